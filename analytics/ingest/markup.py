"""What the reader of workbooks does not tell: hidden rows and columns, formulas without a value.

Read from the XML of .xlsx and .ods in one pass, with a parser that refuses declarations of
entities. Workbooks of the old format (.xls) do not give it.
"""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

_CELL = re.compile(r"([A-Z]+)([0-9]+)")
# A row that is repeated to the end of the sheet is no hidden row of anybody.
_MOST_REPEATED = 10_000
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships "

Attributes = Mapping[str, str]


@dataclass
class Extras:
    """What one sheet hides, and its formulas without a stored value; places from 0."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)


class ForbiddenMarkup(Exception):
    """The workbook declares entities: no office program does."""


def extras(path: Path, container: str) -> dict[str, Extras]:
    """Extras by sheet name; {} for a format that does not tell.

    Raises:
        ForbiddenMarkup: for declarations of entities.
        expat.ExpatError, KeyError, OSError: for a damaged workbook.
    """
    if container not in ("xlsx", "ods"):
        return {}
    with zipfile.ZipFile(path) as package:
        if container == "ods":
            return _ods(package)
        parts = _sheet_parts(package)
        return {name: _xlsx(package, part) for name, part in parts.items()}


def _parse(
    package: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda name: None,
    data: Callable[[str], None] = lambda text: None,
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse
    with package.open(part) as stream:
        parser.ParseFile(stream)


def _refuse(*_declaration: object) -> None:
    raise ForbiddenMarkup


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → its part of the package."""
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: Attributes) -> None:
        if name == f"{_MAIN}sheet" and _LINK in attributes:
            sheets[attributes.get("name", "")] = attributes[_LINK]

    def link(name: str, attributes: Attributes) -> None:
        if name == f"{_PACKAGE}Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(package, "xl/workbook.xml", sheet)
    _parse(package, "xl/_rels/workbook.xml.rels", link)
    known = set(package.namelist())
    found = {}
    for name, number in sheets.items():
        target = targets.get(number, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in known:
            found[name] = part
    return found


def _xlsx(package: zipfile.ZipFile, part: str) -> Extras:
    found = Extras()
    cell = {"place": "", "formula": False, "value": False, "inside": False}

    def start(name: str, attributes: Attributes) -> None:
        tag = name.removeprefix(_MAIN)
        if tag == "row" and attributes.get("hidden") in ("1", "true"):
            found.rows.add(int(attributes["r"]) - 1)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes["min"]), int(attributes["max"])
            found.columns.update(range(first - 1, min(last, first + _MOST_REPEATED)))
        elif tag == "c":
            # A formula may come to an empty text, which is a value too.
            is_text = attributes.get("t") == "str"
            cell.update(place=attributes.get("r", ""), formula=False, value=is_text)
        elif tag == "f":
            cell["formula"] = True
        elif tag == "v":
            cell["inside"] = True

    def data(text: str) -> None:
        if cell["inside"] and text.strip():
            cell["value"] = True

    def end(name: str) -> None:
        cell["inside"] = False
        if name == f"{_MAIN}c" and cell["formula"] and not cell["value"]:
            place = _CELL.fullmatch(str(cell["place"]))
            if place is not None:
                found.uncomputed.add((int(place[2]) - 1, _column(place[1])))

    _parse(package, part, start, end, data)
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass
class _At:
    """Where in an .ods the parser is."""

    sheet: Extras = field(default_factory=Extras)
    row: int = 0
    rows: int = 1
    column: int = 0
    columns: int = 0


def _ods(package: zipfile.ZipFile) -> dict[str, Extras]:
    sheets: dict[str, Extras] = {}
    at = _At()

    def start(name: str, attributes: Attributes) -> None:
        tag = name.removeprefix(_TABLE)
        if tag == "table":
            at.sheet = sheets[attributes.get(f"{_TABLE}name", "")] = Extras()
            at.row = at.columns = 0
        elif tag == "table-column":
            repeated = int(attributes.get(f"{_TABLE}number-columns-repeated", "1"))
            if _hidden(attributes) and repeated < _MOST_REPEATED:
                at.sheet.columns.update(range(at.columns, at.columns + repeated))
            at.columns += repeated
        elif tag == "table-row":
            at.rows = int(attributes.get(f"{_TABLE}number-rows-repeated", "1"))
            at.column = 0
            if _hidden(attributes) and at.rows < _MOST_REPEATED:
                at.sheet.rows.update(range(at.row, at.row + at.rows))
        elif tag in ("table-cell", "covered-table-cell"):
            if f"{_TABLE}formula" in attributes and f"{_OFFICE}value-type" not in attributes:
                at.sheet.uncomputed.add((at.row, at.column))
            at.column += int(attributes.get(f"{_TABLE}number-columns-repeated", "1"))

    def end(name: str) -> None:
        if name == f"{_TABLE}table-row":
            at.row += at.rows

    _parse(package, "content.xml", start, end)
    return sheets


def _hidden(attributes: Attributes) -> bool:
    return attributes.get(f"{_TABLE}visibility", "visible") != "visible"
