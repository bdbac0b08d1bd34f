"""What a clerk types as a value: read as it is meant, asked about, or refused with words."""

from pathlib import Path
from typing import Any

import pytest

from analytics.catalogue import Catalogue
from tests.ingest.indicator_sheet.papers import Blank, Paper, the_fault, values

COUNT, RATE, MONEY, RANK = "procedures_new", "on_time_rate", "fees_online", "par_index_rank"
CHANGE, SCORE = "late_rate_change", "papi"


Cases = list[tuple[Any, ...]]


def by_sheet(cases: Cases) -> list[Cases]:
    """Cases in as few sheets as take them: a sheet has one cell for each indicator."""
    sheets: list[Cases] = []
    for case in cases:
        free = (one for one in sheets if all(case[0] != other[0] for other in one))
        sheet = next(free, None)
        if sheet is None:
            sheets.append(sheet := [])
        sheet.append(case)
    return sheets


def row_of(paper: Paper, code: str) -> int:
    return next(row for row in paper.rows if paper.text(row, "code") == code)


READ = [
    (COUNT, 1769, "1769", "1.769", "exact"),
    (COUNT, "1.769", "1769", "1.769", "exact"),
    (COUNT, "1,769", "1769", "1.769", "exact"),
    (COUNT, "1 769", "1769", "1.769", "exact"),
    (COUNT, "1\u2009769", "1769", "1.769", "exact"),
    (COUNT, "1\u00a0769", "1769", "1.769", "exact"),
    (COUNT, "1.234.567", "1234567", "1.234.567", "exact"),
    (COUNT, 0, "0", "0", "exact"),
    (COUNT, "gần 1.000 thủ tục", "1000", "gần 1.000", "under"),
    (COUNT, "Hơn 1.000", "1000", "hơn 1.000", "over"),
    (COUNT, "khoảng 200 thủ tục", "200", "khoảng 200", "about"),
    (COUNT, "~200", "200", "khoảng 200", "about"),
    (COUNT, "200 thu\u0309 tu\u0323c", "200", "200", "exact"),  # decomposed letters
    (RATE, 98.63, "98.63", "98,63%", "exact"),
    (RATE, "98,63", "98.63", "98,63%", "exact"),
    (RATE, "98.63", "98.63", "98,63%", "exact"),
    (RATE, "98,63%", "98.63", "98,63%", "exact"),
    (RATE, "98,63 %", "98.63", "98,63%", "exact"),
    (RATE, "hơn 95%", "95", "hơn 95%", "over"),
    (RATE, 100, "100", "100%", "exact"),
    (RATE, 0, "0", "0%", "exact"),
    (RATE, "0,5%", "0.5", "0,5%", "exact"),
    (RATE, "98,50", "98.5", "98,50%", "exact"),
    (RATE, "98,500000", "98.5", "98,500000%", "exact"),
    (RATE, 98.1234, "98.1234", "98,1234%", "exact"),
    (CHANGE, "-5,19", "-5.19", "-5,19%", "exact"),
    (CHANGE, "\u22125,19", "-5.19", "-5,19%", "exact"),
    (SCORE, "41,5", "41.5", "41,5", "exact"),
    (SCORE, 0.5, "0.5", "0,5", "exact"),  # points, no rate: nothing to ask
    (MONEY, "35,8 tỷ", "35800000000", "35,8 tỷ đồng", "exact"),
    (MONEY, "35,8 tỉ đồng", "35800000000", "35,8 tỉ đồng", "exact"),
    (MONEY, "35,8 triệu đồng", "35800000", "35,8 triệu đồng", "exact"),
    (MONEY, "hơn 35 triệu", "35000000", "hơn 35 triệu đồng", "over"),
    (MONEY, 100210000, "100210000", "100.210.000", "exact"),
    (MONEY, "100.210.000 đồng", "100210000", "100.210.000", "exact"),
    (RANK, 48, "48", "48", "exact"),
    (RANK, "48/63", "48", "48/63", "exact"),
    (RANK, "48 / 63", "48", "48/63", "exact"),
    (RANK, "Hạng 48/63", "48", "48/63", "exact"),
    (RANK, "hạng 8", "8", "8", "exact"),
    (CHANGE, "-5,19 điểm %", "-5.19", "-5,19%", "exact"),
]


@pytest.mark.parametrize("cases", by_sheet(READ))
def test_a_number_is_read(blank: Blank, known: Catalogue, tmp_path: Path, cases: Cases) -> None:
    paper = blank()
    for code, typed, *_ in cases:
        paper.put_at(row_of(paper, code), typed)
    reading = paper.read(tmp_path, known)
    assert (reading.faults, reading.questions) == ((), ())
    found = {row["indicator"]: row for row in reading.rows}
    assert len(found) == len(cases)
    for code, _typed, value, printed, precision in cases:
        read = found[code]
        assert (str(read["value"]), read["printed"], read["precision"]) == (
            *(value, printed, precision),
        )


