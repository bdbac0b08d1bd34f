"""(a) From the click on an option to the painted number: page, static twin and Dash in turn."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from analytics.filters import Filter
from analytics.overview import overview
from analytics.periods import label
from analytics.query import Catalogue, read_catalogue, value_text
from analytics.store import Reader, current, open_reader
from analytics.texts import LEVELS
from tests.bench import servers
from tests.bench.browser import WAIT, chromium, clicked, opened
from tests.bench.choices import LINK
from tests.bench.result import Row, milliseconds
from tests.bench.viewer import Viewer

LEVELS_TRIED = ("all", "commune")
PERIODS_TRIED = 15
OF_DASH = 1.1
_DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_PAUSE = 300  # ms after the number: charts are drawn, nothing of one page runs into the next


def rows(store: Path) -> list[Row]:
    """Thirty choices of period at two levels, not made before; then the same again."""
    path = current(store)
    assert path is not None
    reader = open_reader(path)
    catalogue = read_catalogue(reader)
    periods = [code for code in catalogue.report_periods("demo") if code != LINK["period"]]
    periods = periods[:PERIODS_TRIED]
    with (
        servers.streamlit("dashboard.py", store) as own,
        servers.streamlit("tests/bench/twin.py", store) as other,
        servers.python("tests.bench.dash_page", store) as dash,
        chromium() as browser,
    ):
        _record(other.address, periods)
        told = []
        for words in ("cold", "warm"):
            times: list[list[float]] = [[], [], []]
            for level in LEVELS_TRIED:
                with _three(browser, own.address, other.address, dash.address, level) as pages:
                    for place, period in enumerate(periods):
                        shown = _cards(reader, catalogue, period, level)
                        for turn in range(3):
                            number = (turn + place) % 3
                            times[number].append(_choose(pages[number], period, shown))
            page, twin, dashed = times
            told += [
                _row(f"Tổng quan, click to paint, {words}; floor: twin", page, twin, None),
                _row(f"Tổng quan, click to paint, {words}; against Dash", page, dashed, OF_DASH),
            ]
        return told


def _record(address: str, periods: list[str]) -> None:
    for level in LEVELS_TRIED:
        with Viewer(address, **{**LINK, "level": level}) as twin:
            for period in periods:
                twin.choose(period=label(period, "vi"))


@contextmanager
def _three(
    browser: Browser, own: str, other: str, dash: str, level: str
) -> Iterator[tuple[Page, Page, Page]]:
    link = urlencode({**LINK, "level": level})
    pages = (
        opened(browser, f"{own}/?{link}"),
        opened(browser, f"{other}/?{link}"),
        opened(browser, dash),
    )
    for page in pages:
        page.wait_for_selector(".kpi-value", timeout=WAIT)
    if level != "all":
        pages[2].locator("#level").click()
        pages[2].get_by_role("option", name=LEVELS[level].in_("vi"), exact=True).click()
    for page in pages:
        page.wait_for_timeout(1500)
    yield pages
    for page in pages:
        page.context.close()


def _choose(page: Page, period: str, shown: str) -> float:
    page.bring_to_front()
    streamlit = page.locator(".st-key-period button")
    (streamlit.first if streamlit.count() else page.locator("#period")).click()
    option = page.get_by_role("option", name=label(period, "vi"), exact=True)
    option.wait_for(timeout=WAIT)
    seconds = clicked(page, option, ".kpi-value", shown)
    if streamlit.count():
        page.wait_for_selector(_DONE, timeout=WAIT)
    page.wait_for_timeout(_PAUSE)
    return seconds


def _cards(reader: Reader, catalogue: Catalogue, period: str, level: str) -> str:
    chosen = Filter(None if level == "all" else level)
    view = overview(reader, catalogue, period, chosen, dataset="demo")
    return "|".join(value_text(card.answer, "vi", short=True) for card in view.cards.values())


def _row(what: str, times: list[float], floors: list[float], limit: float | None) -> Row:
    ratio = median(times) / median(floors)
    spread = chain((median(times),), (min(times), max(times)))
    middle, least, most = map(milliseconds, spread)
    return Row(
        "a",
        what,
        f"{middle} ({least} … {most})",
        milliseconds(median(floors)),
        ratio,
        "" if limit is None else f"≤ {limit:g} ×",
        None if limit is None else ratio <= limit,
    )


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1])):
        print(row)
