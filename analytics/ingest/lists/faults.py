"""What is wrong with a list, in the clerk's words; no cell of a dossier is ever quoted."""

from collections.abc import Mapping

from analytics.ingest.cells import Sheet
from analytics.ingest.lists.columns import Header
from analytics.ingest.lists.mapping import LABELS, ListMapping
from analytics.ingest.lists.source import Rewritten
from analytics.ingest.places import Place, counted, open_quote, quoted
from analytics.ingest.reading import Fault, Severity
from analytics.store.lists import RolledUp
from analytics.texts import Bilingual

Counted = tuple[int, tuple[int, ...]]
# A slip in single dossiers is worth knowing; in one of twenty, two columns were taken for each
# other.
_SLIPS = 20

# What of the store's WRONG: column, words found, expected, what to do, how grave.
#
# An error is what makes a sum of the period wrong or leaves a dossier out of it. A notice leaves
# every sum what the form says it is, but the clerk should know.
_MEND = Bilingual(
    "Sửa trong phần mềm nguồn rồi xuất lại danh sách.",
    "Correct it in the software and export the list again.",
)
_DAY = Bilingual(
    "ngày viết theo tệp khai báo cột ([dates] formats)",
    "a day as the mapping says ([dates] formats)",
)
_WORDS: dict[str, tuple[str, Bilingual, Bilingual, Severity]] = {
    "received": (
        "received",
        Bilingual("không đọc được ngày tiếp nhận", "without a readable day received"),
        _DAY,
        "error",
    ),
    "due": (
        "due",
        Bilingual("không đọc được ngày hẹn trả", "an unreadable due day"),
        _DAY,
        "error",
    ),
    "returned": (
        "returned",
        Bilingual("không đọc được ngày trả kết quả", "an unreadable day of return"),
        _DAY,
        "error",
    ),
    "unlikely": (
        "received",
        Bilingual("có năm ngoài 1990–2100", "a year outside 1990–2100"),
        Bilingual("năm bốn chữ số, có thật", "a real year of four digits"),
        "error",
    ),
    "no_unit": (
        "unit",
        Bilingual("không ghi đơn vị", "without a unit"),
        Bilingual("tên đơn vị", "the name of a unit"),
        "error",
    ),
    "no_sector": (
        "sector",
        Bilingual("không ghi lĩnh vực", "without a sector"),
        Bilingual("tên lĩnh vực", "the name of a sector"),
        "error",
    ),
    "order": (
        "returned",
        Bilingual("trả kết quả trước khi tiếp nhận", "returned before they were received"),
        Bilingual("ngày trả từ ngày tiếp nhận trở đi", "a return on or after the day received"),
        "error",
    ),
    "due_order": (
        "due",
        Bilingual("hẹn trả trước khi tiếp nhận", "due before they were received"),
        Bilingual("ngày hẹn trả từ ngày tiếp nhận trở đi", "a due day on or after that received"),
        "notice",
    ),
    "no_due": (
        "due",
        Bilingual(
            "không có ngày hẹn trả: đã trả thì tính đúng hạn, chưa trả thì tính trong hạn",
            "without a due day: counted as on time when returned, in time when not",
        ),
        Bilingual("ngày hẹn trả", "a due day"),
        "notice",
    ),
    "fee": (
        "fee",
        Bilingual("không đọc được số tiền", "an unreadable amount"),
        Bilingual("số đồng, ví dụ 15.000", "an amount in đồng, such as 15.000"),
        "error",
    ),
}


# More than slips: the dates stand in each other's columns.
_SWAPPED = Bilingual(
    "Có thể hai cột ngày bị đổi chỗ: xem lại tiêu đề cột, hoặc tệp khai báo cột (.toml).",
    "Two columns of days may have changed places: check their headers, or the mapping (.toml).",
)


def row_faults(
    place: Place, header: Header, wrong: Mapping[str, Counted], counted_all: int
) -> list[Fault]:
    """A fault for everything that is wrong with dossiers: how many, and the first rows."""
    faults = []
    for name, found in wrong.items():
        column, words, expected, severity = _WORDS[name]
        action = _MEND
        if name in ("order", "due_order") and found[0] * _SLIPS > counted_all:
            severity, action = "error", _SWAPPED
        at = header.columns[column]
        faults.append(_rows(place, found, at, words, expected, severity, action))
    return faults


def ragged_faults(place: Place, rewritten: Rewritten, width: int) -> list[Fault]:
    """Faults for rows that are not whole: lines cut in two, quotation marks not closed."""
    faults = []
    if rewritten.ragged[0]:
        words = Bilingual("có số ô khác hàng tiêu đề", "of another number of cells than the header")
        cells = counted(width)
        expected = Bilingual(f"{cells.vi} ô như hàng tiêu đề", f"{cells.en} cells like the header")
        faults.append(_rows(place, rewritten.ragged, 0, words, expected, "error"))
    if rewritten.broken is not None:
        faults.append(open_quote(place, rewritten.broken))
    return faults


