"""A table shows the text of each number and sorts by its value; names lead to their pages."""

import pandas as pd
import pytest
import streamlit as st

from analytics.i18n import translator
from analytics.tables import Table
from pages.ui import filters, tables

NAME = "<b>Sở</b> & 'Y tế'"


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = filters.Choice("official", None, None, filters.Filter(), translator("vi"))
    monkeypatch.setattr(filters, "chosen", lambda: choice)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a page would get."""
    bodies: list[str] = []
    monkeypatch.setattr(st, "html", lambda body: bodies.append(str(body)))
    return bodies


def test_a_cell_shows_the_text_and_keeps_the_value(drawn: list[str]) -> None:
    frame = pd.DataFrame({"Kỳ": ["a", "b"], "Tỷ lệ": [99.306759098787, None]})
    tables.table(Table(frame, {"Tỷ lệ": ["99,31%", "—"]}), alt="Bảng")
    assert '<td class="number" data-value="99.306759098787">99,31%</td>' in drawn[0]
    assert '<td class="number" data-value="">—</td>' in drawn[0]


def test_names_are_links_in_their_column_and_nothing_is_markup(drawn: list[str]) -> None:
    frame = pd.DataFrame({"Kỳ": ["Quý I"] * 2, "Đơn vị": [NAME, "Cả tỉnh"]})
    tables.table(
        Table(frame, {}), alt="Bảng", links=["profile?of=unit.1&x=1", None], linked="Đơn vị"
    )
    assert 'href="profile?of=unit.1&amp;x=1"' in drawn[0]
    assert "&lt;b&gt;Sở&lt;/b&gt;" in drawn[0]
    assert drawn[0].count("<a ") == 1
    assert "<td>Cả tỉnh</td>" in drawn[0]


def test_as_many_links_as_rows(drawn: list[str]) -> None:
    with pytest.raises(ValueError, match="zip"):
        tables.table(Table(pd.DataFrame({"Đơn vị": ["a", "b"]}), {}), alt="Bảng", links=["x"])


def test_a_course_is_a_line_on_the_scale_with_its_numbers(drawn: list[str]) -> None:
    frame = pd.DataFrame({"Đơn vị": ["a", "b"], "Từ": [[98.274209012464, 100.0], None]})
    tables.table(Table(frame, {}), alt="Bảng", lines={"Từ": (98.0, 100.0)})
    assert 'aria-label="98,27 · 100,00"' in drawn[0]
    # From 0.27 of 2 above the lowest to the highest: both edges, there and back.
    assert "polygon(0.0% 75.9%, 100.0% 0.0%, 100.0% 12.0%, 0.0% 87.9%)" in drawn[0]
    assert "<td>—</td>" in drawn[0]


@pytest.mark.parametrize(
    ("rows", "searched", "told"), [(12, False, ""), (13, True, ""), (61, True, "Còn 1 dòng")]
)
def test_a_long_table_is_searched_and_says_what_paper_leaves_out(
    drawn: list[str], rows: int, searched: bool, told: str
) -> None:
    tables.table(Table(pd.DataFrame({"Đơn vị": ["a"] * rows}), {}), alt="Bảng")
    assert ("table-search" in drawn[0]) is searched
    assert ("table-rest" in drawn[0]) is bool(told)
    assert told in drawn[0]


def test_an_empty_table_has_its_headings(drawn: list[str]) -> None:
    tables.table(Table(pd.DataFrame({"Đơn vị": []}), {}), alt="Bảng")
    assert "Đơn vị" in drawn[0]
    assert "<td" not in drawn[0]
