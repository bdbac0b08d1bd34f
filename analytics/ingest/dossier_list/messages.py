"""What is said of a list: what it was recognised as, what is wrong with it, in the clerk's words.

No cell of a dossier is ever quoted.
"""

from collections.abc import Mapping
from datetime import date

from analytics.catalogue import Row
from analytics.i18n import Translator, both
from analytics.ingest.dossier_list.list_parts import ListParts
from analytics.ingest.dossier_list.mapping import LABELS, is_state
from analytics.ingest.dossier_list.source import Rewritten
from analytics.ingest.dossier_list.window import Chosen
from analytics.ingest.dossier_list.worker import MOST_ROWS
from analytics.ingest.result import Count, Fault, Location, Severity, open_quote
from analytics.names import clean
from analytics.periods import both_labels, day_of
from analytics.store.list_sums import RolledUp
from analytics.texts import Bilingual, Message, Words, same

Counted = tuple[int, tuple[int, ...]]
# A slip in single dossiers is worth knowing; in one of twenty, two columns were taken for each
# other.
_SLIPS = 20

# What of the store's WRONG: column, words found, expected, what to do, how grave.
#
# An error is what makes a sum of the period wrong or leaves a dossier out of it. A notice leaves
# every sum what the form says it is, but the clerk should know.
_MEND = Message("Sửa trong phần mềm nguồn rồi xuất lại danh sách.")
_DAY = Message("ngày viết theo tệp khai báo cột ([dates] formats)")
_WORDS: dict[str, tuple[str, Words, Words, Severity]] = {
    "received": (
        "received",
        Message("không đọc được ngày tiếp nhận"),
        _DAY,
        "error",
    ),
    "due": (
        "due",
        Message("không đọc được ngày hẹn trả"),
        _DAY,
        "error",
    ),
    "returned": (
        "returned",
        Message("không đọc được ngày trả kết quả"),
        _DAY,
        "error",
    ),
    "unlikely": (
        "received",
        Message("có năm ngoài 1990–2100"),
        Message("năm bốn chữ số, có thật"),
        "error",
    ),
    "no_unit": (
        "unit",
        Message("không ghi đơn vị"),
        Message("tên đơn vị"),
        "error",
    ),
    "no_sector": (
        "sector",
        Message("không ghi lĩnh vực"),
        Message("tên lĩnh vực"),
        "error",
    ),
    "order": (
        "returned",
        Message("trả kết quả trước khi tiếp nhận"),
        Message("ngày trả từ ngày tiếp nhận trở đi"),
        "error",
    ),
    "due_order": (
        "due",
        Message("hẹn trả trước khi tiếp nhận"),
        Message("ngày hẹn trả từ ngày tiếp nhận trở đi"),
        "notice",
    ),
    "no_due": (
        "due",
        Message("không có ngày hẹn trả: đã trả thì tính đúng hạn, chưa trả thì tính trong hạn"),
        Bilingual("ngày hẹn trả", "a due day"),
        "notice",
    ),
    "undated": (
        "state",
        Message(
            "kết thúc không có kết quả mà không ghi ngày: tính kết thúc ngay trong kỳ tiếp nhận"
        ),
        Message("ngày kết thúc ở cột ngày trả kết quả"),
        "notice",
    ),
    "unreturned": (
        "state",
        Message("có trạng thái là đã xong mà không ghi ngày trả: đang tính là chưa giải quyết"),
        Bilingual("ngày trả kết quả", "the day of return"),
        "notice",
    ),
    "fee": (
        "fee",
        Message("không đọc được số tiền"),
        Message("số đồng, ví dụ 15.000"),
        "error",
    ),
}


# More than slips: the dates stand in each other's columns.
_SWAPPED = Message("Có thể hai cột ngày bị đổi chỗ: xem lại tiêu đề cột hoặc cột đã chọn.")


def row_faults(parts: ListParts, wrong: Mapping[str, Counted], counted_all: int) -> list[Fault]:
    """A fault for everything that is wrong with dossiers: how many, and the first rows."""
    faults = []
    for name, count_and_rows in wrong.items():
        column, words, expected, severity = _WORDS[name]
        action = _MEND
        if name in ("order", "due_order") and count_and_rows[0] * _SLIPS > counted_all:
            severity, action = "error", _SWAPPED
        number, rows = count_and_rows
        count, listed = Count(number), parts.rows_text(rows, number)
        text = Message("{count} hồ sơ {words} ({listed})", count=count, words=words, listed=listed)
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
                found = Message("cột “{name}” không được khai báo", name=clean(name))
                faults.append(
                    part.location.fault(
                        (part.header.row, column), found, _STATE, _MAP_STATE, "notice"
                    )
                )
    return faults


_STATE = Message(
    "cột trạng thái có trong khai báo: hồ sơ đã rút, bị trả lại hay từ chối mà không có ngày trả"
    " đang được tính là đang giải quyết, quá hạn"
)
_MAP_STATE = Message("Thêm state vào [columns] và các từ vào [states] ended của tệp khai báo cột.")


