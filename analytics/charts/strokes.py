"""What a trend is drawn with: lines, points, gaps, events as traces."""

from collections.abc import Sequence
from typing import Any

from analytics.charts import labels, theme
from analytics.charts.limits import SIGNAL, is_signal, limit_hover, limit_traces
from analytics.charts.marks import place_labels
from analytics.charts.over_time import Plot, day_of, label_lines
from analytics.charts.target_line import break_strokes, limit_strokes, target_names
from analytics.query import Answer
from analytics.query.wording import missing_text
from analytics.views.trend.data import lines
from analytics.views.trend.text import amount_text, hollow, hover, noun_text

_LABELLED, _MANY = 12, 10
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down")
# Two event ticks nearer than this share one label.
_APART = 20


def traces(plot: Plot) -> list[dict[str, Any]]:
    """Everything that is drawn, the part that stands out above the others."""
    return [
        *limit_traces(plot),
        *_greys(plot),
        *_parts(plot),
        *_gaps(plot),
        *_events(plot),
    ]


def _greys(plot: Plot) -> list[dict[str, Any]]:
    """All parts but the one that stands out, when there are too many to name."""
    if plot.parts == [None] or plot.named:
        return []
    others = [one for one in plot.trend.known if one.key != plot.key]
    stretches = lines(others)
    line = _stroke(plot, [one for one in stretches if len(one) > 1])
    dots = _stroke(plot, [one for one in stretches if len(one) == 1])
    common = {"type": "scatter", "hoverinfo": "text", "cliponaxis": False}
    return [
        {**common, **line, "mode": "lines", "line": {"color": theme.HAIRLINE, "width": 1.2}},
        {**common, **dots, "mode": "markers", "marker": {"color": theme.SOFT_GREY, "size": 5}},
    ]


def _stroke(plot: Plot, stretches: Sequence[Sequence[Answer]]) -> dict[str, list[Any]]:
    """Stretches one after the other with gaps between; what is said is short, there are many."""
    days: list[str | None] = []
    values: list[float | None] = []
    said: list[str] = []
    for stretch in stretches:
        name = labels.escape(plot.names[stretch[0].key or ""])
        for answer in stretch:
            days.append(day_of(answer).isoformat())
            values.append(plot.trend.amount(answer))
            text = labels.escape(amount_text(plot.trend.subject, answer, plot.t))
            said.append(f"{name}, {plot.t.period(answer.period, short=True)}: {text}")
        days.append(None)
        values.append(None)
        said.append("")
    return {"x": days, "y": values, "hovertext": said}


def _parts(plot: Plot) -> list[dict[str, Any]]:
    order = list(plot.names)
    return [_part(plot, key, order.index(key) if key else 0) for key in plot.parts]


def _part(plot: Plot, key: str | None, place: int) -> dict[str, Any]:
    """One part: its line with gaps, its points, its labels where the lines are not named."""
    chosen = key == plot.key or (plot.key is None and not plot.named)
    colour = theme.ACCENT if chosen else theme.STRONG_GREY
    symbol = _SYMBOLS[place % len(_SYMBOLS)] if plot.named else "circle"
    stretches = lines(plot.of(key))
    drawn = [one for stretch in stretches for one in (*stretch, None)]
    # A second document's figure of a period already on the line.
    drawn += [one for one in plot.of(key) if one not in drawn]
    said = _labels(plot, key)
    open_ones = [
        answer is not None and bool(hollow(plot.trend.subject, answer, plot.t)) for answer in drawn
    ]
    told = [is_signal(plot, answer) for answer in drawn]
    other = "square" if symbol == "diamond" else "diamond"
    shapes = [other if one else symbol for one in told]
    points = sum(answer is not None for answer in drawn)
    size = 9 if points <= _MANY else 6
    return {
        "type": "scatter",
        "mode": "lines+markers+text" if said else "lines+markers",
        "x": [answer and day_of(answer).isoformat() for answer in drawn],
        "y": [answer and plot.trend.amount(answer) for answer in drawn],
        "text": [said.get(id(answer), ("", ""))[0] for answer in drawn],
        "textposition": [said.get(id(answer), ("", "top center"))[1] for answer in drawn],
        "textfont": {"size": theme.SMALL},
        "line": {"color": colour, "width": 2.2 if chosen else 1.4},
        "marker": {
            "size": [max(size + 2, 10) if one else size for one in told],
            "opacity": 1,
            "color": [SIGNAL if one else colour for one in told],
            "symbol": [
                f"{shape}-open" if one else shape
                for shape, one in zip(shapes, open_ones, strict=True)
            ],
            "line": {"width": [2 if one else 0 for one in open_ones]},
        },
        "hovertext": ["" if answer is None else _hover(plot, answer) for answer in drawn],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
    }


