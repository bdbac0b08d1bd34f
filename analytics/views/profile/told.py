"""Of whom the figures of a period speak at all: where a profile has something to show."""

from analytics.query import Catalogue
from analytics.store import Reader
from analytics.views.profile.printed import printed
from analytics.views.profile.subject import Subject, Subjects, offered

_UNITS = "select unit, area from reporting_units where dataset = ? and period = ?"
_PRINTED = """
select distinct v.level, v.unit, v.sector
from current_indicator_values v
where v.dataset = ? and v.period = ? and (v.unit is not null or v.sector is not null)
"""


def told(
    reader: Reader, known: Subjects, period: str, dataset: str = "official"
) -> tuple[Subject, ...]:
    """The subjects that a file or a document has figures of in a period, in the picker's order.

    Sectors are those that documents print; files are asked for their units only.
    """
    found = set()
    for row in reader.rows(_UNITS, [dataset, period]):
        found |= {f"unit.{row['unit']}", f"area.{row['area']}"}
    for row in reader.rows(_PRINTED, [dataset, period]):
        if row["unit"] is None:
            found.add(f"sector.{row['sector']}")
        elif row["unit"].isdigit() and row["level"] is None:
            found.add(f"area.{row['unit']}")
        elif not (row["level"] == "commune" and f"area.{row['unit']}" in known):
            found.add(f"unit.{row['unit']}")
    return tuple(one for one in offered(known, period) if one.of in found)


def periods_told(
    reader: Reader, catalogue: Catalogue, subject: Subject, dataset: str
) -> tuple[str, ...]:
    """The periods that a page can be drawn of and that have figures of a subject, newest first."""
    found = {row["period"] for row in printed(reader, subject, dataset)}
    if subject.group != "sector":
        of = "area" if subject.group == "area" else "unit"
        rows = reader.rows(
            f"select distinct period from reporting_units where dataset = ? and {of} = ?",
            [dataset, subject.code],
        )
        found |= {row["period"] for row in rows}
    return tuple(one for one in periods_of(subject, catalogue, dataset) if one in found)


def periods_of(subject: Subject, catalogue: Catalogue, dataset: str) -> tuple[str, ...]:
    """The periods of the dataset in which a subject was there, newest first."""
    return tuple(one for one in catalogue.report_periods(dataset) if subject.exists(one))
