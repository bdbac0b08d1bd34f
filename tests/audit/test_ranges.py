"""Interval arithmetic, against every value tried; what a print leaves open."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.audit.ranges import EVERYTHING, Range, come_to, extreme, holds, would_hold
from analytics.relations import Term, parse
from tests.audit.builders import figure

ends = st.tuples(st.integers(-6, 6), st.integers(0, 4)).map(
    lambda pair: Range(Fraction(pair[0]), Fraction(pair[0] + pair[1]))
)


def tried(one: Range) -> list[Fraction]:
    assert one.low is not None and one.high is not None
    return [one.low + (one.high - one.low) * Fraction(n, 4) for n in range(5)]


@given(ends, ends)
def test_every_result_of_values_inside_lies_inside_and_the_ends_are_reached(
    one: Range, other: Range
) -> None:
    for made, work in (
        (one + other, lambda a, b: a + b),
        (one - other, lambda a, b: a - b),
        (one * other, lambda a, b: a * b),
        (extreme([one, other], True), max),
        (extreme([one, other], False), min),
    ):
        values = [work(a, b) for a, b in product(tried(one), tried(other))]
        assert (min(values), max(values)) == (made.low, made.high)


@given(ends, ends)
def test_a_quotient_says_nothing_where_the_divisor_may_be_zero(one: Range, other: Range) -> None:
    made = one / other
    if (other.low or 0) <= 0 <= (other.high or 0):
        assert made == EVERYTHING
        return
    values = [a / b for a, b in product(tried(one), tried(other))]
    assert (min(values), max(values)) == (made.low, made.high)


@given(ends, ends)
def test_meeting_is_sharing_a_value(one: Range, other: Range) -> None:
    every = [Fraction(n) for n in range(-6, 11)]
    shared = [v for v in every if one.low <= v <= one.high and other.low <= v <= other.high]  # type: ignore[operator]
    assert one.meets(other) == bool(shared)
    assert (one.within(other) is None) == (not shared)


@given(ends, ends, ends)
def test_what_would_hold_is_what_holds(a: Range, b: Range, c: Range) -> None:
    """x = a + b − c solved for each term, against every whole value tried."""
    relation = parse("x = a + b - c")
    values = {Term("a"): a, Term("b"): b, Term("c"): c, Term("x"): Range.of(0)}
    for term in values:
        wanted = would_hold(relation, term, values)
        assert wanted is not None
        for n in range(-20, 21):
            inside = Range.of(n).meets(wanted)
            assert inside == holds(relation, {**values, term: Range.of(n)})


def test_a_share_is_worked_out_with_its_hundred() -> None:
    relation = parse("rate = 100 * part / whole")
    values = {Term("part"): Range.of(3), Term("whole"): Range.of(8), Term("rate"): Range.of(0)}
    assert come_to(relation.right, values) == Range.of(Fraction(75, 2))
    assert would_hold(relation, Term("rate"), values) == Range.of(Fraction(75, 2))


@pytest.mark.parametrize(
    ("print_", "precision", "rounded", "loose"),
    [
        ("98,63%", "exact", ("98.625", "98.635"), ("98.62", "98.64")),
        ("98%", "exact", ("97.5", "98.5"), ("97", "99")),
        ("1.551", "exact", ("1551", "1551"), ("1551", "1551")),
        ("hơn 27.000", "over", ("27000", "28000"), ("27000", "28000")),
        ("gần 1.300", "under", ("1200", "1300"), ("1200", "1300")),
        ("khoảng 1.300", "about", ("1200", "1400"), ("1200", "1400")),
    ],
)
def test_what_a_print_leaves_open(
    print_: str, precision: str, rounded: tuple[str, str], loose: tuple[str, str]
) -> None:
    one = figure("x", print_, precision=precision)
    assert one.rounded == Range(*map(Fraction, rounded))
    assert one.loose == Range(*map(Fraction, loose))
