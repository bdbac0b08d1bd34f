"""Every row is a row of form II.06a, and every quarter takes over what the one before left."""

import pandas as pd

from analytics.demo.assumptions import GAP_PERIOD, PERIODS, SILENT_UNITS
from analytics.demo.dataset import COUNTED
from analytics.periods import previous
from analytics.schema import DOSSIERS

COLUMNS = [*DOSSIERS.key, *COUNTED]
SERIES = ["unit", "sector"]


def test_the_columns_are_those_of_the_form_and_payments(reported: pd.DataFrame) -> None:
    assert list(reported.columns) == COLUMNS
    assert {str(reported[name].dtype) for name in COUNTED} == {"int64"}


def test_a_normal_dataset_has_ten_to_twenty_five_thousand_rows(reported: pd.DataFrame) -> None:
    assert 10_000 <= len(reported) <= 25_000


def test_there_are_seventeen_quarters(reported: pd.DataFrame) -> None:
    assert PERIODS[0] == "2017-Q1"
    assert PERIODS[-1] == "2021-Q1"
    assert len(PERIODS) == 17
    assert tuple(reported["period"].unique()) == PERIODS


def test_a_period_unit_and_sector_have_one_row(rows: pd.DataFrame) -> None:
    assert not rows.duplicated(list(DOSSIERS.key)).any()
    assert not rows[COLUMNS].isna().any().any()


def test_received_and_carried_over_are_resolved_or_pending(rows: pd.DataFrame) -> None:
    to_process = rows["received_online"] + rows["received_in_person"] + rows["carried_over"]
    assert (to_process == rows["resolved"] + rows["pending"]).all()


def test_no_count_is_negative(rows: pd.DataFrame) -> None:
    assert (rows[list(COUNTED)] >= 0).all().all()


def test_paid_online_is_a_part_of_online_and_has_fees(rows: pd.DataFrame) -> None:
    assert (rows["paid_online"] <= rows["received_online"]).all()
    assert ((rows["paid_online"] > 0) == (rows["fees_online_vnd"] > 0)).all()


def test_each_quarter_carries_over_what_the_one_before_left(rows: pd.DataFrame) -> None:
    """Withheld rows included: the unit's own books have no gap."""
    left = rows.set_index(["period", *SERIES])["pending"]
    later = rows[rows["period"] != PERIODS[0]]
    before = [previous(period) for period in later["period"]]
    keys = list(zip(before, later["unit"], later["sector"], strict=True))
    assert len(later) == len(rows) * 16 // 17
    assert (left.loc[keys].to_numpy() == later["carried_over"].to_numpy()).all()


def test_the_first_quarter_carries_over_from_one_that_is_not_shown(rows: pd.DataFrame) -> None:
    assert rows.loc[rows["period"] == PERIODS[0], "carried_over"].sum() > 1_000


def test_units_are_those_that_should_report(rows: pd.DataFrame, units: pd.DataFrame) -> None:
    """expected_units.csv: 21, 8, 136, 1 and 6."""
    found = rows.groupby(["period", "level"])["unit"].nunique().unstack()
    assert (found["province"] == 21).all()
    assert (found["district"] == 8).all()
    assert (found["commune"] == 136).all()
    assert (found["land_registry"] == 1).all()
    assert (found["central"] == 6).all()
    outside = units.loc[units["parent"] == "576", "code"].tolist()
    assert len(outside) == 3
    assert not rows["unit"].isin(["576", *outside]).any()


def test_the_mix_differs_by_level_and_central_sectors_stay_central(
    rows: pd.DataFrame, sectors: pd.DataFrame
) -> None:
    blocks = sectors.set_index("code")["block"]
    assert (rows["sector"].map(blocks) == rows["block"]).all()
    mixes = rows.groupby("level")["sector"].unique().map(frozenset)
    assert len(set(mixes)) == 5
    assert set(rows.loc[rows["sector"] == "dau-tu", "level"]) == {"province"}
    assert set(rows.loc[rows["sector"] == "dat-dai", "level"]) == set(mixes.index) - {"central"}


def test_silent_units_lack_exactly_one_quarter(
    reported: pd.DataFrame, hidden: pd.DataFrame
) -> None:
    assert set(hidden["unit"]) == set(SILENT_UNITS)
    assert set(hidden["period"]) == {GAP_PERIOD}
    quarters = reported.groupby("unit")["period"].nunique()
    assert set(quarters[list(SILENT_UNITS)]) == {16}
    assert set(quarters.drop(list(SILENT_UNITS))) == {17}
    gap = reported[reported["period"] == GAP_PERIOD]
    assert not gap["unit"].isin(SILENT_UNITS).any()
