"""Columns without any number: nothing to count, or not filled in. Asked where no sum tells."""

from collections.abc import Sequence

from analytics.ingest.cells import address
from analytics.ingest.context import OUT, ZERO
from analytics.ingest.form.counts import Counts
from analytics.ingest.form.header import LABELS, PARTS, Header
from analytics.ingest.form.rows import Sorted
from analytics.ingest.places import Place
from analytics.ingest.reading import Fault, Question
from analytics.schema import FORM_TOTALS
from analytics.texts import Bilingual

_RECEIVED = FORM_TOTALS[3]


def empty_columns(
    own: Sequence[Sorted], counts: Counts, header: Header, place: Place, number: int
) -> Question | None:
    """Asked where columns on both sides of (3) = (7) + (11) are empty and no total is given.

    Empty ones on one side alone are 0, or the row does not add up: that is told as such.
    """
    rows = [row.line.row for row in own if not row.line.is_blank]
    empty = [
        code
        for code in PARTS
        if code in header.columns and not any((row, code) in counts.given for row in rows)
    ]
    totals = {part: total for total, parts in FORM_TOTALS.items() for part in parts}
    open_codes = [
        code for code in empty if not all((row, totals[code]) in counts.given for row in rows)
    ]
    sides = {code in _RECEIVED for code in open_codes}
    if not rows or len(sides) < 2:
        return None
    names = [LABELS[code] for code in open_codes]
    text = Bilingual(
        f"Các cột không có số nào: {'; '.join(name.vi for name in names)}."
        " Không có hồ sơ, hay chưa điền?",
        f"Columns without any number: {'; '.join(name.en for name in names)}."
        " No dossiers, or not filled in?",
    )
    options = (
        (ZERO, Bilingual("không có hồ sơ: ghi 0", "no dossiers: 0")),
        (OUT, Bilingual("chưa điền: trả lại đơn vị", "not filled in: back to the unit")),
    )
    where = address(header.body - 1, header.columns[open_codes[0]])
    return Question(f"columns:{number}", text, options, place.sheet, where)


def not_filled(question: Question, is_open: bool, header: Header, place: Place) -> list[Fault]:
    """A fault where the clerk says that the columns were not filled in."""
    if not is_open:
        return []
    return [
        place.fault(
            (header.top, header.name),
            question.text,
            Bilingual("đủ số ở mọi cột; không có hồ sơ thì ghi 0", "numbers in every column, or 0"),
            Bilingual("Trả tệp lại cho đơn vị điền.", "Send the file back to be filled in."),
        )
    ]
