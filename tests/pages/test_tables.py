"""A table shows the text of each number, and keeps the number."""

import pandas as pd

from analytics.query.tabular import Table
from pages._ui.tables import _styled


def test_each_number_has_its_text_and_stays_a_number() -> None:
    frame = pd.DataFrame({"Kỳ": ["a", "b", "c"], "Tỷ lệ": [98.5, 98.5, None]})
    styled = _styled(Table(frame, {"Tỷ lệ": ["98,5%", "98,50%", "—"]}))
    shown = styled.to_html()
    assert "98,5%" in shown
    assert "98,50%" in shown
    pd.testing.assert_frame_equal(styled.data, frame)


def test_a_text_is_no_format_and_no_number_is_lost() -> None:
    frame = pd.DataFrame({"Số": [0.0, -0.0, 1.0]})
    assert "{n}" in _styled(Table(frame, {"Số": ["{n}", "{n}", "1"]})).to_html()
