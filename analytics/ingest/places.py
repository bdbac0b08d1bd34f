"""Saying what is wrong, and where: faults of one file and sheet."""

from dataclasses import dataclass

from analytics import formats
from analytics.ingest.files.cells import Value, address, text_of
from analytics.ingest.fold import clean
from analytics.ingest.reading import Fault, Severity
from analytics.texts import Bilingual

BLANK = Bilingual("ô trống", "an empty cell")
# Found, and expected, where the process that reads a file was stopped.
TOO_MUCH = (
    Bilingual(
        "tệp cần quá 1 GB bộ nhớ hoặc quá 60 giây để đọc",
        "a file that needs over 1 GB of memory or 60 seconds to read",
    ),
    Bilingual(
        "tệp đọc được với 1 GB bộ nhớ trong 60 giây",
        "a file that 1 GB and 60 seconds are enough for",
    ),
)
_LONGEST = 60


@dataclass(frozen=True)
class Place:
    """A file and, of a workbook, a sheet of it."""

    file: str
    sheet: str | None = None

    def fault(
        self,
        cell: tuple[int, int] | None,
        found: Bilingual,
        expected: Bilingual,
        action: Bilingual,
        severity: Severity = "error",
    ) -> Fault:
        """A fault at (row, column) of this sheet; None for the whole sheet."""
        where = None if cell is None else address(*cell)
        return Fault(self.file, self.sheet, where, found, expected, action, severity)

    def uncomputed(self, cell: tuple[int, int], expected: Bilingual) -> Fault:
        """The fault of a formula that holds no value."""
        return self.fault(
            cell,
            Bilingual("công thức chưa được tính", "a formula that was never computed"),
            expected,
            Bilingual(
                "Mở tệp bằng Excel hoặc LibreOffice, lưu lại, hoặc gõ số vào ô.",
                "Open and save the file in Excel or LibreOffice, or type the number.",
            ),
        )


def same(text: str) -> Bilingual:
    """A text that is the same in both languages: a name, a figure."""
    return Bilingual(text, text)


def quoted(value: Value) -> Bilingual:
    """A cell as it stands, shortened: “1.76a”."""
    text = clean(text_of(value))
    if not text:
        return BLANK
    return same(f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”")


def counted(number: int) -> Bilingual:
    """A count in both languages: 1.769, 1,769."""
    return Bilingual(formats.count(number, "vi"), formats.count(number, "en"))


def open_quote(place: Place, row: int) -> Fault:
    """The fault of a quotation mark that is not closed, in the row of a text file (from 1)."""
    return Fault(
        place.file,
        place.sheet,
        f"A{row}",
        Bilingual(
            f"dấu nháy kép mở ở dòng {row} mà không khép: các dòng sau bị gộp vào một ô",
            f"a quotation mark that row {row} opens and nothing closes: it hides the rows below",
        ),
        Bilingual("ô chữ nằm trong một cặp nháy", "text between two quotation marks"),
        Bilingual(
            "Xóa hoặc khép dấu nháy ở dòng ấy, hoặc xuất lại tệp.",
            "Delete or close the mark in that row, or export the file again.",
        ),
    )
