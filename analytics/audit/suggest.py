"""What a finding suggests: the one figure that, changed alone, would satisfy all its relations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from analytics.audit.arithmetic import holds, would_hold
from analytics.audit.checks import Check
from analytics.audit.figures import Figure
from analytics.audit.ranges import EVERYTHING, Range
from analytics.audit.words import figure_text
from analytics.relations import Term
from analytics.texts import LANGUAGES, Bilingual

# What a print of no decimals is worth, and what a document may agree with another by.
_ONE = Fraction(1)


@dataclass(frozen=True)
class Suggestion:
    """A figure and the value that would fit, in words; never put in the figure's place."""

    figure: Figure
    text: Bilingual


def suggestion(broken: Sequence[Check], checks: Iterable[Check]) -> Suggestion | None:
    """The only figure whose change alone satisfies every broken check and keeps the held ones.

    Args:
        broken: the checks of one finding.
        checks: all checks; those of the same figures must go on holding.

    Returns:
        The suggestion; None where no figure, or more than one, or more than one value would do.
    """
    proposed = [check.proposed for check in broken if check.proposed is not None]
    if len(broken) == 1 and proposed:
        return Suggestion(*proposed[0])
    about: dict[Figure, list[Check]] = {}
    for check in checks:
        if check.state != "unchecked":
            for figure in check.figures:
                about.setdefault(figure, []).append(check)
    common = [
        figure
        for figure in dict.fromkeys(figure for check in broken for figure in check.figures)
        if all(figure in check.figures for check in broken)
    ]
    found = [
        (figure, value)
        for figure in common
        if (value := _only_value(figure, about.get(figure, []))) is not None
    ]
    if len(found) != 1:
        return None
    figure, value = found[0]
    changed = _with_value(figure, value)
    return Suggestion(
        figure, Bilingual(*(figure_text(changed, language) for language in LANGUAGES))
    )


def _only_value(figure: Figure, checks: Sequence[Check]) -> Fraction | None:
    """The one value, as the figure is printed, that satisfies every check; None if not one."""
    allowed: Range | None = EVERYTHING
    for check in checks:
        wanted = _wanted(figure, check)
        allowed = None if wanted is None or allowed is None else allowed.within(wanted)
        if allowed is None:
            return None
    if allowed is None or allowed.low is None or allowed.high is None:
        return None
    step = figure.step or _ONE
    first, last = ceil(allowed.low / step), floor(allowed.high / step)
    if last < first and allowed.high - allowed.low <= step:
        # A share worked out lies between two prints: it is printed rounded.
        first = last = round((allowed.low + allowed.high) / 2 / step)
    if first != last:
        return None
    value = first * step
    changed = _with_value(figure, value)
    return value if all(_fits(changed, figure, check) for check in checks) else None


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
    return Figure(
        figure.place,
        value,
        printed,
        figure.precision,
        figure.locator,
        figure.names,
        figure.noun,
        figure.nature,
        figure.document_period,
    )
