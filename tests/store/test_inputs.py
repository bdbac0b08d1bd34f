"""Input files: good ones become frames; bad ones are told all at once, cell by cell."""

from pathlib import Path

import pytest

from analytics.errors import InputProblems, Problem
from analytics.store import read_inputs

PUBLISHED = "published/report-2021-Q1.csv"
RECEIVED = "received,2021-Q1,local,,,,,130729,130.729,exact,II.2 ¶1,,"


def problems_of(data: Path) -> list[Problem]:
    with pytest.raises(InputProblems) as caught:
        read_inputs(data)
    return list(caught.value.problems)


def the_problem(data: Path) -> Problem:
    problems = problems_of(data)
    assert len(problems) == 1, problems
    return problems[0]


def test_the_files_of_the_repository_are_without_problems() -> None:
    inputs = read_inputs()
    *published, demo = [load.name for load in inputs.loads]
    assert published == sorted(published)
    assert "report-2021-Q1" in published
    assert demo == "so-lieu-minh-hoa"


def test_good_files_become_frames_and_loads(data: Path) -> None:
    inputs = read_inputs(data)
    (load,) = inputs.loads
    assert (load.name, load.dataset, load.row_count) == ("report-2021-Q1", "official", 2)
    assert load.rows["printed"].tolist() == ["130.729", "98,63%"]
    assert inputs.tables["units"]["parent"].isna().sum() > 0


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column"),
    [
        # cells
        (PUBLISHED, ",98.63,", ',"98,63",', 3, "value"),
        (PUBLISHED, ",130729,", ",130 729,", 2, "value"),
        (PUBLISHED, "received,2021-Q1", "received,2021-Q5", 2, "period"),
        (PUBLISHED, "received,2021-Q1,local", "received,2021-Q1,", 2, "block"),
        (PUBLISHED, "received,2021-Q1,local,", "received,2021-Q1,local,xã", 2, "level"),
        (PUBLISHED, "130.729,exact", "130.729,sure", 2, "precision"),
        (PUBLISHED, "II.2 ¶1", " II.2 ¶1", 2, "locator"),
        ("catalogue/units.csv", "569,Thành phố", "569,Tha\u0300nh phố", 5, "name"),
        ("catalogue/expected_units.csv", "2025-07-01,3,", "2025-07-01,3.0,", 4, "units"),
        ("catalogue/targets.csv", "2025-07-01", "01/07/2025", 2, "valid_from"),
        # references
        (PUBLISHED, "received,2021-Q1", "recieved,2021-Q1", 2, "indicator"),
        (PUBLISHED, RECEIVED, RECEIVED.replace(",,,,,", ",district,999,,,"), 2, "unit"),
        (PUBLISHED, RECEIVED, RECEIVED.replace(",,,,,", ",,,fishing,,"), 2, "sector"),
        (PUBLISHED, RECEIVED, RECEIVED.replace(",,,,,", ",commune,22366,,,"), 2, "unit"),
        ("catalogue/areas.csv", "received;on_time_rate", "received;speed", 2, "headline"),
        ("catalogue/targets.csv", "\non_time_rate,", "\nspeed,", 2, "metric"),
        ("catalogue/indicators.csv", "\nresolved,procedures", "\nresolved,other", 3, "area"),
        # rules
        (PUBLISHED, '98.63,"98,63%"', '198.63,"198,63%"', 3, "value"),
        (PUBLISHED, "130729,130.729", "-130729,-130.729", 2, "value"),
        (PUBLISHED, "130729,130.729", "130.729,130.729", 2, "value"),
        (PUBLISHED, "130.729,exact", "130.729,derived", 2, "printed"),
        (PUBLISHED, "130.729,exact", ",exact", 2, "printed"),
        (PUBLISHED, RECEIVED, RECEIVED.replace("local,,", "central,commune,"), 2, "level"),
        (PUBLISHED, RECEIVED, RECEIVED.replace(",,,,,", ",province,568,,,"), 2, "level"),
        (PUBLISHED, RECEIVED, RECEIVED.replace("local,,,", "local,,cuc-thue,"), 2, "block"),
        ("catalogue/targets.csv", "2025-07-01,,", "2025-07-01,2025-07-01,", 2, "valid_to"),
    ],
)
def test_one_wrong_cell_is_one_problem_with_its_place(
    data: Path, edit, file: str, old: str, new: str, row: int, column: str
) -> None:
    edit(file, old, new)
    problem = the_problem(data)
    assert (problem.file, problem.row, problem.column) == (file, row, column)
    assert problem.found.vi
    assert problem.expected.vi


def test_a_decimal_comma_is_told_with_its_remedy(data: Path, edit) -> None:
    edit(PUBLISHED, ",98.63,", ',"98,63",')
    problem = the_problem(data)
    assert problem.found.vi == "“98,63”"
    assert "98.63" in problem.expected.vi
    assert "dấu chấm thập phân" in problem.action.vi


