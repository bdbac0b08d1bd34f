"""One subject over time, as a whole or by parts: lines inside one series, gaps left open.

Up to five parts are named at the ends of their lines; of more, one stands out and the others are
grey. Breaks are upright lines with their name, events small numbered ticks, a period that not all
units reported a cross on the ground: its part is never drawn as the whole.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.axis import start_text, value_tick
from analytics.charts.calendar import note_above, upright
from analytics.charts.ends import end_labels
from analytics.charts.limits import limit_foot
from analytics.charts.over_time import ENDS, LEFT, Plot, day_of, laid_out
from analytics.charts.strokes import drawn_gaps, traces
from analytics.charts.target_line import target_notes, target_shapes
from analytics.charts.theme import Chart
from analytics.i18n import Translator
from analytics.query import Answer
from analytics.query.wording import missing_text
from analytics.views.trend import Trend
from analytics.views.trend.data import lines
from analytics.views.trend.text import amount_text, hollow

_TALL = 490


def trend_lines(
    trend: Trend,
    *,
    t: Translator,
    key: str | None = None,
    title: str = "",
    caption: str = "",
    alt: str = "",
    filename: str = "",
) -> Chart:
    """Draw a trend.

    Args:
        trend: what is shown; at least one answer with a value.
        key: the part that stands out; None: the total, or all alike.
        title: printed on the figure.
        caption: printed below, the filter's sentence for instance.
        alt: what the picture says, in a sentence.
        filename: of the PNG, without its ending.

    Returns:
        The chart: shares on an axis that does not start at zero and says so, ranks with the first
        place on top, everything else from zero. The arguments are not changed.
    """
    plot = _filled(laid_out(trend, key, t), title, caption)
    return Chart(
        theme.figure(traces(plot), _layout(plot, title, caption), t),
        theme.config(filename or "xu-huong", t),
        f"{title}. {alt}" if title else alt,
    )


def _filled(plot: Plot, title: str, caption: str) -> Plot:
    """The plot as high as title and foot let it be.

    A chart with a title is as high for nearly every choice, so that the page below stays where it
    is: what a short foot leaves is the plot's. Without one, it stands in a column of its own.
    """
    if not title:
        return plot
    left = _TALL - _frame(plot, title, caption)["height"]
    return replace(plot, height=plot.height + max(left, 0))


def _frame(plot: Plot, title: str, caption: str) -> dict[str, Any]:
    """Height, margins, title and foot; above the plot stand the names of the breaks."""
    names = max(map(len, _break_names(plot).values()), default=0)
    top = theme.heading_height(title) + 16 * names + 6
    frame = theme.frame(title, _foot(plot, caption), inner=plot.height, top=top, left=LEFT)
    return frame | {"margin": frame["margin"] | {"r": plot.right}}


def _break_names(plot: Plot) -> dict[date, list[str]]:
    return {
        day: labels.lines(f"{plot.t.period(day.isoformat())}: {name}", theme.SMALL, 180)
        for day, name in plot.breaks
    }


def _layout(plot: Plot, title: str, caption: str) -> dict[str, Any]:
    frame, said = _frame(plot, title, caption), _break_names(plot)
    notes = [note_above(day, lines_, plot.time.across(day)) for day, lines_ in said.items()]
    if plot.named:
        notes += end_labels(_endings(plot), plot.up, plot.height, ENDS - 14)
    shapes = [upright(day, theme.GREY, 1.5, "4px,3px") for day in said]
    shapes += [*plot.time.new_years(), *target_shapes(plot)]
    notes += target_notes(plot)
    ticks = plot.axis.ticks
    return {
        **frame,
        "shapes": shapes,
        "annotations": [*frame["annotations"], *notes],
        "xaxis": plot.time.axis(),
        "yaxis": {
            "range": plot.heights,
            "tickvals": list(ticks),
            "ticktext": [
                value_tick(tick, plot.axis, plot.trend.subject.noun, plot.t) for tick in ticks
            ],
            "showgrid": True,
        },
    }


def _endings(plot: Plot) -> list[tuple[str, list[str], float, bool]]:
    """What stands at the end of each line: name, value with an earlier period, place, chosen."""
    last = max(day_of(answer) for answer in plot.trend.known)
    found = []
    for key in plot.parts:
        answer = plot.of(key)[-1]
        said = [amount_text(plot.trend.subject, answer, plot.t)]
        said += [] if day_of(answer) == last else [plot.short(answer)]
        name = plot.names.get(key or "", "")
        found.append((name, said, plot.trend.amount(answer), key == plot.key))
    return found


def _foot(plot: Plot, caption: str) -> list[str]:
    t = plot.t
    trend, said = plot.trend, []
    start = start_text(plot.heights[0], plot.axis, trend.subject.noun, plot.t)
    if start and not trend.subject.rank:
        said.append(t("Trục bắt đầu từ {start}", start=start))
    if trend.subject.rank:
        said.append(t("hạng 1 ở trên cùng"))
    drawn = [one for one in trend.known if one.key in plot.parts]
    reasons = dict.fromkeys(hollow(trend.subject, one, plot.t) for one in drawn)
    said += [t("dấu rỗng: {mark}", mark=reason) for reason in reasons if reason]
    said += [*_rough(plot, drawn), *limit_foot(plot)]
    gaps = drawn_gaps(plot)
    if any(one.is_part for one in gaps):
        said.append(t("dấu ×: chưa đủ đơn vị gửi, để trống"))
    if empty := [one for one in gaps if not one.is_part]:
        said.append(t("dấu ×: {why}, để trống", why=missing_text(empty[0], plot.t)))
    stretches = lines(drawn)
    if len(stretches) > 1 and all(len(one) == 1 for one in stretches):
        said.append(t("không nối điểm: khác phạm vi hoặc thiếu kỳ ở giữa"))
    return theme.foot(said, caption)


def _rough(plot: Plot, drawn: Sequence[Answer]) -> list[str]:
    """Which points are derived or approximate: a word for each that its label does not say."""
    t = plot.t
    derived = [one for one in drawn if one.basis == "derived" and plot.trend.subject.metric]
    rough = [one for one in drawn if one.approximate]
    said = [
        (t("suy ra từ số khác: {periods}"), derived),
        (t("số gần đúng: {periods}"), rough),
    ]
    return [
        text.format(periods=", ".join(dict.fromkeys(map(plot.short, found))))
        for text, found in said
        if found
    ]
