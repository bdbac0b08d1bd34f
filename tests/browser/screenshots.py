"""Pictures of every page in both languages, both themes and both widths: ``make screenshots``.

They go to docs/screenshots/<page>-<language>-<theme>-<width>.png, as tall as one screen.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from analytics.store import ensure
from analytics.texts import LANGUAGES
from tests.browser.reader import PATHS, open_page
from tests.browser.server import MISSING, ROOT, find_chromium, launch, serving

FOLDER = ROOT / "docs" / "screenshots"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = ((1440, 900), (390, 844))
# The pages that need more than official data to be seen at work are shown with illustrative data.
LINKS = {"trends": {"data": "demo", "split": "level"}}


def main() -> int:
    """Take all pictures from a server of its own; return the exit code."""
    chromium = find_chromium()
    if chromium is None:
        print(MISSING, file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        ensure(folder / "store")
        with serving(folder / "store", folder / "log.txt") as address:
            browser = launch(playwright, chromium)
            for theme, (width, height) in product(THEMES, SIZES):
                context = browser.new_context(
                    base_url=address,
                    viewport={"width": width, "height": height},
                    color_scheme=theme,
                )
                page = context.new_page()
                for page_name, language in product(PATHS, LANGUAGES):
                    open_page(page, page_name, lang=language, **LINKS.get(page_name, {}))
                    path = FOLDER / f"{page_name}-{language}-{theme}-{width}.png"
                    page.screenshot(path=path)
                    print(path.relative_to(ROOT))
                context.close()
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
