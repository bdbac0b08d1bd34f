"""One subject over time, as a whole or by parts: lines inside one series, gaps left open.

Up to five parts are lines with their names at the ends; of more, the one that is followed is
a line and the others are their median and the middle eight tenths.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, value_axis
from analytics.charts.course import Band, Course, Goal, Line, Point, Span, middle_of, span_of
from analytics.charts.over_time import note_text, over_time
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import previous
from analytics.query import Answer
from analytics.query.wording import missing_text
from analytics.views.control import Control, Piece, limit_text, point_text
from analytics.views.trend import Trend, others
from analytics.views.trend.data import lines
from analytics.views.trend.others import is_reckoned
from analytics.views.trend.text import amount_text, hollow, hover, noun_text

# Parts that are lines with their names.
NAMED = 5
# The band of the limits of the part that is followed, among a band of others.
_TINT = "rgba(64, 132, 205, 0.16)"


def trend_lines(
    trend: Trend, *, t: Translator, key: str | None = None, alt: str = "", filename: str = ""
) -> Chart:
    """Draw a trend.

    Args:
        trend: what is shown; at least one answer with a value.
        t: the reader's language.
        key: the part that is followed; None: the total.
        alt: what the picture says, in a sentence.
        filename: of the PNG, without its ending.

    Returns:
        The chart with its note: shares on an axis that does not start at zero and says so, ranks
        with the first place on top, everything else from zero. The arguments are not changed.
    """
    plot = _Plot(trend, trend.called(t, short=True), key, trend.control(key), t)
    course = _course(plot)
    return Chart(
        over_time(course, t), theme.config(filename or "xu-huong", t), alt, _note(plot, course)
    )


@dataclass(frozen=True)
class _Plot:
    """What is drawn: ``names`` of the parts with values, ``limits`` of the one followed."""

    trend: Trend
    names: Mapping[str, str]
    key: str | None
    limits: Control
    t: Translator

    @property
    def parts(self) -> list[str | None]:
        """The parts drawn as lines of their own, the one that is followed last (on top)."""
        if not self.names:
            return [None]
        if not self.named:
            return [self.key] if self.key in self.names else []
        return sorted(self.names, key=lambda one: one == self.key)

    @property
    def named(self) -> bool:
        """Whether all parts are lines."""
        return len(self.names) <= NAMED

    def of(self, key: str | None) -> list[Answer]:
        """The answers of one part that have a value."""
        return [answer for answer in self.trend.known if answer.key == key]


def _course(plot: _Plot) -> Course:
    trend = plot.trend
    beside = _others(plot)
    limits = [_limits(plot, piece, bool(beside)) for piece in plot.limits.limited]
    drawn = [_line(plot, key) for key in plot.parts]
    goal = _goal(plot)
    values = [one.value for line in drawn for one in line.points if one.reckoned]
    values = values or [one.value for line in drawn for one in line.points]
    values += [
        end
        for band in beside
        for part in band.stretches
        for one in part
        for end in (one.low, one.high)
    ]
    values += [
        trend.scaled(end)
        for piece in plot.limits.limited
        for answer, one in zip(piece.answers, piece.limits, strict=True)
        if is_reckoned(answer)
        for end in (one.lower, one.upper)
    ]
    values += [goal.value] if goal else []
    axis = value_axis(values, trend.subject.noun, trend.subject.rank)
    return Course(
        lines=drawn,
        axis=axis,
        days=[day for answer in trend.answers for day in span_of(answer.period)],
        noun=trend.subject.noun,
        rank=trend.subject.rank,
        bands=[*beside, *(_within(band, axis) for band in limits)],
        goal=goal,
        breaks=[day for day, _vi, _en in trend.breaks],
        gaps=_gaps(plot),
    )


def _line(plot: _Plot, key: str | None) -> Line:
    """One part: its stretches, and the figures that another document prints of a period."""
    trend, answers = plot.trend, plot.of(key)
    stretches = lines(answers)
    joined = {id(one) for stretch in stretches for one in stretch}
    stretches += [[one] for one in answers if id(one) not in joined]
    leads = key == plot.key
    colour = theme.DATA if key is None else theme.CHOSEN if leads else theme.BESIDE
    newest = answers[-1]
    ending = [plot.names[key]] if key is not None else []
    ending.append(amount_text(trend.subject, newest, plot.t))
    if newest.period != trend.known[-1].period:
        ending.append(plot.t.period(newest.period, short=True))
    points = [[_point(plot, one) for one in stretch] for stretch in stretches]
    return Line(points, ending, colour, leads)


def _point(plot: _Plot, answer: Answer) -> Point:
    symbol, colour = _signal(plot, answer)
    return Point(
        middle_of(answer.period),
        plot.trend.amount(answer),
        _hover(plot, answer),
        bool(hollow(plot.trend.subject, answer, plot.t)),
        symbol,
        colour,
        is_reckoned(answer),
    )


def _signal(plot: _Plot, answer: Answer) -> tuple[str, str]:
    """Symbol and colour of a point: up or down where it is unusual, by whether that is good."""
    if answer.key != plot.key:
        return "circle", ""
    signals = plot.limits.signals_of(answer)
    if not signals:
        return "circle", ""
    up = signals[0].up
    good = {"up": up, "down": not up}.get(plot.trend.subject.better)
    colour = "" if good is None else theme.GOOD if good else theme.BAD
    return ("triangle-up" if up else "triangle-down"), colour


def _hover(plot: _Plot, answer: Answer) -> str:
    """The table's row in words."""
    t = plot.t
    when = t.period(answer.period, inside=answer.key is not None)
    text = labels.escape(noun_text(plot.trend.subject, answer, t))
    name = plot.names.get(answer.key or "", "")
    head = f"<b>{labels.escape(name)}</b>, {when}: {text}" if name else f"<b>{when}</b>: {text}"
    more = hover(plot.trend, answer, t)
    found = plot.limits.limits(answer) if answer.key == plot.key else None
    if found is not None:
        ends = (limit_text(plot.limits.metric, end, t) for end in (found.lower, found.upper))
        more.append(f"{point_text(plot.limits, answer, t)} ({' – '.join(ends)})")
    return "<br>".join([head, *map(labels.wrapped, more)])


