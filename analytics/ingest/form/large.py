"""Counts of a form beyond reason."""

from collections.abc import Mapping, Sequence

from analytics.ingest.checks import LARGEST, Large, is_large
from analytics.ingest.checks import large_question as question_of
from analytics.ingest.files.cells import address
from analytics.ingest.form.counts import Counts
from analytics.ingest.form.header import Header
from analytics.ingest.form.rows import Sorted
from analytics.ingest.result import Place, Question, same


def large_question(
    own: Sequence[Sorted],
    counts: Counts,
    header: Header,
    units: Mapping[int, str | None],
    largest: Mapping[str, int],
    place: Place,
    number: int,
) -> Question | None:
    """Asked where a count is larger than any row of a form, or tenfold what its unit ever had.

    Args:
        own: the rows that are taken.
        counts: their numbers.
        header: where the columns are.
        units: the unit of each sheet row.
        largest: the largest count that each unit had in a period.
        place, number: the sheet, and its place in the file.
    """
    large = []
    cells = []
    for row in own:
        line = row.line
        values = {code: counts.values.get((line.row, code), 0) for code in header.columns}
        code = max(values, key=lambda one: values[one], default=None)
        before = largest.get(units.get(line.row) or "")
        if code is not None and is_large(values[code], before, LARGEST):
            large.append(Large(same(line.name), values[code], before))
            cells.append(address(line.row, header.columns[code]))
    return question_of(large, f"large:{number}", place.sheet, cells[0] if cells else None)
