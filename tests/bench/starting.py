"""(d) From the start of the process to the first number in a browser, against an empty app."""

import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.bench import servers
from tests.bench.browser import DESK, WAIT, chromium
from tests.bench.result import Row

TURNS = 3
NUMBER, NOTHING = "130.729", "1"
DASHBOARD, EMPTY = "dashboard.py", "tests/bench/empty.py"


def rows(store: Path) -> list[Row]:
    """With the store built, and with none."""
    with chromium() as browser, tempfile.TemporaryDirectory() as aside:
        times: list[list[float]] = [[], [], []]
        for turn in range(TURNS):
            times[0].append(_start(browser, EMPTY, store, NOTHING))
            times[1].append(_start(browser, DASHBOARD, store, NUMBER))
            times[2].append(_start(browser, DASHBOARD, Path(aside) / str(turn), NUMBER))
    empty, ready, none = map(median, times)
    floor = f"{empty:.1f} s"
    return [
        Row(
            "d",
            "process start to first number, store at hand; floor: empty app",
            f"{ready:.1f} s",
            floor,
            ready / empty,
        ),
        Row(
            "d", "process start to first number, no store yet", f"{none:.1f} s", floor, none / empty
        ),
    ]


def _start(browser: Browser, entry: str, store: Path, number: str) -> float:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    with servers.streamlit(entry, store, wait=False) as server:
        _answers(f"{server.address}/_stcore/health")
        page.goto(server.address)
        page.get_by_text(number, exact=True).first.wait_for(timeout=WAIT)
        seconds = time.perf_counter() - server.started
    context.close()
    return seconds


def _answers(address: str) -> None:
    ends = time.monotonic() + servers.STARTS_WITHIN
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"nothing answers at {address}")


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1])):
        print(row)
