"""The line of figures above the pictures, and what must be known beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.query import Answer, value_text
from analytics.query.wording import comparison_text, marks, missing_text
from analytics.views.compare.say import (
    by_volume,
    counted,
    counted_name,
    difference,
    listed,
    more_counted,
    rounding,
    without_unit,
)
from analytics.views.compare.view import Change
from analytics.views.control import between_text

# Units that are named one by one; of more, how many.
_NAMED = 12


@dataclass(frozen=True)
class Figure:
    """One figure: its name, its value, the line below; ``state`` "good", "bad" or ""."""

    name: str
    value: str
    below: str
    state: str = ""

    @property
    def in_words(self) -> bool:
        """Whether the value is words rather than a number."""
        return sum(letter.isalpha() for letter in self.value) > 9


def totals(change: Change, t: Translator) -> list[Figure]:
    """Earlier, later, the difference, and what it means in dossiers where that is known."""
    found = [_total(change, change.earlier, change.period, t)] if change.period else []
    found.append(_total(change, change.later, change.question.period, t))
    found.append(_difference(change, t))
    more = more_counted(change.earlier, change.later) if change.is_rate else None
    if more is not None and change.comparable:
        name = counted_name(change.metric, t)
        before, after = (t.count(counted(one)) for one in (change.earlier, change.later))
        below = t("từ {before} đến {after}", before=before, after=after)
        parts = by_volume(change.earlier, change.later)
        if parts is not None and parts[0]:
            part = t("do số hồ sơ: {n}", n=t.change(parts[0]))
            below = f"{below} · {part}"
        found.append(Figure(name[:1].upper() + name[1:], t.change(more), below))
    elif not change.is_rate and change.comparable:
        found.append(_share(change, t))
    return found


def _total(change: Change, answer: Answer | None, period: str, t: Translator) -> Figure:
    name = t.period(period)
    if answer is None or answer.value is None:
        return Figure(name, MISSING, _part(answer, t), "none")
    said = []
    number = counted(answer) if change.is_rate else None
    if number is not None:
        said.append(f"{t.count(number)} {counted_name(change.metric, t, number)}")
    if answer.basis == "computed" and answer.expected:
        every = t("đủ {several} đơn vị") if answer.expected > 1 else t("đơn vị đã gửi")
        said.append(every.format(several=t.count(answer.expected)))
    else:
        said += [word for word, _meaning in marks(answer, t)]
    return Figure(name, value_text(answer, t, short=True), " · ".join(said))


def _part(answer: Answer | None, t: Translator) -> str:
    return missing_text(answer, t)


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
    """Better or worse, where the metric knows and neither chance, custom nor scopes explain it.

    A count goes up and down with the number of dossiers at all: it is neither.
    """
    found = change.comparison
    assert found is not None
    moved, better = found.difference or 0, change.metric.better
    if not moved or better == "none" or found.hidden or found.state != "same":
        return ""
    if not change.verdict.is_news or not change.is_rate:
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
    """A change as a share of what was before: "+7,4%"; one too small to show is said in words."""
    if 0 < abs(moved) < 0.0005:
        return (t("tăng dưới {n}%") if moved > 0 else t("giảm dưới {n}%")).format(
            n=t.number(0.1, 1)
        )
    sign = "+" if moved > 0 else "−" if moved < 0 else ""
    return f"{sign}{t.number(abs(moved) * 100, 1)}%"


def notes(change: Change, t: Translator) -> list[str]:
    """Groups that are new, gone or empty, and units that did not report, each in a line."""
    states: dict[str, list[str]] = {"new": [], "gone": []}
    for one in change.groups:
        if one.effect is not None and one.effect.state in states:
            states[one.effect.state].append(change.called(one.key, t))
    empty = [change.called(key, t) for key in change.explained.left_out]
    found = [
        (t("Mới có hồ sơ ở kỳ sau, tính là cơ cấu: {who}."), states["new"]),
        (t("Không còn hồ sơ ở kỳ sau, tính là cơ cấu: {who}."), states["gone"]),
        (t("Không có hồ sơ nào ở cả hai kỳ, để ngoài: {who}."), empty),
    ]
    said = [text.format(who=_who(names, t)) for text, names in found if names]
    return said + unreported_notes(change, t)


def unreported_notes(change: Change, t: Translator) -> list[str]:
    """By period the units that did not report, each in a line."""
    text = t("Chưa gửi hồ sơ {period}: {who}.")
    return [
        text.format(
            period=t.period(period, inside=True),
            who=_who([t(one) for one in units], t),
        )
        for period, units in change.unreported.items()
        if units
    ]


def _who(names: Sequence[str], t: Translator) -> str:
    shown = list(names[:_NAMED])
    if len(names) > _NAMED:
        shown.append(t.plural("{n} nơi khác", len(names) - _NAMED, n=t.count(len(names) - _NAMED)))
    return listed(shown, t)
