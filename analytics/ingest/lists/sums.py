"""What a list adds up to, as rows of the form; what is asked and what is wrong of these."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from analytics import schema
from analytics.ingest.catalogue import Units
from analytics.ingest.checks import LARGEST, Large, is_large, large_question
from analytics.ingest.lists.names import ONLINE, Named
from analytics.ingest.questions import OUT, Context
from analytics.ingest.result import Fault, Place, Question
from analytics.store.lists import RolledUp
from analytics.texts import Bilingual

_ENDED_COUNT = "ended_without_result"
_SHOWN = 5
_OUTCOMES = (
    *("resolved_early", "resolved_on_time", "resolved_late"),
    *("pending_in_time", "pending_overdue"),
)
# Counts that a list has only with a column of its own.
_FROM = {"paid_online": "fee", "fees_online_vnd": "fee", _ENDED_COUNT: "state"}
# Every count of dossiers; what is paid is another thing.
_DOSSIERS = ("received_online", "received_in_person", "carried_over", *_OUTCOMES)
_CHOOSE = Bilingual("Chọn lại đơn vị, hoặc đúng tệp.", "Choose the unit again, or the right file.")


def rows_of(
    rolled: RolledUp,
    named: tuple[Named, Named, Named],
    period: str,
    columns: Collection[str],
) -> tuple[dict[str, Any], ...]:
    """The rows of schema.DOSSIERS; names of one unit, spelled in several ways, are one."""
    units, sectors, channels = (one.codes for one in named)
    sums: dict[tuple[str, str], Counter[str]] = {}
    for row in rolled.rows:
        unit, sector = units.get(row["unit"], OUT), sectors.get(row["sector"], OUT)
        if OUT in (unit, sector):
            continue
        into = sums.setdefault((unit, sector), Counter())
        is_online = channels[row["channel"] or ""] == ONLINE
        into["received_online" if is_online else "received_in_person"] += row["received"]
        for name in ("carried_over", *_OUTCOMES, _ENDED_COUNT):
            into[name] += row[name]
        into["paid_online"] += row["paid"]
        into["fees_online_vnd"] += row["fees_vnd"]
    unknown = {name for name, column in _FROM.items() if column not in columns}
    return tuple(
        {"period": period, "unit": unit, "sector": sector}
        | {name: None if name in unknown else into[name] for name in schema.COUNTS}
        for (unit, sector), into in sorted(sums.items())
    )


def other_units(
    rows: Sequence[Mapping[str, Any]], units: Units, context: Context, place: Place
) -> list[Fault]:
    """A fault where the clerk chose one unit and the list has others."""
    others = sorted({row["unit"] for row in rows} - {context.unit})
    if context.unit is None or not others:
        return []
    names = [units.name(code) for code in others[:_SHOWN]]
    more = "" if len(others) <= _SHOWN else ", …"
    found = Bilingual(
        ", ".join(one.vi for one in names) + more, ", ".join(one.en for one in names) + more
    )
    return [place.fault(None, found, units.name(context.unit), _CHOOSE)]


def large_units(
    rows: Sequence[Mapping[str, Any]], units: Units, context: Context
) -> Question | None:
    """Asked where a unit has more dossiers than any has, or tenfold what it ever had."""
    totals: dict[str, Counter[str]] = {}
    for row in rows:
        counts = {name: row[name] or 0 for name in _DOSSIERS}
        totals.setdefault(row["unit"], Counter()).update(counts)
    found = []
    for unit, counts in totals.items():
        had, before = max(counts.values()), context.catalogue.largest.get(unit)
        if is_large(had, before, LARGEST):
            found.append(Large(units.name(unit), had, before))
    return large_question(found, "large")
