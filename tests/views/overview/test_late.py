"""How few units hold half of the late dossiers."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.i18n import EN, VI
from analytics.texts import Bilingual
from analytics.views.overview.late import late_units
from analytics.views.overview.say import late_part, late_sentence
from analytics.views.overview.units import Unit
from tests.query.stories import an_answer
from tests.views.overview.stories import unit


def late_of(*late: int) -> list[Unit]:
    """Units u0, u1, … with so many late dossiers of 100."""
    return [unit(f"u{n:03}", (100 - one, 100)) for n, one in enumerate(late)]


@pytest.mark.parametrize(
    ("late", "total", "half", "cumulative"),
    [
        ((10, 30, 20), 60, 1, [30 / 60, 50 / 60, 1]),  # 30 are exactly half
        ((10, 29, 20), 59, 2, [29 / 59, 49 / 59, 1]),
        ((5, 5, 5, 5), 20, 2, [0.25, 0.5, 0.75, 1]),  # equal units
        ((0, 7, 0), 7, 1, [1]),
        ((0, 0), 0, 0, []),
        ((), 0, 0, []),
    ],
)
def test_half_by_hand(
    late: tuple[int, ...], total: int, half: int, cumulative: list[float]
) -> None:
    found = late_units(late_of(*late))
    assert (found.total, found.units, found.half) == (total, len(late), half)
    assert [one.cumulative for one in found.holders] == pytest.approx(cumulative)


def test_the_most_come_first_and_equal_ones_by_code() -> None:
    found = late_units(late_of(5, 9, 5, 0))
    assert [one.unit.key for one in found.holders] == ["u001", "u000", "u002"]


def test_units_without_counts_are_not_counted() -> None:
    bare = unit("bare", None)
    rated = Unit("rated", "commune", bare.name, an_answer(key="rated"), None)
    found = late_units([*late_of(4), bare, rated])
    assert (found.total, found.units) == (4, 1)


def test_the_rest_is_what_the_first_leave() -> None:
    found = late_units(late_of(8, 7, 6, 5, 0, 0))
    assert found.rest(2) == (4, 11)
    assert found.rest(4) == (2, 0)
    assert found.rest(8) == (2, 0)


@pytest.mark.parametrize(
    ("late", "vi", "en"),
    [
        (
            (20, 30, 9, 0),
            "**1** trên 4 đơn vị giữ quá nửa số hồ sơ trễ (30 trên 59).",
            "**1** of 4 units holds more than half of the late dossiers (30 of 59).",
        ),
        (
            (10, 30, 20),
            "**1** trên 3 đơn vị giữ đúng một nửa số hồ sơ trễ (30 trên 60).",
            "**1** of 3 units holds exactly half of the late dossiers (30 of 60).",
        ),
        (
            (0, 7, 0),
            "Mọi hồ sơ trễ (**7**) đều ở một đơn vị: Xã u001.",
            "All late dossiers (**7**) are at one unit: u001 commune.",
        ),
        ((0, 0), "Không đơn vị nào có hồ sơ trễ.", "No unit has late dossiers."),
    ],
)
def test_the_sentence(late: tuple[int, ...], vi: str, en: str) -> None:
    found = late_units(late_of(*late))
    assert (late_sentence(found, VI), late_sentence(found, EN)) == (vi, en)


@given(st.lists(st.integers(0, 100), max_size=30), st.randoms(use_true_random=False))
def test_half_is_the_smallest_number_that_reaches_half(
    late: list[int], chance: random.Random
) -> None:
    members = late_of(*late)
    found = late_units(members)
    ordered = sorted(late, reverse=True)
    assert found.total == sum(late)
    reach = [n for n in range(len(late) + 1) if 2 * sum(ordered[:n]) >= sum(late)]
    assert found.half == reach[0]
    chance.shuffle(members)
    assert late_units(members) == found


def test_a_part_of_the_units_is_told_as_one() -> None:
    late = an_answer("late", 5, covered=2, expected=166)
    assert late_part(late, VI) == "2 trên 166 đơn vị đã gửi: không phải mọi hồ sơ trễ."
    assert late_part(late, EN) == "2 of 166 units reported: these are not all late dossiers."
    assert late_part(None, VI) == ""


def test_units_that_resolved_nothing_are_no_part_that_is_missing() -> None:
    nothing = replace(
        an_answer(value=None, counts=(0, 0), covered=1, expected=1), key="u9", basis="computed"
    )
    members = [*late_of(3, 2), Unit("u9", "province", Bilingual("u9", "u9"), nothing, None)]
    found = late_units(members)
    assert (found.units, found.total) == (3, 5)
    assert late_part(an_answer("late", 5, covered=3, expected=3), VI) == ""
