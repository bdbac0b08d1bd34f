"""A relation at a place, checked: held, broken, or not to be checked for want of a figure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from analytics.audit.arithmetic import Values, come_to, divides_by_zero, holds
from analytics.audit.declared import Declared
from analytics.audit.figures import Figure, by_indicator
from analytics.audit.places import Codes, Instance, instances
from analytics.audit.ranges import Range
from analytics.audit.words import arithmetic, broken_words
from analytics.i18n import Translator, both
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
    where a thing without figures is told, ``locator`` the place in it, and ``at`` what tells it
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
            one, other = self.figures
            return one.value, other.value
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
    for one in relations:
        if one.kind == "figures":
            for instance in instances(one, known, codes):
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
