"""Tables: every number as the text that is shown, sorted by its value; names are links."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.i18n import Translator
from analytics.tables import Table
from pages.ui import filters, markup

# Rows from which on a table can be searched, and rows of it on paper: two pages; the file has all.
_MANY, _PRINTED = 13, 60
# Half the thickness of a line over time, in per cent of the height of its box.
_HALF = 6


def table(
    shown: Table,
    *,
    alt: str,
    links: Sequence[str | None] = (),
    linked: str | None = None,
    lines: Mapping[str, tuple[float, float]] | None = None,
) -> None:
    """Show a table whose columns are already named for the reader.

    Args:
        shown: the frame and the texts of its numbers.
        alt: what a screen reader says the table is.
        links: where the name of each row leads (``profiles.addresses``); None: nowhere.
        linked: the column of the names; None for the first.
        lines: column of lists of values over time → lowest and highest value of the one scale
            that its lines are drawn on.
    """
    t = filters.chosen().t
    names = [str(name) for name in shown.frame.columns]
    cells = [_cells(shown, name, (lines or {}).get(name), t) for name in names]
    at = names.index(linked) if linked in names else 0
    if links:
        for cell, link in zip(cells[at], links, strict=True):
            cell["link"] = link
    left = len(shown.frame) - _PRINTED
    markup.show(
        "table",
        alt=alt,
        columns=[(name, name in shown.texts) for name in names],
        rows=list(zip(*cells, strict=True)),
        search=t("Tìm trong bảng") if len(shown.frame) >= _MANY else "",
        rest=t.plural("Còn {n} dòng: tải XLSX để có đủ bảng.", left, n=t.count(left))
        if left > 0
        else "",
    )


def _cells(
    shown: Table, name: str, scale: tuple[float, float] | None, t: Translator
) -> list[dict[str, Any]]:
    """What each cell of a column shows, and the value it is sorted by."""
    values = list(shown.frame[name])
    if scale is not None:
        return [{"text": "—"} if value is None else _line(value, scale, t) for value in values]
    if name in shown.texts:
        texts = zip(shown.texts[name], values, strict=True)
        return [{"text": text, "value": _known(value)} for text, value in texts]
    return [{"text": "—" if _known(value) is None else str(value)} for value in values]


def _known(value: Any) -> Any:
    return None if value is None or pd.isna(value) else value


def _line(values: Sequence[float], scale: tuple[float, float], t: Translator) -> dict[str, Any]:
    """A course: the edges of its line, and its numbers for who does not see it.

    The framework lets no drawing through: the line is what is left of a box cut along its edges.
    """
    low, high = scale
    points = [
        (
            100 * at / max(len(values) - 1, 1),
            _HALF + (100 - 2 * _HALF) * (high - value) / (high - low),
        )
        for at, value in enumerate(values)
    ]
    edges = [(x, y - _HALF) for x, y in points] + [(x, y + _HALF) for x, y in reversed(points)]
    return {
        "course": ", ".join(f"{x:.1f}% {y:.1f}%" for x, y in edges),
        "text": " · ".join(t.number(value, 2) for value in values),
        "value": values[-1],
    }
