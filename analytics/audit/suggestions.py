"""What a finding suggests: the one figure that, changed alone, would satisfy all its relations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from math import ceil, floor

from analytics.audit.checks import Check
from analytics.audit.figures import Figure
from analytics.audit.ranges import EVERYTHING, Range, holds, would_hold
from analytics.audit.text import figure_text
from analytics.i18n import both
from analytics.relations import Term
from analytics.texts import Bilingual

# What a print of no decimals is worth.
_ONE = Fraction(1)
# Values tried in the range that the relations leave: one "≠" rules out a single value.
_TRIED = 9


@dataclass(frozen=True)
class Suggestion:
    """A figure and the value that would fit, in words; never put in the figure's place."""

    figure: Figure
    text: Bilingual


def suggestion(
    broken: Sequence[Check], made: Mapping[Figure, Sequence[Check]]
) -> Suggestion | None:
    """The only figure whose change alone satisfies every broken check and keeps the held ones.

    Args:
        broken: the checks of one finding.
        made: the checks made about each figure (``by_figure``); they must go on holding.

    Returns:
        The suggestion; None where no figure or more than one would do, or one with several values.
    """
    proposed = [check.proposed for check in broken if check.proposed is not None]
    if len(broken) == 1 and proposed:
        return Suggestion(*proposed[0])
    common = [
        figure
        for figure in dict.fromkeys(figure for check in broken for figure in check.figures)
        if all(figure in check.figures for check in broken)
    ]
    found = [(figure, values) for figure in common if (values := _values(figure, made[figure]))]
    if len(found) != 1 or len(found[0][1]) != 1:
        return None
    figure, (value,) = found[0]
    changed = _with_value(figure, value)
    return Suggestion(figure, both(lambda t: figure_text(changed, t)))


def by_figure(checks: Iterable[Check]) -> Mapping[Figure, Sequence[Check]]:
    """The checks about each figure that held or were broken."""
    found: dict[Figure, list[Check]] = defaultdict(list)
    for check in checks:
        if check.state != "unchecked":
            for figure in check.figures:
                found[figure].append(check)
    return found


def _values(figure: Figure, checks: Sequence[Check]) -> tuple[Fraction, ...]:
    """The values, printed as finely as the figure, that satisfy every check; two are enough."""
    allowed: Range | None = _possible(figure)
    for check in checks:
        wanted = _wanted(figure, check)
        allowed = None if wanted is None or allowed is None else allowed.within(wanted)
    if allowed is None:
        return ()
    step = figure.step or _ONE
    # A share stands for all that is printed like it, a count for itself.
    half = Fraction(1, 2) if figure.step else Fraction(0)
    low = Fraction(0) if allowed.low is None else allowed.low
    first = ceil(low / step - half)
    last = None if allowed.high is None else floor(allowed.high / step + half)
    tried = (place * step for place in range(first, first + _TRIED))
    fitting = (
        value
        for value in tried
        if (last is None or value <= last * step)
        and all(_fits(_with_value(figure, value), figure, check) for check in checks)
    )
    return tuple(islice(fitting, 2))


def _possible(figure: Figure) -> Range:
    """What a figure of its kind may be: counts and shares are not negative, shares at most 100."""
    low = Fraction(0) if figure.value >= 0 else None
    high = Fraction(100) if figure.noun == "%" and figure.value <= 100 else None
    return Range(low, high)


def _wanted(figure: Figure, check: Check) -> Range | None:
    term, relation = _term(figure, check), check.declared.relation
    if relation is None or term is None:
        others = [one for one in check.figures if one != figure]
        return others[0].rounded if check.declared.kind == "documents" and others else EVERYTHING
    return would_hold(relation, term, check.values, len(check.declared.names))


def _fits(changed: Figure, figure: Figure, check: Check) -> bool:
    term, relation = _term(figure, check), check.declared.relation
    if relation is None or term is None:
        return True
    values: Mapping[Term, Range] = {**check.values, term: changed.rounded}
    return holds(relation, values, len(check.declared.names))


def _term(figure: Figure, check: Check) -> Term | None:
    return next((term for term, one in check.terms if one == figure), None)


def _with_value(figure: Figure, value: Fraction) -> Figure:
    """The figure with another value, printed as finely as before."""
    decimals = 0
    while decimals < 6 and figure.step and (Fraction(1, 10**decimals) > figure.step):
        decimals += 1
    printed = f"{float(value):.{decimals}f}".replace(".", ",")
    return replace(figure, value=value, printed=printed)
