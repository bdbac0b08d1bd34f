"""One row of a dumbbell: a group's two values, said and coloured."""

from dataclasses import dataclass

from analytics.charts import labels, theme
from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.query import value_text
from analytics.query.wording import counts_text
from analytics.texts import MARKS
from analytics.views.compare import Change, Group
from analytics.views.compare.wording import (
    counted_name,
    difference,
    more_counted,
    rounding,
    without_unit,
)

WORSE = theme.STATES["missed"].colour


@dataclass(frozen=True)
class Pair:
    """One group, said."""

    name_lines: tuple[str, ...]
    side: str
    earlier: float
    later: float
    texts: tuple[str, str]
    colour: str
    hollow: str
    hover: str


def pair(change: Change, group: Group, t: Translator) -> Pair:
    assert group.earlier is not None and group.later is not None
    side = without_unit(difference(change, group, t, short=True))
    room = labels.PLOT_WIDTH - int(labels.text_width(side, theme.SMALL, bold=True)) - 12
    name = change.name(group.key, t)
    return Pair(
        name_lines=tuple(labels.lines(name, theme.TEXT, room)),
        side=side,
        earlier=group.earlier.value or 0.0,
        later=group.later.value or 0.0,
        texts=(
            value_text(group.earlier, t, short=True),
            value_text(group.later, t, short=True),
        ),
        colour=_colour(change, group),
        hollow=_hollow(change, group, t),
        hover=_hover(change, group, name, t),
    )


def _colour(change: Change, group: Group) -> str:
    """Better and worse, where the metric knows; grey for neither and for chance."""
    better, moved = change.metric.better, group.difference or 0
    hidden = group.comparison is not None and group.comparison.hidden
    if better == "none" or not moved or group.by_chance or hidden:
        return theme.STRONG_GREY
    return theme.ACCENT if (moved > 0) == (better == "up") else WORSE


def _hollow(change: Change, group: Group, t: Translator) -> str:
    """Why the dot is hollow: few dossiers, or none named; "" for a full one."""
    if not change.is_rate:
        return ""
    counts = [one.denominator for one in (group.earlier, group.later) if one is not None]
    if any(count is None for count in counts):
        return t(MARKS["no_denominator"])
    small = any(count is not None and count < SMALL for count in counts)
    return t("dưới {least} hồ sơ", least=SMALL) if small else ""


def _hover(change: Change, group: Group, name: str, t: Translator) -> str:
    """The table's row in words."""
    said = [f"<b>{labels.escape(name)}</b>"]
    for one in (group.earlier, group.later):
        assert one is not None
        text = f"{t.period(one.period)}: {value_text(one, t)}"
        if one.has_counts:
            text += f" · {counts_text(one, t)}"
        said.append(labels.wrapped(text))
    note = rounding(change, group, t)
    moved = difference(change, group, t)
    said.append(labels.wrapped(f"{moved} ({note})" if note else moved))
    more = more_counted(group.earlier, group.later) if change.is_rate else None
    if more is not None:
        what = counted_name(change.metric, t, more)
        said.append(labels.wrapped(f"{t.change(more)} {what}"))
    if group.by_chance:
        said.append(t("có thể do ngẫu nhiên"))
    return "<br>".join(said)
