"""Whose profile: a unit, an area or a sector, as it was at the time, and whether it has figures.

Codes of units are used again (22366 was Phước Tiến, then Tân Tiến, now Nha Trang ward): a code
means the unit that was valid on the last day of the period.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.catalogue import Catalogue, unit_name
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.i18n import Translator
from analytics.periods import parse, sort_key
from analytics.query import figures_of
from analytics.store import Reader
from analytics.texts import Bilingual, Term

Row = Mapping[str, Any]

# The groups of the picker, in its order; "area" is an office with its communes.
GROUPS = ("province", "district", "area", "commune", "land_registry", "central", "sector")


@dataclass(frozen=True)
class Subject:
    """One unit, area or sector for as long as it bears its name.

    ``of`` is its name in a link. ``group`` is one of ``GROUPS``; ``district`` that of a
    commune, ``parent`` its code; ``chosen`` the filter that counts its dossiers, ``whole`` the one
    of the block that it is a part of. It is there from ``since`` up to the day before ``until``
    (None: still).
    """

    of: str
    code: str
    group: str
    name: Term
    district: Bilingual | None
    parent: str | None
    chosen: Filter
    whole: Filter
    since: date
    until: date | None

    def exists(self, period: str) -> bool:
        """Whether it was there on the last day of a period."""
        day = parse(period).last_day
        return self.since <= day and (self.until is None or day < self.until)

    def called(self, t: Translator) -> str:
        """The name with what tells it apart in a list: "Phường Tân Lập · Nha Trang"."""
        name = t(self.name)
        return f"{name} · {t(self.district)}" if self.district else name


Subjects = Mapping[str, Sequence[Subject]]


def subjects(reader: Reader, catalogue: Catalogue) -> Subjects:
    """Everything that has a profile, by ``of``: the bearers of a code in the order of time."""
    units = reader.rows("select * from units order by valid_from, code")
    districts = {
        row["code"]: Bilingual(row["short_name"], row["short_name"])
        for row in units
        if row["level"] == "district"
    }
    bearers = [_unit(row, districts) for row in units if row["level"] in LEVEL_CHOICES]
    bearers += [_area(row) for row in units if row["level"] == "district"]
    bearers += [_sector(row) for row in catalogue.sectors.values()]
    by_name: dict[str, list[Subject]] = {}
    for bearer in _in_order(bearers):
        by_name.setdefault(bearer.of, []).append(bearer)
    return by_name


def subject(known: Subjects, of: str, period: str) -> Subject | None:
    """The bearer of a code in a period; None where nobody bore it then."""
    return next((bearer for bearer in known.get(of, ()) if bearer.exists(period)), None)


def offered(known: Subjects, period: str) -> list[Subject]:
    """Everything that was there in a period, in the order of the picker."""
    every = (bearer for bearers in known.values() for bearer in bearers)
    return _in_order(bearer for bearer in every if bearer.exists(period))


def _in_order(bearers: Iterable[Subject]) -> list[Subject]:
    return sorted(bearers, key=lambda bearer: GROUPS.index(bearer.group))


def relatives(known: Subjects, whose: Subject, period: str) -> list[Subject]:
    """The area of an office or of a commune, the office of an area."""
    of = {
        "district": f"area.{whose.code}",
        "area": f"unit.{whose.code}",
        "commune": f"area.{whose.parent}",
    }
    relative = subject(known, of.get(whose.group, ""), period)
    return [] if relative is None else [relative]


def _unit(row: Row, districts: Mapping[str, Bilingual]) -> Subject:
    level = row["level"]
    return Subject(
        of=f"unit.{row['code']}",
        code=row["code"],
        group=level,
        name=unit_name(row),
        district=districts.get(row["parent"]),
        parent=row["parent"] if row["parent"] in districts else None,
        chosen=Filter(level=level, unit=row["code"]),
        whole=Filter(level="central") if level == "central" else Filter(),
        since=row["valid_from"],
        until=row["valid_to"],
    )


def _area(row: Row) -> Subject:
    return Subject(
        of=f"area.{row['code']}",
        code=row["code"],
        group="area",
        name=unit_name(row, area=True),
        district=None,
        parent=None,
        chosen=Filter(district=row["code"]),
        whole=Filter(),
        since=row["valid_from"],
        until=row["valid_to"],
    )


def _sector(row: Row) -> Subject:
    name = Bilingual(row["name"], row["name_en"])
    level = "central" if row["block"] == "central" else None
    return Subject(
        of=f"sector.{row['code']}",
        code=row["code"],
        group="sector",
        name=Term(name, name),
        district=None,
        parent=None,
        chosen=Filter(level=level, sector=row["code"]),
        whole=Filter(level=level),
        since=date.min,
        until=None,
    )


# --- of whom there are figures --------------------------------------------------------------------

_UNITS = "select unit, area from reporting_units where dataset = ? and period = ?"
_PRINTED = """
select distinct v.level, v.unit, v.sector
from current_indicator_values v
where v.dataset = ? and v.period = ? and (v.unit is not null or v.sector is not null)
"""


def with_figures(
    reader: Reader, known: Subjects, period: str, dataset: str = "official"
) -> tuple[Subject, ...]:
    """The subjects that a file or a document has figures of in a period, in the picker's order.

    Sectors are those that documents print; files are asked for their units only.
    """
    ofs = set()
    for row in reader.rows(_UNITS, [dataset, period]):
        ofs |= {f"unit.{row['unit']}", f"area.{row['area']}"}
    for row in reader.rows(_PRINTED, [dataset, period]):
        if row["unit"] is None:
            ofs.add(f"sector.{row['sector']}")
        elif row["unit"].isdigit() and row["level"] is None:
            ofs.add(f"area.{row['unit']}")
        elif not (row["level"] == "commune" and f"area.{row['unit']}" in known):
            ofs.add(f"unit.{row['unit']}")
    return tuple(bearer for bearer in offered(known, period) if bearer.of in ofs)


def periods_with_figures(
    reader: Reader, catalogue: Catalogue, subject: Subject, dataset: str
) -> tuple[str, ...]:
    """The periods that a page can be drawn of and that have figures of a subject, newest first."""
    periods = {row["period"] for row in printed(reader, subject, dataset)}
    if subject.group != "sector":
        of = "area" if subject.group == "area" else "unit"
        rows = reader.rows(
            f"select distinct period from reporting_units where dataset = ? and {of} = ?",
            [dataset, subject.code],
        )
        periods |= {row["period"] for row in rows}
    return tuple(code for code in periods_of(subject, catalogue, dataset) if code in periods)


def periods_of(subject: Subject, catalogue: Catalogue, dataset: str) -> tuple[str, ...]:
    """The periods of the dataset in which a subject was there, newest first."""
    return tuple(code for code in catalogue.report_periods(dataset) if subject.exists(code))


def printed(reader: Reader, subject: Subject, dataset: str = "official") -> tuple[Row, ...]:
    """Every published figure whose scope is the subject, the newest period first.

    Returns:
        Rows of ``figures_of``, without those of the code's other bearers. Of an area those of its
        office and of its communes too, for their scopes lie in it.
    """
    column = "sector" if subject.group == "sector" else "unit"
    parts = reader.once(("printed parts", dataset), lambda: _printed_parts(reader, dataset))
    if (column, subject.code) not in parts:
        return ()
    rows = [
        row
        for row in figures_of(reader, column, subject.code, dataset)
        if subject.exists(row["period"]) and _is_of(row, subject)
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row["period"]), reverse=True))


def _printed_parts(reader: Reader, dataset: str) -> frozenset[tuple[str, str]]:
    """The units and sectors that any document prints a figure of."""
    rows = reader.rows(
        "select distinct unit, sector from current_indicator_values where dataset = ?", [dataset]
    )
    units = {("unit", row["unit"]) for row in rows}
    return frozenset(units | {("sector", row["sector"]) for row in rows})


def _is_of(row: Row, subject: Subject) -> bool:
    """Whether a figure of the code is one of the subject: an area and its office share a code."""
    if subject.group == "sector":
        return row["unit"] is None
    if subject.group == "area":
        return True
    return row["level"] == subject.group or (row["level"] is None and subject.group != "district")
