"""What is said of a list that was read, and of one that cannot be."""

from datetime import date

from analytics.ingest.lists.mapping import LABELS
from analytics.ingest.lists.parts import Parts
from analytics.ingest.lists.window import Chosen
from analytics.ingest.lists.worker import MOST_ROWS
from analytics.ingest.result import Fault, Place, counted, same
from analytics.periods import both_labels, label
from analytics.store.lists import RolledUp
from analytics.texts import Bilingual


def recognised(
    parts: Parts, rolled: RolledUp, over: Chosen, all_counted: int, encoding: str
) -> tuple[tuple[Bilingual, Bilingual], ...]:
    """What the page shows first of a list: mapping, period, dossiers, columns read and not read."""
    header = parts.parts[0].header
    others = counted(len(header.names) - len(header.columns))
    told = [(_MAPPING, same(parts.mapping.name))]
    if len(parts.parts) > 1:
        told.append((_SHEETS, same(", ".join(f"“{one.place.sheet}”" for one in parts.parts))))
    told += [
        (_PERIOD, both_labels(over.period)),
        over.told,
        (_DOSSIERS, counted(rolled.dossiers)),
        (_OF_PERIOD, counted(all_counted)),
    ]
    if "state" in header.columns:
        told.append((_ENDED, counted(sum(row["ended_without_result"] for row in rolled.rows))))
    if rolled.first is not None and rolled.last is not None:
        told.append(
            (_RECEIVED, Bilingual(*(_days(rolled.first, rolled.last, one) for one in _BOTH)))
        )
    columns = [(LABELS[name], header.names[place]) for name, place in header.columns.items()]
    for_reader = (
        ", ".join(f"{what.in_(one)}: “{name}”" for what, name in columns) for one in _BOTH
    )
    told.append((_COLUMNS, Bilingual(*for_reader)))
    unread = Bilingual(
        f"{others.vi} cột khác: chỉ để nhận ra dòng chép lại, không lưu",
        f"{others.en} more: only to find rows that are copies, not kept",
    )
    told.append((_UNREAD, unread))
    if encoding != "utf-8":
        told.append((Bilingual("Bảng mã", "Encoding"), same(encoding)))
    return tuple(told)


def too_many_rows(place: Place, rows: int) -> Fault:
    """The fault of a list of more rows than any has."""
    number, most = counted(rows), counted(MOST_ROWS)
    return place.fault(
        None,
        Bilingual(f"danh sách {number.vi} dòng", f"a list of {number.en} rows"),
        Bilingual(f"nhiều nhất {most.vi} dòng", f"at most {most.en} rows"),
        SPLIT,
    )


def _days(first: date, last: date, language: str) -> str:
    return " – ".join(label(day.isoformat(), language) for day in (first, last))


_BOTH = ("vi", "en")
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
