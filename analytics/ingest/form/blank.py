"""Columns without any number: nothing to count, or not filled in. A fault where no sum tells."""

from collections.abc import Sequence

from analytics.ingest.form.counts import Counts
from analytics.ingest.form.header import LABELS, PARTS, Header
from analytics.ingest.form.rows import Sorted
from analytics.ingest.result import Fault, Place
from analytics.schema import FORM_TOTALS
from analytics.texts import Bilingual

_RECEIVED = FORM_TOTALS[3]


def empty_columns(
    own: Sequence[Sorted], counts: Counts, header: Header, place: Place
) -> list[Fault]:
    """A fault where columns on both sides of (3) = (7) + (11) are empty and no total is given.

    Empty ones on one side alone are 0, or the row does not add up: that is told as such. Nobody but
    the unit knows whether it had no dossiers, so no answer here may write the 0.
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
        return []
    names = [LABELS[code] for code in open_codes]
    return [
        place.fault(
            (header.body - 1, header.columns[open_codes[0]]),
            Bilingual(
                f"các cột không có số nào: {'; '.join(name.vi for name in names)}",
                f"columns without any number: {'; '.join(name.en for name in names)}",
            ),
            Bilingual("đủ số ở mọi cột; không có hồ sơ thì ghi 0", "numbers in every column, or 0"),
            Bilingual("Trả tệp lại cho đơn vị điền.", "Send the file back to be filled in."),
        )
    ]
