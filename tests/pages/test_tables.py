"""A table shows the text of each number, and keeps the number."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.query.tabular import Table
from pages._ui.tables import _styled, widths


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


NAME = "Sở Nông nghiệp và Phát triển nông thôn"  # 38 letters, the longest of a department


@pytest.mark.parametrize(("phone", "name"), [(False, 300), (True, 200)])
def test_names_between_periods_and_numbers_are_whole(phone: bool, name: int) -> None:
    """A trend by unit: 38 letters of 7.2 pixels and the edges are 308, between columns 300.

    "Quý IV/2020" takes 34 + 79 pixels, as "100.210.000" does. A heading of 43 letters takes 34 +
    241; a phone cuts it at 120.
    """
    title = "Tỷ lệ đúng hạn trên hồ sơ đã giải quyết (%)"
    frame = pd.DataFrame(
        {
            "Kỳ": ["Quý I/2021", "Quý IV/2020"],
            "Đơn vị": [NAME, "Sở Y tế"],
            title: [98.5, None],
            "Tiền": [100_210_000, 5],
            "Ghi chú": ["tính từ hồ sơ", "tính từ hồ sơ"],
        }
    )
    shown = Table(frame, {title: ["98,50%", "—"], "Tiền": ["100.210.000", "5"]})
    assert widths(shown, phone=phone) == {
        "Kỳ": 113,
        "Đơn vị": name,
        title: 120 if phone else 34 + round(5.6 * len(title)),
        "Tiền": 113,
        "Ghi chú": 128,
    }


def test_the_first_name_is_whole_at_a_desk() -> None:
    frame = pd.DataFrame({"Đơn vị": [NAME], "I/2021": ["● đã gửi, 2 lần"], "Cấp": ["Cấp tỉnh"]})
    assert widths(Table(frame, {}), phone=False) == {"Đơn vị": 308, "I/2021": 142, "Cấp": 92}


def test_a_column_of_lines_is_as_wide_as_its_heading() -> None:
    frame = pd.DataFrame({"Đơn vị": ["a"], "Từ I/2019 đến I/2021": [[1.0] * 60]})
    assert widths(Table(frame, {}), phone=False)["Từ I/2019 đến I/2021"] == 34 + 112


@given(
    st.lists(
        st.tuples(st.text(max_size=60), st.integers(0, 10**9), st.text(max_size=90)), max_size=6
    ),
    st.booleans(),
)
def test_no_number_is_cut_and_no_words_fill_the_screen(
    rows: list[tuple[str, int, str]], phone: bool
) -> None:
    frame: Any = pd.DataFrame(rows, columns=["a", "n", "b"]).astype({"a": "str", "b": "str"})
    said = [f"{number:,}" for _a, number, _b in rows]
    found = widths(Table(frame, {"n": said}), phone=phone)
    # Digits and the dots between them are 6.5 pixels wide, a cell's edges 16.
    assert all(16 + 6.5 * len(one) <= found["n"] for one in said)
    assert 60 <= found["a"] <= (200 if phone else 320)
    assert 60 <= found["b"] <= 320
    assert not phone or found["n"] <= 120


def test_an_empty_table_has_widths() -> None:
    assert widths(Table(pd.DataFrame({"Đơn vị": []}), {}), phone=True) == {"Đơn vị": 68}
