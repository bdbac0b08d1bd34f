"""What stands behind a click is made when it is opened, not before."""

from tests.pages.opened import Opener, tables


def test_tables_behind_a_click_are_made_when_it_is_open(opener: Opener) -> None:
    at = opener.open(period="2021-Q1")
    assert not tables(at)
    at.session_state["overview-tables-open"] = True
    at.run()
    assert not at.exception
    # The six cards, three levels, three sectors.
    assert [len(table) for table in tables(at)] == [6, 3, 3]
