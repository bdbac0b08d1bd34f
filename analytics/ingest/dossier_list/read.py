"""A list of dossiers → the form's columns by unit and sector, for the period that is asked for."""

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.errors import UnknownName
from analytics.ingest.dossier_list import columns, source
from analytics.ingest.dossier_list.copies import (
    copy_faults,
    identity_of,
    repeated_sheets,
    shared_names,
    unlike_of,
)
from analytics.ingest.dossier_list.days import (
    REAL_DAY,
    DayReading,
    Texts,
    exchanged_format,
    read_days,
)
from analytics.ingest.dossier_list.list_parts import (
    ListPart,
    ListParts,
    find_header,
    one_part,
    sheet_parts,
)
from analytics.ingest.dossier_list.mapping import ListMapping, mappings
from analytics.ingest.dossier_list.matching import (
    DONE,
    ENDED,
    large_units,
    name_channels,
    name_sectors,
    name_states,
    name_units,
    other_units,
    rows_of,
)
from analytics.ingest.dossier_list.messages import (
    NO_GROUPS,
    NO_PERIOD,
    SPLIT,
    UNREADABLE,
    ragged_faults,
    recognised,
    row_faults,
    scope_faults,
    state_faults,
    too_many_rows,
)
from analytics.ingest.dossier_list.money import read_money
from analytics.ingest.dossier_list.window import Chosen, choose, settled, window_faults
from analytics.ingest.dossier_list.worker import (
    TooManyRows,
    head_of_parquet,
    look,
    rewrite_text,
    roll_up,
    swallowing,
)
from analytics.ingest.files import old_encodings
from analytics.ingest.files.cells import Sheet, TooMuch
from analytics.ingest.files.csvtext import NotText, most_within
from analytics.ingest.files.guards import LONGEST_TEXT, Container
from analytics.ingest.files.unicode import converted, names_in_unicode
from analytics.ingest.name_matching import Units
from analytics.ingest.new_sectors import new_sector_faults, sector_records
from analytics.ingest.questions import Context
from analytics.ingest.result import TOO_MUCH, Fault, Location, Question, Reading, open_quote
from analytics.periods import parse
from analytics.store.list_file import DAYS, ListFile, formats_of
from analytics.store.list_profile import Copies, Profile
from analytics.store.list_sums import TooManyGroups, UnreadableList
from analytics.texts import same

_NO_OTHER_WAY = same("")
_WORKBOOK_DAYS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S")
_NOTHING = ("-", "–", "null", "n/a")


@dataclass(frozen=True)
class _List:
    """A list as it is read: its parts, the file of all its rows, what stands in it.

    ``texts`` are those of its columns by part; ``faults`` are what is wrong with its rows as such.
    """

    parts: ListParts
    file: ListFile
    texts: tuple[Texts, ...]
    copies: Copies
    faults: tuple[Fault, ...] = ()
    cells: tuple[list[list[str]], ...] = ()
    questions: tuple[Question, ...] = ()


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
        return _find(path, "", container, sheets, mapping)[0].has_header
    except (NotText, UnreadableList):
        return False
    except (TooManyRows, TooMuch):
        return True


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
    window: str | None = None,
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
        window: the days that it is counted over; None: as for its units before, or asked.

    Returns:
        The reading, with everything that is wrong at once; never raises for what is in the file.
    """
    context = Context(name, catalogue, period, unit, answers or {}, window=window)
    location = Location(name)
    questions: tuple[Question, ...] = ()
    chosen: Mapping[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="list-", dir=work) as private:
        try:
            path = source.plain_path(path, Path(private))
            parts, head = _find(path, name, container, sheets, mapping, context)
            faults = list(parts.faults)
            questions, chosen = parts.questions, parts.mapping.chosen
            over = _over(context, location)
            if isinstance(over, Fault):
                faults.append(over)
            elif parts.parts and not any(fault.severity == "error" for fault in faults):
                dossiers = _open(path, container, parts, head, Path(private))
                return _reading(dossiers, head, over, sha256, context, location)
        except (NotText, UnreadableList):
            faults = [location.fault(None, *UNREADABLE)]
        except TooManyGroups:
            faults = [location.fault(None, *NO_GROUPS)]
        except TooManyRows as error:
            faults = [too_many_rows(location, error.rows)]
        except TooMuch:
            faults = [location.fault(None, *TOO_MUCH, SPLIT)]
    return Reading(
        "list",
        name,
        sha256,
        faults=tuple(faults),
        questions=questions,
        unanswered=_unanswered(questions, context),
        columns=chosen,
    )


def _find(
    path: Path,
    name: str,
    container: Container,
    sheets: Sequence[Sheet],
    mapping: ListMapping | None,
    context: Context | None = None,
) -> tuple[ListParts, source.Head]:
    """The parts of the list, and how the file is written."""
    answers = context.answers if context else {}
    before = context.catalogue.columns if context else {}
    known = (mapping,) if mapping else mappings()
    of_workbook: Sequence[Sheet] | None = None
    if container in ("csv", "parquet"):
        head = head_of_parquet(path) if container == "parquet" else source.head_of_text(path)
        tables = [(Location(name), head.rows)]
    else:
        head = source.Head(())
        of_workbook = sheets
        tables = [(Location(name, sheet.name), sheet.rows) for sheet in sheets]
    own = columns.asked(tables, known, answers, before) if mapping is None else None
    if own is None:
        return _parts(name, head, of_workbook, known), head
    if own.mapping is None:
        return ListParts(known[0], faults=own.faults, questions=own.questions), head
    parts = _parts(name, head, of_workbook, (own.mapping,))
    return replace(parts, questions=own.questions), head


def _parts(
    name: str,
    head: source.Head,
    sheets: Sequence[Sheet] | None,
    known: Sequence[ListMapping],
) -> ListParts:
    """The parts of a workbook's list, or of a file without sheets (None)."""
    if sheets is not None:
        return sheet_parts(name, sheets, known)
    tried = [(candidate, find_header(head.rows, candidate)) for candidate in known]
    best, header = max(tried, key=lambda pair: len(pair[1].columns) if pair[1] else 0)
    return one_part(Location(name), header, best)


