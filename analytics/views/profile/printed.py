"""The figures that documents print of one unit, area or sector, whatever they count."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.i18n import Translator
from analytics.periods import sort_key
from analytics.query import Catalogue, figures_of
from analytics.store import Reader
from analytics.views.areas.data import Item, Section
from analytics.views.figures import Figure, figure
from analytics.views.profile.subject import Subject

Row = Mapping[str, Any]


def printed(reader: Reader, subject: Subject, dataset: str = "official") -> tuple[Row, ...]:
    """Every published figure whose scope is the subject, the newest period first.

    Args:
        reader: an open snapshot.
        subject: the bearer of the code; figures of the code's other bearers are left out.
        dataset: "official" or "demo".

    Returns:
        Rows of ``figures_of``. Of an area those of its office and of its communes too, for their
        scopes lie in it.
    """
    column = "sector" if subject.group == "sector" else "unit"
    known = reader.once(("printed parts", dataset), lambda: _printed(reader, dataset))
    if (column, subject.code) not in known:
        return ()
    rows = figures_of(reader, column, subject.code, dataset)
    found = [row for row in rows if subject.exists(row["period"]) and _is_of(row, subject)]
    return tuple(sorted(found, key=lambda row: sort_key(row["period"]), reverse=True))


def _printed(reader: Reader, dataset: str) -> frozenset[tuple[str, str]]:
    """The units and sectors that any document prints a figure of."""
    rows = reader.rows(
        "select distinct unit, sector from current_indicator_values where dataset = ?", [dataset]
    )
    units = {("unit", row["unit"]) for row in rows}
    return frozenset(units | {("sector", row["sector"]) for row in rows})


def _is_of(row: Row, subject: Subject) -> bool:
    """Whether a figure of the code is one of the subject: an area and its office share a code."""
    if subject.group == "sector":
        return row["unit"] is None
    if subject.group == "area":
        return True
    return row["level"] == subject.group or (row["level"] is None and subject.group != "district")


def sections(
    rows: Sequence[Row], catalogue: Catalogue, period: str, t: Translator
) -> tuple[Section, ...]:
    """The same by area of the reform and by indicator, as a reader is told them.

    Args:
        rows: what ``printed`` gave.
        catalogue: names of areas and indicators.
        period: the period of the page; figures of others are marked as such.
    """
    figures: dict[str, list[Figure]] = {}
    for row in rows:
        figures.setdefault(row["indicator"], []).append(figure(row, catalogue, period, t))
    found = []
    for code, area in catalogue.areas.items():
        items = tuple(
            Item(
                code=indicator,
                name=t.field(catalogue.indicators[indicator], "name"),
                plan=catalogue.indicators[indicator]["nature"] == "plan",
                figures=tuple(said),
            )
            for indicator, said in figures.items()
            if catalogue.indicators[indicator]["area"] == code
        )
        if items:
            found.append(Section(code, t.field(area, "name"), items))
    return tuple(found)
