"""What indicator sheets would change: each figure beside the last one known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analytics.i18n import Translator
from analytics.ingest.catalogue import Catalogue as Known
from analytics.ingest.result import Reading
from analytics.intake.asked import newest, series_of
from analytics.periods import parse
from analytics.query import Catalogue, read_catalogue
from analytics.query.evidence import scope_words
from analytics.query.report import figure_text, records, report_figures
from analytics.store import Reader

_Row = Mapping[str, Any]


@dataclass(frozen=True)
class FigureEffect:
    """A figure of a sheet: as it would be, and the last one known of the same thing.

    ``after`` is None where a later sheet leaves out what an earlier one of the same period and
    sender has: it would no longer count.
    """

    before: _Row | None
    after: _Row | None


def figure_effects(
    readings: Sequence[Reading], reader: Reader, after: Reader, units: Known
) -> tuple[FigureEffect, ...]:
    """What the indicator sheets among some files change, in the order of their rows.

    Args:
        readings: the files that would go in.
        reader: the snapshot in use.
        after: the tables with the files.
        units: the catalogues with every validity of the units.
    """
    effects: list[FigureEffect] = []
    catalogue = cache(lambda: read_catalogue(reader))
    last = cache(lambda day: newest(reader, catalogue(), units, day))
    for reading in readings:
        if reading.kind != "indicators":
            continue
        document = str(reading.rows[0]["document"])
        known = last(parse(reading.periods[0]).last_day)
        own = {_key(row): row for row in records(report_figures(reader, (document,)))}
        new = {_key(row): row for row in records(report_figures(after, (document,)))}
        effects += [
            FigureEffect(own.get(key) or known.get(series_of(row)), row) for key, row in new.items()
        ]
        effects += [FigureEffect(row, None) for key, row in own.items() if key not in new]
    return tuple(effects)


def figures_frame(
    effects: Sequence[FigureEffect], catalogue: Catalogue, t: Translator
) -> pd.DataFrame:
    """The figures as a table: name, scope, period, the last figure with its period, the new one."""
    names = (t("Số liệu báo cáo"), t("Phạm vi"), t("Kỳ"), t("Số gần nhất"), t("Sau khi nạp"))
    rows = []
    for one in effects:
        row = one.after or one.before
        assert row is not None
        last = "" if one.before is None else _last(one.before, row, t)
        new = t("không còn") if one.after is None else figure_text(one.after, t)
        name = t.field(row, "name")
        period = t.period(row["period"])
        rows.append((name, scope_words(row, catalogue, t), period, last, new))
    return pd.DataFrame(rows, columns=list(names), dtype="str")


def _last(before: _Row, row: _Row, t: Translator) -> str:
    text = figure_text(before, t)
    if before["period"] == row["period"]:
        return text
    return f"{text} ({t.period(before['period'], inside=True)})"


def _key(row: _Row) -> tuple[Any, ...]:
    return (*series_of(row), row["period"])
