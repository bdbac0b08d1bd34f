"""What every page must hold, however it is looked at: opened once, looked at by every test.

Nothing Vietnamese is left in English, nothing English in Vietnamese: everything is read that a
reader can see or hear. Names of the field (a newspaper, a district, a document) are data and stay
as the catalogue writes them.
"""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import cycle, product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Expected
from tests.browser.reader import PATHS, bottom, open_page, places, scope_open, turn_to
from tests.browser.server import DESK, PHONE
from tests.browser.test_quiet import Listener

# Language, size, theme. Two differ in all three; what only the others would show is rare.
USUAL = [("vi", "desk", "light"), ("en", "phone", "dark")]
LOOKS = [
    *USUAL,
    ("en", "desk", "light"),
    ("vi", "desk", "dark"),
    ("vi", "phone", "light"),
    ("en", "phone", "light"),
]
# In both; the others take them by turns, for they are of the same parts.
START = "overview"
WEIGHTY = ("serious", "critical")
FOUND = {"resultTypes": ["violations"]}
SCOPE = '[data-testid="stPopoverBody"]'
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

# What sticks out of the window, unless it stands in a strip of its own that scrolls or is hidden.
STICKING_OUT = """() => {
  const contained = element => {
    for (let up = element; up && !up.matches('[data-testid="stMain"]'); up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  };
  return [...document.querySelectorAll('[data-testid="stMain"] *')].filter(element => {
    const place = element.getBoundingClientRect();
    return place.width && place.right > innerWidth + 1 && !contained(element);
  }).map(element => element.outerHTML.slice(0, 200));
}"""
SCROLLS_SIDEWAYS = """() => [document.documentElement, document.body,
  ...document.querySelectorAll('[data-testid="stApp"], [data-testid="stMain"]')]
  .some(element => element.scrollWidth > element.clientWidth + 1)"""
CUT = """() => [...document.querySelectorAll('.card-value, .card-name span, .tile-row span')]
  .filter(element => element.clientWidth && element.scrollWidth > element.clientWidth + 1)
  .map(element => element.innerText)"""


@dataclass(frozen=True)
class Standing:
    """A page that has been opened, and what was heard meanwhile."""

    page: Page
    heard: Listener
    name: str
    language: str
    size: str

    def scope_open(self) -> AbstractContextManager[None]:
        """With the button of level, area and sector pressed, where it is looked at: at the start.

        It holds the same on every page.
        """
        return scope_open(self.page) if self.name == START else nullcontext()


def looks() -> list[object]:
    """Every page in every look: most of them are deep."""
    usual = {(START, look) for look in USUAL} | set(zip(PATHS, cycle(USUAL), strict=False))
    return [
        pytest.param(
            (name, look),
            id="-".join((name, *look)),
            marks=() if (name, look) in usual else pytest.mark.deep,
        )
        for look, name in product(LOOKS, PATHS)
    ]


@pytest.fixture(scope="module")
def visits() -> dict[tuple[str, ...], Page]:
    """The visit of each look: its first page is opened, the others follow."""
    return {}


@pytest.fixture(scope="module", params=looks())
def standing(
    request: pytest.FixtureRequest,
    tab: Callable[..., Page],
    visits: dict[tuple[str, ...], Page],
) -> Standing:
    """One page in one look; a test that opens something of it closes it again."""
    name, look = request.param
    language, size, theme = look
    go = turn_to if look in visits else open_page
    if look not in visits:
        visits[look] = tab(size, theme)
    page = visits[look]
    page.bring_to_front()
    heard = Listener(page)
    go(page, name, lang=language)
    return Standing(page, heard, name, language, size)


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds serious or critical."""
    found = Axe().run(page, within, FOUND).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:300]}"
        + json.dumps([check["message"] for check in node["any"]])[:300]
        for one in found
        if one["impact"] in WEIGHTY
        for node in one["nodes"]
    ]


def said(page: Page, language: str) -> list[tuple[str, str]]:
    """What the page says in its language, with the part of the framework it stands in."""
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


def vietnamese_left(page: Page, names: set[str]) -> list[str]:
    return [
        text
        for text, _place in said(page, "en")
        if any(word.lower() not in names for word in VIETNAMESE.findall(text))
    ]


def english_left(page: Page) -> list[str]:
    return [
        f"{place}: {text}"
        for text, place in said(page, "vi")
        if ENGLISH.search(NAMES.sub("", text))
    ]


def test_the_answer_is_seen_first_and_nothing_scrolls_sideways(standing: Standing) -> None:
    page = standing.page
    height = {"desk": DESK, "phone": PHONE}[standing.size]["height"]
    answer = page.locator(".hero, .empty").first
    assert bottom(page.locator("h1")) <= places(answer)[0]["y"] + 1
    assert bottom(answer) <= height
    assert not page.evaluate(SCROLLS_SIDEWAYS)
    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate(CUT) == []


def test_nothing_of_the_other_language_is_left(standing: Standing, expected: Expected) -> None:
    with standing.scope_open():
        if standing.language == "en":
            left = vietnamese_left(standing.page, english_names(expected))
        else:
            left = english_left(standing.page)
    assert not left, "\n".join(left)


def test_axe_finds_nothing_serious(standing: Standing) -> None:
    found = violations(standing.page)
    if standing.name == START:
        with standing.scope_open():
            found += violations(standing.page, SCOPE)
    assert not found, "\n".join(dict.fromkeys(found))


def test_no_errors_and_no_foreign_requests(standing: Standing) -> None:
    page, heard = standing.page, standing.heard
    openers = page.locator(".stExpander summary, details:not(.info) > summary").all()[:4]
    pressed = [opener for opener in openers if opener.is_visible()]
    for opener in pressed:
        opener.click()
    with standing.scope_open():
        assert heard.complaints == []
        assert heard.hosts <= {"127.0.0.1"}
    for opener in pressed:
        opener.click()
