"""What changed and why, in two plain sentences; chance and gaps are named, causes only proven."""

from analytics.change.say import (
    by_volume,
    counted,
    counted_name,
    difference,
    rounding,
    size_text,
)
from analytics.change.view import Change
from analytics.change.why import why
from analytics.formats import change as signed
from analytics.formats import count
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.query import value_text
from analytics.query.wording import comparison_text, missing_text
from analytics.texts import translator


def sentence(change: Change, language: str, *, scope: str = "") -> str:
    """Say a change: from where to where, by how much, and why; or why it cannot be said.

    Args:
        change: what the page shows.
        language: "vi" or "en".
        scope: the filter in words, named when it is not the whole province.

    Returns:
        A few sentences; numbers between ** for emphasis.
    """
    name = change.metric.label.in_(language)
    name = f"{name}, {scope}" if scope else name
    said = [_what(change, name, language), why(change, language), _dossiers(change, language)]
    return " ".join(one for one in said if one)


def _what(change: Change, name: str, language: str) -> str:
    """The two totals and their difference."""
    _ = translator(language)
    now = label(change.question.period, language, inside=True)
    if change.later is None:
        return _("{name}: chưa có số liệu của {period}.").format(name=name, period=now)
    values = {
        "name": name,
        "now": now,
        "then": "" if change.period is None else label(change.period, language, inside=True),
        "later": value_text(change.later, language),
        "earlier": value_text(change.earlier, language),
    }
    if change.later.value is None or (change.earlier is not None and change.earlier.value is None):
        text = _("{name}: chưa so được số chung của {now} với {then}; {gap}.")
        if change.period is None:
            text = _("{name}: chưa có số chung để so; {gap}.")
        return text.format(gap=_gap(change, language), **values)
    if not change.comparable:
        return _apart(change, values, language)
    assert change.comparison is not None
    moved = change.comparison.difference or 0
    size = size_text(change, language)
    note = rounding(change, None, language)
    values["note"] = f" ({note})" if note else ""
    if moved == 0:
        text = _("{name}: **không đổi**, cùng **{later}** ở {then} và {now}.")
    elif size and moved < 0:
        text = _(
            "{name}: giảm **{size}**{note}, từ **{earlier}** ({then}) xuống **{later}** ({now})."
        )
    elif size:
        text = _(
            "{name}: tăng **{size}**{note}, từ **{earlier}** ({then}) lên **{later}** ({now})."
        )
    else:
        text = _("{name}: **{earlier}** ({then}), **{later}** ({now}), {difference}{note}.")
    return text.format(size=size, difference=difference(change, None, language), **values)


def _apart(change: Change, values: dict[str, str], language: str) -> str:
    """Two values that are not subtracted, or one alone, and why."""
    _ = translator(language)
    assert change.comparison is not None
    reason = comparison_text(change.comparison, language)
    if change.earlier is None or change.comparison.state == "definition":
        return _("{name}: **{later}** ({now}); {why}.").format(why=reason, **values)
    return _("{name}: **{later}** ({now}), **{earlier}** ({then}); {why}.").format(
        why=reason, **values
    )


def _dossiers(change: Change, language: str) -> str:
    """What became of the dossiers behind a rate: how many of them come from more or fewer dossiers
    at all, and how many from the rate; a number that fell with the volume is no work well done."""
    parts = by_volume(change.earlier, change.later) if change.is_rate else None
    if parts is None or not change.comparable:
        return ""
    _ = translator(language)
    volume, of_rate = parts
    more = volume + of_rate
    before, after = (count(counted(one), language) for one in (change.earlier, change.later))
    values = {"what": counted_name(change.metric, language), "before": before, "after": after}
    if more:
        text = (
            _("Số {what} tăng **{n}**, từ {before} lên {after}")
            if more > 0
            else _("Số {what} giảm **{n}**, từ {before} xuống {after}")
        )
    else:
        text = _("Số {what} không đổi, {after}")
    said = text.format(n=count(abs(more), language), **values)
    if not volume:
        return f"{said}."
    base = METRICS[change.metric.denominator[0][0]].label.in_(language)
    text = (
        _("{said}: {volume} do nhiều {base} hơn, {rate} do tỷ lệ đổi{chance}.")
        if volume > 0
        else _("{said}: {volume} do ít {base} hơn, {rate} do tỷ lệ đổi{chance}.")
    )
    chance = (
        _(" (phần này có thể do ngẫu nhiên)")
        if change.verdict.by_chance
        else _(" (phần này trong mức dao động thường)")
    )
    return text.format(
        said=said,
        volume=signed(volume, language),
        rate=signed(of_rate, language),
        base=base[:1].lower() + base[1:],
        chance=chance if of_rate and not change.verdict.is_news else "",
    )


def _gap(change: Change, language: str) -> str:
    """Which of the two totals is not known, and how many units reported."""
    _ = translator(language)
    found = []
    for one in (change.earlier, change.later):
        if one is not None and one.value is None:
            when = label(one.period, language, inside=True)
            found.append(f"{when}: {missing_text(one, language)}")
    if change.earlier is None and change.period is not None:
        period = label(change.period, language, inside=True)
        found.append(_("{period} chưa có số liệu").format(period=period))
    return "; ".join(found)
