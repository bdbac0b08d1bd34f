"""What is said of a list: what it was recognised as, what is wrong with it, in the clerk's words.

No cell of a dossier is ever quoted.
"""

from collections.abc import Mapping
from datetime import date

from analytics.i18n import TRANSLATORS, Translator
from analytics.ingest.dossier_list.list_parts import ListParts
from analytics.ingest.dossier_list.mapping import LABELS, is_state
from analytics.ingest.dossier_list.source import Rewritten
from analytics.ingest.dossier_list.window import Chosen
from analytics.ingest.dossier_list.worker import MOST_ROWS
from analytics.ingest.result import Fault, Location, Severity, counted, open_quote, same
from analytics.names import clean
from analytics.periods import both_labels
from analytics.store.list_sums import RolledUp
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
    "undated": (
        "state",
        Bilingual(
            "kết thúc không có kết quả mà không ghi ngày: tính kết thúc ngay trong kỳ tiếp nhận",
            "ended without a result on no day told: taken as ended in the period they came in",
        ),
        Bilingual("ngày kết thúc ở cột ngày trả kết quả", "the day of it in the column of returns"),
        "notice",
    ),
    "unreturned": (
        "state",
        Bilingual(
            "có trạng thái là đã xong mà không ghi ngày trả: đang tính là chưa giải quyết",
            "whose state says done, without a day of return: counted as pending",
        ),
        Bilingual("ngày trả kết quả", "the day of return"),
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


def row_faults(parts: ListParts, wrong: Mapping[str, Counted], counted_all: int) -> list[Fault]:
    """A fault for everything that is wrong with dossiers: how many, and the first rows."""
    faults = []
    for name, count_and_rows in wrong.items():
        column, words, expected, severity = _WORDS[name]
        action = _MEND
        if name in ("order", "due_order") and count_and_rows[0] * _SLIPS > counted_all:
            severity, action = "error", _SWAPPED
        number, rows = count_and_rows
        count, listed = counted(number), parts.rows_text(rows, number)
        text = Bilingual(
            f"{count.vi} hồ sơ {words.vi} ({listed.vi})",
            f"{count.en} dossiers {words.en} ({listed.en})",
        )
        part = parts.part_of(rows[0])
        cell = (part.row(rows[0]) - 1, part.header.columns[column])
        faults.append(part.location.fault(cell, text, expected, action, severity))
    return faults


def state_faults(parts: ListParts) -> list[Fault]:
    """A notice where a column tells how far dossiers are and the mapping does not name it."""
    faults = []
    for part in parts.parts:
        for column, name in enumerate(part.header.names):
            if "state" not in part.header.columns and is_state(name):
                found = Bilingual(
                    f"cột “{clean(name)}” không được khai báo",
                    f"the column “{clean(name)}” is not mapped",
                )
                faults.append(
                    part.location.fault(
                        (part.header.row, column), found, _STATE, _MAP_STATE, "notice"
                    )
                )
    return faults


_STATE = Bilingual(
    "cột trạng thái có trong khai báo: hồ sơ đã rút, bị trả lại hay từ chối mà không có ngày trả"
    " đang được tính là đang giải quyết, quá hạn",
    "a column of states in the mapping: dossiers withdrawn, sent back or refused without a day of"
    " return are counted as pending and overdue now",
)
_MAP_STATE = Bilingual(
    "Thêm state vào [columns] và các từ vào [states] ended của tệp khai báo cột.",
    "Add state to [columns] and its words to [states] ended in the mapping.",
)


def ragged_faults(location: Location, rewritten: Rewritten, width: int) -> list[Fault]:
    """Faults for rows that are not whole: lines cut in two, quotation marks not closed."""
    faults = []
    if rewritten.ragged[0]:
        number, rows = rewritten.ragged
        count, cells = counted(number), counted(width)
        listed = ", ".join(map(str, rows)) + (", …" if number > len(rows) else "")
        found = Bilingual(
            f"{count.vi} hồ sơ có số ô khác hàng tiêu đề (dòng {listed})",
            f"{count.en} dossiers of another number of cells than the header (rows {listed})",
        )
        expected = Bilingual(f"{cells.vi} ô như hàng tiêu đề", f"{cells.en} cells like the header")
        faults.append(location.fault((rows[0] - 1, 0), found, expected, _MEND))
    if rewritten.broken is not None:
        faults.append(open_quote(location, rewritten.broken))
    return faults


def scope_faults(
    location: Location, rolled: RolledUp, counted_all: int, last_day_gap: int
) -> list[Fault]:
    """Notices for a list that may not hold the whole period; an error when it holds nothing."""
    if not counted_all:
        return [
            location.fault(
                None,
                Bilingual("không hồ sơ nào thuộc kỳ đã chọn", "no dossier of the period chosen"),
                Bilingual("danh sách của kỳ này", "a list of this period"),
                Bilingual("Chọn lại kỳ, hoặc xuất lại danh sách.", "Choose the period again."),
            )
        ]
    faults = []
    if not any(row["carried_over"] for row in rolled.rows):
        faults.append(
            location.fault(
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
            location.fault(
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


def recognised(
    parts: ListParts, rolled: RolledUp, over: Chosen, all_counted: int, encoding: str
) -> tuple[tuple[Bilingual, Bilingual], ...]:
    """What the page shows first of a list: mapping, period, dossiers, columns read and not read."""
    header = parts.parts[0].header
    others = counted(len(header.names) - len(header.columns))
    entries = [(_MAPPING, same(parts.mapping.name))]
    if len(parts.parts) > 1:
        entries.append(
            (_SHEETS, same(", ".join(f"“{part.location.sheet}”" for part in parts.parts)))
        )
    entries += [
        (_PERIOD, both_labels(over.period)),
        over.entry,
        (_DOSSIERS, counted(rolled.dossiers)),
        (_OF_PERIOD, counted(all_counted)),
    ]
    if "state" in header.columns:
        entries.append((_ENDED, counted(sum(row["ended_without_result"] for row in rolled.rows))))
    if rolled.first is not None and rolled.last is not None:
        entries.append(
            (
                _RECEIVED,
                Bilingual(*(_days(rolled.first, rolled.last, t) for t in TRANSLATORS)),
            )
        )
    columns = [(LABELS[name], header.names[column]) for name, column in header.columns.items()]
    for_reader = (", ".join(f"{t(what)}: “{name}”" for what, name in columns) for t in TRANSLATORS)
    entries.append((_COLUMNS, Bilingual(*for_reader)))
    unread = Bilingual(
        f"{others.vi} cột khác: chỉ để nhận ra dòng chép lại, không lưu",
        f"{others.en} more: only to find rows that are copies, not kept",
    )
    entries.append((_UNREAD, unread))
    if encoding != "utf-8":
        entries.append((Bilingual("Bảng mã", "Encoding"), same(encoding)))
    return tuple(entries)


def too_many_rows(location: Location, rows: int) -> Fault:
    """The fault of a list of more rows than any has."""
    number, most = counted(rows), counted(MOST_ROWS)
    return location.fault(
        None,
        Bilingual(f"danh sách {number.vi} dòng", f"a list of {number.en} rows"),
        Bilingual(f"nhiều nhất {most.vi} dòng", f"at most {most.en} rows"),
        SPLIT,
    )


def _days(first: date, last: date, t: Translator) -> str:
    return " – ".join(t.period(day.isoformat()) for day in (first, last))


_MAPPING = Bilingual("Khai báo cột", "Mapping")
_PERIOD = Bilingual("Kỳ", "Period")
_SHEETS = Bilingual("Các trang tính được cộng chung", "Sheets added up together")
_ENDED = Bilingual(
    "Trong đó kết thúc không có kết quả (rút, trả lại, từ chối …): không tính đã giải quyết, không"
    " tính đang giải quyết",
    "Of these ended without a result (withdrawn, sent back, refused …): neither resolved nor"
    " pending",
)
_DOSSIERS = Bilingual("Số hồ sơ trong danh sách", "Dossiers in the list")
_OF_PERIOD = Bilingual("Số hồ sơ thuộc kỳ", "Dossiers of the period")
_RECEIVED = Bilingual("Tiếp nhận từ – đến", "Received from – to")
_COLUMNS = Bilingual("Cột được đọc", "Columns read")
_UNREAD = Bilingual("Cột còn lại", "Other columns")

# found, expected, what to do
UNREADABLE = (
    Bilingual("danh sách không đọc được thành bảng", "a list that cannot be read as a table"),
    Bilingual("một bảng .csv, .xlsx hoặc .parquet", "a table .csv, .xlsx or .parquet"),
    Bilingual("Xuất lại danh sách rồi gửi lại.", "Export the list again and send it again."),
)
NO_GROUPS = (
    Bilingual(
        "cột đơn vị và lĩnh vực có quá nhiều giá trị khác nhau",
        "columns of unit and sector with too many different values",
    ),
    Bilingual("tên đơn vị và tên lĩnh vực", "names of units and of sectors"),
    Bilingual(
        "Kiểm tra tệp khai báo cột: có thể đã chỉ nhầm cột.",
        "Check the mapping: it may name another column.",
    ),
)
SPLIT = Bilingual("Chia danh sách theo kỳ hoặc theo đơn vị.", "Split the list by period or unit.")
NO_PERIOD = (
    Bilingual("chưa chọn kỳ", "no period chosen"),
    Bilingual("một quý, ví dụ 2021-Q1: danh sách không tự nói kỳ", "a quarter, such as 2021-Q1"),
    Bilingual("Chọn kỳ cần tổng hợp.", "Choose the period to add the list up for."),
)
