"""The grammar of relations: what a clerk writes, what is said of a slip."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.audit.ranges import Range, come_to
from analytics.relations import (
    Extreme,
    Names,
    Number,
    Product,
    RelationError,
    Sum,
    Term,
    parse,
)

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("text", "left", "sign", "right"),
    [
        ("a = b + c", A, "=", Sum(((1, B), (1, C)))),
        ("a <= b - c", A, "<=", Sum(((1, B), (-1, C)))),
        ("a != b", A, "!=", B),
        ("a = 100 * b / c", A, "=", Product(Product(Number(Fraction(100)), B), C, True)),
        ("a = names", A, "=", Names()),
        ("a = 1.5", A, "=", Number(Fraction(3, 2))),
        ("a[district, 573] = b", Term("a", ("district", "573")), "=", B),
        ("least(a; b) <= c", Extreme(False, (A, B)), "<=", C),
        ("c <= greatest(a; b + a)", C, "<=", Extreme(True, (A, Sum(((1, B), (1, A)))))),
        ("a = b * (b + c)", A, "=", Product(B, Sum(((1, B), (1, C))))),
    ],
)
def test_what_is_written_is_what_is_read(text: str, left: object, sign: str, right: object) -> None:
    found = parse(text)
    assert (found.left, found.sign, found.right) == (left, sign, right)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "thiếu một số hoặc một mã chỉ tiêu"),
        ("a", "cần = hoặc <= hoặc !=, gặp hết dòng"),
        ("a = ", "thiếu một số hoặc một mã chỉ tiêu"),
        ("a = b c", "thừa “c”"),
        ("a = (b + c", "cần ), gặp hết dòng"),
        ("a == b", "thiếu một số hoặc một mã chỉ tiêu"),
        ("a = b % c", "không hiểu “% c”"),
        ("a = b[]", "ngoặc vuông trống"),
        ("a = b[district,]", "ngoặc vuông trống"),
        ("1 = 2", "không nêu số liệu nào"),
        ("a = a + b", "đứng ở cả hai vế"),
        ("least a; b = c", "cần (, gặp “a”"),
    ],
)
def test_a_slip_is_said_in_words(text: str, told: str) -> None:
    with pytest.raises(RelationError, match=r"“|thiếu") as error:
        parse(text)
    assert told in str(error.value)


def test_a_relation_is_about_the_figure_that_stands_alone() -> None:
    assert parse("a = b + c").claim == A
    assert parse("b + c <= a").claim == A
    assert parse("b + c = a + c").claim == B


numbers = st.recursive(
    st.integers(1, 50).map(str),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(
        lambda three: f"({three[0]} {three[1]} {three[2]})"
    ),
    max_leaves=8,
)


@given(numbers)
def test_arithmetic_is_that_of_everyone(text: str) -> None:
    """Python reads the same text the same way."""
    value = come_to(parse(f"a = {text}").right, {})
    assert value == Range.of(eval(text))


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_products_bind_tighter_than_sums(a: int, b: int, c: int, d: int) -> None:
    value = come_to(parse(f"x = {a} + {b} * {c} / {d} - {a}").right, {})
    assert value == Range.of(Fraction(b * c, d))


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_signs_of_one_rank_go_from_left_to_right(a: int, b: int, c: int) -> None:
    assert come_to(parse(f"x = {a} - {b} - {c}").right, {}) == Range.of(a - b - c)
    assert come_to(parse(f"x = {a} / {b} / {c}").right, {}) == Range.of(Fraction(a, b * c))
