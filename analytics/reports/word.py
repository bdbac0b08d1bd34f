"""A .docx → blocks: its text with tracked changes accepted, numbering as Word shows it.

SOURCE: ECMA-376, Part 1, 17.3 (paragraphs), 17.4 (tables), 17.9 (numbering), 17.11 (footnotes),
17.13.5 (tracked changes).
"""

import zipfile
from collections.abc import Iterator
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

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText", f"{_W}delText"}
_CHANGES = {f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_BREAKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}


@dataclass
class _Style:
    """What a style says of its paragraphs."""

    name: str = ""
    parent: str = ""
    level: int = 0
    number: tuple[str, int] | None = None


@dataclass
class _Word:
    """A document while it is read."""

    content: Content = field(default_factory=Content)
    styles: dict[str, _Style] = field(default_factory=dict)
    counter: Counter = field(default_factory=Counter)
    notes: dict[str, str] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)


def read_word(path: Path) -> Content:
    """The blocks of a document; raises KeyError, ParseError for one that is damaged."""
    word = _Word()
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        body = _root(package, _main_part(package)).find(f"{_W}body")
        if body is None:
            raise KeyError("body")
        if "word/styles.xml" in names:
            word.styles = _styles(_root(package, "word/styles.xml"))
        if "word/numbering.xml" in names:
            word.counter = Counter(_lists(_root(package, "word/numbering.xml")))
        for kind in ("footnote", "endnote"):
            if f"word/{kind}s.xml" in names:
                root = _root(package, f"word/{kind}s.xml")
                word.notes |= {
                    f"{kind} {note.get(f'{_W}id')}": tidy(_all_text(note))
                    for note in root.iter(f"{_W}{kind}")
                }
    _blocks(word, body)
    for number, name in enumerate(word.marked, 1):
        if word.notes.get(name):
            note = Block("note", word.notes[name], (Mark(0, str(number)),))
            word.content.blocks.append(note)
    return word.content


def _main_part(package: zipfile.ZipFile) -> str:
    """The part with the text, which some programs name otherwise."""
    links = ElementTree.fromstring(package.read("_rels/.rels"))
    targets = (
        link.get("Target", "") for link in links if link.get("Type", "").endswith("/officeDocument")
    )
    usual = "word/document.xml"
    named = [target.lstrip("/") for target in targets if target.endswith(".xml")]
    return next((name for name in named if name in package.namelist()), usual)


def _root(package: zipfile.ZipFile, part: str) -> ElementTree.Element:
    content = package.read(part).replace(_STRICT[1:-1].encode(), _W[1:-1].encode())
    return ElementTree.fromstring(content)


def _styles(root: ElementTree.Element) -> dict[str, _Style]:
    styles = {}
    for element in root.iter(f"{_W}style"):
        style = _Style(_value(element, "name").lower(), _value(element, "basedOn"))
        properties = element.find(f"{_W}pPr")
        if properties is not None:
            outline = _value(properties, "outlineLvl")
            style.level = int(outline) + 1 if outline.isdigit() else 0
            style.number = _number(properties)
        if not style.level and style.name.startswith("heading ") and style.name[8:].isdigit():
            style.level = int(style.name[8:])
        styles[element.get(f"{_W}styleId", "")] = style
    return styles


def _number(properties: ElementTree.Element) -> tuple[str, int] | None:
    """The list and its level that a paragraph stands in; "0" is no list."""
    number = properties.find(f"{_W}numPr")
    if number is None:
        return None
    level = _value(number, "ilvl")
    return _value(number, "numId"), int(level) if level.isdigit() else 0


def _lists(root: ElementTree.Element) -> dict[str, tuple[str, dict[int, Level]]]:
    """List → its abstract list, whose counters it shares, and its levels."""
    abstract: dict[str, dict[int, Level]] = {}
    for element in root.iter(f"{_W}abstractNum"):
        levels = {}
        for level in element.iter(f"{_W}lvl"):
            start = _value(level, "start")
            number = int(level.get(f"{_W}ilvl", "0"))
            kind, text = _value(level, "numFmt"), _value(level, "lvlText")
            levels[number] = Level(kind, text, int(start) if start.isdigit() else 1)
        abstract[element.get(f"{_W}abstractNumId", "")] = levels
    lists = {}
    for element in root.iter(f"{_W}num"):
        code, parent = element.get(f"{_W}numId", ""), _value(element, "abstractNumId")
        starts = any(True for _ in element.iter(f"{_W}startOverride"))
        # A list that starts anew counts for itself.
        lists[code] = (f"own {code}" if starts else parent, abstract.get(parent, {}))
    return lists


