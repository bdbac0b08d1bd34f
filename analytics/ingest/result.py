"""What is known of a received file after reading it: rows, everything wrong, everything to ask.

A reading is data: the page, the command line and the tests see the same. Nothing in it is stored
before somebody accepts it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from analytics import formats
from analytics.ingest.files.cells import Value, address, text_of
from analytics.names import clean
from analytics.texts import Message, Words, same
from analytics.windows import Window

Kind = Literal["form", "list", "indicators"]
Severity = Literal["error", "notice"]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file ("error": it cannot be accepted) or worth knowing.

    ``cell`` is called as a spreadsheet calls it ("B12"; "A7" for line 7 of a CSV file), None when
    the whole sheet is meant; ``sheet`` None when the whole file is.
    """

    file: str
    sheet: str | None
    cell: str | None
    found: Words
    expected: Words
    action: Words
    severity: Severity = "error"


@dataclass(frozen=True)
class Question:
    """What a file leaves open and the clerk decides; nothing is guessed.

    ``options`` are (code, words); the answer comes back as ``{question.code: option code}``.
    ``sheet`` and ``cell`` are where it came up first. ``chosen`` is the option that is taken while
    nobody answers: what the same sender answered before.
    """

    code: str
    text: Words
    options: tuple[tuple[str, Words], ...]
    sheet: str | None = None
    cell: str | None = None
    chosen: str | None = None


@dataclass(frozen=True)
class Reading:
    """A file as it was understood.

    ``recognised`` is what the page shows first: label and value (unit, period, sheets, how numbers
    were read). ``rows`` have the columns of ``schema.DOSSIERS`` (form, list) or
    ``schema.INDICATOR_VALUES`` (indicators); a long list's rows are the parquet file ``parquet``
    instead. ``periods`` and ``units`` are those of the rows; ``new_sectors`` are the rows of
    ``schema.SECTORS`` for the sectors that the clerk confirmed as new. ``windows`` has the days
    over which the dossiers of a (period, unit) were counted, where they are known. ``columns`` is
    what the clerk chose of the columns of a list that no mapping names, then or the time before.
    """

    kind: Kind
    file: str
    sha256: str
    recognised: tuple[tuple[Words, Words], ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    parquet: Path | None = None
    row_count: int = 0
    faults: tuple[Fault, ...] = ()
    questions: tuple[Question, ...] = ()
    periods: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    new_sectors: tuple[Mapping[str, str], ...] = ()
    windows: Mapping[tuple[str, str], Window] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that keep the file from being accepted."""
        return tuple(fault for fault in self.faults if fault.severity == "error")

    @property
    def is_clean(self) -> bool:
        """Whether it may be accepted: no error, and every question answered."""
        return not self.errors and not self.unanswered and self.row_count > 0


BLANK = Message("ô trống")
# Found, and expected, where the process that reads a file was stopped.
TOO_MUCH = (
    Message("tệp cần quá 1 GB bộ nhớ hoặc quá 60 giây để đọc"),
    Message("tệp đọc được với 1 GB bộ nhớ trong 60 giây"),
)
_LONGEST = 60


@dataclass(frozen=True)
class Location:
    """A file and, of a workbook, a sheet of it."""

    file: str
    sheet: str | None = None

    def fault(
        self,
        cell: tuple[int, int] | None,
        found: Words,
        expected: Words,
        action: Words,
        severity: Severity = "error",
    ) -> Fault:
        """A fault at (row, column) of this sheet; None for the whole sheet."""
        where = None if cell is None else address(*cell)
        return Fault(self.file, self.sheet, where, found, expected, action, severity)

    def uncomputed(self, cell: tuple[int, int], expected: Words) -> Fault:
        """The fault of a formula that holds no value."""
        return self.fault(
            cell,
            Message("công thức chưa được tính"),
            expected,
            Message("Mở tệp bằng Excel hoặc LibreOffice, lưu lại, hoặc gõ số vào ô."),
        )


def quoted(value: Value) -> Words:
    """A cell as it stands, shortened: “1.76a”."""
    text = clean(text_of(value))
    if not text:
        return BLANK
    return same(f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”")


@dataclass(frozen=True)
class Count(Words):
    """A whole number, written as each language writes it."""

    number: int

    def in_(self, language: str) -> str:
        """The number in ``language``."""
        return formats.count(self.number, language)


def open_quote(location: Location, row: int) -> Fault:
    """The fault of a quotation mark that is not closed, in the row of a text file (from 1)."""
    return Fault(
        location.file,
        location.sheet,
        f"A{row}",
        Message(
            "dấu nháy kép mở ở dòng {row} mà không khép: các dòng sau bị gộp vào một ô", row=row
        ),
        Message("ô chữ nằm trong một cặp nháy"),
        Message("Xóa hoặc khép dấu nháy ở dòng ấy, hoặc xuất lại tệp."),
    )
