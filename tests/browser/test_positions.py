"""Where things stand, measured: the answer is seen without scrolling, at a desk and by phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from analytics.texts import LANGUAGES
from tests.browser.reader import PATHS, open_page
from tests.browser.server import DESK, PHONE

every_page = pytest.mark.parametrize("name", PATHS)
both_languages = pytest.mark.parametrize("language", LANGUAGES)
PERIODS = pytest.mark.parametrize("period", ["2021-Q1", "2024-Q1", "2019-Q3"])

# A chart, or the words in its place where no document gives its rates.
CHARTS = ".stPlotlyChart, .empty"

# What sticks out of the window, unless it stands in a strip of its own that scrolls or is hidden.
STICKING_OUT = """() => {
  const contained = element => {
    for (let up = element; up && !up.matches('[data-testid="stMain"]'); up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  };
  return [...document.querySelectorAll('[data-testid="stMain"] *')].filter(element => {
    const place = element.getBoundingClientRect();
    return place.width && place.right > innerWidth + 1 && !contained(element);
  }).map(element => element.outerHTML.slice(0, 200));
}"""
SCROLLS_SIDEWAYS = """() => [document.documentElement, document.body,
  ...document.querySelectorAll('[data-testid="stApp"], [data-testid="stMain"]')]
  .some(element => element.scrollWidth > element.clientWidth + 1)"""
CUT = """() => [...document.querySelectorAll('.kpi-value, .kpi-name span, .tile-row span')]
  .filter(element => element.clientWidth && element.scrollWidth > element.clientWidth + 1)
  .map(element => element.innerText)"""


def places(found: Locator) -> list[dict[str, float]]:
    """Left, top, width and height of everything found."""
    boxes = [one.bounding_box() for one in found.all()]
    assert boxes
    assert None not in boxes
    return [box for box in boxes if box is not None]


def bottom(found: Locator) -> float:
    """How far down the lowest of them reaches."""
    return max(box["y"] + box["height"] for box in places(found))


@both_languages
@PERIODS
def test_at_a_desk_answer_cards_and_both_charts_stand_on_the_first_screen(
    page: Page, language: str, period: str
) -> None:
    open_page(page, "overview", lang=language, period=period)
    assert page.locator(".kpi").count() == 6
    assert len({box["y"] for box in places(page.locator(".kpi"))}) == 1
    for name in (".answer", ".kpis", CHARTS):
        assert bottom(page.locator(name)) <= DESK["height"], name
    assert page.locator(CHARTS).count() == 2


def test_below_the_banner_is_one_gap(page: Page) -> None:
    """With the banner all stands lower; nothing unseen between it and the filters adds to that."""
    open_page(page, "overview", data="demo", period="2021-Q1")
    filters = page.locator(".st-key-filters").bounding_box()
    cards, answer = page.locator(".kpis").bounding_box(), page.locator(".answer").bounding_box()
    assert filters and cards and answer
    gap = cards["y"] - answer["y"] - answer["height"]
    assert filters["y"] - bottom(page.locator(".banner")) == pytest.approx(gap, abs=1)
    assert bottom(page.locator(".stPlotlyChart").nth(1)) <= DESK["height"] - gap


@both_languages
@PERIODS
def test_by_phone_answer_and_two_cards_stand_on_the_first_screen(
    visit: Callable[..., Page], language: str, period: str
) -> None:
    page = visit("phone")
    open_page(page, "overview", lang=language, period=period)
    cards = places(page.locator(".kpi"))
    assert len(cards) == 6
    columns = {round(box["x"]) for box in cards}
    assert len(columns) == 2
    assert [round(box["x"]) for box in cards[::2]] == [min(columns)] * 3
    for spark in page.locator(".kpi-spark").all():
        expect(spark).to_be_hidden()
    assert bottom(page.locator(".answer")) <= PHONE["height"]
    assert max(box["y"] + box["height"] for box in cards[:2]) <= PHONE["height"]
    charts = places(page.locator(CHARTS))
    assert len(charts) == 2
    assert len({round(box["x"]) for box in charts}) == 1
    assert all(box["width"] <= PHONE["width"] for box in charts)


@every_page
@both_languages
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_answer_is_seen_first_and_nothing_scrolls_sideways(
    visit: Callable[..., Page], name: str, language: str, size: str
) -> None:
    page = visit(size)
    open_page(page, name, lang=language)
    height = {"desk": DESK, "phone": PHONE}[size]["height"]
    answer = page.locator(".answer")
    assert bottom(page.locator("h1")) <= places(answer)[0]["y"] + 1
    assert bottom(answer) <= height
    assert not page.evaluate(SCROLLS_SIDEWAYS)
    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate(CUT) == []


@both_languages
def test_the_filters_of_a_phone_stand_in_two_rows(
    visit: Callable[..., Page], language: str
) -> None:
    """Period and comparison side by side, below them the button of the scope and the language."""
    page = visit("phone")
    open_page(page, "overview", lang=language)
    fields = [places(page.locator(f".st-key-{name}"))[0] for name in ("period", "compare")]
    assert fields[0]["y"] == fields[1]["y"]
    below = [places(page.locator(f".st-key-{name}"))[0] for name in ("scope", "lang")]
    assert min(box["y"] for box in below) >= fields[0]["y"] + fields[0]["height"]
    assert max(box["x"] + box["width"] for box in [*fields, *below]) <= PHONE["width"]
