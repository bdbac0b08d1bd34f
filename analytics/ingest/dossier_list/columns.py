"""Columns that no mapping names, asked of the clerk: a choice among the file's own headings.

Headings of persons are never offered, and of a file only its heading row is shown: its rows may
name people. What was chosen is kept with the load: {column: heading}, and under HEADINGS what tells
lists of the same headings. The next list of them is read as the one before, unless the clerk
chooses again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.catalogue import Row
from analytics.ingest.dossier_list.list_parts import DAY, HEAD, Header, find_header
from analytics.ingest.dossier_list.mapping import LABELS, ListMapping, is_personal
from analytics.ingest.files.cells import Value, address, text_of
from analytics.ingest.result import Fault, Location, Question
from analytics.names import clean, fold
from analytics.store.list_file import NEEDED, OPTIONAL
from analytics.texts import Message, same

NONE = "=none"
HEADINGS = "headings"
# A list tells of each dossier when it came in and when it is due; less is a letterhead or a note.
_FEWEST_DAYS, _FEWEST_NAMES = 2, len(NEEDED)
_ASKED: dict[str, Message] = {
    "received": Message("Cột nào ghi ngày tiếp nhận?"),
    "due": Message("Cột nào ghi ngày hẹn trả?"),
    "returned": Message("Cột nào ghi ngày trả kết quả?"),
    "unit": Message("Cột nào ghi đơn vị?"),
    "sector": Message("Cột nào ghi lĩnh vực?"),
    "channel": Message("Cột nào ghi hình thức nộp?"),
    "fee": Message("Cột nào ghi số tiền thanh toán trực tuyến?"),
    "state": Message("Cột nào ghi trạng thái hồ sơ?"),
}


@dataclass(frozen=True)
class Columns:
    """What is asked of the columns of a list, and the mapping that the answers make.

    ``mapping`` is None while a needed column is not answered for; ``faults`` are answers that
    cannot be: one column for two things.
    """

    questions: tuple[Question, ...]
    mapping: ListMapping | None = None
    faults: tuple[Fault, ...] = ()


Table = tuple[Location, Sequence[Sequence[Value]]]


def asked(
    tables: Sequence[Table],
    known: Sequence[ListMapping],
    answers: Mapping[str, str],
    before: Mapping[str, Row],
) -> Columns | None:
    """What to ask of a list; None where a mapping names all its columns, or no table is a list.

    Args:
        tables: the sheets of a file, or the first rows of one without sheets.
        known: the mappings that come with the dashboard, or the one that was given.
        answers: question code → heading.
        before: what was chosen for earlier lists, see ``Catalogue.columns``.
    """
    headers = [
        (location, header)
        for location, rows in tables
        for mapping in known
        if (header := find_header(rows, mapping)) is not None
    ]
    if any(header.is_whole or header.doubled for _location, header in headers):
        return None
    if headers:
        location, header = max(headers, key=lambda pair: len(pair[1].columns))
    else:
        unknown = next(
            (
                (location, found)
                for location, rows in tables
                if (found := _header_of_days(rows)) is not None
            ),
            None,
        )
        if unknown is None:
            return None
        location, header = unknown
    return _columns(location, header, known, answers, before, with_optional=not headers)


def as_before(chosen: Mapping[str, str], before: Mapping[str, Row]) -> Row | None:
    """The earlier choice for a list of the same headings, where this one is the same."""
    earlier = before.get(chosen.get(HEADINGS, ""))
    is_same = earlier is not None and all(
        fold(earlier.get(name, "")) == fold(heading) for name, heading in chosen.items()
    )
    return earlier if is_same else None


def _columns(
    location: Location,
    header: Header,
    known: Sequence[ListMapping],
    answers: Mapping[str, str],
    before: Mapping[str, Row],
    *,
    with_optional: bool,
) -> Columns | None:
    free = _free(header)
    needed = [name for name in NEEDED if name in header.missing]
    # Headings whose letters were lost in saving are no choice: the file itself must be sent again.
    if not free or sum("?" in heading for heading in free) >= _FEWEST_DAYS:
        return None
    names = (*needed, *(OPTIONAL if with_optional else ()))
    headings = _headings(header)
    earlier = before.get(headings, {})
    questions = tuple(
        _question(name, free, header, location, earlier.get(name, "")) for name in names
    )
    chosen = {question.code.partition(":")[2]: _answer(question, answers) for question in questions}
    if any(chosen[name] is None for name in needed):
        return Columns(questions)
    taken = {name: heading for name, heading in chosen.items() if heading not in (None, NONE)}
    faults = tuple(_doubled(taken, header, location))
    if faults:
        return Columns(questions, faults=faults)
    choice = {HEADINGS: headings} | {name: heading or "" for name, heading in chosen.items()}
    return Columns(questions, replace(_mapping(taken, header, known), chosen=choice))


def _header_of_days(rows: Sequence[Sequence[Value]]) -> Header | None:
    """The row of names right above the first row that has days; None where there is none."""
    above: tuple[int, tuple[str, ...]] | None = None
    for number, row in enumerate(rows[: HEAD + 1]):
        texts = tuple(clean(text_of(cell)) for cell in row)
        days = {column for column, text in enumerate(texts) if DAY.match(text)}
        if len(days) >= _FEWEST_DAYS:
            if above is None or not all(above[1][column : column + 1] for column in days):
                return None
            return Header(above[0], above[1], {}, dict.fromkeys(NEEDED))
        named = [text for text in texts if text and not text.replace(".", "").isdigit()]
        if len(named) >= _FEWEST_NAMES and not days:
            above = (number, texts)
    return None


def _free(header: Header) -> list[str]:
    """The headings that nothing is known of, each once, without those of persons."""
    taken = set(header.columns.values())
    names = [name for place, name in enumerate(header.names) if name and place not in taken]
    folded = [fold(name) for name in names]
    return [name for name in names if not is_personal(name) and folded.count(fold(name)) == 1]


def _headings(header: Header) -> str:
    """What lists of the same headings have in common, in whatever order these stand."""
    names = sorted(fold(name) for name in header.names if name)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _question(
    name: str, free: Sequence[str], header: Header, location: Location, earlier: str
) -> Question:
    """The question after one column; the heading that comes nearest is the first choice.

    ``earlier`` is what was chosen for the list before, "" where there was none.
    """
    near = header.missing.get(name)
    ordered = sorted(free, key=lambda heading: heading != near)
    options = tuple((heading, same(heading)) for heading in ordered)
    usual = None if name in NEEDED else NONE
    known = (code for code in (*ordered, NONE) if fold(code) == fold(earlier))
    return Question(
        f"column:{name}",
        _ASKED[name],
        (*options, (NONE, Message("không có cột này"))),
        location.sheet,
        address(header.row, 0),
        next(known, usual),
    )


def _answer(question: Question, answers: Mapping[str, str]) -> str | None:
    answer = answers.get(question.code, "").casefold()
    given = (code for code, _words in question.options if code.casefold() == answer)
    return next(given, question.chosen)


def _doubled(taken: Mapping[str, str | None], header: Header, location: Location) -> list[Fault]:
    faults = []
    first: dict[str | None, str] = {}
    for name, heading in taken.items():
        other = first.setdefault(heading, name)
        if other != name:
            found = Message("“{header}”, như {other}", header=heading, other=LABELS[other])
            cell = (header.row, header.names.index(heading or ""))
            faults.append(location.fault(cell, found, Message("mỗi cột một việc"), _AGAIN))
    return faults


def _mapping(
    taken: Mapping[str, str | None], header: Header, known: Sequence[ListMapping]
) -> ListMapping:
    """The mapping of the chosen headings; words of days, channels and states are all that are
    known."""
    columns: dict[str, tuple[str, ...]] = {
        name: (header.names[place],) for name, place in header.columns.items()
    }
    columns |= {name: (heading,) for name, heading in taken.items() if heading is not None}
    # What the clerk says is not there keeps its usual headings, for the message that asks for it.
    columns |= {name: known[0].columns[name] for name in NEEDED if name not in columns}
    return ListMapping(
        name="",
        columns=columns,
        date_formats=tuple(dict.fromkeys(text for each in known for text in each.date_formats)),
        empty=tuple(dict.fromkeys(word for each in known for word in each.empty)),
        online=frozenset().union(*(each.online for each in known)),
        in_person=frozenset().union(*(each.in_person for each in known)),
        ended=frozenset().union(*(each.ended for each in known)),
        other=frozenset().union(*(each.other for each in known)),
        units={key: code for each in known for key, code in each.units.items()},
        sectors={key: code for each in known for key, code in each.sectors.items()},
    )


_AGAIN = Message("Chọn lại cột ở các câu hỏi bên dưới.")
