"""Pieces of the rules' sentences, in both languages at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.i18n import both
from analytics.query import Answer, Target, short_of, value_text
from analytics.texts import Message, Words, same
from analytics.views.attention.data import NOTHING

# How many of several things a sentence names.
NAMED = 3

# Below half a hundredth of a point a gap would be written 0,00.
_LEAST_GAP = 0.00005


def count(value: float) -> Words:
    """A count."""
    return both(lambda t: t.count(value))


def value(answer: Answer) -> Words:
    """An answer's value as everywhere else."""
    return both(lambda t: value_text(answer, t))


def with_value(name: Words, answer: Answer) -> Words:
    """A name and its value behind it: "Phường Vĩnh Hải 84,12%"."""
    return both(lambda t: f"{t(name)} {value_text(answer, t)}")


def points_below(gap: float) -> Words:
    """A positive difference of two rates without a sign: "3,42 điểm %"."""
    if gap < _LEAST_GAP:
        return Message("chưa đến 0,01 điểm %")
    return both(lambda t: t("{gap} điểm %", gap=t.number(round(gap * 100, 9), 2)))


def late_part(late: Answer | None, rate: Answer) -> Words:
    """The dossiers late behind a rate, or that the source gives none."""
    if late is not None and late.value is not None:
        number = value(late)
    elif rate.late is not None:
        number = count(rate.late)
    else:
        return Message("không kèm số hồ sơ")
    return Message("{n} hồ sơ trễ", n=number)


def needed_part(rate: Answer, target: Target) -> Words:
    """How many late dossiers would have had to be on time to reach the target; "" if not known."""
    short = short_of(rate, target)
    if short is None:
        return NOTHING
    return Message("; đạt chỉ tiêu nếu thêm {n} hồ sơ đúng hạn", n=count(short))


def period(code: str) -> Words:
    """A period within a sentence: "quý I/2021"."""
    return both(lambda t: t.period(code, inside=True))


def listed(names: Sequence[Words], separator: str = ", ") -> Words:
    """The first names, and that there are more."""
    more = ", …" if len(names) > NAMED else ""
    return both(lambda t: separator.join(t(name) for name in names[:NAMED]) + more)


def month(target: Target) -> Words:
    """When a target was set: "9/2025"."""
    return same(f"{target.set_on.month}/{target.set_on.year}")


def printed(row: Mapping[str, Any]) -> Words:
    """A published figure as printed."""
    text = row.get("printed")
    return both(
        lambda t: t.reported(
            row["value"],
            text if isinstance(text, str) else None,
            row.get("noun") or "",
            row["precision"],
        )
    )
