"""The groups of a comparison: what each has in both periods, and what it adds to the change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.metrics import METRICS
from analytics.query import Answer, Comparison, compare
from analytics.stats.control_charts import Dispersions
from analytics.stats.kitagawa import Counts, Effect, Split, split
from analytics.views.compare.names import ELSEWHERE
from analytics.views.control import interval_of

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
    totals: tuple[Answer, Answer], found: Iterable[Answer], split_by: str, spreads: Dispersions
) -> Explained:
    """Put the groups of both periods side by side and split the change, if their counts allow.

    Args:
        totals: the earlier and the later value of the whole, of one series.
        found: the answers of the groups in both periods.
        split_by: one of ``SPLITS``; of areas, what lies in none is a group of its own.
        spreads: φ of the groups that have enough periods.

    Returns:
        The groups that have an answer, with their effects where the change could be split.
    """
    pairs = paired(found, totals[0].period, totals[1].period)
    if split_by == "area":
        rest = tuple(
            _rest(one, [pair[at] for pair in pairs.values()]) for at, one in enumerate(totals)
        )
        if any(rest):
            pairs[ELSEWHERE] = rest  # type: ignore[assignment]
    return (
        _of_rate(totals, pairs, spreads)
        if METRICS[totals[0].metric].denominator
        else _of_count(totals, pairs)
    )


def paired(found: Iterable[Answer], before: str, after: str) -> dict[str, Pair]:
    """By key the answers of two periods, None where a period has none."""
    by_place = {(one.key, one.period): one for one in found}
    keys = dict.fromkeys(key for key, _period in by_place if key is not None)
    return {key: (by_place.get((key, before)), by_place.get((key, after))) for key in keys}


def side_by_side(pairs: Pairs, spreads: Dispersions) -> tuple[Group, ...]:
    """The groups of pairs, compared, those without any value left out."""
    there = {
        key: pair
        for key, pair in pairs.items()
        if any(one is not None and one.value is not None for one in pair)
    }
    return tuple(_group(key, *pair, len(there), spreads.get(key)) for key, pair in there.items())


def _group(
    key: str, earlier: Answer | None, later: Answer | None, several: int, spread: float | None
) -> Group:
    if earlier is None or earlier.value is None or later is None or later.value is None:
        return Group(key, earlier, later)
    found = compare(later, [earlier], earlier.period)
    interval = interval_of(earlier, later, spread, several)
    return Group(key, earlier, later, found, by_chance=interval is not None and interval.holds(0))


def weight(group: Group) -> float:
    """How much a group moved the whole, up or down.

    Where the change is not split, a rate's difference counts by the dossiers behind it: a unit of
    eight dossiers jumps by more than 12 points for each of them.
    """
    if group.effect is not None:
        return float(abs(group.effect.rate + group.effect.mix))
    dossiers = [one.denominator for one in (group.earlier, group.later) if one and one.denominator]
    return abs(group.difference or 0) * (sum(dossiers) or 1)


def counts_of(answer: Answer | None) -> Counts | None:
    """The counts behind a rate: (0, 0) for a group that is not there or has no dossiers, None if
    they are not known."""
    if answer is None or has_none(answer):
        return Counts(0, 0)
    if answer.numerator is None or answer.denominator is None:
        return None
    return Counts(int(answer.numerator), int(answer.denominator))


def has_none(answer: Answer) -> bool:
    """Whether a rate has no value although every unit reported: there are no dossiers to divide."""
    return answer.nothing


def _of_rate(totals: tuple[Answer, Answer], pairs: Pairs, spreads: Dispersions) -> Explained:
    groups = side_by_side(pairs, spreads)
    counts = {key: (counts_of(first), counts_of(second)) for key, (first, second) in pairs.items()}
    known = {
        key: (first, second)
        for key, (first, second) in counts.items()
        if first is not None and second is not None
    }
    without = tuple(key for key in pairs if key not in known)
    whole = counts_of(totals[0]), counts_of(totals[1])
    if None in whole:
        return Explained(groups, reason="total")
    if without or not pairs:
        return Explained(groups, reason="group", without=without)
    summed = tuple(_sum(pair[at] for pair in known.values()) for at in (0, 1))
    found = split(known) if summed == whole else None
    if found is None:
        same = [one.denominator for one in summed] == [one and one.denominator for one in whole]
        odd = [key for key, pair in known.items() if same and not (pair[0][1] and pair[1][1])]
        return Explained(groups, reason="undefined" if odd else "sum", without=tuple(odd))
    explained = tuple(replace(one, effect=found.effects[one.key]) for one in groups)
    return Explained(explained, found, left_out=found.left_out)


def _of_count(totals: tuple[Answer, Answer], pairs: Pairs) -> Explained:
    """The groups of a count: their differences add up by themselves."""
    whole_pairs = {key: _with_zeros(key, pair, totals) for key, pair in pairs.items()}
    groups = side_by_side(whole_pairs, {})
    without = tuple(one.key for one in groups if one.difference is None)
    whole = compare(totals[1], [totals[0]], totals[0].period)
    if whole.difference is None or whole.approximate:
        return Explained(groups, reason="total")
    if without or not groups:
        return Explained(groups, reason="group", without=without)
    changes = [one.difference or 0 for one in groups]
    if sum(changes) != whole.difference:
        return Explained(groups, reason="sum")
    if not whole.difference or any(change * whole.difference < 0 for change in changes):
        return Explained(groups)
    shares = [Fraction(change) / Fraction(whole.difference) for change in changes]
    return Explained(
        tuple(replace(one, share=share) for one, share in zip(groups, shares, strict=True))
    )


def _with_zeros(key: str, pair: Pair, totals: tuple[Answer, Answer]) -> Pair:
    """A group that has no row among complete dossiers has none of them."""
    found = [
        replace(total, key=key, value=0.0) if one is None and total.basis == "computed" else one
        for one, total in zip(pair, totals, strict=True)
    ]
    return found[0], found[1]


def _sum(counts: Iterable[Counts]) -> Counts:
    known = tuple(counts)
    return Counts(sum(one[0] for one in known), sum(one[1] for one in known))


def _rest(total: Answer, parts: Sequence[Answer | None]) -> Answer | None:
    """What areas leave of a total counted from dossiers; None where nothing is left, or a part is
    not counted."""
    known = [part for part in parts if part is not None]
    if total.basis != "computed" or any(part.basis != "computed" for part in known):
        return None
    counts = counts_of(total)
    if counts is None:
        value = (total.value or 0) - sum(part.value or 0 for part in known)
        return replace(total, key=ELSEWHERE, value=value) if value else None
    inside = _sum(one for one in map(counts_of, known) if one is not None)
    numerator, denominator = counts[0] - inside[0], counts[1] - inside[1]
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
