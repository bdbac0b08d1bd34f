"""What must add up: each row in itself, each heading and total with its parts.

(3) = (4) + (5) + (6) · (7) = (8) + (9) + (10) · (11) = (12) + (13) · (3) = (7) + (11): form
II.06a, Thông tư 01/2020/TT-VPCP. Sums are checked and never stored.
"""

from collections.abc import Mapping, Sequence

from analytics.ingest.cells import address
from analytics.ingest.form.counts import Counts
from analytics.ingest.form.header import LABELS, Header
from analytics.ingest.form.places import Place, counted
from analytics.ingest.form.rows import Sorted, heading_end
from analytics.ingest.reading import Fault
from analytics.schema import FORM_TOTALS
from analytics.texts import Bilingual

_BALANCE = (7, 11)


def row_faults(rows: Sequence[Sorted], counts: Counts, header: Header, place: Place) -> list[Fault]:
    """A fault for every identity that a row breaks; a cell that was not read breaks none.

    An empty cell of a total says nothing: the sum of its parts is taken.
    """
    faults = []
    for row in rows:
        number = row.line.row
        values = {code: value for (one, code), value in counts.values.items() if one == number}
        for total, parts in FORM_TOTALS.items():
            whole = all(part in values for part in parts)
            expected = sum(values[part] for part in parts) if whole else 0
            if (number, total) in counts.given:
                if whole and values[total] != expected:
                    faults.append(_fault(row, total, parts, values, header, place))
            elif (number, total) not in counts.wrong:
                values.pop(total, None)
                if whole:
                    values[total] = expected
        if {3, *_BALANCE} <= values.keys() and values[3] != values[7] + values[11]:
            faults.append(_fault(row, 3, _BALANCE, values, header, place))
    return faults


def total_faults(
    rows: Sequence[Sorted], counts: Counts, header: Header, place: Place
) -> list[Fault]:
    """A fault for every cell of a heading or total that is not the sum of its rows."""
    lines = [row.line for row in rows]
    kinds = [row.kind for row in rows]
    own = [number for number, kind in enumerate(kinds) if kind == "own"]
    faults: list[Fault] = []
    for number, row in enumerate(rows):
        if row.line.is_blank or row.kind == "own":
            continue
        if row.kind == "heading":
            below = [one for one in own if number < one < heading_end(lines, kinds, number)]
            # A unit among units with sectors may have none: it is no part of the one above.
            scopes = [[one for one in below if row.unit in (None, rows[one].unit)]]
        else:
            scopes = [own, *_part_above(rows, own, number)]
        found: list[list[Fault]] = [
            _scope_faults(rows, scope, number, counts, header, place) for scope in scopes
        ]
        faults += sorted(found, key=len)[0]
    return faults


def _part_above(rows: Sequence[Sorted], own: list[int], number: int) -> list[list[int]]:
    """The rows since the heading or total before: what "Cộng" may be the sum of, besides all."""
    start = max((one for one in range(number) if rows[one].kind != "own"), default=None)
    part = [one for one in own if start is not None and start < one < number]
    return [part] if part else []


def _scope_faults(
    rows: Sequence[Sorted],
    scope: Sequence[int],
    number: int,
    counts: Counts,
    header: Header,
    place: Place,
) -> list[Fault]:
    row = rows[number].line
    parts = [rows[one].line.row for one in scope]
    faults = []
    for code, column in sorted(header.columns.items()):
        keys = [(part, code) for part in parts]
        if (row.row, code) not in counts.given or any(key in counts.wrong for key in keys):
            continue
        found = counts.values[row.row, code]
        # A total left empty in a row is the sum of that row's parts.
        expected = sum(_value(counts, key) for key in keys)
        if found != expected:
            faults.append(
                place.fault(
                    (row.row, column),
                    _labelled(code, found),
                    Bilingual(
                        f"{counted(expected).vi}: tổng của {len(parts)} dòng",
                        f"{counted(expected).en}: the sum of {len(parts)} rows",
                    ),
                    Bilingual(
                        f"Sửa ô này của dòng “{row.name}”, hoặc dòng thành phần bị sai hay thiếu.",
                        f"Correct this cell of the row “{row.name}”, or the part that is wrong or "
                        "missing.",
                    ),
                )
            )
    return faults


def _value(counts: Counts, key: tuple[int, int]) -> int:
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
    place: Place,
) -> Fault:
    rule = " + ".join(f"({part})" for part in parts)
    numbers = [counted(values[part]) for part in parts]
    result = counted(sum(values[part] for part in parts))
    expected = Bilingual(
        f"({total}) = {rule} = {' + '.join(one.vi for one in numbers)} = {result.vi}",
        f"({total}) = {rule} = {' + '.join(one.en for one in numbers)} = {result.en}",
    )
    cells = [
        address(row.line.row, header.columns[code])
        for code in (total, *parts)
        if code in header.columns
    ]
    return place.fault(
        (row.line.row, header.columns.get(total, header.name)),
        _labelled(total, values[total]),
        expected,
        Bilingual(
            f"Dòng “{row.line.name}”: xem lại các ô {', '.join(cells)} rồi sửa ô sai.",
            f"Row “{row.line.name}”: check the cells {', '.join(cells)} and correct the wrong one.",
        ),
    )


def _labelled(code: int, value: int) -> Bilingual:
    number, label = counted(value), LABELS[code]
    return Bilingual(f"({code}) {label.vi}: {number.vi}", f"({code}) {label.en}: {number.en}")
