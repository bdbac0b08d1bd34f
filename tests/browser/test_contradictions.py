"""A leader asks what does not add up: from the overview to the text to send, in three clicks."""

from playwright.sync_api import Page, expect

from tests.browser.reader import TITLES, menu, open_page, settled


def test_contradicting_figures_are_three_clicks_away(page: Page) -> None:
    """The menu, its entry, the text of the gravest finding."""
    open_page(page, "overview", period="2021-Q1")
    menu(page, TITLES["quality"]["vi"]).click()
    settled(page, TITLES["quality"]["vi"])
    hero = page.locator(".hero")
    expect(hero.locator(".big")).to_have_text("2")
    expect(hero).to_contain_text("chưa thống nhất trong báo cáo quý I/2021")
    card = page.locator("[class*=st-key-panel-finding]").first
    expect(card.locator(".badge")).to_contain_text("Chưa thống nhất")
    expect(card.locator(".sums").nth(1)).to_contain_text("= 295.292 > 170.397")
    expect(card.locator(".prints li", has_text="Công an tỉnh").first).to_contain_text("170.397")
    expect(card.locator(".prints li", has_text="Công an tỉnh").first).to_contain_text("đoạn 9")
    card.get_by_text("Văn bản gửi đơn vị, có thể sao chép").click()
    expect(card.locator("code")).to_contain_text("Kính đề nghị quý cơ quan kiểm tra")
