"""A series under control limits: its pieces, its signals, what may be said of one point."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from analytics.control.individuals import individuals
from analytics.control.laney import laney
from analytics.control.limits import Limits
from analytics.control.pieces import FIRM, counts, neighbours, pieces, refusal, usable
from analytics.control.seasonal import seasonal
from analytics.control.signals import signals
from analytics.metrics import METRICS
from analytics.periods import parse, year_before
from analytics.query import Answer

# Where more of the points lie outside, the limits describe no process: a series that climbs has no
# level to vary about, and nearly every point would be called unusual. Shewhart's limits are for a
# process in control (Montgomery, "Statistical Quality Control": first the causes, then the limits);
# the half is a convention of ours, no theorem.
COURSE = Fraction(1, 2)

State = Literal["firm", "provisional", "none"]
Verdict = Literal["signal", "usual", "unknown"]


@dataclass(frozen=True)
class Signal:
    """What does not look like chance, with the points it consists of, in the order of time.

    ``kind``: outside (a limit), run (on one side of the centre), trend; ``up``: above, or rising.
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
    """Points with limits of their own: one kind of period, one scope, no break between.

    ``answers`` are the points that limits could be computed from, in the order of time;
    ``limits`` stand beside them one by one, or are () and ``why`` says why: few, no_counts,
    no_share, apart, never, always, flat, course, seasonal, index. ``everything`` has the others
    too.
    """

    answers: tuple[Answer, ...]
    limits: tuple[Limits, ...]
    signals: tuple[Signal, ...]
    why: str
    everything: tuple[Answer, ...]

    @property
    def state(self) -> State:
        """How settled the limits are: firm from 12 points, by convention."""
        if not self.limits:
            return "none"
        return "firm" if len(self.answers) >= FIRM else "provisional"

    @property
    def centre(self) -> float | None:
        """The mean that the limits lie around; None without limits."""
        return self.limits[0].centre if self.limits else None

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
        return tuple(piece for piece in self.pieces if piece.limits)

    @property
    def signals(self) -> tuple[Signal, ...]:
        """Every signal, the oldest first."""
        return tuple(signal for piece in self.pieces for signal in piece.signals)

    @property
    def is_seasonal(self) -> bool:
        """Whether the newest piece swings with the quarter of the year."""
        return self.newest is not None and self.newest.why == "seasonal"

    def limits(self, answer: Answer) -> Limits | None:
        """The limits of a point; None where it has none."""
        return self._limits.get(_point(answer))

    def signals_of(self, answer: Answer) -> tuple[Signal, ...]:
        """The signals that a point belongs to."""
        return self._signals.get(_point(answer), ())

    def verdict(self, answer: Answer) -> Verdict:
        """Whether a point is news ("signal"), or may be chance ("usual"); else "unknown"."""
        if self.limits(answer) is None:
            return "unknown"
        return "signal" if self.signals_of(answer) else "usual"

    def are_usual(self, *answers: Answer | None) -> bool:
        """Whether all of them are known to be usual: what lies between them is no news."""
        return all(one is not None and self.verdict(one) == "usual" for one in answers)

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


def control(metric: str, answers: Iterable[Answer]) -> Control:
    """Put a series under limits, or say why it has none.

    Args:
        metric: code of ``METRICS``, or of an index (which has no limits).
        answers: of this metric, one scope and one key, in any order; those without a value are
            gaps, which stay gaps: no moving range, run or trend reaches over them.

    Returns:
        The pieces between breaks. Rates are limited by Laney's p′, counts by XmR; below 8 points
        not at all, from 8 to 11 provisionally (points outside the limits only), from 12 firmly.
        By convention a series with more than half of its points outside has no level ("course"),
        and no limits.
    """
    return Control(metric, tuple(_piece(metric, piece) for piece in pieces(answers)))


def controls(metric: str, answers: Iterable[Answer]) -> Mapping[str | None, Control]:
    """The same for every key of a split, asked for at once."""
    groups: dict[str | None, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.key, []).append(answer)
    return {key: control(metric, group) for key, group in groups.items()}


def _piece(code: str, everything: Sequence[Answer]) -> Piece:
    metric = METRICS.get(code)
    found = usable(everything, metric) if metric else list(everything)
    joined = neighbours(found)
    why = refusal(everything, found, joined, code)
    if not why and metric and metric.format != "rate" and _is_seasonal(found):
        why = "seasonal"
    if why or metric is None:
        return Piece(tuple(found), (), (), why, tuple(everything))
    if metric.format == "rate":
        parts = counts(found)
        values = [part / whole for part, whole in parts]
        limits = laney(parts, joined)
    else:
        values = [one.value or 0.0 for one in found]
        limits = individuals(values, joined)
    if _flat(limits):
        return Piece(tuple(found), (), (), "flat", tuple(everything))
    told = signals(values, limits, joined, patterns=len(found) >= FIRM)
    if sum(one.kind == "outside" for one in told) > COURSE * len(found):
        return Piece(tuple(found), (), (), "course", tuple(everything))
    return Piece(
        tuple(found),
        limits,
        tuple(Signal(one.kind, one.up, tuple(found[one.first : one.last + 1])) for one in told),
        "",
        tuple(everything),
    )


def _flat(limits: Sequence[Limits]) -> bool:
    """Whether no neighbours differ: limits without width would make everything a signal."""
    return all(one.upper - one.lower <= 1e-12 * abs(one.centre) for one in limits)


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


def _point(answer: Answer) -> tuple[str, str | None]:
    return answer.period, answer.scope_note
