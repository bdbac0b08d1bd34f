"""What a leader looks up, counted in clicks: a figure and its paragraph, one unit over time."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.collisions import at_widths, collisions
from tests.browser.reader import TITLES, WAIT, link_of, open_page, settled, shows_link

# The middle of a name within a picture, which is no box of the page.
_MIDDLE = """node => {
  const box = node.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


class Clicks:
    """A reader who counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.number = page, 0

    def press(self, target: Locator) -> None:
        """Press something that is in sight."""
        target.click()
        self.number += 1

    def menu(self, group: str, title: str) -> None:
        """Open a group of the menu and go to one of its pages."""
        self.press(self.page.get_by_test_id("stTopNavSection").get_by_text(group, exact=True))
        self.press(self.page.get_by_test_id("stTopNavDropdownLink").get_by_text(title, exact=True))
        settled(self.page, title)


def shows_hero(page: Page, *words: str) -> None:
    """Wait until the answer of the page says all of this."""
    for word in words:
        expect(page.locator(".hero")).to_contain_text(word, timeout=WAIT)


def test_a_figure_and_its_paragraph_are_three_clicks_away(page: Page) -> None:
    open_page(page, "overview", period="2021-Q1")
    clicks = Clicks(page)
    clicks.menu("Tra cứu", TITLES["areas"]["vi"])
    row = page.locator(".figures li", has_text="Chứng thư số tích hợp trên E-office")
    expect(row.locator(".value")).to_have_text("3.436 chứng thư")
    expect(row.locator(".where")).to_have_text("mục II.6, đoạn 3")
    clicks.press(row.get_by_role("link").first)
    assert clicks.number <= 3
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("mục II.6, đoạn 3")
    expect(drawer.locator(".lead")).to_contain_text("3.436 chứng thư")
    shows_link(page, "areas", indicator="digital_certificates", period="2021-Q1")


def test_a_figure_is_found_without_accents(page: Page) -> None:
    open_page(page, "areas", period="2021-Q1")
    page.get_by_role("searchbox").fill("chung thu so")
    expect(page.locator(".hero")).to_contain_text("“chung thu so”", timeout=WAIT)
    values = page.locator(".figures .value")
    expect(values.filter(has_text="3.436 chứng thư")).to_have_count(1)
    shows_link(page, "areas", q="chung thu so".replace(" ", "+"))


def test_one_department_over_time_is_three_clicks_away(page: Page) -> None:
    open_page(page, "overview", data="demo", period="2021-Q1")
    clicks = Clicks(page)
    clicks.menu("Tra cứu", TITLES["profile"]["vi"])
    clicks.press(page.get_by_role("link", name="Sở Tư pháp", exact=True))
    settled(page, TITLES["profile"]["vi"])
    assert clicks.number <= 3
    shows_hero(page, "Sở Tư pháp", "99,90%", "MINH HỌA")
    trend = page.locator(".st-key-panel-trend")
    expect(trend.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=WAIT)
    shows_link(page, "profile", of="unit.so-tu-phap", data="demo", period="2021-Q1")


@pytest.mark.parametrize(
    ("typed", "name", "of"),
    [
        ("ninh hoa", "UBND thị xã Ninh Hòa", "unit.572"),
        ("Ninh Hoà", "UBND thị xã Ninh Hòa", "unit.572"),
        ("tu phap", "Sở Tư pháp", "unit.so-tu-phap"),
    ],
)
def test_the_search_box_finds_every_spelling(page: Page, typed: str, name: str, of: str) -> None:
    open_page(page, "profile", data="demo", period="2021-Q1")
    box = page.get_by_role("combobox", name="Tìm đơn vị, địa bàn, lĩnh vực")
    box.fill("")
    box.press_sequentially(typed)
    options = page.get_by_role("option")
    expect(options.first).to_contain_text(name)
    options.first.click()
    shows_hero(page, name)
    shows_link(page, "profile", of=of)


def test_a_mailed_link_shows_the_same_view_to_another_reader(
    visit: Callable[..., Page], page: Page
) -> None:
    open_page(page, "profile", data="demo", period="2021-Q1")
    page.get_by_role("link", name="UBND thành phố Nha Trang", exact=True).click()
    shows_hero(page, "UBND thành phố Nha Trang", "91,77%")
    settled(page, TITLES["profile"]["vi"])
    other = visit()
    other.goto(page.url)
    settled(other, TITLES["profile"]["vi"])
    assert link_of(other) == link_of(page)
    for part in (".hero", ".card-value", ".row-name", ".panel-title"):
        texts = page.locator(part).all_inner_texts()
        assert texts
        assert other.locator(part).all_inner_texts() == texts


def test_a_name_in_the_heat_map_leads_to_its_sector(page: Page) -> None:
    open_page(page, "profile", data="demo", period="2021-Q1", of="unit.568")
    name = page.locator(".st-key-panel-heat g.ytick a", has_text="Đất đai").first
    name.evaluate("node => node.scrollIntoView({block: 'center'})")
    middle = name.evaluate(_MIDDLE)
    page.mouse.click(*middle)
    shows_hero(page, "Đất đai", "97,16%")
    shows_link(page, "profile", of="sector.dat-dai", data="demo", period="2021-Q1")


def test_nothing_in_the_pictures_of_a_unit_covers_another(page: Page) -> None:
    for width in at_widths(page, 900):
        open_page(page, "profile", data="demo", period="2021-Q1", of="unit.568")
        for panel in ("heat", "trend"):
            figure = page.locator(f".st-key-panel-{panel} .js-plotly-plot").first
            assert collisions(figure) == [], (width, panel)