def test_a_repeated_key_names_the_row_that_has_it(data: Path, edit) -> None:
    edit(PUBLISHED, RECEIVED, f"{RECEIVED}\n{RECEIVED.replace('130', '131')}")
    problem = the_problem(data)
    assert problem.row == 3
    assert "dòng 2 đã có" in problem.expected.vi


def test_one_code_with_two_names_shows_both(data: Path, edit) -> None:
    edit(
        "catalogue/sectors.csv",
        "dat-dai,Đất đai,Đất đai,local",
        "dat-dai,Đất đai,Đất đai,local\ndat-dai,Thửa đất,Đất đai,local",
    )
    assert "hai tên: “Thửa đất”; “Đất đai”" in the_problem(data).found.vi


def test_a_unit_code_may_not_mean_two_units_on_one_day(data: Path, edit) -> None:
    old = "22366,Phường Nha Trang,Phường Nha Trang,Phường Nha Trang,commune,local,,2025-07-01,,"
    new = "568,Phường Nha Trang,Phường Nha Trang,Phường Nha Trang,commune,local,,2025-06-30,,"
    edit("catalogue/units.csv", old, new)
    problem = the_problem(data)
    assert problem.column == "valid_from"
    assert "một tên" in problem.action.vi


def test_a_unit_code_may_be_used_again_once_the_first_unit_is_gone(data: Path, edit) -> None:
    edit("catalogue/units.csv", "22366,", "568,")
    read_inputs(data)


def test_values_of_a_change_may_be_negative(data: Path, edit) -> None:
    line = 'late_rate_change,2021-Q1,local,,,,,-5.19,"giảm 5,19%",exact,,,'
    edit(PUBLISHED, RECEIVED, f"{RECEIVED}\n{line}")
    read_inputs(data)


@pytest.mark.parametrize(
    ("change", "row", "word"),
    [
        (lambda text: b"\xef\xbb\xbf" + text, 1, "BOM"),
        (lambda text: text.replace(b"\n", b"\r\n"), 1, "CR"),
        (lambda text: text.replace("¶".encode(), b"\xb6"), 2, "0xb6"),
        (lambda text: text.replace(b"indicator,", b"code,"), 1, "cột"),
        (lambda text: text.replace(b"note,note_en", b"note"), 1, "không có cột này"),
        (lambda text: text.replace(b"note,note_en", b"note_en,note"), 1, "thứ tự"),
        (lambda text: text.replace(b"note_en", b"note_en,extra"), 1, "cột lạ"),
        (lambda text: text.replace("II.2 ¶1,,".encode(), b""), 2, "11 ô"),
        (lambda text: text + b"\n", 4, "dòng trống"),
        (lambda text: text.replace(b"II.2", b'"II.2'), None, "CSV hỏng"),
        (lambda text: b"", 1, "tệp rỗng"),
    ],
)
def test_a_file_of_the_wrong_form_says_so(data: Path, change, row: int | None, word: str) -> None:
    path = data / PUBLISHED
    path.write_bytes(change(path.read_bytes()))
    problems = problems_of(data)
    assert {problem.file for problem in problems} == {PUBLISHED}
    assert any(problem.row == row and word in problem.found.vi for problem in problems), problems


def test_a_missing_catalogue_is_one_problem_not_one_for_every_code(data: Path) -> None:
    (data / "catalogue/indicators.csv").unlink()
    assert the_problem(data).found.vi == "không có tệp"


def test_a_published_file_must_be_a_known_document(data: Path) -> None:
    (data / PUBLISHED).rename(data / "published/nowhere.csv")
    assert "documents.csv" in the_problem(data).expected.vi


def test_all_problems_of_all_files_come_at_once_in_order(data: Path, edit) -> None:
    edit(PUBLISHED, ",98.63,", ",98.64,")
    edit(PUBLISHED, "received,2021-Q1", "received,2021")
    edit(PUBLISHED, "130.729,exact", "130.729,sure")
    edit("catalogue/sectors.csv", "thue,Thuế,Thuế,central", "thue,,Thuế,centre")
    places = [(problem.file, problem.row, problem.column) for problem in problems_of(data)]
    assert places == [
        ("catalogue/sectors.csv", 4, "name"),
        ("catalogue/sectors.csv", 4, "block"),
        (PUBLISHED, 2, "precision"),
        (PUBLISHED, 3, "value"),
    ]


def test_the_message_lists_every_problem_on_its_own_line(data: Path, edit) -> None:
    edit(PUBLISHED, ",98.63,", ",98.64,")
    edit(PUBLISHED, "130.729,exact", "130.729,sure")
    with pytest.raises(InputProblems) as caught:
        read_inputs(data)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("2 lỗi")
    assert "dòng 2, cột precision: thấy “sure”" in lines[1]
    assert "dòng 3, cột value: thấy “98.64”" in lines[2]
