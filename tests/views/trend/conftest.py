"""Trends of published and illustrative figures, as a reader meets them."""

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.store import Reader
from analytics.views.trend import Question, Trend, trend


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
def ask(with_demo: Reader) -> Asking:
    return Asking(with_demo)


@pytest.fixture(scope="session")
def catalogue(ask: Asking) -> Catalogue:
    return ask.catalogue
