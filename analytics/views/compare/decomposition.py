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
# Groups whose contribution stands alone; of more, the others together.
_MOST = 5

Pair = tuple[Answer | None, Answer | None]
Pairs = Mapping[str, Pair]


class Part(NamedTuple):
    """A part of a change: exactly, a fraction of a rate or a count; and as shown.

    ``units`` are hundredths of a point, or the count itself.
    """

    size: Fraction
    units: int


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


# --- what each adds -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Contribution:
    """What a group adds to the change, or several together; all of them add up to it."""

    groups: tuple[Group, ...]

    @property
    def key(self) -> str:
        """The group's key; "" for several."""
        return self.groups[0].key if len(self.groups) == 1 else ""

    @property
    def by_chance(self) -> bool:
        """Whether no rate of it moved further than chance can move it."""
        return all(group.by_chance for group in self.groups)

    @property
    def rate(self) -> Part:
        """What the groups' rates did."""
        effects = [group.effect for group in self.groups if group.effect]
        return _added(Part(effect.rate, effect.rate_units) for effect in effects)

    @property
    def mix(self) -> Part:
        """What their shares of the dossiers did."""
        effects = [group.effect for group in self.groups if group.effect]
        return _added(Part(effect.mix, effect.mix_units) for effect in effects)

    @property
    def whole(self) -> Part:
        """Both, or the difference of a count."""
        if any(group.effect for group in self.groups):
            return _added((self.rate, self.mix))
        counts = [int(group.difference or 0) for group in self.groups]
        return _added(Part(Fraction(count), count) for count in counts)


def contributions(groups: Sequence[Group], key: str = "") -> list[Contribution]:
    """The groups that moved the whole most, each alone, then all others together.

    Args:
        groups: those that moved most first.
        key: a group that stands alone however little it moved.
    """
    moved = [group for group in groups if group.weight]
    if len(moved) <= _MOST + 1:
        return [Contribution((group,)) for group in moved]
    alone = moved[:_MOST]
    chosen = [group for group in moved[_MOST:] if group.key == key]
    alone = [*alone[: _MOST - len(chosen)], *chosen]
    rest = tuple(group for group in moved if group not in alone)
    return [*(Contribution((group,)) for group in alone), Contribution(rest)]


def _added(parts: Iterable[Part]) -> Part:
    size, units = Fraction(0), 0
    for part in parts:
        size, units = size + part.size, units + part.units
    return Part(size, units)
