"""Both languages to the end: nothing Vietnamese is left in English, nothing English in Vietnamese.

Everything is read that a reader can see or hear: text, labels, placeholders, descriptions. Names of
the field (a newspaper, a district, a document) are data and stay as the catalogue writes them.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Expected
from tests.browser.reader import PATHS, WAIT, open_page, open_scope, settled, shows_link
from tests.pages.opened import TITLES

# The framework's own words that are neither an option nor mended by pages/_ui/words.js.
FRAMEWORK = {"stDataFrame": r"Scrollable table.*"}
ENGLISH = re.compile(
    r"\b(the|of|and|with|for|from|show|hide|open|close|choose|search|select|download|fullscreen"
    r"|option|loading|running|page|pages|skip|plot|view|clear|help|more|results|link|copy|edit"
    r"|reset|zoom|app|selected|is|are|was|not|all|period|late|rate|count"
    r"|dossiers?|received|resolved|reported|source|figures?)\b",
    re.IGNORECASE,
)
# Names that are the same in both languages.
NAMES = re.compile(
    r"PAR INDEX|SIPAS|PAPI|PCI|Vietnam\.vn|VOV|Zalo|E-[Oo]ffice|II?\.\d|SHA-256|VI|EN|CSV|PNG|email"
)
VIETNAMESE = re.compile(
    r"\w*[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]\w*", re.IGNORECASE
)
SAID = """() => {
  const said = [];
  const place = element => element.closest('[data-testid]')?.dataset.testid ?? '';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element.closest('script, style, noscript, [data-testid="stIconMaterial"]')) continue;
    const text = walker.currentNode.textContent.trim();
    const lang = element.closest('[lang]').lang;
    if (text) said.push([text, place(element), lang]);
  }
  const attributes = ['aria-label', 'placeholder', 'title', 'alt', 'data-tip', 'data-title'];
  for (const element of document.querySelectorAll('body *'))
    for (const name of attributes) {
      const text = element.getAttribute(name);
      if (text) said.push([text, place(element), element.closest('[lang]').lang]);
    }
  return said;
}"""

every_page = pytest.mark.parametrize("name", PATHS)


def said(page: Page, language: str) -> list[tuple[str, str]]:
    """What the page says in its language, with the part of the framework it stands in."""
    open_scope(page)
    return [(text, place) for text, place, spoken in page.evaluate(SAID) if spoken == language]


def english_names(expected: Expected) -> set[str]:
    """Vietnamese words within the English names that the catalogue gives."""
    known = expected.catalogue
    rows = [*known.documents.values(), *known.units.values(), *known.sectors.values()]
    rows += [*known.indicators.values(), *known.areas.values(), *known.events, *known.proposals]
    rows += expected.reader.rows("select source_en from targets")
    rows += expected.reader.rows("select note_en from current_indicator_values")
    columns = ("publisher", "source_en", "note_en")
    texts = (
        str(value)
        for row in rows
        for column, value in row.items()
        if value and (column.endswith("_en") or column in columns)
    )
    return {word.lower() for text in texts for word in VIETNAMESE.findall(text)}


@every_page
def test_nothing_vietnamese_is_left_in_english(page: Page, expected: Expected, name: str) -> None:
    open_page(page, name, lang="en")
    names = english_names(expected)
    left = [
        text
        for text, _place in said(page, "en")
        if any(word.lower() not in names for word in VIETNAMESE.findall(text))
    ]
    assert not left, "\n".join(left)


@every_page
def test_nothing_english_is_left_in_vietnamese(page: Page, name: str) -> None:
    open_page(page, name, lang="vi")
    left = [
        f"{place}: {text}"
        for text, place in said(page, "vi")
        if ENGLISH.search(NAMES.sub("", text))
        and not re.fullmatch(FRAMEWORK.get(place, "(?!)"), text)
    ]
    assert not left, "\n".join(left)


@every_page
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_language_is_chosen_on_the_page(
    visit: Callable[..., Page], name: str, size: str
) -> None:
    page = visit(size)
    open_page(page, name)
    for language in ("en", "vi"):
        page.get_by_role("radio", name=language.upper(), exact=True).click()
        settled(page, TITLES[name][language])
        expect(page.locator("html")).to_have_attribute("lang", language, timeout=WAIT)
        shows_link(page, name, lang=language)


def test_a_link_brings_its_language(page: Page) -> None:
    open_page(page, "methods", lang="en")
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=WAIT)
