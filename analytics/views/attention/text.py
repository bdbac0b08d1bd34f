"""Pieces of the rules' sentences, in both languages at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.i18n import both
from analytics.query import Answer, Target, short_of, value_text
from analytics.texts import Bilingual

NOTHING = Bilingual("", "")

# How many of several things a sentence names.
NAMED = 3


def filled(template: Bilingual, **values: Bilingual) -> Bilingual:
    """A template with its values, language by language."""
    return both(lambda t: t(template).format(**{name: t(text) for name, text in values.items()}))


def count(value: float) -> Bilingual:
    """A count."""
    return both(lambda t: t.count(value))


def value(answer: Answer) -> Bilingual:
    """An answer's value as everywhere else."""
    return both(lambda t: value_text(answer, t))


def points_below(rate: Answer, target: Target) -> Bilingual:
    """How far a rate is below a target: "3,42 điểm %", of a printed 90,5% "4,5 điểm %"."""
    gap = round((target.value - (rate.value or 0)) * 100, 9)
    least = 10**-rate.decimals
    if gap < least / 2:
        return both(
            lambda t: t(Bilingual("chưa đến {} điểm %", "less than {} pts")).format(
                t.number(least, rate.decimals)
            )
        )
    return both(lambda t: t(Bilingual("{} điểm %", "{} pts")).format(t.number(gap, rate.decimals)))


def late_part(late: Answer | None, rate: Answer) -> Bilingual:
    """The dossiers late behind a rate, or that the source gives none."""
    if late is not None and late.value is not None:
        number = value(late)
    elif rate.late is not None:
        number = count(rate.late)
    else:
        return Bilingual("nguồn không nêu số hồ sơ", "no dossier counts given")
    return filled(Bilingual("{n} hồ sơ trễ", "{n} late"), n=number)


def needed_part(rate: Answer, target: Target) -> Bilingual:
    """How many late dossiers would have had to be on time to reach the target; "" if not known."""
    short = short_of(rate, target)
    if short is None:
        return NOTHING
    return filled(
        Bilingual(
            "; đạt chỉ tiêu nếu thêm {n} hồ sơ đúng hạn",
            "; on target with {n} more on time",
        ),
        n=count(short),
    )


def period(code: str) -> Bilingual:
    """A period within a sentence: "quý I/2021"."""
    return both(lambda t: t.period(code, inside=True))


def listed(names: Sequence[Bilingual], separator: str = ", ") -> Bilingual:
    """The first names, and that there are more."""
    more = ", …" if len(names) > NAMED else ""
    return both(lambda t: separator.join(t(name) for name in names[:NAMED]) + more)


def printed(row: Mapping[str, Any]) -> Bilingual:
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
