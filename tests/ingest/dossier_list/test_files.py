"""Lists as they are sent: encodings, delimiters, line ends, workbooks, parquet."""

import unicodedata
from datetime import date
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list import read_list, recognise
from analytics.ingest.files.opening import open_sheets
from tests.ingest.dossier_list.papers import (
    BY_HAND,
    HEADER,
    PERSON,
    ROWS,
    SHA,
    found,
    read,
    sums,
    text,
    write,
)

pytestmark = pytest.mark.usefixtures("lists_here")


DELIMITERS = (",", ";", "\t")


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        pytest.param(encoding, one, marks=() if number % 3 == place else pytest.mark.deep)
        for number, encoding in enumerate(
            ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
        )
        for place, one in enumerate(DELIMITERS)
    ],
)
def test_encodings_and_delimiters(
    tmp_path: Path, catalogue: Catalogue, encoding: str, delimiter: str
) -> None:
    path = write(tmp_path, text(ROWS, delimiter).encode(encoding))
    assert sums(read(path, catalogue)) == BY_HAND


def test_windows_1258(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, _in_1258(text(ROWS)))
    reading = read(path, catalogue)
    assert sums(reading) == BY_HAND
    assert ("Bảng mã", "windows-1258") in [
        (name.vi, value.vi) for name, value in reading.recognised
    ]


def _in_1258(content: str) -> bytes:
    """Windows-1258 has most marks as signs of their own, after their letter."""

    def one(letter: str) -> bytes:
        try:
            return letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            return base.encode("cp1258") + tone.encode("cp1258")

    return b"".join(map(one, content))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_ends_and_mixed_ones(tmp_path: Path, catalogue: Catalogue, end: str) -> None:
    content = text(ROWS).replace("\r\n", end)
    assert sums(read(write(tmp_path, content), catalogue)) == BY_HAND
    mixed = content.replace(end, "\n", 4).replace("\n", "\r\n", 2)
    assert sums(read(write(tmp_path, mixed), catalogue)) == BY_HAND


def test_a_title_above_blank_lines_between_and_quoted_lines(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    content = text(ROWS).replace("1 đường Không Có", '"1 đường Không Có\nphường ""Không"""')
    lines = content.split("\r\n")
    content = "\r\n".join(["DANH SÁCH HỒ SƠ", "", *lines[:6], "", *lines[6:], ",,,,,,,,,,,"])
    assert sums(read(write(tmp_path, content), catalogue)) == BY_HAND


def test_a_name_that_looks_like_a_pattern(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path, text(ROWS[:1]), "1.csv")
    path = write(tmp_path, text(ROWS), "[1]*.csv")
    assert sums(read(path, catalogue)) == BY_HAND


def test_a_workbook(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("Ghi chú").write(0, 0, "Xuất ngày 5/4/2021")
        sheet = book.add_worksheet("Hồ sơ")
        sheet.write(0, 0, "DANH SÁCH HỒ SƠ")
        sheet.write_row(2, 0, HEADER)
        for number, row in enumerate(ROWS, 3):
            sheet.write_row(number, 1, PERSON)
            for column, cell in enumerate(row, 5):
                if 7 <= column <= 9 and cell:
                    when = date(*map(int, reversed(cell.split("/"))))
                    sheet.write_datetime(number, column, when, day)
                elif cell == "5000":
                    sheet.write_number(number, column, 5000)
                else:
                    sheet.write(number, column, cell)
        sheet.set_row(5, None, None, {"hidden": True})
    reading = read(path, catalogue)
    assert sums(reading) == BY_HAND
    assert "1 dòng ẩn" in found(reading, "notice")
    assert recognise(path, "xlsx", open_sheets(path, "list.xlsx").sheets)


def test_a_formula_without_a_result_is_no_empty_cell(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 5, ROWS[0])
        sheet.write_formula(1, 9, "=H2+1", None, "")
    (fault,) = read(path, catalogue).errors
    assert (fault.cell, fault.found.vi) == ("J2", "1 ô công thức chưa có kết quả")


@pytest.mark.parametrize("kind", ["date", "timestamp", "varchar"])
def test_parquet(tmp_path: Path, catalogue: Catalogue, kind: str) -> None:
    source = write(tmp_path, text(ROWS))
    path = tmp_path / "list.parquet"
    days = [name for name in HEADER if name.startswith("Ngày")]
    typed = ", ".join(f'strptime("{day}", \'%d/%m/%Y\')::{kind} as "{day}"' for day in days)
    columns = "*" if kind == "varchar" else f"* replace ({typed})"
    duckdb.sql(
        f"copy (select {columns} from read_csv('{source}', all_varchar = true))"
        f" to '{path}' (format parquet)"
    )
    assert recognise(path, "parquet")
    assert sums(read(path, catalogue)) == BY_HAND


def test_damaged_files_are_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    for name, content in {
        "cut.parquet": b"PAR1" + bytes(200),
        "noise.csv": bytes(range(128, 256)) * 40,
    }.items():
        path = write(tmp_path, content, name)
        container = "parquet" if name.endswith("parquet") else "csv"
        assert not recognise(path, container)
        reading = read_list(path, name, SHA, catalogue, container=container, period="2021-Q1")
        assert reading.errors and not reading.rows


def test_times_are_cut_off_and_words_for_nothing_are_nothing(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    rows = [
        (
            *row[:2],
            f"{row[2]} 07:30:00",
            f"{row[3]} 17:00:00" if row[3] else "",
            f"  {row[4]} 9:05:01" if row[4] else "Chưa trả",
            *row[5:],
        )
        for row in ROWS
    ]
    assert sums(read(write(tmp_path, text(rows)), catalogue)) == BY_HAND
