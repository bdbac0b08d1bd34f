"""Rows of a list that stand in it more than once, cell by cell; no cell of them is kept or told."""

from collections import Counter

from analytics.ingest.dossier_list.list_parts import Header, ListPart, ListParts
from analytics.ingest.dossier_list.source import row_keys
from analytics.ingest.files.cells import address, text_of
from analytics.ingest.questions import RIGHT
from analytics.ingest.result import Count, Fault, Question
from analytics.names import plain
from analytics.store.list_profile import Copies
from analytics.texts import Message

# Headers, without marks and blanks, of what numbers the rows and of what names the dossier.
_RUNNING = ("stt", "tt", "sott", "sothutu", "thutu", "no", "index", "rownum", "unnamed0")
_IDENTITIES = ("id", "ma", "mahs", "sohs", "mabn", "sobn")
_IDENTITY = (
    *("mahoso", "sohoso", "masohoso", "hosoid", "mabiennhan", "sobiennhan", "matiepnhan"),
    *("sotiepnhan", "maphieu", "sophieu"),
)
# Dossiers without a number of their own may be alike by chance; a whole list hardly is twice.
_FEWEST_GROUPS = 5


def identity_of(header: Header) -> int | None:
    """The place of the column that names the dossier, not read otherwise; None where none does."""
    for column, name in enumerate(header.names):
        letters = _letters(name)
        if column not in header.columns.values() and (
            letters in _IDENTITIES or any(words in letters for words in _IDENTITY)
        ):
            return column
    return None


def unlike_of(header: Header) -> tuple[int, ...]:
    """Places of columns that number the rows: copies differ in them, if dossiers have a name."""
    if identity_of(header) is None:
        return ()
    return tuple(
        column
        for column, name in enumerate(header.names)
        if column not in header.columns.values()
        # "#", and the header that programs leave blank above the numbers of their rows.
        and (_letters(name) in _RUNNING or (column == 0 and not any(map(str.isalnum, name))))
    )


def repeated_sheets(parts: ListParts) -> tuple[ListParts, list[Fault]]:
    """The parts without sheets all of whose dossiers stand on others, and what is said of these.

    Such as "Quý I" beside "Tháng 1", "Tháng 2", "Tháng 3". Only where dossiers have a name: others
    may be alike and not the same.
    """
    if len(parts.parts) < 2 or any(identity_of(part.header) is None for part in parts.parts):
        return parts, []
    rows = [_counted(part) for part in parts.parts]
    left = list(range(len(rows)))
    faults = []
    for number in reversed(range(len(rows))):
        others = sum((rows[other] for other in left if other != number), Counter[str]())
        if rows[number] and rows[number] <= others:
            left.remove(number)
            faults.append(_repeated(parts.parts[number], rows[number].total()))
    return parts.only(left), faults


def shared_names(parts: ListParts) -> tuple[Question, ...]:
    """A question where dossiers of one unit have a number that stands on several sheets.

    Rows that are copies are told elsewhere; these differ, such as a sheet of what came in beside
    one of what was returned, and would be counted twice.
    """
    if len(parts.parts) < 2:
        return ()
    seen: dict[tuple[str, str], tuple[set[int], set[str]]] = {}
    first: dict[tuple[str, str], tuple[int, int]] = {}
    for number, part in enumerate(parts.parts):
        identity = identity_of(part.header)
        if identity is None or part.sheet is None:
            continue
        unit = part.header.columns["unit"]
        keys = row_keys(part.sheet, part.header, unlike_of(part.header))
        below = part.sheet.rows[part.header.row + 1 :]
        for row, (key, line) in enumerate(zip(keys, below, strict=True), part.header.row + 1):
            if identity < len(line) and line[identity] is not None and unit < len(line):
                name = _small(text_of(line[identity])), _small(text_of(line[unit]))
                sheets, rows = seen.setdefault(name, (set(), set()))
                if sheets and number not in sheets:
                    first.setdefault(name, (number, row))
                sheets.add(number)
                rows.add(key)
    shared = [name for name in first if len(seen[name][1]) > 1]
    if not shared:
        return ()
    sheet, row = min(first[name] for name in shared)
    part = parts.parts[sheet]
    identity = identity_of(part.header)
    assert identity is not None
    count = Count(len(shared))
    text = Message(
        "{count} mã hồ sơ đứng ở hơn một trang, dòng không giống nhau. Là các hồ sơ khác nhau?"
        " Nếu là cùng hồ sơ (như trang tiếp nhận và trang đã trả) thì mỗi hồ sơ bị đếm hai lần:"
        " gửi lại mỗi hồ sơ một dòng.",
        count=count,
    )
    option = RIGHT, Message("phải, đếm mọi dòng")
    return (
        Question("sheets:dossiers", text, (option,), part.location.sheet, address(row, identity)),
    )


def copy_faults(parts: ListParts, copies: Copies, dossiers: int) -> list[Fault]:
    """A notice of rows that are copies of others; they are counted as they stand."""
    header = parts.parts[0].header
    is_whole = copies.members == dossiers and copies.groups >= _FEWEST_GROUPS
    told_apart = identity_of(header) is not None or len(header.names) > len(header.columns)
    if not copies.rows or not (told_apart or is_whole):
        return []
    number, groups = Count(copies.rows), Count(copies.groups)
    part = parts.part_of(copies.examples[0])
    rows = parts.rows_text(copies.examples, copies.rows)
    found = Message(
        "{number} dòng là bản chép y hệt một dòng khác, ở mọi ô ({rows})", number=number, rows=rows
    )
    if is_whole:
        found = Message(
            "cả danh sách lặp lại: {groups} dòng khác nhau; {found}", groups=groups, found=found
        )
    cell = (part.row(copies.examples[0]) - 1, 0)
    return [part.location.fault(cell, found, _ONCE, _PASTED, "notice")]


def _counted(part: ListPart) -> Counter[str]:
    assert part.sheet is not None
    below = part.sheet.rows[part.header.row + 1 :]
    keys = row_keys(part.sheet, part.header, unlike_of(part.header))
    return Counter(
        key for key, row in zip(keys, below, strict=True) if any(cell is not None for cell in row)
    )


def _repeated(part: ListPart, rows: int) -> Fault:
    number = Count(rows)
    return part.location.fault(
        None,
        Message(
            "cả {number} dòng của trang này đều có ở trang khác: không tính lần nữa", number=number
        ),
        _ONCE,
        Message("Nếu là hồ sơ khác: sửa mã hồ sơ rồi gửi lại."),
        "notice",
    )


def _small(text: str) -> str:
    return text.strip().casefold()


def _letters(name: str) -> str:
    return plain(name).replace(" ", "")


_ONCE = Message("mỗi hồ sơ một dòng")
_PASTED = Message("Vẫn đếm như trong tệp. Nếu dán hai lần: xóa phần thừa rồi gửi lại.")