def _labels(plot: Plot, key: str | None) -> dict[int, tuple[str, str]]:
    """Value and period beside the telling points; none where the lines have names."""
    if plot.named:
        return {}
    answers = plot.of(key)
    said = [label_lines(plot.trend, one, plot.t) for one in answers]
    strokes = [*plot.strokes(key), *break_strokes(plot), *limit_strokes(plot)]
    sides = place_labels(
        [plot.place(one) for one in answers],
        said,
        strokes,
        plot.time.width,
        _LABELLED,
        [name.box for name in target_names(plot)],
        plot.right,
    )
    telling = [
        answers[0],
        answers[-1],
        *(choose(answers, key=plot.trend.amount) for choose in (min, max)),
    ]
    return {
        id(one): (f"<b>{labels.escape(value)}</b><br>{labels.escape(period)}", side)
        for one, (value, period), side in zip(answers, said, sides, strict=True)
        if side and (len(answers) <= _LABELLED or one in telling)
    }


def _hover(plot: Plot, answer: Answer) -> str:
    """The table's row in words."""
    when = plot.t.period(answer.period, inside=answer.key is not None)
    text = labels.escape(noun_text(plot.trend.subject, answer, plot.t))
    name = plot.names.get(answer.key or "", "")
    head = f"<b>{labels.escape(name)}</b>, {when}: {text}" if name else f"<b>{when}</b>: {text}"
    more = hover(plot.trend, answer, plot.t)
    more += limit_hover(plot, answer)
    return "<br>".join([head, *map(labels.wrapped, more)])


def _gaps(plot: Plot) -> list[dict[str, Any]]:
    """A cross on the ground for every period that is left open."""
    found: dict[str, list[Answer]] = {}
    for answer in drawn_gaps(plot):
        found.setdefault(answer.period, []).append(answer)
    if not found:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [day_of(answers[0]).isoformat() for answers in found.values()],
            "y": [plot.ground(33) for _ in found],
            "text": [_gap_text(plot, answers) for answers in found.values()],
            "textposition": [
                "middle right" if plot.time.across(day_of(answers[0])) < 0.5 else "middle left"
                for answers in found.values()
            ],
            "textfont": {"size": theme.SMALL},
            "marker": {
                "symbol": "x-thin",
                "size": 8,
                "line": {"width": 2, "color": theme.STRONG_GREY},
            },
            "hovertext": [
                "<br>".join(_gap_hover(plot, one) for one in answers) for answers in found.values()
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def drawn_gaps(plot: Plot) -> list[Answer]:
    """The gaps of what is drawn; those of parts that are left out have no cross."""
    shown = set(plot.parts) if plot.trend.question.split else {None}
    return [one for one in plot.trend.gaps if one.key in shown]


def _gap_text(plot: Plot, answers: Sequence[Answer]) -> str:
    """ "161 trên 166 đơn vị"; nothing where several parts have a gap: the hover tells each."""
    t = plot.t
    first = answers[0]
    if len(answers) > 1 or (first.is_part and first.expected is None):
        return ""
    said = missing_text(first, plot.t)
    if first.is_part:
        said = t(
            "{covered} trên {expected} đơn vị",
            covered=plot.t.count(first.covered),
            expected=plot.t.count(first.expected),
        )
    return f"\N{NO-BREAK SPACE}{labels.escape(said)}"


def _gap_hover(plot: Plot, answer: Answer) -> str:
    when = plot.t.period(answer.period)
    name = plot.names.get(answer.key or "", "")
    head = f"<b>{labels.escape(', '.join(one for one in (name, when) if one))}</b>"
    return "<br>".join([head, *map(labels.wrapped, hover(plot.trend, answer, plot.t))])


def _events(plot: Plot) -> list[dict[str, Any]]:
    """Numbered ticks on the ground; neighbours share one label ("1–4")."""
    events = plot.trend.events
    if not events:
        return []
    groups: list[list[int]] = []
    for number, (day, _vi, _en) in enumerate(events):
        last = plot.time.pixels(events[groups[-1][0]][0]) if groups else None
        if last is not None and plot.time.pixels(day) - last < _APART:
            groups[-1].append(number)
        else:
            groups.append([number])
    said = {one[0]: f"{one[0] + 1}" + (f"–{one[-1] + 1}" if one[1:] else "") for one in groups}
    names = [vi if plot.t.language == "vi" else en for _day, vi, en in events]
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [day.isoformat() for day, _vi, _en in events],
            "y": [plot.ground(0) for _ in events],
            "text": [said.get(number, "") for number in range(len(events))],
            "textposition": "top center",
            "textfont": {"size": theme.SMALL},
            "marker": {
                "symbol": "line-ns",
                "size": 9,
                "line": {"width": 1.5, "color": theme.STRONG_GREY},
            },
            "hovertext": [
                f"<b>{plot.t.period(day.isoformat())}</b><br>{labels.wrapped(name)}"
                for (day, _vi, _en), name in zip(events, names, strict=True)
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]
