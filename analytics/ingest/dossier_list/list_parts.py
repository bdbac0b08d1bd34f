"""The list in a file: one sheet of it or several, each by its own header; what is left out."""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.i18n import both
from analytics.ingest.dossier_list.mapping import LABELS, ListMapping
from analytics.ingest.files.cells import Sheet, Value, address, text_of
from analytics.ingest.name_matching import match
from analytics.ingest.result import Count, Fault, Location, Question, quoted
from analytics.names import clean, fold
from analytics.store.list_file import DAYS, NEEDED
from analytics.texts import Message, Words, same

HEAD = 20
_FEWEST = 3


@dataclass(frozen=True)
class Header:
    """The header of a list.

    ``row`` counts from 0; ``names`` are all its cells. ``columns`` maps what was found to its
    place, ``missing`` are the needed columns that were not, with the nearest header of each or
    None. ``doubled`` are those whose header stands twice.
    """

    row: int
    names: tuple[str, ...]
    columns: Mapping[str, int]
    missing: Mapping[str, str | None]
    doubled: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every needed column was found once."""
        return not self.missing and not self.doubled


def find_header(rows: Sequence[Sequence[Value]], mapping: ListMapping) -> Header | None:
    """The row among the first ones with the most mapped columns; None where none has three."""
    candidates = [
        (len(columns), -number, names, columns, doubled)
        for number, row in enumerate(rows[:HEAD])
        for names in (tuple(clean(text_of(cell)) for cell in row),)
        for columns, doubled in (_columns(names, mapping),)
    ]
    best = max(candidates, default=None, key=lambda candidate: candidate[:2])
    if best is None or best[0] < _FEWEST:
        return None
    _, number, names, columns, doubled = best
    rest = [name for column, name in enumerate(names) if name and column not in columns.values()]
    missing = {
        name: _nearest(mapping.columns[name], rest) for name in NEEDED if name not in columns
    }
    return Header(-number, names, columns, missing, doubled)


def _columns(names: Sequence[str], mapping: ListMapping) -> tuple[dict[str, int], tuple[str, ...]]:
    folded = [fold(name) for name in names]
    columns, doubled = {}, []
    for name, headers in mapping.columns.items():
        header = next(
            (folded_header for folded_header in map(fold, headers) if folded_header in folded), None
        )
        if header is not None:
            columns[name] = folded.index(header)
            if folded.count(header) > 1:
                doubled.append(name)
    return columns, tuple(doubled)


def _nearest(headers: Sequence[str], names: Sequence[str]) -> str | None:
    """The header that somebody may have meant; other cells may be people, and are not told."""
    near = [match(header, {name: (name,) for name in names}).near for header in headers]
    return next((names[0] for names in near if names), None)


DAY = re.compile(r"\s*[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}")


@dataclass(frozen=True, eq=False)
class ListPart:
    """A sheet of a list, or all of a file that has none.

    ``start`` is the number that the first row below its header has among the rows of all parts;
    ``sheet`` is None for a file without sheets.
    """

    location: Location
    header: Header
    start: int
    sheet: Sheet | None = None

    @property
    def after(self) -> int:
        """The number behind those of its rows."""
        below = 0 if self.sheet is None else len(self.sheet.rows) - self.header.row - 1
        return self.start + max(below, 0)

    def row(self, number: int) -> int:
        """The row, from 1, of a dossier by its number among those of all parts."""
        return number - self.start + self.header.row + 2


@dataclass(frozen=True)
class ListParts:
    """The parts of a list, in the order of the file; none where no header is whole.

    ``mapping`` names their columns; ``faults`` are what is wrong with sheets as such, ``questions``
    what is asked of their columns.
    """

    mapping: ListMapping
    parts: tuple[ListPart, ...] = ()
    faults: tuple[Fault, ...] = ()
    has_header: bool = True
    questions: tuple[Question, ...] = ()

    def only(self, places: Collection[int]) -> "ListParts":
        """These parts without some, numbered anew."""
        parts: list[ListPart] = []
        for position in sorted(places):
            start = parts[-1].after if parts else 1
            parts.append(replace(self.parts[position], start=start))
        return replace(self, parts=tuple(parts))

    def rows_text(self, numbers: Sequence[int], all_of_them: int) -> Words:
        """Some rows by their numbers: "dòng 3, 5, …"; with their sheets where there are several."""
        by_part: dict[ListPart, list[str]] = {}
        for number in numbers:
            part = self.part_of(number)
            by_part.setdefault(part, []).append(str(part.row(number)))
        more = ", …" if all_of_them > len(numbers) else ""
        if len(self.parts) == 1:
            listed = ", ".join(by_part[self.parts[0]]) + more
            return Message("dòng {listed}", listed=listed)
        named = [
            Message("trang “{sheet}”: dòng {rows}", sheet=part.location.sheet, rows=", ".join(rows))
            for part, rows in by_part.items()
        ]
        return both(lambda t: "; ".join(map(t, named)) + more)

    def placed(self, question: Question) -> Question:
        """A question about a column with the cell of its header, on the first sheet."""
        header = self.parts[0].header
        kind, _colon, what = question.code.partition(":")
        about = (kind, *((what, DAYS[0]) if kind == "days" else ()))
        column = next((name for name in about if name in header.columns), None)
        if column is None:
            return question
        cell = address(header.row, header.columns[column])
        return replace(question, sheet=self.parts[0].location.sheet, cell=cell)

    def part_of(self, number: int) -> ListPart:
        """The part that holds the dossier of a number."""
        return self.parts[bisect_right([part.start for part in self.parts], number) - 1]


def one_part(location: Location, header: Header | None, mapping: ListMapping) -> ListParts:
    """The list of a file without sheets."""
    faults = tuple(header_faults(location, header, mapping))
    if header is None or faults:
        return ListParts(mapping, faults=faults, has_header=header is not None)
    return ListParts(mapping, (ListPart(location, header, header.row + 2),))


def sheet_parts(file: str, sheets: Sequence[Sheet], mappings: Sequence[ListMapping]) -> ListParts:
    """The sheets of a workbook that hold the list; every other one is named.

    A sheet that a mapping names as many columns of as any counts; one of days that is not whole,
    or follows another mapping, stops the file: nobody knows what it would add.
    """
    headers = {
        (mapping.name, location): find_header(sheet.rows, mapping)
        for mapping in mappings
        for location, sheet in enumerate(sheets)
    }
    sizes = {
        key: (header.is_whole, len(header.columns)) for key, header in headers.items() if header
    }
    if not sizes:
        location = Location(file)
        return ListParts(
            mappings[0], faults=tuple(header_faults(location, None, mappings[0])), has_header=False
        )
    best = max(sizes, key=lambda key: sizes[key])
    mapping = next(candidate for candidate in mappings if candidate.name == best[0])
    parts: list[ListPart] = []
    faults: list[Fault] = []
    blank: list[str] = []
    left: list[Sheet] = []
    for number, sheet in enumerate(sheets):
        location = Location(file, sheet.name)
        header = headers[mapping.name, number]
        others = [
            candidate
            for candidate in mappings
            if sizes.get((candidate.name, number), (False, 0))[0]
        ]
        if not any(cell is not None for row in sheet.rows for cell in row):
            blank.append(sheet.name)
        elif header is not None and header.is_whole:
            start = parts[-1].after if parts else 1
            parts.append(ListPart(location, header, start, sheet))
            faults += sheet_faults(location, sheet, header)
        elif others:
            faults.append(_other_mapping(location, others[0], mapping))
        elif number == best[1] or (header is not None and set(header.columns) & set(DAYS)):
            faults += header_faults(location, header, mapping)
        else:
            left.append(sheet)
    faults += [_left_out(Location(file, sheet.name), sheet, parts) for sheet in left]
    faults += _other_columns(parts)
    if blank and parts:
        faults.append(_blank(file, blank))
    return ListParts(mapping, tuple(parts), tuple(faults))


def _other_columns(parts: Sequence[ListPart]) -> list[Fault]:
    """Errors for columns that one sheet has and another lacks: half of a sum is no sum."""
    faults = []
    for name in dict.fromkeys(name for part in parts for name in part.header.columns):
        has = next(part for part in parts if name in part.header.columns)
        for part in parts:
            if name not in part.header.columns:
                label = LABELS[name]
                sheet = has.location.sheet
                found = Message("không có cột {label}", label=label)
                expected = Message("cột ấy, như ở trang “{sheet}”", sheet=sheet)
                faults.append(part.location.fault((part.header.row, 0), found, expected, _SAME))
    return faults


def _other_mapping(location: Location, own: ListMapping, mapping: ListMapping) -> Fault:
    return location.fault(
        None,
        Message("danh sách theo khai báo “{name}”", name=own.name),
        Message("như các trang khác: khai báo “{name}”", name=mapping.name),
        Message(
            "Sửa tiêu đề của trang này cho giống các trang khác. Không tách tệp: của mỗi đơn vị"
            " và kỳ chỉ một tệp được tính."
        ),
    )


def _left_out(location: Location, sheet: Sheet, parts: Sequence[ListPart]) -> Fault:
    """The notice of a sheet that is no list; an error where dossiers go on in it."""
    if parts and (row := _first_dossier(sheet, parts[0].header)) is not None:
        found = Message("hồ sơ ở trang không có hàng tiêu đề")
        expected = Message("hàng tiêu đề như ở trang khác")
        action = Message("Thêm hàng tiêu đề rồi gửi lại.")
        return location.fault((row, 0), found, expected, action)
    rows = Count(sum(any(cell is not None for cell in row) for row in sheet.rows))
    return location.fault(
        None,
        Message(
            "trang không có hàng tiêu đề của danh sách ({rows} dòng): không được đọc", rows=rows
        ),
        Message("trang danh sách, hoặc trang bìa, ghi chú"),
        Message("Nếu trang này có hồ sơ: thêm hàng tiêu đề rồi gửi lại."),
        "notice",
    )


def _first_dossier(sheet: Sheet, header: Header) -> int | None:
    """The first row that has days where the list has those of receipt and due."""
    columns = [header.columns[name] for name in ("received", "due")]
    for number, row in enumerate(sheet.rows):
        if all(column < len(row) and DAY.match(text_of(row[column])) for column in columns):
            return number
    return None


def _blank(file: str, names: Sequence[str]) -> Fault:
    listed = ", ".join(f"“{name}”" for name in names)
    return Location(file).fault(
        None,
        Message("trang trống: {listed}, không được đọc", listed=listed),
        same("–"),
        Message("Không cần làm gì."),
        "notice",
    )


_SAME = Message("Thêm cột ấy vào trang này, hoặc xuất lại mọi trang theo cùng một mẫu.")


def sheet_faults(location: Location, sheet: Sheet, header: Header) -> list[Fault]:
    """An error for formulas without a value in mapped columns; a notice for what is hidden."""
    faults = []
    mapped = set(header.columns.values())
    empty = sorted(cell for cell in sheet.uncomputed if cell[0] > header.row and cell[1] in mapped)
    if empty:
        number = Count(len(empty))
        found = Message("{number} ô công thức chưa có kết quả", number=number)
        save = Message("Mở tệp, lưu lại rồi gửi lại.")
        faults.append(location.fault(empty[0], found, Message("giá trị"), save))
    hidden = sum(row > header.row for row in sheet.hidden_rows)
    if hidden or sheet.hidden:
        number = Count(hidden)
        found = Message("{number} dòng ẩn", number=number)
        if sheet.hidden:
            found = Message("trang tính ẩn")
        faults.append(location.fault(None, found, _LIKE_OTHERS, _LOOK, "notice"))
    return faults


_LIKE_OTHERS = Message("được tính như dòng hiện")
_LOOK = Message("Kiểm tra các dòng ẩn có đúng không.")


def header_faults(location: Location, header: Header | None, mapping: ListMapping) -> list[Fault]:
    """Faults for needed columns that are missing or stand twice."""
    if header is None:
        return [
            location.fault(
                None,
                Message("không thấy hàng tiêu đề"),
                Message("tiêu đề theo khai báo “{name}”", name=mapping.name),
                _MAP,
            )
        ]
    faults = []
    for name, near in header.missing.items():
        found = Message("không có cột {name}", name=LABELS[name])
        if near is not None:
            found = Message("{found}; gần nhất: “{near}”", found=found, near=near)
        wanted = ", ".join(f"“{heading}”" for heading in mapping.columns[name])
        expected = Message("một cột tên {wanted}", wanted=wanted)
        faults.append(location.fault((header.row, 0), found, expected, _MAP))
    for name in header.doubled:
        column = header.columns[name]
        heading = quoted(header.names[column])
        found = Message("hai cột {heading}", heading=heading)
        expected = Message("mỗi tiêu đề một cột")
        faults.append(location.fault((header.row, column), found, expected, _MAP))
    return faults


_MAP = Message("Xuất lại danh sách có đủ các cột, hoặc sửa tiêu đề trong danh sách.")
