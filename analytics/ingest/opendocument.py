"""What an .ods hides, merges, its errors and its formulas without a value."""

import zipfile
from itertools import product

from analytics.ingest.cells import MOST_CELLS
from analytics.ingest.markup import Attributes, Extras, parse

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# LibreOffice says here what in the standard is a text.
_KIND = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"


def extras(package: zipfile.ZipFile) -> dict[str, Extras]:
    """Extras by sheet name."""
    return _Tables(package).sheets


class _Tables:
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
            if _hidden(attributes):
                self.sheet.columns.append((self.columns, self.columns + repeated))
            self.columns += repeated
        elif tag == "table-row":
            self.rows = _repeated(attributes, "rows")
            self.column = 0
            if _hidden(attributes):
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


def _hidden(attributes: Attributes) -> bool:
    return attributes.get(f"{_TABLE}visibility", "visible") != "visible"
