"""One row of a dumbbell: a group's two values, said and coloured."""

from dataclasses import dataclass

from analytics.change import Change, Group
from analytics.change.say import (
    counted_name,
    difference,
    more_counted,
    rounding,
    without_unit,
)
from analytics.charts import labels, theme
from analytics.formats import change as signed
from analytics.formats import count
from analytics.metrics import SMALL
from analytics.periods import label
from analytics.query import value_text
from analytics.texts import MARKS, translate, translator

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


def pair(change: Change, group: Group, language: str) -> Pair:
    assert group.earlier is not None and group.later is not None
    side = without_unit(difference(change, group, language, short=True))
    room = labels.PLOT_WIDTH - int(labels.text_width(side, theme.SMALL, bold=True)) - 12
    name = change.called(group.key, language)
    return Pair(
        name_lines=tuple(labels.lines(name, theme.TEXT, room)),
        side=side,
        earlier=group.earlier.value or 0.0,
        later=group.later.value or 0.0,
        texts=(
            value_text(group.earlier, language, short=True),
            value_text(group.later, language, short=True),
        ),
        colour=_colour(change, group),
        hollow=_hollow(change, group, language),
        hover=_hover(change, group, name, language),
    )


def _colour(change: Change, group: Group) -> str:
    """Better and worse, where the metric knows; grey for neither and for chance."""
    better, moved = change.metric.better, group.difference or 0
    hidden = group.comparison is not None and group.comparison.hidden
    if better == "none" or not moved or group.by_chance or hidden:
        return theme.STRONG_GREY
    return theme.ACCENT if (moved > 0) == (better == "up") else WORSE


def _hollow(change: Change, group: Group, language: str) -> str:
    """Why the dot is hollow: few dossiers, or none named; "" for a full one."""
    if not change.is_rate:
        return ""
    counts = [one.denominator for one in (group.earlier, group.later) if one is not None]
    if any(count is None for count in counts):
        return MARKS["no_denominator"].in_(language)
    small = any(count is not None and count < SMALL for count in counts)
    return translate(language, "dưới {least} hồ sơ", least=SMALL) if small else ""


def _hover(change: Change, group: Group, name: str, language: str) -> str:
    """The table's row in words."""
    _ = translator(language)
    said = [f"<b>{labels.escape(name)}</b>"]
    for one in (group.earlier, group.later):
        assert one is not None
        text = f"{label(one.period, language)}: {value_text(one, language)}"
        if one.has_counts:
            text += " · " + _.plural(
                "{numerator} trên {denominator} hồ sơ", one.denominator
            ).format(
                numerator=count(one.numerator, language),
                denominator=count(one.denominator, language),
            )
        said.append(labels.wrapped(text))
    note = rounding(change, group, language)
    moved = difference(change, group, language)
    said.append(labels.wrapped(f"{moved} ({note})" if note else moved))
    more = more_counted(group.earlier, group.later) if change.is_rate else None
    if more is not None:
        what = counted_name(change.metric, language, more)
        said.append(labels.wrapped(f"{signed(more, language)} {what}"))
    if group.by_chance:
        said.append(_("có thể do ngẫu nhiên"))
    return "<br>".join(said)
