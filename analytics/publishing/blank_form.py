"""Form II.06a to hand out: who it is of and of when are filled in, the counts are left to type."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from analytics.catalogue import Catalogue
from analytics.i18n import VI
from analytics.periods import label, parse
from analytics.schema import FORM_TOTALS
from analytics.tables import harmless, workbook

NAME = "Biểu số II.06a/VPCP/KSTT"
_TITLE = "Tình hình, kết quả giải quyết thủ tục hành chính"
_GROUPS = (
    (2, 5, "Số lượng hồ sơ tiếp nhận"),
    (6, 9, "Số lượng hồ sơ đã giải quyết"),
    (10, 12, "Số lượng hồ sơ đang giải quyết"),
)
_LEAVES = (
    *("Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước"),
    *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"),
)
COLUMNS = 13
_LINES = 30
CELL = {"border": 1, "border_color": "#C9D2D4", "num_format": "#,##0"}
_INPUT = "#FFF7DC"
# Where the name of the unit is put in.
_UNIT = "…tên đơn vị…"


def blank_form(catalogue: Catalogue, period: str, unit: str | None) -> bytes:
    """The form as a workbook: a line for each sector of the unit's choice, totals by formula.

    Args:
        catalogue: names of units and sectors.
        period: code of the quarter, half or year that it is of.
        unit: code of a unit that is one on the period's last day; None: left to fill in.
    """
    (form,) = blank_forms(catalogue, period, [unit])
    return form


def blank_forms(catalogue: Catalogue, period: str, units: Iterable[str | None]) -> Iterator[bytes]:
    """The forms of several units: written once, for they differ in a name alone."""
    known = catalogue.units_on(parse(period).last_day)
    empty = _empty(catalogue, period)
    for unit in units:
        yield _named(empty, "" if unit is None else str(known[unit]["name"]))


def _named(form: bytes, name: str) -> bytes:
    """The form with the name of its unit, which stands in one text of the workbook."""
    out = BytesIO()
    with ZipFile(BytesIO(form)) as empty, ZipFile(out, "w", ZIP_DEFLATED) as named:
        for part in empty.infolist():
            content = empty.read(part)
            if part.filename == "xl/sharedStrings.xml":
                content = content.replace(_UNIT.encode(), escape(harmless(name)).encode())
            named.writestr(part, content)
    return out.getvalue()


def _empty(catalogue: Catalogue, period: str) -> bytes:
    sectors = sorted(str(row["name"]) for row in catalogue.sectors.values())
    out = BytesIO()
    with workbook(out, NAME) as book:
        sheet = book.add_worksheet("II.06a")
        names = book.add_worksheet("Lĩnh vực")
        names.write_column(0, 0, [harmless(name) for name in sectors])
        names.set_column(0, 0, 40)
        about = (period_text(period), f"Đơn vị báo cáo: {_UNIT}")
        first = head(book, sheet, about, "Lĩnh vực giải quyết")
        _lines(sheet, _looks(book), first, len(sectors))
        sheet.activate()
    return out.getvalue()


def period_text(period: str) -> str:
    """The period as the head of the form says it."""
    return f"Kỳ báo cáo: {label(period, VI.language)}"


def head(book: Any, sheet: Any, about: Sequence[str], names: str) -> int:
    """Write what stands above the lines and lay out the page; gives the row of the first line.

    ``about`` says what the form is of, ``names`` stands over what the lines are of.
    """
    bold = book.add_format({"bold": True, "size": 12})
    for row, words in enumerate((NAME, _TITLE)):
        sheet.write_string(row, 0, words, bold)
    for row, words in enumerate(about, 2):
        sheet.write_string(row, 0, harmless(words))
    first = _header(book, sheet, len(about) + 3, names)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, COLUMNS - 1, 11)
    sheet.freeze_panes(first, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first - 3, first - 1)
    return first


def _header(book: Any, sheet: Any, top: int, names: str) -> int:
    """Write the three rows of the header, from ``top`` on; gives the row below them."""
    look = book.add_format(
        {**CELL, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
    )
    for column, words in enumerate(("STT", names)):
        sheet.merge_range(top, column, top + 1, column, words, look)
    for first, last, group in _GROUPS:
        sheet.merge_range(top, first, top, last, group, look)
    for column, leaf in enumerate(_LEAVES, start=2):
        sheet.write_string(top + 1, column, leaf, look)
    for column in range(COLUMNS):
        sheet.write_string(top + 2, column, f"({column + 1})", look)
    return top + 3


def _lines(sheet: Any, looks: dict[str, Any], first: int, sectors: int) -> None:
    """Empty lines, each with a choice of sector, and the sums below them."""
    last = first + _LINES
    for row in range(first, last):
        for column in range(COLUMNS):
            sheet.write_blank(row, column, None, looks["blank" if column else "line"])
        for total, parts in FORM_TOTALS.items():
            cells = ",".join(f"{_letter(part)}{row + 1}" for part in parts)
            formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
            sheet.write_formula(row, total - 1, formula, looks["line"], "")
    choices = {
        "validate": "list",
        "source": f"='Lĩnh vực'!$A$1:$A${sectors}",
        "error_type": "information",
        "error_title": "Lĩnh vực khác",
        "error_message": "Lĩnh vực này chưa có trong danh mục; khi cập nhật sẽ được hỏi lại.",
    }
    sheet.data_validation(first, 1, last - 1, 1, choices)
    sheet.write_string(last, 1, "Tổng cộng", looks["sum"])
    for code in range(3, COLUMNS + 1):
        letter = _letter(code)
        formula = f"=SUM({letter}{first + 1}:{letter}{last})"
        sheet.write_formula(last, code - 1, formula, looks["sum"], 0)
    sheet.write_string(last + 2, 8, "Người lập biểu")


def _letter(code: int) -> str:
    """The letter of a column by its number on the form."""
    return chr(ord("A") + code - 1)


def _looks(book: Any) -> dict[str, Any]:
    return {
        "line": book.add_format(CELL),
        "blank": book.add_format({**CELL, "bg_color": _INPUT}),
        "sum": book.add_format({**CELL, "bold": True}),
    }
