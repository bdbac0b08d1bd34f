"""The pictures of every page: ``make screenshots`` writes them to docs/screenshots/.

Both languages, both themes, both widths: what a reader sees first, without scrolling.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from analytics.store import build
from analytics.texts import LANGUAGES
from tests.browser.reader import PATHS, open_page
from tests.browser.server import DESK, MISSING, PHONE, ROOT, find_chromium, launch, serving

FOLDER = ROOT / "docs" / "screenshots"
SIZES = (DESK, PHONE)
THEMES = ("light", "dark")
HEAVIEST = 300_000  # bytes; a README shall load on a phone
# What a page is shown with; the others as they open. Published figures have no counts by unit, so
# these three are shown with the illustrative dataset, which says so in the picture.
SHOWN = {
    "compare": {"data": "demo", "period": "2020-Q2", "compare": "2019-Q2"},
    "ranking": {"data": "demo", "period": "2021-Q1", "population": "districts"},
    "profile": {"data": "demo", "period": "2021-Q1", "of": "unit.570"},
}


def main() -> None:
    """Take every picture from a server of its own; prints each path."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit(MISSING)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build(store)
        with serving(store, Path(folder) / "log.txt") as address, sync_playwright() as playwright:
            browser = launch(playwright, chromium)
            for name, language, theme, size in product(PATHS, LANGUAGES, THEMES, SIZES):
                path = FOLDER / f"{name}-{language}-{theme}-{size['width']}.png"
                _take(browser, address, path, name, language, theme, size)
                if path.stat().st_size > HEAVIEST:
                    sys.exit(f"{path} is heavier than {HEAVIEST} bytes")
                print(path.relative_to(ROOT))
            browser.close()


def _take(
    browser: Browser,
    address: str,
    path: Path,
    name: str,
    language: str,
    theme: str,
    size: dict[str, int],
) -> None:
    context = browser.new_context(
        base_url=address, viewport=size, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    open_page(page, name, lang=language, **SHOWN.get(name, {}))
    page.screenshot(path=path, animations="disabled")
    context.close()


if __name__ == "__main__":
    main()
