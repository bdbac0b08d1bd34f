"""One sheet with the form: its rows, everything wrong with it, everything to ask."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analytics.ingest.checks import LARGEST, Large, hidden_notices, is_large
from analytics.ingest.checks import large_question as question_of
from analytics.ingest.files.cells import Sheet, address
from analytics.ingest.form.header import PARTS, Header
from analytics.ingest.form.line_kinds import Names, Sorted, sort_lines
from analytics.ingest.form.lines import Counts, nameless_fault, read_counts, read_lines
from analytics.ingest.form.matching import (
    Matched,
    Of,
    double_faults,
    is_answered,
    is_known,
    is_within,
    left_out,
    match_rows,
    subject,
    unit_headings,
    units_beside,
    whole_faults,
)
from analytics.ingest.form.of_which import part_faults, parts_of
from analytics.ingest.form.senders import Named, strangers, unit_of
from analytics.ingest.form.sums import row_faults, total_faults
from analytics.ingest.form.table_checks import (
    empty_columns,
    heading_faults,
    measure_faults,
    merge_faults,
    merged_counts,
)
from analytics.ingest.name_matching import Units
from analytics.ingest.new_sectors import NewSector
from analytics.ingest.questions import HEADING, OUT, PART, TOTAL, Context
from analytics.ingest.result import Fault, Location, Question
from analytics.ingest.title import Title
from analytics.schema import DOSSIERS, INTEGER
from analytics.texts import Message, same

Row = Mapping[str, Any]
_COLUMNS = {column.form_column: column.name for column in DOSSIERS.columns}
# Columns of newer forms: one without them does not say 0.
_OPTIONAL = tuple(
    column.form_column
    for column in DOSSIERS.columns
    if column.form_column and column.type == INTEGER and not column.required
)


@dataclass(frozen=True)
class Part:
    """What one sheet gives; ``codes`` are the units it reports for, ``lines`` its own rows, ``new``
    the sectors confirmed as new."""

    of: Of
    rows: tuple[Row, ...]
    codes: tuple[str, ...]
    faults: tuple[Fault, ...]
    questions: tuple[Question, ...]
    lines: int
    totals: int
    new: tuple[NewSector, ...] = ()


def read_sheet(
    sheet: Sheet,
    header: Header,
    title: Title,
    context: Context,
    units: Units,
    location: Location,
    number: int,
) -> Part:
    """Read a sheet whose header and title are known.

    Args:
        sheet: the cells.
        header: where its columns are.
        title: what stands above.
        context: the clerk's choices and answers.
        units: the units of the sheet's period.
        location: the file and sheet, for the messages.
        number: the sheet's place in the file.
    """
    lines, faults = read_lines(sheet, header, location)
    merges = merged_counts(sheet, header, lines)
    counts, wrong = read_counts(sheet, header, lines, location, merges)
    of = subject(lines, header, units)
    known = is_known(units, of)
    parts = parts_of(lines, known, counts, is_answered(context, of, PART))
    names = Names(
        known,
        is_answered(context, of, HEADING),
        is_answered(context, of, TOTAL),
        unit_headings(units, of),
        is_within(units, of),
    )
    beside = units_beside(lines, header, units, context, location)
    rows = [
        replace(row, unit=beside.codes[row.line.unit]) if row.line.unit else row
        for row in sort_lines(lines, counts, names, parts)
    ]
    own = [row for row in rows if row.kind == "own"]
    matched = match_rows(rows, of, units, context, location)
    faults = [
        *heading_faults(header, location),
        *measure_faults(sheet, header, lines, location),
        *merge_faults(merges, sheet, location),
        *faults,
        *wrong,
        *(nameless_fault(row.line, location) for row in own if not row.line.name),
        *row_faults(own, counts, header, location),
        *total_faults(rows, counts, header, location),
        *part_faults(lines, parts, counts, location),
        *beside.faults,
        *matched.faults,
        *double_faults(own, matched.codes, location),
        *_empty_faults(own, header, location),
        *empty_columns(own, counts, header, location),
    ]
    questions = [*matched.questions, *beside.questions]
    if of == "units":
        stored = _unit_rows(own, counts, matched, units.period)
        codes = {row.line.row: matched.codes.get(row.line.row) for row in own}
        whose = codes
    else:
        named = _named(own, unit_of(context, units, title, location, number), units, location)
        faults += named.faults
        questions += [named.question] if named.question else []
        stored = _sector_rows(own, counts, matched, units.period, named.unit)
        codes = {row.line.row: row.unit for row in own}
        whose = {row.line.row: row.unit or named.unit for row in own}
        faults += whole_faults(own, matched.codes, whose, location)
        of = "units" if len({row.unit for row in own} - {None, OUT}) > 1 else of
    large = large_question(own, counts, header, whose, context.catalogue.largest, location, number)
    questions += [large] if large else []
    of_units = {row: code for row, code in codes.items() if code is not None}
    if of == "units":
        asked, strange = strangers(rows, of_units, context, units, title, location, number)
        questions += [asked] if asked else []
        faults += strange
    faults += hidden_notices(
        sheet, location, top=header.top, name=header.name, columns=header.columns.values()
    )
    faults += left_out(rows, matched, of, location)
    codes_found = tuple(dict.fromkeys(str(row["unit"]) for row in stored if row["unit"]))
    totals = sum(row.kind in ("heading", "total") and not row.line.is_blank for row in rows)
    messages = (tuple(faults), tuple(questions))
    return Part(of, tuple(stored), codes_found, *messages, len(own), totals, matched.new)


def _unit_rows(
    own: Sequence[Sorted], counts: Counts, matched: Matched, period: str | None
) -> list[Row]:
    """One row for each unit; none for one without numbers, which has not reported."""
    return [
        {"period": period, "unit": code, "sector": None, **_counts(counts, row.line.row)}
        for row in own
        if (code := matched.codes.get(row.line.row, OUT)) != OUT and not row.line.is_blank
    ]


def _sector_rows(
    own: Sequence[Sorted],
    counts: Counts,
    matched: Matched,
    period: str | None,
    unit: str | None,
) -> list[Row]:
    """One row for each sector of the unit, or one for all of them; none for one without numbers."""
    sectors: list[Row] = [
        {
            "period": period,
            "unit": row.unit or unit,
            "sector": matched.codes.get(row.line.row),
            **_counts(counts, row.line.row),
        }
        for row in own
        if (row.line.row in matched.codes or matched.whole)
        and not row.line.is_blank
        and OUT not in (row.unit, matched.codes.get(row.line.row))
    ]
    if not matched.whole:
        return sectors
    return [
        {
            "period": period,
            "unit": code,
            "sector": None,
            **{
                name: _sum(sector[name] for sector in sectors if sector["unit"] == code)
                for name in _names()
            },
        }
        for code in dict.fromkeys(sector["unit"] for sector in sectors)
    ]


def _named(own: Sequence[Sorted], named: Named, units: Units, location: Location) -> Named:
    """The unit of rows that stand under no unit's name; headings of one unit say it too."""
    headings = {row.unit for row in own} - {OUT}
    if own and all(row.line.unit for row in own):
        # Each row names its unit in its own cell; what is not known is asked there.
        headings -= {None}
        named = replace(named, question=None)
    if not headings or None in headings:
        return named
    if len(headings) > 1:
        return Named(None)
    (unit,) = headings
    if unit is None or named.unit in (None, unit, units.by_code[unit]["parent"]):
        return Named(unit, named.faults)
    first = own[0].line
    heading, title = units.name(unit), units.name(named.unit or "")
    fault = location.fault(
        (first.row, first.column),
        Message("số liệu của {heading}", heading=heading),
        Message("{title}, như phần trên bảng", title=title),
        Message("Sửa tên đơn vị cho khớp nhau."),
    )
    return Named(named.unit, (*named.faults, fault))


