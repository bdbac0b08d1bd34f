"""Columns of a table against its row of totals, whatever they are of.

Which rows make up the total a table says nowhere: they are those whose sum is the total in another
column, or all rows where these are numbered one after the other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from analytics.i18n import both
from analytics.reports.document import Cell, Paragraph
from analytics.reports.figure import Figure
from analytics.reports.findings import DraftFinding
from analytics.reports.known import Draft
from analytics.texts import Message

_TOTAL = re.compile(r"(?:tổng\s+(?:cộng|số)|tổng|cộng|toàn\s+tỉnh)\b[^0-9]*", re.IGNORECASE)
_ROW = re.compile(r"(?P<table>.*bảng [0-9]+), dòng [0-9]+")
_ORDINAL = re.compile(r"\(?([0-9]{1,2})[.)]?")
_ROMAN = re.compile(r"[IVX]{1,5}[.)]?|[A-H][.)]?")
_INSIDE = re.compile(r"(?:trong đó|[-–+]\s)", re.IGNORECASE)
_EMPTY = ("", "-", "–", "—", "0", "/")
_LEAST = 2


class _Row(NamedTuple):
    """A row of a table: what stands in its cells, and the figure of each that has just one."""

    texts: tuple[str, ...]
    figures: tuple[Figure | None, ...]
    locator: str

    def value(self, column: int) -> int | None:
        """The count in a column, 0 for an empty cell; None for what is no count."""
        figure = self.figures[column]
        if figure is None:
            return 0 if self.texts[column] in _EMPTY else None
        is_count = figure.precision == "exact" and "%" not in figure.printed
        return int(figure.value) if is_count and figure.value == int(figure.value) else None


# Which rows may make up a total, the likeliest first.
_Choice = Callable[[Sequence[_Row]], list[_Row]]


def column_findings(draft: Draft) -> Iterator[DraftFinding]:
    """The columns whose rows do not come to the total below or above them."""
    for head, rows in _tables(draft):
        for number, row in enumerate(rows):
            label = next((text for text in row.texts[:2] if text), "")
            if _TOTAL.fullmatch(label):
                parts = rows[:number] or rows[number + 1 :]
                yield from _broken(row, parts, head)
                break


def _broken(total: _Row, parts: Sequence[_Row], head: Sequence[Cell]) -> Iterator[DraftFinding]:
    columns = [place for place, figure in enumerate(total.figures) if figure is not None]
    for choice in (_all, _outer, _numbered):
        chosen = choice(parts)
        sums = {column: _sum(chosen, column) for column in columns}
        known = {column: value for column, value in sums.items() if value is not None}
        held = [column for column, value in known.items() if value == total.value(column)]
        is_proven = len(chosen) >= _LEAST and (held or (choice is _all and _is_counted(parts)))
        if is_proven:
            for column, value in known.items():
                if column not in held and total.value(column) is not None:
                    yield _finding(total, chosen, column, value, head)
            return


def _all(parts: Sequence[_Row]) -> list[_Row]:
    return list(parts)


def _outer(parts: Sequence[_Row]) -> list[_Row]:
    """The rows with a Roman number or a capital letter: those between are theirs."""
    return [row for row in parts if _ROMAN.fullmatch(row.texts[0])]


def _numbered(parts: Sequence[_Row]) -> list[_Row]:
    """The rows with a number, without what stands "trong đó"."""
    return [row for row in parts if _ORDINAL.fullmatch(row.texts[0])]


def _is_counted(parts: Sequence[_Row]) -> bool:
    """Whether the rows are numbered 1, 2, 3 … and none is a part of another."""
    numbers = [_ORDINAL.fullmatch(row.texts[0]) for row in parts]
    counted = [int(match[1]) for match in numbers if match is not None]
    names = [row.texts[1] if len(row.texts) > 1 else "" for row in parts]
    return counted == list(range(1, len(parts) + 1)) and not any(map(_INSIDE.match, names))


def _sum(rows: Sequence[_Row], column: int) -> int | None:
    values = [row.value(column) if column < len(row.texts) else None for row in rows]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _finding(
    total: _Row, parts: Sequence[_Row], column: int, value: int, head: Sequence[Cell]
) -> DraftFinding:
    name = head[column].header if column < len(head) else ""
    figures = [figure for row in (total, *parts) if (figure := row.figures[column]) is not None]
    printed = figures[0].printed
    message = both(
        lambda t: t(
            "Cột “{name}” của bảng: các dòng cộng lại được {sum}, dòng “{total}” in {printed}.",
            name=name or t.count(column + 1),
            sum=t.count(value),
            total=next(text for text in total.texts if text),
            printed=printed,
        )
    )
    return DraftFinding(
        "column",
        "contradiction",
        total.locator,
        tuple(figures),
        message,
        Message("Xem lại từng dòng và dòng tổng: một số ở đây sai."),
    )


def _tables(draft: Draft) -> Iterator[tuple[Sequence[Cell], list[_Row]]]:
    """The tables with the cells that say their heads, and their rows below the heads."""
    figures: dict[str, list[Figure]] = {}
    for figure in draft.reading.figures:
        figures.setdefault(figure.locator, []).append(figure)

    def table(part: Paragraph) -> str:
        match = _ROW.fullmatch(part.locator)
        return match["table"] if match and part.kind == "row" else ""

    for name, group in groupby(draft.reading.document.paragraphs, key=table):
        parts = [part for part in group if any(cell.header for cell in part.cells)]
        if name and parts and len({len(part.cells) for part in parts}) == 1:
            yield parts[0].cells, [_row(part, figures.get(part.locator, [])) for part in parts]


def _row(part: Paragraph, figures: Sequence[Figure]) -> _Row:
    texts, own = [], []
    for cell in part.cells:
        inside = [one for one in figures if cell.start <= one.start < max(cell.end, cell.start + 1)]
        texts.append(part.text[cell.start : cell.end].strip())
        own.append(inside[0] if len(inside) == 1 else None)
    return _Row(tuple(texts), tuple(own), part.locator)
