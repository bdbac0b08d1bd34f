"""A list of dossiers → the form's columns by unit and sector, for the period that is asked for."""

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analytics import schema
from analytics.errors import UnknownName
from analytics.ingest import legacy
from analytics.ingest.catalogue import Catalogue
from analytics.ingest.cells import Sheet
from analytics.ingest.context import OUT, Context, Units
from analytics.ingest.csvtext import NotText
from analytics.ingest.guards import Container
from analytics.ingest.lists import source
from analytics.ingest.lists.columns import Header, find_header
from analytics.ingest.lists.faults import (
    header_faults,
    ragged_faults,
    row_faults,
    scope_faults,
    sheet_faults,
)
from analytics.ingest.lists.mapping import ListMapping, mappings
from analytics.ingest.lists.names import ONLINE, Named, name_channels, name_sectors, name_units
from analytics.ingest.lists.told import NO_GROUPS, NO_PERIOD, UNREADABLE, recognised
from analytics.ingest.new_sectors import new_sector_faults, sector_records
from analytics.ingest.places import Place
from analytics.ingest.reading import Fault, Reading
from analytics.ingest.unicode import converted, names_in_unicode
from analytics.periods import Period, parse
from analytics.store.listfile import ListFile
from analytics.store.lists import (
    RolledUp,
    TooManyGroups,
    UnreadableList,
    roll_up,
)
from analytics.texts import Bilingual

_WORKBOOK_DAYS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S")
_NOTHING = ("-", "–", "null", "n/a")


@dataclass(frozen=True)
class _Found:
    """A list's header in a file, and the mapping that fits it best."""

    mapping: ListMapping
    header: Header | None
    head: source.Head
    sheet: Sheet | None = None


def recognise(
    path: Path,
    container: Container,
    sheets: Sequence[Sheet] = (),
    mapping: ListMapping | None = None,
) -> bool:
    """Whether a file is a list: its first rows have a header that a mapping names.

    Args:
        path: its bytes.
        container: what it is.
        sheets: its sheets, of a workbook.
        mapping: the mapping that the clerk chose; None: any that comes with the dashboard.
    """
    try:
        found = _find(path, container, sheets, mapping)
    except (NotText, UnreadableList):
        return False
    return found.header is not None


def read_list(
    path: Path,
    name: str,
    sha256: str,
    catalogue: Catalogue,
    *,
    container: Container,
    period: str | None,
    sheets: Sequence[Sheet] = (),
    unit: str | None = None,
    mapping: ListMapping | None = None,
    answers: Mapping[str, str] | None = None,
    work: Path | None = None,
) -> Reading:
    """Read a list of dossiers.

    Args:
        path, name, sha256: its bytes, what the sender calls it, and their hash.
        catalogue: units and sectors that it is matched with.
        container: what it is.
        period: the period that it is added up for; the list does not say.
        sheets: its sheets, of a workbook.
        unit: the unit that the clerk chose; others in the list are an error.
        mapping: which columns are read; None: the one of data/mappings/ that fits best.
        answers: question code → option code, from the reading before.
        work: a private folder for what must be written anew; None: the system's own.

    Returns:
        The reading, with everything that is wrong at once; never raises for what is in the file.
    """
    context = Context(name, catalogue, period, unit, answers or {})
    place = Place(name)
    with tempfile.TemporaryDirectory(prefix="list-", dir=work) as private:
        try:
            path = source.plain_path(path, Path(private))
            found = _find(path, container, sheets, mapping)
            place = Place(name, found.sheet.name if found.sheet else None)
            faults = header_faults(place, found.header, found.mapping)
            span = _span(place, period)
            if isinstance(span, Fault):
                faults.append(span)
            elif found.header is not None and found.header.is_whole:
                rolled, more = _rolled_up(path, container, found, place, span, Path(private))
                return _reading(found, rolled, span, sha256, context, place, more)
        except (NotText, UnreadableList):
            faults = [place.fault(None, *UNREADABLE)]
        except TooManyGroups:
            faults = [place.fault(None, *NO_GROUPS)]
    return Reading("list", name, sha256, faults=tuple(faults))


def _find(
    path: Path, container: Container, sheets: Sequence[Sheet], mapping: ListMapping | None
) -> _Found:
    heads: list[tuple[source.Head, Sheet | None]]
    if container == "parquet":
        heads = [(source.head_of_parquet(path), None)]
    elif container == "csv":
        heads = [(source.head_of_text(path), None)]
    else:
        heads = [(source.Head(sheet.rows), sheet) for sheet in sheets]
    tried = [
        _Found(one, find_header(head.rows, one), head, sheet)
        for head, sheet in heads
        for one in ((mapping,) if mapping else mappings())
    ]
    return max(tried, key=lambda one: len(one.header.columns) if one.header else 0)


