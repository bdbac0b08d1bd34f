"""(6) A hundred viewers of one server, publications by another process meanwhile.

Viewers speak the framework's own messages, as those of the benchmarks do. Each thinks between two
choices; so many choices come from all of them as a busy morning has. The floor is an empty app with
as many viewers who do the same.
"""

import os
import random
import signal
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles

from analytics.catalogue import read_catalogue
from analytics.store import accept, build, current, open_reader
from tests.bench import servers
from tests.bench.choices import LINK, choices
from tests.bench.result import milliseconds
from tests.bench.viewer import Viewer
from tests.soak.result import Told
from tests.soak.stage import receipt

VIEWERS, EACH = 100, 6
THINKING = 10.0  # seconds between two choices of a viewer
PUBLISHED_EVERY = 20.0
TROUBLE = ("Traceback", "ERROR", "Exception", "exception")


def story(place: Path, number: int = VIEWERS, seed: int = 6) -> Told:
    """Reruns of so many viewers; p95 of what each waits for, and nothing in the server's log."""
    told = Told("6", f"{number} viewers of one server, publications meanwhile")
    store = place / "store"
    path = build(store)
    reader = open_reader(path)
    catalogue = read_catalogue(reader)
    texts = [one.texts(catalogue) for one in choices(reader, catalogue, 60, seed=seed)]
    del reader
    times, log = _watched("dashboard.py", store, number, texts, seed, publishes=True)
    floors, _ = _watched("tests/bench/empty.py", store, number, [], seed)
    told.tried |= {"viewers": number, "reruns": len(times)}
    told.count("publications", len(_loads(store)))
    p95, floor = (quantiles(some, n=20)[-1] for some in (times, floors))
    told.tried["median"] = milliseconds(median(times))
    told.tried["p95"] = milliseconds(p95)
    told.tried["p95 of an empty app"] = milliseconds(floor)
    told.tried["ratio"] = f"{p95 / floor:.1f}"
    told.faults += [line for line in log.splitlines() if any(word in line for word in TROUBLE)]
    if current(store) is None:
        told.faults.append("nothing serves afterwards")
    return told


def _loads(store: Path) -> Sequence[Path]:
    return list((store / "loads").glob("*.parquet"))


def _watched(
    entry: str,
    store: Path,
    number: int,
    texts: Sequence[dict[str, str]],
    seed: int,
    publishes: bool = False,
) -> tuple[list[float], str]:
    """Seconds of every rerun of all viewers, and what the server said."""
    link = LINK if texts else {}
    with servers.streamlit(entry, store) as server, ExitStack() as stack:
        every = [stack.enter_context(Viewer(server.address, **link)) for _ in range(number)]
        publisher = _publishes(store) if publishes else 0
        try:
            with ThreadPoolExecutor(number) as pool:
                told = list(pool.map(lambda n: _view(every[n], n, texts, seed), range(number)))
        finally:
            if publisher:
                os.kill(publisher, signal.SIGTERM)
                os.waitpid(publisher, 0)
        return [seconds for times in told for seconds in times], server.said


def _view(viewer: Viewer, number: int, texts: Sequence[dict[str, str]], seed: int) -> list[float]:
    """One viewer's choices: the first after a part of its thinking time."""
    chance = random.Random(f"{seed} {number}")
    times = []
    time.sleep(THINKING * chance.random())
    for _ in range(EACH):
        times.append(viewer.choose(**(chance.choice(texts) if texts else {})))
        time.sleep(THINKING * (0.5 + chance.random()))
    return times


def _publishes(store: Path) -> int:
    """Start a process that loads a file now and then until it is ended."""
    pid = os.fork()
    if pid:
        return pid
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(1))
    try:
        number = 0
        while not ended:
            number += 1
            accept([receipt(number, "568", "569")], root=store)
            time.sleep(PUBLISHED_EVERY)
    finally:
        os._exit(0)
