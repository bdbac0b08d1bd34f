"""Hidden parts of a table: they are counted like visible ones, and told."""

from collections.abc import Collection

from analytics.ingest.files.cells import Sheet, address
from analytics.ingest.places import Place
from analytics.ingest.reading import Fault
from analytics.texts import Bilingual


def hidden_notices(
    sheet: Sheet, place: Place, *, top: int, name: int, columns: Collection[int]
) -> list[Fault]:
    """A notice of the rows and columns of a table that are hidden, or of a hidden sheet.

    Args:
        sheet: what the table is on.
        place: its file and name.
        top: the first row of the table.
        name: the column of the rows' names.
        columns: those that are read.
    """
    last = max(columns)
    rows = [str(row + 1) for row in sorted(sheet.hidden_rows) if row >= top]
    hidden = [address(0, one)[:-1] for one in sorted(sheet.hidden_columns) if one <= last]
    row_list, column_list = ", ".join(rows), ", ".join(hidden)
    parts = [
        *([Bilingual(f"hàng {row_list}", f"rows {row_list}")] if rows else []),
        *([Bilingual(f"cột {column_list}", f"columns {column_list}")] if hidden else []),
        *([Bilingual("cả trang tính", "the whole sheet")] if sheet.hidden else []),
    ]
    if not parts:
        return []
    first = (int(rows[0]) - 1, name) if rows else None
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
