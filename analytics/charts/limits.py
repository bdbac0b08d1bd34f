"""Control limits in a chart over time: a band, the mean within it, which points are signals.

Limits are drawn as steps, each as long as its period: they hang on the volume of that period
alone, and over a gap there are none. Provisional ones are dashed.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from analytics.charts import theme
from analytics.charts.over_time import Plot
from analytics.periods import parse, previous
from analytics.query import Answer
from analytics.stats.control_charts import Limits
from analytics.views.control import Piece, limit_text, point_text

_BAND = "rgba(128, 142, 139, 0.16)"
# The colour of points that do not look like chance; a test holds its contrast.
SIGNAL = "#9a5fc4"

Step = tuple[Answer, Limits]


def limit_traces(plot: Plot) -> list[dict[str, Any]]:
    """Band, limits and mean, below everything else; [] where there are none."""
    return [trace for piece in plot.limits.limited for trace in _piece(plot, piece)]


def is_signal(plot: Plot, answer: Answer | None) -> bool:
    """Whether a point that is drawn belongs to a signal of the part that is followed."""
    if answer is None or answer.key != (plot.key if plot.names else None):
        return False
    return bool(plot.limits.signals_of(answer))


def limit_foot(plot: Plot) -> list[str]:
    """What band, line and rings mean, or that a direction has no limits; [] where neither is."""
    t = plot.t
    ways = {piece.direction for piece in plot.limits.pieces if piece.direction}
    told = [
        t("có chiều hướng tăng rõ, không vẽ giới hạn")
        if way > 0
        else t("có chiều hướng giảm rõ, không vẽ giới hạn")
        for way in sorted(ways, reverse=True)
    ]
    if not plot.limits.limited:
        return told
    centres = [
        limit_text(plot.limits.metric, piece.centre or 0.0, plot.t) for piece in plot.limits.limited
    ]
    name = plot.trend.called(plot.t).get(plot.key or "")
    said = [
        t("dải xám: dao động thường ngày của {name}", name=name)
        if name
        else t("dải xám: dao động thường ngày"),
        t("nét mảnh: trung bình {centre}", centre=" · ".join(centres)),
    ]
    if any(piece.state == "provisional" for piece in plot.limits.limited):
        said.append(t("nét đứt quanh dải: giới hạn tạm"))
    if plot.limits.signals:
        said.append(t("điểm tím: dấu hiệu khác thường"))
    return said + told


def limit_hover(plot: Plot, answer: Answer) -> list[str]:
    """How a point lies to its limits, in words; [] where it has none."""
    found = plot.limits.limits(answer)
    if found is None or answer.key != (plot.key if plot.names else None):
        return []
    lower, upper = (
        limit_text(plot.limits.metric, end, plot.t) for end in (found.lower, found.upper)
    )
    said = point_text(plot.limits, answer, plot.t)
    return [f"{said} ({lower} – {upper})"]


def _piece(plot: Plot, piece: Piece) -> list[dict[str, Any]]:
    common = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "cliponaxis": False}
    dash = "solid" if piece.state == "firm" else "4px,3px"
    band: tuple[list[str | None], list[float | None]] = ([], [])
    edges: tuple[list[str | None], list[float | None]] = ([], [])
    centre: tuple[list[str | None], list[float | None]] = ([], [])
    for stretch in _stretches(piece):
        days = [day for answer, _limits in stretch for day in _days(answer)]
        lower, upper, middle = (
            [plot.trend.scaled(value) for _a, one in stretch for value in [getattr(one, end)] * 2]
            for end in ("lower", "upper", "centre")
        )
        _add(band, [*days, *reversed(days)], [*lower, *reversed(upper)])
        _add(edges, days, lower)
        _add(edges, days, upper)
        _add(centre, days, middle)
    return [
        _drawn(common, band, {"width": 0}, fill="toself", fillcolor=_BAND),
        _drawn(common, edges, {"color": theme.GREY, "width": 1, "dash": dash}),
        _drawn(common, centre, {"color": theme.GREY, "width": 0.8, "dash": dash}),
    ]


def _stretches(piece: Piece) -> list[list[Step]]:
    """Points of neighbouring periods, with their limits."""
    found: list[list[Step]] = []
    for step in zip(piece.answers, piece.limits, strict=True):
        if found and previous(step[0].period) == found[-1][-1][0].period:
            found[-1].append(step)
        else:
            found.append([step])
    return found


def _days(answer: Answer) -> tuple[date, date]:
    """The first day of a period, and the day after its last."""
    period = parse(answer.period)
    return period.first_day or period.last_day, period.last_day + timedelta(days=1)


def _add(
    line: tuple[list[str | None], list[float | None]],
    days: Sequence[date],
    values: Sequence[float],
) -> None:
    line[0].extend([*(day.isoformat() for day in days), None])
    line[1].extend([*values, None])


def _drawn(
    common: dict[str, Any],
    line: tuple[list[str | None], list[float | None]],
    stroke: dict[str, Any],
    **more: Any,
) -> dict[str, Any]:
    return {**common, "x": line[0], "y": line[1], "line": stroke, **more}
