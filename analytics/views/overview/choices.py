"""Which answers are drawn where there are many, and which choices a report can answer."""

from collections.abc import Sequence

import pandas as pd

from analytics.filters import Filter
from analytics.query import Answer


def lowest(answers: Sequence[Answer], most: int, chosen: str | None = None) -> list[Answer]:
    """The ``most`` lowest values, and the chosen key among them whatever its value.

    All of them when there are no more; answers without a value stay out once there are.
    """
    if len(answers) <= most:
        return list(answers)
    known = sorted(
        (answer for answer in answers if answer.value is not None),
        key=lambda answer: answer.value or 0,
    )
    return [answer for place, answer in enumerate(known) if place < most or answer.key == chosen]


def answerable(figures: pd.DataFrame, period: str) -> list[Filter]:
    """The choices for which the printed figures say something about dossiers in the period.

    Args:
        figures: rows of ``report_figures``.
        period: the period asked about.

    Returns:
        Filters in the order of the print, each once.
    """
    told = figures[
        figures["indicator"].isin(["on_time_rate", "resolved", "received"])
        & (figures["period"] == period)
    ]
    found = []
    for row in told.to_dict("records"):
        level, unit, sector = (
            None if pd.isna(row[name]) else row[name] for name in ("level", "unit", "sector")
        )
        if row["block"] == "central":
            found += [Filter("central", None, sector)] if unit is None else []
        elif unit is None or unit.isdigit():
            found.append(Filter(level, unit, sector))
    return list(dict.fromkeys(found))
