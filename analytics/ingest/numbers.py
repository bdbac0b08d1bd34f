"""Numbers typed as text, read by an explicit rule per column, never by anybody's locale.

Vietnamese files group thousands by points and have a decimal comma ("1.769", "98,63"), other
programs the other way round ("1,769", "98.63"). Which of the two a column follows is decided from
all of its cells together; what could be either is asked about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from analytics.ingest.files.cells import Value, text_of
from analytics.names import clean

Style = Literal["vi", "plain"]
STYLES: tuple[Style, ...] = ("vi", "plain")
# Group mark and decimal mark of each style.
_MARKS: dict[Style, tuple[str, str]] = {"vi": (".", ","), "plain": (",", ".")}

# What people write for nothing.
_NOTHING = {"", "-", "–", "—", "−", "không", "khong", "ko", "x", "/", "..."}
# Thousands set apart by spaces or apostrophes.
_SPACED = re.compile(r"-?[0-9]{1,3}(?:[\s'’][0-9]{3})+(?:[.,][0-9]+)?")
_NUMBER = re.compile(r"-?[0-9][0-9.,]*")
# A spreadsheet keeps 15 digits; no count of dossiers comes near.
_LARGEST = 10**15


@dataclass(frozen=True)
class Column:
    """A column of numbers as it was read.

    ``values`` has one entry per cell, None for an empty one and for one in ``wrong`` or
    ``unclear``. ``style`` is how text was read; None where no cell tells. ``wrong`` are the places
    of cells that are no number (or not whole, or negative, where they must not be), ``unclear``
    those that mean different numbers in the two styles while nothing in the column decides.
    """

    values: tuple[Decimal | None, ...]
    style: Style | None
    wrong: tuple[int, ...] = ()
    unclear: tuple[int, ...] = ()


def read_column(cells: Sequence[Value], *, whole: bool, style: Style | None = None) -> Column:
    """Read the cells of one column.

    Args:
        cells: from top to bottom; numbers stay what they are, text is read.
        whole: whether only whole numbers from 0 belong here (counts): then every mark between
            digits groups them, and nothing is unclear.
        style: the clerk's answer, where it was asked.

    Returns:
        The column; a cell that is unclear has no value until ``style`` is given.
    """
    styles: tuple[Style, ...] = (style,) if style else _styles(cells, whole)
    values: list[Decimal | None] = []
    wrong, unclear = [], []
    for position, cell in enumerate(cells):
        if is_nothing(cell):
            values.append(None)
            continue
        readings = {_value(cell, known, whole) for known in styles}
        if len(readings) > 1:
            readings.discard(None)
        value = next(iter(readings)) if len(readings) == 1 else None
        if len(readings) > 1:
            unclear.append(position)
        elif value is None or (whole and (value < 0 or value != value.to_integral_value())):
            wrong.append(position)
            value = None
        values.append(value)
    decided = styles[0] if len(styles) == 1 else None
    return Column(tuple(values), decided, tuple(wrong), tuple(unclear))


def is_nothing(cell: Value) -> bool:
    """Whether a cell is empty, or says what people write for nothing."""
    return cell is None or (isinstance(cell, str) and clean(cell).lower() in _NOTHING)


def _styles(cells: Sequence[Value], whole: bool) -> tuple[Style, ...]:
    """The styles in which every number typed as text is one; what is none in any does not tell."""
    readings = [
        [_value(cell, style, whole) is not None for style in STYLES]
        for cell in cells
        if isinstance(cell, str) and not is_nothing(cell)
    ]
    telling = [reading for reading in readings if any(reading)]
    fitting = tuple(
        style
        for position, style in enumerate(STYLES)
        if all(reading[position] for reading in telling)
    )
    return fitting or STYLES


def _value(cell: Value, style: Style, whole: bool) -> Decimal | None:
    """The number a cell means in a style; None when it is none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Decimal(text_of(cell)) if abs(cell) < _LARGEST else None
    text = clean(str(cell)).replace("−", "-")
    if not whole:
        text = text.removesuffix("%").strip()
    if _SPACED.fullmatch(text):
        text = re.sub(r"[\s'’]", "", text)
    if not _NUMBER.fullmatch(text):
        return None
    group, point = _MARKS[style]
    if whole and text.count(".") + text.count(",") == max(text.count("."), text.count(",")):
        # One kind of mark in a count: it groups, whatever the style.
        group = "." if "." in text else ","
        point = ""
    digits = text.lstrip("-")
    head, mark, tail = digits.partition(point) if point else (digits, "", "")
    if point and mark and (not tail.isdigit() or group in tail):
        return None
    groups = head.split(group)
    grouped = len(groups) > 1
    if grouped and (not 1 <= len(groups[0]) <= 3 or any(len(part) != 3 for part in groups[1:])):
        return None
    # "0.123" has nothing to group: its mark is a decimal one.
    if not all(part.isdigit() for part in groups) or (grouped and groups[0].startswith("0")):
        return None
    number = Decimal("".join(groups) + (f".{tail}" if mark else ""))
    if number >= _LARGEST:
        return None
    return number.copy_negate() if number and text.startswith("-") else number
