"""A file with an indicator sheet → one reading."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.ingest.checks import LARGEST, Large, hidden_notices, is_large, large_question
from analytics.ingest.files.cells import Sheet, address
from analytics.ingest.indicator_sheet.figures import (
    Figure,
    Sender,
    figure_of,
    precision_of,
    repeated,
    sender_of,
)
from analytics.ingest.indicator_sheet.layout import (
    HEADINGS,
    NEEDED,
    Line,
    Table,
    find_table,
    is_whole,
)
from analytics.ingest.indicator_sheet.values import (
    MONEY,
    Cell,
    Numbers,
    Stored,
    not_a_number,
    read_numbers,
    stored,
)
from analytics.ingest.name_matching import Units
from analytics.ingest.period import choice_fault, period_of
from analytics.ingest.questions import Context
from analytics.ingest.result import Count, Fault, Location, Question, Reading
from analytics.ingest.title import read_title
from analytics.periods import both_labels
from analytics.texts import Bilingual, Message, Words, same

# The sender of a sheet that is of no single unit, in the code of its document.
_PROVINCE = "toan-tinh"
_STYLES = {
    "vi": Message("kiểu Việt Nam, như 1.234,5"),
    "plain": Message("kiểu Anh, như 1,234.5"),
    None: Message("như bảng tính lưu"),
}


def recognise(sheets: Sequence[Sheet]) -> bool:
    """Whether any of the sheets holds the table of an indicator sheet."""
    return any(find_table(sheet) is not None for sheet in sheets)


def document_of(period: str, unit: str | None) -> str:
    """The code of the document that a sheet's figures come from: a later sheet of the same period
    and sender takes its place, whole."""
    return f"bang-so-lieu-{period}-{unit or _PROVINCE}"


def unit_of(document: str, period: str) -> str | None:
    """The unit whose sheet of a period a document is, "" for the province; None: no such sheet."""
    head = document_of(period, None).removesuffix(_PROVINCE)
    if not document.startswith(head):
        return None
    sender = document.removeprefix(head)
    return "" if sender == _PROVINCE else sender


def read_sheet(sheets: Sequence[Sheet], sha256: str, context: Context) -> Reading:
    """Read an indicator sheet that a unit, or the reform office for the province, has filled in.

    Args:
        sheets: those of the file, hidden ones too.
        sha256: of the received bytes.
        context: the file's name, the catalogue, what the clerk chose and answered; the file must
            not say another period or unit.

    Returns:
        Rows with the columns of schema.INDICATOR_VALUES; none while anything is wrong or
        unanswered. ``periods`` is the sheet's own, whatever periods its figures have.
    """
    name, catalogue = context.file, context.catalogue
    tables = [(sheet, table) for sheet in sheets if (table := find_table(sheet)) is not None]
    filled = [
        candidate for candidate in tables if any(line.text("value") for line in candidate[1].lines)
    ]
    sheet, table = (filled or tables)[0]
    location = Location(name, sheet.name)
    faults = [fault for fault in [choice_fault(context)] if fault is not None]
    faults += [_second(Location(name, other.name)) for other, _ in filled[1:]]
    title = read_title(sheet, table.top)
    dated = period_of(context, title, location, ())
    units = Units(catalogue, dated.period)
    sender = sender_of(context, units, title, location)
    faults += [_doubled(table, field, at, location) for field, at in table.doubled]
    missing = [field for field in NEEDED if field not in table.columns]
    if missing:
        faults += [*dated.faults, *sender.faults, _missing(table, missing, location)]
        return Reading("indicators", name, sha256, faults=tuple(faults))
    lines = [
        line for line in table.lines if line.text("value") or _is_uncomputed(sheet, table, line)
    ]
    numbers = _numbers(sheet, table, lines, context)
    # While the sheet and the clerk say different periods, every figure would be wrong in one.
    report = None if dated.faults else dated.period
    kept, wrong = _figures(sheet, table, lines, numbers, context, report, sender, location)
    faults += [*dated.faults, *sender.faults, *wrong]
    faults += hidden_notices(
        sheet, location, top=table.top, name=table.columns["name"], columns=_shown(table)
    )
    faults += [_empty(location)] if not lines else []
    large = _large(kept, table, context, location)
    asked = [question for question in (dated.question, large) if question is not None]
    questions = (*asked, *numbers.questions)
    open_period = dated.question is not None and dated.period is None
    unanswered = ("period",) * open_period + numbers.unanswered
    if large is not None and context.answer(large) is None:
        unanswered += (large.code,)
    clean = not unanswered and all(fault.severity != "error" for fault in faults)
    rows: tuple[Mapping[str, Any], ...] = ()
    if clean and dated.period is not None:
        document = document_of(dated.period, sender.unit)
        rows = tuple(_row(of, value, document, table, location) for of, value in kept)
    return Reading(
        kind="indicators",
        file=name,
        sha256=sha256,
        recognised=_recognised(dated.period, sender, lines, table, numbers),
        rows=rows,
        row_count=len(rows),
        faults=tuple(faults),
        questions=questions,
        periods=() if dated.period is None else (dated.period,),
        units=() if sender.unit is None else (sender.unit,),
        unanswered=unanswered,
    )


def _numbers(sheet: Sheet, table: Table, lines: Sequence[Line], context: Context) -> Numbers:
    """The numbers of the rows whose indicator is known."""
    known = context.catalogue.indicators
    cells = [
        Cell(line.row, table.columns["value"], line.cells["value"], known[line.text("code")])
        for line in lines
        if line.text("code") in known and not _is_uncomputed(sheet, table, line)
    ]
    return read_numbers(cells, context.answers, sheet.name)


def _figures(
    sheet: Sheet,
    table: Table,
    lines: Sequence[Line],
    numbers: Numbers,
    context: Context,
    period: str | None,
    sender: Sender,
    location: Location,
) -> tuple[list[tuple[Figure, Stored]], list[Fault]]:
    """Every row with what is stored of it, and everything that is wrong with any."""
    kept: list[tuple[Figure, Stored]] = []
    faults: list[Fault] = []
    first: dict[object, Figure] = {}
    for line in lines:
        of, wrong = figure_of(line, table, context, period, sender, location)
        faults += wrong
        chosen, wrong = precision_of(line, table, location)
        faults += wrong
        if _is_uncomputed(sheet, table, line):
            faults.append(location.uncomputed(table.cell(line, "value"), Message("một số")))
        elif line.row in numbers.wrong:
            noun = context.catalogue.indicators[line.text("code")]["unit"]
            faults.append(not_a_number(line, table, location, noun))
        earlier = of if of is None else first.setdefault(of.key, of)
        if of is not None and earlier is not None and earlier is not of:
            faults.append(repeated(of, earlier, table, location))
        if line.row in numbers.values:
            indicator = context.catalogue.indicators[line.text("code")]
            read = numbers.values[line.row]
            value, wrong = stored(line, indicator, chosen, *read, table, location)
            faults += wrong
            kept += [(of, value)] if of is not None and value is not None else []
    faults += [_lonely(line, table, location) for line in table.lines if _is_lonely(line, lines)]
    return kept, faults


def _large(
    kept: Sequence[tuple[Figure, Stored]], table: Table, context: Context, location: Location
) -> Question | None:
    """Asked where a figure is tenfold what its indicator ever had, or a new one of things counted
    is beyond reason."""
    figures, cells = [], []
    for of, figure in kept:
        before = context.catalogue.most.get(of.indicator["code"])
        noun = of.indicator["unit"]
        most = LARGEST if before is None and is_whole(noun) and noun != MONEY else None
        if is_large(figure.value, before, most):
            name = Bilingual(of.indicator["name_vi"], of.indicator["name_en"])
            figures.append(Large(name, figure.value, before))
            cells.append(address(*table.cell(of.line, "value")))
    return large_question(figures, "large", location.sheet, cells[0] if cells else None)


def _row(
    of: Figure, value: Stored, document: str, table: Table, location: Location
) -> dict[str, Any]:
    """A row of schema.INDICATOR_VALUES; its place is the cell, as a spreadsheet calls it."""
    note = of.line.text("note") or None
    cell = address(*table.cell(of.line, "value"))
    return {
        "document": document,
        "indicator": of.indicator["code"],
        "period": of.period,
        **vars(of.scope),
        "value": value.value,
        "printed": value.printed,
        "precision": value.precision,
        "locator": f"{location.sheet}!{cell}",
        "note": note,
        "note_en": note,
    }


def _recognised(
    period: str | None, sender: Sender, lines: Sequence[Line], table: Table, numbers: Numbers
) -> tuple[tuple[Words, Words], ...]:
    """Label and value of what the file was recognised as."""
    filled, total = Count(len(lines)), Count(len(table.lines))
    when = same("—") if period is None else both_labels(period)
    return (
        (
            Message("Biểu"),
            Message("Bảng số liệu báo cáo theo mẫu"),
        ),
        (Message("Kỳ"), when),
        (Message("Đơn vị"), sender.name),
        (
            Message("Số liệu đã điền"),
            Message("{filled} trên {total} dòng", filled=filled, total=total),
        ),
        (Message("Cách đọc số ghi bằng chữ"), _STYLES[numbers.style]),
    )


def _is_uncomputed(sheet: Sheet, table: Table, line: Line) -> bool:
    return (line.row, table.columns["value"]) in sheet.uncomputed


def _is_lonely(line: Line, filled: Sequence[Line]) -> bool:
    text = line.text("note") or line.text("precision")
    return bool(text) and all(line is not other for other in filled)


def _lonely(line: Line, table: Table, location: Location) -> Fault:
    return location.fault(
        table.cell(line, "value"),
        Message("ô trống, mà bên cạnh có ghi"),
        Message("một số"),
        Message("Dòng này không được nạp."),
        "notice",
    )


def _shown(table: Table) -> list[int]:
    """The columns that are read; that of the scopes' codes is hidden in the template."""
    return [at for field, at in table.columns.items() if field in NEEDED and field != "place"]


