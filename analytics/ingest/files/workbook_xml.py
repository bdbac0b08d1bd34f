"""What the XML of a workbook tells beside its values: what is hidden or merged, errors, formulas
that hold no value.

The library that reads the values leaves these out. Each part is read in one pass, by a parser that
refuses declarations of entities.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from xml.parsers import expat

from analytics.ingest.files.cells import MOST_CELLS

Attributes = Mapping[str, str]
Pair = tuple[int, int]


@dataclass
class Extras:
    """What one sheet hides, merges, holds as errors, and its formulas without a stored value.

    Rows and columns count from 0; ``rows`` and ``columns`` are spans (first, after last), which may
    go to the end of the sheet; ``merged`` are first row and column, last row and column. ``end`` is
    the last row and the last column that hold a value.
    """

    rows: list[Pair] = field(default_factory=list)
    columns: list[Pair] = field(default_factory=list)
    uncomputed: set[Pair] = field(default_factory=set)
    errors: dict[Pair, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    end: Pair = (0, 0)

    def holds(self, row: int, column: int) -> None:
        """Take note of a cell with a value."""
        self.end = (max(self.end[0], row), max(self.end[1], column))


class ForbiddenMarkup(Exception):
    """The workbook declares entities: no office program does."""


def parse(
    package: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda name: None,
    data: Callable[[str], None] = lambda text: None,
) -> None:
    """Parse a part of a package; names are "namespace name".

    Raises:
        ForbiddenMarkup: for declarations of entities.
        expat.ExpatError, KeyError, OSError: for a damaged workbook.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse
    with package.open(part) as stream:
        parser.ParseFile(stream)


def _refuse(*_declaration: object) -> None:
    raise ForbiddenMarkup


_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_YES = ("1", "true")


def xlsx_extras(package: zipfile.ZipFile) -> dict[str, Extras]:
    """Extras by sheet name."""
    return {name: _XlsxSheet(package, part).extras for name, part in _sheet_parts(package).items()}


# A list of 200.000 dossiers has eight million elements, of a dozen names.
@lru_cache(maxsize=64)
def _local(name: str) -> str:
    """The name without its namespace: a workbook may be "strict", which has others."""
    return name.rpartition(" ")[2]


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → its part of the package."""
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: Attributes) -> None:
        if _local(name) == "sheet":
            links = [value for key, value in attributes.items() if key.endswith("relationships id")]
            if links:
                sheets[attributes.get("name", "")] = links[0]

    def link(name: str, attributes: Attributes) -> None:
        if _local(name) == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    parse(package, "xl/workbook.xml", sheet)
    parse(package, "xl/_rels/workbook.xml.rels", link)
    known = {part.lower(): part for part in package.namelist()}
    parts = {}
    for name, number in sheets.items():
        part = posixpath.normpath(posixpath.join("/xl", targets.get(number, "").replace("\\", "/")))
        if part.lstrip("/").lower() in known:
            parts[name] = known[part.lstrip("/").lower()]
    return parts


class _XlsxSheet:
    """The parser of one sheet; rows and cells may leave out where they stand."""

    def __init__(self, package: zipfile.ZipFile, part: str) -> None:
        self.extras = Extras()
        self.row, self.column = -1, -1
        self.type, self.text = "", ""
        self.is_formula = self.has_value = self.is_inside = False
        parse(package, part, self._start, self._end, self._data)

    def _start(self, name: str, attributes: Attributes) -> None:
        tag = _local(name)
        if tag == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            if _is_hidden(attributes, "ht"):
                self.extras.rows.append((self.row, self.row + 1))
        elif tag == "col" and _is_hidden(attributes, "width"):
            self.extras.columns.append((int(attributes["min"]) - 1, int(attributes["max"])))
        elif tag == "c":
            match = _ADDRESS.fullmatch(attributes.get("r", ""))
            if match is None:
                self.column += 1
            else:
                self.row, self.column = int(match[2]) - 1, _number(match[1])
            self.type = attributes.get("t", "")
            self.text = ""
            # A formula may come to an empty text, which is a value too.
            self.is_formula, self.has_value = False, self.type == "str"
        elif tag == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            corners = [_ADDRESS.fullmatch(corner) for corner in (first, last or first)]
            if all(corners):
                places = ((int(corner[2]) - 1, _number(corner[1])) for corner in corners if corner)
                (top, left), (bottom, right) = places
                self.extras.merged.append((top, left, bottom, right))
        elif tag == "f":
            self.is_formula = True
        elif tag in ("v", "is"):
            self.is_inside = True

    def _data(self, text: str) -> None:
        # The library lays a blank out where it stands within its cell.
        if self.is_inside and (text.strip() or self.type == "inlineStr"):
            self.has_value = True
            if self.type == "e":
                self.text += text

    def _end(self, name: str) -> None:
        tag = _local(name)
        if tag in ("v", "is"):
            self.is_inside = False
        elif tag == "c":
            if self.is_formula and not self.has_value:
                self.extras.uncomputed.add((self.row, self.column))
            if self.has_value or self.is_formula:
                self.extras.holds(self.row, self.column)
            if self.text:
                self.extras.errors[self.row, self.column] = self.text


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Hidden by command, or drawn to no height or width."""
    if attributes.get("hidden") in _YES:
        return True
    try:
        return float(attributes.get(size, "1")) == 0
    except ValueError:
        return False


