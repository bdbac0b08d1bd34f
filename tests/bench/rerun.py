"""(a), (c) A rerun of a page against its static twin: choices not made before, then made again."""

import sys
from dataclasses import replace
from pathlib import Path
from statistics import median

from analytics.catalogue import read_catalogue
from analytics.store import current, open_reader
from tests.bench import servers
from tests.bench.choices import PAGES, Measured, Pick
from tests.bench.result import Row, compared
from tests.bench.viewer import Viewer

CHOICES, OF_LARGE = 30, 10
WARM_UP = 4
LARGE = 3
LONGEST = 1.0


def rows(store: Path) -> list[Row]:
    """(a): every page on the illustrative dataset."""
    return _rows(store, "a", CHOICES)


def rows_of_large(store: Path) -> list[Row]:
    """(c): every page on ten million rows; besides its ratio a rerun must take less than 1 s."""
    return _rows(store, "c", OF_LARGE, (LARGE, LARGE))


def _rows(
    store: Path, part: str, number: int, limits: tuple[float, float] | None = None
) -> list[Row]:
    path = current(store)
    assert path is not None
    reader = open_reader(path)
    catalogue = read_catalogue(reader)
    told = []
    for page in PAGES:
        picks = page.picks(reader, catalogue, WARM_UP + number)
        told += _page(store, page, picks, part, limits or page.limits)
    return told


def _page(
    store: Path,
    page: Measured,
    picks: list[Pick],
    part: str,
    limits: tuple[float, float],
) -> list[Row]:
    with (
        servers.streamlit("dashboard.py", store) as own,
        servers.streamlit("tests/bench/twin.py", store) as other,
        Viewer(own.address, page.path, **page.link) as real,
        Viewer(other.address, page.path, **page.link) as twin,
    ):
        for pick in picks:  # the twin records
            twin.choose(**pick.texts)
        for pick in picks[:WARM_UP]:
            real.choose(**pick.texts)
        told = []
        for words, limit in zip(("cold", "warm"), limits, strict=True):
            times: list[float] = []
            floors: list[float] = []
            for place, pick in enumerate(picks[WARM_UP:]):
                turns = [(real, times), (twin, floors)]
                for viewer, into in turns if place % 2 else reversed(turns):
                    into.append(viewer.choose(**pick.texts))
                    if pick.shown not in viewer.html:
                        raise AssertionError((page.name, pick))
                if real.html != twin.html:
                    raise AssertionError("the twin shows something else")
            row = compared(part, f"{page.name}, rerun, {words}; floor: twin", times, floors, limit)
            if part == "c":
                met = bool(row.met) and median(times) < LONGEST
                row = replace(row, limit=f"{row.limit}, < 1 s", met=met)
            told.append(row)
        return told


if __name__ == "__main__":
    for row in (rows_of_large if sys.argv[2:] else rows)(Path(sys.argv[1])):
        print(row)
