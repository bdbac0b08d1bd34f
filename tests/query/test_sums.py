"""The sums kept by place say what the rows say, whatever was asked before."""

from itertools import product

import pytest

from analytics.filters import LEVEL_CHOICES, Filter
from analytics.query.computed import sums
from analytics.store import Reader
from tests.fixtures.memory import memory_reader

PERIODS = ["2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"]
COLUMNS = ("received_online", "resolved_late", "paid_online")
UNITS = ("568", "22327", "so-noi-vu", "van-phong-dang-ky-dat-dai", "cuc-thue")
SPLITS = (None, "level", "unit", "sector", "area")
CHOICES = [
    Filter(*choice)
    for choice in product((None, *LEVEL_CHOICES), (None, "568", "571"), (None, "dat-dai", "thue"))
] + [Filter("district", unit="568"), Filter("commune", None, "dat-dai", "22327")]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Every unit in every period with two sectors and one count that is sometimes left blank."""
    return memory_reader(
        dossiers=[
            {
                "unit": unit,
                "period": period,
                "sector": sector,
                "received_online": 1 + 7 * place,
                "resolved_late": place % 5,
                "paid_online": None if place % 6 == 5 else place,
            }
            for place, (period, unit, sector) in enumerate(
                product(PERIODS, UNITS, ("dat-dai", "thue"))
            )
        ]
    )


def from_rows(
    reader: Reader, periods: list[str], chosen: Filter, split: str | None
) -> set[tuple[object, ...]]:
    """The same sums in plain Python over all rows that the choice's clause counts."""
    clause, values = chosen.where()
    found: dict[tuple[str, str | None], list[int | None]] = {}
    for row in reader.rows(f"select * from current_dossiers where {clause}", values):
        if row["period"] not in periods or (split and row[split] is None):
            continue
        added = found.setdefault((row["period"], row[split] if split else None), [0, 0, 0])
        for place, column in enumerate(COLUMNS):
            one, other = added[place], row[column]
            added[place] = None if one is None or other is None else one + other
    return {(*where, *added) for where, added in found.items()}


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("chosen", CHOICES, ids=str)
def test_sums_are_those_of_the_rows(reader: Reader, chosen: Filter, split: str | None) -> None:
    for periods in (PERIODS[3:], PERIODS[::3], PERIODS, PERIODS[1:]):
        found = sums(reader, COLUMNS, periods, PERIODS, chosen, "official", split)
        assert {
            (row["period"], row["key"], *(row[column] for column in COLUMNS)) for row in found
        } == from_rows(reader, periods, chosen, split)
        assert len(found) == len({(row["period"], row["key"]) for row in found})


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("chosen", CHOICES, ids=str)
def test_with_many_sectors_they_are_the_same(
    reader: Reader, chosen: Filter, split: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then units and sectors are asked of the rows, each choice by itself."""
    monkeypatch.setattr("analytics.query.computed._MANY", 0)
    test_sums_are_those_of_the_rows(reader, chosen, split)


def test_two_datasets_are_never_added_together() -> None:
    both = memory_reader(
        dossiers=[
            {"unit": "568", "received_online": 1},
            {"unit": "568", "received_online": 2, "dataset": "demo"},
        ]
    )
    for dataset, online in (("official", 1), ("demo", 2)):
        (row,) = sums(both, ("received_online",), ["2021-Q1"], ["2021-Q1"], Filter(), dataset, None)
        assert row == {"period": "2021-Q1", "key": None, "received_online": online}


def test_what_is_kept_for_some_columns_is_not_taken_for_others(reader: Reader) -> None:
    chosen = Filter(sector="thue")
    for column in ("received_online", "resolved_late", "paid_online"):
        found = sums(reader, (column,), PERIODS, PERIODS, chosen, "official", None)
        assert [set(row) for row in found] == [{"period", "key", column}] * 4