def _span(place: Place, period: str | None) -> Period | Fault:
    """The period, or what is wrong with the choice."""
    try:
        chosen = parse(period) if period else None
    except UnknownName:
        chosen = None
    if chosen is None or chosen.first_day is None or chosen.kind in ("day", "since"):
        return place.fault(None, *NO_PERIOD)
    return chosen


def _rolled_up(
    path: Path, container: Container, found: _Found, place: Place, period: Period, work: Path
) -> tuple[RolledUp, list[Fault]]:
    """The sums of the list, and what is wrong with its rows as such."""
    header = found.header
    assert header is not None and period.first_day is not None
    file = ListFile(
        path=path,
        container="parquet" if container == "parquet" else "csv",
        names=header.names,
        columns=header.columns,
        date_formats=found.mapping.date_formats,
        work=work,
        nothing=(*_NOTHING, *found.mapping.empty),
        delimiter=found.head.delimiter,
        skip=header.row + 1,
        first_row=header.row + 2,
    )
    span = (period.first_day, period.last_day)
    places = tuple(header.columns.values())
    if found.sheet is not None:
        anew = _anew(file, source.rewrite_sheet(found.sheet, header.row, places, work).path)
        formats = (*file.date_formats, *_WORKBOOK_DAYS)
        rolled = roll_up(replace(anew, date_formats=formats), *span)
        return rolled, sheet_faults(place, found.sheet, header)
    if container == "parquet":
        return roll_up(file, *span), []
    if found.head.encoding == "utf-8":
        try:
            return roll_up(file, *span), []
        except UnreadableList:
            pass  # read row by row below, which says what is wrong and where
    rewritten = source.rewrite_text(path, found.head, header.row, places, work)
    faults = ragged_faults(place, rewritten, len(header.names))
    return roll_up(_anew(file, rewritten.path), *span), faults


def _anew(file: ListFile, path: Path) -> ListFile:
    """The list in a file that has its mapped columns only, without a header."""
    columns = {name: place for place, name in enumerate(file.columns)}
    return replace(file, path=path, names=tuple(columns), columns=columns, delimiter=",", skip=0)


def _reading(
    found: _Found,
    rolled: RolledUp,
    period: Period,
    sha256: str,
    context: Context,
    place: Place,
    faults: list[Fault],
) -> Reading:
    header = found.header
    assert header is not None
    units = Units(context.catalogue, period.code)
    known = context.catalogue.words
    names, encodings = names_in_unicode(rolled.rows, ("unit", "sector", "channel"), known)
    rolled = replace(rolled, rows=names)
    encodings |= {found.head.encoding} & set(legacy.OLDER)
    all_counted = sum(row["counted"] for row in rolled.rows)
    gap = (period.last_day - rolled.last).days if rolled.last else 0
    named = (
        name_units(rolled.rows, found.mapping, units, context, place),
        name_sectors(rolled.rows, found.mapping, units, context, place),
        name_channels(rolled.rows, found.mapping, context),
    )
    new = named[1].new
    rows = _rows(rolled, named, period.code, "fee" in header.columns)
    questions = tuple(question for one in named for question in one.questions)
    faults = [
        *(converted(place, encoding) for encoding in sorted(encodings)),
        *faults,
        *row_faults(place, header, rolled.wrong, all_counted),
        *scope_faults(place, rolled, all_counted, gap),
        *(fault for one in named for fault in one.faults),
        *new_sector_faults(new, context.catalogue, _NO_OTHER_WAY),
        *_other_units(rows, units, context, place),
    ]
    return Reading(
        kind="list",
        file=context.file,
        sha256=sha256,
        recognised=recognised(
            found.mapping, header, rolled, period.code, all_counted, found.head.encoding
        ),
        rows=rows,
        row_count=len(rows),
        faults=tuple(faults),
        questions=questions,
        periods=(period.code,) if rows else (),
        units=tuple(dict.fromkeys(row["unit"] for row in rows)),
        unanswered=tuple(one.code for one in questions if context.answer(one) is None),
        new_sectors=sector_records(new, rows, context.catalogue),
    )


def _rows(
    rolled: RolledUp, named: tuple[Named, Named, Named], period: str, has_fee: bool
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
        for name in ("carried_over", *_OUTCOMES):
            into[name] += row[name]
        into["paid_online"] += row["paid"]
        into["fees_online_vnd"] += row["fees_vnd"]
    return tuple(
        {"period": period, "unit": unit, "sector": sector}
        | {name: into[name] if has_fee or name not in _FEES else None for name in schema.COUNTS}
        for (unit, sector), into in sorted(sums.items())
    )


def _other_units(
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


_SHOWN = 5
_NO_OTHER_WAY = Bilingual("", "")
_OUTCOMES = (
    *("resolved_early", "resolved_on_time", "resolved_late"),
    *("pending_in_time", "pending_overdue"),
)
_FEES = ("paid_online", "fees_online_vnd")
_CHOOSE = Bilingual("Chọn lại đơn vị, hoặc đúng tệp.", "Choose the unit again, or the right file.")
