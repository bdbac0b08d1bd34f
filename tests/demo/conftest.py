"""What stands beside the reported rows of the illustrative dataset: withheld rows, sums."""

import pandas as pd
import pytest

from analytics.demo import withheld


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
