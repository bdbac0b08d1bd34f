"""What an .ods hides, and its formulas without a value."""

import zipfile

from analytics.ingest.markup import Attributes, Extras, parse

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "


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
        parse(package, "content.xml", self._start, self._end)

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
        elif tag in ("table-cell", "covered-table-cell"):
            repeated = _repeated(attributes, "columns")
            has_value = f"{_OFFICE}value-type" in attributes
            if has_value:
                self.sheet.holds(self.row + self.rows - 1, self.column + repeated - 1)
            elif f"{_TABLE}formula" in attributes:
                self.sheet.uncomputed.add((self.row, self.column))
            self.column += repeated

    def _end(self, name: str) -> None:
        if name == f"{_TABLE}table-row":
            self.row += self.rows


def _repeated(attributes: Attributes, what: str) -> int:
    return int(attributes.get(f"{_TABLE}number-{what}-repeated", "1"))


def _hidden(attributes: Attributes) -> bool:
    return attributes.get(f"{_TABLE}visibility", "visible") != "visible"
