"""What is worth knowing of a sheet: hidden cells that were counted, rows that were left out."""

from collections.abc import Sequence

from analytics.ingest.cells import Sheet, address
from analytics.ingest.context import OUT
from analytics.ingest.form.header import Header
from analytics.ingest.form.matching import Matched
from analytics.ingest.form.rows import Sorted
from analytics.ingest.places import Place, quoted
from analytics.ingest.reading import Fault
from analytics.texts import Bilingual


def hidden_notices(sheet: Sheet, header: Header, place: Place) -> list[Fault]:
    """A notice of the rows and columns of the table that are hidden, or of a hidden sheet."""
    last = max(header.columns.values())
    rows = [str(row + 1) for row in sorted(sheet.hidden_rows) if row >= header.top]
    columns = [address(0, one)[:-1] for one in sorted(sheet.hidden_columns) if one <= last]
    row_list, column_list = ", ".join(rows), ", ".join(columns)
    parts = [
        *([Bilingual(f"hàng {row_list}", f"rows {row_list}")] if rows else []),
        *([Bilingual(f"cột {column_list}", f"columns {column_list}")] if columns else []),
        *([Bilingual("cả trang tính", "the whole sheet")] if sheet.hidden else []),
    ]
    if not parts:
        return []
    first = (int(rows[0]) - 1, header.name) if rows else None
    return [
        place.fault(
            first,
            Bilingual(
                f"bị ẩn: {'; '.join(one.vi for one in parts)}",
                f"hidden: {'; '.join(one.en for one in parts)}",
            ),
            Bilingual("không có phần ẩn", "nothing hidden"),
            Bilingual(
                "Phần ẩn được tính như phần hiện; kiểm tra xem có đúng ý không.",
                "Hidden parts are counted like visible ones; check that this is meant.",
            ),
            "notice",
        )
    ]


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
