"""A real Chromium that says when a click was made and when the number it asked for was painted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from tests.browser.server import MISSING, find_chromium, launch

DESK = {"width": 1440, "height": 900}
WAIT = 60_000

# The clock starts when the mouse button is let go over an option. The number is looked for after
# every change of the page; it is painted when a task runs after the frame that follows.
_CLOCK = """
window.bench = { clicked: 0, painted: 0, wanted: null };
addEventListener('pointerup', (event) => {
  if (window.bench.armed) { window.bench.clicked = event.timeStamp; window.bench.armed = false; }
}, true);
window.shown = () => [...document.querySelectorAll(window.bench.wanted[0])]
  .map((element) => element.textContent).join('|');
const look = () => {
  const bench = window.bench;
  if (!bench.wanted || !bench.clicked || bench.painted) return;
  if (window.shown() !== bench.wanted[1]) return;
  bench.painted = -1;
  requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => { bench.painted = performance.now(); };
    after.port2.postMessage(0);
  });
};
const watch = () => new MutationObserver(look).observe(
  document, { subtree: true, childList: true, characterData: true });
watch();
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of this benchmark."""
    found = find_chromium()
    if found is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        browser = launch(playwright, found)
        yield browser
        browser.close()


def opened(browser: Browser, address: str) -> Page:
    """A page in a window of its own, with the clock in it."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    context.set_default_timeout(WAIT)
    page = context.new_page()
    page.add_init_script(_CLOCK)
    page.goto(address)
    return page


def clicked(page: Page, option: Any, selector: str, text: str) -> float:
    """Click an option; seconds until the texts of ``selector``, joined by "|", are painted."""
    page.evaluate(
        "(wanted) => { window.bench = { ...window.bench, clicked: 0, painted: 0, armed: true,"
        " wanted }; }",
        [selector, text],
    )
    option.click()
    try:
        page.wait_for_function("() => window.bench.painted > 0", timeout=WAIT)
    except TimeoutError as error:
        state = page.evaluate("JSON.stringify({ ...window.bench, shown: window.shown() })")
        raise AssertionError(f"{page.url} never shows what was waited for: {state}") from error
    seconds: float = page.evaluate("(window.bench.painted - window.bench.clicked) / 1000")
    return seconds
