"""What the framework does by itself and the dashboard mends: its words, the links of its menu."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.ui import filters
from tests.browser.reader import (
    TITLES,
    WAIT,
    box,
    link_of,
    menu,
    open_page,
    press,
    settled,
    shows_link,
)

FRAME = "rgb(11, 79, 75)"  # --frame of the style sheet
NEW_TAB = ({"button": "middle"}, {"modifiers": ["Control"]}, {"modifiers": ["Shift"]})


def skip_link(page: Page) -> Locator:
    return page.get_by_test_id("stSkipToContent")


@pytest.mark.deep
def test_a_page_in_a_new_tab_shows_the_same_choice_a_plain_click_stays(page: Page) -> None:
    open_page(page, "overview", period="2024-Q1", level="commune", lang="en")
    tabs = len(page.context.pages)
    for how in NEW_TAB:
        with page.context.expect_page() as opened:
            menu(page, TITLES["areas"]["en"]).click(**how)
        other = opened.value
        settled(other, TITLES["areas"]["en"])
        here, there = link_of(page), link_of(other)
        assert {name: there[name] for name in filters.NAMES} == here
        assert (here["period"], here["level"]) == ("2024-Q1", "commune")
        expect(page.locator("h1")).to_have_text(TITLES["overview"]["en"])
        other.close()
    menu(page, TITLES["areas"]["en"]).click()
    settled(page, TITLES["areas"]["en"])
    assert link_of(page)["period"] == "2024-Q1"
    assert len(page.context.pages) == tabs


def test_the_framework_speaks_the_language_of_the_page(page: Page) -> None:
    """Also after the reader has changed it, there and back."""
    said = {"vi": "Đến nội dung chính", "en": "Skip to main content"}
    arrow = {"vi": "Mở", "en": "Open"}
    open_page(page, "overview")
    for language in ("vi", "en", "vi"):
        press(page, language.upper())
        settled(page, TITLES["overview"][language])
        expect(page.locator("html")).to_have_attribute("lang", language, timeout=WAIT)
        shows_link(page, "overview", lang=language)
        expect(skip_link(page)).to_have_text(said[language], timeout=WAIT)
        button = page.locator(".st-key-period button").first
        expect(button).to_have_attribute("aria-label", arrow[language], timeout=WAIT)


def test_what_the_framework_says_later_is_said_in_vietnamese_too(page: Page) -> None:
    open_page(page, "trends")
    box(page, "metric").click()
    page.keyboard.type("zzzz")
    expect(page.get_by_test_id("stSelectboxVirtualDropdown")).to_contain_text(
        "Không có kết quả", timeout=WAIT
    )


def test_a_cold_visit_shows_name_and_skeleton_before_any_script_runs(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    page.route("**/*.js", lambda route: None)  # None comes, as over a slow line.
    page.goto("/trends?lang=en", wait_until="commit")
    header = page.locator("#skeleton header")
    expect(header).to_be_visible()
    expect(header).to_contain_text("Khánh Hòa administrative reform")
    assert header.evaluate("header => getComputedStyle(header).backgroundColor") == FRAME
    assert page.title() == "Khánh Hòa administrative reform"
    page.unroute("**/*.js")
    open_page(page, "trends", lang="en")
    expect(page.locator("#skeleton")).to_be_hidden()


@pytest.mark.parametrize(("system", "chosen"), [("light", "Dark"), ("dark", "Light")])
def test_the_skeleton_has_the_chosen_theme_whatever_the_system_has(
    visit: Callable[..., Page], system: str, chosen: str
) -> None:
    page = visit(theme=system)
    open_page(page, "trends")
    scheme = "element => getComputedStyle(element).colorScheme"
    assert page.locator("#skeleton").evaluate(scheme) == system
    with page.expect_navigation():
        page.locator("button.theme").click()
    page.route("**/*.js", lambda route: None)
    page.goto("/trends", wait_until="commit")
    assert page.locator("#skeleton").evaluate(scheme) == chosen.lower()
