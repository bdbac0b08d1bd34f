"""The walk of a leader: the rate fell → why → the unit and the sector → its profile → the link."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from analytics.catalogue import read_catalogue
from analytics.filters import Filter
from analytics.i18n import VI
from analytics.query import value_text
from analytics.store import Reader
from analytics.views.compare import Change, Question, change, headline
from tests.browser.reader import (
    TITLES,
    WAIT,
    cards,
    choose,
    link_of,
    menu,
    open_page,
    settled,
    shows_link,
    turn_to,
)

PERIOD = "2020-Q2"
WHY = "Nguyên nhân"


@pytest.fixture(scope="module")
def why(with_demo: Reader) -> Callable[..., Change]:
    """The change that the pages speak of, asked of the same figures directly."""
    catalogue = read_catalogue(with_demo)

    def ask(split: str, level: str | None = None) -> Change:
        chosen = Filter(level=level)
        question = Question("on_time_rate", split, PERIOD, None, chosen, "demo")
        return change(with_demo, catalogue, question)

    return ask


def answers(page: Page, *told: str) -> None:
    """Wait until the answer of the page says all of this."""
    for one in told:
        expect(page.locator(".hero")).to_contain_text(one, timeout=WAIT)


def slowest(found: Change) -> tuple[str, str]:
    """The group whose own rate pulled the total down most: its key and its name."""
    assert found.split is not None
    effects = found.split.effects
    key = min(effects, key=lambda one: effects[one].rate)
    return key, found.name(key, VI)


def test_from_a_fall_to_the_unit_behind_it_and_on_by_mail(
    visit: Callable[..., Page], why: Callable[..., Change]
) -> None:
    page = visit()
    open_page(page, "overview", data="demo", period=PERIOD)
    whole = why("level")
    assert whole.comparison is not None and (whole.comparison.difference or 0) < 0
    assert value_text(whole.later, VI) in page.locator(".hero").inner_text()

    page.locator(
        'a[href*="level=district&district=all"][href*="compare?"]', has_text=WHY
    ).first.click()
    settled(page, TITLES["compare"]["vi"])
    shows_link(page, "compare", data="demo", period=PERIOD, level="district", split="sector")
    sectors = why("sector", "district")
    answers(page, value_text(sectors.earlier, VI), value_text(sectors.later, VI))
    answers(page, headline(sectors, VI), "do tỷ lệ đúng hạn giảm")
    _sector, name = slowest(sectors)
    expect(page.locator(".st-key-panel-contributions")).to_contain_text(name)

    choose(page, "split", "Đơn vị")
    shows_link(page, "compare", level="district", split="unit")
    by_unit = why("unit", "district")
    unit, name = slowest(by_unit)
    answers(page, f"tại {name}")
    shown = {one.key: value_text(one.later, VI) for one in by_unit.groups}
    row = page.locator(".st-key-panel-groups .row", has_text=name)
    expect(row).to_contain_text(shown[unit])

    row.get_by_role("link", name=WHY).click()
    settled(page, TITLES["compare"]["vi"])
    shows_link(page, "compare", split="unit", key=unit)
    expect(page.locator(".st-key-panel-own")).to_contain_text(name)
    expect(page.locator(".row.chosen")).to_contain_text(name)

    page.locator(".table").get_by_role("link", name=name).click()
    settled(page, TITLES["profile"]["vi"])
    shows_link(page, "profile", of=f"unit.{unit}", data="demo", period=PERIOD)
    answers(page, name, shown[unit])

    mailed = page.url
    other = page.context.new_page()
    other.goto(mailed)
    settled(other, TITLES["profile"]["vi"])
    answers(other, name, shown[unit])
    assert cards(other) == cards(page)
    assert link_of(other) == link_of(page)


@pytest.mark.deep
def test_published_figures_say_how_far_they_reach(visit: Callable[..., Page]) -> None:
    page = visit()
    open_page(page, "overview", period="2021-Q1", compare="2019-Q3")
    turn_to(page, "compare", period="2021-Q1", compare="2019-Q3")
    settled(page, TITLES["compare"]["vi"])
    answers(page, "97,76%", "98,63%", "không tách được nguyên nhân")

    menu(page, TITLES["ranking"]["vi"]).click()
    settled(page, TITLES["ranking"]["vi"])
    expect(page.locator(".empty")).to_contain_text("chưa công bố số của từng đơn vị")

    open_page(page, "profile", period="2021-Q1", of="unit.568")
    answers(page, "UBND thành phố Nha Trang", "2,45%")
    assert cards(page) == ["2,45%"]
    other = page.context.new_page()
    other.goto(page.url)
    settled(other, TITLES["profile"]["vi"])
    answers(other, "UBND thành phố Nha Trang", "2,45%")