def _over(context: Context, location: Location) -> Chosen | Fault:
    """The days that it is counted over, or what is wrong with the choice."""
    try:
        chosen = parse(context.period) if context.period else None
    except UnknownName:
        chosen = None
    if chosen is None or chosen.first_day is None or chosen.kind in ("day", "since"):
        return location.fault(None, *NO_PERIOD)
    return choose(context, chosen.code, location)


def _open(
    path: Path, container: Container, parts: ListParts, head: source.Head, work: Path
) -> _List:
    """The rows of a list as a file that the store reads, and a first look at them."""
    part = parts.parts[0]
    header = part.header
    file = ListFile(
        path=path,
        container="parquet" if container == "parquet" else "csv",
        names=head.names or header.names,
        columns=header.columns,
        date_formats=parts.mapping.date_formats,
        work=work,
        nothing=(*_NOTHING, *parts.mapping.empty),
        delimiter=head.delimiter,
        skip=header.row + 1,
        first_row=part.start,
        types=head.types,
        unlike=unlike_of(header),
    )
    if part.sheet is not None:
        return _open_sheets(file, parts, work)
    if container == "parquet" or head.encoding == "utf-8":
        try:
            profile = look(file, identity_of(header))
            faults = [] if container == "parquet" else _swallowed(file, profile, part)
            return _List(parts, file, (profile.texts,), profile.copies, tuple(faults))
        except UnreadableList:
            if container == "parquet":
                raise
            # Read row by row below, which says what is wrong and where.
    columns = tuple(header.columns.values())
    rewritten = rewrite_text(
        path, head, row=header.row, columns=columns, unlike=file.unlike, work=work
    )
    faults = ragged_faults(part.location, rewritten, len(header.names))
    anew = _anew(file, rewritten.path)
    profile = look(anew)
    return _List(parts, anew, (profile.texts,), profile.copies, tuple(faults))


def _swallowed(file: ListFile, profile: Profile, part: ListPart) -> list[Fault]:
    """The fault of a quotation mark that hides rows of a long text; others were read whole."""
    is_long = file.path.stat().st_size > LONGEST_TEXT
    if not is_long or not source.has_long_rows(file.path, file.skip + profile.rows):
        return []
    row = swallowing(file, most_within(len(file.names) - 1))
    return [] if row is None else [open_quote(part.location, row)]


def _open_sheets(file: ListFile, parts: ListParts, work: Path) -> _List:
    """Sheets of a workbook, each by its own header, as one file."""
    parts, faults = repeated_sheets(parts)
    questions = shared_names(parts)
    formats = (REAL_DAY, *file.date_formats, *_WORKBOOK_DAYS)
    columns = tuple(parts.parts[0].header.columns)
    cells: list[list[list[str]]] = []
    rows: list[list[str]] = []
    for part in parts.parts:
        assert part.sheet is not None
        places = {name: part.header.columns[name] for name in columns}
        cells.append(source.sheet_cells(part.sheet, part.header.row, places))
        keys = source.row_keys(part.sheet, part.header, unlike_of(part.header))
        rows += [[*row, key] for row, key in zip(cells[-1], keys, strict=True)]
    anew = _anew(file, source.write_cells(work, rows))
    anew = replace(anew, date_formats=formats, first_row=1)
    profile = look(anew)
    texts = tuple(
        dict[str, Mapping[str, int]](profile.texts)
        | {
            name: Counter(row[column] for row in part if row[column])
            for column, name in enumerate(columns)
            if name in DAYS
        }
        for part in cells
    )
    return _List(parts, anew, texts, profile.copies, tuple(faults), tuple(cells), questions)


def _anew(file: ListFile, path: Path) -> ListFile:
    """The list in a file that has its mapped columns only, without a header, and its row keys."""
    columns = {name: column for column, name in enumerate(file.columns)}
    names = (*columns, "")
    return replace(
        file,
        path=path,
        names=names,
        columns=columns,
        delimiter=",",
        skip=0,
        key=len(columns),
        unlike=(),
    )


