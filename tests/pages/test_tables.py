"""A table shows, reads out and copies the text of each number; its frame keeps the number."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.tables import Table
from pages.ui.tables import said, widths


def test_a_cell_holds_the_text_that_is_shown() -> None:
    """What is read out and copied is what the cell holds."""
    frame = pd.DataFrame({"Kỳ": ["a", "b", "c"], "Tỷ lệ": [99.306759098787, 98.5, None]})
    shown = said(Table(frame, {"Tỷ lệ": ["99,31%", "98,5%", "—"]}))
    assert shown.to_dict("list") == {"Kỳ": ["a", "b", "c"], "Tỷ lệ": ["99,31%", "98,5%", "—"]}
    assert frame["Tỷ lệ"][0] == 99.306759098787


def test_a_line_is_read_out_with_two_decimals() -> None:
    frame = pd.DataFrame({"Đơn vị": ["a", "b"], "Từ": [[98.274209012464, 100.0], None]})
    assert list(said(Table(frame, {}))["Từ"]) == [[98.27, 100.0], None]


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
    texts = [f"{number:,}" for _a, number, _b in rows]
    found = widths(Table(frame, {"n": texts}), phone=phone)
    # Digits and the dots between them are 6.5 pixels wide, a cell's edges 16.
    assert all(16 + 6.5 * len(one) <= found["n"] for one in texts)
    assert 60 <= found["a"] <= (200 if phone else 320)
    assert 60 <= found["b"] <= 320
    assert not phone or found["n"] <= 120


def test_an_empty_table_has_widths() -> None:
    assert widths(Table(pd.DataFrame({"Đơn vị": []}), {}), phone=True) == {"Đơn vị": 68}