def _value(element: ElementTree.Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val", "")


def _blocks(word: _Word, parent: ElementTree.Element) -> None:
    pending = ""
    for element in parent:
        if element.tag == f"{_W}p":
            text, goes_on = _paragraph(word, element, pending)
            pending = text if goes_on else ""
        elif element.tag == f"{_W}tbl":
            _table(word, element)
        elif element.tag == f"{_W}sdt":
            if "table of contents" not in _gallery(element):
                for inner in element.findall(f"{_W}sdtContent"):
                    _blocks(word, inner)
        elif element.tag in _CHANGES:
            word.content.notice("changes")
            if element.tag not in _GONE:
                _blocks(word, element)
        elif element.tag in (f"{_W}customXml", f"{_MC}AlternateContent", f"{_MC}Choice"):
            _blocks(word, element)


def _gallery(element: ElementTree.Element) -> str:
    return " ".join(
        child.get(f"{_W}val", "").lower() for child in element.iter(f"{_W}docPartGallery")
    )


def _paragraph(word: _Word, element: ElementTree.Element, before: str) -> tuple[str, bool]:
    """Add a paragraph; its text so far, and whether the next one goes on with it, as where the
    paragraph's end was deleted."""
    properties = element.find(f"{_W}pPr")
    style, level, number = _Style(), 0, None
    goes_on = False
    if properties is not None:
        style, level, number = _styled(word, properties)
        changed = properties.find(f"{_W}rPr/{_W}del")
        goes_on = changed is not None
        if properties.find(f"{_W}rPr/{_W}ins") is not None or changed is not None:
            word.content.notice("changes")
    frames: list[ElementTree.Element] = []
    text = before + _text(word, element, frames)
    if style.name.startswith(("toc ", "table of contents", "toa ")):
        return "", False
    if goes_on:
        return text, True
    plain, marks = with_marks(text)
    if plain:
        label = word.counter.label(*number) if number is not None and number[0] != "0" else ""
        word.content.blocks.append(labelled(label, plain, marks, level))
    for frame in frames:
        word.content.notice("frames")
        for inner in frame.iter(f"{_W}p"):
            words, _ = with_marks(_text(word, inner, []))
            if words:
                word.content.blocks.append(Block("frame", words))
    return "", False


def _styled(
    word: _Word, properties: ElementTree.Element
) -> tuple[_Style, int, tuple[str, int] | None]:
    """The style of a paragraph, its level as a heading, its list."""
    outline = _value(properties, "outlineLvl")
    level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
    number = _number(properties)
    own = style = word.styles.get(_value(properties, "pStyle"), _Style())
    for _ in range(10):
        level = level or style.level
        number = number or style.number
        if not style.parent:
            break
        style = word.styles.get(style.parent, _Style())
    return own, level, number


def _text(word: _Word, element: ElementTree.Element, frames: list[ElementTree.Element]) -> str:
    return "".join(_pieces(word, element, frames))


def _pieces(
    word: _Word, element: ElementTree.Element, frames: list[ElementTree.Element]
) -> Iterator[str]:
    """The words of a paragraph; boxes are put aside, marks of notes kept as one sign each."""
    for child in element:
        if child.tag in _CHANGES:
            word.content.notice("changes")
        if child.tag in _GONE or child.tag == f"{_W}pPr":
            continue
        if child.tag == f"{_W}txbxContent":
            frames.append(child)
        elif child.tag == f"{_W}r":
            yield from _run(word, child, frames)
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            kind = child.tag.removeprefix(_W).removesuffix("Reference")
            name = f"{kind} {child.get(f'{_W}id')}"
            if name not in word.marked:
                word.marked.append(name)
            yield f"{MARK}{word.marked.index(name) + 1}{MARK}"
        else:
            yield from _pieces(word, child, frames)


def _run(word: _Word, run: ElementTree.Element, frames: list[ElementTree.Element]) -> Iterator[str]:
    properties = run.find(f"{_W}rPr")
    hidden = None if properties is None else properties.find(f"{_W}vanish")
    if hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false"):
        word.content.notice("hidden")
        return
    text = "".join(_pieces(word, run, frames))
    is_raised = properties is not None and _value(properties, "vertAlign") == "superscript"
    yield text.translate(RAISED) if is_raised and MARK not in text else text


def _all_text(element: ElementTree.Element) -> str:
    word = _Word()
    texts = (_text(word, paragraph, []) for paragraph in element.iter(f"{_W}p"))
    return " ".join(text for text in texts if text.strip())


def _table(word: _Word, table: ElementTree.Element) -> None:
    """Add a table; one of a single column is a box around paragraphs."""
    rows: list[ElementTree.Element] = []
    heads = 0
    for row in _within(table, "tr"):
        properties = row.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            word.content.notice("changes")
            continue
        if properties is not None and properties.find(f"{_W}tblHeader") is not None:
            heads += heads == len(rows)
        rows.append(row)
    if all(sum(map(_span, _within(row, "tc"))) <= 1 for row in rows):
        for row in rows:
            for cell in _within(row, "tc"):
                _blocks(word, cell)
        return
    block = table_block([tuple(_cells(word, row)) for row in rows], heads)
    if block is not None:
        word.content.blocks.append(block)


def _within(parent: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The rows of a table, the cells of a row; not those of a table inside a cell."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _within(child, name)


def _span(cell: ElementTree.Element) -> int:
    """How many columns a cell covers, at most as many as Word can have."""
    properties = cell.find(f"{_W}tcPr")
    span = "" if properties is None else _value(properties, "gridSpan")
    return max(1, min(int(span), 63)) if span.isdigit() else 1


def _cells(word: _Word, row: ElementTree.Element) -> Iterator[str]:
    for cell in _within(row, "tc"):
        texts = []
        for paragraph in cell.iter(f"{_W}p"):
            text, _ = with_marks(_text(word, paragraph, []))
            texts.append(text)
        yield " ".join(text for text in texts if text)
        yield from [SAME] * (_span(cell) - 1)
