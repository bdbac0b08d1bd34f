"""The illustrative dataset beside its reported rows: withheld rows, sums."""

import pandas as pd
import pytest

from analytics.demo.assumptions import GAP_PERIOD, SILENT_UNITS
from analytics.demo.dataset import all_rows


@pytest.fixture(scope="session")
def rows(units: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """Every row with its level, block and the sums of the form."""
    return with_sums(all_rows(units, sectors), units)


@pytest.fixture(scope="session")
def hidden(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that exist and were not reported."""
    return rows[rows["period"].eq(GAP_PERIOD) & rows["unit"].isin(SILENT_UNITS)]


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
