"""Ranges of values, and what the sides of a relation come to in them.

Interval arithmetic, exact: fractions, closed ends.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from analytics.relations import (
    Names,
    Node,
    Number,
    Product,
    Relation,
    Sum,
    Term,
    nodes_of,
    terms_of,
)

Bound = Fraction | None


@dataclass(frozen=True)
class Range:
    """The values from ``low`` to ``high``; None: without end on that side."""

    low: Bound
    high: Bound

    @classmethod
    def of(cls, value: Fraction | int) -> "Range":
        """A single value."""
        return cls(Fraction(value), Fraction(value))

    def __add__(self, other: "Range") -> "Range":
        return Range(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> "Range":
        return Range(_minus(self.high), _minus(self.low))

    def __sub__(self, other: "Range") -> "Range":
        return self + -other

    def __mul__(self, other: "Range") -> "Range":
        if None in (self.low, self.high, other.low, other.high):
            return EVERYTHING
        ends = [
            one * two  # type: ignore[operator]
            for one in (self.low, self.high)
            for two in (other.low, other.high)
        ]
        return Range(min(ends), max(ends))

    def __truediv__(self, other: "Range") -> "Range":
        """The quotient; every value where the divisor may be zero."""
        if other.low is None or other.high is None or other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Range(1 / other.high, 1 / other.low)

    def meets(self, other: "Range") -> bool:
        """Whether some value is in both."""
        return _not_above(self.low, other.high) and _not_above(other.low, self.high)

    def within(self, other: "Range") -> "Range | None":
        """The values in both; None when there are none."""
        if not self.meets(other):
            return None
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Range(max(lows, default=None), min(highs, default=None))


EVERYTHING = Range(None, None)


def extreme(ranges: Iterable[Range], greatest: bool) -> Range:
    """The range of the least or greatest of values that lie in ``ranges``."""
    lows, highs = zip(*((one.low, one.high) for one in ranges), strict=True)
    if None in lows or None in highs:
        return EVERYTHING
    choose = max if greatest else min
    return Range(choose(lows), choose(highs))


def _plus(one: Bound, other: Bound) -> Bound:
    return None if one is None or other is None else one + other


def _minus(one: Bound) -> Bound:
    return None if one is None else -one


def _not_above(low: Bound, high: Bound) -> bool:
    return low is None or high is None or low <= high


# --- relations of ranges --------------------------------------------------------------------------


Values = Mapping[Term, Range]


def come_to(node: Node, values: Values, names: int = 0) -> Range:
    """The range of a node when its figures lie in their ranges.

    Args:
        node: a side of a relation or a part of one.
        values: the range of each figure.
        names: how many names the document lists.
    """
    if isinstance(node, Number):
        return Range.of(node.value)
    if isinstance(node, Names):
        return Range.of(names)
    if isinstance(node, Term):
        return values[node]
    if isinstance(node, Sum):
        total = Range.of(0)
        for sign, part in node.parts:
            value = come_to(part, values, names)
            total = total + value if sign > 0 else total - value
        return total
    if isinstance(node, Product):
        left, right = come_to(node.left, values, names), come_to(node.right, values, names)
        return left / right if node.divided else left * right
    return extreme((come_to(part, values, names) for part in node.nodes), node.greatest)


def holds(relation: Relation, values: Values, names: int = 0) -> bool:
    """Whether some values of the ranges satisfy the relation."""
    left = come_to(relation.left, values, names)
    right = come_to(relation.right, values, names)
    if relation.sign == "=":
        return left.meets(right)
    if relation.sign == "<=":
        return left.low is None or right.high is None or left.low <= right.high
    return left != right


def divides_by_zero(relation: Relation, values: Values, names: int = 0) -> bool:
    """Whether a divisor of the relation is zero, so that it says nothing."""
    return any(
        come_to(node.right, values, names) == Range.of(0)
        for side in (relation.left, relation.right)
        for node in nodes_of(side)
        if isinstance(node, Product) and node.divided
    )


def would_hold(relation: Relation, term: Term, values: Values, names: int = 0) -> Range | None:
    """The values of one figure for which an equation or inequality holds, the others as they are.

    Returns:
        A range that holds them all (every value when it cannot be said); None when there are
        none. "≠" rules out single values only and gives every value.
    """
    if relation.sign == "!=":
        return EVERYTHING
    on_left = term in terms_of(relation.left)
    node, other = (relation.left, relation.right) if on_left else (relation.right, relation.left)
    target = come_to(other, values, names)
    if relation.sign == "<=":
        target = Range(None, target.high) if on_left else Range(target.low, None)
    return _solved(node, term, target, values, names)


def _solved(node: Node, term: Term, target: Range, values: Values, names: int) -> Range | None:
    if isinstance(node, Term):
        return target
    if isinstance(node, Sum):
        inside = [(sign, part) for sign, part in node.parts if term in terms_of(part)]
        if len(inside) != 1:
            return EVERYTHING
        rest = target
        for sign, part in node.parts:
            if part is not inside[0][1]:
                value = come_to(part, values, names)
                rest = rest - value if sign > 0 else rest + value
        sign, part = inside[0]
        return _solved(part, term, rest if sign > 0 else -rest, values, names)
    if isinstance(node, Product):
        left, right = term in terms_of(node.left), term in terms_of(node.right)
        if left and right:
            return EVERYTHING
        if left:
            other = come_to(node.right, values, names)
            return _solved(node.left, term, _scaled(target, other, node.divided), values, names)
        other = come_to(node.left, values, names)
        wanted = other / target if node.divided else target / other
        return _solved(node.right, term, wanted, values, names)
    return EVERYTHING


def _scaled(target: Range, other: Range, divided: bool) -> Range:
    """x in x ÷ other = target, or in x · other = target, for positive ``other``."""
    if other.low is None or other.low <= 0:
        return EVERYTHING
    factor = other if divided else Range.of(1) / other
    low = None if target.low is None else min(_times(target.low, factor))
    high = None if target.high is None else max(_times(target.high, factor))
    return Range(low, high)


def _times(value: Fraction, factor: Range) -> list[Fraction]:
    return [value * end for end in (factor.low, factor.high) if end is not None]
