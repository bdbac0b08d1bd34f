"""A file with form II.06a on one or several sheets → one reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.i18n import both
from analytics.ingest.files.cells import Sheet, address
from analytics.ingest.form.header import Header, find_header, strange_groups
from analytics.ingest.form.senders import choice_fault as unit_fault
from analytics.ingest.form.senders import is_table_of
from analytics.ingest.form.sheet import Part, read_sheet
from analytics.ingest.form.table_checks import odd_fault
from analytics.ingest.name_matching import Units
from analytics.ingest.new_sectors import new_sector_faults, sector_records
from analytics.ingest.period import WINDOW, period_of, title_periods, window_of
from analytics.ingest.period import choice_fault as period_fault
from analytics.ingest.questions import LOAD, OUT, Context
from analytics.ingest.result import Fault, Location, Question, Reading
from analytics.ingest.title import Title, read_title
from analytics.periods import both_labels, parse
from analytics.texts import Bilingual, Message, Words, same
from analytics.windows import Window, days

# More units than these are counted, not named.
_FEW = 3


@dataclass(frozen=True)
class FormSheet:
    """A sheet with the form on it; ``number`` is its place in the file, from 1."""

    number: int
    sheet: Sheet
    header: Header
    title: Title


def summary(
    sheets: Sequence[Sheet],
    forms: Sequence[FormSheet],
    parts: Sequence[Part],
    periods: Sequence[str],
    codes: Sequence[str],
    units: Mapping[str | None, Units],
    windows: Sequence[Window],
) -> tuple[tuple[Words, Words], ...]:
    """Label and value of what a file was recognised as.

    Args:
        sheets: all of the file.
        forms: those with the form, and ``parts`` what they give.
        periods: of the found sheets, known ones.
        codes: the units reported for.
        units: the units of each period.
        windows: the days that sheets say their figures are of.
    """
    known = {code: units_of.name(code) for units_of in units.values() for code in units_of.by_code}
    by_name = [known[code] for code in codes[:_FEW] if code in known]
    many = len(codes) > _FEW
    roll_up = any(part.of == "units" for part in parts)
    kept = {form.number for form in forms}
    others = [sheet.name for number, sheet in enumerate(sheets, start=1) if number not in kept]
    rows: list[tuple[Words, Words]] = [
        (
            Message("Biểu"),
            Message("II.06a/VPCP/KSTT, tổng hợp nhiều đơn vị")
            if roll_up
            else Message("II.06a/VPCP/KSTT, theo lĩnh vực"),
        ),
        (
            Message("Kỳ"),
            both(lambda t: ", ".join(map(t.period, dict.fromkeys(periods))) or "—"),
        ),
        *_windows(windows),
        (
            Message("Đơn vị"),
            Message("{units} đơn vị", units=len(codes))
            if many
            else both(lambda t: "; ".join(map(t, by_name)) or "—"),
        ),
        (
            Message("Bảng"),
            both(
                lambda t: "; ".join(
                    t(_table(form, part)) for form, part in zip(forms, parts, strict=True)
                )
            ),
        ),
        (
            Bilingual("Cách đọc số", "Numbers"),
            Message("số nguyên; dấu chấm, phẩy, khoảng trắng giữa ba chữ số là phân nhóm nghìn"),
        ),
    ]
    if others:
        rows.append((Message("Trang tính không đọc"), same("; ".join(others))))
    return tuple(rows)


def _table(form: FormSheet, part: Part) -> Message:
    """Where a table begins and how much of it was read."""
    return Message(
        "{sheet} (từ ô {cell}): số dòng: {lines}, dòng tổng được đối chiếu: {totals}",
        sheet=form.sheet.name,
        cell=address(form.header.top, form.header.name),
        lines=part.lines,
        totals=part.totals,
    )


def _windows(windows: Sequence[Window]) -> list[tuple[Words, Words]]:
    """The days counted; nothing where no sheet says them."""
    known = dict.fromkeys(windows)
    days_listed = both(lambda language: ", ".join(days(window, language) for window in known))
    return [(WINDOW, days_listed)] if known else []


def hidden_forms(
    forms: Sequence[FormSheet], sheets: Sequence[Sheet], context: Context
) -> tuple[list[FormSheet], list[Question], list[Fault]]:
    """The forms that are read; hidden ones of no period that can be seen are asked for.

    Args:
        forms: the sheets with a form.
        sheets: all of the file.
        context: the clerk's choices and answers.
    """
    shown = [form for form in forms if not form.sheet.hidden]
    usual = {code for form in shown for code in title_periods(form.title)}
    usual = usual if context.period is None else {context.period}
    kept: list[FormSheet] = []
    questions: list[Question] = []
    faults: list[Fault] = []
    for form in forms:
        periods = title_periods(form.title)
        is_usual = bool(periods) and set(periods) <= usual
        if not form.sheet.hidden or is_usual or all(sheet.hidden for sheet in sheets):
            kept.append(form)
            continue
        location = Location(context.file, form.sheet.name)
        question = _question(form, periods, location, context)
        questions.append(question)
        answer = context.answer(question)
        if answer == LOAD:
            kept.append(form)
        elif answer == OUT:
            faults.append(_left_out(location))
    return kept, questions, faults


def _question(
    form: FormSheet, periods: Sequence[str], location: Location, context: Context
) -> Question:
    name = form.sheet.name
    text = Message("Trang tính ẩn “{name}” có biểu không ghi kỳ. Có nạp không?", name=name)
    if periods:
        when = both(lambda t: ", ".join(t.period(code) for code in periods))
        text = Message(
            "Trang tính ẩn “{name}” có biểu của {when}, khác kỳ của trang hiện. Có nạp không?",
            name=name,
            when=when,
        )
    out = (OUT, Message("không nạp trang ẩn"))
    load = (LOAD, Message("nạp cả trang ẩn"))
    # A sheet of another period than the clerk chose would be an error.
    options = (out,) if periods and context.period is not None else (out, load)
    cell = address(form.header.top, form.header.name)
    return Question(f"hidden:{form.number}", text, options, location.sheet, cell)


def _left_out(location: Location) -> Fault:
    return location.fault(
        None,
        Message("trang tính ẩn không được nạp"),
        Message("biểu của kỳ đang nạp"),
        Message("Xóa trang ẩn nếu không cần."),
        "notice",
    )


_WHOLE_INSTEAD = Message("; hoặc chọn chỉ nạp tổng của đơn vị")


def recognise(sheets: Sequence[Sheet]) -> bool:
    """Whether any of the sheets holds form II.06a."""
    return any(find_header(sheet) is not None or strange_groups(sheet) for sheet in sheets)


def read_form(sheets: Sequence[Sheet], sha256: str, context: Context) -> Reading:
    """Read form II.06a/VPCP/KSTT from all sheets that hold it.

    Args:
        sheets: those of the file, hidden ones too.
        sha256: of the received bytes.
        context: the file's name, the catalogue, what the clerk chose and answered; the file must
            not say another period or unit.

    Returns:
        Rows with the columns of schema.DOSSIERS, counts of dossiers; no rows while anything is
        wrong or unanswered, though ``periods`` and ``units`` are told as far as they are known.
    """
    name, catalogue = context.file, context.catalogue
    forms, asked_hidden, faults = hidden_forms(_form_sheets(sheets), sheets, context)
    questions: dict[str, Question] = {question.code: question for question in asked_hidden}
    chosen = period_fault(context)
    faults += [chosen] if chosen else []
    if not forms:
        strange = [(sheet.name, heading) for sheet in sheets for heading in strange_groups(sheet)]
        faults += [odd_fault(heading, Location(name, sheet)) for sheet, heading in strange]
        faults += [] if strange else [_nothing(name)]
    parts: list[Part] = []
    periods: list[str] = []
    units: dict[str | None, Units] = {}
    windows: dict[tuple[str, str], Window] = {}
    for form in forms:
        location = Location(name, form.sheet.name)
        dated = period_of(context, form.title, location, _others(forms, form))
        faults += dated.faults
        faults += _apart(dated.period, form.title, location)
        windowed = window_of(form.title, dated.period, location)
        faults += windowed.faults
        if dated.question is not None:
            questions.setdefault(dated.question.code, dated.question)
        known = units.setdefault(dated.period, Units(catalogue, dated.period))
        part = read_sheet(
            form.sheet, form.header, form.title, context, known, location, form.number
        )
        faults += part.faults
        if windowed.window is not None:
            windows |= {
                (str(row["period"]), str(row["unit"])): windowed.window for row in part.rows
            }
        for asked in part.questions:
            questions.setdefault(asked.code, asked)
        parts.append(part)
        periods += [dated.period] if dated.period else []
    faults += _file_faults(context, units, forms, parts)
    new = [sector for part in parts for sector in part.new]
    faults += new_sector_faults(new, catalogue, _WHOLE_INSTEAD)
    unanswered = tuple(code for code, asked in questions.items() if context.answer(asked) is None)
    rows = tuple(row for part in parts for row in part.rows)
    wrong = any(fault.severity == "error" for fault in faults)
    rows = () if wrong or unanswered else rows
    codes = tuple(dict.fromkeys(code for part in parts for code in part.codes))
    return Reading(
        kind="form",
        file=name,
        sha256=sha256,
        recognised=summary(sheets, forms, parts, periods, codes, units, tuple(windows.values())),
        rows=rows,
        row_count=len(rows),
        faults=tuple(faults),
        questions=tuple(questions.values()),
        periods=tuple(dict.fromkeys(periods)),
        units=codes,
        unanswered=unanswered,
        new_sectors=sector_records(new, rows, catalogue),
        windows=windows,
    )


def _form_sheets(sheets: Sequence[Sheet]) -> list[FormSheet]:
    headers = [(number, sheet, find_header(sheet)) for number, sheet in enumerate(sheets, start=1)]
    return [
        FormSheet(number, sheet, header, read_title(sheet, header.top, header.body))
        for number, sheet, header in headers
        if header is not None
    ]


def _nothing(name: str) -> Fault:
    return Location(name).fault(
        None,
        Message("không thấy tiêu đề của biểu II.06a"),
        Message("các cột tiếp nhận, đã giải quyết, đang giải quyết"),
        Message("Gửi tệp theo biểu II.06a/VPCP/KSTT."),
    )


def _apart(period: str | None, title: Title, location: Location) -> list[Fault]:
    """A notice of a period that is no quarter: it stands beside the quarters within it."""
    if period is None or parse(period).kind == "quarter":
        return []
    title_text = next((title_text for code, title_text in title.periods if code == period), None)
    return [
        location.fault(
            None if title_text is None else (title_text.row, title_text.column),
            both_labels(period),
            Message("số liệu của một quý"),
            Message(
                "Số được giữ riêng cho kỳ này: không cộng vào quý nào, không thay số của quý nào."
            ),
            "notice",
        )
    ]


def _others(forms: Sequence[FormSheet], form: FormSheet) -> list[str]:
    return [code for other in forms if other is not form for code in title_periods(other.title)]


def _file_faults(
    context: Context,
    units: Mapping[str | None, Units],
    forms: Sequence[FormSheet],
    parts: Sequence[Part],
) -> list[Fault]:
    """What is wrong with the sheets together: the clerk's unit, one slice on two sheets."""
    faults = [
        fault for known in units.values() if (fault := unit_fault(context, known)) is not None
    ][:1]
    first: dict[tuple[object, object], str] = {}
    for form, part in zip(forms, parts, strict=True):
        location = Location(context.file, form.sheet.name)
        cell = (form.header.top, form.header.name)
        many = part.of == "units" and not _are_of(units, context.unit, part.codes)
        if context.unit is not None and many:
            faults.append(_many(location, cell, part.codes, list(units.values())))
        keys = dict.fromkeys((row["period"], row["unit"]) for row in part.rows)
        for key in keys:
            earlier = first.setdefault(key, form.sheet.name)
            if earlier != form.sheet.name and None not in key:
                faults.append(_double(location, cell, units, key, earlier))
    return faults


