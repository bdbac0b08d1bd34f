"""The small line on a card."""

import re
from xml.etree import ElementTree

import pytest

from analytics.charts import sparkline


def test_three_points_make_one_line_with_a_dot_at_the_last() -> None:
    drawn = sparkline([1, 3, 2], width=96, height=28)
    assert re.findall(r'points="([^"]*)"', drawn) == ["3,25 48,3 93,14"]
    assert '<circle cx="93" cy="14" r="2.5"' in drawn
    assert "currentColor" in drawn


@pytest.mark.parametrize("values", [[], [1.0], [1.0, 2.0], [1.0, None, 2.0]])
def test_fewer_than_three_values_are_no_course(values: list[float | None]) -> None:
    assert sparkline(values) == ""


def test_a_gap_breaks_the_line() -> None:
    drawn = sparkline([1, 2, None, 3, 4])
    assert drawn.count("<polyline") == 2


def test_not_a_number_is_a_gap_and_a_lone_value_a_point() -> None:
    drawn = sparkline([1, float("nan"), 3, 4])
    assert drawn.count("<polyline") == 1
    assert drawn.count("<circle") == 2


def test_equal_values_run_through_the_middle() -> None:
    assert 'points="3,14 48,14 93,14"' in sparkline([5, 5, 5])


def test_it_is_one_well_formed_picture_with_a_voice_or_none() -> None:
    spoken = ElementTree.fromstring(sparkline([1, 2, 3], 'đúng hạn <"2021">'))
    assert spoken.get("aria-label") == 'đúng hạn <"2021">'
    assert spoken.get("role") == "img"
    silent = ElementTree.fromstring(sparkline([1, 2, 3]))
    assert silent.get("aria-hidden") == "true"
