"""Rows that are a part of the row above: "Trong đó: cấp lần đầu". Left out, and never added up."""

from collections.abc import Callable, Mapping, Sequence

from analytics.ingest.files.cells import address
from analytics.ingest.form.header import LABELS
from analytics.ingest.form.lines import Counts, Line
from analytics.ingest.result import Count, Fault, Location, quoted
from analytics.texts import Message


def parts_of(
    lines: Sequence[Line],
    known: Callable[[Line], bool],
    counts: Counts,
    answered: Callable[[Line], bool],
) -> dict[int, tuple[int, int]]:
    """The lines that are a part of another one: position → (that of the whole, of its "trong đó").

    "Trong đó" goes on over the lines below that are listed under it, by a dash or by names that
    nobody knows; the clerk may say so of others. Over a total at the top of the table it only says
    that its rows follow.
    """
    parts: dict[int, tuple[int, int]] = {}
    whole: int | None = None
    start: int | None = None
    for position, line in enumerate(lines):
        if line.of_which is not None and whole is not None:
            start = position
            if line.is_blank and not line.of_which and lines[whole].is_total and whole == 0:
                start = None
                continue
            parts[position] = (whole, start)
        elif whole is not None and answered(line):
            start = position if start is None else start
            parts[position] = (whole, start)
        elif start is not None and whole is not None and _goes_on(lines, position, known):
            parts[position] = (whole, start)
        else:
            whole, start = position, None
    parts |= _listed(lines, counts, parts, known)
    return parts | _not_in_total(lines, counts, parts, known)


def _goes_on(lines: Sequence[Line], position: int, known: Callable[[Line], bool]) -> bool:
    line = lines[position]
    if line.marker or line.is_total or not line.name:
        return False
    return line.is_listed or not known(line)


def _listed(
    lines: Sequence[Line],
    counts: Counts,
    parts: Mapping[int, tuple[int, int]],
    known: Callable[[Line], bool],
) -> dict[int, tuple[int, int]]:
    """Lines with a dash and without a number that together are exactly the line above them."""
    more: dict[int, tuple[int, int]] = {}
    position = 0
    while position < len(lines):
        end = position + 1
        while end < len(lines) and _is_item(lines[end], known) and end not in parts:
            end += 1
        below = range(position + 1, end)
        if len(below) > 1 and not lines[position].is_total and known(lines[position]):
            own = [counts.values.get((lines[position].row, code)) for code in lines[position].cells]
            sums = [
                sum(counts.values.get((lines[item].row, code), 0) for item in below)
                for code in lines[position].cells
            ]
            if any(own) and own == sums:
                more |= dict.fromkeys(below, (position, position + 1))
        position = end
    return more


def _not_in_total(
    lines: Sequence[Line],
    counts: Counts,
    parts: Mapping[int, tuple[int, int]],
    known: Callable[[Line], bool],
) -> dict[int, tuple[int, int]]:
    """Lines without a number that a total does not count, none greater than the one above them.

    "Riêng: nhà ở" under "Đất đai": the total is right without it.
    """
    more: dict[int, tuple[int, int]] = {}
    whole: int | None = None
    for position, line in enumerate(lines):
        if position in parts:
            continue
        is_below = whole is not None and not line.marker and bool(line.name) and not known(line)
        if is_below and whole is not None and not line.is_total and not line.is_blank:
            pairs = zip(counts.parts(lines[whole].row), counts.parts(line.row), strict=True)
            if all(own >= part for own, part in pairs):
                more[position] = (whole, whole + 1)
                continue
        whole = position if known(line) and not line.is_blank else None
    rest = [
        counts.parts(line.row)
        for position, line in enumerate(lines)
        if not (position in parts or position in more or line.is_total or line.is_blank)
    ]
    added = tuple(map(sum, zip(*rest, strict=True)))
    totals = [counts.parts(line.row) for line in lines if line.is_total and not line.is_blank]
    return more if added in totals else {}


def _is_item(line: Line, known: Callable[[Line], bool]) -> bool:
    return line.is_listed and not (line.marker or line.is_total or known(line) or line.is_blank)


def part_faults(
    lines: Sequence[Line], parts: Mapping[int, tuple[int, int]], counts: Counts, location: Location
) -> list[Fault]:
    """A notice of the rows left out as parts; a fault where parts are more than their whole."""
    faults = [
        location.fault(
            (line.row, line.column),
            quoted(line.name),
            Message("dòng mà số này là một phần của nó, ở trên"),
            Message("Đặt dòng này dưới dòng của đơn vị hoặc lĩnh vực, hoặc sửa tên."),
        )
        for number, line in enumerate(lines)
        if line.of_which is not None and not line.is_blank and number not in parts
    ]
    groups: dict[tuple[int, int], list[int]] = {}
    for line, of in parts.items():
        groups.setdefault(of, []).append(line)
    for (whole, _), members in groups.items():
        first = lines[members[0]]
        names = "; ".join(f"“{lines[member].name}”" for member in members)
        faults.append(
            location.fault(
                (first.row, first.column),
                Message("{names}: một phần của “{name}”", names=names, name=lines[whole].name),
                Message("dòng đơn vị hoặc lĩnh vực"),
                Message("Không nạp riêng và không cộng vào tổng: dòng trên đã gồm số này."),
                "notice",
            )
        )
        faults += _more_than_whole(lines, whole, members, counts, location)
    return faults


def _more_than_whole(
    lines: Sequence[Line], whole: int, members: Sequence[int], counts: Counts, location: Location
) -> list[Fault]:
    faults = []
    for code in lines[whole].cells:
        key = (lines[whole].row, code)
        total = sum(counts.values.get((lines[member].row, code), 0) for member in members)
        if key not in counts.given or total <= counts.values[key]:
            continue
        last = lines[members[-1]]
        faults.append(
            location.fault(
                (last.row, last.column),
                Message(
                    "({code}) {code_2}: {total} ở các dòng “trong đó”",
                    code=code,
                    code_2=LABELS[code],
                    total=Count(total),
                ),
                Message(
                    "nhiều nhất {key}, như dòng “{name}”",
                    key=Count(counts.values[key]),
                    name=lines[whole].name,
                ),
                Message(
                    "Xem lại các dòng này và dòng {whole}.",
                    whole=address(*_name_cell(lines[whole])),
                ),
            )
        )
    return faults


def _name_cell(line: Line) -> tuple[int, int]:
    return line.row, line.column
