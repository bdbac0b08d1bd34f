"""What a reader does with a page and sees on it; every wait is for something to be seen."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.pages import opened
from tests.pages.opened import TITLES

PATHS = {name: f"/{path}" for name, path in opened.PATHS.items()}
IN_POPOVER = ("level",)
WAIT = 60_000  # two busy cores can be slow; a failing test shall not be a slow machine
# A press that a run of the page undid is repeated: soon, and ever later where the machine is slow.
_PATIENCE = (1_000, 3_000, 10_000, WAIT)
_TURN = "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }"
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def address(page_name: str, **link: str) -> str:
    """The path of a page with its filters."""
    return PATHS[page_name] + (f"?{urlencode(link)}" if link else "")


def open_page(page: Page, page_name: str, **link: str) -> None:
    """Open a page by its address and wait until all of it stands there."""
    page.goto(address(page_name, **link))
    settled(page, TITLES[page_name][link.get("lang", "vi")])


def turn_to(page: Page, page_name: str, **link: str) -> None:
    """Go on to another page of the visit by its address, as "back" does: scripts are not read anew.

    A third of what a page costs that is opened.
    """
    page.evaluate(_TURN, address(page_name, **link))
    settled(page, TITLES[page_name][link.get("lang", "vi")])


def settled(page: Page, title: str) -> None:
    """Wait until the title stands there, the run has ended and every chart is drawn."""
    expect(page.locator("h1")).to_have_text(title, timeout=WAIT)
    page.wait_for_selector(DONE, timeout=WAIT)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stPlotlyChart')]"
        ".every(chart => chart.querySelector('.main-svg'))"
        ' && !document.querySelector(\'[data-stale="true"], [data-testid="stSkeleton"]\')',
        timeout=WAIT,
    )
    page.evaluate("document.fonts.ready.then(() => true)")


def link_of(page: Page) -> dict[str, str]:
    """The parameters of the present address."""
    found = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    assert all(len(values) == 1 for values in found.values()), page.url
    return {name: values[0] for name, values in found.items()}


def box(page: Page, name: str) -> Locator:
    """The field of a filter, wherever it stands."""
    return page.locator(f".st-key-{name} input")


def choose(page: Page, name: str, option: str) -> None:
    """Choose an option of a filter by the words it shows."""
    if name in IN_POPOVER:
        open_scope(page)
    # React aria ignores a synthetic click on the field; its button is what a mouse presses. A run
    # that ends just then closes the list again: a reader presses once more.
    page.wait_for_selector(DONE, timeout=WAIT)
    button = page.locator(f".st-key-{name} button, [class*='st-key-{name}-'] button").first
    # What a period holds, or that a part has no figures, stands behind the name.
    _take(page.get_by_role("option", name=_opens(option)).first, button.click)
    if name in IN_POPOVER:
        page.keyboard.press("Escape")


def choose_named(page: Page, field: str, option: str) -> None:
    """Type an option of a field and choose it: again where a run drew the open list anew."""
    field_box = page.get_by_role("combobox", name=field)
    field_box.wait_for(timeout=WAIT)

    def typed() -> None:
        page.wait_for_selector(DONE, timeout=WAIT)
        field_box.fill("")
        field_box.press_sequentially(option)

    _take(page.get_by_role("option", name=option).first, typed)


def _take(option: Locator, opens: Callable[[], object]) -> None:
    """Click an option of a list, opened again where a run closed it, or drew it anew under the
    click, just then."""
    for patience in _PATIENCE:
        opens()
        try:
            option.click(timeout=patience)
            option.wait_for(state="hidden", timeout=patience)
            return
        except TimeoutError:
            continue
    raise AssertionError(f"there is no {option}")


def press(page: Page, name: str, exact: bool = True) -> None:
    """Press one of the words that stand side by side, until it is the one chosen."""
    page.wait_for_selector(DONE, timeout=WAIT)
    wanted = page.get_by_role("radio", name=name, exact=exact)
    for patience in _PATIENCE:
        wanted.click()
        try:
            expect(wanted).to_be_checked(timeout=patience)
            return
        except AssertionError:
            continue
    raise AssertionError(f"{name}: cannot be chosen")


def open_scope(page: Page) -> None:
    """Open the button that holds the level; on a phone the sheet of boxes before."""
    sheet = page.locator(".sheet:not([open]) summary")
    if sheet.is_visible():
        sheet.click()
    button = page.locator(".st-key-more").get_by_test_id("stPopoverButton")
    if button.get_attribute("aria-expanded") != "true":
        button.click()
    expect(box(page, "level")).to_be_visible(timeout=WAIT)


@contextmanager
def scope_open(page: Page) -> Iterator[None]:
    """The same, closed again afterwards."""
    open_scope(page)
    yield
    page.keyboard.press("Escape")
    expect(box(page, "level")).to_be_hidden(timeout=WAIT)


def menu(page: Page, title: str) -> Locator:
    """An entry of the menu, seen: the section that holds it is opened."""
    links = page.locator(
        '[data-testid="stTopNavLink"], [data-testid="stTopNavPopover"] a'
    ).get_by_text(title, exact=True)
    if not links.count():
        for section in page.get_by_test_id("stTopNavSection").all():
            section.click()
            if links.count():
                break
            section.click()
    return links


def shows_period(page: Page, name: str) -> None:
    """Wait until the box of the period shows one; what it holds stands behind the name."""
    expect(box(page, "period")).to_have_value(_opens(name), timeout=WAIT)


def _opens(name: str) -> re.Pattern[str]:
    """An option by its name; the selectors end at a bare slash."""
    escaped = re.escape(name).replace("/", r"\/")
    return re.compile(rf"^{escaped}( · .*)?$")


def cards(page: Page) -> list[str]:
    """The values of the KPI cards, in their order."""
    return [text.strip() for text in page.locator(".card-value").all_inner_texts()]


def shows_cards(page: Page, values: list[str]) -> None:
    """Wait until the KPI cards show these values."""
    expect(page.locator(".card-value")).to_have_text(values, timeout=WAIT)


def shows_link(page: Page, page_name: str, **link: str) -> None:
    """Wait until the address names this page and these choices."""
    path = re.escape(PATHS[page_name])
    wanted = "".join(
        f"(?=(?:.*&)?{name}={re.escape(value)}(?:&|$))" for name, value in link.items()
    )
    expect(page).to_have_url(re.compile(rf"^http://[^/]+{path}\?{wanted}.*$"), timeout=WAIT)


def places(found: Locator) -> list[dict[str, float]]:
    """Left, top, width and height of everything found."""
    boxes = [one.bounding_box() for one in found.all()]
    assert boxes
    assert None not in boxes
    return [box for box in boxes if box is not None]


def bottom(found: Locator) -> float:
    """How far down the lowest of them reaches."""
    return max(box["y"] + box["height"] for box in places(found))
