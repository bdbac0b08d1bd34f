"""Audit a dataset: every declared relation at every place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from analytics.audit.checks import Check, equations
from analytics.audit.declared import Declared, read_relations
from analytics.audit.dossiers import identities
from analytics.audit.figures import Figure, read_figures
from analytics.audit.findings import Audit, found_in
from analytics.audit.jumps import jumps
from analytics.audit.places import Codes, codes_of
from analytics.audit.single import dates, own_period, prints, two_documents
from analytics.store import Reader

_EVENTS = """
select e.*, d.period, d.kind as document_kind
from events e
join documents d on d.code = e.document
where d.dataset = ? and e.kind = 'event'
order by e.date
"""


def audit(reader: Reader, dataset: str = "official") -> Audit:
    """What holds and what does not in the figures of a dataset; worked out once per snapshot."""
    return reader.once(("audit", dataset), lambda: _audit(reader, dataset))


def audited(
    relations: Sequence[Declared],
    figures: Sequence[Figure],
    codes: Codes,
    events: Iterable[Mapping[str, Any]] = (),
) -> Audit:
    """The audit of figures that are at hand, dossier rows left aside."""
    return found_in(_published(relations, figures, codes, events))


def _audit(reader: Reader, dataset: str) -> Audit:
    relations = read_relations(reader)
    codes = codes_of(
        reader.rows(
            "select code, block, level, name, name_en from units order by code, valid_from"
        ),
        reader.rows("select code, name, name_en from sectors"),
    )
    figures = read_figures(reader, dataset)
    events = reader.rows(_EVENTS, [dataset])
    checks = [*_published(relations, figures, codes, events)]
    for one in relations:
        if one.kind == "dossiers":
            checks += identities(one, reader, dataset, codes.names)
    return found_in(checks)


def _published(
    relations: Sequence[Declared],
    figures: Sequence[Figure],
    codes: Codes,
    events: Iterable[Mapping[str, Any]],
) -> Iterator[Check]:
    yield from equations(relations, figures, codes)
    for one in relations:
        if one.kind == "documents":
            yield from two_documents(one, figures, codes.names)
        elif one.kind == "period":
            yield from own_period(one, figures, codes.names)
        elif one.kind == "date":
            yield from dates(one, events)
        elif one.kind == "print":
            yield from prints(one, figures, codes.names)
        elif one.kind == "jump":
            yield from jumps(one, figures, codes.names)
