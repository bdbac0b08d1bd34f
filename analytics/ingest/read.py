"""Read a received file as whatever it is: an indicator sheet, form II.06a or a list of dossiers."""

import hashlib
import logging
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.ingest import dossier_list, form, indicator_sheet
from analytics.ingest.files.cells import Sheet
from analytics.ingest.files.guards import no_file
from analytics.ingest.files.opening import Sheets, open_sheets
from analytics.ingest.files.unicode import is_lost
from analytics.ingest.questions import Context
from analytics.ingest.result import Fault, Kind, Reading
from analytics.names import plain
from analytics.periods import both_labels, day_of
from analytics.texts import Message, Words

_LOG = logging.getLogger(__name__)

# A text saved in an encoding without Vietnamese letters has question marks in their place.
_LOST = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")
_LOST_CELLS, _HEAD = 3, 60
# In a list whole columns that nobody reads may have lost their letters.
_LOST_SHOWN = 5
# "Biểu số II.07b/VPCP/KSTT": the forms of Thông tư 01/2020/TT-VPCP, of which II.06 is read.
_FORM = re.compile(
    r"\bii 0?([0-9]{1,2}) ?([a-d]?)\b(?: vpcp|$)"
    r"|\b(?:bieu|mau)(?: so)? ii 0?([0-9]{1,2}) ?([a-d]?)\b"
)

KINDS: dict[Kind, Words] = {
    "form": Message("Biểu II.06a"),
    "list": Message("Danh sách hồ sơ"),
    "indicators": Message("Bảng số liệu báo cáo"),
}


@dataclass(frozen=True)
class Asked:
    """A received file and what the clerk said of it.

    ``mapping`` names the columns of a list; ``answers`` map question codes to option codes;
    ``work`` is a private folder for what must be written anew.
    """

    path: Path
    name: str
    sha256: str
    opened: Sheets
    catalogue: Catalogue
    period: str | None = None
    unit: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    mapping: dossier_list.ListMapping | None = None
    work: Path | None = None
    today: date | None = None
    window: str | None = None

    @property
    def context(self) -> Context:
        """What its sheets are read with."""
        return Context(self.name, self.catalogue, self.period, self.unit, self.answers, self.today)


@dataclass(frozen=True)
class Reads:
    """One kind of file: whether a file is of it, and how it is read."""

    kind: Kind
    recognises: Callable[[Asked], bool]
    read: Callable[[Asked], Reading]


def _reads_sheet(asked: Asked) -> Reading:
    return indicator_sheet.read_sheet(asked.opened.sheets, asked.sha256, asked.context)


def _reads_form(asked: Asked) -> Reading:
    return form.read_form(asked.opened.sheets, asked.sha256, asked.context)


def _is_list(asked: Asked) -> bool:
    container = asked.opened.container
    assert container is not None  # it was opened
    return dossier_list.recognise(asked.path, container, asked.opened.sheets, asked.mapping)


def _reads_list(asked: Asked) -> Reading:
    container = asked.opened.container
    assert container is not None  # it was opened
    return dossier_list.read_list(
        asked.path,
        asked.name,
        asked.sha256,
        asked.catalogue,
        container=container,
        sheets=asked.opened.sheets,
        period=asked.period,
        unit=asked.unit,
        mapping=asked.mapping,
        answers=asked.answers,
        work=asked.work,
        window=asked.window,
    )


# In the order in which they are asked whether a file is theirs.
READERS: tuple[Reads, ...] = (
    Reads("indicators", lambda asked: indicator_sheet.recognise(asked.opened.sheets), _reads_sheet),
    Reads("form", lambda asked: form.recognise(asked.opened.sheets), _reads_form),
    Reads("list", _is_list, _reads_list),
)


def read(
    path: Path,
    name: str,
    catalogue: Catalogue,
    *,
    period: str | None = None,
    unit: str | None = None,
    answers: Mapping[str, str] | None = None,
    mapping: Path | None = None,
    work: Path | None = None,
    today: date | None = None,
    window: str | None = None,
    readers: Sequence[Reads] | None = None,
) -> Reading:
    """Read a received file; never raises for what is in it.

    Args:
        path: its bytes.
        name: what the sender calls it, for the messages.
        catalogue: units, sectors, indicators and documents that it is matched with.
        period: the period that the clerk chose; None: as the file says.
        unit: code of the unit that the clerk chose; None: as the file says.
        answers: question code → option code, from the reading before.
        mapping: TOML file that names the columns of a list; None: those of data/mappings/.
        work: a private folder for what must be written anew; None: the system's own.
        today: the day in the province; None: no period is too early.
        window: the days that a list is counted over ("15", "calendar", "month", or
            "2020-12-15..2021-03-14"); None: as for the same units before, or asked.
        readers: the kinds of files that are understood; None: all there are.

    Returns:
        The reading; a file that is not opened, or of no known kind, has one fault.
    """
    fault = no_file(path, name)
    if fault is not None:
        return _refused(name, hashlib.sha256(name.encode(errors="replace")).hexdigest(), fault)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    opened = open_sheets(path, name, catalogue.words)
    if opened.fault is not None:
        return _refused(name, sha256, opened.fault)
    try:
        columns = dossier_list.read_mapping(mapping) if mapping else None
        asked = Asked(
            *(path, name, sha256, opened, catalogue),
            *(period, unit, answers or {}, columns, work),
            today=today,
            window=window,
        )
        for reader in READERS if readers is None else readers:
            if reader.recognises(asked):
                return _with_repeat_notice(_with_notices(reader.read(asked), opened), catalogue)
    except dossier_list.WrongMapping as error:
        return Reading("list", name, sha256, faults=error.faults)
    except Exception as error:  # a slip of a reader must not cost the clerk the other files
        # Neither the message nor the values in a traceback: they may be of persons.
        _LOG.error("%s in %s", type(error).__name__, _where(error))
        return _refused(name, sha256, _failed(name))
    return _with_notices(_refused(name, sha256, _unknown(name, opened.sheets)), opened)


