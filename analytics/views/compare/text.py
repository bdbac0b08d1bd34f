"""What the page says: the change and its causes in sentences, the line of figures, the notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query import Answer, State, value_text
from analytics.query.wording import comparison_text, marks, missing_text
from analytics.texts import Bilingual, capital
from analytics.views.compare.causes import causes
from analytics.views.compare.data import Change
from analytics.views.compare.wording import (
    bare_effect,
    by_volume,
    counted,
    counted_name,
    difference,
    listed,
    more_counted,
    part_text,
    rounding,
    size_text,
    who,
    without_unit,
)
from analytics.views.control import between_text

_ROSE = Bilingual("tăng rõ rệt", "clear rise")
_FELL = Bilingual("giảm rõ rệt", "clear fall")
# Units that are named; of more, how many.
_NAMED = 12


def headline(change: Change, t: Translator) -> str:
    """The difference of the totals as a number; "" where it is not known, or only in words."""
    moved = change.comparison
    if not change.comparable or moved is None or moved.hidden or moved.approximate:
        return ""
    return difference(change, None, t, short=True)


def sentence(change: Change, t: Translator, *, scope: str = "") -> str:
    """From where to where a number changed, and why; or why that is not known.

    It goes on from ``headline``, which says by how much.

    Args:
        change: what the page shows.
        scope: the filter in words, named when it is not the whole province.
        t: says it; numbers stand between ** for emphasis.
    """
    name = t(change.metric.label)
    name = f"{name}, {scope}" if scope else name
    return " ".join(filter(None, (_totals(change, name, t), causes(change, t))))


def standing(change: Change) -> State | None:
    """The verdict on the difference; None where chance, custom or scopes can explain it."""
    better = _state(change)
    if not better:
        return None
    assert change.comparison is not None
    label = _ROSE if (change.comparison.difference or 0) > 0 else _FELL
    return State(*(("met", "●") if better == "good" else ("missed", "▲")), label)


def _totals(change: Change, name: str, t: Translator) -> str:
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
        text = t("{name} giảm từ **{earlier}** ({then}) xuống **{later}** ({now}).")
    elif size:
        text = t("{name} tăng từ **{earlier}** ({then}) lên **{later}** ({now}).")
    else:
        text = t("{name}: **{earlier}** ({then}), **{later}** ({now}), {difference}{note}.")
    return text.format(difference=difference(change, None, t), **values)


def _apart(change: Change, values: dict[str, str], t: Translator) -> str:
    """Two values that are not subtracted, or one alone, and why."""
    assert change.comparison is not None
    reason = comparison_text(change.comparison, t)
    if change.earlier is None or change.comparison.state == "definition":
        return t("{name}: **{later}** ({now}); {why}.", why=reason, **values)
    return t("{name}: **{later}** ({now}), **{earlier}** ({then}); {why}.", why=reason, **values)


def dossiers(change: Change, t: Translator) -> str:
    """How many dossiers more or fewer, from their number at all and from the rate.

    A number that fell with the volume is no work well done.
    """
    parts = by_volume(change.earlier, change.later) if change.is_rate else None
    if parts is None or not change.comparable:
        return ""
    volume, of_rate = parts
    more = volume + of_rate
    before, after = (t.count(counted(answer)) for answer in (change.earlier, change.later))
    values = {"what": counted_name(change.metric, t), "before": before, "after": after}
    if more:
        text = (
            t("Số {what} tăng **{n}**, từ {before} lên {after}")
            if more > 0
            else t("Số {what} giảm **{n}**, từ {before} xuống {after}")
        )
    else:
        text = t("Số {what} không đổi, {after}")
    text = text.format(n=t.count(abs(more)), **values)
    if not volume:
        return f"{text}."
    base = t(METRICS[change.metric.denominator[0][0]].label)
    parted = (
        t("{moved}: {volume} do nhiều {base} hơn, {rate} do tỷ lệ đổi{chance}.")
        if volume > 0
        else t("{moved}: {volume} do ít {base} hơn, {rate} do tỷ lệ đổi{chance}.")
    )
    chance = (
        t(" (phần này có thể do ngẫu nhiên)")
        if change.verdict.by_chance
        else t(" (phần này trong biên độ dao động thông thường)")
    )
    return parted.format(
        moved=text,
        volume=t.change(volume),
        rate=t.change(of_rate),
        base=base[:1].lower() + base[1:],
        chance=chance if of_rate and not change.verdict.is_news else "",
    )


def _gap(change: Change, t: Translator) -> str:
    """Which of the two totals is not known, and how many units reported."""
    gaps = []
    for answer in (change.earlier, change.later):
        if answer is not None and answer.value is None:
            period = t.period(answer.period, inside=True)
            gaps.append(f"{period}: {missing_text(answer, t)}")
    if change.earlier is None and change.period is not None:
        period = t.period(change.period, inside=True)
        gaps.append(t("{period} chưa có số liệu", period=period))
    return "; ".join(gaps)


def message(change: Change, t: Translator, key: str = "") -> str:
    """What the contributions show: whose is the greatest, and whether by chance; "" without any."""
    parts = [part for part in change.contributions(key) if part.key]
    if not parts:
        return ""
    first = max(parts, key=lambda part: abs(part.whole.size))
    text = t("{who} tác động nhiều nhất: {size} trong {whole}")
    if first.by_chance:
        text = t("{who} tác động nhiều nhất: {size} (có thể do ngẫu nhiên) trong {whole}")
    return text.format(
        who=who(change, first, t),
        size=part_text(change, first.whole, t),
        whole=difference(change, None, t, short=True),
    )


def exactness(change: Change, t: Translator) -> str:
    """That the parts are the whole difference, nothing more and nothing less."""
    whole = difference(change, None, t)
    if change.split is None:
        return t("Các phần cộng lại đúng bằng chênh lệch: {whole}.", whole=whole)
    parts = change.split
    return t(
        "Do tỷ lệ {rate}, do cơ cấu hồ sơ {mix}: cộng lại đúng bằng chênh lệch {whole}.",
        rate=bare_effect(parts.rate_units, parts.rate, t),
        mix=bare_effect(parts.mix_units, parts.mix, t),
        whole=whole,
    )


def directions(change: Change, of: str, t: Translator) -> str:
    """How many groups rose and how many fell; ``of`` says what they are ("đơn vị")."""
    moved = [group.difference for group in change.groups if group.difference]
    up = sum(size > 0 for size in moved)
    if not moved:
        return t("Không {of} nào thay đổi", of=of)
    if up == len(moved):
        return t("Tăng ở {n} {of}, không nơi nào giảm", n=t.count(up), of=of)
    if not up:
        return t("Giảm ở {n} {of}, không nơi nào tăng", n=t.count(len(moved)), of=of)
    return t(
        "Tăng ở {up}, giảm ở {down} {of}",
        up=t.count(up),
        down=t.count(len(moved) - up),
        of=of,
    )


# --- the line of figures --------------------------------------------------------------------------


@dataclass(frozen=True)
class Figure:
    """One figure: its name, its value, the line below; ``state`` "good", "bad" or ""."""

    name: str
    value: str
    below: str
    state: str = ""


def figures(change: Change, t: Translator) -> list[Figure]:
    """Earlier, later, the difference, and what it means in dossiers where that is known."""
    line = [_total(change, change.earlier, change.period, t)] if change.period else []
    line.append(_total(change, change.later, change.question.period, t))
    line.append(_difference(change, t))
    more = more_counted(change.earlier, change.later) if change.is_rate else None
    if more is not None and change.comparable:
        name = counted_name(change.metric, t)
        before, after = (t.count(counted(answer)) for answer in (change.earlier, change.later))
        below = t("từ {before} đến {after}", before=before, after=after)
        parts = by_volume(change.earlier, change.later)
        if parts is not None and parts[0]:
            part = t("do số hồ sơ: {n}", n=t.change(parts[0]))
            below = f"{below} · {part}"
        line.append(Figure(capital(name), t.change(more), below))
    elif not change.is_rate and change.comparable:
        line.append(_share(change, t))
    return line


def _total(change: Change, answer: Answer | None, period: str, t: Translator) -> Figure:
    name = t.period(period)
    if answer is None or answer.value is None:
        return Figure(name, MISSING, missing_text(answer, t), "none")
    parts = []
    number = counted(answer) if change.is_rate else None
    if number is not None:
        parts.append(f"{t.count(number)} {counted_name(change.metric, t, number)}")
    if answer.basis == "computed" and answer.expected:
        every = t("đủ {several} đơn vị") if answer.expected > 1 else t("đơn vị đã gửi")
        parts.append(every.format(several=t.count(answer.expected)))
    else:
        parts += [word for word, _meaning in marks(answer, t)]
    return Figure(name, value_text(answer, t, short=True), " · ".join(parts))


def _difference(change: Change, t: Translator) -> Figure:
    name = t("Chênh lệch")
    if not change.comparable or change.comparison is None:
        below = t("chưa so được")
        if change.comparison is not None:
            below = comparison_text(change.comparison, t)
        return Figure(name, MISSING, below, "none")
    value = difference(change, None, t, short=True)
    below = comparison_text(change.comparison, t)
    if change.verdict.interval is not None:
        between = between_text(change.verdict.interval, t, unit=False)
        below = t("khoảng 95%: {between}", between=between)
    note = rounding(change, None, t)
    below = f"{below} · {note}" if note else below
    value = value if change.is_rate else without_unit(value)
    return Figure(name, value, below, _state(change))


def _state(change: Change) -> str:
    """Better or worse, where the metric knows and counts show that it is more than chance.

    A count goes up and down with the number of dossiers at all: it is neither.
    """
    comparison = change.comparison
    if comparison is None or comparison.hidden or comparison.state != "same":
        return ""
    moved, better = comparison.difference or 0, change.metric.better
    if not moved or better == "none" or not change.is_rate:
        return ""
    if change.verdict.interval is None or not change.verdict.is_news:
        return ""
    return "good" if (moved > 0) == (better == "up") else "bad"


def _share(change: Change, t: Translator) -> Figure:
    """How much more or less a count is, as a share of the earlier one."""
    assert change.comparison is not None and change.earlier is not None
    before, moved = change.earlier.value, change.comparison.difference
    below = t("so với {period}", period=t.period(change.period or "", inside=True))
    if not before or moved is None or change.comparison.approximate:
        return Figure(t("Tăng, giảm"), MISSING, below, "none")
    return Figure(t("Tăng, giảm"), _relative(moved / before, t), below)


def _relative(moved: float, t: Translator) -> str:
    """A change as a share of what was before: "+7,4%"; one too small to show is in words."""
    if 0 < abs(moved) < 0.0005:
        return (t("tăng dưới {n}%") if moved > 0 else t("giảm dưới {n}%")).format(
            n=t.number(0.1, 1)
        )
    sign = "+" if moved > 0 else "−" if moved < 0 else ""
    return f"{sign}{t.number(abs(moved) * 100, 1)}%"


def notes(change: Change, t: Translator) -> list[str]:
    """Groups that are new, gone or empty, and units that did not report, each in a line."""
    names: dict[str, list[str]] = {"new": [], "gone": []}
    for group in change.groups:
        if group.effect is not None and group.effect.state in names:
            names[group.effect.state].append(change.name(group.key, t))
    empty = [change.name(key, t) for key in change.explained.left_out]
    lines = [
        (t("Mới có hồ sơ ở kỳ sau, tính là cơ cấu: {who}."), names["new"]),
        (t("Không còn hồ sơ ở kỳ sau, tính là cơ cấu: {who}."), names["gone"]),
        (t("Không có hồ sơ nào ở cả hai kỳ, để ngoài: {who}."), empty),
    ]
    return [
        *(text.format(who=_named(groups, t)) for text, groups in lines if groups),
        *unreported_notes(change, t),
    ]


def unreported_notes(change: Change, t: Translator) -> list[str]:
    """By period the units that did not report, each in a line."""
    return [
        t(
            "Chưa gửi hồ sơ {period}: {who}.",
            period=t.period(period, inside=True),
            who=_named([t(unit) for unit in units], t),
        )
        for period, units in change.unreported.items()
        if units
    ]


def _named(names: Sequence[str], t: Translator) -> str:
    shown, more = list(names[:_NAMED]), len(names) - _NAMED
    if more > 0:
        shown.append(t.plural("{n} nơi khác", more, n=t.count(more)))
    return listed(shown, t)


def rate_meaning(t: Translator) -> str:
    """What a rate effect is, in words."""
    return t(
        "Tỷ lệ của nhóm đổi bao nhiêu, nhân với phần hồ sơ của nhóm (trung bình hai kỳ)."
        " Kitagawa (1955), JASA 50(272), 1168–1194."
    )


def mix_meaning(t: Translator) -> str:
    """What a mix effect is, in words."""
    return t(
        "Phần hồ sơ của nhóm đổi bao nhiêu, nhân với tỷ lệ của nhóm cao hay thấp hơn mức chung"
        " (trung bình hai kỳ): nhóm có tỷ lệ thấp chiếm nhiều hồ sơ hơn thì tỷ lệ chung giảm, dù"
        " tỷ lệ của từng nhóm không đổi."
    )
