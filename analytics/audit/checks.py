"""What was checked: held, broken, or not to be checked for want of a figure.

Relations of figures wherever they apply; and what every figure takes, whatever it is about:
agreement between documents, periods, dates, the way a number is printed, its own history.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from statistics import median
from typing import Any

from analytics.audit.figures import Figure, Place, Titles, by_indicator
from analytics.audit.ranges import Range, Values, come_to, divides_by_zero, holds
from analytics.audit.relations import Codes, Declared, Instance, instances
from analytics.audit.text import arithmetic, broken_words, figure_text, title
from analytics.i18n import VI, Translator, both
from analytics.periods import crosses_break, parse
from analytics.relations import Term
from analytics.texts import Bilingual

STATES = ("held", "broken", "unchecked")


@dataclass(frozen=True)
class Check:
    """What became of one relation at one place.

    ``severity`` is None unless broken. ``sentence`` says what is wrong, ``arithmetic`` spells it
    out. ``missing`` are the figures that are not printed there, in the relation's own words.
    ``terms`` lets what-if be asked of an equation; empty for the other checks. ``proposed`` is
    what a check without equation suggests: a figure and the words that would fit. ``document`` is
    where a thing without figures stands, ``locator`` the place in it, and ``at`` what tells it
    from others (unit, period, day); ``times``: how many rows the check stands for.
    """

    declared: Declared
    state: str
    figures: tuple[Figure, ...]
    severity: str | None = None
    sentence: Bilingual | None = None
    arithmetic: Bilingual | None = None
    missing: tuple[str, ...] = ()
    terms: tuple[tuple[Term, Figure], ...] = ()
    proposed: tuple[Figure, Bilingual] | None = field(default=None, compare=False)
    document: str | None = None
    locator: str | None = None
    at: tuple[str, ...] = ()
    times: int = 1

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that the check is about."""
        named = [figure.place.document for figure in self.figures]
        return tuple(dict.fromkeys([*named, *([self.document] if self.document else [])]))

    @property
    def details(self) -> Bilingual | None:
        """What the sentence leaves out: the arithmetic of an equation, the units of windows.

        Of the other checks without equation the sentence says it all.
        """
        listed = self.declared.kind in ("windows", "succession")
        return self.arithmetic if self.terms or listed else None

    @property
    def sides(self) -> tuple[Fraction | None, Fraction | None]:
        """What the two sides come to with the values as printed; None where it cannot be said."""
        relation = self.declared.relation
        if self.declared.kind == "documents":
            first, second = self.figures
            return first.value, second.value
        if relation is None or not self.terms or self.missing:
            return None, None
        values = {term: Range.of(figure.value) for term, figure in self.terms}
        names = len(self.declared.names)
        left, right = (come_to(side, values, names) for side in (relation.left, relation.right))
        return left.low, right.low

    @property
    def values(self) -> Values:
        """The range of each term as its print is usually rounded."""
        return {term: figure.rounded for term, figure in self.terms}


def broken(
    declared: Declared,
    figures: tuple[Figure, ...],
    values: Callable[[Translator], Mapping[str, str]],
    spelled: Callable[[Translator], str] | None = None,
) -> Check:
    """A broken check without equation.

    Args:
        declared: whose sentence it is.
        figures: what it is about.
        values: what fills the sentence, by the translator.
        spelled: what stands against what, by the translator; by default left and right.
    """

    def sentence(t: Translator) -> str:
        return t(declared.broken).format(**{"difference": "", **values(t)})

    def against(t: Translator) -> str:
        return "{left} ≠ {right}".format(**values(t))

    return Check(
        declared, "broken", figures, declared.severity, both(sentence), both(spelled or against)
    )


def equations(
    relations: Iterable[Declared], figures: Sequence[Figure], codes: Codes
) -> Iterator[Check]:
    """Check every relation of figures wherever it applies."""
    known = by_indicator(figure for figure in figures if figure.is_printed)
    for declared in relations:
        if declared.kind == "figures":
            for instance in instances(declared, known, codes):
                yield _checked(instance, codes)


def _checked(instance: Instance, codes: Codes) -> Check:
    declared, relation = instance.declared, instance.declared.relation
    assert relation is not None
    figures, terms = tuple(instance.figures.values()), tuple(instance.figures.items())
    names = len(declared.names)
    if instance.missing:
        missing = tuple(str(term) for term in instance.missing)
        return Check(declared, "unchecked", figures, missing=missing, terms=terms)
    rounded = {term: figure.rounded for term, figure in terms}
    if divides_by_zero(relation, rounded, names):
        return Check(declared, "unchecked", figures, missing=("÷ 0",), terms=terms)
    if holds(relation, rounded, names):
        return Check(declared, "held", figures, terms=terms)
    loose = {term: figure.loose for term, figure in terms}
    severity = declared.severity
    if severity == "contradiction" and holds(relation, loose, names):
        severity = "rounding"
    return Check(
        declared,
        "broken",
        figures,
        severity,
        broken_words(instance, codes.names),
        arithmetic(instance, codes.names),
        terms=terms,
    )


