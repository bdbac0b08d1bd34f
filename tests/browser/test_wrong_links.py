"""A wrong address is answered with a notice in the reader's language and the page all the same."""

from collections.abc import Callable
from itertools import cycle
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from analytics.texts import LANGUAGES
from tests.browser.conftest import Expected
from tests.browser.reader import DONE, WAIT, link_of, menu, settled, shows_cards
from tests.browser.test_quiet import Listener
from tests.pages.opened import TITLES

# The words of both are held against each other in tests/pages.
both_languages = pytest.mark.parametrize(
    "language", ["vi", pytest.param("en", marks=pytest.mark.deep)]
)
REFUSED = {
    "vi": "trong đường dẫn; đang dùng lựa chọn có sẵn.",
    "en": "which does not exist; the present choice is kept.",
}
SCRIPT = "<script>window.hacked = true</script><img src=x onerror='window.hacked = true'>"
# Each stands for a kind of wrong link: parameters, and what the notice quotes of them.
WRONG = {
    "unknown": ("level=nobody", "nobody"),
    "repeated": ("level=province&level=district", "province + district"),
    "long": (f"level={'x' * 10_000}", f"{'x' * 40}…"),
    "html": (f"level={quote(SCRIPT)}", SCRIPT[:40]),
    "markdown": (f"level={quote('[x](javascript:window.hacked=1)')}", "[x](javascript:"),
    "image": (f"level={quote('![x](http://example.org/x.png)')}", "![x](http://example.org"),
    "backtick": (f"level={quote('`<b>x</b>`')}", "`<b>x</b>`"),
    "empty": ("level=", "…"),
    "formula": (f"sector={quote('$$x^2$$ :red[x] :material/home:')}", "$$x^2$$ :red[x]"),
    "zero": ("sector=%00", ""),
}
# The others differ from these in what the browser makes of them only by rare chance.
TELLING = ("html", "zero")


def unharmed(page: Page, heard: Listener) -> None:
    """No traceback, no script of the link, no request to anyone else."""
    assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in page.locator("body").inner_text()
    assert page.evaluate("window.hacked") is None
    assert heard.hosts == {"127.0.0.1"}
    assert heard.complaints == []


@pytest.mark.parametrize(
    ("kind", "language"),
    [
        pytest.param(kind, language, marks=() if kind in TELLING else pytest.mark.deep)
        for kind, language in zip(WRONG, cycle(LANGUAGES), strict=False)
    ],
)
def test_a_wrong_value_is_named_and_the_page_shown(
    page: Page, expected: Expected, kind: str, language: str
) -> None:
    link, quoted = WRONG[kind]
    heard = Listener(page)
    page.goto(f"/?lang={language}&{link}")
    settled(page, TITLES["overview"][language])
    notice = page.get_by_test_id("stAlert")
    expect(notice).to_contain_text(REFUSED[language], timeout=WAIT)
    # What is received is shown to the letter: signs that mean something stand apart, unseen.
    assert quoted in notice.inner_text().replace("\u2060", "")
    assert notice.locator("a, img, script, b").count() == 0
    shows_cards(page, expected.cards(language=language))
    assert link_of(page)["level"] == "all"
    unharmed(page, heard)


@both_languages
def test_a_wrong_language_falls_back_to_vietnamese(page: Page, language: str) -> None:
    heard = Listener(page)
    page.goto("/?lang=fr" if language == "vi" else f"/?lang={language}&data=nothing")
    settled(page, TITLES["overview"][language])
    expect(page.get_by_test_id("stAlert")).to_contain_text(REFUSED[language], timeout=WAIT)
    unharmed(page, heard)


@both_languages
def test_a_quarter_without_a_report_is_said(page: Page, expected: Expected, language: str) -> None:
    heard = Listener(page)
    page.goto(f"/?period=2018-Q2&lang={language}")
    settled(page, TITLES["overview"][language])
    words = {"vi": "Quý II/2018", "en": "Q2 2018"}[language]
    expect(page.get_by_test_id("stAlert")).to_contain_text(words, timeout=WAIT)
    shows_cards(page, expected.cards(language=language))
    unharmed(page, heard)


@both_languages
def test_a_choice_without_figures_says_where_there_are_some(page: Page, language: str) -> None:
    heard = Listener(page)
    page.goto(f"/?period=2021-Q1&district=574&level=commune&lang={language}")
    settled(page, TITLES["overview"][language])
    words = {"vi": "chưa có số liệu", "en": "no figures yet"}[language]
    expect(page.locator(".hero")).to_contain_text(words, timeout=WAIT)
    assert page.locator(".empty a").count() > 0
    unharmed(page, heard)


@pytest.mark.parametrize(
    ("link", "language"),
    [
        pytest.param("area=nowhere", "vi", marks=pytest.mark.deep),
        pytest.param("indicator=nothing", "en", marks=pytest.mark.deep),
        (f"q={quote(SCRIPT)}", "vi"),
    ],
)
def test_the_choices_of_the_areas_page_are_checked_too(
    page: Page, link: str, language: str
) -> None:
    heard = Listener(page)
    page.goto(f"/areas?lang={language}&{link}")
    settled(page, TITLES["areas"][language])
    unharmed(page, heard)


def test_a_term_of_the_methods_page_is_only_searched_for(page: Page) -> None:
    heard = Listener(page)
    page.goto(f"/methods?lang=en&term={quote(SCRIPT)}")
    settled(page, TITLES["methods"]["en"])
    unharmed(page, heard)


@both_languages
@pytest.mark.parametrize(
    "path",
    [
        pytest.param("nowhere", marks=pytest.mark.deep),
        pytest.param("overview", marks=pytest.mark.deep),  # the start page has no name of its own
        "areas/tổng-quan",  # led to a name that the framework can hold
        pytest.param("static", marks=pytest.mark.deep),  # a folder of the framework
        pytest.param("x" * 61, marks=pytest.mark.deep),
    ],
)
def test_an_unknown_page_is_said_and_the_menu_stays(
    visit: Callable[..., Page], language: str, path: str
) -> None:
    page = visit()
    page.goto(f"/{path}?lang={language}")
    title = {"vi": "Không có trang này", "en": "There is no such page"}[language]
    expect(page.locator("h1")).to_have_text(title, timeout=WAIT)
    page.wait_for_selector(DONE)
    expect(page.get_by_role("dialog")).to_be_hidden(timeout=WAIT)
    assert page.get_by_test_id("stTopNavLink").count() == 1
    assert page.get_by_test_id("stTopNavSection").count() == 4
    assert page.get_by_test_id("stException").count() == 0
    menu(page, TITLES["methods"][language]).click()
    settled(page, TITLES["methods"][language])
