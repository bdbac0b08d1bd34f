"""Tổng quan: what its findings lead to, and the names on its map."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import TITLES, WAIT, link_of, open_page, settled

WORST = {"data": "demo", "period": "2020-Q2"}


def test_the_worst_district_is_one_click_away_and_so_is_why(page: Page) -> None:
    """The illustrative data have a bad quarter of Cam Lâm."""
    open_page(page, "overview", **WORST)
    matter = page.locator(".st-key-panel-matters li").first
    expect(matter).to_contain_text("UBND huyện Cam Lâm")
    matter.get_by_role("link", name="Xem đơn vị").click()
    settled(page, TITLES["profile"]["vi"])
    expect(page.locator(".stMain")).to_contain_text("UBND huyện Cam Lâm", timeout=WAIT)
    assert link_of(page).items() >= {**WORST, "of": "unit.570"}.items()
    page.go_back()
    settled(page, TITLES["overview"]["vi"])
    matter.get_by_role("link", name="Nguyên nhân").click()
    settled(page, TITLES["compare"]["vi"])
    wanted = {**WORST, "level": "district", "district": "570", "split": "sector"}
    assert link_of(page).items() >= wanted.items()


@pytest.mark.parametrize("width", [1440, 1024])
def test_names_on_the_map_stand_clear_of_each_other(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, "overview", data="demo", period="2021-Q1")
    names = page.locator(".map-sheet > .circle-name, .map-islands")
    expect(names.first).to_be_visible()
    boxes = [name.bounding_box() for name in names.all()]
    assert len(boxes) == 9
    for one, other in combinations(boxes, 2):
        assert one and other
        apart = (
            one["x"] + one["width"] <= other["x"]
            or other["x"] + other["width"] <= one["x"]
            or one["y"] + one["height"] <= other["y"]
            or other["y"] + other["height"] <= one["y"]
        )
        assert apart, (one, other)


def test_by_phone_the_map_opens_by_a_click(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, "overview", data="demo", period="2021-Q1")
    expect(page.locator(".map-sheet")).to_be_hidden()
    page.locator(".map summary").click()
    expect(page.locator(".map-sheet")).to_be_visible()
