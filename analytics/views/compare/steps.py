"""From the earlier total to the later, step by step: the effects in the order they are drawn."""

from dataclasses import dataclass
from fractions import Fraction

from analytics.i18n import Translator
from analytics.query import value_text
from analytics.views.compare.say import bare_text, moved_text, slower, units_text
from analytics.views.compare.view import Change

# Effects that are a step of their own; of more, the greatest, and the rest of each kind together.
MOST = 6


@dataclass(frozen=True)
class Step:
    """One effect, or several together: from where to where, and what it is.

    ``kind``: "rate" (what a group did), "mix" (how much it weighed) or "count". ``start`` and
    ``end`` are fractions of a rate, or counts; ``units`` hundredths of a point as shown, or the
    count itself. ``name``: the group's, "" for several. ``by_chance``: what the group did, or each
    of several, is no more than chance can do.
    """

    name: str
    kind: str
    start: Fraction
    end: Fraction
    units: int
    by_chance: bool = False

    @property
    def size(self) -> Fraction:
        """The effect."""
        return self.end - self.start


def steps(change: Change, t: Translator) -> list[Step]:
    """The effects: what groups did, then how much they weighed, the greatest of each first.

    They lead exactly from the earlier total to the later; small ones of a kind go together.
    """
    every, wholes = _of_rate(change) if change.split is not None else _of_count(change)
    shown = sorted((one for one in every if one[3]), key=lambda one: (-abs(one[2]), *one[:2]))
    kept = shown if len(shown) <= MOST else shown[: MOST - 1]
    found: list[Step] = []
    at = ends(change, t)[0][1]
    chance = {one.key for one in change.groups if one.by_chance}
    named = {one[:2] for one in kept}
    for kind, whole, units in wholes:
        for key, _kind, size, told in (one for one in kept if one[1] == kind):
            hidden = kind == "rate" and key in chance
            found.append(Step(change.called(key, t), kind, at, at + size, told, hidden))
            at, whole, units = at + size, whole - size, units - told
        if whole:
            rest = [one[0] for one in every if one[1] == kind and one[2] and one[:2] not in named]
            hidden = kind == "rate" and chance.issuperset(rest)
            found.append(Step("", kind, at, at + whole, units, hidden))
            at += whole
    return found


_Effects = list[tuple[str, str, Fraction, int]]
_Wholes = list[tuple[str, Fraction, int]]


def _of_rate(change: Change) -> tuple[_Effects, _Wholes]:
    """Key, kind, size and shown units of every effect, and the sums of both kinds."""
    assert change.split is not None
    every: _Effects = []
    for key, one in change.split.effects.items():
        every.append((key, "rate", one.rate, one.rate_units))
        every.append((key, "mix", one.mix, one.mix_units))
    split = change.split
    return every, [("rate", split.rate, split.rate_units), ("mix", split.mix, split.mix_units)]


def _of_count(change: Change) -> tuple[_Effects, _Wholes]:
    every: _Effects = []
    for one in change.groups:
        moved = int(one.difference or 0)
        every.append((one.key, "count", Fraction(moved), moved))
    whole = sum(one[3] for one in every)
    return every, [("count", Fraction(whole), whole)]


def ends(change: Change, t: Translator) -> list[tuple[str, Fraction, str]]:
    """The earlier and the later total: the period's name, the value, its text."""
    if change.split is not None:
        values = [change.split.earlier, change.split.later]
    else:
        totals = (change.earlier, change.later)
        values = [Fraction(int((one and one.value) or 0)) for one in totals]
    periods = (change.period or "", change.question.period)
    return [
        (t.period(period), value, value_text(one, t, short=True))
        for period, value, one in zip(periods, values, (change.earlier, change.later), strict=True)
    ]


def step_name(change: Change, step: Step, t: Translator) -> str:
    """What a step is: "UBND cấp huyện: nhanh hơn", "Đất đai: cơ cấu"."""
    name = step.name or t("Các nhóm khác")
    if step.kind == "count":
        return name
    if step.kind == "mix":
        return t("{name}: cơ cấu", name=name)
    late = slower(change.metric, step.size > 0)
    if late is None:
        told = t("{name}: tỷ lệ tăng") if step.size > 0 else t("{name}: tỷ lệ giảm")
    else:
        told = t("{name}: chậm hơn") if late else t("{name}: nhanh hơn")
    return told.format(name=name)


def step_text(change: Change, step: Step, t: Translator) -> str:
    """The size of a step without its unit: "+0,18", "−1.204"; money is abbreviated."""
    if step.kind != "count":
        return bare_text(step.units, step.size, t)
    if change.metric.format == "money":
        return moved_text(change.metric, step.units, t, short=True)
    return t.change(step.units)


def step_words(change: Change, step: Step, t: Translator) -> str:
    """The size of a step with its unit: "+0,18 điểm %", "−1.204 hồ sơ"."""
    if step.kind == "count":
        return moved_text(change.metric, step.units, t)
    return units_text(step.units, step.size, t)
