"""Where the mapped columns of a list stand: its header found by its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.ingest.files.cells import Value, text_of
from analytics.ingest.lists.mapping import ListMapping
from analytics.ingest.name_matching import match
from analytics.names import clean, fold
from analytics.store.listfile import NEEDED

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
    found = [
        (len(columns), -number, names, columns, doubled)
        for number, row in enumerate(rows[:HEAD])
        for names in (tuple(clean(text_of(cell)) for cell in row),)
        for columns, doubled in (_columns(names, mapping),)
    ]
    best = max(found, default=None, key=lambda one: one[:2])
    if best is None or best[0] < _FEWEST:
        return None
    _, number, names, columns, doubled = best
    rest = [name for place, name in enumerate(names) if name and place not in columns.values()]
    missing = {
        name: _nearest(mapping.columns[name], rest) for name in NEEDED if name not in columns
    }
    return Header(-number, names, columns, missing, doubled)


def _columns(names: Sequence[str], mapping: ListMapping) -> tuple[dict[str, int], tuple[str, ...]]:
    folded = [fold(name) for name in names]
    columns, doubled = {}, []
    for name, headers in mapping.columns.items():
        header = next((one for one in map(fold, headers) if one in folded), None)
        if header is not None:
            columns[name] = folded.index(header)
            if folded.count(header) > 1:
                doubled.append(name)
    return columns, tuple(doubled)


def _nearest(headers: Sequence[str], names: Sequence[str]) -> str | None:
    """The header that somebody may have meant; other cells may be people, and are not told."""
    near = [match(header, {name: (name,) for name in names}).near for header in headers]
    return next((names[0] for names in near if names), None)
