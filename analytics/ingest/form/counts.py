"""The numbers of the form's columns, each cell that is no count named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.ingest.files.cells import Sheet, Value, text_of
from analytics.ingest.form.header import LABELS, Header
from analytics.ingest.form.lines import Line
from analytics.ingest.numbers import read_column
from analytics.ingest.result import Fault, Place, quoted
from analytics.texts import Bilingual


@dataclass(frozen=True)
class Counts:
    """The numbers of a table by row and form column.

    A blank or "-" is 0 in ``values``; ``given`` tells which cells say something. What could not be
    read is in ``wrong`` and has no value.
    """

    values: Mapping[tuple[int, int], int]
    given: frozenset[tuple[int, int]]
    wrong: frozenset[tuple[int, int]]


def read_counts(
    sheet: Sheet,
    header: Header,
    lines: Sequence[Line],
    place: Place,
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> tuple[Counts, list[Fault]]:
    """Read the counts of all lines, column by column; those under merged cells are not known."""
    merged = {
        (line.row, code)
        for top, left, bottom, right in merges
        for line in lines
        if top <= line.row <= bottom
        for code, column in header.columns.items()
        if left <= column <= right
    }
    values: dict[tuple[int, int], int] = {}
    given, wrong = set(), set()
    faults = []
    for code, column in sorted(header.columns.items()):
        cells = [line.cells[code] for line in lines]
        read = read_column(cells, whole=True)
        bad = {*read.wrong, *read.unclear}
        for number, line in enumerate(lines):
            key, value = (line.row, code), read.values[number]
            if key in merged:
                wrong.add(key)
                continue
            uncomputed = (line.row, column) in sheet.uncomputed
            if uncomputed or number in bad:
                wrong.add(key)
                cell = None if uncomputed else cells[number]
                faults.append(_fault(place, (line.row, column), code, cell))
                continue
            values[key] = 0 if value is None else int(value)
            if text_of(cells[number]).strip():
                given.add(key)
    return Counts(values, frozenset(given), frozenset(wrong)), faults


def _fault(place: Place, cell: tuple[int, int], code: int, value: Value) -> Fault:
    label = LABELS[code]
    expected = Bilingual(
        f"số hồ sơ, nguyên, từ 0 trở lên: cột ({code}) {label.vi}",
        f"a whole number of dossiers from 0: column ({code}) {label.en}",
    )
    if value is None:
        return place.uncomputed(cell, expected)
    action = Bilingual("Sửa ô thành một số nguyên.", "Correct the cell to a whole number.")
    if isinstance(value, float) and not value.is_integer():
        action = Bilingual(
            "Sửa ô thành số nguyên; dấu chấm phân nhóm nghìn có thể đã bị hiểu là dấu thập phân.",
            "Correct the cell to a whole number; a point between thousands may have been taken for "
            "a decimal mark.",
        )
    return place.fault(cell, quoted(value), expected, action)