def _others(plot: _Plot) -> list[Band]:
    """The parts that are no lines, as one band."""
    t = plot.t
    if plot.named:
        return []
    stretches = others(plot.trend, plot.key)
    if not stretches:
        return []
    says = t("{period}: trung vị {median}; 8 trên 10 {others} từ {low} đến {high}")
    parts = _other_parts(plot)
    spans = [
        [
            Span(
                middle_of(one.period),
                one.low,
                one.median,
                one.high,
                says.format(
                    period=t.period(one.period),
                    others=parts,
                    median=_text(plot, one.median),
                    low=_text(plot, one.low),
                    high=_text(plot, one.high),
                ),
            )
            for one in stretch
        ]
        for stretch in stretches
    ]
    return [Band(spans, [t("Trung vị"), _text(plot, stretches[-1][-1].median)])]


def _other_parts(plot: _Plot) -> str:
    t = plot.t
    name = {
        "level": t("cấp khác"),
        "unit": t("đơn vị khác"),
        "sector": t("lĩnh vực khác"),
    }[plot.trend.question.split or "unit"]
    if any(one.denominator is not None for one in plot.trend.known):
        return t("{others} có từ {least} hồ sơ", others=name, least=SMALL)
    return name


def _text(plot: _Plot, amount: float) -> str:
    return limit_text(plot.limits.metric, amount / plot.trend.subject.scale, plot.t)


def _limits(plot: _Plot, piece: Piece, among: bool) -> Band:
    """Limits as steps, each as long as its period; over a gap there are none."""
    steps: list[list[Span]] = []
    before = None
    for answer, one in zip(piece.answers, piece.limits, strict=True):
        if before is None or previous(answer.period) != before:
            steps.append([])
        before = answer.period
        low, middle, high = map(plot.trend.scaled, (one.lower, one.centre, one.upper))
        steps[-1] += [Span(day, low, middle, high) for day in span_of(answer.period)]
    if among:
        return Band(steps, colour=theme.CHOSEN, fill=_TINT, dashed=True)
    return Band(steps, dashed=piece.state != "firm")


def _within(band: Band, axis: Axis) -> Band:
    """Limits cut at the axis, which they do not widen."""

    def cut(value: float) -> float:
        return min(max(value, axis.low), axis.high)

    return replace(
        band,
        stretches=[
            [
                replace(one, low=cut(one.low), middle=cut(one.middle), high=cut(one.high))
                for one in part
            ]
            for part in band.stretches
        ],
    )


