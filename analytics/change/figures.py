"""The line of figures above the pictures, and what must be known beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.change.say import (
    by_volume,
    counted,
    counted_name,
    difference,
    listed,
    more_counted,
    rounding,
    without_unit,
)
from analytics.change.view import Change
from analytics.control import between_text
from analytics.formats import MISSING, count, number
from analytics.formats import change as signed
from analytics.periods import label
from analytics.query import Answer, value_text
from analytics.query.wording import comparison_text, marks, missing_text
from analytics.texts import translator

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


def totals(change: Change, language: str) -> list[Figure]:
    """Earlier, later, the difference, and what it means in dossiers where that is known."""
    _ = translator(language)
    found = [_total(change, change.earlier, change.period, language)] if change.period else []
    found.append(_total(change, change.later, change.question.period, language))
    found.append(_difference(change, language))
    more = more_counted(change.earlier, change.later) if change.is_rate else None
    if more is not None and change.comparable:
        name = counted_name(change.metric, language)
        before, after = (count(counted(one), language) for one in (change.earlier, change.later))
        below = _("từ {before} đến {after}").format(before=before, after=after)
        parts = by_volume(change.earlier, change.later)
        if parts is not None and parts[0]:
            part = _("do số hồ sơ: {n}").format(n=signed(parts[0], language))
            below = f"{below} · {part}"
        found.append(Figure(name[:1].upper() + name[1:], signed(more, language), below))
    elif not change.is_rate and change.comparable:
        found.append(_share(change, language))
    return found


def _total(change: Change, answer: Answer | None, period: str, language: str) -> Figure:
    _ = translator(language)
    name = label(period, language)
    if answer is None or answer.value is None:
        return Figure(name, MISSING, _part(answer, language), "none")
    said = []
    number = counted(answer) if change.is_rate else None
    if number is not None:
        said.append(f"{count(number, language)} {counted_name(change.metric, language, number)}")
    if answer.basis == "computed" and answer.expected:
        every = _("đủ {several} đơn vị") if answer.expected > 1 else _("đơn vị đã gửi")
        said.append(every.format(several=count(answer.expected, language)))
    else:
        said += [word for word, _meaning in marks(answer, language)]
    return Figure(name, value_text(answer, language, short=True), " · ".join(said))


def _part(answer: Answer | None, language: str) -> str:
    return missing_text(answer, language)


def _difference(change: Change, language: str) -> Figure:
    _ = translator(language)
    name = _("Chênh lệch")
    if not change.comparable or change.comparison is None:
        below = _("chưa so được")
        if change.comparison is not None:
            below = comparison_text(change.comparison, language)
        return Figure(name, MISSING, below, "none")
    value = difference(change, None, language, short=True)
    below = comparison_text(change.comparison, language)
    if change.verdict.interval is not None:
        between = between_text(change.verdict.interval, language, unit=False)
        below = _("khoảng 95%: {between}").format(between=between)
    note = rounding(change, None, language)
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


def _share(change: Change, language: str) -> Figure:
    """How much more or less a count is, as a share of the earlier one."""
    _ = translator(language)
    assert change.comparison is not None and change.earlier is not None
    before, moved = change.earlier.value, change.comparison.difference
    below = _("so với {period}").format(period=label(change.period or "", language, inside=True))
    if not before or moved is None or change.comparison.approximate:
        return Figure(_("Tăng, giảm"), MISSING, below, "none")
    return Figure(_("Tăng, giảm"), _relative(moved / before, language), below)


def _relative(moved: float, language: str) -> str:
    """A change as a share of what was before: "+7,4%"; one too small to show is said in words."""
    _ = translator(language)
    if 0 < abs(moved) < 0.0005:
        return (_("tăng dưới {n}%") if moved > 0 else _("giảm dưới {n}%")).format(
            n=number(0.1, language, 1)
        )
    sign = "+" if moved > 0 else "−" if moved < 0 else ""
    return f"{sign}{number(abs(moved) * 100, language, 1)}%"


def notes(change: Change, language: str) -> list[str]:
    """Groups that are new, gone or empty, and units that did not report, each in a line."""
    _ = translator(language)
    states: dict[str, list[str]] = {"new": [], "gone": []}
    for one in change.groups:
        if one.effect is not None and one.effect.state in states:
            states[one.effect.state].append(change.called(one.key, language))
    empty = [change.called(key, language) for key in change.explained.left_out]
    found = [
        (_("Mới có hồ sơ ở kỳ sau, tính là cơ cấu: {who}."), states["new"]),
        (_("Không còn hồ sơ ở kỳ sau, tính là cơ cấu: {who}."), states["gone"]),
        (_("Không có hồ sơ nào ở cả hai kỳ, để ngoài: {who}."), empty),
    ]
    said = [text.format(who=_who(names, language)) for text, names in found if names]
    return said + unreported_notes(change, language)


def unreported_notes(change: Change, language: str) -> list[str]:
    """By period the units that did not report, each in a line."""
    _ = translator(language)
    text = _("Chưa gửi hồ sơ {period}: {who}.")
    return [
        text.format(
            period=label(period, language, inside=True),
            who=_who([one.in_(language) for one in units], language),
        )
        for period, units in change.unreported.items()
        if units
    ]


def _who(names: Sequence[str], language: str) -> str:
    shown = list(names[:_NAMED])
    if len(names) > _NAMED:
        _ = translator(language)
        shown.append(
            _.plural("{n} nơi khác", len(names) - _NAMED).format(
                n=count(len(names) - _NAMED, language)
            )
        )
    return listed(shown, language)
