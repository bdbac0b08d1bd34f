"""The tables of figures: published values and the dossiers of form II.06a."""

from analytics.schema.records import (
    AS_PRINTED,
    BLOCKS,
    CODE,
    DECIMAL,
    INTEGER,
    ONE_SCOPE,
    PERIOD,
    PRECISIONS,
    REPORTED_LEVELS,
    WITHIN_LIMITS,
    Column,
    Table,
)

PUBLISHED = Table(
    "published",
    "một dòng = một số liệu đã công bố: chỉ tiêu, kỳ và phạm vi",
    ("indicator", "period", "block", "level", "unit", "sector", "scope_note"),
    (
        Column("indicator", "Chỉ tiêu", CODE, required=True, reference="indicators"),
        Column("period", "Kỳ", PERIOD, required=True),
        Column("block", "Khối", required=True, choices=(*BLOCKS, "all")),
        Column("level", "Cấp", choices=REPORTED_LEVELS),
        Column("unit", "Đơn vị", CODE, reference="units"),
        Column("sector", "Lĩnh vực", CODE, reference="sectors"),
        Column("scope_note", "Phạm vi theo lời văn bản"),
        Column("value", "Giá trị", DECIMAL, required=True),
        Column("printed", "Số như in"),
        Column("precision", "Độ chính xác", required=True, choices=PRECISIONS),
        Column("locator", "Vị trí trong tài liệu"),
        Column("note", "Ghi chú"),
        Column("note_en", "Ghi chú tiếng Anh"),
    ),
    (WITHIN_LIMITS, AS_PRINTED, ONE_SCOPE),
)

# A published file says its document by its name; an imported file may carry several.
INDICATOR_VALUES = Table(
    "indicator_values",
    "một dòng = một số liệu của một tài liệu: chỉ tiêu, kỳ và phạm vi",
    ("document", *PUBLISHED.key),
    (
        Column("document", "Tài liệu", CODE, required=True, reference="documents"),
        *PUBLISHED.columns,
        # Of a written report: the paragraph that prints the number, and where in it the print
        # begins, counted in letters from 0. Files of before, and all others, have none.
        Column("paragraph", "Đoạn văn in số này"),
        Column("printed_at", "Chỗ in trong đoạn", INTEGER),
    ),
    PUBLISHED.rules,
)


def _count(name: str, label: str, form_column: int) -> Column:
    return Column(name, label, INTEGER, required=True, form_column=form_column)


DOSSIERS = Table(
    "dossiers",
    "một dòng = một kỳ, một đơn vị, một lĩnh vực (trống = mọi lĩnh vực của đơn vị)",
    ("period", "unit", "sector"),
    (
        Column("period", "Kỳ", PERIOD, required=True),
        Column("unit", "Đơn vị", CODE, required=True, reference="units"),
        Column("sector", "Lĩnh vực giải quyết", CODE, reference="sectors", form_column=2),
        _count("received_online", "Trực tuyến", 4),
        _count("received_in_person", "Trực tiếp, dịch vụ bưu chính", 5),
        _count("carried_over", "Từ kỳ trước", 6),
        _count("resolved_early", "Trước hạn", 8),
        _count("resolved_on_time", "Đúng hạn", 9),
        _count("resolved_late", "Quá hạn", 10),
        _count("pending_in_time", "Trong hạn", 12),
        _count("pending_overdue", "Quá hạn", 13),
        Column("paid_online", "Hồ sơ thanh toán trực tuyến", INTEGER),
        Column("fees_online_vnd", "Số tiền thanh toán trực tuyến (đồng)", INTEGER),
        # Withdrawn, sent back, refused: only lists with a column of states tell. The form has no
        # column for them, so (3) = (7) + (11) + these; null: not told, none are known.
        Column("ended_without_result", "Kết thúc không có kết quả", INTEGER),
    ),
)

# Totals of form II.06a (Thông tư 01/2020/TT-VPCP): column number → the columns it is the sum of.
# They are checked when a file is received and never stored. Also (3) = (7) + (11).
FORM_TOTALS: dict[int, tuple[int, ...]] = {3: (4, 5, 6), 7: (8, 9, 10), 11: (12, 13)}
# What came in was answered or is pending: a total, and the totals that make it.
FORM_BALANCE = (3, (7, 11))

COUNTS: tuple[str, ...] = tuple(
    column.name for column in DOSSIERS.columns if column.type == INTEGER
)
