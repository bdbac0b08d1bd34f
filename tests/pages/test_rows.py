"""Rows: marks stand where their values are, the target line is what it counts, names are whole."""

import re
from typing import Any

import pytest

from analytics.charts.axis import Axis, rate_axis
from pages.ui import markup, rows
from pages.ui.rows import Row

AXIS = Axis(0.9, 1.0, (0.9, 0.95, 1.0), 0.05)


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Draws rows and returns their markup."""
    shown: list[str] = []
    monkeypatch.setattr(
        markup, "show", lambda name, **values: shown.append(markup.render(name, **values))
    )

    def drawn(*of: Row, axis: Axis | None = AXIS, **more: Any) -> str:
        rows.draw(list(of), axis, alt="Đúng hạn theo cấp", **more)
        return str(shown[-1])

    return drawn


def test_a_mark_stands_at_its_value_and_inside_the_track(draw: Any) -> None:
    text = draw(Row("Huyện", "91,58%", 0.9158), Row("Xa", "12%", 0.12), Row("Đủ", "100%", 1.0))
    assert re.findall(r'class="dot" style="left:([\d.]+)%"', text) == ["15.8", "0", "100.0"]


def test_both_values_of_a_row_are_joined_from_the_earlier_to_the_later(draw: Any) -> None:
    text = draw(Row("Huyện", "98% → 92%", 0.92, before=0.98))
    assert 'class="dot was" style="left:80.0%"' in text
    assert 'class="dot" style="left:20.0%"' in text
    assert 'class="span" style="left:20.0%;width:60.0%"' in text


def test_an_interval_spans_its_two_ends(draw: Any) -> None:
    assert 'class="span" style="left:10.0%;width:20.0%"' in draw(
        Row("A", "92%", 0.92, between=(0.91, 0.93))
    )


def test_a_target_is_solid_when_it_counts_and_dashed_before(draw: Any) -> None:
    row = Row("A", "92%", 0.92)
    assert '<i class="line" style="left:50.0%">' in draw(row, line=0.95, in_force=True)
    assert '<i class="line later" style="left:50.0%">' in draw(row, line=0.95)
    assert 'class="line' not in draw(row)


def test_a_rate_without_counts_is_hollow_and_a_verdict_has_sign_and_colour(draw: Any) -> None:
    text = draw(Row("A", "92%", 0.92, hollow=True), Row("B", "90%", 0.9, state="bad", sign="▲"))
    assert 'class="dot hollow"' in text
    assert re.search(r'<div class="row bad".*?▲</span> 90%', text, re.S)


def test_a_row_without_value_has_no_mark_and_stays_in_its_place(draw: Any) -> None:
    text = draw(Row("Xã", "chưa có số liệu"), Row("Huyện", "92%", 0.92))
    assert text.count('class="dot') == 1
    assert text.index("Xã") < text.index("Huyện")


def test_names_are_whole_escaped_and_lead_on(draw: Any) -> None:
    name = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố <Nha Trang>"
    text = draw(
        Row(name, ">99,99%", 0.99, href="profile?of=unit.568", way=("Nguyên nhân", "?key=1"))
    )
    assert name.replace("<", "&lt;").replace(">", "&gt;") in text
    assert "&gt;99,99%" in text
    assert 'href="profile?of=unit.568"' in text and '<a href="?key=1"' in text


def test_the_list_is_named_for_screen_readers_and_says_where_its_axis_starts(draw: Any) -> None:
    text = draw(Row("A", "92%", 0.92), remark="Trục từ 90% đến 100%.")
    assert 'role="list" aria-label="Đúng hạn theo cấp"' in text
    assert "Trục từ 90% đến 100%." in text


def test_one_row_and_equal_values_are_drawn(draw: Any) -> None:
    axis = rate_axis([0.9158, 0.9158])
    assert draw(Row("A", "91,58%", 0.9158, before=0.9158), axis=axis).count('class="dot') == 2
