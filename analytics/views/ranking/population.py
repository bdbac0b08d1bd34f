"""Who belongs to a population in a period, and who of them reported."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.periods import parse
from analytics.query.coverage import expected_units
from analytics.query.names import unit_names, units_on
from analytics.store import Reader
from analytics.texts import Term
from analytics.views.ranking.question import Question

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
    level = question.who.level
    rows = [row for row in units_on(reader, day) if row["level"] == level]
    everyone = frozenset(row["code"] for row in rows)
    inside = {row["code"]: day for row in rows if question.chosen.district in (None, row["parent"])}
    names = unit_names(reader, inside, areas=level == "district", then_only=True)
    known = _reported(reader, question)
    reported = frozenset(key for key, now in known.items() if now and key in names)
    expected = expected_units(reader).get((question.period, level))
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