def _names() -> list[str]:
    return [_COLUMNS[code] for code in (*PARTS, *_OPTIONAL)]


def _counts(counts: Counts, row: int) -> dict[str, int | None]:
    given = {_COLUMNS[code]: counts.values.get((row, code), 0) for code in PARTS}
    return given | {_COLUMNS[code]: counts.values.get((row, code)) for code in _OPTIONAL}


def _sum(counts: Iterable[int | None]) -> int | None:
    """The sum; None where a part of it is not stated."""
    known = list(counts)
    return None if None in known else sum(filter(None, known))


def _empty_faults(own: Sequence[Sorted], header: Header, location: Location) -> list[Fault]:
    if any(not row.line.is_blank for row in own):
        return []
    return [
        location.fault(
            (header.body, header.name),
            Message("bảng không có dòng số liệu nào"),
            Message("ít nhất một dòng đơn vị hoặc lĩnh vực có số; số không ghi là 0"),
            Message("Điền số liệu rồi gửi lại."),
        )
    ]


def large_question(
    own: Sequence[Sorted],
    counts: Counts,
    header: Header,
    units: Mapping[int, str | None],
    largest: Mapping[str, int],
    location: Location,
    number: int,
) -> Question | None:
    """Asked where a count is larger than any row of a form, or tenfold what its unit ever had.

    Args:
        own: the rows that are taken.
        counts: their numbers.
        header: where the columns are.
        units: the unit of each sheet row.
        largest: the largest count that each unit had in a period.
        location, number: the sheet, and its place in the file.
    """
    large = []
    cells = []
    for row in own:
        line = row.line
        values = {code: counts.values.get((line.row, code), 0) for code in header.columns}
        code = max(values, key=lambda column: values[column], default=None)
        before = largest.get(units.get(line.row) or "")
        if code is not None and is_large(values[code], before, LARGEST):
            large.append(Large(same(line.name), values[code], before))
            cells.append(address(line.row, header.columns[code]))
    return question_of(large, f"large:{number}", location.sheet, cells[0] if cells else None)
