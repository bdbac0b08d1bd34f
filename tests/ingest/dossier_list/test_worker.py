"""A list is read within limits, however small its file: memory, time, rows; and says so."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list import worker as lists
from analytics.ingest.files import guards, worker
from analytics.ingest.result import TOO_MUCH
from tests.ingest.dossier_list.papers import BY_HAND, ROWS, read, sums, text, write


@pytest.fixture
def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is a long one: read in a process of its own."""
    for module in (lists, guards):
        monkeypatch.setattr(module, "LONGEST_TEXT", 0)
    monkeypatch.setattr("analytics.ingest.files.opening.LONGEST_TEXT", 0)
    monkeypatch.setattr("analytics.ingest.dossier_list.read.LONGEST_TEXT", 0)


def parquet(path: Path, rows: int, unit: str = "'Sở Nội vụ'") -> Path:
    duckdb.sql(
        f"""copy (select {unit} as "Đơn vị", 'Đất đai' as "Lĩnh vực",
        date '2021-01-05' as "Ngày tiếp nhận", date '2021-02-05' as "Ngày hẹn trả",
        date '2021-02-03' as "Ngày trả kết quả", 'Trực tuyến' as "Hình thức nộp"
        from range({rows}) t(i)) to '{path}' (format parquet, row_group_size 100000000)"""
    )
    return path


@pytest.mark.usefixtures("bounded")
def test_the_same_sums_come_out_of_the_process(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = read(write(tmp_path, text(ROWS)), catalogue)
    assert not reading.errors
    assert sums(reading) == BY_HAND


@pytest.mark.deep
@pytest.mark.usefixtures("bounded")
def test_what_is_written_anew_is_written_there_too(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = read(write(tmp_path, text(ROWS).encode("utf-16")), catalogue, work=tmp_path)
    assert sums(reading) == BY_HAND
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]


@pytest.mark.usefixtures("bounded", "lists_here")
@pytest.mark.parametrize("encoding", ["utf-8", pytest.param("utf-16", marks=pytest.mark.deep)])
def test_a_quotation_mark_that_hides_rows_of_a_long_list(
    encoding: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    lines = text(ROWS * 3).splitlines(keepends=True)
    lines[5] = lines[5].replace("1 đường Không Có", '"1 đường Không Có')
    lines[9] = lines[9].replace("1 đường Không Có", '1 đường Không Có"')
    reading = read(write(tmp_path, "".join(lines).encode(encoding)), catalogue)
    (fault,) = reading.errors
    assert fault.cell == "A6"
    assert "dấu nháy kép mở ở dòng 6" in fault.found.vi


@pytest.mark.usefixtures("bounded", "lists_here")
def test_an_address_of_two_lines_hides_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    told = text(ROWS).replace("1 đường Không Có", '"1 đường\nKhông Có, xã A, huyện B"')
    reading = read(write(tmp_path, told), catalogue)
    assert sums(reading) == BY_HAND


@pytest.mark.usefixtures("lists_here")
def test_two_billion_rows_are_refused_unread(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST_ROWS", 999)
    path = parquet(tmp_path / "a.parquet", 1000)
    (fault,) = read(path, catalogue).errors
    assert fault.found.vi == "danh sách 1.000 dòng"


@pytest.mark.usefixtures("bounded")
def test_a_list_that_needs_too_much(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "SECONDS", 0.01)
    (fault,) = read(write(tmp_path, text(ROWS)), catalogue).errors
    assert (fault.found, fault.expected) == TOO_MUCH


@pytest.mark.deep
def test_twenty_million_units_are_refused_within_the_limits(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = parquet(tmp_path / "a.parquet", 20_000_000, "'U' || i")
    (fault,) = read(path, catalogue).errors
    assert fault.expected.vi in ("tên đơn vị và tên lĩnh vực", TOO_MUCH[1].vi)


@pytest.mark.usefixtures("lists_here")
def test_more_dossiers_than_a_unit_ever_has_are_asked(tmp_path: Path, catalogue: Catalogue) -> None:
    path = parquet(tmp_path / "a.parquet", 1_000_001)
    asked = read(path, catalogue)
    (question,) = asked.questions
    assert question.code == "large"
    assert "“Sở Nội vụ” 1.000.001" in question.text.vi
    assert asked.unanswered == ("large",)
    assert read(path, catalogue, answers={"large": "=right"}).is_clean


def test_tenfold_what_a_unit_ever_had_is_asked(tmp_path: Path, catalogue: Catalogue) -> None:
    known = replace(catalogue, largest={"568": 500, "569": 500})
    path = write(tmp_path, text([row for row in ROWS[2:3] for _ in range(5_001)]))
    (question,) = read(path, known).questions
    assert "5.001 (trước đây nhiều nhất 500)" in question.text.vi
