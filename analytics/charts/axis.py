"""Where an axis starts, ends and is ticked."""

from dataclasses import dataclass
from math import ceil, floor, log10

from analytics.i18n import Translator

# From the finest: an axis of rates is ticked in steps a reader can halve by eye.
_RATE_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.10, 0.20)
_DIGITS = 12


@dataclass(frozen=True)
class Axis:
    """An axis from ``low`` to ``high`` with its ticks; ``cut`` when it does not start at zero."""

    low: float
    high: float
    ticks: tuple[float, ...]
    step: float

    @property
    def cut(self) -> bool:
        return self.low != 0

    def padded(self, share: float = 0.03) -> list[float]:
        """The drawn range: a little more than the axis, so that no mark is cut off."""
        room = (self.high - self.low) * share
        return [self.low - room, self.high + room]


def rate_axis(values: list[float], *, at_least: float = 0.02, most_ticks: int = 6) -> Axis:
    """A zoomed axis for fractions that holds all ``values`` and never leaves 0…1 by itself.

    ``at_least`` is the smallest span, so that equal values are not blown up to differences.
    """
    low, high = (min(values), max(values)) if values else (0.9, 1.0)
    middle, span = (low + high) / 2, max(high - low, at_least)
    low, high = min(low, middle - span / 2), max(high, middle + span / 2)
    if high > 1 >= max(values, default=1):
        low, high = max(low - (high - 1), 0), 1.0
    if low < 0 <= min(values, default=0):
        low, high = 0.0, min(high - low, 1)
    return _ticked(low, high, _rate_step(high - low, most_ticks))


def percent_tick(value: float, axis: Axis, t: Translator) -> str:
    """The text of a tick of a rate axis, with as many decimals as its steps need."""
    return t.rate(value, _decimals(axis.step * 100))


def count_axis(values: list[float], *, most_ticks: int = 5) -> Axis:
    """An axis for counts and money: it starts at zero."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if low == high:
        high = 1.0
    return _ticked(low, high, _count_step(high - low, most_ticks))


def value_axis(values: list[float], noun: str, rank: bool = False) -> Axis:
    """The axis for figures in a unit: zoomed for "%", from 1 for ranks, else from zero."""
    if noun == "%" and min(values, default=-1) >= 0:
        shares = rate_axis([value / 100 for value in values], most_ticks=5)
        ticks = tuple(round(tick * 100, 9) for tick in shares.ticks)
        return Axis(ticks[0], ticks[-1], ticks, shares.step * 100)
    axis = count_axis(values)
    if not rank:
        return axis
    ticks = (1.0, *(tick for tick in axis.ticks if tick > 1))
    return Axis(1.0, max(axis.high, 2.0), ticks, axis.step)


def value_tick(value: float, axis: Axis, noun: str, t: Translator) -> str:
    """The text of a tick of ``value_axis``."""
    if noun == "đồng":
        return t.money_short(value)
    decimals = _decimals(axis.step)
    return t.rate(round(value / 100, 9), decimals) if noun == "%" else t.number(value, decimals)


def start_text(drawn: float, axis: Axis, noun: str, t: Translator) -> str:
    """Where a cut axis starts as it is drawn, which is below its first tick: "93,9%"; "" for none.

    One decimal more than the ticks have. An axis that reaches down to zero is not cut.
    """
    if not axis.cut or drawn <= 0:
        return ""
    decimals = _decimals(axis.step) + 1
    if noun == "%":
        return t.rate(round(drawn / 100, 9), decimals)
    return t.number(drawn, decimals)


def _ticked(low: float, high: float, step: float) -> Axis:
    first, last = floor(round(low / step, 6)), ceil(round(high / step, 6))
    ticks = tuple(round(place * step, _DIGITS) for place in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, step)


def _decimals(step: float) -> int:
    """How many decimals tell two ticks apart."""
    return max(0, -floor(log10(step) + 1e-9))


def _rate_step(span: float, most_ticks: int) -> float:
    return next((step for step in _RATE_STEPS if span / step <= most_ticks - 1), 0.25)


def _count_step(span: float, most_ticks: int) -> float:
    power = 10.0 ** floor(log10(span / most_ticks))
    steps = [power * factor for factor in (1, 2, 5, 10, 20)]
    return next(step for step in steps if span / step <= most_ticks)