def _missing(table: Table, fields: Sequence[str], location: Location) -> Fault:
    return location.fault(
        (table.top, 0),
        Message("hàng tiêu đề thiếu cột"),
        Bilingual(
            ", ".join(f"“{HEADINGS[field].vi}”" for field in fields),
            ", ".join(f"“{HEADINGS[field].vi}” ({HEADINGS[field].en})" for field in fields),
        ),
        Message("Dùng mẫu còn nguyên: chép số sang mẫu mới rồi gửi lại."),
    )


def _doubled(table: Table, field: str, column: int, location: Location) -> Fault:
    heading = HEADINGS[field]
    return location.fault(
        (table.top, column),
        Bilingual(f"cột “{heading.vi}” thứ hai", f"a second column “{heading.vi}” ({heading.en})"),
        Message("mỗi cột một lần"),
        Message("Xóa cột thừa."),
    )


def _second(location: Location) -> Fault:
    return location.fault(
        None,
        Message("trang tính thứ hai có số liệu"),
        Message("mỗi tệp một bảng"),
        Message("Gửi mỗi bảng một tệp."),
    )


def _empty(location: Location) -> Fault:
    return location.fault(
        None,
        Message("cột Giá trị trống"),
        Message("ít nhất một số"),
        Message("Điền số rồi gửi lại."),
    )
