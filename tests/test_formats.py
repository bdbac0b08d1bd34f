"""Numbers as a leader may sign them: nothing is rounded into a claim."""

import math
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import formats
from analytics.errors import UnknownName

SWAP = str.maketrans(",.", ".,")
COUNTS = st.integers(0, 10**9)
SHARES = st.builds(
    lambda part, rest: Fraction(part, part + rest), COUNTS, st.integers(1, 10**9)
) | st.just(Fraction(1))


@pytest.mark.parametrize(
    ("fraction", "vi", "en"),
    [
        (Fraction(111824, 113375), "98,63%", "98.63%"),
        (111824 / 113375, "98,63%", "98.63%"),
        (Fraction(362425, 362428), ">99,99%", ">99.99%"),
        (362425 / 362428, ">99,99%", ">99.99%"),
        (3 / 362428, "<0,01%", "<0.01%"),
        (0.99995, ">99,99%", ">99.99%"),
        (0.99994, "99,99%", "99.99%"),
        (0.00005, "0,01%", "0.01%"),
        (1, "100,00%", "100.00%"),
        (1.0, "100,00%", "100.00%"),
        (0, "0,00%", "0.00%"),
        (Decimal("0.9863"), "98,63%", "98.63%"),
        (0.98625, "98,63%", "98.63%"),  # half up, where binary floats and Babel say 98,62
        (Fraction(98625, 100000), "98,63%", "98.63%"),
        (1.03, "103,00%", "103.00%"),  # more resolved than received
        (1.0000001, ">100,00%", ">100.00%"),
        (None, "—", "—"),
        (math.nan, "—", "—"),
        (math.inf, "—", "—"),
        (pandas.NA, "—", "—"),
        (Decimal("NaN"), "—", "—"),
        (numpy.float64(0.9163), "91,63%", "91.63%"),
    ],
)
def test_a_rate_is_never_rounded_into_a_claim(fraction: formats.Number, vi: str, en: str) -> None:
    assert (formats.rate(fraction, "vi"), formats.rate(fraction, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("decimals", "nearly_all", "hardly_any"),
    [(0, ">99%", "<1%"), (1, ">99,9%", "<0,1%"), (3, ">99,999%", "<0,001%")],
)
def test_a_rate_with_other_decimals(decimals: int, nearly_all: str, hardly_any: str) -> None:
    assert formats.rate(Fraction(10**7 - 1, 10**7), "vi", decimals) == nearly_all
    assert formats.rate(Fraction(1, 10**7), "vi", decimals) == hardly_any


@given(SHARES, st.integers(0, 4))
def test_only_all_is_100_and_only_none_is_0(share: Fraction, decimals: int) -> None:
    text = formats.rate(share, "en", decimals)
    bare = text.strip("<>%")
    assert (float(bare) == 100) == (share == 1)
    assert (float(bare) == 0) == (share == 0)
    if text[0] == ">":
        assert Fraction(bare) < share * 100 < 100
    elif text[0] == "<":
        assert 0 < share * 100 < Fraction(bare)
    else:
        assert abs(Fraction(bare) - share * 100) <= Fraction(1, 2 * 10**decimals)


@given(SHARES)
def test_both_languages_write_the_same_digits(share: Fraction) -> None:
    assert formats.rate(share, "vi") == formats.rate(share, "en").translate(SWAP)


@pytest.mark.parametrize(
    ("difference", "vi", "en"),
    [
        (-0.012, "−1,20 điểm %", "−1.20 pts"),
        (0.0543, "+5,43 điểm %", "+5.43 pts"),
        (0, "0,00 điểm %", "0.00 pts"),
        (0.3 - 0.2 - 0.1, "0,00 điểm %", "0.00 pts"),  # −2.8e-17: noise of floats, no change
        (0.00003, "tăng dưới 0,01 điểm %", "up less than 0.01 pts"),
        (-0.00003, "giảm dưới 0,01 điểm %", "down less than 0.01 pts"),
        (Fraction(1, 10**30), "tăng dưới 0,01 điểm %", "up less than 0.01 pts"),
        (0.98625 - 0.97, "+1,63 điểm %", "+1.63 pts"),  # 0.016249999999999987 is meant as 1,625
        (numpy.float64(-0.0519), "−5,19 điểm %", "−5.19 pts"),
        (None, "—", "—"),
        (math.nan, "—", "—"),
    ],
)
def test_differences_of_rates_are_points(difference: formats.Number, vi: str, en: str) -> None:
    assert (formats.points(difference, "vi"), formats.points(difference, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("difference", "vi", "en"),
    [
        (-0.012, "giảm khoảng 1,20 điểm %", "down about 1.20 pts"),
        (0.012, "tăng khoảng 1,20 điểm %", "up about 1.20 pts"),
        (0.00001, "khoảng 0,00 điểm %", "about 0.00 pts"),
        (None, "—", "—"),
    ],
)
def test_differences_of_doubtful_rates_say_so(difference: float | None, vi: str, en: str) -> None:
    assert formats.points(difference, "vi", approximate=True) == vi
    assert formats.points(difference, "en", approximate=True) == en


@given(SHARES, SHARES)
def test_a_difference_turned_round_changes_only_its_sign(one: Fraction, other: Fraction) -> None:
    turned = str.maketrans("+−", "−+")
    forth, back = (formats.points(d, "en") for d in (one - other, other - one))
    words = {"up": "down", "down": "up"}
    first, _, rest = back.partition(" ")
    assert forth == (f"{words[first]} {rest}" if first in words else back.translate(turned))


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (130729, "130.729", "130,729"),
        (130729.0, "130.729", "130,729"),
        (numpy.int64(7), "7", "7"),
        (-5, "−5", "−5"),
        (0, "0", "0"),
        (2.5, "3", "3"),
        (None, "—", "—"),
        (pandas.NA, "—", "—"),
    ],
)
def test_counts(value: formats.Number, vi: str, en: str) -> None:
    assert (formats.count(value, "vi"), formats.count(value, "en")) == (vi, en)


