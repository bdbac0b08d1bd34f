"""What must add up: each row in itself, each heading and total with its parts.

(3) = (4) + (5) + (6) · (7) = (8) + (9) + (10) · (11) = (12) + (13) · (3) = (7) + (11): form
II.06a, Thông tư 01/2020/TT-VPCP. Sums are checked and never stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.i18n import Translator, both
from analytics.ingest.files.cells import address
from analytics.ingest.form.header import LABELS, PARTS, Header
from analytics.ingest.form.line_kinds import Sorted, heading_end
from analytics.ingest.form.lines import Counts
from analytics.ingest.result import Count, Fault, Location
from analytics.schema import FORM_BALANCE, FORM_TOTALS
from analytics.texts import Message, Words


def row_faults(
    rows: Sequence[Sorted], counts: Counts, header: Header, location: Location
) -> list[Fault]:
    """A fault for every identity that a row of its own breaks; an unread cell breaks none.

    Headings and totals are compared with their rows, so each wrong cell is told once.

    An empty cell of a total says nothing: the sum of its parts is taken. A column that a form may
    leave out is no part where it does.
    """
    totals = {
        total: tuple(part for part in parts if part in PARTS or part in header.columns)
        for total, parts in FORM_TOTALS.items()
    }
    faults = []
    for row in rows:
        number = row.line.row
        keys = ((number, code) for code in header.columns)
        values = {key[1]: counts.values[key] for key in keys if key in counts.values}
        for total, parts in totals.items():
            whole = all(part in values for part in parts)
            expected = sum(values[part] for part in parts) if whole else 0
            if (number, total) in counts.given:
                if whole and values[total] != expected:
                    faults.append(_fault(row, total, parts, values, header, location))
            elif (number, total) not in counts.wrong:
                values.pop(total, None)
                if whole:
                    values[total] = expected
        received, answered = FORM_BALANCE
        if {received, *answered} <= values.keys() and values[received] != sum(
            values[code] for code in answered
        ):
            faults.append(_fault(row, received, answered, values, header, location))
    return faults


@dataclass(frozen=True)
class _Sum:
    """What some rows add up to by form column, None where a cell of theirs was not read."""

    rows: int
    values: Mapping[int, int | None]


def total_faults(
    rows: Sequence[Sorted], counts: Counts, header: Header, location: Location
) -> list[Fault]:
    """A fault for every cell of a heading or total that is not the sum of its rows.

    "Cộng" may be the sum of all rows or of those since the heading or total before: of the two it
    is taken for the one it comes nearer to.
    """
    lines = [row.line for row in rows]
    kinds = [row.kind for row in rows]
    own = [number for number, kind in enumerate(kinds) if kind == "own"]
    all_of_them = _sum(rows, own, counts, header)
    faults: list[Fault] = []
    start: int | None = None
    for number, row in enumerate(rows):
        if row.kind in ("own", "part"):
            continue
        if row.kind == "heading":
            end = heading_end(lines, kinds, number)
            below = [position for position in own if number < position < end]
            # A unit among units with sectors may have none: it is no part of the one above.
            mine = [position for position in below if row.unit in (None, rows[position].unit)]
            sums = [_sum(rows, mine, counts, header)]
        elif row.parts:
            sums = [_sum(rows, row.parts, counts, header)]
        else:
            since = range(start + 1, number) if start is not None else range(0)
            part = [position for position in since if kinds[position] == "own"]
            group = [
                position
                for position in own
                if row.line.group and lines[position].group == row.line.group
            ]
            scopes = [scope for scope in (part, group) if scope]
            sums = [all_of_them, *(_sum(rows, scope, counts, header) for scope in scopes)]
        start = number
        # Dashes in a heading are no sum that it claims.
        if not (row.line.is_blank or (row.kind == "heading" and row.line.says_nothing)):
            faults_of_each = [
                _sum_faults(row, position, counts, header, location) for position in sums
            ]
            faults += sorted(faults_of_each, key=len)[0]
    return faults


def _sum(rows: Sequence[Sorted], scope: Sequence[int], counts: Counts, header: Header) -> _Sum:
    parts = [rows[position].line.row for position in scope]
    values: dict[int, int | None] = {}
    for code in header.columns:
        keys = [(part, code) for part in parts]
        unread = any(key in counts.wrong for key in keys)
        values[code] = None if unread else sum(_value(counts, key) for key in keys)
    return _Sum(len(parts), values)


def _sum_faults(
    row: Sorted, parts: _Sum, counts: Counts, header: Header, location: Location
) -> list[Fault]:
    faults = []
    for code, column in sorted(header.columns.items()):
        expected = parts.values[code]
        if (row.line.row, code) not in counts.given or expected is None:
            continue
        value = counts.values[row.line.row, code]
        if value != expected:
            name = row.line.name
            faults.append(
                location.fault(
                    (row.line.row, column),
                    _labelled(code, value),
                    Message(
                        "{expected}: tổng của {rows} dòng",
                        rows=parts.rows,
                        expected=Count(expected),
                    ),
                    Message(
                        "Sửa ô này của dòng “{name}”, hoặc dòng thành phần bị sai hay thiếu.",
                        name=name,
                    ),
                )
            )
    return faults


def _value(counts: Counts, key: tuple[int, int]) -> int:
    """A cell of a part; a total left empty in it is the sum of its own parts."""
    row, code = key
    if key in counts.given or code not in FORM_TOTALS:
        return counts.values.get(key, 0)
    return sum(counts.values.get((row, part), 0) for part in FORM_TOTALS[code])


def _fault(
    row: Sorted,
    total: int,
    parts: tuple[int, ...],
    values: Mapping[int, int],
    header: Header,
    location: Location,
) -> Fault:
    rule = " + ".join(f"({part})" for part in parts)
    numbers = [values[part] for part in parts]

    def sum_of(t: Translator) -> str:
        return f"({total}) = {rule} = {' + '.join(map(t.count, numbers))} = {t.count(sum(numbers))}"

    cells = [
        address(row.line.row, header.columns[code])
        for code in (total, *parts)
        if code in header.columns
    ]
    return location.fault(
        (row.line.row, header.columns.get(total, header.name)),
        _labelled(total, values[total]),
        both(sum_of),
        Message(
            "Dòng “{name}”: xem lại các ô {cells} rồi sửa ô sai.",
            name=row.line.name,
            cells=", ".join(cells),
        ),
    )


def _labelled(code: int, value: int) -> Words:
    number, label = Count(value), LABELS[code]
    return Message("({code}) {label}: {number}", code=code, label=label, number=number)