def _with_notices(reading: Reading, opened: Sheets) -> Reading:
    """The reading with what opening found; a list that is text says it itself.

    A name whose letters are lost is not asked for, it is wrong; elsewhere lost letters are told.
    """
    if reading.kind == "list" and opened.container == "csv":
        return reading
    lost = {(fault.sheet, fault.cell) for fault in opened.notices if is_lost(fault)}
    asked = {(question.sheet, question.cell) for question in reading.questions}
    questions = tuple(
        question for question in reading.questions if (question.sheet, question.cell) not in lost
    )
    codes = {question.code for question in questions}
    errors = [
        replace(fault, severity="error")
        for fault in opened.notices
        if is_lost(fault) and (fault.sheet, fault.cell) in asked
    ]
    places = {fault.cell for fault in errors}
    others = [fault for fault in opened.notices if is_lost(fault) and fault.cell not in places]
    converted = [fault for fault in opened.notices if not is_lost(fault)]
    return replace(
        reading,
        faults=(*errors, *others[:_LOST_SHOWN], *converted, *reading.faults),
        questions=questions,
        unanswered=tuple(code for code in reading.unanswered if code in codes),
    )


def _with_repeat_notice(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading, with a notice where the very same file was loaded before."""
    load = catalogue.loaded.get(reading.sha256)
    if load is None:
        return reading
    at = load["loaded_at"]
    day = both_labels(day_of(at).isoformat()) if at else Message("…")
    who = load["loaded_by"] or "…"
    notice = Fault(
        reading.file,
        None,
        None,
        Message("tệp này đã được cập nhật ngày {day} ({who})", day=day, who=who),
        Message("tệp chưa cập nhật"),
        Message("Không cần cập nhật lại."),
        "notice",
    )
    return replace(reading, faults=(*reading.faults, notice))


def _unknown(name: str, sheets: Sequence[Sheet]) -> Fault:
    action = Message("Kiểm tra đã chọn đúng tệp và hàng tiêu đề còn nguyên.")
    texts = [cell for sheet in sheets for row in sheet.rows[:_HEAD] for cell in row if cell]
    if sum(bool(_LOST.search(str(cell))) for cell in texts) >= _LOST_CELLS:
        action = Message(
            "Chữ tiếng Việt đã mất khi lưu: lưu lại .csv với bảng mã UTF-8, hoặc gửi tệp .xlsx."
        )
    found = Message("bảng không thuộc loại nào đọc được")
    other = next((code for text in texts for code in _other_form(str(text))), None)
    if other is not None:
        found = Message("biểu {other}/VPCP/KSTT, không phải biểu II.06a", other=other)
        action = Message("Xin biểu II.06a của cùng kỳ từ nơi gửi.")
    return Fault(
        name,
        None,
        None,
        found,
        Message(
            "biểu II.06a (tiêu đề: tiếp nhận, đã giải quyết, đang giải quyết), bảng số liệu báo"
            " cáo theo mẫu của bảng điều khiển, hoặc danh sách hồ sơ có hàng tiêu đề và các cột"
            " ngày"
        ),
        action,
    )


def _other_form(text: str) -> list[str]:
    """The numbers of other forms that a text names: "II.07b"."""
    numbers = [(match[0] or match[2], match[1] or match[3]) for match in _FORM.findall(plain(text))]
    return [f"II.{number:0>2}{letter}" for number, letter in numbers if number != "6"]


def _failed(name: str) -> Fault:
    return Fault(
        name,
        None,
        None,
        Message("bảng mà chương trình đọc chưa được"),
        Message("bảng theo đúng biểu mẫu"),
        Message("Chép số liệu sang biểu mẫu trống rồi gửi lại; báo người quản trị nếu vẫn vậy."),
    )


def _where(error: BaseException) -> str:
    """The place in the code: "header.py:87"."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _refused(name: str, sha256: str, fault: Fault) -> Reading:
    return Reading("form", name, sha256, faults=(fault,))