def _goal(plot: _Plot) -> Goal | None:
    goal = plot.trend.target
    if goal is None:
        return None
    t = plot.t
    name = [t("Chỉ tiêu {value}", value=goal.text(t))]
    if not goal.in_force:
        name.append(t("từ {period}", period=t.period(goal.first_quarter, short=True)))
    return Goal(plot.trend.scaled(goal.value), goal.valid_from, name)


def _gaps(plot: _Plot) -> list[tuple[date, str]]:
    """The periods left open of what is drawn, with what is known of them."""
    t = plot.t
    shown = set(plot.parts) if plot.trend.question.split else {None}
    found: dict[str, list[str]] = {}
    for answer in plot.trend.gaps:
        if answer.key in shown:
            name = plot.names.get(answer.key or "", "")
            head = ", ".join(one for one in (name, t.period(answer.period)) if one)
            said = [
                f"<b>{labels.escape(head)}</b>",
                *map(labels.wrapped, hover(plot.trend, answer, t)),
            ]
            found.setdefault(answer.period, []).append("<br>".join(said))
    return [(middle_of(period), "<br>".join(said)) for period, said in found.items()]


def _note(plot: _Plot, course: Course) -> str:
    """What band, marks and axis mean: only of what is drawn."""
    t, trend = plot.t, plot.trend
    said: list[str] = []
    if plot.names and not plot.named and course.bands and course.bands[0].ending:
        said.append(t("dải xám: 8 trên 10 {others}", others=_other_parts(plot)))
    if plot.limits.limited:
        centres = [
            limit_text(plot.limits.metric, one.centre or 0, t) for one in plot.limits.limited
        ]
        among = len(said) > 0
        said.append(
            t("dải xanh: biên độ dao động thông thường")
            if among
            else t(
                "dải xám: biên độ dao động thông thường quanh trung bình {centre}",
                centre=" · ".join(centres),
            )
        )
        if any(one.state == "provisional" for one in plot.limits.limited):
            said.append(t("giới hạn tạm"))
        said += _signals_note(plot)
    said += _marks_note(plot, course)
    for day, vi, en in trend.breaks:
        if day in course.within:
            said.append(f"{t.day(day)}: {t.pick(vi, en)}")
    return note_text(said, course, t)


def _signals_note(plot: _Plot) -> list[str]:
    t = plot.t
    ways = {signal.up for signal in plot.limits.signals}
    words = {True: t("▲ cao khác thường"), False: t("▼ thấp khác thường")}
    return [words[up] for up in (False, True) if up in ways]


def _marks_note(plot: _Plot, course: Course) -> list[str]:
    t, trend = plot.t, plot.trend
    drawn = [one for one in trend.known if one.key in plot.parts]
    reasons = dict.fromkeys(hollow(trend.subject, one, t) for one in drawn)
    said = [t("dấu rỗng: {mark}", mark=reason) for reason in reasons if reason]
    said += _rough(plot, drawn)
    if any(course.clipped(one) for line in course.lines for one in line.points):
        said.append(t("▽ ngoài trục, dưới {least} hồ sơ", least=SMALL))
    if course.gaps:
        gaps = [one for one in trend.gaps if one.key in plot.parts]
        parts = {one.is_part for one in gaps}
        said += [t("× chưa đủ đơn vị gửi, để trống")] if True in parts else []
        empty = next((one for one in gaps if not one.is_part), None)
        said += [t("× {why}, để trống", why=missing_text(empty, t))] if empty else []
    return said


def _rough(plot: _Plot, drawn: Sequence[Answer]) -> list[str]:
    """Which points are derived or approximate: a word for each that its label does not say."""
    t = plot.t
    derived = [one for one in drawn if one.basis == "derived" and plot.trend.subject.metric]
    rough = [one for one in drawn if one.approximate]
    texts = ((t("suy ra từ số khác: {periods}"), derived), (t("số gần đúng: {periods}"), rough))
    return [
        text.format(
            periods=", ".join(dict.fromkeys(t.period(one.period, short=True) for one in found))
        )
        for text, found in texts
        if found
    ]
