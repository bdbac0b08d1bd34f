"""From a name in a table to its profile and back: by mouse and by keyboard, with every choice."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import TITLES, WAIT, link_of, open_page, settled, shows_link


def open_table(page: Page) -> Locator:
    """The sectors of the first quarter as a table: building, land, investment by their rates."""
    open_page(page, "overview", period="2021-Q1", lang="vi")
    page.get_by_text("Xem tất cả dạng bảng, tải CSV và XLSX").click()
    table = page.locator(".table", has_text="Đất đai")
    expect(table).to_be_visible(timeout=WAIT)
    settled(page, TITLES["overview"]["vi"])
    return table


def shows(page: Page, of: str, name: str) -> None:
    """Wait until the profile stands there."""
    settled(page, TITLES["profile"]["vi"])
    expect(page.locator(".hero")).to_contain_text(name, timeout=WAIT)
    shows_link(page, "profile", of=of, period="2021-Q1", data="official", lang="vi")


def test_a_name_opens_its_profile_and_back_leads_back(page: Page) -> None:
    open_table(page).get_by_role("link", name="Đất đai").click()
    shows(page, "sector.dat-dai", "97,16%")
    assert "metric" not in link_of(page)
    page.go_back()
    settled(page, TITLES["overview"]["vi"])
    page.go_forward()
    shows(page, "sector.dat-dai", "97,16%")


def test_a_name_is_opened_by_keyboard(page: Page) -> None:
    open_table(page).get_by_role("button", name="Tỷ lệ đúng hạn").first.focus()
    while "Đất đai" not in page.evaluate("document.activeElement.innerText"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shows(page, "sector.dat-dai", "97,16%")
