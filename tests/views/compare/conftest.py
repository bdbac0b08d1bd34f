"""Comparisons of published and illustrative figures; small provinces of a few dossiers."""

from collections.abc import Mapping
from typing import Any

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.store import Reader
from analytics.views.compare import Change, Question, change
from tests.fixtures.memory import memory_reader
from tests.query.stories import LOCAL


class Asking:
    """Asks one snapshot for comparisons."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.catalogue = reader, read_catalogue(reader)

    def __call__(
        self,
        metric: str = "on_time_rate",
        split: str = "level",
        period: str = "2021-Q1",
        compare: str | None = None,
        dataset: str = "official",
        **chosen: str,
    ) -> Change:
        question = Question(metric, split, period, compare, Filter(**chosen), dataset)
        return change(self.reader, self.catalogue, question)


@pytest.fixture(scope="session")
def ask(with_demo: Reader) -> Asking:
    return Asking(with_demo)


@pytest.fixture(scope="session")
def catalogue(ask: Asking) -> Catalogue:
    return ask.catalogue


# Everybody of the small province who has to report.
UNITS = LOCAL


def small(
    earlier: Mapping[tuple[str, str], tuple[int, int]],
    later: Mapping[tuple[str, str], tuple[int, int]],
    **more: Any,
) -> Asking:
    """A small province in Q1 2020 and Q1 2021: (unit, sector) → on time, late.

    Units that are not named report a row of zeros: nobody is missing unless ``missing`` says so.
    """
    missing: Mapping[str, tuple[str, ...]] = more.pop("missing", {})
    rows: list[dict[str, Any]] = more.pop("further", [])
    for period, given in (("2020-Q1", earlier), ("2021-Q1", later)):
        named = {unit for unit, _sector in given}
        silent = missing.get(period, ())
        whole = {**{(unit, "dat-dai"): (0, 0) for unit in UNITS if unit not in named}, **given}
        rows += [
            {
                "unit": unit,
                "sector": sector,
                "period": period,
                "resolved_on_time": on_time,
                "resolved_late": late,
                "received_in_person": on_time + late,
            }
            for (unit, sector), (on_time, late) in whole.items()
            if unit not in silent
        ]
    return Asking(memory_reader(dossiers=rows, **more))
