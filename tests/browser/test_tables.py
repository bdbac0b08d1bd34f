"""A table reads out and copies what it shows, and sorts numbers by their value."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import ROW, WAIT, open_page

# What a column may show, in the order of its values.
SORTED = {
    "vi": [
        "−14,33",
        "(▼ 2)",
        "0",
        "0,05",
        "(▲ 8)",
        "9,50%",
        "10,20%",
        ">99,99%",
        "1.551",
        "12.034",
    ],
    "en": [
        "−14.33",
        "(▼ 2)",
        "0",
        "0.05",
        "(▲ 8)",
        "9.50%",
        "10.20%",
        ">99.99%",
        "1,551",
        "12,034",
    ],
}


@pytest.mark.parametrize(
    ("language", "shown"),
    [("vi", "98,63%"), pytest.param("en", "98.63%", marks=pytest.mark.deep)],
)
def test_a_cell_says_and_copies_the_text_that_is_shown_and_sorts_by_value(
    page: Page, language: str, shown: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, "trends", period="2021-Q1", lang=language)
    page.locator(".stExpander summary").first.click()
    table = page.locator('[data-testid="stDataFrame"]').first
    table.scroll_into_view_if_needed()
    cells = table.get_by_role("gridcell", include_hidden=True)
    expect(cells.filter(has_text=shown).first).to_be_attached(timeout=WAIT)
    texts = cells.all_text_contents()
    heads = table.get_by_role("columnheader", include_hidden=True).count()
    row, column = divmod(texts.index(shown), heads)
    table.click(position={"x": 60, "y": ROW * (row + 1) + ROW // 2})
    for _ in range(column):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+C")
    page.wait_for_function(
        "async shown => await navigator.clipboard.readText() === shown", arg=shown, timeout=WAIT
    )
    # Numbers are sorted by their value, words as words.
    sort = "texts => texts.sort((one, other) => one.localeCompare(other))"
    assert page.evaluate(sort, SORTED[language][::-1]) == SORTED[language]
    assert page.evaluate(sort, ["Xã B", "—", "Xã A"]) == ["—", "Xã A", "Xã B"]
