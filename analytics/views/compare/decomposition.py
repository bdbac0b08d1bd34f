"""The groups of a comparison: what each has in both periods, and what it adds to the change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from analytics.metrics import METRICS
from analytics.query import Answer, Comparison, compare
from analytics.stats.control_charts import Dispersions
from analytics.stats.kitagawa import Counts, Effect, Split, split
from analytics.views.control import interval_of

# The key of what lies in no district when the groups are areas: departments, land registry.
ELSEWHERE = "elsewhere"
# Effects that are a step of their own; of more, the greatest, and the rest of each kind together.
_MOST_STEPS = 6

Pair = tuple[Answer | None, Answer | None]
Pairs = Mapping[str, Pair]


@dataclass(frozen=True)
class Group:
    """One group in both periods.

    ``comparison`` is that of the two (None where one is missing), ``effect`` what the group adds to
    the change of a rate, ``share`` its part of the change of a count (None where groups moved
    both ways: the parts of a balance are no shares). ``by_chance``: its rate moved no further than
    chance, and its own movement from period to period, can move any of so many groups.
    """

    key: str
    earlier: Answer | None
    later: Answer | None
    comparison: Comparison | None = None
    effect: Effect | None = None
    share: Fraction | None = None
    by_chance: bool = False

    @property
    def difference(self) -> float | None:
        """Later less earlier, a fraction for rates and a count otherwise."""
        return None if self.comparison is None else self.comparison.difference

    @property
    def weight(self) -> float:
        """How much the group moved the whole, up or down.

        Where the change is not split, a rate's difference counts by the dossiers it stands on: a
        unit of eight dossiers jumps by more than 12 points for each of them.
        """
        if self.effect is not None:
            return float(abs(self.effect.rate + self.effect.mix))
        answers = [answer for answer in (self.earlier, self.later) if answer is not None]
        dossiers = sum(answer.denominator or 0 for answer in answers)
        return abs(self.difference or 0) * (dossiers or 1)


@dataclass(frozen=True)
class Explained:
    """All groups and the split of the change, or why there is none.

    ``reason`` is "" where the groups explain the change. Of two totals of one series: "total" (it
    has no counts), "group" (a group has none), "sum" (the groups do not add up to the total),
    "undefined" (only because of groups that have no dossiers to divide by); the others are the
    states of ``query.Comparison``. ``without`` are the keys of the groups it is about;
    ``left_out`` those without a dossier in both periods.
    """

    groups: tuple[Group, ...]
    split: Split | None = None
    reason: str = ""
    without: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def explain(
    totals: tuple[Answer, Answer], answers: Iterable[Answer], split_by: str, spreads: Dispersions
) -> Explained:
    """The groups of both periods side by side, and the change split if their counts allow.

    Args:
        totals: the earlier and the later value of the whole, of one series.
        answers: of the groups in both periods.
        split_by: one of ``SPLITS``; of areas, what lies in none is a group of its own.
        spreads: φ of the groups that have enough periods.
    """
    pairs = paired(answers, totals[0].period, totals[1].period)
    if split_by == "area":
        earlier, later = (
            _remainder(total, [pair[side] for pair in pairs.values()])
            for side, total in enumerate(totals)
        )
        if earlier or later:
            pairs[ELSEWHERE] = earlier, later
    if METRICS[totals[0].metric].denominator:
        return _explained_rate(totals, pairs, spreads)
    return _explained_count(totals, pairs)


def paired(answers: Iterable[Answer], before: str, after: str) -> dict[str, Pair]:
    """By key the answers of two periods, None where a period has none."""
    known = {(answer.key, answer.period): answer for answer in answers}
    keys = dict.fromkeys(key for key, _period in known if key is not None)
    return {key: (known.get((key, before)), known.get((key, after))) for key in keys}


def side_by_side(pairs: Pairs, spreads: Dispersions) -> tuple[Group, ...]:
    """The groups that have a value in either period, compared."""
    known = {
        key: pair
        for key, pair in pairs.items()
        if any(answer is not None and answer.value is not None for answer in pair)
    }
    return tuple(_group(key, *pair, len(known), spreads.get(key)) for key, pair in known.items())


def _group(
    key: str, earlier: Answer | None, later: Answer | None, several: int, spread: float | None
) -> Group:
    if earlier is None or earlier.value is None or later is None or later.value is None:
        return Group(key, earlier, later)
    comparison = compare(later, [earlier], earlier.period)
    interval = interval_of(earlier, later, spread, several)
    by_chance = interval is not None and interval.holds(0)
    return Group(key, earlier, later, comparison, by_chance=by_chance)


def _counts(answer: Answer | None) -> Counts | None:
    """The counts of a rate: (0, 0) where there are no dossiers, None where they are not known."""
    if answer is None or answer.nothing:
        return Counts(0, 0)
    if answer.numerator is None or answer.denominator is None:
        return None
    return Counts(int(answer.numerator), int(answer.denominator))


def _explained_rate(totals: tuple[Answer, Answer], pairs: Pairs, spreads: Dispersions) -> Explained:
    groups = side_by_side(pairs, spreads)
    whole = _counts(totals[0]), _counts(totals[1])
    if None in whole:
        return Explained(groups, reason="total")
    known: dict[str, tuple[Counts, Counts]] = {}
    for key, pair in pairs.items():
        earlier, later = map(_counts, pair)
        if earlier is not None and later is not None:
            known[key] = earlier, later
    without = tuple(key for key in pairs if key not in known)
    if without or not pairs:
        return Explained(groups, reason="group", without=without)
    summed = tuple(_sum(pair[side] for pair in known.values()) for side in (0, 1))
    parts = split(known) if summed == whole else None
    if parts is None:
        same = [counts.denominator for counts in summed] == [
            counts and counts.denominator for counts in whole
        ]
        odd = [key for key, pair in known.items() if same and not (pair[0][1] and pair[1][1])]
        return Explained(groups, reason="undefined" if odd else "sum", without=tuple(odd))
    explained = tuple(replace(group, effect=parts.effects[group.key]) for group in groups)
    return Explained(explained, parts, left_out=parts.left_out)


def _explained_count(totals: tuple[Answer, Answer], pairs: Pairs) -> Explained:
    """The groups of a count: their differences add up by themselves."""
    groups = side_by_side({key: _with_zeros(key, pair, totals) for key, pair in pairs.items()}, {})
    without = tuple(group.key for group in groups if group.difference is None)
    whole = compare(totals[1], [totals[0]], totals[0].period)
    if whole.difference is None or whole.approximate:
        return Explained(groups, reason="total")
    if without or not groups:
        return Explained(groups, reason="group", without=without)
    changes = [group.difference or 0 for group in groups]
    if sum(changes) != whole.difference:
        return Explained(groups, reason="sum")
    if not whole.difference or any(change * whole.difference < 0 for change in changes):
        return Explained(groups)
    shares = [Fraction(change) / Fraction(whole.difference) for change in changes]
    return Explained(
        tuple(replace(group, share=share) for group, share in zip(groups, shares, strict=True))
    )


def _with_zeros(key: str, pair: Pair, totals: tuple[Answer, Answer]) -> Pair:
    """A group that has no row among complete dossiers has none of them."""
    earlier, later = (
        replace(total, key=key, value=0.0)
        if answer is None and total.basis == "computed"
        else answer
        for answer, total in zip(pair, totals, strict=True)
    )
    return earlier, later


def _sum(counts: Iterable[Counts]) -> Counts:
    known = tuple(counts)
    return Counts(sum(part.numerator for part in known), sum(part.denominator for part in known))


def _remainder(total: Answer, parts: Sequence[Answer | None]) -> Answer | None:
    """What areas leave of a total counted from dossiers.

    None where nothing is left, or a part is not counted.
    """
    known = [part for part in parts if part is not None]
    if total.basis != "computed" or any(part.basis != "computed" for part in known):
        return None
    counts = _counts(total)
    if counts is None:
        value = (total.value or 0) - sum(part.value or 0 for part in known)
        return replace(total, key=ELSEWHERE, value=value) if value else None
    inside = _sum(part for part in map(_counts, known) if part is not None)
    numerator = counts.numerator - inside.numerator
    denominator = counts.denominator - inside.denominator
    if not denominator:
        return None
    rate = numerator / denominator
    return replace(
        total,
        key=ELSEWHERE,
        value=rate,
        numerator=float(numerator),
        denominator=float(denominator),
        recomputed=rate,
    )


# --- step by step ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One effect, or several together: from where to where, and what it is.

    ``key``: the group's, "" for several. ``kind``: "rate" (what a group did), "mix" (how much it
    weighed) or "count". ``start`` and ``end`` are fractions of a rate, or counts; ``units``
    hundredths of a point as shown, or the count itself. ``by_chance``: what the group did, or each
    of several, is no more than chance can do.
    """

    key: str
    kind: str
    start: Fraction
    end: Fraction
    units: int
    by_chance: bool = False

    @property
    def size(self) -> Fraction:
        """The effect."""
        return self.end - self.start


