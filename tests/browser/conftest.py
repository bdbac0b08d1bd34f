"""One server, one browser and one store for all browser tests; a context of its own for each.

All end with the last of them: while Playwright runs no other test of the process can have a loop.

Without Chromium the tests are skipped; with REQUIRE_BROWSER=1 a missing one fails them.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.i18n import translator
from analytics.query import value_text
from analytics.store import Reader, ensure, open_reader
from analytics.views.overview import overview
from tests.browser.reader import WAIT
from tests.browser.server import DESK, MISSING, PHONE, find_chromium, launch, serving

SIZES = {"desk": DESK, "phone": PHONE}
expect.set_options(timeout=WAIT)


@pytest.fixture(scope="package")
def chromium() -> str:
    found = find_chromium()
    if found is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"REQUIRE_BROWSER=1, but {MISSING}")
        pytest.skip(MISSING)
    return found


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = launch(playwright, chromium)
        yield found
        found.close()


@pytest.fixture(scope="package")
def store(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the published figures: a visitor may ask the server for illustrative ones."""
    folder = tmp_path_factory.mktemp("served") / "store"
    shutil.copytree(published, folder)
    return folder


@pytest.fixture(scope="package")
def lasting() -> set[str]:
    """The addresses of the servers that run until the last test."""
    return set()


@pytest.fixture(scope="package")
def server(
    chromium: str, store: Path, lasting: set[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with serving(store, tmp_path_factory.mktemp("server") / "log.txt") as address:
        lasting.add(address)
        yield address


@pytest.fixture(scope="package")
def office_store(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the office writes to: each of its walks is about a quarter of its own."""
    folder = tmp_path_factory.mktemp("office") / "store"
    shutil.copytree(published, folder)
    return folder


@pytest.fixture(scope="package")
def office(
    chromium: str,
    office_store: Path,
    lasting: set[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """A server that was started for writing."""
    log = tmp_path_factory.mktemp("office-log") / "log.txt"
    with ExitStack() as stack:
        # The server alone: other tests go on beside it.
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DASHBOARD_WRITE", "1")
            address = stack.enter_context(serving(office_store, log))
        lasting.add(address)
        yield address


@pytest.fixture(scope="package")
def tab(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """tab(size, theme, at=…): a tab that stays open for the tests to come, emptied.

    A page in a browser that has read the scripts of its server before costs a third of one in a new
    context, so all tabs of a server stand in one.
    """
    contexts: dict[str, BrowserContext] = {}
    kept: dict[tuple[str, str, str], Page] = {}

    def emptied(size: str = "desk", theme: str = "light", at: str = server) -> Page:
        if at not in contexts:
            contexts[at] = _context(browser, at)
        context, look = contexts[at], (at, size, theme)
        for other in context.pages:
            if other not in kept.values():
                other.close()
        if look not in kept:
            kept[look] = context.new_page()
        page = kept[look]
        # A test may have made it paper or another width, or held its files back.
        page.unroute_all(behavior="ignoreErrors")
        page.set_viewport_size(SIZES[size])
        page.emulate_media(color_scheme=theme, media="screen")
        context.clear_cookies()
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
        # Another origin would take another process, which compiles every script anew.
        page.goto("/_stcore/health")
        page.bring_to_front()  # A tab behind another draws nothing.
        return page

    yield emptied
    for context in contexts.values():
        context.close()


@pytest.fixture
def visit(
    browser: Browser, server: str, lasting: set[str], tab: Callable[..., Page]
) -> Iterator[Callable[..., Page]]:
    """visit(width/height, theme, at=…): a page of a visitor of its own."""
    opened: list[BrowserContext] = []
    given: set[tuple[str, str, str]] = set()

    def visitor(size: str = "desk", theme: str = "light", at: str = server) -> Page:
        if at in lasting and (at, size, theme) not in given:
            given.add((at, size, theme))
            return tab(size, theme, at)
        context = _context(browser, at)
        opened.append(context)
        page = context.new_page()
        page.set_viewport_size(SIZES[size])
        page.emulate_media(color_scheme=theme)
        return page

    yield visitor
    for context in opened:
        context.close()


def _context(browser: Browser, at: str) -> BrowserContext:
    context = browser.new_context(base_url=at, reduced_motion="reduce")
    context.set_default_timeout(WAIT)
    return context


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """A reader at a desk."""
    return visit()


class Expected:
    """What a page has to show, asked of the snapshot directly."""

    def __init__(self, reader: Reader, catalogue: Catalogue) -> None:
        self.reader, self.catalogue = reader, catalogue

    def cards(self, period: str = "2021-Q1", language: str = "vi", **chosen: str) -> list[str]:
        """The values of the four cards of the overview."""
        view = overview(self.reader, self.catalogue, period, Filter(**chosen))
        if view.says_nothing:
            return []
        return [
            value_text(view.value(code), translator(language), short=True)
            for code in ("received", "resolved", "late", "online_rate")
        ]


@pytest.fixture(scope="package")
def expected(store: Path) -> Expected:
    reader = open_reader(ensure(store))
    return Expected(reader, read_catalogue(reader))
