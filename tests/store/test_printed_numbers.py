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
        ("352 640", [352640]),
        ("1 206 554", [1206554]),
        ("trên 5 200", [5200]),
        ("3\N{NO-BREAK SPACE}412 tỷ đồng", [3_412_000_000_000]),
        ("12\N{THIN SPACE}345,6", ["12345.6"]),
        ("1'234", [1234]),
        ("15 1234", [15, 1234]),  # four digits are no group
        ("2 tỷ 145 triệu đồng", [2_145_000_000]),
        ("3 triệu 2 tỷ", [3_000_000, 2_000_000_000]),  # the scales do not fall
        ("1,5 Triệu", [1_500_000]),
        ("không có", []),
    ],
)
def test_the_numbers_of_a_print(printed: str, numbers: list[int | str]) -> None:
    assert list(printed_numbers(printed)) == [Decimal(number) for number in numbers]


def test_a_thousands_point_read_as_a_decimal_point_is_noticed() -> None:
    assert agrees(Decimal("130729"), "130.729")
    assert not agrees(Decimal("130.729"), "130.729")


def test_a_comma_may_group_what_is_counted_but_not_a_share() -> None:
    assert agrees(Decimal("1769"), "1,769")
    assert agrees(Decimal("1.769"), "1,769")
    assert agrees(Decimal("1234567"), "1,234,567")
    assert not agrees(Decimal("98635"), "98,635%")
    assert not agrees(Decimal("1768"), "1,769")


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_spaces_between_thousands_are_no_other_number(space: str) -> None:
    assert agrees(Decimal("352640"), f"352{space}640")
    assert not agrees(Decimal("352"), f"352{space}640")
    assert not agrees(Decimal("640"), f"352{space}640")


def test_a_fall_may_be_printed_without_its_sign() -> None:
    assert agrees(Decimal("-5.19"), "giảm 5,19%")


def test_words_without_digits_are_not_doubted() -> None:
    assert agrees(Decimal(0), "không có")


@given(st.integers(0, 10**12), st.integers(1, 9))
def test_every_count_agrees_with_its_own_print_and_not_with_another(n: int, off: int) -> None:
    printed = f"{n:,}".replace(",", ".")
    assert agrees(Decimal(n), printed)
    assert not agrees(Decimal(n + off), printed)
    spaced = f"{n:,}".replace(",", " ")
    assert agrees(Decimal(n), spaced)
    assert not agrees(Decimal(n + off), spaced)
