"""What one row of a dot plot says: name, value, the small word beside it, the hover text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.charts import labels, theme
from analytics.charts.axis import Axis, percent_tick
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query import Answer, Target, value_text
from analytics.query.wording import counts_text, marks, missing_text
from analytics.texts import MARKS

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
    t: Translator,
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
            _side(answer, alike, t),
            (own or {}).get(answer.key or "", target),
            t,
        )
        for answer in answers
    ]
    if order == "value":
        found.sort(key=lambda row: (row.value is None, -(row.value or 0)))
    return found


def _row(answer: Answer, name: str, side: str, target: Target | None, t: Translator) -> Row:
    room = labels.PLOT_WIDTH - int(labels.text_width(side, theme.SMALL)) - 10
    return Row(
        key=answer.key,
        name=name,
        name_lines=tuple(labels.lines(name, theme.TEXT, room)),
        value=answer.value,
        text="" if answer.value is None else value_text(answer, t),
        side=side,
        hollow=answer.value is not None and not answer.has_counts,
        hover=_hover(answer, name, target, t),
        goal=target,
    )


def common_goal(found: Sequence[Row], target: Target | None) -> Target | None:
    """The line that all rows are held against; None where they have different ones."""
    goals = {row.goal and (row.goal.value, row.goal.in_force): row.goal for row in found}
    return next(iter(goals.values()), target) if len(goals) <= 1 else None


def target_lines(target: Target, t: Translator) -> list[str]:
    """The name of the target line: "Chỉ tiêu 95%", or the yardstick with when it was set."""
    value = target.text(t)
    if target.in_force:
        return [t("Chỉ tiêu {value}", value=value)]
    month = f"{target.set_on.month}/{target.set_on.year}"
    return [
        t("Mốc tham chiếu {value}", value=value),
        t("(đặt ra {month})", month=month),
    ]


def foot_lines(found: Sequence[Row], axis: Axis, caption: str, t: Translator) -> list[str]:
    """What stands below the axis: where it starts, what the marks mean, the caption."""
    said = []
    if axis.cut:
        said.append(t("Trục bắt đầu từ {start}", start=percent_tick(axis.low, axis, t)))
    if len({row.goal and row.goal.value for row in found}) > 1:
        said.append(t("vạch: chỉ tiêu hoặc mốc của từng dòng"))
    present = {
        theme.state(row.value, row.goal.value).code
        for row in found
        if row.value is not None and row.goal is not None and row.goal.in_force
    }
    said += theme.states_told(present, t)
    if any(row.hollow for row in found):
        said.append(t("dấu rỗng: {mark}", mark=t(MARKS["no_denominator"])))
    return theme.foot(said, caption)


def _side(answer: Answer, alike: bool, t: Translator) -> str:
    if answer.value is None:
        known = answer.is_part or answer.nothing
        return missing_text(answer, t) if known else t("chưa có số liệu")
    if answer.late is not None:
        return t("{n} hồ sơ trễ", n=t.count(answer.late))
    return "" if alike or answer.has_counts else t(MARKS["no_denominator"])


def _hover(answer: Answer, name: str, target: Target | None, t: Translator) -> str:
    """The table's row in words."""
    if answer.value is None:
        return ""
    period = labels.escape(t.period(answer.period, inside=True))
    said = [
        f"<b>{labels.escape(name)}</b>, {period}",
        labels.wrapped(f"{t(METRICS[answer.metric].label)}: {value_text(answer, t)}"),
    ]
    if answer.has_counts:
        said.append(counts_text(answer, t))
    if (late := answer.late) is not None:
        said.append(t("{n} hồ sơ trễ", n=t.count(late)))
    said += [labels.wrapped(word) for word, _meaning in marks(answer, t)]
    if target is not None:
        said.append(labels.wrapped(gap_text(answer.value, target, t)))
    return "<br>".join(said)


def gap_text(value: float, target: Target, t: Translator) -> str:
    """How far a rate is from the line: "Chỉ tiêu 95%: −4,50 điểm %"."""
    line = " ".join(target_lines(target, t))
    gap = t.points(round(value - target.value, 12)).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{line}: {gap}"
