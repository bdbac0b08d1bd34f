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

# A chart, or the words in its place where no document gives its rates.
CHARTS = ".stPlotlyChart, .empty"


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
def test_by_phone_answer_and_two_cards_stand_on_the_first_screen_filters_in_two_rows(
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
    # Period and comparison side by side, below them the button of the scope and the language.
    fields = [places(page.locator(f".st-key-{name}"))[0] for name in ("period", "compare")]
    assert fields[0]["y"] == fields[1]["y"]
    below = [places(page.locator(f".st-key-{name}"))[0] for name in ("scope", "lang")]
    assert min(box["y"] for box in below) >= fields[0]["y"] + fields[0]["height"]
    assert max(box["x"] + box["width"] for box in [*fields, *below]) <= PHONE["width"]
