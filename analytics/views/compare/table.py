"""The groups of a comparison as a table on the page, and as an export with all behind it."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.query import Answer, value_text
from analytics.query.wording import marks, missing_text
from analytics.tables import Table
from analytics.views.compare.groups import Group
from analytics.views.compare.say import (
    bare_text,
    counted_name,
    difference,
    more_counted,
    rounding,
    share_texts,
    slower,
    without_unit,
)
from analytics.views.compare.view import Change

# A column: its numbers and their texts; no text for words.
Column = tuple[list[Any], list[str] | None]


def table(change: Change, t: Translator, *, heading: str, counts: bool = False) -> Table:
    """The groups, those that moved the whole most first, the whole above them.

    The page has no room for the counts of both periods: what they say stands in rates, differences
    and dossiers, and remarks that stood behind them would be out of sight. A file has them.

    Args:
        change: what the page shows.
        heading: what the groups are ("Cấp", "Đơn vị").
        counts: whether numerators and denominators of both periods have columns.

    Returns:
        One row per group (``rows``); rates in per cent, differences and effects in points as
        numbers at full precision, as texts rounded so that the effects add up.
    """
    columns = _columns(change, t, heading, counts)
    frame = pd.DataFrame({name: values for name, (values, _texts) in columns.items()})
    return Table(frame, {name: texts for name, (_values, texts) in columns.items() if texts})


def rows(change: Change) -> list[Group]:
    """The rows of the table: the whole (key ""), then the groups."""
    whole = Group("", change.earlier, change.later, change.comparison)
    return [whole, *change.groups]


def _columns(change: Change, t: Translator, heading: str, counts: bool) -> dict[str, Column]:
    shown = rows(change)
    then, now = _periods(change, t)
    columns: dict[str, Column] = {
        heading: ([_name(change, one, t) for one in shown], None),
        then: _values(change, [one.earlier for one in shown], t),
        now: _values(change, [one.later for one in shown], t),
        _difference_title(change, t): (
            [_scaled(change, one.difference) for one in shown],
            [without_unit(_difference(change, one, t)) for one in shown],
        ),
    }
    if change.split is not None:
        effects = [_effect(change, one, t) for one in shown]
        rate_title, mix_title = effect_titles(change, t)
        columns[rate_title] = ([one[0] for one in effects], [one[1] for one in effects])
        columns[mix_title] = ([one[2] for one in effects], [one[3] for one in effects])
    if change.is_rate:
        columns |= _dossiers(change, shown, t, counts)
    elif any(one.share is not None for one in shown):
        texts = share_texts(change, t)
        columns[t("Phần trong mức đổi (%)")] = (
            [None if one.share is None else float(one.share * 100) for one in shown],
            [texts.get(one.key, MISSING) for one in shown],
        )
    columns[t("Ghi chú")] = ([remark(change, one, t) for one in shown], None)
    return columns


def effect_titles(change: Change, t: Translator) -> tuple[str, str]:
    """The names of the two kinds of effect: what groups did, and how much each weighed."""
    timely = slower(change.metric, True) is not None
    rate_title = t("Do nhanh, chậm (điểm %)") if timely else t("Do tỷ lệ nhóm (điểm %)")
    return rate_title, t("Do cơ cấu (điểm %)")


def remark(change: Change, group: Group, t: Translator) -> str:
    """What must be known of a group: not there in both periods, chance, doubts of its values."""
    said = []
    state = group.effect.state if group.effect else _one_sided(change, group)
    if state == "new":
        said.append(t("mới có"))
    elif state == "gone":
        said.append(t("không còn"))
    if group.by_chance and group.difference:
        said.append(t("có thể do ngẫu nhiên"))
    if note := rounding(change, group if group.key else None, t):
        said.append(note)
    if not change.is_rate or group.effect is None:
        found = [
            word
            for one in (group.earlier, group.later)
            if one is not None and one.value is not None and one.basis != "computed"
            for word, _meaning in marks(one, t)
        ]
        said += dict.fromkeys(found)
    for one in (group.earlier, group.later):
        if one is not None and (one.nothing or (one.value is None and one.is_part)):
            when = t.period(one.period, short=True)
            said.append(f"{when}: {missing_text(one, t)}")
    return " · ".join(said)


def _one_sided(change: Change, group: Group) -> str:
    """Whether a count has dossiers in one period only, where all is counted."""
    if change.is_rate or change.explained.reason or not group.key:
        return ""
    before, after = (one.value if one else 0 for one in (group.earlier, group.later))
    if not before and after:
        return "new"
    return "gone" if before and not after else ""


def _name(change: Change, group: Group, t: Translator) -> str:
    return change.called(group.key, t) if group.key else t("Chung")


def _periods(change: Change, t: Translator) -> tuple[str, str]:
    """The titles of the two columns of values."""
    unit = " (%)" if change.is_rate else ""
    periods = (change.period or "", change.question.period)
    first, second = (f"{t.period(one)}{unit}" if one else "" for one in periods)
    return first, second


def _difference_title(change: Change, t: Translator) -> str:
    if change.is_rate:
        return t("Chênh lệch (điểm %)")
    money = change.metric.format == "money"
    return t("Chênh lệch (đồng)") if money else t("Chênh lệch (hồ sơ)")


def _values(change: Change, answers: list[Answer | None], t: Translator) -> Column:
    scale = 100 if change.is_rate else 1
    values = [
        None if one is None or one.value is None else round(one.value * scale, 12)
        for one in answers
    ]
    return values, [value_text(one, t) for one in answers]


def _scaled(change: Change, value: float | None) -> float | None:
    return None if value is None else round(value * (100 if change.is_rate else 1), 12)


def _difference(change: Change, group: Group, t: Translator) -> str:
    return difference(change, group if group.key else None, t) or "—"


def _effect(
    change: Change, group: Group, t: Translator
) -> tuple[float | None, str, float | None, str]:
    """Both effects of a group as numbers in points and as texts; of the whole their sums."""
    found = group.effect if group.key else change.split
    if found is None:
        return None, "—", None, "—"
    return (
        float(found.rate * 100),
        bare_text(found.rate_units, found.rate, t),
        float(found.mix * 100),
        bare_text(found.mix_units, found.mix, t),
    )


def _dossiers(change: Change, shown: list[Group], t: Translator, counts: bool) -> dict[str, Column]:
    """The dossiers behind the rates, where they are known."""
    more = [more_counted(one.earlier, one.later) for one in shown]
    if all(one is None for one in more):
        return {}
    named = counted_name(change.metric, t)
    columns: dict[str, Column] = {
        t("Thêm, bớt {what}", what=named): (more, [t.change(one) for one in more])
    }
    if not counts:
        return columns
    then, now = (t.period(one, short=True) for one in _both(change))
    titles: tuple[tuple[str, Callable[[Group], Answer | None], str], ...] = (
        (t("Tử số {period}", period=then), lambda one: one.earlier, "numerator"),
        (t("Mẫu số {period}", period=then), lambda one: one.earlier, "denominator"),
        (t("Tử số {period}", period=now), lambda one: one.later, "numerator"),
        (t("Mẫu số {period}", period=now), lambda one: one.later, "denominator"),
    )
    for title, side, name in titles:
        values = [getattr(side(one), name, None) for one in shown]
        columns[title] = values, [t.count(one) for one in values]
    return columns


def _both(change: Change) -> tuple[str, str]:
    return change.period or change.question.period, change.question.period
