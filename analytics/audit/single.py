"""Checks that every figure takes, whatever it is about: agreement between documents, periods,
dates, the way a number is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from analytics.audit.about import Titles, title
from analytics.audit.checks import Check, broken
from analytics.audit.declared import Declared
from analytics.audit.figures import Figure, Place
from analytics.audit.words import figure_text
from analytics.i18n import VI, Translator, both
from analytics.periods import parse
from analytics.texts import Bilingual

# A decimal point where Vietnamese prints a comma: "11.3 %", but not the thousands of "1.769".
POINTS = "printed_points"
_POINT = re.compile(r"(?<![0-9.,])[0-9]+\.[0-9]{1,2}(?![0-9.,])")


def two_documents(declared: Declared, figures: Sequence[Figure], names: Titles) -> Iterator[Check]:
    """Two documents about the same figure print the same value, as far as their prints say."""
    places: dict[Place, list[Figure]] = {}
    for figure in figures:
        places.setdefault(replace(figure.place, document=""), []).append(figure)
    for same in places.values():
        for one, other in combinations(same, 2):
            if one.place.document == other.place.document:
                continue
            if one.loose.meets(other.loose):
                yield Check(declared, "held", (one, other))
                continue
            yield _apart(declared, one, other, names)


def _apart(declared: Declared, one: Figure, other: Figure, names: Titles) -> Check:
    def said(t: Translator) -> dict[str, str]:
        return {
            "name": title(one, names, t),
            "period": t.period(one.place.period, inside=True),
            "left": figure_text(one, t),
            "right": figure_text(other, t),
        }

    return broken(declared, (one, other), said)


def own_period(declared: Declared, figures: Sequence[Figure], names: Titles) -> Iterator[Check]:
    """A figure of another period of the report's own kind stands beside one of its own period.

    A report that gives last year's quarter for comparison gives this year's too; one that gives
    only another quarter's has most likely misprinted the quarter.
    """
    own = {
        (figure.place.document, figure.place.indicator, figure.place.scope)
        for figure in figures
        if figure.place.period == figure.document_period
    }
    for figure in figures:
        period = figure.document_period
        if not figure.is_printed or period is None:
            continue
        if parse(figure.place.period).kind != parse(period).kind:
            continue
        place = figure.place
        if (place.document, place.indicator, place.scope) in own:
            yield Check(declared, "held", (figure,))
        else:
            yield _of_another(declared, figure, period, names)


def _of_another(declared: Declared, figure: Figure, period: str, names: Titles) -> Check:
    def said(t: Translator) -> dict[str, str]:
        return {
            "name": title(figure, names, t),
            "left": t.period(figure.place.period, inside=True),
            "right": t.period(period, inside=True),
        }

    def arithmetic(t: Translator) -> str:
        return f"{t.period(figure.place.period)} ≠ {t.period(period)}"

    words = both(lambda t: t.period(period, inside=True))
    check = broken(declared, (figure,), said, arithmetic)
    return replace(check, proposed=(figure, words))


def dates(declared: Declared, events: Iterable[Mapping[str, Any]]) -> Iterator[Check]:
    """What a report tells as done lies within the period it reports on.

    Args:
        declared: the check's words.
        events: rows with date, name_vi, name_en, document, locator and ``period``, the document's.
    """
    for row in events:
        if row["period"] is None or row["document_kind"] != "full_report":
            continue
        period = parse(row["period"])
        first = period.first_day or period.last_day
        if first <= row["date"] <= period.last_day:
            yield Check(declared, "held", ())
        else:
            yield _outside(declared, row)


def _outside(declared: Declared, row: Mapping[str, Any]) -> Check:
    day, locator = row["date"].isoformat(), row["locator"]

    def said(t: Translator) -> dict[str, str]:
        return {
            "name": t.field(row, "name"),
            "left": t.period(day),
            "right": t.period(row["period"], inside=True),
        }

    def arithmetic(t: Translator) -> str:
        return f"{t.period(day)}: {locator or ''}".rstrip(": ")

    check = broken(declared, (), said, arithmetic)
    return replace(check, document=row["document"], locator=locator, at=(day,))


def prints(declared: Declared, figures: Sequence[Figure], names: Titles) -> Iterator[Check]:
    """Numbers are printed the Vietnamese way, and a difference of shares in points.

    "11.3 %" has a point for a comma; "tăng 2,03%" of a share leaves open whether points are meant.
    """
    for figure in figures:
        printed = figure.printed
        if not figure.is_printed or not printed:
            continue
        is_point = _POINT.search(printed) and figure.value.denominator != 1
        is_unclear = figure.noun == "điểm %" and "điểm" not in printed
        if not (is_unclear if declared.code == POINTS else is_point):
            yield Check(declared, "held", (figure,))
        else:
            yield _printed(declared, figure, printed, names)


def _printed(declared: Declared, figure: Figure, printed: str, names: Titles) -> Check:
    def said(t: Translator) -> dict[str, str]:
        return {
            "name": title(figure, names, t),
            "left": printed,
            "right": figure_text(figure, t),
        }

    check = broken(declared, (figure,), said, lambda _language: f"“{printed}”")
    if declared.code == POINTS:
        return check
    # What the document should print, in its own language.
    print_ = figure_text(figure, VI)
    return replace(check, proposed=(figure, Bilingual(print_, print_)))
