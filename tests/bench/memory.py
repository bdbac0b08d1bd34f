"""(f) Memory of the server: one viewer and twenty, and a thousand reruns of one."""

import random
import sys
from contextlib import ExitStack
from pathlib import Path

from analytics.catalogue import read_catalogue
from analytics.store import current, open_reader
from tests.bench import servers
from tests.bench.choices import LINK, Choice, choices
from tests.bench.result import Row, megabytes
from tests.bench.viewer import Viewer

VIEWERS = 20
RERUNS, SETTLED = 1000, 200
GROWTH = 0.10


def rows(store: Path) -> list[Row]:
    """Resident memory of the process; the floor is an empty Streamlit app with as many viewers."""
    path = current(store)
    assert path is not None
    reader = open_reader(path)
    catalogue = read_catalogue(reader)
    filters = choices(reader, catalogue, 80, seed=2)
    periods = catalogue.report_periods("demo")
    every = [Choice(period, one.filter) for one in filters for period in periods]
    random.Random(3).shuffle(every)
    texts = [choice.texts(catalogue) for choice in every[:RERUNS]]
    one, all_of_them = _viewers("dashboard.py", store, texts)
    floor, floor_of_all = _viewers("tests/bench/empty.py", store, [])
    told = [
        Row(
            "f", "memory, 1 viewer; floor: empty app", megabytes(one), megabytes(floor), one / floor
        ),
        Row(
            "f",
            f"memory, {VIEWERS} viewers; floor: empty app",
            megabytes(all_of_them),
            megabytes(floor_of_all),
            all_of_them / floor_of_all,
        ),
    ]
    return [*told, _reruns(store, texts)]


def _viewers(entry: str, store: Path, texts: list[dict[str, str]]) -> tuple[int, int]:
    """Bytes with one viewer and with all, each after a few choices of their own."""
    link = LINK if texts else {}
    with servers.streamlit(entry, store) as server, ExitStack() as stack:
        sizes = []
        for number in range(VIEWERS):
            viewer = stack.enter_context(Viewer(server.address, **link))
            for chosen in texts[3 * number : 3 * number + 3]:
                viewer.choose(**chosen)
            sizes.append(server.resident)
    return sizes[0], sizes[-1]


def _reruns(store: Path, texts: list[dict[str, str]]) -> Row:
    """Every rerun a choice not made before: caches fill and begin to drop."""
    with servers.streamlit("dashboard.py", store) as server, Viewer(server.address, **LINK) as one:
        sizes = []
        for chosen in texts:
            one.choose(**chosen)
            sizes.append(server.resident)
    before, after = sizes[SETTLED - 1], sizes[-1]
    course = ", ".join(megabytes(sizes[place]) for place in range(SETTLED - 1, RERUNS, SETTLED))
    return Row(
        "f",
        f"memory over {RERUNS} reruns of one viewer (every {SETTLED}: {course})",
        megabytes(after),
        megabytes(before),
        after / before,
        f"≤ {1 + GROWTH:g} × that after {SETTLED}",
        after <= before * (1 + GROWTH),
    )


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1])):
        print(row)
