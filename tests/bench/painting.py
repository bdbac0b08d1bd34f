"""(a) From the click on an option to the painted number: page, static twin and Dash in turn."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.i18n import VI
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.query import value_text
from analytics.store import Reader, current, open_reader
from analytics.texts import LEVELS
from analytics.views.overview import overview
from analytics.views.trend import Question, sentence, trend
from pages.ui.cards import BESIDE_THE_HERO
from tests.bench import servers
from tests.bench.browser import WAIT, chromium, clicked, opened
from tests.bench.choices import LINK
from tests.bench.result import Row, milliseconds
from tests.bench.viewer import Viewer

LEVELS_TRIED = ("all", "commune")
TRIED = 15
OF_DASH = 1.0
_DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_PAUSE = 300  # ms after the number: charts are drawn, nothing of one page runs into the next


@dataclass(frozen=True)
class Painted:
    """A page: the box whose options are clicked, and where the numbers stand that are waited for.

    ``shows`` gives for a level each option's text and the numbers that it brings, joined by "|".
    """

    name: str
    path: str
    box: str
    numbers: str
    shows: Callable[[Reader, Catalogue, str], Mapping[str, str]]


def _cards(reader: Reader, catalogue: Catalogue, level: str) -> dict[str, str]:
    periods = [code for code in catalogue.report_periods("demo") if code != LINK["period"]]
    found = {}
    for period in periods[:TRIED]:
        view = overview(reader, catalogue, period, _filter(level), dataset="demo")
        answers = (view.cards[code].answer for code in BESIDE_THE_HERO)
        texts = [value_text(answer, VI, short=True) for answer in answers if answer.value]
        if texts:  # a period without figures shows no card
            found[label(period, "vi")] = "|".join(texts)
    return found


def _sentences(reader: Reader, catalogue: Catalogue, level: str) -> dict[str, str]:
    chosen = _filter(level)
    scope = "" if chosen == Filter() else catalogue.sentence(chosen, VI)
    found = {}
    for code, metric in METRICS.items():
        view = trend(reader, catalogue, Question(code, None, "quarter", chosen, "demo"))
        # The framework's list holds only the options in sight: the rates stand first.
        if metric.format == "rate" and code != "on_time_rate" and view.known:
            said = re.findall(r"\*\*(.+?)\*\*", sentence(view, VI, scope=scope))
            found[metric.label.in_("vi")] = "|".join(said)
    return dict(list(found.items())[:TRIED])


def _filter(level: str) -> Filter:
    return Filter(None if level == "all" else level)


PAGES = (
    Painted("Tổng quan", "", "period", ".card-value", _cards),
    Painted("Xu hướng", "trends", "metric", ".hero b:not(.sample)", _sentences),
)


def rows(store: Path) -> list[Row]:
    """Every page: some thirty choices at two levels, not made before; then the same again."""
    path = current(store)
    assert path is not None
    reader = open_reader(path)
    catalogue = read_catalogue(reader)
    return [row for page in PAGES for row in _page(store, page, reader, catalogue)]


def _page(store: Path, painted: Painted, reader: Reader, catalogue: Catalogue) -> list[Row]:
    shown = {level: painted.shows(reader, catalogue, level) for level in LEVELS_TRIED}
    with (
        servers.streamlit("dashboard.py", store) as own,
        servers.streamlit("tests/bench/twin.py", store) as other,
        servers.python("tests.bench.dash_page", store, painted.path) as dash,
        chromium() as browser,
    ):
        for level in LEVELS_TRIED:
            with Viewer(other.address, painted.path, **{**LINK, "level": level}) as twin:
                for option in shown[level]:
                    twin.choose(**{painted.box: option})
        addresses = (f"{own.address}/{painted.path}", f"{other.address}/{painted.path}")
        told = []
        for words in ("cold", "warm"):
            times: list[list[float]] = [[], [], []]
            for level in LEVELS_TRIED:
                with _three(browser, addresses, dash.address, level) as pages:
                    for place, (option, numbers) in enumerate(shown[level].items()):
                        for turn in range(3):
                            number = (turn + place) % 3
                            seconds = _choose(pages[number], painted, option, numbers)
                            times[number].append(seconds)
            page, twin, dashed = times
            what = f"{painted.name}, click to paint, {words}"
            told += [
                _row(f"{what}; floor: twin", page, twin, None),
                _row(f"{what}; against Dash", page, dashed, OF_DASH),
            ]
        return told


@contextmanager
def _three(
    browser: Browser, addresses: tuple[str, str], dash: str, level: str
) -> Iterator[tuple[Page, Page, Page]]:
    link = urlencode({**LINK, "level": level})
    own, other = (opened(browser, f"{address}?{link}") for address in addresses)
    pages = (own, other, opened(browser, dash))
    for page in pages:
        page.wait_for_selector(".hero", timeout=WAIT)
    if level != "all":
        pages[2].locator("#level").click()
        pages[2].get_by_role("option", name=LEVELS[level].in_("vi"), exact=True).click()
    for page in pages:
        page.wait_for_timeout(1500)
    yield pages
    for page in pages:
        page.context.close()


def _choose(page: Page, painted: Painted, option: str, numbers: str) -> float:
    page.bring_to_front()
    streamlit = page.locator(f".st-key-{painted.box} button")
    (streamlit.first if streamlit.count() else page.locator(f"#{painted.box}")).click()
    place = page.get_by_role("option", name=option, exact=True)
    place.wait_for(timeout=WAIT)
    seconds = clicked(page, place, painted.numbers, numbers)
    if streamlit.count():
        page.wait_for_selector(_DONE, timeout=WAIT)
    page.wait_for_timeout(_PAUSE)
    return seconds


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