def _with_days(dossiers: _List, days: DayReading) -> ListFile:
    """The file with its days read as was decided."""
    file = replace(dossiers.file, own_formats=days.formats)
    if not any(days.exchanged):
        return file
    if not dossiers.cells:
        own = {
            name: tuple(map(exchanged_format, formats)) if name in days.exchanged[0] else formats
            for name, formats in days.formats.items()
        }
        return replace(file, own_formats=own)
    rows: list[list[str]] = []
    for part, names in zip(dossiers.cells, days.exchanged, strict=True):
        rows += source.exchange(part, {file.columns[name] for name in names})
    path = source.write_cells(file.work, ([*row, ""] for row in rows))
    return replace(file, path=path)


def _reading(
    dossiers: _List,
    head: source.Head,
    over: Chosen,
    sha256: str,
    context: Context,
    location: Location,
) -> Reading:
    parts, mapping = dossiers.parts, dossiers.parts.mapping
    header = parts.parts[0].header
    headers = {name: header.names[at] for name, at in header.columns.items()}
    texts = dossiers.texts[0]
    days = read_days(dossiers.texts, formats_of(dossiers.file, "received"), headers, context)
    known = context.catalogue.words
    written = [{"state": word} for word in texts.get("state", {})]
    repaired, more = names_in_unicode(written, ("state",), known)
    words = {row["state"]: other["state"] for row, other in zip(written, repaired, strict=True)}
    states = name_states(texts.get("state", {}), words, mapping, context, location)
    money = read_money(texts.get("fee", ()), headers.get("fee", ""), context)
    file = replace(
        _with_days(dossiers, days),
        amounts=money.amounts,
        ended=[word for word, code in states.codes.items() if code == ENDED],
        done=[word for word, code in states.codes.items() if code == DONE],
    )
    period, window = over.period, over.window
    assert window.first is not None
    rolled = roll_up(file, window.first, window.last)
    units = Units(context.catalogue, period)
    names, encodings = names_in_unicode(rolled.rows, ("unit", "sector", "channel"), known)
    rolled = replace(rolled, rows=names)
    encodings |= more | ({head.encoding} & set(old_encodings.OLDER))
    all_counted = sum(row["counted"] for row in rolled.rows)
    gap = (window.last - rolled.last).days if rolled.last else 0
    named = (
        name_units(rolled.rows, mapping, units, context, location),
        name_sectors(rolled.rows, mapping, units, context, location),
        name_channels(rolled.rows, mapping, context),
    )
    now = settled(over, named[0].codes.values(), context)
    if now.window != window:
        return _reading(dossiers, head, now, sha256, context, location)
    new = named[1].new
    rows = rows_of(rolled, named, period, header.columns)
    large = large_units(rows, units, context)
    questions = (
        *parts.questions,
        *([now.question] if now.question else []),
        *dossiers.questions,
        *([large] if large else []),
        *map(
            parts.placed,
            (
                *days.questions,
                *money.questions,
                *(
                    question
                    for named_column in (states, *named)
                    for question in named_column.questions
                ),
            ),
        ),
    )
    # Until it is known which days are meant, their order and their period say nothing.
    is_open = any(context.answer(question) is None for question in days.questions)
    wrong = {
        name: count_and_rows
        for name, count_and_rows in rolled.wrong.items()
        if not (is_open and "order" in name)
    }
    faults = [
        *(converted(location, encoding) for encoding in sorted(encodings)),
        *parts.faults,
        *dossiers.faults,
        *row_faults(parts, wrong, all_counted),
        *copy_faults(parts, dossiers.copies, rolled.dossiers),
        *state_faults(parts),
        *([] if is_open else scope_faults(location, rolled, all_counted, gap)),
        *([] if is_open else window_faults(now, rolled.last, location)),
        *(fault for named_column in (states, *named) for fault in named_column.faults),
        *new_sector_faults(new, context.catalogue, _NO_OTHER_WAY),
        *other_units(rows, units, context, location),
    ]
    return Reading(
        kind="list",
        file=context.file,
        sha256=sha256,
        recognised=recognised(
            parts,
            rolled,
            now,
            all_counted,
            head.encoding,
            columns.as_before(mapping.chosen, context.catalogue.columns),
        ),
        rows=rows,
        row_count=len(rows),
        faults=tuple(faults),
        questions=questions,
        periods=(period,) if rows else (),
        units=tuple(dict.fromkeys(row["unit"] for row in rows)),
        unanswered=_unanswered(questions, context),
        new_sectors=sector_records(new, rows, context.catalogue),
        windows={(period, row["unit"]): window for row in rows},
        columns=mapping.chosen,
    )


def _unanswered(questions: Sequence[Question], context: Context) -> tuple[str, ...]:
    """The codes of the questions that have neither an answer nor a choice made for them."""
    return tuple(
        question.code
        for question in questions
        if not question.chosen and context.answer(question) is None
    )
