"""The empty indicator sheet as a file: what is locked, what may be chosen, what stands beside."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from analytics.catalogue import Catalogue
from analytics.publishing import gather
from analytics.publishing.template import asked, file_name
from analytics.store import Reader
from tests.ingest.indicator_sheet.papers import HEADINGS, Blank, Paper

TYPED = ("value", "precision", "period", "note")
RATE = "on_time_rate"


def rules(paper: Paper) -> dict[str, DataValidation]:
    """What a cell takes, by its name."""
    return {
        str(cells): rule
        for rule in paper.sheet.data_validations.dataValidation
        for cells in rule.sqref.ranges
    }


def test_only_what_is_to_be_filled_in_is_unlocked(blank: Blank) -> None:
    paper = blank()
    assert paper.sheet.protection.sheet
    assert paper.sheet.protection.password is None
    assert not paper.sheet.protection.autoFilter  # allowed
    assert paper.sheet.protection.sort  # not allowed: codes would part from names
    unlocked = {
        cell.coordinate
        for row in paper.sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {
        paper.sheet.cell(row, paper.at[field]).coordinate for row in paper.rows for field in TYPED
    }
    assert paper.book["Hướng dẫn"].protection.sheet


def test_titles_stay_in_sight_and_codes_out_of_it(blank: Blank) -> None:
    paper = blank()
    assert paper.sheet.freeze_panes == f"C{paper.top + 1}"
    hidden = {name for name, one in paper.sheet.column_dimensions.items() if one.hidden}
    assert hidden == {"N"}
    assert list(paper.at) == list(HEADINGS)
    assert paper.at["place"] == 14
    assert paper.sheet.auto_filter.ref == f"A{paper.top}:N{paper.sheet.max_row}"


def test_every_cell_says_what_it_takes(blank: Blank, known: Catalogue) -> None:
    paper = blank()
    found = rules(paper)
    for row in paper.rows:
        indicator = known.indicators[paper.text(row, "code")]
        value = found[f"E{row}"]
        assert value.type == "decimal"
        assert value.errorStyle == "warning"  # "48/63" is warned of and taken
        assert indicator["definition_vi"][:40] in value.prompt
        assert len(value.prompt) <= 255
        if indicator["unit"] == "%" and indicator["nature"] == "rate":
            assert (value.operator, value.formula1, value.formula2) == (None, "0", "100") or (
                value.operator,
                value.formula1,
                value.formula2,
            ) == ("between", "0", "100")
        assert found[f"F{row}"].formula1 == '"chính xác,khoảng,hơn,gần"'
        periods = found[f"G{row}"]
        assert periods.type == "list"
        offered = periods.formula1.strip('"').split(",")
        assert offered[0] == paper.text(row, "period")
        assert {"Quý II/2021", "6 tháng đầu năm 2021", "30/6/2021", "Năm 2020"} <= {*offered}
        assert len(periods.formula1) <= 257


def test_what_is_known_stands_beside(blank: Blank, known: Catalogue) -> None:
    paper = blank()
    row = paper.row(RATE)
    assert [paper.text(row, field) for field in ("last", "last_period", "source")] == [
        "98,63%",
        "Quý I/2021",
        "Báo cáo kết quả cải cách hành chính quý I/2021 của tỉnh Khánh Hòa, mục II.2, đoạn 6",
    ]
    for row in paper.rows:
        indicator = known.indicators[paper.text(row, "code")]
        assert paper.text(row, "name") == indicator["name_vi"]
        assert paper.text(row, "unit") == indicator["unit"]
        assert paper.text(row, "definition") == indicator["definition_vi"]
        assert paper.text(row, "caveats") == (indicator["caveats_vi"] or "")
        assert paper.text(row, "value") == paper.text(row, "precision") == ""
        known_before = bool(paper.text(row, "last"))
        assert bool(paper.text(row, "source")) == bool(paper.text(row, "last_period"))
        assert bool(paper.text(row, "last_period")) == known_before


@pytest.mark.parametrize(
    ("period", "unit"), [("2021-Q2", None), ("2025-Q3", None), ("2021-9M", "568")]
)
def test_the_last_figure_copied_as_it_stands_is_read_as_itself(
    blank: Blank,
    known: Catalogue,
    names: Catalogue,
    official: Reader,
    tmp_path: Path,
    period: str,
    unit: str | None,
) -> None:
    """But for "29/44 đơn vị": which of the two is meant is for the clerk to say."""
    paper = blank(period, unit)
    expected = []
    for row, one in zip(paper.rows, asked(official, known, period, unit), strict=True):
        if one.last is None or one.last.text == "không có":
            continue
        if "/" in one.last.text and one.indicator["nature"] != "rank":
            continue
        paper.put_at(row, paper.text(row, "last"))
        expected.append((one.indicator["code"], one.last.value))
    reading = paper.read(tmp_path, known)
    assert (reading.faults, reading.questions) == ((), ())
    assert [(row["indicator"], float(row["value"])) for row in reading.rows] == expected
    assert expected


def test_areas_stand_above_their_rows(blank: Blank, known: Catalogue, names: Catalogue) -> None:
    paper = blank()
    headings = {area["name_vi"]: code for code, area in names.areas.items()}
    area = None
    for row in range(paper.top + 1, paper.sheet.max_row + 1):
        first = paper.text(row, "code")
        if not paper.text(row, "place"):
            area = headings.pop(first)
        else:
            assert known.indicators[first]["area"] == area
    assert headings == {}


def test_the_help_says_what_each_part_means(blank: Blank) -> None:
    told = {row[0].value: row[1].value for row in blank().book["Hướng dẫn"].iter_rows()}
    assert {"Giá trị", "Mức chính xác", "Kỳ của số", "Gửi lại"} <= set(told)
    assert "98,63 (không phải 0,9863)" in told["Giá trị"]


def test_the_files_name_says_period_and_unit() -> None:
    assert file_name("2021-Q2", None) == "mau-bang-so-lieu-2021-Q2-toan-tinh.xlsx"
    assert file_name("2021-Q2", "568") == "mau-bang-so-lieu-2021-Q2-568.xlsx"


@pytest.mark.parametrize(
    ("period", "unit"),
    [
        *(("2021-Q2", None), ("2021-Q2", "cong-an-tinh"), ("2021-9M", "568")),
        *(("2025-Q3", "so-tu-phap"), ("2025-Q3", "22366")),
        *(
            pytest.param(*one, marks=pytest.mark.deep)
            for one in (
                *(("2021-Q2", unit) for unit in ("so-noi-vu", "568", "22366")),
                *((period, None) for period in ("2021-Q4", "2021", "2025-H1", "2025-Q2")),
                *(("2025-Q3", None), ("2025-Q1", "22366"), ("2025-Q1", "568")),
            )
        ),
    ],
)
def test_a_sheet_filled_in_everywhere_goes_in_as_it_is(
    blank: Blank, known: Catalogue, official: Reader, tmp_path: Path, period: str, unit: str | None
) -> None:
    """What the template fills in itself is never what is wrong; 7 is a count, a rate, a rank."""
    paper = blank(period, unit)
    for row in paper.rows:
        paper.put_at(row, 7)
    reading = paper.read(tmp_path, known)
    assert (reading.faults, reading.questions) == ((), ())
    assert reading.row_count == len(paper.rows)
    batch = gather([reading], official, known, root=tmp_path / "store")
    assert (len(batch.new), batch.faults) == (1, ())


def test_every_unit_there_ever_was_can_be_told_by_its_sheet(known: Catalogue) -> None:
    """A sheet names its unit in words: no two of one time share a name."""
    for day in (date(2021, 3, 31), date(2024, 12, 31), date(2025, 9, 30)):
        names = [row["name"] for row in known.units_on(day).values()]
        assert len(names) == len(set(names))
