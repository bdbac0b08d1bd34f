"""Figures as documents print them: a report's, and one indicator's over all documents."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.audit import Place, doubts, place_of
from analytics.errors import UnknownName
from analytics.periods import sort_key
from analytics.store import Reader
from analytics.texts import Message

_FIGURES = """
select
    v.indicator, i.area, i.name_vi, i.name_en, i.unit as noun, i.nature, i.better,
    v.period, v.block, v.level, v.unit, v.sector, v.scope_note,
    v.value::double as value, v.printed, v.precision, v.locator, v.note, v.note_en,
    v.paragraph, v.printed_at,
    v.document, d.title_vi, d.title_en, d.publisher, d.kind, d.address, d.date, d.period as about
from current_indicator_values v
join indicators i on i.code = v.indicator
join documents d on d.code = v.document
where v.dataset = ? and {condition}
order by v.load_id, v.row
"""

_KEPT = """
select
    v.document, v.indicator, v.period, v.block, v.level, v.unit, v.sector, v.scope_note,
    v.printed, v.paragraph, v.printed_at
from current_indicator_values v
where v.dataset = ? and v.paragraph is not null
"""


def kept_paragraphs(reader: Reader, dataset: str = "official") -> Mapping[Place, Mapping[str, Any]]:
    """Where figures are printed: those whose paragraph was kept, with the print's place in it."""
    return {place_of(row): row for row in reader.rows(_KEPT, [dataset])}


def report_figures(
    reader: Reader, documents: Sequence[str], dataset: str = "official"
) -> pd.DataFrame:
    """Every figure that the given documents print, in the order of the print.

    Args:
        reader: an open snapshot.
        documents: document codes; none gives an empty frame.
        dataset: "official" or "demo".

    Returns:
        One row per figure: indicator with names, noun (unit) and nature, its own period, scope
        (block, level, unit, sector, scope_note), value, printed, precision, locator, notes, the
        paragraph with the place of the print where it was kept, and
        the document with its address, and ``doubts``: what does not add up about it.
    """
    marks = ", ".join("?" * len(documents)) or "null"
    return _figures(reader, f"v.document in ({marks})", documents, dataset)


def disagreeing_figures(
    reader: Reader, documents: Sequence[str], dataset: str = "official"
) -> pd.DataFrame:
    """The figures of the given documents that another document prints differently, with those."""
    marks = ", ".join("?" * len(documents)) or "null"
    condition = (
        "v.indicator in (select indicator from current_indicator_values"
        f" where dataset = ? and document in ({marks}))"
    )
    return disagreements(_figures(reader, condition, (dataset, *documents), dataset))


def indicator_figures(reader: Reader, indicator: str, dataset: str = "official") -> pd.DataFrame:
    """Every figure of one indicator in all documents and scopes, oldest period first."""
    frame = _figures(reader, "v.indicator = ?", (indicator,), dataset)
    return frame.sort_values("period", key=lambda codes: codes.map(sort_key), kind="stable")


def figures_of(
    reader: Reader, column: str, code: str, dataset: str = "official"
) -> list[dict[str, Any]]:
    """Every figure of one unit or sector in all documents, as records.

    Args:
        reader: an open snapshot.
        column: "unit" or "sector".
        code: of the unit or sector.
        dataset: "official" or "demo".
    """
    if column not in ("unit", "sector"):
        raise UnknownName(Message("phạm vi"), column, ("unit", "sector"))
    rows = reader.rows(_FIGURES.format(condition=f"v.{column} = ?"), [dataset, code])
    known = doubts(reader, dataset)
    return [{**row, "doubts": known.get(place_of(row), ())} for row in rows]


def _figures(reader: Reader, condition: str, values: Sequence[str], dataset: str) -> pd.DataFrame:
    frame = reader.query(_FIGURES.format(condition=condition), [dataset, *values])
    known = doubts(reader, dataset)
    marks = [known.get(place_of(row), ()) for row in records(frame)]
    frame["doubts"] = pd.Series(marks, index=frame.index, dtype=object)
    return frame


SCOPE = ["indicator", "period", "block", "level", "unit", "sector", "scope_note"]


def disagreements(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures for which two documents print different values of one thing.

    Args:
        figures: rows as ``indicator_figures`` or ``report_figures`` give them.

    Returns:
        The rows involved, equal scopes together; empty when all documents agree.
    """
    counts = figures.groupby(SCOPE, dropna=False)["value"].transform("nunique")
    return figures[counts > 1].sort_values(SCOPE, kind="stable", na_position="first")


def records(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame of figures as dicts."""
    return [{str(name): value for name, value in row.items()} for row in figures.to_dict("records")]


def province_figures(figures: pd.DataFrame) -> list[dict[str, Any]]:
    """The figures of ``report_figures`` for the province as a whole, the first of an indicator."""
    whole = figures[["level", "unit", "sector"]].isna().all(axis=1)
    chosen: pd.DataFrame = figures[whole & (figures["block"] != "central")]
    return records(chosen.drop_duplicates("indicator"))


def headline_figures(
    area: Mapping[str, Any], province: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The telling figures of an area: its headline indicators for the province as a whole.

    Args:
        area: a row of the areas.
        province: rows of ``province_figures``.

    Returns:
        At most one figure per headline indicator, in the order of the catalogue; where the
        documents print none of them, the first two that they do print.
    """
    codes: list[str] = area["headline"].split(";")
    chosen = [row for row in province if row["indicator"] in codes]
    if not chosen:
        return [row for row in province if row["area"] == area["code"]][:2]
    return sorted(chosen, key=lambda row: codes.index(row["indicator"]))
