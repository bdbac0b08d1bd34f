"""Conditions about chance: what is unusual against everyday variation, and what is not.

Control limits are those of Xu hướng (``analytics.views.control``). A difference that they call
usual is said to be that, so that nobody has to explain it; a rate outside them is named, of units
too.
"""

from collections.abc import Iterable, Iterator, Mapping

from analytics.i18n import TRANSLATORS, both
from analytics.query import Answer
from analytics.query.wording import difference_text
from analytics.stats.control_charts import Limits
from analytics.texts import LEVELS, Bilingual
from analytics.views.attention import text
from analytics.views.attention.data import About, Case, Situation
from analytics.views.control import Control, Signal, limit_text, outside_texts

_ON_TIME = "on_time_rate"
_SIDES = {
    True: Bilingual("trên mức trung bình {centre}", "above the mean of {centre}"),
    False: Bilingual("dưới mức trung bình {centre}", "below the mean of {centre}"),
}
_WAYS = {1: Bilingual("tăng", "rise"), -1: Bilingual("giảm", "fall")}
# One verdict for a pair of periods: what So sánh quý says of them, in a few text.
_NO_CHANGE = Bilingual(
    "nằm trong biên độ dao động thông thường, chưa cho thấy thay đổi",
    "lies within usual variation and shows no change",
)
_SMALL_BUT_REAL = Bilingual(
    "nhỏ nhưng có thật, vẫn trong biên độ dao động thông thường giữa các kỳ",
    "is small but real, still within the usual variation between periods",
)


def unusually_low(situation: Situation) -> Iterator[Case]:
    """The scope's rate or a level's below its lower limit."""
    return _outside(situation, False)


def unusually_high(situation: Situation) -> Iterator[Case]:
    """The same above the upper limit."""
    return _outside(situation, True)


def lasting_below(situation: Situation) -> Iterator[Case]:
    """A run below the mean that reaches the period, of scope or level."""
    return _lasting(situation, False)


def lasting_above(situation: Situation) -> Iterator[Case]:
    """The same above the mean."""
    return _lasting(situation, True)


def clear_fall(situation: Situation) -> Iterator[Case]:
    """A series of scope or level that falls as a whole, up to the period."""
    return _direction(situation, -1)


def clear_rise(situation: Situation) -> Iterator[Case]:
    """The same, climbing."""
    return _direction(situation, 1)


def units_unusually_low(situation: Situation) -> Iterator[Case]:
    """Units whose rate lies below their own lower limit, named together."""
    return _units(situation, False)


def units_unusually_high(situation: Situation) -> Iterator[Case]:
    """The same above the upper limit."""
    return _units(situation, True)


def units_fell(situation: Situation) -> Iterator[Case]:
    """Units whose rate fell by more than chance, named together."""
    return _moved(situation, situation.fell)


def units_rose(situation: Situation) -> Iterator[Case]:
    """The same, risen."""
    return _moved(situation, situation.rose)


def fell(situation: Situation) -> Iterator[Case]:
    """The scope's rate fell by more than chance and custom."""
    return _news(situation, -1)


def rose(situation: Situation) -> Iterator[Case]:
    """The same, risen."""
    return _news(situation, 1)


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


def _news(situation: Situation, sign: int) -> Iterator[Case]:
    """A difference of the whole scope that So sánh hai kỳ calls news, where it is sure.

    A rate outside its limits is named by the rule for that.
    """
    compared, total, verdict = situation.comparison, situation.total, situation.verdict
    if compared is None or total is None or verdict is None or compared.earlier is None:
        return
    if compared.state != "same" or total.metric != _ON_TIME or total.is_part:
        return
    if verdict.interval is None or not verdict.is_news or sign * (compared.difference or 0) <= 0:
        return
    if situation.control is not None and situation.control.verdict(total) == "signal":
        return
    earlier = compared.earlier
    words = {
        "subject": situation.scope,
        "change": both(lambda t: difference_text(compared, t)),
        "period": text.period(earlier.period),
    }
    yield Case(abs(compared.difference or 0), words)


def _moved(situation: Situation, changes: Mapping[str, float]) -> Iterator[Case]:
    if not changes:
        return
    ordered = sorted(changes.items(), key=lambda change: -abs(change[1]))
    names = [
        text.filled(
            Bilingual("{n} {v}", "{n} {v}"),
            n=situation.unit_names.get(key, Bilingual(key, key)),
            v=both(lambda t, by=by: t.points(by)),  # type: ignore[misc]
        )
        for key, by in ordered
    ]
    words = {
        "n": text.count(len(names)),
        "names": text.listed(names),
        "period": text.period(situation.earlier),
    }
    yield Case(abs(ordered[0][1]), words, about=_units_about(key for key, _by in ordered))


def _units_about(keys: Iterable[str]) -> About:
    """One unit by its key, several without."""
    keys = list(keys)
    return About("unit", keys[0] if len(keys) == 1 else "")


def _lasting(situation: Situation, up: bool) -> Iterator[Case]:
    for about, name, control, answer in _subjects(situation):
        for signal in control.signals_of(answer):
            limits = control.limits(answer)
            if signal.kind == "outside" or limits is None or signal.up is not up:
                continue
            centre = _limit(limits.centre)
            course = text.filled(_SIDES[signal.up], centre=centre)
            n = text.count(len(signal.answers))
            words = {"subject": name, "n": n, "course": course}
            yield Case(len(signal.answers), words, about=about)


def _direction(situation: Situation, direction: int) -> Iterator[Case]:
    for about, name, control, answer in _subjects(situation):
        piece = control.direction_at(answer)
        if piece is not None and piece.direction == direction:
            words = {
                "subject": name,
                "n": text.count(len(piece.answers)),
                "way": _WAYS[piece.direction],
            }
            yield Case(len(piece.answers), words, about=about)


def _outside(situation: Situation, up: bool) -> Iterator[Case]:
    for about, name, control, answer in _subjects(situation):
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
            words = {"subject": name, "value": value, "limit": limit}
            yield Case(_beyond(answer, limits), words, about=about)


def _units(situation: Situation, up: bool) -> Iterator[Case]:
    units: list[tuple[float, str, Bilingual]] = []
    for key, control in situation.unit_controls.items():
        answer = _at(control, situation.period)
        if answer is None or not _is_outside(control.signals_of(answer), up):
            continue
        limits = control.limits(answer)
        assert limits is not None
        name = situation.unit_names.get(key, Bilingual(key, key))
        named = text.filled(Bilingual("{n} {v}", "{n} {v}"), n=name, v=text.value(answer))
        units.append((_beyond(answer, limits), key, named))
    if units:
        units.sort(key=lambda unit: -unit[0])
        yield Case(
            units[0][0],
            {
                "n": text.count(len(units)),
                "names": text.listed([name for _far, _key, name in units]),
            },
            about=_units_about(key for _far, key, _name in units),
        )


def _subjects(situation: Situation) -> Iterator[tuple[About, Bilingual, Control, Answer]]:
    """The scope and its levels with their limits; a scope that is one of its levels once."""
    levels = [
        (About("level", key), LEVELS[key].full, control, answer)
        for key, control in situation.level_controls.items()
        if key in LEVELS and (answer := _at(control, situation.period)) is not None
    ]
    total = situation.total
    if total is not None and situation.control is not None and total.metric == _ON_TIME:
        counts = (total.numerator, total.denominator)
        if counts not in [(level.numerator, level.denominator) for *_names, level in levels]:
            yield About(), situation.scope, situation.control, total
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


def _limit(value: float) -> Bilingual:
    return both(lambda t: limit_text(_ON_TIME, value, t))
