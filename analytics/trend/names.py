"""What to call the parts of a trend: as they were called in their newest period.

Codes of units are used again after 1 July 2025, so a name belongs to a time.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from analytics.periods import parse, sort_key
from analytics.query import Answer, Catalogue
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
    return _units(reader, newest)


def _plain(row: Mapping[str, Any]) -> Term:
    name = Bilingual(row["name"], row["name_en"])
    return Term(name, name)


def _units(reader: Reader, newest: Mapping[str, str]) -> dict[str, Term]:
    """Units, departments first; two of one name are told apart by their district."""
    if not newest:
        return {}
    order = list(LEVELS)
    rows = sorted(
        reader.rows("select * from units order by code, valid_from"),
        key=lambda row: order.index(row["level"]),
    )
    found = {
        row["code"]: row
        for row in rows
        if row["code"] in newest and _valid(row, parse(newest[row["code"]]).last_day)
    }
    shared = Counter(row["name"] for row in found.values())
    districts = {row["code"]: row for row in rows if row["level"] == "district"}
    return {
        code: _unit(row, districts.get(row["parent"]) if shared[row["name"]] > 1 else None)
        for code, row in found.items()
    }


def _valid(row: Mapping[str, Any], day: date) -> bool:
    until = row["valid_to"]
    return row["valid_from"] <= day and (until is None or until > day)


def _unit(row: Mapping[str, Any], district: Mapping[str, Any] | None) -> Term:
    full, short = Bilingual(row["name"], row["name_en"]), row["short_name"]
    if district is None:
        return Term(full, Bilingual(short, row["name_en"]))
    near = district["short_name"]
    full = Bilingual(f"{full.vi} ({near})", f"{full.en} ({near})")
    return Term(full, Bilingual(f"{short} ({near})", full.en))
