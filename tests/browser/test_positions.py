"""Where things stand, measured: the answer is seen without scrolling, at a desk and by phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import bottom, open_page, places
from tests.browser.server import DESK, PHONE

# Vietnamese words are the longer ones, the newest full report has most to show.
both_languages = pytest.mark.parametrize(
    "language", ["vi", pytest.param("en", marks=pytest.mark.deep)]
)
PERIODS = pytest.mark.parametrize(
    "period",
    ["2021-Q1", *(pytest.param(code, marks=pytest.mark.deep) for code in ("2019-Q3", "2024-Q1"))],
)

PANELS = "[class*='st-key-panel-']"
# Pixels: the whole overview, at a desk and on a phone.
LONGEST = {"desk": 1_700, "phone": 2_600}
WHOLE = "document.querySelector('.stMain').scrollHeight"


@both_languages
@PERIODS
def test_at_a_desk_answer_cards_and_both_lists_begin_on_the_first_screen(
    page: Page, language: str, period: str
) -> None:
    open_page(page, "overview", lang=language, period=period)
    cards = places(page.locator(".card"))
    assert len(cards) == 4
    assert len({box["y"] for box in cards}) == 1
    for name in (".hero", ".cards"):
        assert bottom(page.locator(name)) <= DESK["height"], name
    lists = places(page.locator(PANELS))[:2]
    assert len({box["y"] for box in lists}) == 1
    assert all(box["y"] < DESK["height"] for box in lists)


def test_header_bar_and_content_are_aligned(page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 900})
    open_page(page, "overview")
    left = {name: places(page.locator(name))[0]["x"] for name in (".st-key-bar", ".hero", ".cards")}
    assert len(set(left.values())) == 1, left
    assert places(page.locator(".hero"))[0]["width"] <= 1_320


def test_the_bar_is_one_line_at_a_desk_and_stays_in_sight(page: Page) -> None:
    open_page(page, "overview", data="demo", period="2021-Q1")
    boxes = ("data", "period", "compare", "district", "sector", "more", "menu")
    middles = [
        box["y"] + box["height"] / 2
        for name in boxes
        for box in places(page.locator(f".st-key-{name}"))[:1]
    ]
    assert max(middles) - min(middles) <= 4
    page.locator(".stMain").evaluate("main => main.scrollTo(0, 900)")
    (bar,) = places(page.locator(".st-key-bar"))
    assert 0 <= bar["y"] <= 60


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("data", ["official", "demo"])
def test_the_overview_is_short(visit: Callable[..., Page], size: str, data: str) -> None:
    page = visit(size)
    open_page(page, "overview", data=data, period="2021-Q1")
    assert page.evaluate(WHOLE) <= LONGEST[size]


@both_languages
@PERIODS
def test_by_phone_answer_and_two_cards_stand_on_the_first_screen(
    visit: Callable[..., Page], language: str, period: str
) -> None:
    page = visit("phone")
    open_page(page, "overview", lang=language, period=period)
    cards = places(page.locator(".card"))
    assert len(cards) == 4
    columns = {round(box["x"]) for box in cards}
    assert len(columns) == 2
    assert bottom(page.locator(".hero .big, .hero-sentence")) <= PHONE["height"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    # The boxes are behind one button.
    expect(page.locator(".st-key-district")).to_be_hidden()
    page.locator(".sheet summary").click()
    expect(page.locator(".st-key-district")).to_be_visible()


@pytest.mark.parametrize("width", [320, 768, 1024, 2560])
def test_no_width_cuts_the_menu_or_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, "overview", lang="en")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    header = page.locator(".stAppHeader").inner_text()
    assert "more" not in header
    if width < 768:
        assert "Menu" in page.get_by_test_id("stExpandSidebarButton").evaluate(
            "button => getComputedStyle(button, '::after').content"
        )
    else:
        assert "Explanations" in header