@lru_cache(maxsize=1024)
def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# LibreOffice says here what in the standard is a text.
_KIND = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"


def ods_extras(package: zipfile.ZipFile) -> dict[str, Extras]:
    """Extras by sheet name."""
    return _OdsTables(package).sheets


class _OdsTables:
    """The parser of all sheets; a row, column or cell may stand for many."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.sheets: dict[str, Extras] = {}
        self.sheet = Extras()
        self.row = self.column = self.columns = 0
        self.rows = 1
        self.wrong: list[tuple[int, int]] = []
        self.text = ""
        parse(package, "content.xml", self._start, self._end, self._data)

    def _start(self, name: str, attributes: Attributes) -> None:
        tag = name.removeprefix(_TABLE)
        if tag == "table":
            self.sheet = self.sheets[attributes.get(f"{_TABLE}name", "")] = Extras()
            self.row = self.columns = 0
        elif tag == "table-column":
            repeated = _repeated(attributes, "columns")
            if _is_invisible(attributes):
                self.sheet.columns.append((self.columns, self.columns + repeated))
            self.columns += repeated
        elif tag == "table-row":
            self.rows = _repeated(attributes, "rows")
            self.column = 0
            if _is_invisible(attributes):
                self.sheet.rows.append((self.row, self.row + self.rows))
        elif name in _CELLS:
            self._cell(attributes)

    def _cell(self, attributes: Attributes) -> None:
        first, self.text = self.column, ""
        self.column += _repeated(attributes, "columns")
        is_formula = f"{_TABLE}formula" in attributes
        has_value = f"{_OFFICE}value-type" in attributes
        if has_value or is_formula:
            self.sheet.holds(self.row + self.rows - 1, self.column - 1)
        if (self.row + self.rows) * self.column > MOST_CELLS:
            return
        height, width = _spanned(attributes, "rows"), _spanned(attributes, "columns")
        if height > 1 or width > 1:
            self.sheet.merged.append((self.row, first, self.row + height - 1, first + width - 1))
        places = product(range(self.row, self.row + self.rows), range(first, self.column))
        if is_formula and not has_value:
            self.sheet.uncomputed.update(places)
        elif attributes.get(_KIND) == "error":
            self.wrong = list(places)

    def _data(self, text: str) -> None:
        if self.wrong:
            self.text += text.strip()

    def _end(self, name: str) -> None:
        if name == f"{_TABLE}table-row":
            self.row += self.rows
        elif name in _CELLS:
            self.sheet.errors.update(dict.fromkeys(self.wrong, self.text or "#ERR"))
            self.wrong = []


def _repeated(attributes: Attributes, what: str) -> int:
    return int(attributes.get(f"{_TABLE}number-{what}-repeated", "1"))


def _spanned(attributes: Attributes, what: str) -> int:
    return int(attributes.get(f"{_TABLE}number-{what}-spanned", "1"))


def _is_invisible(attributes: Attributes) -> bool:
    return attributes.get(f"{_TABLE}visibility", "visible") != "visible"
