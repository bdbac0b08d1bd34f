"""The tables: one file per table, its grain, its order; slices, newest loads, units in time."""

from datetime import date
from decimal import Decimal

import pytest

from analytics.store.folders import MODELS as FOLDER
from analytics.store.models import MODELS, model_sql
from analytics.windows import Window
from tests.fixtures.memory import memory_reader

NAMES = [model.name for model in MODELS]
WINDOW = Window(date(2020, 12, 15), date(2021, 3, 14))


@pytest.fixture(scope="module")
def everything():
    """The repository's own data with a few dossiers: every table has rows but none is large."""
    from analytics.store import DATA

    return memory_reader(
        DATA,
        dossiers=[
            {"unit": "568", "sector": "dat-dai", "received_online": 3},
            {"unit": "568", "sector": "xay-dung", "received_online": 2, "window": WINDOW},
            {"unit": "22327", "sector": "dat-dai", "received_online": 1},
            {"unit": "568", "period": "2020-Q4", "dataset": "demo"},
        ],
    )


def test_every_model_file_is_run_and_every_table_has_its_file() -> None:
    assert sorted(NAMES) == sorted(path.stem for path in FOLDER.glob("*.sql"))
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_model_states_its_grain_and_ends_in_its_last_step(name: str) -> None:
    sql = model_sql(name)
    lines = sql.rstrip("\n").split("\n")
    assert lines[0].startswith("-- one row per ")
    last = lines[-1]
    assert last.startswith("select * from ")
    step = last.removeprefix("select * from ")
    assert f"{step} as (" in sql
    code = "\n".join(line for line in lines if not line.startswith("--"))
    assert code == code.lower()
    assert ";" not in code


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_key_of_a_table_is_unique(everything, model) -> None:
    key = ", ".join(model.key)
    repeated = everything.rows(
        f"select {key}, count(*) as n from {model.name} group by all having n > 1"
    )
    assert repeated == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_rows_of_a_table_lie_in_their_order(everything, model) -> None:
    columns = ", ".join(model.sorted_by)
    order = ", ".join(f"{column} nulls first" for column in model.sorted_by)
    lying = everything.rows(f"select {columns} from {model.name}")
    assert lying == everything.rows(f"select {columns} from {model.name} order by {order}")
    assert lying or model.name == "withdrawals"  # nothing is taken back here: test_withdraw.py


def test_counts_are_bigint_and_values_are_exact(everything) -> None:
    types = everything.rows(
        "select column_name, data_type from information_schema.columns"
        " where table_name = 'current_dossiers' and ordinal_position > 8"
    )
    assert {row["data_type"] for row in types} == {"BIGINT"}
    assert len(types) == 11
    (row,) = everything.rows(
        "select value, printed from current_indicator_values where document = 'report-2021-Q1'"
        " and indicator = 'on_time_rate' and block = 'local' and level is null and unit is null"
        " and sector is null and scope_note is null"
    )
    assert row == {"value": Decimal("98.63"), "printed": "98,63%"}


def test_a_newer_load_takes_the_whole_slice_and_no_other() -> None:
    reader = memory_reader(
        dossiers=[
            {"unit": "568", "sector": "dat-dai", "received_online": 5, "load": 1},
            {"unit": "568", "sector": "xay-dung", "received_online": 7, "load": 1},
            {"unit": "569", "sector": "dat-dai", "received_online": 2, "load": 1},
            {"unit": "568", "sector": "dat-dai", "received_online": 6, "load": 2},
        ]
    )
    rows = reader.rows("select unit, sector, received_online as n from current_dossiers")
    assert rows == [
        {"unit": "568", "sector": "dat-dai", "n": 6},  # xay-dung went with the older load
        {"unit": "569", "sector": "dat-dai", "n": 2},
    ]
    assert reader.rows("select count(*) as n from dossiers") == [{"n": 4}]


def test_another_period_or_dataset_is_another_slice() -> None:
    reader = memory_reader(
        dossiers=[
            {"unit": "568", "received_online": 1, "load": 1},
            {"unit": "568", "received_online": 2, "load": 2, "period": "2020-Q4"},
            {"unit": "568", "received_online": 3, "load": 2, "dataset": "demo"},
        ]
    )
    rows = reader.rows("select dataset, period, received_online as n from current_dossiers")
    assert [tuple(row.values()) for row in rows] == [
        ("demo", "2021-Q1", 3),
        ("official", "2020-Q4", 2),
        ("official", "2021-Q1", 1),
    ]


def test_a_newer_load_of_a_document_replaces_all_its_values() -> None:
    reader = memory_reader(
        values=[
            {"indicator": "received", "value": 10, "load": 1},
            {"indicator": "late", "value": 1, "load": 1},
            {"indicator": "received", "value": 12, "load": 2},
        ]
    )
    rows = reader.rows("select indicator, value from current_indicator_values")
    assert rows == [{"indicator": "received", "value": Decimal(12)}]


