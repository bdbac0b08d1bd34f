"""Values far from their own history: a slip of the keyboard more often than news."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median

from analytics.audit.about import Titles, title
from analytics.audit.checks import Check, broken
from analytics.audit.declared import Declared
from analytics.audit.figures import Figure
from analytics.audit.words import figure_text
from analytics.i18n import Translator
from analytics.periods import crosses_break, parse

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
                one.value
                for one in points
                if not crosses_break(*sorted((one.place.period, figure.place.period)))
            ]
            if len(near) >= ENOUGH:
                yield _checked(declared, figure, near, names)


def _checked(
    declared: Declared, figure: Figure, history: Sequence[Fraction], names: Titles
) -> Check:
    middle = median(history)
    spread = median(abs(value - middle) for value in history)
    if spread == 0 or _SCALE * abs(figure.value - middle) / spread <= _LIMIT:
        return Check(declared, "held", (figure,))
    decimals = 0 if figure.value.denominator == 1 else 2

    def said(t: Translator) -> dict[str, str]:
        return {
            "name": title(figure, names, t),
            "left": figure_text(figure, t),
            "right": t.number(middle, decimals),
            "difference": t.period(figure.place.period, inside=True),
        }

    return broken(declared, (figure,), said)