# --- checks without equation ----------------------------------------------------------------------


# A decimal point where Vietnamese prints a comma: "11.3 %", but not the thousands of "1.769".
POINTS = "printed_points"
_POINT = re.compile(r"(?<![0-9.,])[0-9]+\.[0-9]{1,2}(?![0-9.,])")


def two_documents(declared: Declared, figures: Sequence[Figure], names: Titles) -> Iterator[Check]:
    """Two documents about the same figure print the same value, as far as their prints say."""
    places: dict[Place, list[Figure]] = {}
    for figure in figures:
        places.setdefault(replace(figure.place, document=""), []).append(figure)
    for same in places.values():
        for first, second in combinations(same, 2):
            if first.place.document == second.place.document:
                continue
            if first.loose.meets(second.loose):
                yield Check(declared, "held", (first, second))
                continue
            yield _apart(declared, first, second, names)


def _apart(declared: Declared, first: Figure, second: Figure, names: Titles) -> Check:
    def values(t: Translator) -> dict[str, str]:
        return {
            "name": title(first, names, t),
            "period": t.period(first.place.period, inside=True),
            "left": figure_text(first, t),
            "right": figure_text(second, t),
        }

    return broken(declared, (first, second), values)


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
    def values(t: Translator) -> dict[str, str]:
        return {
            "name": title(figure, names, t),
            "left": t.period(figure.place.period, inside=True),
            "right": t.period(period, inside=True),
        }

    def arithmetic(t: Translator) -> str:
        return f"{t.period(figure.place.period)} ≠ {t.period(period)}"

    words = both(lambda t: t.period(period, inside=True))
    check = broken(declared, (figure,), values, arithmetic)
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

    def values(t: Translator) -> dict[str, str]:
        return {
            "name": t.field(row, "name"),
            "left": t.period(day),
            "right": t.period(row["period"], inside=True),
        }

    def arithmetic(t: Translator) -> str:
        return f"{t.period(day)}: {locator or ''}".rstrip(": ")

    check = broken(declared, (), values, arithmetic)
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
    def values(t: Translator) -> dict[str, str]:
        return {
            "name": title(figure, names, t),
            "left": printed,
            "right": figure_text(figure, t),
        }

    check = broken(declared, (figure,), values, lambda _language: f"“{printed}”")
    if declared.code == POINTS:
        return check
    # What the document should print, in its own language.
    print_ = figure_text(figure, VI)
    return replace(check, proposed=(figure, Bilingual(print_, print_)))


# --- values far from their own history: a slip of the keyboard more often than news ---------------


# Fewer points do not show what is usual.
ENOUGH = 8
# The modified z-score and its limit: Iglewicz and Hoaglin, "How to Detect and Handle Outliers",
# ASQC 1993, section 3.3.
_LIMIT = Fraction(35, 10)
_SCALE = Fraction(6745, 10000)


def jumps(declared: Declared, figures: Sequence[Figure], names: Titles) -> Iterator[Check]:
    """Check every figure that has a history of eight periods or more of one kind and scope."""
    series: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        place = figure.place
        kind = parse(place.period).kind
        series.setdefault((place.indicator, place.scope, place.scope_note, kind), []).append(figure)
    for points in series.values():
        for figure in points:
            near = [
                point.value
                for point in points
                if not crosses_break(*sorted((point.place.period, figure.place.period)))
            ]
            if len(near) >= ENOUGH:
                yield _held_against(declared, figure, near, names)


def _held_against(
    declared: Declared, figure: Figure, history: Sequence[Fraction], names: Titles
) -> Check:
    middle = median(history)
    spread = median(abs(value - middle) for value in history)
    if spread == 0 or _SCALE * abs(figure.value - middle) / spread <= _LIMIT:
        return Check(declared, "held", (figure,))
    decimals = 0 if figure.value.denominator == 1 else 2

    def values(t: Translator) -> dict[str, str]:
        return {
            "name": title(figure, names, t),
            "left": figure_text(figure, t),
            "right": t.number(middle, decimals),
            "difference": t.period(figure.place.period, inside=True),
        }

    return broken(declared, (figure,), values)
