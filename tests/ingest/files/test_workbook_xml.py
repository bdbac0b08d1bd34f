"""What workbooks hide, hold as errors or did not compute, however it is written in them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analytics.ingest.files.cells import Sheet, address
from tests.ingest.files.refused import opened, refusal
from tests.ingest.files.workbooks import (
    MAIN,
    SAMPLES,
    odds_and_ends,
    ods_of,
    sheet_xml,
    table,
    with_parts,
    workbook,
    xlsx_of,
)

LINK = '=HYPERLINK("http://example.invalid","Bấm")'
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def sheet_of(folder: Path, content: bytes) -> Sheet:
    found = opened(folder, "a.xlsx", content)
    assert found.fault is None
    return found.sheets[0]


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_what_a_clerks_workbook_may_hold(ending: str, tmp_path: Path) -> None:
    """The same workbook from this project, and as LibreOffice saves it in two formats."""
    made = odds_and_ends() if ending == "xlsx" else (SAMPLES / f"odds.{ending}").read_bytes()
    found = opened(tmp_path, f"a.{ending}", made)
    assert found.fault is None
    sheet, other = found.sheets
    assert sheet.rows == (
        ("STT", "Lĩnh vực", "Tiếp nhận", "Ghi chú"),
        (1, "Đất đai", "1.769", LINK),
        (2, "Hộ tịch", 12, None),
        (3, "Chứng thực", "#DIV/0!", None),
        (None, None, 13, None),
        ("Tổng cộng", None, True, None),
        ("2021-03-31", None, None, None),
    )
    assert (sheet.name, sheet.hidden) == ("Biểu", False)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {3})
    assert sheet.uncomputed == frozenset()
    assert (other.name, other.hidden, other.rows) == ("Ẩn", True, (("x",),))


# A cell, its value, whether it is still to be computed.
FORMULAS = [
    ('<c r="B1"><f>1+1</f></c>', None, True),
    ('<c r="B1"><f>1+1</f><v/></c>', None, True),
    ('<c r="B1"><f>1+1</f><v></v></c>', None, True),
    ('<c r="B1"><f>1+1</f><v>2</v></c>', 2, False),
    ('<c r="B1" t="str"><f>A1&amp;""</f><v></v></c>', None, False),
    ('<c r="B1" t="str"><f>HYPERLINK("http://x","y")</f><v>y</v></c>', "y", False),
    ('<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", False),
    ('<c r="B1" t="e"><v>#N/A</v></c>', "#N/A", False),
    ('<c r="B1" t="inlineStr"><is><t>=1+1</t></is></c>', "=1+1", False),
    ('<c r="B1" t="b"><v>1</v></c>', True, False),
    ('<c r="B1"/>', None, False),
]


@pytest.mark.parametrize("is_strict", [False, True])
def test_a_formula_counts_by_its_stored_value(is_strict: bool, tmp_path: Path) -> None:
    rows = [
        f'<row r="{n}"><c r="A{n}"><v>1</v></c>{cell.replace("B1", f"B{n}")}'
        f'<c r="C{n}"><v>3</v></c></row>'
        for n, (cell, _, _) in enumerate(FORMULAS, 1)
    ]
    content = xlsx_of("".join(rows))
    if is_strict:
        sheet = "xl/worksheets/sheet1.xml"
        content = with_parts(content, **{sheet: lambda old: old.replace(MAIN.encode(), STRICT)})
    sheet_found = sheet_of(tmp_path, content)
    assert sheet_found.rows == tuple((1, value, 3) for _, value, _ in FORMULAS)
    assert sheet_found.uncomputed == {
        (row, 1) for row, (_, _, is_uncomputed) in enumerate(FORMULAS) if is_uncomputed
    }


def test_rows_and_cells_that_do_not_say_where_they_stand(tmp_path: Path) -> None:
    row = "<row><c><v>1</v></c><c><f>A1</f></c></row>"
    hidden = '<row hidden="1"><c><v>2</v></c><c t="e"><v>#REF!</v></c></row>'
    sheet = sheet_of(tmp_path, xlsx_of(row + hidden))
    assert sheet.rows == ((1, None), (2, "#REF!"))
    assert (sheet.uncomputed, sheet.hidden_rows) == ({(0, 1)}, {1})


def test_an_error_or_formula_behind_the_last_value_is_within_the_sheet(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><f>A1</f></c></row>'
    sheet = sheet_of(tmp_path, xlsx_of(data))
    assert sheet.rows == ((1, None, None), (None, None, None), (None, None, None))
    assert sheet.uncomputed == {(2, 2)}


def test_what_is_drawn_to_no_size_is_hidden(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    row = '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    sheet = sheet_of(tmp_path, xlsx_of(row, columns))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({0}, {1})


def test_all_that_is_hidden_beyond_the_table_is_not_told(tmp_path: Path) -> None:
    """Many hide every column to the right of their table, sixteen thousand of them."""

    def write(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, [1, 2])
        sheet.set_column(1, 16383, None, None, {"hidden": True})

    assert sheet_of(tmp_path, workbook(write)).hidden_columns == {1}


def test_repeated_rows_and_columns_of_an_ods(tmp_path: Path) -> None:
    one = '<table:table-cell office:value-type="float" office:value="5"/>'
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse"'
        ' table:number-columns-repeated="16383"/>'
    )
    rows = (
        f'<table:table-row table:number-rows-repeated="2">{one}</table:table-row>'
        f'<table:table-row table:visibility="filter">{one}'
        '<table:table-cell table:formula="of:=1" table:number-columns-repeated="2"/>'
        "</table:table-row>"
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048573">'
        "<table:table-cell/></table:table-row>"
    )
    sheet = sheet_of(tmp_path, ods_of(columns + rows))
    assert sheet.rows == ((5, None, None), (5, None, None), (5, None, None))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {1, 2})
    assert sheet.uncomputed == {(2, 1), (2, 2)}


def far(row: int, column: int) -> bytes:
    def write(_book: Any, sheet: Any) -> None:
        sheet.write(0, 0, 1)
        sheet.write(row, column, 2)

    return workbook(write)


def last_row(column: str, cell: str) -> bytes:
    """As ``far`` in the last row, which the library takes half a second to come to."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return xlsx_of(f'{first}<row r="1048576"><c r="{column}1048576"{cell}</row>')


