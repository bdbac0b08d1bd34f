"""What may be said of the difference of two periods: the one verdict, which every page asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.metrics import METRICS, is_share
from analytics.periods import sort_key
from analytics.query import Answer
from analytics.stats.intervals import COVERAGE, Interval, effective, newcombe, simultaneous
from analytics.views.control.dispersion import dispersion_of
from analytics.views.control.view import control


@dataclass(frozen=True)
class Difference:
    """The difference of a later period from an earlier one, against chance and custom.

    ``plain`` is the 95% interval of two rates by the chance of their dossiers alone, ``interval``
    the same with how much the periods of the series differ anyway: ``dispersion`` is its φ, None
    where fewer than 8 periods are known (both intervals are one then). Without the dossiers behind
    the rates, and for counts, there is none. ``usual``: both periods lie within the limits of
    everyday variation.
    """

    plain: Interval | None = None
    interval: Interval | None = None
    dispersion: float | None = None
    usual: bool = False

    @property
    def by_chance(self) -> bool:
        """Whether the chance of the dossiers alone can explain it."""
        return self.plain is not None and self.plain.holds(0)

    @property
    def small_but_real(self) -> bool:
        """Whether it is more than the chance of the dossiers, yet no more than periods differ
        anyway."""
        if self.plain is None or self.interval is None or self.by_chance:
            return False
        return self.usual or self.interval.holds(0)

    @property
    def is_news(self) -> bool:
        """Whether it is neither chance nor custom, as far as is known: it may be called better or
        worse, and causes may be named."""
        return not (self.by_chance or self.small_but_real or self.usual)


def difference(earlier: Answer, later: Answer, history: Iterable[Answer]) -> Difference:
    """Judge the difference of two periods of one series.

    Args:
        earlier: the earlier value.
        later: the later one.
        history: answers of the same metric, scope and key; those of later periods are left out,
            for what comes later must not change what was said.

    Returns:
        The verdict.
    """
    known = [one for one in up_to(history, later.period) if one.metric == later.metric]
    spread = dispersion_of(later.metric, known)
    return Difference(
        interval_of(earlier, later),
        interval_of(earlier, later, spread),
        spread,
        control(later.metric, known).are_usual(earlier, later),
    )


def interval_of(
    earlier: Answer, later: Answer, dispersion: float | None = None, several: int = 1
) -> Interval | None:
    """The 95% interval of later − earlier, two rates of one metric.

    Args:
        earlier: the earlier rate.
        later: the later one.
        dispersion: φ of the series; None: only the chance of the dossiers is meant.
        several: how many differences are looked at: of 160, some are wide by chance alone, so
            each interval is widened until all hold together (``simultaneous``).

    Returns:
        The interval; None without counts, and for a rate that is no share of its dossiers: what
        is resolved on time may have been received before.
    """
    first, second = _counts(earlier), _counts(later)
    if first is None or second is None or not is_share(METRICS[later.metric]):
        return None
    return newcombe(
        effective(first, dispersion),
        effective(second, dispersion),
        simultaneous(several, COVERAGE),
    )


def up_to(answers: Iterable[Answer], period: str) -> list[Answer]:
    """The answers of a period and those before it."""
    last = sort_key(period)
    return [one for one in answers if sort_key(one.period) <= last]


def _counts(answer: Answer) -> tuple[float, float] | None:
    if answer.numerator is None or answer.denominator is None:
        return None
    return answer.numerator, answer.denominator
