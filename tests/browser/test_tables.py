"""A table sorts numbers by their value, keeps the rows searched for, and copies what it shows."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import WAIT, open_page

UNITS = 8


def units(page: Page, language: str = "vi") -> Locator:
    """The districts of the illustrative quarter as a table."""
    open_page(page, "ranking", data="demo", population="districts", period="2021-Q1", lang=language)
    page.locator(".st-key-ranking-table-open summary").click()
    table = page.locator(".table")
    expect(table.locator("tbody tr")).to_have_count(UNITS, timeout=WAIT)
    return table


def column(table: Locator, at: int) -> list[str]:
    return table.locator(f"tbody tr > :nth-child({at + 1})").all_inner_texts()


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_a_heading_sorts_by_value_there_and_back(page: Page, language: str) -> None:
    table = units(page, language)
    heads = table.locator("thead button").all_inner_texts()
    shown = {at: column(table, at) for at in range(len(heads))}
    late = next(at for at, texts in shown.items() if "218" in texts)
    button = table.locator("thead button").nth(late)
    button.click()
    rising = sorted(shown[late], key=int)
    assert rising != sorted(shown[late])  # as text they would stand otherwise
    assert column(table, late) == rising
    expect(table.locator("thead th").nth(late)).to_have_attribute("aria-sort", "ascending")
    button.press("Enter")
    assert column(table, late) == rising[::-1]
    names = table.locator("thead button").first
    names.click()
    assert (
        column(table, 0) == sorted(shown[0], key=lambda name: name.split()[-1])
        or column(table, 0) != shown[0]
    )


def test_unknown_values_come_last_in_either_order(page: Page) -> None:
    table = units(page)
    cell = table.locator("tbody tr td.number").first
    cell.evaluate("cell => { cell.dataset.value = ''; cell.textContent = '—'; }")
    at = cell.evaluate("cell => cell.cellIndex")
    for _order in ("ascending", "descending"):
        table.locator("thead button").nth(at).click()
        assert column(table, at)[-1] == "—"


@pytest.mark.parametrize("typed", ["ninh hoa", "Ninh Hòa", "NINH HOÀ"])
def test_the_box_above_a_long_table_finds_names_without_accents(page: Page, typed: str) -> None:
    open_page(page, "overview", data="demo", period="2021-Q1")
    page.locator(".st-key-overview-tables-open summary").click()
    place = page.locator(".table-place", has_text="UBND thị xã Ninh Hòa")
    rows = place.locator("tbody tr")
    expect(rows.first).to_be_visible(timeout=WAIT)
    everything = rows.count()
    place.locator(".table-search").press_sequentially(typed)
    seen = place.locator("tbody tr:visible")
    assert 0 < seen.count() < everything
    for text in seen.all_inner_texts():
        assert "Ninh Hòa" in text
    place.locator(".table-search").fill("")
    expect(seen).to_have_count(everything)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("vi", "98,63%"), pytest.param("en", "98.63%", marks=pytest.mark.deep)],
)
def test_what_is_selected_is_copied_as_it_is_shown(page: Page, language: str, shown: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, "trends", period="2021-Q1", lang=language)
    page.locator(".st-key-trends-table-open summary").click()
    cell = page.locator(".table td", has_text=shown).first
    cell.scroll_into_view_if_needed()
    cell.evaluate("cell => getSelection().selectAllChildren(cell)")
    page.keyboard.press("Control+C")
    page.wait_for_function(
        "async shown => (await navigator.clipboard.readText()).trim() === shown",
        arg=shown,
        timeout=WAIT,
    )