def _are_of(units: Mapping[str | None, Units], chosen: str | None, codes: Sequence[str]) -> bool:
    """Whether some units are the chosen one, or a table of its parts: strangers are told there."""
    return chosen is not None and (
        set(codes) == {chosen} or any(is_table_of(known, chosen, codes) for known in units.values())
    )


def _many(
    location: Location, cell: tuple[int, int], codes: Sequence[str], units: Sequence[Units]
) -> Fault:
    found: Words = Message("bảng tổng hợp của {codes} đơn vị", codes=len(codes))
    if len(codes) == 1:
        (code,) = codes
        found = next((known.name(code) for known in units if code in known.by_code), found)
    return location.fault(
        cell,
        found,
        Message("số liệu của riêng đơn vị đã chọn"),
        Message("Bỏ chọn đơn vị khi nạp bảng tổng hợp, hoặc kiểm tra lại tệp."),
    )


def _double(
    location: Location,
    cell: tuple[int, int],
    units: Mapping[str | None, Units],
    key: tuple[object, object],
    earlier: str,
) -> Fault:
    period, unit = str(key[0]), str(key[1])
    name = units[period].name(unit)
    return location.fault(
        cell,
        Message("{name} lần thứ hai; trang tính “{earlier}” đã có", name=name, earlier=earlier),
        Message("mỗi đơn vị một trang tính cho mỗi kỳ"),
        Message("Xóa một trang tính, hoặc sửa tên đơn vị."),
    )
