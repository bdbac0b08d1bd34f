"""What the reader of workbooks does not tell: hidden rows and columns, errors, formulas unvalued.

Read by ``ooxml`` and ``opendocument`` in one pass, with a parser that refuses declarations of
entities, and by ``biff`` from the records of an .xls.
"""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

Attributes = Mapping[str, str]
Place = tuple[int, int]


@dataclass
class Extras:
    """What one sheet hides, merges, holds as errors, and its formulas without a stored value.

    Places count from 0; ``rows`` and ``columns`` are spans (first, after last), which may go to
    the end of the sheet; ``merged`` are first row and column, last row and column. ``end`` is the
    last row and the last column that hold a value.
    """

    rows: list[Place] = field(default_factory=list)
    columns: list[Place] = field(default_factory=list)
    uncomputed: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    end: Place = (0, 0)

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
