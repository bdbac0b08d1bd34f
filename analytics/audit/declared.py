"""Declared relations as the audit reads them (data/catalogue/relations.csv)."""

from dataclasses import dataclass
from typing import Any

from analytics.relations import Relation, parse
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
    return tuple(declared(row) for row in reader.rows("select * from relations order by ordinal"))


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
