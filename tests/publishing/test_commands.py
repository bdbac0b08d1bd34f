"""python -m analytics ingest: exit codes, what is said, and that errors change nothing."""

import shlex
import unicodedata
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.store import current, open_reader
from tests.publishing.forms import LINE, LINES, RESOLVED, RESOLVED_CELL, form


@pytest.fixture(autouse=True)
def _reads_here(reads_here: None) -> None:
    """What the command says and does is the subject, not the process that reads a file."""


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return form(tmp_path / "so-noi-vu.xlsx", LINES)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return form(tmp_path / "so-tu-phap.xlsx", LINES, unit="Sở Tư pháp", typed={RESOLVED: 13})


def loads() -> list[dict[str, object]]:
    return open_reader(current()).rows(
        "select * from loads where kind = 'dossiers' and dataset = 'official'"
    )


def test_a_dry_run_reads_and_shows_but_loads_nothing(own_store, right, capsys) -> None:
    assert main(["ingest", str(right), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Đơn vị: Sở Nội vụ" in said
    assert "28 từ 1 trên 166 đơn vị đã gửi" in said
    assert not (own_store / "loads").exists()


def test_a_clean_file_is_published_with_who_and_why(own_store, right, capsys) -> None:
    assert main(["ingest", str(right), "--who", "Lan", "--why", "báo cáo quý"]) == 0
    (load,) = loads()
    assert (load["loaded_by"], load["reason"]) == ("Lan (tự khai)", "báo cáo quý")
    capsys.readouterr()
    assert main(["ingest", str(right), "--who", "Lan"]) == 0
    assert "đã được cập nhật ngày" in capsys.readouterr().out
    assert len(loads()) == 1


def test_every_problem_is_said_with_its_cell_and_nothing_is_loaded(
    own_store, wrong, capsys
) -> None:
    assert main(["ingest", str(wrong)]) == 1
    assert f"lỗi: II.06a, {RESOLVED_CELL}:" in capsys.readouterr().out
    assert not (own_store / "loads").exists()


def test_a_folder_is_read_whole_and_summed_up(own_store, tmp_path, capsys) -> None:
    folder = tmp_path / "quy-i"
    (folder / "huyen").mkdir(parents=True)
    (folder / "~$so-noi-vu.xlsx").write_bytes(b"lock of an office program")
    form(folder / "so-noi-vu.xlsx", LINES)
    form(folder / "huyen" / "nha-trang.xlsx", LINES, unit="Thành phố Nha Trang")
    form(folder / "sai.xlsx", LINES, unit="Sở Tư pháp", typed={RESOLVED: 13})
    assert main(["ingest", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "3 tệp đã đọc; 2 sẵn sàng; 1 có lỗi." in said
    assert sorted(str(load["file_name"]) for load in loads()) == [
        "huyen/nha-trang.xlsx",
        "so-noi-vu.xlsx",
    ]


@pytest.mark.parametrize(
    "given",
    [
        ("--period", "2021-Q2"),
        ("--unit", "so-tu-phap"),
    ],
)
def test_a_file_that_says_otherwise_than_the_clerk_is_refused(own_store, right, given) -> None:
    assert main(["ingest", str(right), *given]) == 1
    assert not (own_store / "loads").exists()


def test_a_question_is_shown_with_its_answers_and_can_be_answered(
    own_store, tmp_path, capsys
) -> None:
    path = form(tmp_path / "x.xlsx", {"Đất đaii": LINE})
    assert main(["ingest", str(path)]) == 1
    said = capsys.readouterr().out
    assert "hỏi: II.06a, B" in said
    (answer,) = [line.split("  (")[0].strip() for line in said.splitlines() if "=dat-dai" in line]
    assert shlex.split(answer)[0] == "--answer"
    assert main(["ingest", str(path), *shlex.split(answer), "--who", "Lan"]) == 0
    assert len(loads()) == 1


def test_what_was_loaded_can_be_taken_back(own_store, right) -> None:
    said = ["--period", "2021-Q1", "--unit", "so-noi-vu", "--why", "gửi nhầm", "--withdraw"]
    assert main(["ingest", *said]) == 1  # nothing was loaded yet
    assert main(["ingest", str(right), "--who", "Lan"]) == 0
    assert main(["ingest", *said]) == 0
    reporting = "select * from reporting_units where dataset = 'official'"
    assert open_reader(current()).rows(reporting) == []
    assert main(["ingest", str(right), "--who", "Lan"]) == 0
    assert len(open_reader(current()).rows(reporting)) == 1


def test_a_sheet_that_was_loaded_can_be_taken_back(own_store, blank, tmp_path, capsys) -> None:
    paper = blank("2021-Q2")
    paper.put("received", 140000)
    path = str(paper.save(tmp_path / "bang.xlsx"))
    asked = ["--withdraw", "--sheet", "--period", "2021-Q2", "--why", "nhầm quý"]
    of_sheet = "select value from current_indicator_values where document like 'bang-so-lieu-%'"
    assert main(["ingest", *asked]) == 1  # nothing was loaded yet
    assert main(["ingest", path, "--who", "Lan"]) == 0
    assert main(["ingest", *asked, "--unit", "so-noi-vu"]) == 1  # the province's is not a unit's
    assert [int(row["value"]) for row in open_reader(current()).rows(of_sheet)] == [140000]
    capsys.readouterr()
    assert main(["ingest", *asked]) == 0
    assert "Đã thu hồi bảng số liệu của toàn tỉnh, 2021-Q2: 0002-rut" in capsys.readouterr().out
    assert open_reader(current()).rows(of_sheet) == []
    assert main(["ingest", path, "--who", "Lan"]) == 0
    assert len(open_reader(current()).rows(of_sheet)) == 1


def test_an_empty_indicator_sheet_is_written_and_reads_as_one(own_store, tmp_path, capsys) -> None:
    path = tmp_path / "mau.xlsx"
    asked = ["--template", str(path), "--period", "2021-Q2", "--unit", "so-noi-vu"]
    assert main(["ingest", *asked]) == 0
    capsys.readouterr()
    assert main(["ingest", str(path), "--dry-run"]) == 1
    said = capsys.readouterr().out
    assert "Bảng số liệu báo cáo theo mẫu" in said
    assert "Đơn vị: Sở Nội vụ" in said
    assert "cột Giá trị trống" in said
    lost = ["--template", str(tmp_path / "no" / "mau.xlsx"), "--period", "2021-Q2"]
    assert main(["ingest", *lost]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--withdraw", "--period", "2021-Q1", "--unit", "so-noi-vu"],
        ["--withdraw", "--period", "2021-Q1", "--why", "x"],
        ["--withdraw", "--sheet", "--period", "2021-Q1"],
        ["{right}", "--sheet"],
        ["{right}", "--withdraw", "--period", "2021-Q1", "--unit", "so-noi-vu", "--why", "x"],
        ["khong-co.xlsx"],
        ["{right}", "--period", "quy-1"],
        ["{right}", "--unit", "khong-co"],
        ["{right}", "--answer", "khong-dau-bang"],
        ["{right}", "--khong-co"],
        ["{right}", "--mapping", "khong-co.toml"],
        ["--template", "mau.xlsx"],
        ["{right}", "--template", "mau.xlsx", "--period", "2021-Q1"],
        ["--template", "mau.xlsx", "--period", "2026-Q1", "--unit", "568"],
    ],
)
def test_a_wrong_call_is_told_from_a_wrong_file(own_store, right, arguments, capsys) -> None:
    assert main(["ingest", *(one.format(right=right) for one in arguments)]) == 2
    assert capsys.readouterr().err
    assert not (own_store / "loads").exists()


def test_a_new_sector_is_confirmed_by_an_answer(own_store, tmp_path, capsys) -> None:
    path = form(tmp_path / "so-noi-vu.xlsx", {**LINES, "Chăn nuôi": LINE})
    assert main(["ingest", str(path), "--why", "báo cáo quý"]) == 1
    assert '--answer "sector:Chăn nuôi==new"' in capsys.readouterr().out
    assert not (own_store / "loads").exists()
    answer = "sector:chăn nuôi==new"
    assert main(["ingest", str(path), "--answer", answer, "--why", "báo cáo quý"]) == 0
    assert "Lĩnh vực mới: Chăn nuôi." in capsys.readouterr().out
    rows = open_reader(current()).rows("select name from sectors where code = 'chan-nuoi'")
    assert rows == [{"name": "Chăn nuôi"}]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("sector:Trồng hoa hòe==new", "NFD"),
        ("SECTOR:trồng hoa hoè==NEW", "NFC"),
        pytest.param("sector:Trồng hoa hòe==new", "NFC", marks=pytest.mark.deep),
        pytest.param("SECTOR:trồng hoa hoè==NEW", "NFD", marks=pytest.mark.deep),
    ],
)
def test_an_answer_is_typed_as_names_are(own_store, tmp_path, kind, typed) -> None:
    """A keyboard composes letters, a code has the tones at the end of its words."""
    path = form(tmp_path / "so-noi-vu.xlsx", {**LINES, "Trồng hoa hòe": LINE})
    answer = unicodedata.normalize(kind, typed)
    assert main(["ingest", str(path), "--dry-run", "--answer", answer]) == 0


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("sector:khác=dat-dai", "Mã các câu đang hỏi: sector:Đất đaii"),
        ("sector:đất đaii=khong-co", "không có lựa chọn “khong-co”"),
    ],
)
def test_an_answer_to_no_question_is_an_error_and_loads_nothing(
    own_store, right, tmp_path, capsys, answer, said
) -> None:
    asked = form(tmp_path / "x.xlsx", {"Đất đaii": LINE}, unit="Sở Tư pháp")
    assert main(["ingest", str(right), str(asked), "--answer", answer, "--why", "x"]) == 2
    assert said in capsys.readouterr().err
    assert not (own_store / "loads").exists()