def sheet_faults(place: Place, sheet: Sheet, header: Header) -> list[Fault]:
    """An error for formulas without a value in mapped columns; a notice for what is hidden."""
    faults = []
    mapped = set(header.columns.values())
    empty = sorted(cell for cell in sheet.uncomputed if cell[0] > header.row and cell[1] in mapped)
    if empty:
        number = counted(len(empty))
        found = Bilingual(
            f"{number.vi} ô công thức chưa có kết quả", f"{number.en} formulas without a result"
        )
        save = Bilingual("Mở tệp, lưu lại rồi gửi lại.", "Open the file, save it, send it again.")
        faults.append(place.fault(empty[0], found, Bilingual("giá trị", "values"), save))
    hidden = sum(row > header.row for row in sheet.hidden_rows)
    if hidden or sheet.hidden:
        number = counted(hidden)
        found = Bilingual(f"{number.vi} dòng ẩn", f"{number.en} hidden rows")
        if sheet.hidden:
            found = Bilingual("trang tính ẩn", "a hidden sheet")
        faults.append(place.fault(None, found, _LIKE_OTHERS, _LOOK, "notice"))
    return faults


_LIKE_OTHERS = Bilingual("được tính như dòng hiện", "counted like those that are seen")
_LOOK = Bilingual("Kiểm tra các dòng ẩn có đúng không.", "Check whether what is hidden is right.")


def header_faults(place: Place, header: Header | None, mapping: ListMapping) -> list[Fault]:
    """Faults for needed columns that are missing or stand twice."""
    if header is None:
        return [
            place.fault(
                None,
                Bilingual("không thấy hàng tiêu đề", "no header row"),
                Bilingual(
                    f"tiêu đề theo khai báo “{mapping.name}”", f"headers as in “{mapping.name}”"
                ),
                _MAP,
            )
        ]
    faults = []
    for name, near in header.missing.items():
        found = Bilingual(f"không có cột {LABELS[name].vi}", f"no column: {LABELS[name].en}")
        if near is not None:
            found = Bilingual(f"{found.vi}; gần nhất: “{near}”", f"{found.en}; nearest: “{near}”")
        wanted = ", ".join(f"“{one}”" for one in mapping.columns[name])
        expected = Bilingual(f"một cột tên {wanted}", f"a column called {wanted}")
        faults.append(place.fault((header.row, 0), found, expected, _MAP))
    for name in header.doubled:
        column = header.columns[name]
        found = quoted(header.names[column])
        found = Bilingual(f"hai cột {found.vi}", f"two columns {found.en}")
        expected = Bilingual("mỗi tiêu đề một cột", "a header for each column")
        faults.append(place.fault((header.row, column), found, expected, _MAP))
    return faults


_MAP = Bilingual(
    "Thêm tên cột vào tệp khai báo cột (.toml), hoặc sửa tiêu đề trong danh sách.",
    "Add the name of the column to the mapping (.toml), or correct the header in the list.",
)


def scope_faults(
    place: Place, rolled: RolledUp, counted_all: int, last_day_gap: int
) -> list[Fault]:
    """Notices for a list that may not hold the whole period; an error when it holds nothing."""
    if not counted_all:
        return [
            place.fault(
                None,
                Bilingual("không hồ sơ nào thuộc kỳ đã chọn", "no dossier of the period chosen"),
                Bilingual("danh sách của kỳ này", "a list of this period"),
                Bilingual("Chọn lại kỳ, hoặc xuất lại danh sách.", "Choose the period again."),
            )
        ]
    faults = []
    if not any(row["carried_over"] for row in rolled.rows):
        faults.append(
            place.fault(
                None,
                Bilingual(
                    "không hồ sơ nào chuyển từ kỳ trước sang", "no dossier carried over from before"
                ),
                Bilingual(
                    "cả hồ sơ nhận trước kỳ mà đầu kỳ chưa trả",
                    "those received before and not returned when the period began too",
                ),
                Bilingual(
                    "Nếu danh sách chỉ xuất hồ sơ nhận trong kỳ: xuất lại từ sớm hơn.",
                    "If only dossiers received in the period were exported: export from earlier.",
                ),
                "notice",
            )
        )
    if last_day_gap > _LONGEST_BREAK:
        gap = counted(last_day_gap)
        faults.append(
            place.fault(
                None,
                Bilingual(
                    f"hồ sơ cuối cùng nhận {gap.vi} ngày trước khi hết kỳ",
                    f"the last dossier received {gap.en} days before the period ends",
                ),
                Bilingual("danh sách đến hết kỳ", "a list up to the end of the period"),
                Bilingual("Nếu xuất sớm: xuất lại.", "If exported early: export again."),
                "notice",
            )
        )
    return faults


# Offices are closed for nine days at Tết.
_LONGEST_BREAK = 14


def _rows(
    place: Place,
    found: Counted,
    column: int,
    words: Bilingual,
    expected: Bilingual,
    severity: Severity,
    action: Bilingual = _MEND,
) -> Fault:
    number, rows = found
    count = counted(number)
    listed = ", ".join(map(str, rows)) + (", …" if number > len(rows) else "")
    text = Bilingual(
        f"{count.vi} hồ sơ {words.vi} (dòng {listed})",
        f"{count.en} dossiers {words.en} (rows {listed})",
    )
    cell = (rows[0] - 1, column) if rows else None
    return place.fault(cell, text, expected, action, severity)
