"""Numbers typed as text: a rule per column, asked where two readings remain, never wrong."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import formats
from analytics.formats.values import half_up
from analytics.ingest.files.cells import Value
from analytics.ingest.numbers import Style, read_column

LANGUAGE_OF: dict[Style, str] = {"vi": "vi", "plain": "en"}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1.769", 1769),
        ("1,769", 1769),
        ("1 769", 1769),
        ("1\u2009769", 1769),
        ("1\u00a0234\u00a0567", 1234567),
        ("1'769", 1769),
        ("1’769", 1769),
        ("1.234.567", 1234567),
        ("12", 12),
        (" 7 ", 7),
        (1769.0, 1769),
        (1769, 1769),
        ("1.769,00", 1769),
        ("007", 7),
        ("999.999.999.999.999", 999_999_999_999_999),
    ],
)
def test_a_count_as_it_is_typed(cell: Value, number: int) -> None:
    column = read_column([cell], whole=True)
    assert column.values == (number,)
    assert (column.wrong, column.unclear) == ((), ())


@pytest.mark.parametrize("cell", [None, "", " ", "-", "–", "—", "−", "không", "Ko", "\u00a0"])
def test_what_people_write_for_nothing(cell: Value) -> None:
    column = read_column([cell, 3], whole=True)
    assert column.values == (None, 3)
    assert column.wrong == ()


@pytest.mark.parametrize(
    "cell",
    [
        *("98,63", "1.7690", "12.5", "-5", "1..769", "1.76", "5%", "0.123", "12 34", "2021 1234"),
        *("#DIV/0!", "abc", "12 hồ sơ", "=1+1", "1e5", "1.234 567", "٣", "1,2,3", "31/3/2021", "."),
        *(12.5, -3, True, False, float("nan"), float("inf"), 1e300, 10**15, "1" * 5000),
    ],
)
def test_what_is_no_count(cell: Value) -> None:
    column = read_column([5, cell], whole=True)
    assert column.values == (5, None)
    assert column.wrong == (1,)


@pytest.mark.parametrize(
    ("cells", "values", "style"),
    [
        (["98,63", "1.234"], ["98.63", "1234"], "vi"),
        (["98.63", "1,234"], ["98.63", "1234"], "plain"),
        (["98,63%", 0.5], ["98.63", "0.5"], "vi"),
        (["1.234,5"], ["1234.5"], "vi"),
        (["1,234.5"], ["1234.5"], "plain"),
        (["1.234.567", "1.234"], ["1234567", "1234"], "vi"),
        (["0.123", "1.234"], ["0.123", "1.234"], "plain"),
        (["−5,25", "abc", "1.234"], ["-5.25", None, "1234"], "vi"),
        (["1 234,5", "1.234"], ["1234.5", "1234"], "vi"),
    ],
)
def test_one_cell_decides_for_its_column(
    cells: list[Value], values: list[str | None], style: str
) -> None:
    column = read_column(cells, whole=False)
    assert column.values == tuple(None if value is None else Decimal(value) for value in values)
    assert column.style == style
    assert column.unclear == ()


def test_what_could_be_either_is_asked_and_read_by_the_answer() -> None:
    cells = ["1.234", "12", "5"]
    asked = read_column(cells, whole=False)
    assert asked.values == (None, 12, 5)
    assert (asked.unclear, asked.style) == ((0,), None)
    assert read_column(cells, whole=False, style="vi").values == (1234, 12, 5)
    assert read_column(cells, whole=False, style="plain").values == (Decimal("1.234"), 12, 5)


def test_two_styles_in_one_column_leave_only_the_unclear_open() -> None:
    column = read_column(["98,63", "98.63", "1.234"], whole=False)
    assert column.values == (Decimal("98.63"), Decimal("98.63"), None)
    assert column.unclear == (2,)


numbers = st.one_of(
    st.integers(-(10**9), 10**9).map(Decimal),
    st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=3),
)


@given(
    st.lists(numbers, min_size=1, max_size=12),
    st.sampled_from(["vi", "plain"]),
    st.integers(0, 3),
)
def test_what_the_dashboard_writes_is_read_back_or_asked(
    several: list[Decimal], style: Style, decimals: int
) -> None:
    """Never another number: unasked it is right or unclear, by the clerk's answer it is right."""
    meant = [half_up(Fraction(one), decimals) for one in several]
    cells = [formats.number(one, LANGUAGE_OF[style], decimals) for one in several]
    column = read_column(cells, whole=False)
    assert column.wrong == ()
    for place, (value, right) in enumerate(zip(column.values, meant, strict=True)):
        assert value == right or place in column.unclear
    assert list(read_column(cells, whole=False, style=style).values) == meant


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12), st.sampled_from(["vi", "en"]))
def test_counts_that_the_dashboard_writes_are_read_back(several: list[int], language: str) -> None:
    cells = [formats.count(one, language) for one in several]
    column = read_column(cells, whole=True)
    assert list(column.values) == several
    assert (column.wrong, column.unclear) == ((), ())


cells_of_any_kind = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.text("0123456789.,- '%", max_size=20),
)


@given(
    st.lists(cells_of_any_kind, max_size=8), st.booleans(), st.sampled_from([None, "vi", "plain"])
)
def test_any_cell_is_a_number_nothing_wrong_or_unclear(
    cells: list[Value], whole: bool, style: Style | None
) -> None:
    column = read_column(cells, whole=whole, style=style)
    assert len(column.values) == len(cells)
    assert not set(column.wrong) & set(column.unclear)
    for place in (*column.wrong, *column.unclear):
        assert column.values[place] is None
    if whole:
        assert column.unclear == ()
        for value in column.values:
            assert value is None or (value >= 0 and value == int(value))
