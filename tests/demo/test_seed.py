"""One seed, one dataset; another seed, another one with the same figures."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analytics.demo import SEED, dossiers, fingerprint
from analytics.demo.published import RECEIVED, RECEIVED_ONLINE, RESOLVED
from analytics.errors import DashboardError, OutOfRange, UnknownName
from tests.demo.conftest import with_sums

# Changes with the generator or with the units of 2017–2021, and with nothing else: not with the
# machine, the version of numpy or pandas, the locale or the number of threads.
SHA256 = "d892204997b262057d3fba3d09294666fc1ed0e50600ab2dbb5d8404df886a1a"


def last_quarter(rows: pd.DataFrame, units: pd.DataFrame) -> pd.Series:
    rows = with_sums(rows, units)
    return rows[(rows["period"] == "2021-Q1") & (rows["block"] == "local")].sum(numeric_only=True)


def test_the_dataset_is_the_same_on_every_machine(reported: pd.DataFrame) -> None:
    assert fingerprint(reported) == SHA256


def test_neither_hash_order_nor_locale_nor_threads_change_it() -> None:
    program = (
        "import pandas as pd; from analytics.demo import dossiers, fingerprint;"
        "read = lambda name: pd.read_csv(f'data/catalogue/{name}.csv', dtype=str);"
        "print(fingerprint(dossiers(read('units'), read('sectors'))))"
    )
    other = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "OMP_NUM_THREADS": "1", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env=os.environ | other,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == SHA256


def test_it_is_the_same_twice_and_leaves_its_arguments_alone(
    units: pd.DataFrame, sectors: pd.DataFrame, reported: pd.DataFrame
) -> None:
    before = units.copy(), sectors.copy()
    assert dossiers(units, sectors, seed=SEED).equals(reported)
    assert units.equals(before[0])
    assert sectors.equals(before[1])


def test_dates_of_validity_may_be_dates(
    units: pd.DataFrame, sectors: pd.DataFrame, reported: pd.DataFrame
) -> None:
    dated = units.assign(
        valid_from=[date.fromisoformat(day) for day in units["valid_from"]],
        valid_to=[None if pd.isna(day) else date.fromisoformat(day) for day in units["valid_to"]],
    )
    assert dossiers(dated, sectors).equals(reported)


@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1])
def test_another_seed_gives_other_rows_with_the_same_published_figures(
    units: pd.DataFrame, sectors: pd.DataFrame, reported: pd.DataFrame, seed: int
) -> None:
    other = dossiers(units, sectors, seed=seed)
    assert len(other) == len(reported)
    assert not other.equals(reported)
    total = last_quarter(other, units)
    assert total["received"] == RECEIVED
    assert total["resolved"] == RESOLVED
    assert total["late"] == RESOLVED - 111_824
    assert total["received_online"] == RECEIVED_ONLINE


@pytest.mark.parametrize("seed", [-1, 2**32, 1.0, "2021", None, True])
def test_a_seed_out_of_range_is_said(units: pd.DataFrame, sectors: pd.DataFrame, seed) -> None:
    with pytest.raises(OutOfRange, match=r"seed.*từ 0 đến 4294967295") as caught:
        dossiers(units, sectors, seed=seed)
    assert (caught.value.lowest, caught.value.highest) == (0, 2**32 - 1)
    assert isinstance(caught.value, DashboardError)


def test_a_catalogue_without_a_sector_or_level_is_said(
    units: pd.DataFrame, sectors: pd.DataFrame
) -> None:
    with pytest.raises(UnknownName, match="dat-dai"):
        dossiers(units, sectors[sectors["code"] != "dat-dai"])
    with pytest.raises(UnknownName, match="land_registry × dat-dai"):
        dossiers(units[units["level"] != "land_registry"], sectors)
    with pytest.raises(UnknownName, match="province"):
        dossiers(units[:0], sectors)


def test_a_unit_has_rows_from_the_quarter_it_stands_in_the_catalogue(
    units: pd.DataFrame, sectors: pd.DataFrame
) -> None:
    late = units.assign(
        valid_from=units["valid_from"].where(units["code"] != "so-du-lich", "2018-05-15")
    )
    own = dossiers(late, sectors)
    own = own[own["unit"] == "so-du-lich"]
    assert own["period"].min() == "2018-Q2"
    assert own["carried_over"].iloc[0] > 0


def test_a_department_new_to_the_catalogue_finds_a_place(
    units: pd.DataFrame, sectors: pd.DataFrame
) -> None:
    new = units[units["code"] == "so-du-lich"].assign(code="so-moi")
    rows = dossiers(pd.concat([units, new]), sectors)
    assert rows["unit"].eq("so-moi").any()
    assert last_quarter(rows, pd.concat([units, new]))["resolved"] == RESOLVED
