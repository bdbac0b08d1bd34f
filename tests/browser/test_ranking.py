"""Xếp hạng in the browser: the worst district and its causes, counted in clicks; the funnel."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.collisions import at_widths, collisions
from tests.browser.reader import TITLES, WAIT, open_page, settled, shows_link


def test_the_worst_district_and_why_are_two_clicks_away(page: Page) -> None:
    open_page(page, "ranking", data="demo", period="2020-Q2")
    page.get_by_test_id("stButtonGroup").get_by_text("Huyện", exact=True).click()
    expect(page.locator(".hero-name")).to_have_text("Huyện Cam Lâm", timeout=WAIT)
    expect(page.locator(".hero")).to_contain_text("thấp hơn rõ rệt")
    row = page.locator(".st-key-panel-ranking .row.bad", has_text="Huyện Cam Lâm")
    row.get_by_text("Nguyên nhân", exact=True).click()
    settled(page, TITLES["compare"]["vi"])
    shows_link(page, "compare", split="sector", district="570", level="district", data="demo")
    expect(page.locator(".hero")).to_contain_text("Cam Lâm", timeout=WAIT)


@pytest.mark.parametrize(
    "link",
    [
        {"population": "districts", "period": "2018-Q2", "key": "568"},
        {"population": "departments", "period": "2018-Q2", "lang": "en"},
        pytest.param({"population": "communes", "period": "2021-Q1"}, marks=pytest.mark.deep),
    ],
    ids=["districts", "departments", "communes"],
)
def test_no_name_of_the_funnel_covers_anything(page: Page, link: dict[str, str]) -> None:
    for width in at_widths(page, 1100):
        open_page(page, "ranking", data="demo", **link)
        page.locator(".st-key-ranking-funnel-open summary").click()
        figure = page.locator(".js-plotly-plot")
        expect(figure.locator(".xtick text").first).to_be_visible(timeout=WAIT)
        assert collisions(figure) == [], width
