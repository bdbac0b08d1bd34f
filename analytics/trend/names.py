"""What to call the parts of a trend: as they were called in their newest period."""

from collections.abc import Iterable, Mapping
from typing import Any

from analytics.periods import parse, sort_key
from analytics.query import Answer, Catalogue
from analytics.query.names import unit_names
from analytics.store import Reader
from analytics.texts import LEVELS, Bilingual, Term


def names(
    reader: Reader, catalogue: Catalogue, answers: Iterable[Answer], split: str | None
) -> dict[str, Term]:
    """The name of each part that the answers speak of, in the order of the table."""
    newest: dict[str, str] = {}
    for answer in answers:
        if answer.key is not None:
            newest[answer.key] = max(
                newest.get(answer.key, answer.period), answer.period, key=sort_key
            )
    if split == "level":
        return {code: term for code, term in LEVELS.items() if code in newest}
    if split == "sector":
        rows = catalogue.sectors
        return {code: _plain(rows[code]) for code in rows if code in newest}
    return unit_names(reader, {code: parse(period).last_day for code, period in newest.items()})


def _plain(row: Mapping[str, Any]) -> Term:
    name = Bilingual(row["name"], row["name_en"])
    return Term(name, name)
