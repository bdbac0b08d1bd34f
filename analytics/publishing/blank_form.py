"""Form II.06a to hand out: who it is of and of when are filled in, the counts are left to type."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from analytics.catalogue import Catalogue
from analytics.periods import label, parse
from analytics.tables import harmless, workbook

_GROUPS = (
    (2, 5, "Số lượng hồ sơ tiếp nhận"),
    (6, 9, "Số lượng hồ sơ đã giải quyết"),
    (10, 12, "Số lượng hồ sơ đang giải quyết"),
)
_LEAVES = (
    *("Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước"),
    *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"),
)
# What the totals of a line are made of, as letters of its columns.
_TOTALS = {2: "DEF", 6: "HIJ", 10: "LM"}
COLUMNS = 13
_HEAD, _FIRST, _LINES = 5, 8, 30
_INPUT = "#FFF7DC"
_LANGUAGE = "vi"
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
    with workbook(out, "Biểu số II.06a/VPCP/KSTT") as book:
        sheet = book.add_worksheet("II.06a")
        names = book.add_worksheet("Lĩnh vực")
        names.write_column(0, 0, [harmless(name) for name in sectors])
        names.set_column(0, 0, 40)
        looks = _looks(book)
        sheet.write_string(0, 0, "Biểu số II.06a/VPCP/KSTT", looks["title"])
        sheet.write_string(1, 0, "Tình hình, kết quả giải quyết thủ tục hành chính", looks["title"])
        sheet.write_string(2, 0, f"Kỳ báo cáo: {label(period, _LANGUAGE)}")
        sheet.write_string(3, 0, f"Đơn vị báo cáo: {_UNIT}")
        heading(sheet, _HEAD, "Lĩnh vực giải quyết", looks["heading"])
        _lines(sheet, looks, len(sectors))
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, 36)
        sheet.set_column(2, 12, 11)
        sheet.freeze_panes(_FIRST, 2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD, _FIRST - 1)
        sheet.activate()
    return out.getvalue()


def heading(sheet: Any, top: int, names: str, look: Any) -> int:
    """Write the three rows of the header, from ``top`` on; gives the row below them.

    ``names`` stands over what the lines are of.
    """
    for column, words in enumerate(("STT", names)):
        sheet.merge_range(top, column, top + 1, column, words, look)
    for first, last, group in _GROUPS:
        sheet.merge_range(top, first, top, last, group, look)
    for column, leaf in enumerate(_LEAVES, start=2):
        sheet.write_string(top + 1, column, leaf, look)
    for column in range(COLUMNS):
        sheet.write_string(top + 2, column, f"({column + 1})", look)
    return top + 3


def _lines(sheet: Any, looks: dict[str, Any], sectors: int) -> None:
    """Empty lines, each with a choice of sector, and the sums below them."""
    last = _FIRST + _LINES
    for row in range(_FIRST, last):
        for column in range(COLUMNS):
            sheet.write_blank(row, column, None, looks["blank" if column else "line"])
        for column, parts in _TOTALS.items():
            cells = ",".join(f"{part}{row + 1}" for part in parts)
            formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
            sheet.write_formula(row, column, formula, looks["line"], "")
    choices = {
        "validate": "list",
        "source": f"='Lĩnh vực'!$A$1:$A${sectors}",
        "error_type": "information",
        "error_title": "Lĩnh vực khác",
        "error_message": "Lĩnh vực này chưa có trong danh mục; khi cập nhật sẽ được hỏi lại.",
    }
    sheet.data_validation(_FIRST, 1, last - 1, 1, choices)
    sheet.write_string(last, 1, "Tổng cộng", looks["sum"])
    for column in range(2, 13):
        letter = chr(ord("A") + column)
        formula = f"=SUM({letter}{_FIRST + 1}:{letter}{last})"
        sheet.write_formula(last, column, formula, looks["sum"], 0)
    sheet.write_string(last + 2, 8, "Người lập biểu")


def _looks(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "border_color": "#C9D2D4", "num_format": "#,##0"}
    return {
        "title": book.add_format({"bold": True, "size": 12}),
        "heading": book.add_format(
            {**cell, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
        ),
        "line": book.add_format(cell),
        "blank": book.add_format({**cell, "bg_color": _INPUT}),
        "sum": book.add_format({**cell, "bold": True}),
    }
