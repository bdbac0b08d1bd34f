"""Every choice is in the link: a mailed link, back and forward, two visitors at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Expected
from tests.browser.reader import (
    TITLES,
    WAIT,
    box,
    cards,
    choose,
    link_of,
    menu,
    open_page,
    settled,
    shows_cards,
    shows_link,
)
from tests.browser.server import serving

DEFAULTS = {
    "data": "official",
    "period": "2021-Q1",
    "compare": "auto",
    "level": "all",
    "district": "all",
    "sector": "all",
    "lang": "vi",
}
FIRST_QUARTER = ["130.729", "113.375", "98,63%", "1.551", "21,65%", ">99,99%"]


def test_a_reader_opens_the_newest_full_report(page: Page, expected: Expected) -> None:
    open_page(page, "overview")
    shows_cards(page, FIRST_QUARTER)
    assert expected.cards() == FIRST_QUARTER
    shows_link(page, "overview", **DEFAULTS)
    assert link_of(page) == DEFAULTS


@pytest.mark.parametrize("first", ["areas", "methods"])
def test_the_first_request_of_a_fresh_server_may_be_a_mailed_link(
    visit: Callable[..., Page], expected: Expected, tmp_path: Path, first: str
) -> None:
    """Nothing is built yet: the app builds its store and shows the page of the link."""
    with serving(tmp_path / "store", tmp_path / "log.txt") as fresh:
        page = visit(at=fresh)
        open_page(page, first, period="2024-Q1", lang="en")
        for name in TITLES:
            expect(menu(page, TITLES[name]["en"])).to_be_visible()
        expect(box(page, "period")).to_have_value("Q1 2024")
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
        expect(box(page, "period")).to_have_value(period, timeout=WAIT)
        if name == "overview":
            filters = {} if level == "all" else {"level": level}
            shows_cards(page, expected.cards(code, lang, **filters))

    open_page(page, "overview")
    stands("overview", "Quý I/2021", "all")
    choose(page, "level", "Cơ quan ngành dọc")
    stands("overview", "Quý I/2021", "central")
    choose(page, "period", "Quý I/2024")
    stands("overview", "Quý I/2024", "central")
    menu(page, "Phương pháp").click()
    stands("methods", "Quý I/2024", "central")
    page.get_by_role("radio", name="EN").click()
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
    expect(box(other, "period")).to_have_value("Q1 2024")
    assert cards(other) == expected.cards("2024-Q1", "en", level="commune")


def test_a_link_within_the_page_keeps_every_choice(page: Page) -> None:
    open_page(page, "overview", compare="2019-Q3", level="commune")
    page.locator(".st-key-tiles a").first.click()
    shows_link(page, "areas", **{**DEFAULTS, "compare": "2019-Q3", "level": "commune"})
