"""Conditions about chance: what is unusual against everyday variation, and what is not.

Control limits are those of Xu hướng (``analytics.views.control``). A difference that they call
usual is said to be that, so that nobody has to explain it; a rate outside them is named, of units
too.
"""

from collections.abc import Iterator

from analytics.i18n import TRANSLATORS, both
from analytics.query import Answer
from analytics.query.wording import difference_text
from analytics.stats.control_charts import Limits
from analytics.texts import LEVELS, Bilingual, Message, Words, same, translatable
from analytics.views.attention import text
from analytics.views.attention.data import Case, Situation
from analytics.views.control import Control, Signal, limit_text, outside_texts

_ON_TIME = "on_time_rate"
_SIDES = {
    True: translatable("trên mức trung bình {centre}"),
    False: translatable("dưới mức trung bình {centre}"),
}
_WAYS = {1: Message("tăng"), -1: Message("giảm")}
# One verdict for a pair of periods: what So sánh quý says of them, in a few text.
_NO_CHANGE = Message("nằm trong mức dao động thường, chưa cho thấy thay đổi")
_SMALL_BUT_REAL = Message("nhỏ nhưng có thật, vẫn trong mức dao động thường giữa các kỳ")


def unusually_low(situation: Situation) -> Iterator[Case]:
    """The scope's rate or a level's below its lower limit."""
    return _outside(situation, False)


def unusually_high(situation: Situation) -> Iterator[Case]:
    """The same above the upper limit."""
    return _outside(situation, True)


def lasting(situation: Situation) -> Iterator[Case]:
    """A run on one side of the mean that reaches the period, of scope or level."""
    for name, control, answer in _subjects(situation):
        for signal in control.signals_of(answer):
            limits = control.limits(answer)
            if signal.kind == "outside" or limits is None:
                continue
            course = Message(_SIDES[signal.up], centre=_limit(limits.centre))
            n = text.count(len(signal.answers))
            yield Case(len(signal.answers), {"subject": name, "n": n, "course": course})


def clear_direction(situation: Situation) -> Iterator[Case]:
    """A series of scope or level that climbs or falls as a whole, up to the period."""
    for name, control, answer in _subjects(situation):
        piece = control.direction_at(answer)
        if piece is not None:
            n = text.count(len(piece.answers))
            way = _WAYS[piece.direction]
            yield Case(len(piece.answers), {"subject": name, "n": n, "way": way})


def units_unusually_low(situation: Situation) -> Iterator[Case]:
    """Units whose rate lies below their own lower limit, named together."""
    return _units(situation, False)


def units_unusually_high(situation: Situation) -> Iterator[Case]:
    """The same above the upper limit."""
    return _units(situation, True)


def within_usual(situation: Situation) -> Iterator[Case]:
    """The scope's rate differs from the period it is compared with, but no more than usual.

    The verdict is that of So sánh quý.
    """
    compared, total, verdict = situation.comparison, situation.total, situation.verdict
    if compared is None or total is None or verdict is None or compared.earlier is None:
        return
    if not compared.difference or compared.state != "same" or total.metric != _ON_TIME:
        return
    if situation.control is not None and situation.control.verdict(total) == "signal":
        return
    if verdict.usual or verdict.small_but_real:
        earlier = compared.earlier
        yield Case(
            abs(compared.difference),
            {
                "subject": situation.scope,
                "change": both(lambda t: difference_text(compared, t)),
                "period": text.period(earlier.period),
                "verdict": _SMALL_BUT_REAL if verdict.small_but_real else _NO_CHANGE,
            },
        )


def _outside(situation: Situation, up: bool) -> Iterator[Case]:
    for name, control, answer in _subjects(situation):
        signals = control.signals_of(answer)
        limits = control.limits(answer)
        if limits is not None and _is_outside(signals, up):
            signal = next(signal for signal in signals if signal.kind == "outside")
            value, limit = (
                Bilingual(*texts)
                for texts in zip(
                    *(outside_texts(signal, limits, t) for t in TRANSLATORS), strict=True
                )
            )
            yield Case(_beyond(answer, limits), {"subject": name, "value": value, "limit": limit})


def _units(situation: Situation, up: bool) -> Iterator[Case]:
    units: list[tuple[float, Words]] = []
    for key, control in situation.unit_controls.items():
        answer = _at(control, situation.period)
        if answer is None or not _is_outside(control.signals_of(answer), up):
            continue
        limits = control.limits(answer)
        assert limits is not None
        name = situation.unit_names.get(key, same(key))
        units.append((_beyond(answer, limits), text.with_value(name, answer)))
    if units:
        units.sort(key=lambda unit: -unit[0])
        yield Case(
            units[0][0],
            {"n": text.count(len(units)), "names": text.listed([name for _far, name in units])},
        )


def _subjects(situation: Situation) -> Iterator[tuple[Words, Control, Answer]]:
    """The scope and its levels with their limits; a scope that is one of its levels once."""
    levels = [
        (LEVELS[key].full, control, answer)
        for key, control in situation.level_controls.items()
        if key in LEVELS and (answer := _at(control, situation.period)) is not None
    ]
    total = situation.total
    if total is not None and situation.control is not None and total.metric == _ON_TIME:
        counts = (total.numerator, total.denominator)
        if counts not in [(level.numerator, level.denominator) for *_name, level in levels]:
            yield situation.scope, situation.control, total
    yield from levels


def _at(control: Control, period: str) -> Answer | None:
    """The point of a period that its series was judged with."""
    points = (answer for piece in control.pieces for answer in piece.answers)
    return next((answer for answer in points if answer.period == period), None)


def _is_outside(signals: tuple[Signal, ...], up: bool) -> bool:
    return any(signal.kind == "outside" and signal.up is up for signal in signals)


def _beyond(answer: Answer, limits: Limits) -> float:
    """How far a rate lies outside its limits, as a fraction."""
    value = answer.value or 0.0
    return max(value - limits.upper, limits.lower - value)


def _limit(value: float) -> Words:
    return both(lambda t: limit_text(_ON_TIME, value, t))
