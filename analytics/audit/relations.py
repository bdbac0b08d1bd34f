"""The declared relations (data/catalogue/relations.csv), and where each applies.

A relation without qualifiers applies wherever the figure it is about is printed; its other
figures are those of the same document, period and scope. With qualifiers the figure it is about
is the whole (or what its own qualifiers say), and the others lie where theirs say. A figure of
the document that is printed for one other period only (a year in a quarter's report) counts too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analytics.audit.figures import Figure, Place, Titles
from analytics.filters import Filter
from analytics.periods import is_period
from analytics.periods import parse as parse_period
from analytics.relations import Relation, Term, parse
from analytics.schema import BLOCKS, REPORTED_LEVELS
from analytics.store import Reader
from analytics.texts import Bilingual


@dataclass(frozen=True)
class Declared:
    """One row: the relation, where it applies, how grave it is when broken, its words.

    ``document`` None: in every document. ``names`` are the names a document lists. ``relation`` is
    None for the checks that need no equation. ``broken`` may hold {left}, {right}, {difference}.
    """

    code: str
    ordinal: int
    kind: str
    document: str | None
    relation: Relation | None
    text: str
    names: tuple[str, ...]
    severity: str
    rule: Bilingual
    broken: Bilingual


def read_relations(reader: Reader) -> tuple[Declared, ...]:
    """Every declared relation, in the order of the catalogue."""
    rows = "select * from relations order by ordinal"
    return reader.once("relations", lambda: tuple(declared(row) for row in reader.rows(rows)))


def declared(row: dict[str, Any]) -> Declared:
    """A row of the table ``relations``."""
    text, names = row["relation"], row["names"]
    return Declared(
        code=row["code"],
        ordinal=int(row["ordinal"]),
        kind=row["kind"],
        document=row["document"],
        relation=parse(text) if text else None,
        text=text or "",
        names=tuple(name.strip() for name in names.split(";")) if names else (),
        severity=row["severity"],
        rule=Bilingual(row["rule_vi"], row["rule_en"]),
        broken=Bilingual(row["broken_vi"], row["broken_en"]),
    )


# --- where a relation applies ---------------------------------------------------------------------


_BLOCKS = (*BLOCKS, "all")
# What holds beyond one period, so that it may stand beside a figure of another one.
_LASTING = ("stock", "cumulative", "plan")
# Whose values carry a level of their own; a district without one is the whole area.
_OWN_LEVEL = ("province", "commune", "land_registry")


@dataclass(frozen=True)
class Instance:
    """A relation at one place: the figures its terms mean, and the terms without a figure."""

    declared: Declared
    figures: Mapping[Term, Figure]
    missing: tuple[Term, ...]


@dataclass(frozen=True)
class Codes:
    """What a qualifier may name: units with block and level, sectors; the names of both."""

    units: Mapping[str, tuple[str, str]]
    sectors: frozenset[str]
    names: Titles


def codes_of(units: Iterable[Mapping[str, Any]], sectors: Iterable[Mapping[str, Any]]) -> Codes:
    """The codes of a catalogue; of a unit the first validity."""
    found: dict[str, tuple[str, str]] = {}
    names: dict[str, Bilingual] = {}
    for row in units:
        found.setdefault(row["code"], (row["block"], row["level"]))
        names.setdefault(row["code"], Bilingual(row["name"], row["name_en"]))
    listed = {row["code"]: Bilingual(row["name"], row["name_en"]) for row in sectors}
    return Codes(found, frozenset(listed), names | listed)


def lies_in(place: Place, chosen: Filter, units: Mapping[str, tuple[str, str | None]]) -> bool:
    """Whether what a figure is about lies in a choice; ``units``: code → level and district.

    A district without a level is the whole area, not its office.
    """
    level, district = units.get(place.unit or "", (None, None))
    if place.level or level == "district":
        level = place.level
    if chosen.level == "central":
        inside = place.block == "central"
    else:
        inside = chosen.level is None or level == chosen.level
    return (
        inside
        and chosen.district in (None, place.unit, district)
        and chosen.unit in (None, place.unit)
        and chosen.sector in (None, place.sector)
    )


def instances(one: Declared, known: Mapping[str, list[Figure]], codes: Codes) -> Iterator[Instance]:
    """Every place at which a relation of figures applies, ``known`` being what is printed.

    Raises:
        UnknownName: for a qualifier that is no block, level, unit, sector or period.
    """
    assert one.relation is not None
    terms = tuple(dict.fromkeys(one.relation.terms))
    scoped = any(_moves_scope(term, codes) for term in terms)
    claim = one.relation.claim
    for anchor in known.get(claim.indicator, ()):
        if one.document not in (None, anchor.place.document):
            continue
        if scoped and not _is_at(anchor.place, claim, codes):
            continue
        found = {claim: anchor}
        for term in terms:
            if term != claim and (figure := _meant(term, anchor, known, codes, scoped)):
                found[term] = figure
        yield Instance(one, found, tuple(term for term in terms if term not in found))


def _meant(
    term: Term, anchor: Figure, known: Mapping[str, list[Figure]], codes: Codes, scoped: bool
) -> Figure | None:
    """The figure that a term means beside an anchor."""
    wanted = _place(term, anchor.place, codes, scoped)
    named = any(is_period(code) for code in term.qualifiers)
    at_scope = [one for one in known.get(term.indicator, ()) if one.place.scope == wanted.scope]
    here = [one for one in at_scope if one.place.document == wanted.document]
    for found in (here, at_scope if named else []):
        same = [one for one in found if one.place.period == wanted.period]
        if chosen := _one_wording(same, wanted.scope_note, scoped):
            return chosen
    lasting = [one for one in here if one.nature in _LASTING or anchor.nature in _LASTING]
    if not named and len({one.place.period for one in lasting}) == 1:
        return _one_wording(lasting, wanted.scope_note, scoped)
    return None


def _one_wording(found: Sequence[Figure], scope_note: str | None, scoped: bool) -> Figure | None:
    """The figure with the same wording of its scope; of another scope, the only one there is."""
    same = [one for one in found if one.place.scope_note == scope_note]
    if same:
        return same[0]
    return found[0] if scoped and len(found) == 1 else None


def _place(term: Term, anchor: Place, codes: Codes, scoped: bool) -> Place:
    place = replace(anchor, indicator=term.indicator)
    if scoped:
        place = replace(place, level=None, unit=None, sector=None)
    for code in term.qualifiers:
        place = _qualified(place, code, codes)
    return place


def _qualified(place: Place, code: str, codes: Codes) -> Place:
    if code in _BLOCKS:
        return replace(place, block=code)
    if code in REPORTED_LEVELS:
        return replace(place, level=code)
    if code in codes.units:
        block, level = codes.units[code]
        own = place.level or (level if level in _OWN_LEVEL else None)
        return replace(
            place, unit=code, level=own, block=block if block == "central" else place.block
        )
    if code in codes.sectors:
        return replace(place, sector=code)
    parse_period(code)
    return replace(place, period=code)


def _moves_scope(term: Term, codes: Codes) -> bool:
    return any(
        code in (*_BLOCKS, *REPORTED_LEVELS) or code in codes.units or code in codes.sectors
        for code in term.qualifiers
    )


def _is_at(place: Place, claim: Term, codes: Codes) -> bool:
    """Whether the claim's own qualifiers, and nothing else, say this place."""
    wanted = _place(claim, place, codes, scoped=True)
    return place.scope == wanted.scope and place.period == wanted.period