FAR_ODS = (
    '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    '<table:table-row><table:table-cell table:number-columns-repeated="1023"/>'
    '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
)
FULL_ODS = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
    ' table:number-columns-repeated="1024" office:value-type="float" office:value="1"/>'
    "</table:table-row>"
)


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        (lambda: last_row("XFD", "><v>2</v></c>"), "XFD1048576"),
        (lambda: last_row("M", "><v>2</v></c>"), "M1048576"),
        (lambda: far(999, 16_383), "XFD1000"),
        (lambda: ods_of(FAR_ODS), "AMJ1048576"),
        (lambda: ods_of(FULL_ODS), "AMJ1048576"),
        (lambda: xlsx_of('<row r="1048576"><c r="XFD1048576"><f>1</f></c></row>'), "XFD1048576"),
        (lambda: xlsx_of('<row r="1"><c r="XFD1048576" t="e"><v>#N/A</v></c></row>'), "XFD1048576"),
    ],
)
def test_a_cell_far_from_all_others_is_named(
    content: Callable[[], bytes], cell: str, tmp_path: Path
) -> None:
    fault = refusal(opened(tmp_path, "a.xlsx", content()), "a.xlsx")
    assert (fault.sheet, fault.cell) == ("Biểu", cell)


def test_a_format_without_a_value_far_away_is_nothing(tmp_path: Path) -> None:
    assert sheet_of(tmp_path, last_row("XFD", ' s="0"/>')).rows == ((1,),)


def test_sheets_are_found_wherever_their_parts_stand(tmp_path: Path) -> None:
    formula = sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c></row>')
    content = with_parts(
        table([["x"]]),
        **{
            "xl/worksheets/sheet1.xml": formula,
            "xl/_rels/workbook.xml.rels": lambda old: old.replace(
                b'"worksheets/sheet1.xml"', b'"/xl/worksheets/sheet1.xml"'
            ),
        },
    )
    assert sheet_of(tmp_path, content).uncomputed == {(0, 1)}


def test_cells_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [address(0, 0), address(1, 27), address(1_048_575, 16_383)] == [
        "A1",
        "AB2",
        "XFD1048576",
    ]
