"""What changed and why, in two plain sentences; chance and gaps are named, causes only proven."""

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query import value_text
from analytics.query.wording import comparison_text, missing_text
from analytics.views.compare.say import (
    by_volume,
    counted,
    counted_name,
    difference,
    rounding,
    size_text,
)
from analytics.views.compare.view import Change
from analytics.views.compare.why import why


def sentence(change: Change, t: Translator, *, scope: str = "") -> str:
    """Say a change: from where to where, by how much, and why; or why it cannot be said.

    Args:
        change: what the page shows.
        scope: the filter in words, named when it is not the whole province.

    Returns:
        A few sentences; numbers between ** for emphasis.
    """
    name = t(change.metric.label)
    name = f"{name}, {scope}" if scope else name
    said = [_what(change, name, t), why(change, t), _dossiers(change, t)]
    return " ".join(one for one in said if one)


def _what(change: Change, name: str, t: Translator) -> str:
    """The two totals and their difference."""
    now = t.period(change.question.period, inside=True)
    if change.later is None:
        return t("{name}: chưa có số liệu của {period}.", name=name, period=now)
    values = {
        "name": name,
        "now": now,
        "then": "" if change.period is None else t.period(change.period, inside=True),
        "later": value_text(change.later, t),
        "earlier": value_text(change.earlier, t),
    }
    if change.later.value is None or (change.earlier is not None and change.earlier.value is None):
        text = t("{name}: chưa so được số chung của {now} với {then}; {gap}.")
        if change.period is None:
            text = t("{name}: chưa có số chung để so; {gap}.")
        return text.format(gap=_gap(change, t), **values)
    if not change.comparable:
        return _apart(change, values, t)
    assert change.comparison is not None
    moved = change.comparison.difference or 0
    size = size_text(change, t)
    note = rounding(change, None, t)
    values["note"] = f" ({note})" if note else ""
    if moved == 0:
        text = t("{name}: **không đổi**, cùng **{later}** ở {then} và {now}.")
    elif size and moved < 0:
        text = t(
            "{name}: giảm **{size}**{note}, từ **{earlier}** ({then}) xuống **{later}** ({now})."
        )
    elif size:
        text = t(
            "{name}: tăng **{size}**{note}, từ **{earlier}** ({then}) lên **{later}** ({now})."
        )
    else:
        text = t("{name}: **{earlier}** ({then}), **{later}** ({now}), {difference}{note}.")
    return text.format(size=size, difference=difference(change, None, t), **values)


def _apart(change: Change, values: dict[str, str], t: Translator) -> str:
    """Two values that are not subtracted, or one alone, and why."""
    assert change.comparison is not None
    reason = comparison_text(change.comparison, t)
    if change.earlier is None or change.comparison.state == "definition":
        return t("{name}: **{later}** ({now}); {why}.").format(why=reason, **values)
    return t("{name}: **{later}** ({now}), **{earlier}** ({then}); {why}.").format(
        why=reason, **values
    )


def _dossiers(change: Change, t: Translator) -> str:
    """What became of the dossiers behind a rate: how many of them come from more or fewer dossiers
    at all, and how many from the rate; a number that fell with the volume is no work well done."""
    parts = by_volume(change.earlier, change.later) if change.is_rate else None
    if parts is None or not change.comparable:
        return ""
    volume, of_rate = parts
    more = volume + of_rate
    before, after = (t.count(counted(one)) for one in (change.earlier, change.later))
    values = {"what": counted_name(change.metric, t), "before": before, "after": after}
    if more:
        text = (
            t("Số {what} tăng **{n}**, từ {before} lên {after}")
            if more > 0
            else t("Số {what} giảm **{n}**, từ {before} xuống {after}")
        )
    else:
        text = t("Số {what} không đổi, {after}")
    said = text.format(n=t.count(abs(more)), **values)
    if not volume:
        return f"{said}."
    base = t(METRICS[change.metric.denominator[0][0]].label)
    text = (
        t("{said}: {volume} do nhiều {base} hơn, {rate} do tỷ lệ đổi{chance}.")
        if volume > 0
        else t("{said}: {volume} do ít {base} hơn, {rate} do tỷ lệ đổi{chance}.")
    )
    chance = (
        t(" (phần này có thể do ngẫu nhiên)")
        if change.verdict.by_chance
        else t(" (phần này trong mức dao động thường)")
    )
    return text.format(
        said=said,
        volume=t.change(volume),
        rate=t.change(of_rate),
        base=base[:1].lower() + base[1:],
        chance=chance if of_rate and not change.verdict.is_news else "",
    )


def _gap(change: Change, t: Translator) -> str:
    """Which of the two totals is not known, and how many units reported."""
    found = []
    for one in (change.earlier, change.later):
        if one is not None and one.value is None:
            when = t.period(one.period, inside=True)
            found.append(f"{when}: {missing_text(one, t)}")
    if change.earlier is None and change.period is not None:
        period = t.period(change.period, inside=True)
        found.append(t("{period} chưa có số liệu", period=period))
    return "; ".join(found)
