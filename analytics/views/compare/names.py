"""What to call the groups of a comparison, and who did not report."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from analytics.filters import Filter
from analytics.periods import parse
from analytics.query import Catalogue
from analytics.query.names import group_names, unit_names
from analytics.store import Reader
from analytics.texts import Bilingual, Term

# The key of what lies in no district when the groups are areas: departments, land registry.
ELSEWHERE = "elsewhere"
_ELSEWHERE = Term(
    Bilingual("Cơ quan không thuộc địa bàn nào", "Bodies that belong to no district"),
    Bilingual("Ngoài các địa bàn", "Outside districts"),
)
# Periods from which nobody sent anything are not meant: there, nobody is missing.
_UNREPORTED = """
with known as (select distinct unit from reporting_units where dataset = ? and {clause}),
there as (
    select distinct unit, period from reporting_units
    where dataset = ? and {clause} and period in ({marks})
),
asked as (select distinct period from there)
select unit, period from known cross join asked
except
select unit, period from there
"""


def names(
    reader: Reader, catalogue: Catalogue, keys: Collection[str], split: str, period: str
) -> dict[str, Term]:
    """The name of each group, as of a period, in the order of the catalogue.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        keys: of the groups.
        split: one of ``SPLITS``.
        period: the later one; a unit that is no more has the last name it had.
    """
    found = group_names(reader, catalogue, split, dict.fromkeys(keys, parse(period).last_day))
    return found | ({ELSEWHERE: _ELSEWHERE} if ELSEWHERE in keys else {})


def unreported(
    reader: Reader, chosen: Filter, dataset: str, periods: Sequence[str]
) -> dict[str, tuple[Term, ...]]:
    """By period the units that sent no dossiers then, though they did in another period.

    Args:
        reader: an open snapshot.
        chosen: the scope.
        dataset: "official" or "demo".
        periods: the two that are compared.
    """
    clause, values = replace(chosen, sector=None).where()
    rows = reader.rows(
        _UNREPORTED.format(clause=clause, marks=", ".join("?" * len(periods))),
        [dataset, *values, dataset, *values, *periods],
    )
    found = {}
    for period in periods:
        day = parse(period).last_day
        lost = {row["unit"]: day for row in rows if row["period"] == period}
        found[period] = tuple(unit_names(reader, lost, then_only=True).values())
    return found
