"""The language is chosen on every page, and a link brings its own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import PATHS, WAIT, open_page, press, settled, shows_link
from tests.pages.opened import TITLES

USUAL = [("profile", "phone")]
# The field is the same on all; at a desk test_framework.py presses it on the overview.
EVERY_PAGE = [
    pytest.param(name, size, marks=() if (name, size) in USUAL else pytest.mark.deep)
    for name in PATHS
    for size in ("desk", "phone")
]


@pytest.mark.parametrize(("name", "size"), EVERY_PAGE)
def test_the_language_is_chosen_on_the_page(
    visit: Callable[..., Page], name: str, size: str
) -> None:
    page = visit(size)
    open_page(page, name)
    for language in ("en", "vi"):
        press(page, language.upper())
        settled(page, TITLES[name][language])
        expect(page.locator("html")).to_have_attribute("lang", language, timeout=WAIT)
        shows_link(page, name, lang=language)


def test_a_link_brings_its_language(page: Page) -> None:
    open_page(page, "methods", lang="en")
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=WAIT)
