"""The groups of a comparison as a table on the page, and as an export with all behind it."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analytics.change.groups import Group
from analytics.change.say import (
    bare_text,
    counted_name,
    difference,
    more_counted,
    rounding,
    share_texts,
    slower,
    without_unit,
)
from analytics.change.view import Change
from analytics.formats import MISSING, count
from analytics.formats import change as signed
from analytics.periods import label
from analytics.query import Answer, value_text
from analytics.query.tabular import Table
from analytics.query.wording import marks, missing_text
from analytics.texts import translator

# A column: its numbers and their texts; no text for words.
Column = tuple[list[Any], list[str] | None]


def table(change: Change, language: str, *, heading: str, counts: bool = False) -> Table:
    """The groups, those that moved the whole most first, the whole above them.

    The page has no room for the counts of both periods: what they say stands in rates, differences
    and dossiers, and remarks that stood behind them would be out of sight. A file has them.

    Args:
        change: what the page shows.
        language: "vi" or "en".
        heading: what the groups are ("Cấp", "Đơn vị").
        counts: whether numerators and denominators of both periods have columns.

    Returns:
        One row per group (``rows``); rates in per cent, differences and effects in points as
        numbers at full precision, as texts rounded so that the effects add up.
    """
    columns = _columns(change, language, heading, counts)
    frame = pd.DataFrame({name: values for name, (values, _texts) in columns.items()})
    return Table(frame, {name: texts for name, (_values, texts) in columns.items() if texts})


def rows(change: Change) -> list[Group]:
    """The rows of the table: the whole (key ""), then the groups."""
    whole = Group("", change.earlier, change.later, change.comparison)
    return [whole, *change.groups]


def _columns(change: Change, language: str, heading: str, counts: bool) -> dict[str, Column]:
    _ = translator(language)
    shown = rows(change)
    then, now = _periods(change, language)
    columns: dict[str, Column] = {
        heading: ([_name(change, one, language) for one in shown], None),
        then: _values(change, [one.earlier for one in shown], language),
        now: _values(change, [one.later for one in shown], language),
        _difference_title(change, language): (
            [_scaled(change, one.difference) for one in shown],
            [without_unit(_difference(change, one, language)) for one in shown],
        ),
    }
    if change.split is not None:
        effects = [_effect(change, one, language) for one in shown]
        rate_title, mix_title = effect_titles(change, language)
        columns[rate_title] = ([one[0] for one in effects], [one[1] for one in effects])
        columns[mix_title] = ([one[2] for one in effects], [one[3] for one in effects])
    if change.is_rate:
        columns |= _dossiers(change, shown, language, counts)
    elif any(one.share is not None for one in shown):
        texts = share_texts(change, language)
        columns[_("Phần trong mức đổi (%)")] = (
            [None if one.share is None else float(one.share * 100) for one in shown],
            [texts.get(one.key, MISSING) for one in shown],
        )
    columns[_("Ghi chú")] = ([remark(change, one, language) for one in shown], None)
    return columns


def effect_titles(change: Change, language: str) -> tuple[str, str]:
    """The names of the two kinds of effect: what groups did, and how much each weighed."""
    _ = translator(language)
    timely = slower(change.metric, True) is not None
    rate_title = _("Do nhanh, chậm (điểm %)") if timely else _("Do tỷ lệ nhóm (điểm %)")
    return rate_title, _("Do cơ cấu (điểm %)")


def remark(change: Change, group: Group, language: str) -> str:
    """What must be known of a group: not there in both periods, chance, doubts of its values."""
    _ = translator(language)
    said = []
    state = group.effect.state if group.effect else _one_sided(change, group)
    if state == "new":
        said.append(_("mới có"))
    elif state == "gone":
        said.append(_("không còn"))
    if group.by_chance and group.difference:
        said.append(_("có thể do ngẫu nhiên"))
    if note := rounding(change, group if group.key else None, language):
        said.append(note)
    if not change.is_rate or group.effect is None:
        found = [
            word
            for one in (group.earlier, group.later)
            if one is not None and one.value is not None and one.basis != "computed"
            for word, _meaning in marks(one, language)
        ]
        said += dict.fromkeys(found)
    for one in (group.earlier, group.later):
        if one is not None and (one.nothing or (one.value is None and one.is_part)):
            when = label(one.period, language, short=True)
            said.append(f"{when}: {missing_text(one, language)}")
    return " · ".join(said)


def _one_sided(change: Change, group: Group) -> str:
    """Whether a count has dossiers in one period only, where all is counted."""
    if change.is_rate or change.explained.reason or not group.key:
        return ""
    before, after = (one.value if one else 0 for one in (group.earlier, group.later))
    if not before and after:
        return "new"
    return "gone" if before and not after else ""


def _name(change: Change, group: Group, language: str) -> str:
    _ = translator(language)
    return change.called(group.key, language) if group.key else _("Chung")


def _periods(change: Change, language: str) -> tuple[str, str]:
    """The titles of the two columns of values."""
    unit = " (%)" if change.is_rate else ""
    periods = (change.period or "", change.question.period)
    first, second = (f"{label(one, language)}{unit}" if one else "" for one in periods)
    return first, second


def _difference_title(change: Change, language: str) -> str:
    _ = translator(language)
    if change.is_rate:
        return _("Chênh lệch (điểm %)")
    money = change.metric.format == "money"
    return _("Chênh lệch (đồng)") if money else _("Chênh lệch (hồ sơ)")


def _values(change: Change, answers: list[Answer | None], language: str) -> Column:
    scale = 100 if change.is_rate else 1
    values = [
        None if one is None or one.value is None else round(one.value * scale, 12)
        for one in answers
    ]
    return values, [value_text(one, language) for one in answers]


def _scaled(change: Change, value: float | None) -> float | None:
    return None if value is None else round(value * (100 if change.is_rate else 1), 12)


def _difference(change: Change, group: Group, language: str) -> str:
    return difference(change, group if group.key else None, language) or "—"


def _effect(
    change: Change, group: Group, language: str
) -> tuple[float | None, str, float | None, str]:
    """Both effects of a group as numbers in points and as texts; of the whole their sums."""
    found = group.effect if group.key else change.split
    if found is None:
        return None, "—", None, "—"
    return (
        float(found.rate * 100),
        bare_text(found.rate_units, found.rate, language),
        float(found.mix * 100),
        bare_text(found.mix_units, found.mix, language),
    )


def _dossiers(change: Change, shown: list[Group], language: str, counts: bool) -> dict[str, Column]:
    """The dossiers behind the rates, where they are known."""
    _ = translator(language)
    more = [more_counted(one.earlier, one.later) for one in shown]
    if all(one is None for one in more):
        return {}
    named = counted_name(change.metric, language)
    columns: dict[str, Column] = {
        _("Thêm, bớt {what}").format(what=named): (more, [signed(one, language) for one in more])
    }
    if not counts:
        return columns
    then, now = (label(one, language, short=True) for one in _both(change))
    titles: tuple[tuple[str, Callable[[Group], Answer | None], str], ...] = (
        (_("Tử số {period}").format(period=then), lambda one: one.earlier, "numerator"),
        (_("Mẫu số {period}").format(period=then), lambda one: one.earlier, "denominator"),
        (_("Tử số {period}").format(period=now), lambda one: one.later, "numerator"),
        (_("Mẫu số {period}").format(period=now), lambda one: one.later, "denominator"),
    )
    for title, side, name in titles:
        values = [getattr(side(one), name, None) for one in shown]
        columns[title] = values, [count(one, language) for one in values]
    return columns


def _both(change: Change) -> tuple[str, str]:
    return change.period or change.question.period, change.question.period
