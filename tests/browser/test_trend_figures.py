"""Charts over time as they are drawn: no text covers another one, a mark or a line, none is cut."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.collisions import at_widths, collisions
from tests.browser.reader import open_page

FIGURE = ".js-plotly-plot"


@pytest.mark.parametrize(
    "link",
    [
        {"metric": "par_index_rank", "kind": "year"},
        {"data": "demo", "split": "unit", "key": "so-giao-thong-van-tai"},
        {"data": "demo", "split": "level", "lang": "en"},
        pytest.param({"data": "demo"}, marks=pytest.mark.deep),
        pytest.param({"data": "demo", "metric": "fees_online"}, marks=pytest.mark.deep),
        pytest.param({"data": "demo", "split": "sector"}, marks=pytest.mark.deep),
    ],
    ids=["ranks", "unit", "levels", "total", "money", "sectors"],
)
def test_nothing_covers_anything_at_any_width(page: Page, link: dict[str, str]) -> None:
    for width in at_widths(page, 1100):
        open_page(page, "trends", **link)
        figure = page.locator(FIGURE)
        expect(figure.locator(".xtick text").first).to_be_visible()
        assert collisions(figure) == [], width
        # A figure is light: a band, its middle, a line and the names.
        assert figure.evaluate("one => one.querySelectorAll('*').length") < 320


def test_collisions_are_seen(page: Page) -> None:
    """The measure itself: a text moved upon another one is told."""
    open_page(page, "trends", metric="par_index_rank", kind="year")
    figure = page.locator(FIGURE)
    first, second = (figure.locator(".xtick text").nth(place) for place in (0, 1))
    expect(second).to_be_visible()
    assert collisions(figure) == []
    second.evaluate(
        "(node, other) => node.replaceWith(other.cloneNode(true))", first.element_handle()
    )
    (found,) = collisions(figure)
    assert "covers" in found
