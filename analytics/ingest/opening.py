"""A received file → its sheets, or the one fault that says why it was not opened."""

from dataclasses import dataclass
from pathlib import Path

from analytics.ingest.cells import Sheet
from analytics.ingest.csvtext import NotText, read_text
from analytics.ingest.guards import Container, inspect
from analytics.ingest.reading import Fault
from analytics.ingest.worker import Damaged, TooMuch, sheets_of
from analytics.texts import Bilingual

# A text file of a form; a list of dossiers is read by the store, however long.
_LONGEST_TEXT = 20 * 2**20

_TABLE = Bilingual("bảng tính mở được", "a spreadsheet that opens")
_AGAIN = Bilingual(
    "Mở tệp, lưu lại thành .xlsx rồi gửi lại.", "Open the file, save it as .xlsx and send it again."
)


@dataclass(frozen=True)
class Sheets:
    """The sheets of a file; none, and a fault, where it was not opened.

    ``encoding`` is that of a text file.
    """

    container: Container | None
    sheets: tuple[Sheet, ...] = ()
    encoding: str | None = None
    fault: Fault | None = None


def open_sheets(path: Path, name: str) -> Sheets:
    """Open a received file.

    Args:
        path: its bytes.
        name: what the sender calls it, for the messages; its ending is not trusted.

    Returns:
        Its sheets with all their cells, or the fault. Never raises for what is in the file.
    """
    opened = inspect(path, name)
    container = opened.container
    if container is None:
        return Sheets(None, fault=opened.fault)
    if container == "parquet":
        return Sheets("parquet")
    if container == "csv":
        return _text(path, name)
    try:
        sheets = sheets_of(path, container)
    except TooMuch:
        found = Bilingual(
            "tệp cần quá 1 GB bộ nhớ hoặc quá 60 giây để đọc",
            "a file that needs over 1 GB of memory or 60 seconds to read",
        )
        return _fault(container, name, found)
    except Damaged:
        found = Bilingual("tệp hỏng hoặc bị cắt cụt", "a file that is damaged or cut off")
        return _fault(container, name, found)
    if not any(sheet.rows for sheet in sheets):
        return _fault(container, name, Bilingual("bảng tính trống", "an empty workbook"))
    return Sheets(container, sheets)


def _text(path: Path, name: str) -> Sheets:
    if path.stat().st_size > _LONGEST_TEXT:
        return Sheets("csv")
    try:
        sheet, encoding = read_text(path)
    except NotText:
        found = Bilingual("nội dung không đọc được thành chữ", "content that is no text")
        return _fault("csv", name, found)
    return Sheets("csv", (sheet,), encoding)


def _fault(container: Container, name: str, found: Bilingual) -> Sheets:
    return Sheets(container, fault=Fault(name, None, None, found, _TABLE, _AGAIN))
