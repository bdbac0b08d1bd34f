"""Who belongs to a population in a period, and who of them reported."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.periods import parse
from analytics.ranking.question import Question
from analytics.store import Reader
from analytics.texts import Bilingual, Term

_REPORTED = """
select {key} as key, list(distinct period) as periods
from reporting_units
where dataset = ? and level in ({levels}) and {key} is not null
group by all
"""


@dataclass(frozen=True)
class Members:
    """The units of a population in a period.

    ``names`` by code, in the order of the catalogue. ``expected``: how many should report, None
    where nobody has said; 0 where the level does not exist any more. ``silent``: those that did
    not report in a period for which others did; with fewer units missing than named here
    (``missing``) it is not known which of them need not report.
    """

    names: Mapping[str, Term]
    expected: int | None
    reported: frozenset[str]
    silent: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many units did not report, of those that should."""
        if not self.reported:
            return 0
        if self.expected is None:
            return len(self.silent)
        return max(min(self.expected - len(self.reported), len(self.silent)), 0)


def members(reader: Reader, question: Question) -> Members:
    """Read who belongs to the population of a question in its period."""
    day = parse(question.period).last_day
    rows = [
        row
        for row in reader.once("units of all times", lambda: reader.rows("select * from units"))
        if row["level"] == question.who.level and _valid(row, day)
    ]
    everyone = frozenset(row["code"] for row in rows)
    inside = [row for row in rows if question.chosen.district in (None, row["parent"])]
    names = _names(reader, inside, day)
    known = _reported(reader, question)
    reported = frozenset(key for key, now in known.items() if now and key in names)
    expected = _expected(reader, question.who.level, day)
    silent = [key for key in names if key not in reported]
    never = [key for key in everyone if key not in known]
    if expected is not None and len(everyone) - expected == len(never):
        # Exactly as many have never reported as need not: those are the ones.
        silent = [key for key in silent if key not in never]
    if question.chosen.district is not None and expected is not None:
        expected = len(silent) + len(reported) if silent or reported else None
    return Members(names, expected, reported, tuple(silent) if reported else ())


def _reported(reader: Reader, question: Question) -> dict[str, bool]:
    """Every unit that ever reported in the dataset, and whether it did in the period."""
    area = question.split == "area"
    sql = _REPORTED.format(
        key="area" if area else "unit",
        levels="'district', 'commune'" if area else "?",
    )
    asked = [question.dataset] if area else [question.dataset, question.who.level]
    rows = reader.once(("units that ever reported", *asked), lambda: reader.rows(sql, asked))
    return {row["key"]: question.period in row["periods"] for row in rows}


def _expected(reader: Reader, level: str, day: date) -> int | None:
    rows = reader.once(
        "expected units of all times", lambda: reader.rows("select * from expected_units")
    )
    return next((row["units"] for row in rows if row["level"] == level and _valid(row, day)), None)


def _names(reader: Reader, rows: list[dict[str, Any]], day: date) -> dict[str, Term]:
    """What to call the units; two of one name are told apart by their district."""
    shared = Counter(row["name"] for row in rows)
    everyone = reader.once("units of all times", lambda: reader.rows("select * from units"))
    districts = {
        row["code"]: row for row in everyone if row["level"] == "district" and _valid(row, day)
    }
    return {
        row["code"]: _name(row, districts.get(row["parent"]) if shared[row["name"]] > 1 else None)
        for row in sorted(rows, key=lambda row: row["code"])
    }


def _name(row: Mapping[str, Any], district: Mapping[str, Any] | None) -> Term:
    near = f" ({district['short_name']})" if district else ""
    full = Bilingual(row["name"] + near, row["name_en"] + near)
    return Term(full, Bilingual(row["short_name"] + near, full.en))


def _valid(row: Mapping[str, Any], day: date) -> bool:
    until = row["valid_to"]
    return bool(row["valid_from"] <= day and (until is None or until > day))