@given(st.integers(-(10**15), 10**15))
def test_a_count_can_be_read_back(value: int) -> None:
    assert int(formats.count(value, "vi").replace(".", "").replace("−", "-")) == value
    assert int(formats.change(value, "en").replace(",", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("value", "vi", "doubtful"),
    [
        (1234, "+1.234", "tăng khoảng 1.234"),
        (-87, "−87", "giảm khoảng 87"),
        (0, "0", "khoảng 0"),
        (None, "—", "—"),
    ],
)
def test_changes_of_counts(value: int | None, vi: str, doubtful: str) -> None:
    assert formats.change(value, "vi") == vi
    assert formats.change(value, "vi", approximate=True) == doubtful


def test_a_plain_number_has_the_decimals_asked_for() -> None:
    assert formats.number(Decimal("1234.565"), "vi", 2) == "1.234,57"
    assert formats.number(95, "en", 1) == "95.0"


@pytest.mark.parametrize(
    ("vnd", "full", "short", "english"),
    [
        (100_210_000, "100.210.000 ₫", "100,2 triệu ₫", "VND 100.2 million"),
        (35_800_000_000, "35.800.000.000 ₫", "35,8 tỷ ₫", "VND 35.8 billion"),
        (100_000_000, "100.000.000 ₫", "100 triệu ₫", "VND 100 million"),
        (999_950_000, "999.950.000 ₫", "1 tỷ ₫", "VND 1 billion"),
        (999_949_999, "999.949.999 ₫", "999,9 triệu ₫", "VND 999.9 million"),
        (1_250_000, "1.250.000 ₫", "1,3 triệu ₫", "VND 1.3 million"),
        (999_999, "999.999 ₫", "999.999 ₫", "VND 999,999"),
        (0, "0 ₫", "0 ₫", "VND 0"),
        (-2_500_000, "−2.500.000 ₫", "−2,5 triệu ₫", "VND −2.5 million"),
        (None, "—", "—", "—"),
    ],
)
def test_money(vnd: int | None, full: str, short: str, english: str) -> None:
    assert (formats.money(vnd, "vi"), formats.money_short(vnd, "vi")) == (full, short)
    assert formats.money_short(vnd, "en") == english


@pytest.mark.parametrize("write", [formats.count, formats.rate, formats.points, formats.money])
def test_an_unknown_language_is_named(write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownName):
        write(1, "fr")


def test_sessions_in_threads_write_alike() -> None:
    with ThreadPoolExecutor(8) as pool:
        written = set(pool.map(lambda n: formats.rate(Fraction(1, 3), "vi", n % 3), range(300)))
    assert written == {"33%", "33,3%", "33,33%"}
