"""Keyboard and screen reader reach everything, in both themes."""

import pytest
from playwright.sync_api import Page, expect

from analytics.filters import LEVEL_CHOICES
from analytics.texts import LANGUAGES
from tests.browser.reader import PATHS, open_page

# How an element and what frames it look; remembered for everything that can be reached by Tab.
REMEMBER = """() => {
  window.lookOf = element => {
    const looks = [];
    for (let up = element, n = 0; up && n < 5; up = up.parentElement, n++) {
      const style = getComputedStyle(up);
      looks.push(style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor,
        style.backgroundColor, style.textDecorationLine);
    }
    return looks.join();
  };
  window.looks = new Map([...document.querySelectorAll(
    'input, button, a, summary, [tabindex], .dvn-scroller')]
    .map(element => [element, lookOf(element)]));
  window.had = new Set([document.documentElement, document.body]);
}"""
KEY = """() => document.activeElement.closest('[class*="st-key-"]')
  ?.className.match(/st-key-([\\w-]+)/)?.[1] ?? ''"""
# What has the focus now, once that is drawn; waited for only where it is drawn by the page.
FOCUSED = (
    """async within => {
  const element = document.activeElement;
  const testid = element.closest('[data-testid]')?.dataset.testid ?? '';
  const again = had.has(element);
  had.add(element);
  const ends = performance.now() + within;
  if (!again)
    while (looks.get(element) === lookOf(element) && performance.now() < ends)
      await new Promise(requestAnimationFrame);
  const place = element.getBoundingClientRect();
  const content = document.querySelector(
    '.stMain :is([class*="st-key-panel-"], .stPlotlyChart, .table, .rows, .empty)');
  const rings = [];
  for (let up = element, n = 0; up && n < 5; up = up.parentElement, n++) {
    const style = getComputedStyle(up);
    if (style.outlineStyle !== 'none') rings.push(parseFloat(style.outlineWidth));
  }
  return {
    again, testid, ring: Math.max(0, ...rings),
    along: element.hasAttribute('aria-keyshortcuts'),
    ahead: !content || (element.compareDocumentPosition(content) & 4) > 0,
    key: ("""
    + KEY
    + """)(),
    kind: element.className.toString().split(' ')[0],
    name: (element.getAttribute('aria-label') || element.innerText || element.tagName).slice(0, 80),
    seen: place.width > 0 && place.height > 0,
    marked: looks.has(element) && looks.get(element) !== lookOf(element),
  };
}"""
)
SOON = 10_000  # milliseconds until the focus is drawn, on a busy machine


def tab_through(page: Page, most: int = 300) -> list[dict[str, object]]:
    """Press Tab until the focus leaves the page; what had it, in order, and whether it showed.

    A row of controls that is one stop is walked along by the arrow keys, there and back.
    """
    stops: list[dict[str, object]] = []
    page.evaluate(REMEMBER)
    for _press in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED, SOON)
        if stop["again"] or stop["testid"] == "":
            break
        stops.append({**stop, "by": "Tab"})
        while stop["along"]:
            page.keyboard.press("ArrowRight")
            control = page.evaluate(FOCUSED, SOON)
            if control["again"]:
                break
            stops.append({**control, "by": "arrow"})
    return stops


# Every kind of thing that takes the focus but a table, which test_profiles walks by keyboard.
MOST_KINDS = "overview"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        pytest.param(name, language, marks=() if usual else pytest.mark.deep)
        for name in PATHS
        for language in LANGUAGES
        for usual in [name == MOST_KINDS and language == "vi"]
    ],
)
def test_tab_reaches_every_filter_and_focus_is_seen(page: Page, name: str, language: str) -> None:
    open_page(page, name, lang=language)
    stops = tab_through(page)
    enabled = {
        key
        for key in ("data", "period", "compare", "district", "sector", "more", "menu", "lang")
        if page.locator(f".st-key-{key} :is(input, button):enabled").count()
    }
    assert enabled >= {"menu", "lang"}
    assert enabled <= {stop["key"] for stop in stops}
    unseen = [
        str(stop) for stop in stops if not (stop["marked"] and stop["seen"] and stop["ring"] >= 2)
    ]
    assert not unseen, "\n".join(unseen)


# Stops of Tab between the skip link and the first chart, list or table of a page.
MOST_STOPS = 12
EVERYTHING = {"data": "demo", "period": "2021-Q1", "district": "569", "level": "district",
              "sector": "land", "split": "unit", "lang": "vi"}  # fmt: skip


@pytest.mark.parametrize("link", [{}, EVERYTHING], ids=["bare", "everything"])
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ("overview", "trends") else pytest.mark.deep)
             for name in PATHS]
)  # fmt: skip
def test_few_stops_lead_to_the_first_chart(page: Page, name: str, link: dict[str, str]) -> None:
    open_page(page, name, **link)
    skip, *stops = tab_through(page, 20)
    assert skip["testid"] == "stSkipToContent"
    ahead = [stop for stop in stops if stop["by"] == "Tab" and stop["ahead"]]
    assert len(ahead) <= MOST_STOPS, "\n".join(str(stop) for stop in ahead)
    thin = [(stop["name"], stop["ring"]) for stop in (skip, *stops) if stop["ring"] < 2]
    assert not thin


def test_the_arrow_keys_lead_along_the_menu_and_its_lists(page: Page) -> None:
    open_page(page, "overview")
    page.keyboard.press("Tab")
    for key in ("Tab", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("menuitem", name="Đơn vị và địa bàn")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stTopNavSection").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".st-key-corner :focus")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_test_id("stTopNavSection").nth(1)).to_be_focused()


def test_a_level_is_chosen_by_keyboard_alone(page: Page) -> None:
    open_page(page, "overview")
    page.locator(".st-key-more").get_by_test_id("stPopoverButton").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-level :focus")).to_be_visible()
    page.keyboard.press("ArrowDown")
    wanted = page.get_by_role("option", name="Cơ quan ngành dọc")
    expect(wanted).to_be_visible()
    for _press in LEVEL_CHOICES:
        if wanted.get_attribute("data-focused") != "true":
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-chips")).to_contain_text("Cơ quan ngành dọc")


@pytest.mark.parametrize("typed", ["nha trang", "Nha Trạng", "THANH PHO NHA"])
def test_a_box_finds_names_without_accents(page: Page, typed: str) -> None:
    open_page(page, "overview", data="demo", period="2021-Q1")
    field = page.locator(".st-key-district input")
    field.click()
    field.fill("")
    field.press_sequentially(typed)
    expect(page.get_by_role("option").first).to_contain_text("Nha Trang")


def test_behind_the_sign_of_a_card_stand_definition_and_source(page: Page) -> None:
    open_page(page, "overview")
    signs = page.locator(".card .info summary")
    assert signs.count() == 4
    signs.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card .info-body").first).to_be_visible()
    expect(page.locator(".card .info-body").first).to_contain_text("Hồ sơ tiếp nhận")
    expect(page.locator(".card .info-body a").first).to_be_visible()
