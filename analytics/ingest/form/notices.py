"""What is worth knowing of a sheet: rows that were left out, or taken into a total only."""

from collections.abc import Sequence

from analytics.ingest.context import OUT
from analytics.ingest.form.matching import Matched
from analytics.ingest.form.rows import Sorted
from analytics.ingest.places import Place, quoted
from analytics.ingest.reading import Fault
from analytics.texts import Bilingual


def taken_otherwise(own: Sequence[Sorted], matched: Matched, place: Place) -> list[Fault]:
    """A notice for each row that the clerk leaves out, or takes into the unit's total only."""
    left = Bilingual(
        "Đơn vị này coi như chưa gửi báo cáo.", "This unit counts as not having reported."
    )
    whole = Bilingual(
        "Nạp một dòng tổng của đơn vị: mọi lĩnh vực được cộng lại, không chia.",
        "One row is taken for the unit: all sectors added up, not divided.",
    )
    faults = []
    for line in (row.line for row in own):
        if matched.codes.get(line.row) == OUT:
            found = Bilingual(f"“{line.name}” được bỏ qua", f"“{line.name}” is left out")
            expected = Bilingual("đơn vị có trong danh mục", "a unit of the catalogue")
            faults.append(place.fault((line.row, line.column), found, expected, left, "notice"))
        elif matched.whole and line.row not in matched.codes:
            found = quoted(line.name)
            expected = Bilingual("lĩnh vực có trong danh mục", "a sector of the catalogue")
            faults.append(place.fault((line.row, line.column), found, expected, whole, "notice"))
    return faults
