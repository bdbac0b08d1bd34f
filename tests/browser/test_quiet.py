"""The page asks nobody but its own server, and the browser has nothing to complain about."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, expect

from tests.browser.reader import WAIT, choose, open_page

# Opened at /areas, the framework asks /areas/ first whether the server lies there, then /. The
# plain text between two visits names no icon: the browser looks for one, sometimes in the next.
SEARCHING = re.compile(r"^/[^/]+/_stcore/(health|host-config)$|^/favicon\.ico$")


class Listener:
    """What a browser tells while a page is read."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._ask)

    def _hear(self, message: ConsoleMessage) -> None:
        place = urlsplit(message.location["url"]).path
        if message.type in ("error", "warning") and not SEARCHING.match(place):
            self.complaints.append(f"{message.type}: {message.text} ({place})")

    def _ask(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob"):
            self.hosts.add(address.hostname or request.url)


def test_choices_raise_no_errors_either(page: Page) -> None:
    heard = Listener(page)
    open_page(page, "overview")
    choose(page, "period", "Quý I/2024")
    choose(page, "level", "UBND cấp huyện")
    choose(page, "district", "Thành phố Nha Trang")
    expect(page.locator(".st-key-chips")).to_contain_text("Thành phố Nha Trang", timeout=WAIT)
    page.locator(".tile a").first.click()
    expect(page.locator("h1")).to_have_text("Nội dung CCHC", timeout=WAIT)
    assert heard.complaints == []
    assert heard.hosts == {"127.0.0.1"}
