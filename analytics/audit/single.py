"""Checks that every figure takes, whatever it is about: agreement between documents, periods,
dates, the way a number is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from analytics.audit.about import Titles, title
from analytics.audit.checks import Check
from analytics.audit.declared import Declared
from analytics.audit.figures import Figure, Place
from analytics.audit.words import figure_text
from analytics.periods import label, parse
from analytics.texts import LANGUAGES, Bilingual

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
            yield _broken(
                declared,
                (one, other),
                lambda language, one=one, other=other: {
                    "name": title(one, names, language),
                    "period": label(one.place.period, language, inside=True),
                    "left": figure_text(one, language),
                    "right": figure_text(other, language),
                },
                lambda language, one=one, other=other: (
                    f"{figure_text(one, language)} ≠ {figure_text(other, language)}"
                ),
            )


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
            continue
        check = _broken(
            declared,
            (figure,),
            lambda language, figure=figure, period=period: {
                "name": title(figure, names, language),
                "left": label(figure.place.period, language, inside=True),
                "right": label(period, language, inside=True),
            },
            lambda language, figure=figure, period=period: (
                f"{label(figure.place.period, language)} ≠ {label(period, language)}"
            ),
        )
        words = Bilingual(*(label(period, language, inside=True) for language in LANGUAGES))
        yield replace(check, proposed=(figure, words))


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
            continue
        day = row["date"].isoformat()
        yield replace(
            _broken(
                declared,
                (),
                lambda language, row=row, day=day: {
                    "name": row["name_vi" if language == "vi" else "name_en"],
                    "left": label(day, language),
                    "right": label(row["period"], language, inside=True),
                },
                lambda language, row=row, day=day: (
                    f"{label(day, language)}: {row['locator'] or ''}".rstrip(": ")
                ),
            ),
            document=row["document"],
            locator=row["locator"],
            at=(day,),
        )


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
            continue
        check = _broken(
            declared,
            (figure,),
            lambda language, figure=figure: {
                "name": title(figure, names, language),
                "left": figure.printed,
                "right": figure_text(figure, language),
            },
            lambda language, figure=figure: f"“{figure.printed}”",
        )
        if declared.code == POINTS:
            yield check
        else:
            # What the document should print, in its own language.
            print_ = figure_text(figure, "vi")
            yield replace(check, proposed=(figure, Bilingual(print_, print_)))


def _broken(declared: Declared, figures: tuple[Figure, ...], values: Any, told: Any) -> Check:
    return Check(
        declared,
        "broken",
        figures,
        declared.severity,
        Bilingual(
            *(
                declared.broken.in_(language).format(**{"difference": "", **values(language)})
                for language in LANGUAGES
            )
        ),
        Bilingual(*(told(language) for language in LANGUAGES)),
    )
