"""What a leader asks before a meeting, at a desk and by phone: who is worst, one area's sector."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from analytics.i18n import VI
from analytics.store import Reader
from tests.browser.reader import TITLES, WAIT, choose, settled, shows_link

PERIOD = "2021-Q1"
SIZES = pytest.mark.parametrize("size", ["desk", "phone"])


def on_time(reader: Reader, clause: str) -> tuple[int, int]:
    """On time and resolved of the illustrative dossiers of some local units."""
    (row,) = reader.rows(
        "select sum(resolved_early + resolved_on_time)::bigint as on_time,"
        " sum(resolved_early + resolved_on_time + resolved_late)::bigint as resolved"
        f" from current_dossiers where dataset = 'demo' and period = ? and {clause}",
        [PERIOD],
    )
    return row["on_time"], row["resolved"]


def hero(page: Page) -> Locator:
    return page.locator(".hero").first


@SIZES
def test_who_is_worst_is_said_at_once_and_two_clicks_away_by_name(
    visit: Callable[..., Page], with_demo: Reader, size: str
) -> None:
    """The report knows levels and sectors, the illustrative figures know units."""
    page = visit(size)
    page.goto("/")
    settled(page, TITLES["overview"]["vi"])
    expect(hero(page)).to_contain_text("98,63%")
    expect(hero(page)).to_contain_text("Thấp nhất: UBND cấp huyện 91,58%")
    worst = page.locator(".st-key-panel-matters li").first
    expect(worst).to_contain_text("đầu tư: đúng hạn 86,84%")
    page.get_by_text("Minh họa", exact=True).first.click()  # the first click
    name = page.locator(".st-key-panel-units").get_by_role("link", name="UBND huyện Cam Lâm").first
    name.click()  # the second
    settled(page, TITLES["profile"]["vi"])
    right, resolved = on_time(with_demo, "unit = '570' and level = 'district'")
    expect(hero(page)).to_contain_text(VI.rate(right / resolved), timeout=WAIT)
    assert VI.rate(right / resolved) == "82,04%"
    shows_link(page, "profile", of="unit.570", data="demo", period=PERIOD)


@SIZES
def test_land_in_nha_trang_is_chosen_in_sight_and_what_is_missing_leads_on(
    visit: Callable[..., Page], with_demo: Reader, size: str
) -> None:
    page = visit(size)
    page.goto("/")
    settled(page, TITLES["overview"]["vi"])
    if size == "phone":
        page.locator(".sheet summary").click()
    choose(page, "district", "Thành phố Nha Trang")
    shows_link(page, "overview", district="568")
    choose(page, "sector", "Đất đai")
    shows_link(page, "overview", district="568", sector="dat-dai", period=PERIOD)
    # No document counts them; both choices stay on the way to the other figures.
    page.get_by_role("link", name="Xem thử với số liệu minh họa").first.click()
    settled(page, TITLES["overview"]["vi"])
    shows_link(page, "overview", data="demo", district="568", sector="dat-dai", period=PERIOD)
    scope = "area = '568' and sector = 'dat-dai' and block = 'local'"
    right, resolved = on_time(with_demo, scope)
    assert (right, resolved) == (922, 1047)
    expect(hero(page)).to_contain_text("88,06%", timeout=WAIT)
    expect(hero(page)).to_contain_text("922 trên 1.047")


def test_land_in_nha_trang_takes_three_clicks_when_words_are_typed(page: Page) -> None:
    """A click opens a box, words without accents and Enter choose in it; the third leads on."""
    page.goto("/")
    settled(page, TITLES["overview"]["vi"])
    for name, words, code in (("district", "nha trang", "568"), ("sector", "dat dai", "dat-dai")):
        page.locator(f".st-key-{name} input").click()  # the first click, the second
        expect(page.get_by_role("option").nth(1)).to_be_visible()
        page.keyboard.type(words, delay=20)
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("Enter")
        shows_link(page, "overview", **{name: code})
    page.get_by_role("link", name="Xem thử với số liệu minh họa").first.click()  # the third
    settled(page, TITLES["overview"]["vi"])
    expect(hero(page)).to_contain_text("88,06%", timeout=WAIT)
