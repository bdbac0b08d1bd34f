"""An .odt → blocks: its text as it stands, tracked deletions left out, numbering as shown.

SOURCE: OASIS OpenDocument 1.3, Part 3: 5 (text), 5.5 (tracked changes), 6.3 (notes), 9 (tables).
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from analytics.reports.blocks import (
    MARK,
    RAISED,
    SAME,
    Block,
    Content,
    labelled,
    table_block,
    tidy,
    with_marks,
)
from analytics.reports.document import Mark
from analytics.reports.list_numbers import Counter, Level

_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_D = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CONTENTS = {f"{_T}table-of-content", f"{_T}alphabetical-index", f"{_T}illustration-index"}
_GONE = {f"{_O}annotation", f"{_T}tracked-changes", f"{_O}forms", f"{_T}hidden-text", *_CONTENTS}
_COVERED = f"{_TABLE}covered-table-cell"
_CELLS = {f"{_TABLE}table-cell", _COVERED}
_MOST = 64


@dataclass
class _Text:
    """A document while it is read."""

    content: Content = field(default_factory=Content)
    raised: set[str] = field(default_factory=set)
    counter: Counter = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def read_opendocument(path: Path) -> Content:
    """The blocks of a document; raises KeyError, ParseError for one that is damaged."""
    text = _Text()
    lists: dict[str, tuple[str, dict[int, Level]]] = {}
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("content.xml"))
        roots = [root]
        if "styles.xml" in package.namelist():
            roots.append(ElementTree.fromstring(package.read("styles.xml")))
    for part in reversed(roots):
        text.raised |= _raised(part)
        lists |= _lists(part)
    text.counter = Counter(lists)
    body = root.find(f"{_O}body/{_O}text")
    if body is None:
        raise KeyError("text")
    _blocks(text, body, "", 0)
    for number, note in enumerate(text.notes, 1):
        if note:
            text.content.blocks.append(Block("note", note, (Mark(0, str(number)),)))
    return text.content


def _raised(root: ElementTree.Element) -> set[str]:
    """The styles whose letters stand raised."""
    return {
        style.get(f"{_S}name", "")
        for style in root.iter(f"{_S}style")
        for properties in style.iter(f"{_S}text-properties")
        if properties.get(f"{_S}text-position", "").startswith("super")
    }


def _lists(root: ElementTree.Element) -> dict[str, tuple[str, dict[int, Level]]]:
    lists = {}
    for style in root.iter(f"{_T}list-style"):
        levels = {}
        for level in style:
            depth = level.get(f"{_T}level", "")
            if not depth.isdigit():
                continue
            start, shown = level.get(f"{_T}start-value", "1"), level.get(f"{_T}display-levels", "1")
            number = int(depth) - 1
            first = number + 1 - min(int(shown) if shown.isdigit() else 1, number + 1)
            places = ".".join(f"%{place + 1}" for place in range(first, number + 1))
            around = level.get(f"{_S}num-prefix", ""), level.get(f"{_S}num-suffix", "")
            kind = level.get(f"{_S}num-format", "") or "none"
            if level.tag == f"{_T}list-level-style-bullet":
                kind = "bullet"
            text = f"{around[0]}{places}{around[1]}"
            levels[number] = Level(kind, text, int(start) if start.isdigit() else 1)
        name = style.get(f"{_S}name", "")
        lists[name] = (name, levels)
    return lists


def _blocks(text: _Text, parent: ElementTree.Element, style: str, depth: int) -> None:
    for element in parent:
        if element.tag == f"{_T}tracked-changes":
            text.content.notice("changes")
        elif element.tag in _GONE:
            continue
        elif element.tag in (f"{_T}p", f"{_T}h"):
            _paragraph(text, element, "")
        elif element.tag == f"{_T}list":
            own = element.get(f"{_T}style-name", style)
            for item in element:
                _item(text, item, own, depth)
        elif element.tag == f"{_TABLE}table":
            _table(text, element)
        elif element.tag in (f"{_T}section", f"{_T}index-body", f"{_D}text-box"):
            _blocks(text, element, style, depth)
        elif element.tag.startswith(_D):
            _frames(text, element)


def _item(text: _Text, item: ElementTree.Element, style: str, depth: int) -> None:
    is_first = item.tag == f"{_T}list-item"
    for child in item:
        if child.tag in (f"{_T}p", f"{_T}h"):
            label = text.counter.label(style, depth) if is_first else ""
            _paragraph(text, child, label)
            is_first = False
        elif child.tag == f"{_T}list":
            own = child.get(f"{_T}style-name", style)
            for inner in child:
                _item(text, inner, own, depth + 1)


def _paragraph(text: _Text, element: ElementTree.Element, label: str) -> None:
    frames: list[ElementTree.Element] = []
    plain, marks = with_marks("".join(_pieces(text, element, frames)))
    level = element.get(f"{_T}outline-level", "") if element.tag == f"{_T}h" else ""
    if plain:
        depth = int(level) if level.isdigit() else 0
        text.content.blocks.append(labelled(label, plain, marks, depth))
    for frame in frames:
        _frames(text, frame)


def _frames(text: _Text, element: ElementTree.Element) -> None:
    for box in element.iter(f"{_D}text-box"):
        for inner in box.iter(f"{_T}p"):
            words, _ = with_marks("".join(_pieces(text, inner, [])))
            if words:
                text.content.notice("frames")
                text.content.blocks.append(Block("frame", words))


def _pieces(
    text: _Text, element: ElementTree.Element, frames: list[ElementTree.Element]
) -> Iterator[str]:
    """The words of a paragraph; boxes are put aside, marks of notes kept as one sign each."""
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_T}change-start", f"{_T}change", f"{_T}change-end"):
            text.content.notice("changes")
        elif child.tag in (f"{_T}s", f"{_T}tab", f"{_T}line-break"):
            yield " "
        elif child.tag == f"{_T}note":
            body = child.find(f"{_T}note-body")
            inner = [] if body is None else list(body.iter(f"{_T}p"))
            text.notes.append(tidy(" ".join("".join(_pieces(text, part, [])) for part in inner)))
            yield f"{MARK}{len(text.notes)}{MARK}"
        elif child.tag.startswith(_D):
            frames.append(child)
        elif child.tag not in _GONE:
            words = "".join(_pieces(text, child, frames))
            is_raised = child.get(f"{_T}style-name", "") in text.raised and MARK not in words
            yield words.translate(RAISED) if is_raised else words
        yield child.tail or ""


def _table(text: _Text, table: ElementTree.Element) -> None:
    """Add a table; one of a single column is a box around paragraphs."""
    rows: list[list[tuple[ElementTree.Element, int]]] = []
    heads = 0
    for row, is_head in _rows(table, False):
        heads += is_head and heads == len(rows)
        rows.append([(cell, _times(cell)) for cell in row if cell.tag in _CELLS])
    if all(sum(times for _, times in cells) <= 1 for cells in rows):
        for cells in rows:
            for cell, _ in cells:
                _blocks(text, cell, "", 0)
        return
    block = table_block([tuple(_words(text, cells)) for cells in rows], heads)
    if block is not None:
        text.content.blocks.append(block)


def _times(cell: ElementTree.Element) -> int:
    """How many columns a cell stands in, each time alike."""
    return min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), _MOST)


def _words(text: _Text, cells: Iterable[tuple[ElementTree.Element, int]]) -> Iterator[str]:
    for cell, times in cells:
        parts = (with_marks("".join(_pieces(text, part, [])))[0] for part in cell.iter(f"{_T}p"))
        words = " ".join(part for part in parts if part)
        yield from [SAME if cell.tag == _COVERED else words] * times


def _rows(parent: ElementTree.Element, is_head: bool) -> Iterator[tuple[ElementTree.Element, bool]]:
    for child in parent:
        if child.tag == f"{_TABLE}table-row":
            yield child, is_head
        elif child.tag == f"{_TABLE}table-header-rows":
            yield from _rows(child, True)
        elif child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child, is_head)
