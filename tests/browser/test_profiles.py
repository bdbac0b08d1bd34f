"""From a row of a table to its profile and back: by mouse, by keyboard, nothing opened twice."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import (
    ROW,
    TITLES,
    WAIT,
    link_of,
    open_page,
    settled,
    shows_link,
    tick,
)

_SECTORS = "overview-sectors-table"


def open_table(page: Page) -> Locator:
    """The sectors of the first quarter as a table: building, land, investment by their rates."""
    open_page(page, "overview", period="2021-Q1", lang="vi")
    page.get_by_text("Xem tất cả dạng bảng, tải CSV và XLSX").click()
    table = page.locator(f".st-key-{_SECTORS}")
    expect(table.locator("canvas").first).to_be_visible(timeout=WAIT)
    settled(page, TITLES["overview"]["vi"])
    return table


def shows(page: Page, of: str, name: str) -> None:
    """Wait until the profile stands there."""
    settled(page, TITLES["profile"]["vi"])
    expect(page.locator(".hero")).to_contain_text(name, timeout=WAIT)
    shows_link(page, "profile", of=of, period="2021-Q1", data="official", lang="vi")


def test_a_row_opens_its_profile_and_back_opens_nothing(page: Page) -> None:
    tick(open_table(page), 2)
    shows(page, "sector.dat-dai", "97,16%")
    assert "metric" not in link_of(page)
    page.go_back()
    settled(page, TITLES["overview"]["vi"])
    # A selection that had stayed would leave the page within the run.
    page.wait_for_timeout(1_000)
    settled(page, TITLES["overview"]["vi"])
    page.go_forward()
    shows(page, "sector.dat-dai", "97,16%")


def test_a_row_is_opened_by_keyboard_as_the_table_says(page: Page) -> None:
    table = open_table(page)
    expect(page.get_by_text("Chọn một dòng để xem đơn vị.").first).to_be_visible()
    table.scroll_into_view_if_needed()
    table.click(position={"x": 120, "y": ROW + ROW // 2})
    stands_on(page, 0)
    page.keyboard.press("ArrowDown")
    stands_on(page, 1)
    page.keyboard.press("Shift+Space")
    shows(page, "sector.dat-dai", "97,16%")


def stands_on(page: Page, row: int) -> None:
    """Wait until the table has taken the key before: a cell of the row has the focus."""
    page.wait_for_function(
        "row => document.activeElement?.id.match(/^glide-cell-\\d+-(\\d+)$/)?.[1] === `${row}`",
        arg=row,
    )
