"""What stands behind a click is made when it is opened, not before."""

import pytest

from tests.pages.opened import Opener


@pytest.mark.parametrize(("code", "rows"), [("levels", 3), ("sectors", 3)])
def test_a_table_behind_a_click_is_made_when_it_is_open(
    opener: Opener, code: str, rows: int
) -> None:
    at = opener.open(period="2021-Q1")
    assert not at.dataframe
    at.session_state[f"overview-{code}-table-open"] = True
    at.run()
    assert not at.exception
    (table,) = at.dataframe
    assert len(table.value) == rows
