"""The in-memory reader other tests stand on: little to say, checked like a received file."""

from decimal import Decimal

import pytest

from analytics.errors import InputProblems
from analytics.store import DATA, read_inputs
from analytics.store.tables import built_in_memory
from tests.fixtures.memory import memory_reader


def test_a_row_says_only_what_matters() -> None:
    reader = memory_reader(values=[{"indicator": "received", "value": 130729}])
    (row,) = reader.rows("select * from current_indicator_values")
    assert row["document"] == "report-2021-Q1"
    assert row["period"] == "2021-Q1"
    assert row["block"] == "local"
    assert row["printed"] == "130.729"
    assert row["value"] == Decimal(130729)


def test_a_rate_is_printed_with_its_sign() -> None:
    reader = memory_reader(values=[{"indicator": "on_time_rate", "value": 98.6}])
    assert reader.rows("select printed from indicator_values") == [{"printed": "98,6%"}]


def test_a_derived_value_is_not_printed() -> None:
    reader = memory_reader(values=[{"indicator": "late", "value": 3, "precision": "derived"}])
    assert reader.rows("select printed from indicator_values") == [{"printed": None}]


def test_wrong_rows_are_refused_like_wrong_files() -> None:
    with pytest.raises(InputProblems) as caught:
        memory_reader(
            values=[{"indicator": "on_time_rate", "value": 101}],
            dossiers=[{"unit": "nowhere"}, {"unit": "568", "resolved_late": -1}],
        )
    columns = [problem.column for problem in caught.value.problems]
    assert columns == ["unit", "resolved_late", "value"]


def test_a_misspelt_column_is_an_error_of_the_test() -> None:
    with pytest.raises(TypeError, match="recieved_online"):
        memory_reader(dossiers=[{"unit": "568", "recieved_online": 1}])


def test_a_unit_cannot_report_a_total_beside_its_sectors() -> None:
    with pytest.raises(InputProblems) as caught:
        memory_reader(dossiers=[{"unit": "568"}, {"unit": "568", "sector": "dat-dai"}])
    (problem,) = caught.value.problems
    assert problem.column == "sector"


def test_rows_of_the_catalogue_are_added_or_replaced_by_key() -> None:
    reader = memory_reader(
        units=[
            {"code": "so-y-te", "name": "Sở Y tế", "level": "province"},
            {"code": "568", "name": "Nha Trang", "level": "district", "valid_to": "2025-07-01"},
        ],
        expected_units=[{"level": "district", "units": 8}],
    )
    names = {row["code"]: row["name"] for row in reader.rows("select code, name from units")}
    assert names["so-y-te"] == "Sở Y tế"
    assert names["568"] == "Nha Trang"
    assert len(names) == 11
    rows = reader.rows("select units, valid_to from expected_units where level = 'district'")
    assert rows == [{"units": 8, "valid_to": None}]


def test_the_real_catalogue_comes_with_or_without_its_figures() -> None:
    codes = "select count(*) as n from indicators"
    figures = "select count(*) as n from indicator_values"
    full, bare = memory_reader(DATA), memory_reader(DATA, published=False)
    assert full.rows(codes) == bare.rows(codes)
    assert full.rows(figures)[0]["n"] > 100
    assert bare.rows(figures) == [{"n": 0}]


def test_checked_inputs_build_as_they_are() -> None:
    inputs = read_inputs()
    reader = built_in_memory(inputs)
    total = sum(load.row_count for load in inputs.loads if load.kind == "published")
    assert reader.rows("select count(*) as n from indicator_values") == [{"n": total}]


def test_two_readers_never_share_a_name() -> None:
    assert memory_reader().name != memory_reader().name
