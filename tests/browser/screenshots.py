"""The pictures of the README: ``make screenshots`` writes them to docs/screenshots/.

They show what a reader sees first, without scrolling.
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from analytics.store import build
from tests.browser.reader import open_page
from tests.browser.server import DESK, MISSING, PHONE, ROOT, find_chromium, launch, serving

FOLDER = ROOT / "docs" / "screenshots"
HEAVIEST = 150_000  # bytes; a README shall load on a phone
# Page, language, theme and size of each picture.
PICTURES = (
    ("overview", "vi", "light", DESK),
    ("overview", "vi", "light", PHONE),
    ("overview", "en", "dark", DESK),
    ("areas", "vi", "light", DESK),
    ("compare", "vi", "light", DESK),
    ("ranking", "vi", "light", DESK),
    ("quality", "vi", "light", DESK),
)
# What a page is shown with; the others as they open. Published figures have no counts by unit, so
# these two are shown with the illustrative dataset, which says so in the picture.
SHOWN = {
    "compare": {"data": "demo", "period": "2020-Q2", "compare": "2019-Q2"},
    "ranking": {"data": "demo", "period": "2021-Q1", "population": "districts"},
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
            for page, language, theme, size in PICTURES:
                path = FOLDER / f"{page}-{language}-{theme}-{size['width']}.webp"
                _take(browser, address, path, page, language, theme, size)
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
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    taken.convert("RGB").save(path, lossless=True, method=6)
    context.close()


if __name__ == "__main__":
    main()
