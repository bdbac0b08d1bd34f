"""A value and the words it was printed in say the same number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.store.printed_numbers import agrees, printed_numbers


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("130.729", [130729]),
        ("98,63%", ["98.63"]),
        ("11.3 %", ["11.3"]),
        ("06/44", [6, 44]),
        ("gần 1.000", [1000]),
        ("35,8 tỷ đồng", [35_800_000_000]),
        ("100.210.000 đồng", [100_210_000]),
        ("1,5 triệu", [1_500_000]),
        ("không có", []),
    ],
)
def test_the_numbers_of_a_print(printed: str, numbers: list[int | str]) -> None:
    assert list(printed_numbers(printed)) == [Decimal(number) for number in numbers]


def test_a_thousands_point_read_as_a_decimal_point_is_noticed() -> None:
    assert agrees(Decimal("130729"), "130.729")
    assert not agrees(Decimal("130.729"), "130.729")


def test_a_fall_may_be_printed_without_its_sign() -> None:
    assert agrees(Decimal("-5.19"), "giảm 5,19%")


def test_words_without_digits_are_not_doubted() -> None:
    assert agrees(Decimal(0), "không có")


@given(st.integers(0, 10**12), st.integers(1, 9))
def test_every_count_agrees_with_its_own_print_and_not_with_another(n: int, off: int) -> None:
    printed = f"{n:,}".replace(",", ".")
    assert agrees(Decimal(n), printed)
    assert not agrees(Decimal(n + off), printed)