def ragged_faults(location: Location, rewritten: Rewritten, width: int) -> list[Fault]:
    """Faults for rows that are not whole: lines cut in two, quotation marks not closed."""
    faults = []
    if rewritten.ragged[0]:
        number, rows = rewritten.ragged
        count, cells = Count(number), Count(width)
        listed = ", ".join(map(str, rows)) + (", …" if number > len(rows) else "")
        found = Message(
            "{count} hồ sơ có số ô khác hàng tiêu đề (dòng {listed})", count=count, listed=listed
        )
        expected = Message("{cells} ô như hàng tiêu đề", cells=cells)
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
                Message("không hồ sơ nào thuộc kỳ đã chọn"),
                Message("danh sách của kỳ này"),
                Message("Chọn lại kỳ, hoặc xuất lại danh sách."),
            )
        ]
    faults = []
    if not any(row["carried_over"] for row in rolled.rows):
        faults.append(
            location.fault(
                None,
                Message("không hồ sơ nào chuyển từ kỳ trước sang"),
                Message("cả hồ sơ nhận trước kỳ mà đầu kỳ chưa trả"),
                Message("Nếu danh sách chỉ xuất hồ sơ nhận trong kỳ: xuất lại từ sớm hơn."),
                "notice",
            )
        )
    if last_day_gap > _LONGEST_BREAK:
        gap = Count(last_day_gap)
        faults.append(
            location.fault(
                None,
                Message("hồ sơ cuối cùng nhận {gap} ngày trước khi hết kỳ", gap=gap),
                Message("danh sách đến hết kỳ"),
                Message("Nếu xuất sớm: xuất lại."),
                "notice",
            )
        )
    return faults


# Offices are closed for nine days at Tết.
_LONGEST_BREAK = 14


def recognised(
    parts: ListParts,
    rolled: RolledUp,
    over: Chosen,
    all_counted: int,
    encoding: str,
    before: Row | None = None,
) -> tuple[tuple[Words, Words], ...]:
    """What the page shows first of a list: mapping, period, dossiers, columns read and not read.

    ``before`` is the earlier choice that its columns are read by.
    """
    header = parts.parts[0].header
    others = Count(len(header.names) - len(header.columns))
    entries: list[tuple[Words, Words]] = [
        (_MAPPING, same(parts.mapping.name) if parts.mapping.name else chosen_text(before))
    ]
    if len(parts.parts) > 1:
        entries.append(
            (_SHEETS, same(", ".join(f"“{part.location.sheet}”" for part in parts.parts)))
        )
    entries += [
        (_PERIOD, both_labels(over.period)),
        over.entry,
        (_DOSSIERS, Count(rolled.dossiers)),
        (_OF_PERIOD, Count(all_counted)),
    ]
    if "state" in header.columns:
        entries.append((_ENDED, Count(sum(row["ended_without_result"] for row in rolled.rows))))
    if rolled.first is not None and rolled.last is not None:
        first, last = rolled.first, rolled.last
        entries.append((_RECEIVED, both(lambda t: _days(first, last, t))))
    columns = [(LABELS[name], header.names[column]) for name, column in header.columns.items()]
    listed = both(lambda t: ", ".join(f"{t(what)}: “{name}”" for what, name in columns))
    entries.append((_COLUMNS, listed))
    unread = Message("{others} cột khác: chỉ để nhận ra dòng chép lại, không lưu", others=others)
    entries.append((_UNREAD, unread))
    if encoding != "utf-8":
        entries.append((Message("Bảng mã"), same(encoding)))
    return tuple(entries)


def chosen_text(before: Row | None) -> Words:
    """When the columns of a list were chosen: now, or at an earlier load."""
    if before is None:
        return Message("chọn theo tiêu đề của tệp khi cập nhật")
    at = before["loaded_at"]
    day = both(lambda t: t.day(day_of(at)) if at else "…")
    who = before["loaded_by"] or "…"
    return Message("như lần cập nhật ngày {day} ({who})", day=day, who=who)


def too_many_rows(location: Location, rows: int) -> Fault:
    """The fault of a list of more rows than any has."""
    number, most = Count(rows), Count(MOST_ROWS)
    return location.fault(
        None,
        Message("danh sách {number} dòng", number=number),
        Message("nhiều nhất {most} dòng", most=most),
        SPLIT,
    )


def _days(first: date, last: date, t: Translator) -> str:
    return " – ".join(t.day(day) for day in (first, last))


_MAPPING = Message("Khai báo cột")
_PERIOD = Message("Kỳ")
_SHEETS = Message("Các trang tính được cộng chung")
_ENDED = Message(
    "Trong đó kết thúc không có kết quả (rút, trả lại, từ chối …): không tính đã giải quyết,"
    " không tính đang giải quyết"
)
_DOSSIERS = Message("Số hồ sơ trong danh sách")
_OF_PERIOD = Message("Số hồ sơ thuộc kỳ")
_RECEIVED = Message("Tiếp nhận từ – đến")
_COLUMNS = Message("Cột được đọc")
_UNREAD = Message("Cột còn lại")

# found, expected, what to do
UNREADABLE = (
    Message("danh sách không đọc được thành bảng"),
    Message("một bảng .csv, .xlsx hoặc .parquet"),
    Message("Xuất lại danh sách rồi gửi lại."),
)
NO_GROUPS = (
    Message("cột đơn vị và lĩnh vực có quá nhiều giá trị khác nhau"),
    Message("tên đơn vị và tên lĩnh vực"),
    Message("Kiểm tra các cột đã chọn: có thể đã chỉ nhầm cột."),
)
SPLIT = Message("Chia danh sách theo kỳ hoặc theo đơn vị.")
NO_PERIOD = (
    Message("chưa chọn kỳ"),
    Message("một quý, ví dụ 2021-Q1: danh sách không tự nói kỳ"),
    Message("Chọn kỳ cần tổng hợp."),
)
