"""Profiles of published and illustrative figures, and the rows that stand behind the latter."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.i18n import translator
from analytics.store import Reader
from analytics.views.profile import (
    Profile,
    Subject,
    Subjects,
    names,
    profile,
    subject,
    subjects,
)

Row = Mapping[str, Any]


class Asking:
    """Asks one snapshot for profiles."""

    def __init__(self, reader: Reader, rows: list[dict[str, Any]]) -> None:
        self.reader, self.catalogue = reader, read_catalogue(reader)
        self.known: Subjects = subjects(reader, self.catalogue)
        self.rows = rows

    def who(self, of: str, period: str = "2021-Q1") -> Subject:
        bearer = subject(self.known, of, period)
        assert bearer is not None
        return bearer

    def __call__(
        self, of: str, period: str = "2021-Q1", dataset: str = "demo", compare: str | None = None
    ) -> Profile:
        who = self.who(of, period)
        return profile(
            self.reader, self.catalogue, who, period, dataset=dataset, compare_with=compare
        )

    def sum(self, columns: Iterable[str], chosen: Callable[[Row], bool]) -> int:
        """The illustrative dossiers of some columns, added up row by row."""
        wanted = tuple(columns)
        return sum(row[column] for row in self.rows if chosen(row) for column in wanted)


@pytest.fixture(scope="session")
def ask(with_demo: Reader, reported: pd.DataFrame) -> Asking:
    return Asking(with_demo, reported.to_dict("records"))


@pytest.fixture(scope="session")
def catalogue(ask: Asking) -> Catalogue:
    return ask.catalogue


def row_names(ask: Asking, view: Profile, language: str = "vi") -> dict[str, str]:
    """What to call the rows of a profile's heat map."""
    t = translator(language)
    return names(ask.known, ask.catalogue, view.heat.split, view.heat.keys, view.period, t)


def unit_names(ask: Asking, view: Profile, language: str = "vi") -> dict[str, str]:
    """What to call the units of a profile's table."""
    keys = [answer.key or "" for answer in view.parts]
    return names(ask.known, ask.catalogue, "unit", keys, view.period, translator(language))