REFUSED = [
    (COUNT, "29/44"),
    (COUNT, "1.234,5"),
    (COUNT, 12.5),
    (COUNT, "12,5"),
    (COUNT, -3),
    (COUNT, "-3"),
    (COUNT, "1.769%"),
    (COUNT, "1.7.69"),
    (COUNT, "1769 hồ sơ và 3 giấy"),
    (COUNT, "một nghìn"),
    (COUNT, "1,2 triệu"),  # no money
    (COUNT, "\uff11\uff17\uff16\uff19"),  # full-width digits
    (COUNT, "٣"),
    (COUNT, "1e5"),
    (COUNT, "gần"),
    (COUNT, "=HYPERLINK"[1:]),
    (COUNT, "#REF!"),
    (COUNT, True),
    (COUNT, "2021-05-03"),
    (COUNT, 1e15),
    (RATE, "29/44"),
    (RATE, 101),
    (RATE, "150%"),
    (RATE, -1),
    (RATE, "98,63 phần trăm"),
    (MONEY, "0,5"),
    (MONEY, "1,2345 nghìn"),  # no whole number of đồng
    (RANK, "48/63/2"),
    (RANK, 0),
    (RANK, "hạng nhất"),
    (COUNT, "thủ tục 5"),
]


@pytest.mark.parametrize("cases", by_sheet(REFUSED))
def test_what_is_no_such_number_is_refused_at_its_cell(
    blank: Blank, known: Catalogue, tmp_path: Path, cases: Cases
) -> None:
    paper = blank()
    cells = [paper.put_at(row_of(paper, code), typed) for code, typed in cases]
    reading = paper.read(tmp_path, known)
    assert {(fault.sheet, fault.cell) for fault in reading.errors} == {
        ("Số liệu", cell) for cell in cells
    }
    assert len(reading.errors) == len(cells)
    assert reading.rows == ()
    assert not reading.is_clean


@pytest.mark.parametrize("typed", ["-", "–", "không", "x", "..."])
def test_a_dash_may_be_none_or_not_reported(
    blank: Blank, known: Catalogue, tmp_path: Path, typed: str
) -> None:
    paper = blank()
    cell = paper.put(COUNT, typed)
    fault = the_fault(paper.read(tmp_path, known))
    assert fault.cell == cell
    assert fault.found.vi == f"“{typed}”"
    assert fault.action.vi == "Ghi 0 nếu là không có; để trống nếu không báo cáo số này."
    assert fault.action.en.startswith("Write 0 for none")


def test_a_cell_that_became_a_date_says_how_to_mend_it(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """A spreadsheet makes a day of "5/12"."""
    from datetime import datetime

    paper = blank()
    cell = paper.put(RANK, datetime(2021, 12, 5))
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.found.vi) == (cell, "“2021-12-05”")
    assert "định dạng lại là Văn bản" in fault.action.vi


def test_a_formula_without_a_value_is_named(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank()
    cell = paper.put(COUNT, "=1+1")  # openpyxl stores no value
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.found.vi) == (cell, "công thức chưa được tính")


def test_what_a_spreadsheet_computed_is_rounded_and_said(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    cell = paper.put(RATE, 98.63499999)
    reading = paper.read(tmp_path, known)
    assert values(reading) == {RATE: "98.63"}
    notice = the_fault(reading, "notice")
    assert (notice.cell, notice.action.vi) == (cell, "Được ghi là 98,63.")
    assert notice.action.en == "Taken as 98.63."


@pytest.mark.parametrize(
    ("typed", "chosen", "precision"),
    [
        (1000, None, "exact"),
        (1000, "chính xác", "exact"),
        (1000, "Gần", "under"),
        ("gần 1.000", "gần", "under"),
        ("1.000", "khoảng", "about"),
    ],
)
def test_the_exactness_is_that_of_the_column_or_of_the_word(
    blank: Blank, known: Catalogue, tmp_path: Path, typed, chosen, precision
) -> None:
    paper = blank()
    paper.put(COUNT, typed)
    paper.put(COUNT, chosen, "precision")
    (row,) = paper.read(tmp_path, known).rows
    assert row["precision"] == precision


def test_a_column_that_contradicts_the_word_is_refused(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    cell = paper.put(COUNT, "gần 1.000")
    paper.put(COUNT, "hơn", "precision")
    fault = the_fault(paper.read(tmp_path, known))
    assert fault.cell == cell
    assert fault.expected.vi == "cùng mức chính xác: ô Giá trị ghi “gần”, ô bên ghi “hơn”"
    assert fault.expected.en == "one exactness: the value says “nearly”, the cell beside it “over”"


@pytest.mark.parametrize("typed", ["suy ra", "ước chừng", "derived"])
def test_an_exactness_that_nobody_may_choose_is_refused(
    blank: Blank, known: Catalogue, tmp_path: Path, typed: str
) -> None:
    paper = blank()
    paper.put(COUNT, 5)
    cell = paper.put(COUNT, typed, "precision")
    fault = the_fault(paper.read(tmp_path, known))
    assert (fault.cell, fault.expected.vi) == (cell, "một trong: chính xác, khoảng, hơn, gần")
