"""Rows that stand in a list more than once, cell by cell: told, and counted as they stand."""

from pathlib import Path

import duckdb
import pytest

from analytics.catalogue import Catalogue
from tests.ingest.dossier_list.papers import (
    GOOD,
    HEADER,
    ROWS,
    found,
    read,
    sums,
    text,
    with_,
    write,
)
from tests.ingest.dossier_list.workbooks import listed, workbook

pytestmark = pytest.mark.usefixtures("lists_here")


def copies(path: Path, catalogue: Catalogue) -> list[str]:
    """What is said of copies."""
    reading = read(path, catalogue)
    assert not reading.errors
    return [words for words in found(reading, "notice") if "chép y hệt" in words]


def twice(content: str) -> str:
    """A list with all of its dossiers again below."""
    return content + "".join(content.splitlines(keepends=True)[1:])


def test_a_list_pasted_twice(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, twice(text(ROWS)))
    assert copies(path, catalogue) == [
        "cả danh sách lặp lại: 12 dòng khác nhau; 12 dòng là bản chép y hệt một dòng khác, ở mọi ô"
        " (dòng 14, 15, 16, 17, 18, …)"
    ]
    assert sums(read(path, catalogue))["568", "dat-dai"]["received_online"] == 4


def test_single_copies_with_their_rows(tmp_path: Path, catalogue: Catalogue) -> None:
    lines = text([GOOD] * 6).splitlines(keepends=True)
    path = write(tmp_path, "".join([*lines, lines[2], "\r\n", lines[2]]))
    assert copies(path, catalogue) == [
        "2 dòng là bản chép y hệt một dòng khác, ở mọi ô (dòng 8, …)"
    ]


def test_dossiers_alike_in_mapped_columns_only_are_no_copies(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    assert copies(write(tmp_path, text([GOOD] * 20)), catalogue) == []


def test_dossiers_without_anything_to_tell_them_apart(tmp_path: Path, catalogue: Catalogue) -> None:
    """Alike dossiers of one day are many; that all of them are there in pairs is no chance."""
    bare = "\n".join(",".join(row) for row in [HEADER[5:], *[GOOD] * 20]) + "\n"
    assert copies(write(tmp_path, bare), catalogue) == []
    different = [with_(due=f"{day:02}/04/2021") for day in range(1, 7)]
    bare = "\n".join(",".join(row) for row in [HEADER[5:], *different]) + "\n"
    assert copies(write(tmp_path, twice(bare)), catalogue)[0].startswith("cả danh sách lặp lại")


@pytest.mark.parametrize("header", ["STT", "#", "", "Unnamed: 0", "index"])
def test_numbers_of_rows_run_on_over_copies(
    tmp_path: Path, catalogue: Catalogue, header: str
) -> None:
    lines = twice(text([GOOD] * 6)).splitlines()
    numbered = "\n".join(f"{place or header},{line}" for place, line in enumerate(lines)) + "\n"
    assert len(copies(write(tmp_path, numbered), catalogue)) == 1


@pytest.mark.parametrize("kind", ["utf-16", "parquet", "xlsx"])
def test_in_every_kind_of_file(tmp_path: Path, catalogue: Catalogue, kind: str) -> None:
    content = twice(text(ROWS))
    path = write(tmp_path, content)
    if kind == "utf-16":
        path = write(tmp_path, content.encode(kind))
    elif kind == "parquet":
        path = tmp_path / "list.parquet"
        duckdb.sql(
            f"copy (from read_csv('{tmp_path / 'list.csv'}', all_varchar = true))"
            f" to '{path}' (format parquet)"
        )
    else:
        rows = listed(*ROWS)
        path = workbook(tmp_path / "list.xlsx", {"A": [*rows, *rows[1:]]})
    (words,) = copies(path, catalogue)
    assert words.startswith("cả danh sách lặp lại: 12 dòng khác nhau; 12 dòng")


def test_copies_on_another_sheet_are_told_with_it(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = listed(*[GOOD] * 3)
    sheets = {"A": rows, "B": [*listed(GOOD, GOOD, first=9), rows[1]]}
    assert copies(workbook(tmp_path / "list.xlsx", sheets), catalogue) == [
        "1 dòng là bản chép y hệt một dòng khác, ở mọi ô (trang “B”: dòng 4)"
    ]