def test_documents_that_disagree_both_stay() -> None:
    reader = memory_reader(
        values=[
            {"indicator": "received", "value": 10, "document": "report-2021-Q1"},
            {"indicator": "received", "value": 11, "document": "newspaper", "load": 2},
        ]
    )
    rows = reader.rows("select document, value from current_indicator_values order by document")
    assert [tuple(row.values()) for row in rows] == [("newspaper", 11), ("report-2021-Q1", 10)]


@pytest.mark.parametrize(
    ("unit", "level", "block", "area"),
    [
        ("568", "district", "local", "568"),
        ("22327", "commune", "local", "568"),
        ("so-noi-vu", "province", "local", None),
        ("van-phong-dang-ky-dat-dai", "land_registry", "local", None),
        ("cuc-thue", "central", "central", None),
    ],
)
def test_a_dossier_row_stands_where_its_unit_stands(
    unit: str, level: str, block: str, area: str | None
) -> None:
    reader = memory_reader(dossiers=[{"unit": unit}])
    (row,) = reader.rows("select level, block, area from current_dossiers")
    assert row == {"level": level, "block": block, "area": area}


def test_a_reused_code_means_the_unit_of_the_last_day_and_doubles_nothing() -> None:
    reader = memory_reader(
        units=[
            {"code": "568", "name": "Phường mới", "level": "commune", "valid_from": "2025-07-01"}
        ],
        dossiers=[
            {"unit": "568", "period": "2025-Q2", "received_online": 1},
            {"unit": "568", "period": "2025-Q3", "received_online": 2},
            # the year ends after the change of 1 July: its unit is the commune
            {"unit": "568", "period": "2025", "received_online": 4},
        ],
    )
    rows = reader.rows("select period, level, area, received_online as n from current_dossiers")
    assert [tuple(row.values()) for row in rows] == [
        ("2025", "commune", None, 4),
        ("2025-Q2", "district", "568", 1),
        ("2025-Q3", "commune", None, 2),
    ]


def test_the_totals_of_a_unit_add_up_its_sectors_and_leave_open_what_one_leaves_open() -> None:
    reader = memory_reader(
        dossiers=[
            {"unit": "568", "sector": "dat-dai", "received_online": 5, "paid_online": 2},
            {"unit": "568", "sector": "xay-dung", "received_online": 7, "fees_online_vnd": 10},
            {"unit": "22327", "sector": "dat-dai", "received_online": 1, "paid_online": 3},
            {"unit": "22327", "sector": "xay-dung", "resolved_late": 4, "paid_online": 0},
        ]
    )
    rows = reader.rows(
        "select unit, level, area, received_online, resolved_late, paid_online, fees_online_vnd"
        " from unit_totals"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("22327", "commune", "568", 1, 4, 3, None),
        ("568", "district", "568", 12, 0, None, None),
    ]


def test_the_totals_of_units_have_every_count_of_the_form(everything) -> None:
    columns = everything.rows(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_name in ('unit_totals', 'current_dossiers')"
    )
    found = {
        name: {
            (row["column_name"], row["data_type"]) for row in columns if row["table_name"] == name
        }
        for name in ("unit_totals", "current_dossiers")
    }
    only_of_rows = found["current_dossiers"] - found["unit_totals"]
    assert {name for name, _type in only_of_rows} == {"load_id", "sector"}
    assert found["unit_totals"] < found["current_dossiers"]


def test_periods_carry_their_days_and_names() -> None:
    reader = memory_reader(
        values=[{"indicator": "received", "value": 1, "period": "since-..2021-Q1"}]
    )
    rows = {row["code"]: row for row in reader.rows("select * from periods")}
    assert rows["2021-Q1"]["first_day"] == date(2021, 1, 1)
    assert rows["2021-Q1"]["last_day"] == date(2021, 3, 31)
    assert rows["2021-Q1"]["label_vi"] == "Quý I/2021"
    assert rows["since-..2021-Q1"]["first_day"] is None


def test_loads_are_numbered_published_files_first(everything) -> None:
    rows = everything.rows("select load_id, kind, name, row_count from loads")
    assert [row["load_id"] for row in rows] == list(range(1, len(rows) + 1))
    kinds = [row["kind"] for row in rows]
    assert kinds == ["published"] * (len(rows) - 2) + ["dossiers"] * 2
    published = [row["name"] for row in rows if row["kind"] == "published"]
    assert published == sorted(published)


def test_an_import_is_a_document_of_its_own(everything) -> None:
    (row,) = everything.rows(
        "select documents.kind, documents.dataset from loads"
        " inner join documents on documents.code = loads.document"
        " where loads.dataset = 'demo'"
    )
    assert row == {"kind": "demo", "dataset": "demo"}
