"""Rankings of published and illustrative figures; small stories with five departments."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analytics.catalogue import read_catalogue
from analytics.store import Reader
from analytics.views.ranking import Question, Ranking, ranking
from tests.fixtures.memory import shared_reader

Q1, BEFORE = "2021-Q1", "2020-Q1"


class Asking:
    """Asks one snapshot for rankings."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.catalogue = reader, read_catalogue(reader)

    def __call__(
        self,
        population: str = "departments",
        metric: str = "on_time_rate",
        period: str = Q1,
        **more: Any,
    ) -> Ranking:
        question = Question(population, metric, period, **more)
        return ranking(self.reader, self.catalogue, question)


@pytest.fixture(scope="session")
def ask(with_demo: Reader) -> Asking:
    return Asking(with_demo)


def story(
    counts: Mapping[str, tuple[int, int]],
    before: Mapping[str, tuple[int, int]] | None = None,
    *,
    expected: int | None = None,
    names: Sequence[str] = "abcde",
    called: Mapping[str, str] | None = None,
    **catalogue: Any,
) -> Asking:
    """Departments named by letters with (on time, late) dossiers in Q1/2021 and a year before.

    The small catalogue's own two departments end before the story begins.
    """
    units = [
        {
            "code": name,
            "name": (called or {}).get(name, f"Sở {name.upper()}"),
            "level": "province",
        }
        for name in names
    ]
    gone = [
        {"code": code, "name": code, "level": "province", "valid_to": "2018-01-01"}
        for code in ("so-noi-vu", "so-tu-phap")
    ]
    rows = [
        {
            "unit": unit,
            "sector": "dat-dai",
            "period": period,
            "received_in_person": on_time + late,
            "resolved_on_time": on_time,
            "resolved_late": late,
        }
        for period, known in ((Q1, counts), (BEFORE, before or {}))
        for unit, (on_time, late) in known.items()
    ]
    many = {"level": "province", "units": expected or len(names), "valid_to": "2025-07-01"}
    return Asking(
        shared_reader(dossiers=rows, units=[*units, *gone], expected_units=[many], **catalogue)
    )
