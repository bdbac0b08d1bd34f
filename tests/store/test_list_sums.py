"""Lists of dossiers as the store adds them up: only the named columns, within limits."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from analytics.store import list_sums
from analytics.store.list_file import ListFile, dossier_rows

QUARTER = (date(2021, 1, 1), date(2021, 3, 31))
COLUMNS = {"unit": 1, "sector": 2, "received": 3, "due": 4, "returned": 5}


def list_file(folder: Path, *rows: str) -> ListFile:
    path = folder / "list.csv"
    path.write_text("\n".join(("who,unit,sector,in,due,out", *rows)) + "\n", encoding="utf-8")
    return ListFile(path, "csv", ["who", *COLUMNS], COLUMNS, ("%d/%m/%Y",), folder)


def test_sums_by_unit_sector_and_channel_as_the_list_calls_them(tmp_path: Path) -> None:
    file = list_file(
        tmp_path,
        "A,Sở X,Đất đai,02/01/2021,09/01/2021,09/01/2021",
        "B, Sở X ,Đất đai,02/12/2020,09/01/2021,10/01/2021",
        "C,Sở Y,Đất đai,02/02/2021,09/02/2021,",
    )
    rolled = list_sums.roll_up(file, *QUARTER)
    first, second = rolled.rows
    assert (first["unit"], first["counted"], first["carried_over"]) == ("Sở X", 2, 1)
    assert (first["resolved_on_time"], first["resolved_late"]) == (1, 1)
    assert (second["unit"], second["channel"], second["pending_overdue"]) == ("Sở Y", None, 1)
    assert (rolled.dossiers, rolled.first, rolled.last) == (3, date(2020, 12, 2), date(2021, 2, 2))
    assert rolled.wrong == {}


def test_what_is_wrong_is_counted_by_kind(tmp_path: Path) -> None:
    rows = ["A,,Đất đai,02/01/2021,x,y"] * 7 + ["B,Sở X,,03/01/2021,09/01/2021,02/01/2021"]
    wrong = list_sums.roll_up(list_file(tmp_path, *rows), *QUARTER).wrong
    first = (7, (2, 3, 4, 5, 6))
    assert wrong == {
        "due": first,
        "returned": first,
        "no_unit": first,
        "no_sector": (1, (9,)),
        "order": (1, (9,)),
    }
    assert set(wrong) <= set(list_sums.WRONG)


def test_no_other_column_is_named_in_the_query(tmp_path: Path) -> None:
    query = dossier_rows(list_file(tmp_path))
    columns = query.split("read_csv")[0]
    assert "c0" not in columns and all(f"c{place}" in columns for place in COLUMNS.values())


def test_what_cannot_be_read_says_nothing_of_its_content(tmp_path: Path) -> None:
    file = list_file(tmp_path, "Trần Văn Không,1,2")
    with pytest.raises(list_sums.UnreadableList) as caught:
        list_sums.roll_up(file, *QUARTER)
    error = caught.value
    assert "Không" not in str(error) and error.__cause__ is None and error.__suppress_context__
    with pytest.raises(list_sums.UnreadableList):
        list_sums.parquet_columns(file.path)


def test_too_many_names_are_no_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_sums, "_MOST_GROUPS", 2)
    rows = [f"A,Sở {place},Đất đai,02/01/2021,," for place in range(3)]
    with pytest.raises(list_sums.TooManyGroups):
        list_sums.roll_up(list_file(tmp_path, *rows), *QUARTER)


def test_the_columns_of_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "list.parquet"
    duckdb.sql(f"copy (select 1 as \"Đơn vị\", 2 as b) to '{path}' (format parquet)")
    assert list_sums.parquet_columns(path) == (["Đơn vị", "b"], ["INTEGER", "INTEGER"], 1)
