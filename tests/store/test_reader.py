"""A reader: bound values, Python values, no writing, and eight threads at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier

import duckdb
import pytest

from analytics.store import Reader, current, open_reader
from tests.fixtures.memory import memory_reader


@pytest.fixture
def reader(built: Path) -> Reader:
    return open_reader(current(built))


def test_a_reader_is_named_after_its_snapshot(path: Path) -> None:
    assert open_reader(path).name == path.name


def test_rows_are_python_values(reader: Reader) -> None:
    (row,) = reader.rows(
        "select indicator, value, unit, last_day, load_id from indicator_values"
        " inner join periods on periods.code = indicator_values.period"
        " where indicator = ?",
        ["received"],
    )
    assert row == {
        "indicator": "received",
        "value": Decimal(130729),
        "unit": None,
        "last_day": date(2021, 3, 31),
        "load_id": 1,
    }


def test_values_are_bound_by_place_or_by_name(reader: Reader) -> None:
    placed = reader.query("select printed from indicator_values where indicator = ?", ["received"])
    named = reader.query(
        "select printed from indicator_values where indicator = $indicator",
        {"indicator": "received"},
    )
    assert placed["printed"].tolist() == named["printed"].tolist() == ["130.729"]


def test_a_value_is_never_read_as_sql(reader: Reader) -> None:
    hostile = "x'; drop table units; --"
    assert reader.rows("select * from units where code = ?", [hostile]) == []
    assert reader.rows("select count(*) > 0 as kept from units") == [{"kept": True}]


@pytest.mark.parametrize(
    "sql",
    [
        "delete from units",
        "create table more as select 1 as n",
        "set threads = 1",
        "select * from read_csv('/etc/hostname')",
        "copy units to '/tmp/units.csv'",
        "install excel",
        "select * from surroundings",
    ],
)
def test_a_snapshot_cannot_be_changed_nor_the_machine_be_read(reader: Reader, sql: str) -> None:
    surroundings = reader.query("select 1 as n")  # a Python variable is no table
    assert len(surroundings) == 1
    with pytest.raises(duckdb.Error):
        reader.query(sql)


@pytest.mark.parametrize("turns", [25, pytest.param(500, marks=pytest.mark.deep)])
def test_eight_threads_each_get_their_own_answers_every_time(reader: Reader, turns: int) -> None:
    at_once = Barrier(8)

    def ask(number: int) -> list[str]:
        at_once.wait()
        wrong = []
        for turn in range(turns):
            mine = number * 1000 + turn
            frame = reader.query(
                "select code, ? as mine from units order by code, valid_from", [mine]
            )
            if frame["mine"].tolist() != [mine] * 10 or frame["code"][0] != "22327":
                wrong.append(f"query {mine}: {frame}")
            rows = reader.rows("select sum(i)::bigint as total from range(?) t(i)", [mine + 1])
            if rows != [{"total": mine * (mine + 1) // 2}]:
                wrong.append(f"rows {mine}: {rows}")
        return wrong

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(1, 9)))
    assert answers == [[]] * 8


def test_an_error_in_one_query_leaves_the_next_one_whole() -> None:
    reader = memory_reader()
    for _ in range(3):
        with pytest.raises(duckdb.Error):
            reader.query("select * from nowhere")
        assert reader.rows("select 7 as n") == [{"n": 7}]


def test_a_reader_goes_on_after_another_one_of_the_same_file_is_dropped(path: Path) -> None:
    first, second = open_reader(path), open_reader(path)
    del first
    assert second.rows("select count(*) as n from indicator_values") == [{"n": 2}]