class _Part(NamedTuple):
    """One effect of one group (of all: key ""), before it is a step."""

    key: str
    kind: str
    size: Fraction
    units: int


def steps(explained: Explained, start: Fraction) -> list[Step]:
    """The effects: what groups did, then how much they weighed, the greatest of each first.

    They lead exactly from the earlier total, ``start``, to the later; small ones of a kind go
    together.
    """
    parts, wholes = _parts(explained)
    shown = sorted(
        (part for part in parts if part.units), key=lambda part: (-abs(part.size), *part[:2])
    )
    kept = shown if len(shown) <= _MOST_STEPS else shown[: _MOST_STEPS - 1]
    chance = {group.key for group in explained.groups if group.by_chance}
    path: list[Step] = []
    for whole in wholes:
        kind, rest, units = whole.kind, whole.size, whole.units
        for part in (part for part in kept if part.kind == kind):
            by_chance = kind == "rate" and part.key in chance
            path.append(Step(part.key, kind, start, start + part.size, part.units, by_chance))
            start, rest, units = start + part.size, rest - part.size, units - part.units
        if rest:
            others = [
                part.key for part in parts if part.kind == kind and part.size and part not in kept
            ]
            by_chance = kind == "rate" and chance.issuperset(others)
            path.append(Step("", kind, start, start + rest, units, by_chance))
            start += rest
    return path


def _parts(explained: Explained) -> tuple[list[_Part], list[_Part]]:
    """Every effect, and the sum of each kind."""
    whole = explained.split
    if whole is None:
        changes = {group.key: int(group.difference or 0) for group in explained.groups}
        parts = [_Part(key, "count", Fraction(moved), moved) for key, moved in changes.items()]
        total = sum(changes.values())
        return parts, [_Part("", "count", Fraction(total), total)]
    parts = [
        part
        for key, effect in whole.effects.items()
        for part in (
            _Part(key, "rate", effect.rate, effect.rate_units),
            _Part(key, "mix", effect.mix, effect.mix_units),
        )
    ]
    return parts, [
        _Part("", "rate", whole.rate, whole.rate_units),
        _Part("", "mix", whole.mix, whole.mix_units),
    ]
