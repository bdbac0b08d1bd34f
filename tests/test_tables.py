"""What is handed on: readable far from the page, harmless in a spreadsheet, whole numbers."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pytest

from analytics.i18n import EN, VI
from analytics.tables import Column, Export, csv_bytes, export, table, xlsx_bytes

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def an_export(**changes: object) -> Export:
    given = {
        "title": "Tỷ lệ đúng hạn",
        "about": {"Bộ số liệu": "Số liệu minh họa", "Phạm vi": "Toàn tỉnh"},
        "frame": pd.DataFrame(
            {"Kỳ": ["Quý I/2021"], "Giá trị (%)": [98.63197353914003], "Mẫu": [113375.0]}
        ),
        "definitions": (("Tỷ lệ đúng hạn", "phần trả sớm hoặc đúng hạn"),),
        "sources": (("Báo cáo quý I/2021", "UBND tỉnh"),),
        "decimals": {"Giá trị (%)": 2},
    }
    return Export(**{**given, **changes})  # type: ignore[arg-type]


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def cells(data: bytes, sheet: int = 1) -> dict[str, str | float]:
    """Address → text or number of a sheet; a formula fails."""
    book = zipfile.ZipFile(io.BytesIO(data))
    shared = [
        "".join(node.text or "" for node in item.iter(f"{{{NS['x']}}}t"))
        for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert root.findall(".//x:f", NS) == []
    found: dict[str, str | float] = {}
    for cell in root.findall(".//x:c", NS):
        value = cell.find("x:v", NS)
        if value is not None and value.text is not None:
            text = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
            found[cell.attrib["r"]] = text
    return found


def test_csv_opens_with_the_byte_order_mark_and_names_dataset_and_scope_in_every_row() -> None:
    data = csv_bytes(an_export())
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    assert rows(data) == [
        ["Bộ số liệu", "Phạm vi", "Kỳ", "Giá trị (%)", "Mẫu"],
        ["Số liệu minh họa", "Toàn tỉnh", "Quý I/2021", "98.63197353914003", "113375"],
    ]


def test_xlsx_has_the_table_then_definitions_and_sources() -> None:
    data = xlsx_bytes(an_export(), VI)
    table, words = cells(data, 1), cells(data, 2)
    assert table["A1"] == "Tỷ lệ đúng hạn"
    assert (table["A2"], table["B2"]) == ("Bộ số liệu", "Số liệu minh họa")
    assert (table["A5"], table["A6"], table["B6"]) == ("Kỳ", "Quý I/2021", 98.63197353914003)
    assert set(words.values()) >= {"Định nghĩa", "Nguồn", "phần trả sớm hoặc đúng hạn", "UBND tỉnh"}


def test_xlsx_names_its_sheets_in_the_readers_language() -> None:
    book = zipfile.ZipFile(io.BytesIO(xlsx_bytes(an_export(), EN))).read("xl/workbook.xml")
    assert b'name="Data"' in book
    assert b'name="Definitions and sources"' in book


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@sum", "\t=1", "\r=1"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    frame = pd.DataFrame({text: [text]})
    export = an_export(frame=frame, about={text: text}, title=text, decimals={})
    assert rows(csv_bytes(export))[0] == [f"'{text}", f"'{text}"]
    assert rows(csv_bytes(export))[1] == [f"'{text}", f"'{text}"]
    assert all(
        not isinstance(cell, str) or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        for sheet in (1, 2)
        for cell in cells(xlsx_bytes(export, VI), sheet).values()
    )


def test_negative_numbers_stay_numbers() -> None:
    export = an_export(frame=pd.DataFrame({"Thay đổi": [-1.25, None]}), decimals={})
    assert [row[-1] for row in rows(csv_bytes(export))] == ["Thay đổi", "-1.25", ""]
    assert -1.25 in cells(xlsx_bytes(export, VI)).values()


def test_an_empty_table_is_still_a_file() -> None:
    export = an_export(frame=pd.DataFrame({"Kỳ": []}), sources=())
    assert len(rows(csv_bytes(export))) == 1
    assert cells(xlsx_bytes(export, VI))["A5"] == "Kỳ"


def test_the_export_is_not_changed() -> None:
    export = an_export()
    before = export.frame.copy()
    csv_bytes(export)
    xlsx_bytes(export, EN)
    pd.testing.assert_frame_equal(export.frame, before)


COLUMNS = (
    Column[float]("Mã", lambda row: f"m{row:.0f}", on="file"),
    Column[float]("Tỷ lệ", lambda row: row / 3, lambda row: f"{row / 3:.2f}", decimals=2),
    Column[float]("Trống", lambda row: None, optional=True),
    Column[float]("Không rõ", lambda row: float("nan"), optional=True),
    Column[float]("Ghi chú", lambda row: "", on="page", optional=True),
)


def test_the_page_and_the_file_come_from_one_list_of_columns() -> None:
    """An optional column that no row fills is on neither; an empty text fills it."""
    shown = table([1.0, 2.0], COLUMNS)
    assert list(shown.frame) == ["Tỷ lệ", "Ghi chú"]
    assert shown.texts == {"Tỷ lệ": ["0.33", "0.67"]}
    file = export([1.0, 2.0], COLUMNS, "Tỷ lệ", about={})
    assert list(file.frame) == ["Mã", "Tỷ lệ"]
    assert list(file.frame["Tỷ lệ"]) == [1 / 3, 2 / 3]
    assert file.decimals == {"Tỷ lệ": 2}
