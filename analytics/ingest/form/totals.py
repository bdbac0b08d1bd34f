"""Totals found by their numbers: a row that is exactly the sum of others, whatever it is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Vector = tuple[int, ...]
# "sum": of all other rows, or of rows beside it · "maybe": of some rows beside it, but it could be
# one of them by its number, or because there is one other row alone · "counted": the same, and
# another total counts it as one of them.
Verdict = Literal["sum", "maybe", "counted"]
# Tables in tables in tables: more levels of sums no form has.
_LEVELS = 4
# So many columns may differ in a total that was meant for one, and so many must agree.
_SLIPS, _AGREE = 2, 3


@dataclass(frozen=True)
class Item:
    """A row as it is weighed: its counts, whether it may be a total, whether it is called one."""

    counts: Vector
    may_be: bool = False
    is_called: bool = False
    is_numbered: bool = False


@dataclass(frozen=True)
class Sum:
    """That a row is the sum of others, by place, and how sure that is."""

    verdict: Verdict
    parts: tuple[int, ...]


def find_sums(items: Sequence[Item]) -> dict[int, Sum]:
    """The rows that are the sum of others, by place.

    A row of zeros is none. Rows beside it count once they are no sums themselves, so totals of
    totals are found too.
    """
    found: dict[int, Sum] = {}
    for _ in range(_LEVELS):
        rest = [place for place in range(len(items)) if place not in found]
        new = {**_of_others(items, rest), **_runs(items, rest)}
        new |= {place: one for place, one in _runs(items, rest[::-1]).items() if place not in new}
        new |= _of_others(items, rest)
        if not new:
            break
        found |= new
    return _weighed(items, found)


def is_sum(counts: Vector, parts: Sequence[Vector]) -> bool:
    """Whether counts are those of some rows added up, or were meant to be: one or two differ."""
    added = tuple(map(sum, zip(*parts, strict=True)))
    same = [one for one, other in zip(counts, added, strict=True) if one == other]
    return counts == added or (len(counts) - len(same) <= _SLIPS and sum(map(bool, same)) >= _AGREE)


def _added(items: Sequence[Item], places: Sequence[int]) -> Vector:
    own = [items[place].counts for place in places if not items[place].is_called]
    return tuple(map(sum, zip(*own, strict=True))) if own else ()


def _of_others(items: Sequence[Item], rest: Sequence[int]) -> dict[int, Sum]:
    """The rows that are the sum of all others; also where one or two columns went wrong."""
    total = _added(items, rest)
    others = sum(any(items[place].counts) for place in rest if not items[place].is_called)
    found = {}
    for place in rest:
        item = items[place]
        if not item.may_be or item.is_called or not any(item.counts):
            continue
        left = tuple(one - own for one, own in zip(total, item.counts, strict=True))
        if others > 2 and is_sum(item.counts, [left]):
            parts = tuple(one for one in rest if one != place and not items[one].is_called)
            found[place] = Sum("sum", parts)
    return found


def _runs(items: Sequence[Item], order: Sequence[int]) -> dict[int, Sum]:
    """The rows that are the sum of the rows right before them in an order: two or more of them."""
    if not order:
        return {}
    found: dict[int, Sum] = {}
    added: Vector = (0,) * len(items[order[0]].counts)
    # The sum of everything before → how many rows were before, and how many of them not zero.
    starts = {added: (0, 0)}
    before: list[int] = []
    filled = 0
    for place in order:
        item = items[place]
        if item.may_be and any(item.counts):
            start = starts.get(tuple(a - b for a, b in zip(added, item.counts, strict=True)))
            if start is not None and (filled - start[1] > 1 or item.is_called):
                found[place] = Sum("sum", tuple(before[start[0] :]))
                continue
        if item.is_called:
            continue
        before.append(place)
        filled += any(item.counts)
        added = tuple(a + b for a, b in zip(added, item.counts, strict=True))
        starts[added] = (len(before), filled)
    return found


def _weighed(items: Sequence[Item], found: dict[int, Sum]) -> dict[int, Sum]:
    """The sums with what speaks against them, and the rows that equal the only row beside them."""
    all_rows = _added(items, range(len(items)))
    # A total that fits with the rows in it says that they are no sums.
    is_fitting = any(item.is_called and item.counts == all_rows for item in items)
    own = [
        place for place in range(len(items)) if place not in found and not items[place].is_called
    ]
    own = [place for place in own if any(items[place].counts)]
    weighed = {}
    for place, one in found.items():
        item = items[place]
        is_all = set(own) <= set(one.parts)
        sure = item.is_called or (not is_fitting and (is_all or not item.is_numbered))
        weighed[place] = one if sure else Sum("counted" if is_fitting else "maybe", one.parts)
    for before, place, after in zip([None, *own], own, [*own[1:], None], strict=False):
        item = items[place]
        beside = [
            one for one in (before, after) if one is not None and items[one].counts == item.counts
        ]
        if item.may_be and beside and not is_fitting and (not item.is_numbered or len(own) == 2):
            weighed[place] = Sum("maybe", tuple(beside[:1]))
    return weighed