VIETNAMESE = "ăâđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["{asked}", "--dry-run"],
        ["{wrong}", "--dry-run"],
        ["{right}", "--dry-run", "--answer", "x=y"],
        ["{right}", "--unit", "khong-co"],
        ["{right}", "--period", "quy-1"],
        ["{right}", "--khong-co"],
        ["{right}", "--period"],
        ["khong-co.xlsx"],
        ["--withdraw"],
        ["--withdraw", "--period", "2021-Q1", "--unit", "so-noi-vu", "--why", "x"],
    ],
)
def test_everything_is_printed_in_english_too(
    own_store, right, wrong, tmp_path, capsys, arguments
) -> None:
    asked = form(tmp_path / "x.xlsx", {"Dat dai A": LINE}, unit="Sở Tư pháp")
    main(
        [
            "ingest",
            "--language",
            "en",
            *(one.format(right=right, wrong=wrong, asked=asked) for one in arguments),
        ]
    )
    printed = "".join(capsys.readouterr())
    assert printed
    # Names and quoted cells stay what they are.
    own = [line for line in printed.splitlines() if "--answer" not in line and "“" not in line]
    assert not [line for line in own if set(line.lower()) & set(VIETNAMESE)]


def test_a_language_that_nobody_speaks_is_a_wrong_call(own_store, right, capsys) -> None:
    assert main(["ingest", str(right), "--language", "fr"]) == 2
    assert "vi, en" in capsys.readouterr().err


def test_received_text_does_not_steer_the_terminal(own_store, tmp_path, capsys) -> None:
    """Names of files and what stands in them: no moved cursor, turned writing, half letter."""
    odd = "so\x1b[2J\x1b]0;x\x07\u202e\udcff.csv"
    (tmp_path / odd).write_text("\x1b[31mSở, \x9b2J\n1,2\n", encoding="utf-8")
    assert main(["ingest", str(tmp_path / odd), "--period", "2021-Q1"]) == 1
    said = "".join(capsys.readouterr())
    assert said.startswith("so\ufffd[2J")
    assert not set(said) & set("\x1b\x07\x9b\u202e\udcff")
