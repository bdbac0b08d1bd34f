"""Published and illustrative figures in one snapshot, as a reader meets them."""

from pathlib import Path

import pandas as pd
import pytest

from analytics.demo import dossiers
from analytics.filters import Filter
from analytics.query import Catalogue, read_catalogue
from analytics.store import DATA, Reader, memory_reader
from analytics.trend import Question, Trend, trend


class Asking:
    """Asks one snapshot for trends."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.catalogue = reader, read_catalogue(reader)

    def __call__(
        self,
        subject: str = "on_time_rate",
        split: str | None = None,
        kind: str = "quarter",
        dataset: str = "official",
        **chosen: str,
    ) -> Trend:
        question = Question(subject, split, kind, Filter(**chosen), dataset)
        return trend(self.reader, self.catalogue, question)


@pytest.fixture(scope="session")
def ask() -> Asking:
    units, sectors = (
        pd.read_csv(Path(DATA) / "catalogue" / f"{name}.csv", dtype=str)
        for name in ("units", "sectors")
    )
    rows = dossiers(units, sectors).to_dict("records")
    return Asking(memory_reader(DATA, dossiers=[{**row, "dataset": "demo"} for row in rows]))


@pytest.fixture(scope="session")
def catalogue(ask: Asking) -> Catalogue:
    return ask.catalogue
