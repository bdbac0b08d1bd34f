"""Form II.06a as a workbook, by domain knowledge alone: what a unit's clerk would send."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

# One line as counted by hand: (3) 15 = 5+9+1 = (7) 12 + (11) 3; (7) = 8+3+1; (11) = 2+1.
LINE = (15, 5, 9, 1, 12, 8, 3, 1, 3, 2, 1)
LINES = {"Đất đai": LINE, "Xây dựng": LINE}
_GROUPS = (
    (2, 5, "Số lượng hồ sơ tiếp nhận"),
    (6, 9, "Số lượng hồ sơ đã giải quyết"),
    (10, 12, "Số lượng hồ sơ đang giải quyết"),
)
_LEAVES = (
    *("Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước"),
    *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"),
)
# A form of the same lines is the same file, whenever it is written.
WRITTEN = datetime(2021, 4, 1)
# Where the first line's total of resolved dossiers stands, and the same cell as (row, column).
RESOLVED_CELL, RESOLVED = "G9", (8, 6)


def form(
    path: Path,
    lines: Mapping[str, Sequence[int]],
    *,
    unit: str = "Sở Nội vụ",
    period: str = "Quý I/2021",
    typed: Mapping[tuple[int, int], object] | None = None,
) -> Path:
    """Write one unit's form by sector; ``typed`` puts other values into cells, from (0, 0)."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": WRITTEN})
        sheet = book.add_worksheet("II.06a")
        sheet.write(0, 0, "Biểu số II.06a/VPCP/KSTT")
        sheet.write(2, 0, f"Kỳ báo cáo: {period}")
        sheet.write(3, 0, f"Đơn vị báo cáo: {unit}")
        sheet.merge_range(5, 0, 6, 0, "STT")
        sheet.merge_range(5, 1, 6, 1, "Lĩnh vực giải quyết")
        for first, last, group in _GROUPS:
            sheet.merge_range(5, first, 5, last, group)
        for column, leaf in enumerate(_LEAVES, start=2):
            sheet.write(6, column, leaf)
        for column in range(13):
            sheet.write(7, column, f"({column + 1})")
        for number, (name, counts) in enumerate(lines.items(), start=1):
            sheet.write_row(7 + number, 0, (number, name, *counts))
        sums = [sum(counts) for counts in zip(*lines.values(), strict=True)]
        sheet.write_row(8 + len(lines), 1, ("Tổng cộng", *sums))
        sheet.write(10 + len(lines), 8, "Người lập biểu")
        for place, value in (typed or {}).items():
            sheet.write(*place, value)
    return path
