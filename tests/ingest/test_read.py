"""Which reader a file goes to, and that nothing in a file makes reading fail."""

from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.read import Asked, Reads, read
from analytics.ingest.result import Reading
from tests.ingest.files.workbooks import table as workbook_of
from tests.publishing.forms import LINE, form

EMPTY = Catalogue()


def reads(kind: str, mine: bool, seen: list[Asked]) -> Reads:
    def read_one(asked: Asked) -> Reading:
        seen.append(asked)
        return Reading(kind, asked.name, asked.sha256, row_count=1)

    return Reads(kind, lambda asked: mine, read_one)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "bang.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    return path


def test_the_first_reader_that_knows_the_file_reads_it(table: Path) -> None:
    seen: list[Asked] = []
    readers = [reads("indicators", False, seen), reads("form", True, seen), reads("list", True, [])]
    found = read(
        *(table, "b.csv", EMPTY),
        period="2021-Q1",
        unit="568",
        answers={"q": "1"},
        readers=readers,
    )
    assert (found.kind, found.file) == ("form", "b.csv")
    # sha256 of the eight bytes "a;b\n1;2\n", by sha256sum
    assert found.sha256 == "403bea5152c251c5bc7ef420d824d191605723f99392e83a0549ad58c6d46291"
    (asked,) = seen
    assert (asked.period, asked.unit, asked.answers) == ("2021-Q1", "568", {"q": "1"})
    assert asked.opened.sheets[0].rows == (("a", "b"), ("1", "2"))


def test_a_file_of_no_known_kind_says_what_is_understood(table: Path) -> None:
    found = read(table, "b.csv", EMPTY)
    (fault,) = found.faults
    assert not found.is_clean
    assert "II.06a" in fault.expected.vi
    assert "II.06a" in fault.expected.en


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04cut", b"\x00\x01" * 500, b"<html>"])
def test_what_cannot_be_opened_is_one_fault(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    found = read(path, "x.xlsx", EMPTY)
    assert [fault.severity for fault in found.faults] == ["error"]
    assert (found.rows, found.is_clean) == ((), False)


def test_a_file_that_was_loaded_before_is_said_to_be(table: Path) -> None:
    load = {"loaded_at": "2021-04-05T08:30:00", "loaded_by": "Lan (tự khai)"}
    sha256 = read(table, "b.csv", EMPTY).sha256
    known = Catalogue(loaded={sha256: load})
    found = read(table, "b.csv", known, readers=[reads("form", True, [])])
    (notice,) = found.faults
    assert notice.severity == "notice"
    assert "ngày 5/4/2021 (Lan (tự khai))" in notice.found.vi
    assert found.is_clean


def test_a_form_goes_to_the_reader_of_forms(tmp_path: Path) -> None:
    path = form(tmp_path / "x.xlsx", {"Đất đai": LINE})
    found = read(path, "x.xlsx", EMPTY)
    assert found.kind == "form"
    assert found.recognised


LIST = """Họ tên,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả,Đơn vị,Lĩnh vực,Hình thức nộp
Nguyễn Văn Thử,05/01/2021,12/01/2021,10/01/2021,Sở Nội vụ,Đất đai,Trực tuyến
"""


def test_a_list_goes_to_the_reader_of_lists(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text(LIST, encoding="utf-8")
    assert read(path, "ds.csv", EMPTY, period="2021-Q1").kind == "list"


def test_a_wrong_mapping_is_named_and_not_the_list(tmp_path: Path) -> None:
    path, mapping = tmp_path / "ds.csv", tmp_path / "cot.toml"
    path.write_text(LIST, encoding="utf-8")
    mapping.write_text("columns = [", encoding="utf-8")
    found = read(path, "ds.csv", EMPTY, period="2021-Q1", mapping=mapping)
    assert [(one.file, one.severity) for one in found.faults] == [("cot.toml", "error")]


def test_a_reader_that_fails_is_a_fault_and_logs_no_value(
    table: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(asked: Asked) -> Reading:
        raise ValueError("Nguyễn Văn Thử")

    found = read(table, "b.csv", EMPTY, readers=[Reads("form", lambda asked: True, fails)])
    assert [one.severity for one in found.faults] == ["error"]
    assert "ValueError in test_read.py" in caplog.text
    assert "Thử" not in caplog.text


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Biểu số II.07b/VPCP/KSTT", "II.07b"),
        ("Biểu số: II.05a/VPCP/KSTT\nBan hành theo Thông tư số 01/2020/TT-VPCP", "II.05a"),
        ("Mẫu biểu II.7B", "II.07b"),
    ],
)
def test_another_form_is_called_by_its_number(title: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(
        workbook_of([[title], ["STT", "Lĩnh vực", "Nguyên nhân"], [1, "Đất đai", "a"]])
    )
    (fault,) = read(path, "x.xlsx", EMPTY).faults
    assert fault.found.vi == f"biểu {code}/VPCP/KSTT, không phải biểu II.06a"
    assert "II.06a" in fault.action.en


def test_the_form_itself_is_no_other_form(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook_of([["Biểu số II.06a/VPCP/KSTT"], ["STT", "Lĩnh vực"]]))
    (fault,) = read(path, "x.xlsx", EMPTY).faults
    assert "không thuộc loại nào" in fault.found.vi
