"""The catalogue's units and sectors, and one illustrative dataset for all tests."""

from pathlib import Path

import pandas as pd
import pytest

from analytics.demo import dossiers, withheld

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"


@pytest.fixture(scope="session")
def units() -> pd.DataFrame:
    return pd.read_csv(CATALOGUE / "units.csv", dtype=str)


@pytest.fixture(scope="session")
def sectors() -> pd.DataFrame:
    return pd.read_csv(CATALOGUE / "sectors.csv", dtype=str)


@pytest.fixture(scope="session")
def reported(units: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """The rows that units reported."""
    return dossiers(units, sectors)


@pytest.fixture(scope="session")
def hidden(units: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """The rows that exist and were not reported."""
    return withheld(units, sectors)


@pytest.fixture(scope="session")
def rows(units: pd.DataFrame, reported: pd.DataFrame, hidden: pd.DataFrame) -> pd.DataFrame:
    """Every row with its level, block and the sums of the form."""
    return with_sums(pd.concat([reported, hidden], ignore_index=True), units)


def with_sums(rows: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Rows with level and block of their unit, and received, resolved, late, pending."""
    known = units[units["valid_from"] == "2017-01-01"].set_index("code")
    return rows.assign(
        level=rows["unit"].map(known["level"]),
        block=rows["unit"].map(known["block"]),
        received=rows["received_online"] + rows["received_in_person"],
        resolved=rows["resolved_early"] + rows["resolved_on_time"] + rows["resolved_late"],
        late=rows["resolved_late"],
        pending=rows["pending_in_time"] + rows["pending_overdue"],
    )
