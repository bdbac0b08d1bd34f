"""Columns that no mapping names are asked of the clerk, by the file's own headings."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.read import read
from analytics.ingest.result import Reading

HEADINGS = ("STT", "Vào sổ", "Phải xong", "Đã xong", "Nơi làm", "Mảng việc", "Người nộp", "Số ĐT")
ROWS = (
    ("1", "05/01/2021", "12/01/2021", "10/01/2021", "Sở Nội vụ", "Đất đai", "Lan", "0905"),
    ("2", "06/01/2021", "13/01/2021", "20/01/2021", "Sở Nội vụ", "Đất đai", "Hoa", "0906"),
)
CHOSEN = {
    "column:received": "Vào sổ",
    "column:due": "Phải xong",
    "column:returned": "Đã xong",
    "column:unit": "Nơi làm",
    "column:sector": "Mảng việc",
    "window": "calendar",
    "channel:": "in_person",
}


def listed(
    folder: Path,
    catalogue: Catalogue,
    answers: Mapping[str, str],
    rows: Sequence[Sequence[str]] = ROWS,
    headings: Sequence[str] = HEADINGS,
) -> Reading:
    path = folder / "ds.csv"
    lines = [("UBND tỉnh", *[""] * (len(headings) - 1)), headings, *rows]
    path.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")
    return read(path, path.name, catalogue, period="2021-Q1", answers=answers)


def test_every_needed_column_is_asked_and_persons_are_not_offered(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    reading = listed(tmp_path, catalogue, {})
    assert (reading.kind, reading.errors) == ("list", ())
    asked = {question.code: question for question in reading.questions}
    needed = {code for code in CHOSEN if code.startswith("column:")}
    assert set(reading.unanswered) == needed
    assert set(asked) == needed | {"column:channel", "column:fee", "column:state"}
    offered = [code for code, _words in asked["column:unit"].options]
    assert offered == ["STT", "Vào sổ", "Phải xong", "Đã xong", "Nơi làm", "Mảng việc", "=none"]


def test_the_chosen_columns_are_read_and_shown(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = listed(tmp_path, catalogue, CHOSEN)
    assert reading.is_clean
    (row,) = reading.rows
    assert (row["unit"], row["sector"]) == ("so-noi-vu", "dat-dai")
    assert row["resolved_late"] == 1
    shown = " ".join(value.vi for _label, value in reading.recognised)
    assert "ngày tiếp nhận: “Vào sổ”" in shown
    assert "Lan" not in shown
    assert {"column:received", "column:unit"} <= {question.code for question in reading.questions}


def test_one_column_cannot_mean_two_things(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = listed(tmp_path, catalogue, {**CHOSEN, "column:due": "Vào sổ"})
    (fault,) = reading.errors
    assert fault.found.vi == "“Vào sổ”, như ngày tiếp nhận"
    assert reading.questions


def test_a_column_that_is_not_there_is_an_error(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = listed(tmp_path, catalogue, {**CHOSEN, "column:returned": "=none"})
    assert ["không có cột ngày trả kết quả" in fault.found.vi for fault in reading.errors] == [True]
    assert "column:returned" in {question.code for question in reading.questions}


def test_only_what_a_mapping_does_not_name_is_asked(tmp_path: Path, catalogue: Catalogue) -> None:
    headings = ("STT", "Ngày tiếp nhận", "Ngày hẹn trả", "Đã xong", "Đơn vị", "Lĩnh vực", "A", "B")
    reading = listed(tmp_path, catalogue, {}, headings=headings)
    assert reading.unanswered == ("column:returned",)
    offered = [code for code, _words in reading.questions[0].options]
    assert offered == ["STT", "Đã xong", "A", "B", "=none"]
    answers = {"column:returned": "Đã xong", "window": "calendar", "channel:": "in_person"}
    assert listed(tmp_path, catalogue, answers, headings=headings).is_clean


@pytest.mark.parametrize(
    "rows",
    [
        (("1", "a", "b", "c", "d", "e", "f", "g"),),
        (),
    ],
)
def test_a_table_without_days_is_no_list(
    tmp_path: Path, catalogue: Catalogue, rows: Sequence[Sequence[str]]
) -> None:
    reading = listed(tmp_path, catalogue, {}, rows)
    assert reading.questions == ()
    assert len(reading.errors) == 1


def test_a_list_without_headings_names_nobody(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = listed(tmp_path, catalogue, {}, ROWS[1:], ROWS[0])
    assert reading.questions == ()
    assert len(reading.errors) == 1
