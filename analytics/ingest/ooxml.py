"""What an .xlsx hides, merges, its errors and its formulas without a value."""

import posixpath
import re
import zipfile
from functools import lru_cache

from analytics.ingest.markup import Attributes, Extras, parse

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_YES = ("1", "true")


def extras(package: zipfile.ZipFile) -> dict[str, Extras]:
    """Extras by sheet name."""
    return {name: _Sheet(package, part).found for name, part in _sheet_parts(package).items()}


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
    found = {}
    for name, number in sheets.items():
        part = posixpath.normpath(posixpath.join("/xl", targets.get(number, "").replace("\\", "/")))
        if part.lstrip("/").lower() in known:
            found[name] = known[part.lstrip("/").lower()]
    return found


class _Sheet:
    """The parser of one sheet; rows and cells may leave out where they stand."""

    def __init__(self, package: zipfile.ZipFile, part: str) -> None:
        self.found = Extras()
        self.row, self.column = -1, -1
        self.type, self.text = "", ""
        self.is_formula = self.has_value = self.is_inside = False
        parse(package, part, self._start, self._end, self._data)

    def _start(self, name: str, attributes: Attributes) -> None:
        tag = _local(name)
        if tag == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            if _hidden(attributes, "ht"):
                self.found.rows.append((self.row, self.row + 1))
        elif tag == "col" and _hidden(attributes, "width"):
            self.found.columns.append((int(attributes["min"]) - 1, int(attributes["max"])))
        elif tag == "c":
            place = _CELL.fullmatch(attributes.get("r", ""))
            if place is None:
                self.column += 1
            else:
                self.row, self.column = int(place[2]) - 1, _number(place[1])
            self.type = attributes.get("t", "")
            self.text = ""
            # A formula may come to an empty text, which is a value too.
            self.is_formula, self.has_value = False, self.type == "str"
        elif tag == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            corners = [_CELL.fullmatch(one) for one in (first, last or first)]
            if all(corners):
                places = ((int(one[2]) - 1, _number(one[1])) for one in corners if one)
                (top, left), (bottom, right) = places
                self.found.merged.append((top, left, bottom, right))
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
                self.found.uncomputed.add((self.row, self.column))
            if self.has_value or self.is_formula:
                self.found.holds(self.row, self.column)
            if self.text:
                self.found.errors[self.row, self.column] = self.text


def _hidden(attributes: Attributes, size: str) -> bool:
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
