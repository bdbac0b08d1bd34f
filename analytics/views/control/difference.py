"""Whether two periods differ by more than chance, and which of several is the lowest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.metrics import METRICS, is_share
from analytics.periods import parse, sort_key
from analytics.query import Answer, measured
from analytics.stats.control_charts import Dispersions, dispersion
from analytics.stats.intervals import COVERAGE, Interval, effective, newcombe, simultaneous, wilson
from analytics.store import Reader
from analytics.views.control.data import FEW, control, counts, neighbours, pieces, usable


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


def dispersion_of(metric: str, answers: Iterable[Answer]) -> float | None:
    """The φ of one unit (or level, sector) from its own answers over time.

    Args:
        metric: code of ``METRICS``.
        answers: of this metric, one scope and one key, in any order; only what is comparable with
            the newest of them is used (no break, one wording of scope).

    Returns:
        φ from 8 periods on, most of them neighbours; else None: only the chance of the dossiers is
        known then, and words have to say so.
    """
    record = METRICS.get(metric)
    series = pieces(answers)
    if record is None or record.format != "rate" or not is_share(record) or not series:
        return None
    points = usable(series[-1], record)
    joined = neighbours(points)
    if len(points) < FEW or 2 * sum(joined) < len(points):
        return None
    return dispersion(counts(points), joined)


def dispersions(
    reader: Reader,
    catalogue: Catalogue,
    metric: str,
    period: str,
    chosen: Filter,
    split: str,
    *,
    dataset: str = "official",
) -> Dispersions:
    """φ of every part of a scope from its own periods up to the one asked about.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        metric: code of ``METRICS``.
        period: the page's period; later ones must not change what it says.
        chosen: the scope.
        split: what its parts are ("unit", "area", "level", "sector").
        dataset: "official" or "demo".

    Returns:
        φ by key (``dispersion_of``); parts with fewer than 8 periods have none, nor has a metric
        that is no share of its dossiers.
    """
    periods = catalogue.measured_periods(parse(period).kind, dataset, period)
    if len(periods) < FEW or not is_share(METRICS[metric]):
        return {}
    scope = _shared(chosen) if split == "unit" else chosen
    return reader.once(
        ("dispersions", metric, period, scope, split, dataset),
        lambda: _by_key(
            metric, measured(reader, [metric], periods, scope, dataset=dataset, split=split)
        ),
    )


def _shared(chosen: Filter) -> Filter:
    """The block of a scope: a unit's own figures are the same in any narrower one."""
    return Filter("central" if chosen.level == "central" else None, sector=chosen.sector)


def _by_key(metric: str, answers: Sequence[Answer]) -> dict[str, float]:
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.key is not None:
            groups.setdefault(answer.key, []).append(answer)
    found = {key: dispersion_of(metric, group) for key, group in groups.items()}
    return {key: one for key, one in found.items() if one is not None}


def clearly_lowest(answers: Iterable[Answer]) -> Answer | None:
    """The lowest of several shares; None where that may be chance.

    It has to lie below at least one other one by more than the chance of their dossiers: their
    intervals, widened until all hold together, do not touch. Shares without counts are taken as
    they are printed. Where several share the lowest value, none is named.
    """
    known = [one for one in answers if one.value is not None]
    if len(known) < 2:
        return None
    first, second = sorted(known, key=lambda one: one.value or 0.0)[:2]
    if first.value == second.value:
        return None
    others = [one for one in known if one.has_counts and one is not first]
    if not first.has_counts or not others:
        return first
    coverage = simultaneous(len(others) + 1)
    end = _interval(first, coverage).high
    return first if any(_interval(one, coverage).low > end for one in others) else None


def _interval(answer: Answer, coverage: float) -> Interval:
    assert answer.numerator is not None and answer.denominator is not None
    part = min(answer.numerator, answer.denominator)  # a print may contradict itself
    return wilson(part, answer.denominator, coverage)
