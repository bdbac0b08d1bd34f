"""Every choice is in the link: a mailed link, back and forward, two visitors at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Expected
from tests.browser.reader import (
    TITLES,
    cards,
    choose,
    link_of,
    menu,
    open_page,
    press,
    settled,
    shows_cards,
    shows_link,
    shows_period,
)
from tests.browser.server import serving

# The titles of the cards of areas.
AREAS = '[class*="st-key-panel-area-"] .panel-title'
DEFAULTS = {
    "data": "official",
    "period": "2021-Q1",
    "compare": "auto",
    "level": "all",
    "district": "all",
    "sector": "all",
    "lang": "vi",
}
REMEMBER_THE_MENU = """
  window.menu = new Set();
  new MutationObserver(() => document.querySelectorAll(
    '[data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]'
  ).forEach(link => menu.add(link.innerText.trim()))).observe(document,
    {childList: true, subtree: true, characterData: true});
"""
FIRST_QUARTER = ["130.729", "113.375", "1.551", "21,65%"]


@pytest.mark.deep
def test_a_reader_opens_the_newest_full_report(page: Page, expected: Expected) -> None:
    open_page(page, "overview")
    shows_cards(page, FIRST_QUARTER)
    assert expected.cards() == FIRST_QUARTER
    shows_link(page, "overview", **DEFAULTS)
    assert link_of(page) == DEFAULTS


@pytest.mark.parametrize("first", ["areas", pytest.param("methods", marks=pytest.mark.deep)])
@pytest.mark.deep
def test_the_first_request_of_a_fresh_server_may_be_a_mailed_link(
    visit: Callable[..., Page], expected: Expected, tmp_path: Path, first: str
) -> None:
    """Nothing is built yet: the app builds its store and shows the page of the link."""
    with serving(tmp_path / "store", tmp_path / "log.txt") as fresh:
        page = visit(at=fresh)
        page.add_init_script(REMEMBER_THE_MENU)
        open_page(page, first, period="2024-Q1", lang="en")
        # While the store is built the framework must not show the file names of pages/ as a menu.
        assert set(page.evaluate("[...menu]")) <= {titles["en"] for titles in TITLES.values()}
        for name in TITLES:
            expect(menu(page, TITLES[name]["en"])).to_be_visible()
        shows_period(page, "Q1 2024")
        shows_link(page, first, **{**DEFAULTS, "period": "2024-Q1", "lang": "en"})
        menu(page, "Overview").click()
        settled(page, "Overview")
        shows_cards(page, expected.cards("2024-Q1", "en"))
        shows_link(page, "overview", **{**DEFAULTS, "period": "2024-Q1", "lang": "en"})


def test_back_and_forward_restore_address_field_and_number(page: Page, expected: Expected) -> None:
    """open → two choices → other page → choice → back × 3 → forward."""

    def stands(name: str, period: str, level: str, **chosen: str) -> None:
        lang = chosen.get("language", "vi")
        settled(page, TITLES[name][lang])
        code = {"Quý I/2021": "2021-Q1", "Quý I/2024": "2024-Q1", "Q1 2024": "2024-Q1"}[period]
        shows_link(page, name, period=code, level=level, lang=lang)
        if name == "overview":
            shows_period(page, period)
            filters = {} if level == "all" else {"level": level}
            shows_cards(page, expected.cards(code, lang, **filters))

    open_page(page, "overview")
    stands("overview", "Quý I/2021", "all")
    choose(page, "level", "Cơ quan ngành dọc")
    stands("overview", "Quý I/2021", "central")
    choose(page, "period", "Quý I/2024")
    stands("overview", "Quý I/2024", "central")
    menu(page, TITLES["methods"]["vi"]).click()
    stands("methods", "Quý I/2024", "central")
    press(page, "EN")
    stands("methods", "Q1 2024", "central", language="en")

    page.go_back()
    stands("methods", "Quý I/2024", "central")
    page.go_back()
    stands("overview", "Quý I/2024", "central")
    page.go_back()
    stands("overview", "Quý I/2021", "central")
    page.go_forward()
    stands("overview", "Quý I/2024", "central")
    page.go_forward()
    stands("methods", "Quý I/2024", "central")


def test_a_reload_shows_the_same(page: Page, expected: Expected) -> None:
    open_page(page, "overview", sector="dat-dai", level="district")
    values = expected.cards(sector="dat-dai", level="district")
    shows_cards(page, values)
    page.reload()
    settled(page, "Tổng quan")
    shows_cards(page, values)


def test_two_visitors_each_see_their_own_numbers(
    visit: Callable[..., Page], expected: Expected
) -> None:
    one, other = visit(), visit()
    open_page(one, "overview")
    open_page(other, "overview", period="2024-Q1", lang="en")
    choose(one, "period", "Quý III/2019")
    shows_cards(one, expected.cards("2019-Q3"))
    choose(other, "level", "Commune People's Committees")
    shows_link(other, "overview", period="2024-Q1", level="commune", lang="en")
    shows_link(one, "overview", period="2019-Q3", level="all", lang="vi")
    choose(one, "period", "Quý I/2021")
    shows_cards(one, FIRST_QUARTER)
    shows_period(other, "Q1 2024")
    assert cards(other) == expected.cards("2024-Q1", "en", level="commune")


def test_a_tile_opens_its_area_and_keeps_every_choice(page: Page) -> None:
    open_page(page, "overview", compare="2019-Q3", level="commune")
    tile = page.locator(".tile a").nth(1)
    name = tile.inner_text().strip()
    tile.click()
    settled(page, TITLES["areas"]["vi"])
    kept = {**DEFAULTS, "compare": "2019-Q3", "level": "commune", "area": "institutions"}
    shows_link(page, "areas", **kept)
    expect(page.locator(AREAS)).to_have_count(1)
    expect(page.locator(AREAS)).to_contain_text(name)
    page.go_back()
    settled(page, TITLES["overview"]["vi"])
    shows_link(page, "overview", compare="2019-Q3", level="commune")


@pytest.mark.deep
def test_back_steps_through_the_choices_of_the_areas_page(page: Page) -> None:
    open_page(page, "areas", period="2021-Q1")
    sections = page.locator(AREAS)
    all_of_them = sections.count()
    assert all_of_them > 5
    press(page, "Cải cách thể chế", exact=False)
    shows_link(page, "areas", area="institutions")
    expect(sections).to_have_count(1)
    choose(page, "period", "Quý III/2019")
    shows_link(page, "areas", area="institutions", period="2019-Q3")
    page.go_back()
    shows_link(page, "areas", area="institutions", period="2021-Q1")
    shows_period(page, "Quý I/2021")
    expect(sections).to_have_count(1)
    page.go_back()
    shows_link(page, "areas", area="all", period="2021-Q1")
    expect(sections).to_have_count(all_of_them)


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_by_phone_the_menu_opens_and_leads_on(visit: Callable[..., Page], language: str) -> None:
    page = visit("phone")
    open_page(page, "overview", lang=language, period="2024-Q1")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").get_by_text(TITLES["areas"][language]).click()
    settled(page, TITLES["areas"][language])
    shows_link(page, "areas", lang=language, period="2024-Q1")
