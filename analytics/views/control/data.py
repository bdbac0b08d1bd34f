"""A series under control limits: its pieces, its signals, what may be said of one point."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any, Literal

from analytics.metrics import METRICS, Metric, is_share
from analytics.periods import crosses_break, parse, previous, sort_key, year_before
from analytics.query import Answer
from analytics.stats.control_charts import (
    FEW_COUNTED,
    Chart,
    Individuals,
    Limits,
    Proportions,
    Rare,
    mean_rate,
)
from analytics.stats.signals import direction, seasonal, signals

# From so many points limits are computed at all, and from so many they are called firm. Both are
# conventions (NHS England, "Making Data Count"; Wheeler: useful from six, settled from about
# twenty), no theorem: limits do not become right at the twelfth point.
FEW, FIRM = 8, 12

State = Literal["firm", "provisional", "none"]
Verdict = Literal["signal", "usual", "unknown"]


@dataclass(frozen=True)
class Signal:
    """What does not look like chance, with the points it consists of, in the order of time.

    ``kind``: outside (a limit) or run (on one side of the mean); ``up``: above.
    """

    kind: str
    up: bool
    answers: tuple[Answer, ...]

    @property
    def first(self) -> Answer:
        return self.answers[0]

    @property
    def last(self) -> Answer:
        return self.answers[-1]


@dataclass(frozen=True)
class Piece:
    """Points that may be joined: one kind of period, one scope, no break between.

    ``answers`` are the points that limits could be computed from, in the order of time; ``chart``
    holds them against chance, or is None and ``why`` says why: few, no_counts, no_share, apart,
    never, always, flat, direction, seasonal, index. ``everything`` has the others too.
    ``direction``: 1 for a clear rise, -1 for a clear fall. ``is_seasonal``: the quarter of the year
    explains its swings.
    """

    answers: tuple[Answer, ...]
    chart: Chart | None
    signals: tuple[Signal, ...]
    why: str
    everything: tuple[Answer, ...]
    direction: int = 0
    is_seasonal: bool = False

    @property
    def limits(self) -> tuple[Limits, ...]:
        """One per point; () without a chart."""
        return self.chart.limits if self.chart else ()

    @property
    def state(self) -> State:
        """How settled the limits are: firm from 12 points, by convention."""
        if self.chart is None:
            return "none"
        return "firm" if len(self.answers) >= FIRM else "provisional"

    @property
    def centre(self) -> float | None:
        """The mean that the limits lie around; None without limits."""
        return self.chart.centre if self.chart else None

    @property
    def year_ago(self) -> tuple[Answer, Answer] | None:
        """The newest point and that of the same quarter a year before; None without it."""
        newest = self.everything[-1]
        before = year_before(newest.period)
        found = next((one for one in self.everything if one.period == before), None)
        return None if found is None else (newest, found)


@dataclass(frozen=True)
class Control:
    """All pieces of one metric of one scope, the newest last; () without any value."""

    metric: str
    pieces: tuple[Piece, ...]

    @property
    def newest(self) -> Piece | None:
        """The piece that reaches furthest."""
        return self.pieces[-1] if self.pieces else None

    @property
    def limited(self) -> tuple[Piece, ...]:
        """The pieces that have limits."""
        return tuple(piece for piece in self.pieces if piece.chart)

    @property
    def signals(self) -> tuple[Signal, ...]:
        """Every signal, the oldest first."""
        return tuple(signal for piece in self.pieces for signal in piece.signals)

    @property
    def is_seasonal(self) -> bool:
        """Whether the newest piece swings with the quarter of the year."""
        return self.newest is not None and self.newest.is_seasonal

    def limits(self, answer: Answer) -> Limits | None:
        """The limits of a point; None where it has none."""
        return self._limits.get(_point(answer))

    def signals_of(self, answer: Answer) -> tuple[Signal, ...]:
        """The signals that a point belongs to."""
        return self._signals.get(_point(answer), ())

    def verdict(self, answer: Answer) -> Verdict:
        """Whether a point is news ("signal"), or may be chance ("usual"); else "unknown"."""
        piece = self._pieces.get(_point(answer))
        if piece is None or piece.chart is None:
            return "unknown"
        return "signal" if self.signals_of(answer) else "usual"

    def are_usual(self, *answers: Answer | None) -> bool:
        """Whether all of them are known to be usual: what lies between them is no news."""
        return all(one is not None and self.verdict(one) == "usual" for one in answers)

    def direction_at(self, answer: Answer) -> Piece | None:
        """The piece with a clear direction that a point belongs to; None where there is none."""
        piece = self._pieces.get(_point(answer))
        return piece if piece is not None and piece.direction else None

    @cached_property
    def _pieces(self) -> dict[tuple[str, str | None], Piece]:
        return {_point(answer): piece for piece in self.pieces for answer in piece.answers}

    @cached_property
    def _limits(self) -> dict[tuple[str, str | None], Limits]:
        return {
            _point(answer): limits
            for piece in self.limited
            for answer, limits in zip(piece.answers, piece.limits, strict=True)
        }

    @cached_property
    def _signals(self) -> dict[tuple[str, str | None], tuple[Signal, ...]]:
        found: dict[tuple[str, str | None], tuple[Signal, ...]] = {}
        for signal in self.signals:
            for answer in signal.answers:
                found[_point(answer)] = (*found.get(_point(answer), ()), signal)
        return found


def control(metric: str, answers: Iterable[Answer], until: str | None = None) -> Control:
    """Put a series under limits, or say why it has none.

    Args:
        metric: code of ``METRICS``, or of an index (which has no limits).
        answers: of this metric, one scope and one key, in any order; those without a value are
            gaps, which stay gaps: no moving range and no run reaches over them.
        until: the period that a page speaks of: what came later neither is a signal there nor
            shapes its limits. None: all of the answers.

    Returns:
        The pieces between breaks. A clear direction takes the place of limits. Else rates are
        judged by binomial tails, counts of few by Poisson tails, other counts by XmR; below 8
        points not at all, from 8 to 11 provisionally (points outside only), from 12 firmly.
    """
    return control_of(metric, pieces(answers), until)


def control_of(
    metric: str, series: Sequence[Sequence[Answer]], until: str | None = None
) -> Control:
    """The same of ``pieces`` that were cut before: a page asks for all units in every period."""
    if until is not None:
        end = sort_key(until)
        cut = (piece[: bisect_right(piece, end, key=_time)] for piece in series)
        series = sorted((piece for piece in cut if piece), key=lambda piece: _time(piece[-1]))
    return Control(metric, tuple(_piece(metric, piece) for piece in series))


def controls(metric: str, answers: Iterable[Answer]) -> Mapping[str | None, Control]:
    """The same for every key of a split, asked for at once."""
    groups: dict[str | None, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.key, []).append(answer)
    return {key: control(metric, group) for key, group in groups.items()}


def _piece(code: str, everything: Sequence[Answer]) -> Piece:
    metric = METRICS.get(code)
    points = usable(everything, metric) if metric else list(everything)
    joined = neighbours(points)
    why = refusal(everything, points, joined, code)
    if why or metric is None:
        return Piece(tuple(points), None, (), why, tuple(everything))
    is_rate = metric.format == "rate"
    way = direction(
        [part / whole for part, whole in counts(points)]
        if is_rate
        else [one.value or 0.0 for one in points]
    )
    is_seasonal = not is_rate and _is_seasonal(points)
    chart = _chart(metric, points, joined)
    if way or is_seasonal or chart is None:
        why = "direction" if way else "seasonal" if is_seasonal else "flat"
        return Piece(tuple(points), None, (), why, tuple(everything), way, is_seasonal)
    return Piece(
        tuple(points),
        chart,
        tuple(
            Signal(one.kind, one.up, tuple(points[one.first : one.last + 1]))
            for one in signals(chart, joined, runs=len(points) >= FIRM)
        ),
        "",
        tuple(everything),
    )


def _chart(metric: Metric, points: Sequence[Answer], joined: Sequence[bool]) -> Chart | None:
    """The chart for the kind of number; None for counts and amounts that do not differ."""
    if metric.format == "rate":
        return Proportions(tuple(counts(points)), tuple(joined))
    values = tuple(one.value or 0.0 for one in points)
    if 0 < fsum(values) < FEW_COUNTED * len(values) and metric.format == "count":
        return Rare(values, tuple(joined))
    chart = Individuals(values, tuple(joined))
    return None if chart.is_flat else chart


def _is_seasonal(answers: Sequence[Answer]) -> bool:
    """Whether the quarter of the year explains the swings; other periods have no season."""
    if parse(answers[0].period).kind != "quarter":
        return False
    parts = [(int(one.period[:4]), int(one.period[6])) for one in answers]
    return seasonal(
        [4 * year + quarter for year, quarter in parts],
        [quarter for _year, quarter in parts],
        [one.value or 0.0 for one in answers],
    )


def _time(answer: Answer) -> tuple[Any, ...]:
    return sort_key(answer.period)


def _point(answer: Answer) -> tuple[str, str | None]:
    return answer.period, answer.scope_note


def pieces(answers: Iterable[Answer]) -> list[list[Answer]]:
    """Answers with a value in the order of time, cut where no two may be compared.

    One kind of period, one wording of scope, no break in between (``periods.BREAKS``: limits start
    anew on 1 July 2025). Of a period that two documents print the first counts.
    """
    groups: dict[tuple[str, str | None], list[list[Answer]]] = {}
    known = (answer for answer in answers if answer.value is not None)
    for answer in sorted(known, key=lambda one: sort_key(one.period)):
        found = groups.setdefault((parse(answer.period).kind, answer.scope_note), [])
        if not found or crosses_break(found[-1][-1].period, answer.period):
            found.append([answer])
        elif found[-1][-1].period != answer.period:
            found[-1].append(answer)
    everything = [piece for group in groups.values() for piece in group]
    return sorted(everything, key=lambda piece: sort_key(piece[-1].period))


def usable(answers: Sequence[Answer], metric: Metric) -> list[Answer]:
    """The answers that limits can be computed from; the others stay gaps.

    Rates need their counts, and some dossiers to be counted of; counts must be exact.
    """
    if metric.format == "rate":
        return [one for one in answers if one.has_counts and one.denominator]
    return [one for one in answers if not one.approximate]


def neighbours(answers: Sequence[Answer]) -> list[bool]:
    """For each answer, whether the one before it is of the period just before."""
    before = [None, *(one.period for one in answers)]
    return [
        last is not None and previous(one.period) == last
        for one, last in zip(answers, before, strict=False)
    ]


def refusal(
    answers: Sequence[Answer], found: Sequence[Answer], joined: Sequence[bool], code: str
) -> str:
    """Why a piece has no limits; "" when it has.

    Args:
        answers: of the piece.
        found: those of them that limits can be computed from.
        joined: their ``neighbours``.
        code: what is measured; a code that is no metric is an index that others publish.
    """
    metric = METRICS.get(code)
    if metric is None:
        return "index"
    if metric.format == "rate":
        if not is_share(metric):
            return "no_share" if metric.numerator else "no_counts"
        if not found or len(found) < FEW <= len(answers):
            return "no_counts"
    if len(found) < FEW:
        return "few"
    # Movement is learnt from neighbours only: with fewer pairs than half the points too little.
    if 2 * sum(joined) < len(found):
        return "apart"
    if metric.format == "rate":
        mean = mean_rate(counts(found))
        return "never" if mean <= 0 else "always" if mean >= 1 else ""
    return ""


def counts(answers: Iterable[Answer]) -> list[tuple[float, float]]:
    """Numerators and denominators."""
    return [(one.numerator or 0.0, one.denominator or 0.0) for one in answers]
