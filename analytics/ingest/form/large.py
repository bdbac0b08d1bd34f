"""Counts beyond reason: they may be meant, or a slip of the hand, and are asked."""

from collections.abc import Mapping, Sequence

from analytics.ingest.cells import address
from analytics.ingest.context import RIGHT
from analytics.ingest.form.counts import Counts
from analytics.ingest.form.header import Header
from analytics.ingest.form.rows import Sorted
from analytics.ingest.places import Place, counted
from analytics.ingest.reading import Question
from analytics.texts import Bilingual

# The largest count published for the province is 362.428: what its whole central block resolved in
# quarter I/2021. No row of a form comes near the threefold of it, a year's neither.
LARGEST = 1_000_000
# One digit too many makes a count ten times as large; small units may grow that fast.
_TIMES, _FEWEST = 10, 1_000
_SHOWN = 3


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
    for row in own:
        line = row.line
        values = {code: counts.values.get((line.row, code), 0) for code in header.columns}
        code = max(values, key=lambda one: values[one], default=None)
        before = largest.get(units.get(line.row) or "")
        bound = LARGEST if before is None else min(LARGEST, max(_FEWEST, before * _TIMES))
        if code is not None and values[code] > bound:
            large.append((line.name, values[code], before, (line.row, header.columns[code])))
    if not large:
        return None
    told = [_large(name, value, before) for name, value, before, _ in large[:_SHOWN]]
    more = "; …" if len(large) > _SHOWN else ""
    text = Bilingual(
        f"Số lớn khác thường: {'; '.join(one.vi for one in told)}{more}. Có đúng không?",
        f"Unusually large: {'; '.join(one.en for one in told)}{more}. Is that right?",
    )
    right = Bilingual("đúng, nạp như tệp ghi", "it is right, take it as the file says")
    cell = address(*large[0][3])
    return Question(f"large:{number}", text, ((RIGHT, right),), place.sheet, cell)


def _large(name: str, value: int, before: int | None) -> Bilingual:
    count = counted(value)
    told = Bilingual(f"“{name}” {count.vi} hồ sơ", f"“{name}” {count.en} dossiers")
    if before is None:
        return told
    most = counted(before)
    return Bilingual(
        f"{told.vi} (trước đây nhiều nhất {most.vi})", f"{told.en} (at most {most.en} before)"
    )
