"""What one row of a dot plot says: name, value, the small word beside it, the hover text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, percent_tick
from analytics.formats import count, points
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.query import Answer, Target, value_text
from analytics.query.wording import marks, missing_text
from analytics.texts import MARKS, translator

Order = Literal["value", "given"]


@dataclass(frozen=True)
class Row:
    """One category, said.

    ``side`` stands small at the right: the dossiers late, or that there is no denominator, or that
    there is no value. ``hollow``: a rate without counts. ``goal`` is the target or yardstick that
    the row is held against.
    """

    key: str | None
    name: str
    name_lines: tuple[str, ...]
    value: float | None
    text: str
    side: str
    hollow: bool
    hover: str
    goal: Target | None


def rows_of(
    answers: Sequence[Answer],
    names: Mapping[str, str],
    target: Target | None,
    language: str,
    order: Order,
    own: Mapping[str, Target] | None = None,
) -> list[Row]:
    """The rows of answers, those without value last unless the order is given.

    Each is held against its ``own`` target, else against ``target``.

    ``names`` has every key ("" for an answer without one). What is the same for all rows (no
    denominator anywhere) is said once below the chart, not in every row.
    """
    alike = all(answer.value is None or not answer.has_counts for answer in answers)
    found = [
        _row(
            answer,
            names[answer.key or ""],
            _side(answer, alike, language),
            (own or {}).get(answer.key or "", target),
            language,
        )
        for answer in answers
    ]
    if order == "value":
        found.sort(key=lambda row: (row.value is None, -(row.value or 0)))
    return found


def _row(answer: Answer, name: str, side: str, target: Target | None, language: str) -> Row:
    room = labels.PLOT_WIDTH - int(labels.text_width(side, theme.SMALL)) - 10
    return Row(
        key=answer.key,
        name=name,
        name_lines=tuple(labels.lines(name, theme.TEXT, room)),
        value=answer.value,
        text="" if answer.value is None else value_text(answer, language),
        side=side,
        hollow=answer.value is not None and not answer.has_counts,
        hover=_hover(answer, name, target, language),
        goal=target,
    )


def common_goal(found: Sequence[Row], target: Target | None) -> Target | None:
    """The line that all rows are held against; None where they have different ones."""
    goals = {row.goal and (row.goal.value, row.goal.in_force): row.goal for row in found}
    return next(iter(goals.values()), target) if len(goals) <= 1 else None


def target_lines(target: Target, language: str) -> list[str]:
    """The name of the target line: "Chỉ tiêu 95%", or the yardstick with when it was set."""
    _ = translator(language)
    value = target.text(language)
    if target.in_force:
        return [_("Chỉ tiêu {value}").format(value=value)]
    month = f"{target.set_on.month}/{target.set_on.year}"
    return [
        _("Mốc tham chiếu {value}").format(value=value),
        _("(đặt ra {month})").format(month=month),
    ]


def foot_lines(found: Sequence[Row], axis: Axis, caption: str, language: str) -> list[str]:
    """What stands below the axis: where it starts, what the marks mean, the caption."""
    _ = translator(language)
    said = []
    if axis.cut:
        said.append(
            _("Trục bắt đầu từ {start}").format(start=percent_tick(axis.low, axis, language))
        )
    if len({row.goal and row.goal.value for row in found}) > 1:
        said.append(_("vạch: chỉ tiêu hoặc mốc của từng dòng"))
    present = {
        theme.state(row.value, row.goal.value).code
        for row in found
        if row.value is not None and row.goal is not None and row.goal.in_force
    }
    said += theme.states_told(present, language)
    if any(row.hollow for row in found):
        said.append(_("dấu rỗng: {mark}").format(mark=MARKS["no_denominator"].in_(language)))
    return theme.foot(said, caption)


def _side(answer: Answer, alike: bool, language: str) -> str:
    _ = translator(language)
    if answer.value is None:
        known = answer.is_part or answer.nothing
        return missing_text(answer, language) if known else _("chưa có số liệu")
    if answer.late is not None:
        return _("{count} hồ sơ trễ").format(count=count(answer.late, language))
    return "" if alike or answer.has_counts else MARKS["no_denominator"].in_(language)


def _hover(answer: Answer, name: str, target: Target | None, language: str) -> str:
    """The table's row in words."""
    _ = translator(language)
    if answer.value is None:
        return ""
    period = labels.escape(label(answer.period, language, inside=True))
    said = [
        f"<b>{labels.escape(name)}</b>, {period}",
        labels.wrapped(
            f"{METRICS[answer.metric].label.in_(language)}: {value_text(answer, language)}"
        ),
    ]
    if answer.has_counts:
        said.append(
            _.plural("{numerator} trên {denominator} hồ sơ", answer.denominator).format(
                numerator=count(answer.numerator, language),
                denominator=count(answer.denominator, language),
            )
        )
    if (late := answer.late) is not None:
        said.append(_("{count} hồ sơ trễ").format(count=count(late, language)))
    said += [labels.wrapped(word) for word, _meaning in marks(answer, language)]
    if target is not None:
        said.append(labels.wrapped(gap_text(answer.value, target, language)))
    return "<br>".join(said)


def gap_text(value: float, target: Target, language: str) -> str:
    """How far a rate is from the line: "Chỉ tiêu 95%: −4,50 điểm %"."""
    line = " ".join(target_lines(target, language))
    gap = points(round(value - target.value, 12), language).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{line}: {gap}"
