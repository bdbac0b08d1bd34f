"""Tables and forms the dashboard receives, as records: column, label, type, rule, grain.

Data only. What a type, a rule or a reference means is written once, in ``analytics.store``; the
names of the rules are the constants below.
"""

from dataclasses import dataclass

PERIOD_TEXT = "mã kỳ, ví dụ 2021-Q1, 2022-H1, 2021-9M, 2020, 2021-03-31, since-2018..2021-Q1"

# Types of a cell. Every cell arrives as text; an empty cell is null.
TEXT, CODE, CODES, DATE, PERIOD = "text", "code", "codes", "date", "period"
INTEGER, DECIMAL = "integer", "decimal"

# Names of rules that look at one row.
INTERVAL = "interval"  # valid_from < valid_to
WITHIN_LIMITS = "within_limits"  # value inside the LIMITS of its indicator
AS_PRINTED = "as_printed"  # value says the same number as the print
ONE_SCOPE = "one_scope"  # block, level and unit name the same place

LEVELS = ("province", "district", "commune", "land_registry", "central", "public_service")
REPORTED_LEVELS = ("province", "district", "commune", "land_registry", "multi")
BLOCKS = ("local", "central")
DATASETS = ("official", "demo")
DOCUMENT_KINDS = ("full_report", "article", "decision", "ranking", "import", "demo")
NATURES = ("flow", "stock", "cumulative", "plan", "rate", "rank")
PRECISIONS = ("exact", "about", "over", "under", "derived")


@dataclass(frozen=True)
class Column:
    """One column: its name, what a reader calls it, and what a cell may hold.

    ``reference`` names the table whose codes it takes; ``form_column`` is its number on the form.
    """

    name: str
    label: str
    type: str = TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    reference: str = ""
    form_column: int | None = None


@dataclass(frozen=True)
class Table:
    """One received table: grain in words, unique key, columns in file order, rules on a row."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in file order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError when there is none."""
        return {column.name: column for column in self.columns}[name]


@dataclass(frozen=True)
class Limit:
    """Lowest and highest value of the indicators of a unit or a nature ("" = any)."""

    unit: str
    nature: str
    lowest: int | None
    highest: int | None


# The first line that fits decides. A difference of rates may have either sign; a planned change of
# staff may be a cut; a share of a whole lies between 0 and 100; nothing else is below zero.
LIMITS = (
    Limit("điểm %", "", -100, 100),
    Limit("%", "", 0, 100),
    Limit("", "rank", 1, None),
    Limit("", "", 0, None),
)

DOCUMENTS = Table(
    "documents",
    "một dòng = một nguồn số liệu",
    ("code",),
    (
        Column("code", "Mã tài liệu", CODE, required=True),
        Column("title_vi", "Tên tài liệu", required=True),
        Column("title_en", "Tên tiếng Anh", required=True),
        Column("publisher", "Nơi công bố", required=True),
        Column("kind", "Loại", required=True, choices=DOCUMENT_KINDS),
        Column("date", "Ngày công bố", DATE),
        Column("period", "Kỳ báo cáo", PERIOD),
        Column("address", "Địa chỉ"),
        Column("sha256", "Mã băm SHA-256"),
        Column("dataset", "Bộ số liệu", required=True, choices=DATASETS),
    ),
)

AREAS = Table(
    "areas",
    "một dòng = một lĩnh vực công tác CCHC",
    ("code",),
    (
        Column("code", "Mã lĩnh vực công tác", CODE, required=True),
        Column("ordinal", "Thứ tự", INTEGER, required=True),
        Column("name_vi", "Tên", required=True),
        Column("name_en", "Tên tiếng Anh", required=True),
        Column("headline", "Chỉ tiêu tiêu biểu", CODES, reference="indicators"),
    ),
)

INDICATORS = Table(
    "indicators",
    "một dòng = một chỉ tiêu",
    ("code",),
    (
        Column("code", "Mã chỉ tiêu", CODE, required=True),
        Column("area", "Lĩnh vực công tác", CODE, required=True, reference="areas"),
        Column("name_vi", "Tên chỉ tiêu", required=True),
        Column("name_en", "Tên tiếng Anh", required=True),
        Column("unit", "Đơn vị tính", required=True),
        Column("nature", "Tính chất", required=True, choices=NATURES),
        Column("better", "Chiều tốt", required=True, choices=("up", "down", "none")),
        Column("definition_vi", "Định nghĩa", required=True),
        Column("definition_en", "Định nghĩa tiếng Anh", required=True),
        Column("caveats_vi", "Lưu ý"),
        Column("caveats_en", "Lưu ý tiếng Anh"),
    ),
)

UNITS = Table(
    "units",
    "một dòng = một đơn vị trong một khoảng hiệu lực [valid_from, valid_to)",
    ("code", "valid_from"),
    (
        Column("code", "Mã đơn vị", CODE, required=True),
        Column("name", "Tên đơn vị", required=True),
        Column("name_en", "Tên tiếng Anh", required=True),
        Column("short_name", "Tên ngắn", required=True),
        Column("level", "Cấp", required=True, choices=LEVELS),
        Column("block", "Khối", required=True, choices=BLOCKS),
        Column("parent", "Đơn vị cấp trên", CODE, reference="units"),
        Column("valid_from", "Hiệu lực từ", DATE, required=True),
        Column("valid_to", "Hiệu lực đến (không kể)", DATE),
        Column("note", "Ghi chú"),
    ),
    (INTERVAL,),
)

EXPECTED_UNITS = Table(
    "expected_units",
    "một dòng = số đơn vị của một cấp phải gửi hồ sơ trong một khoảng hiệu lực",
    ("level", "valid_from"),
    (
        Column("level", "Cấp", required=True, choices=LEVELS),
        Column("valid_from", "Hiệu lực từ", DATE, required=True),
        Column("valid_to", "Hiệu lực đến (không kể)", DATE),
        Column("units", "Số đơn vị", INTEGER, required=True),
        Column("source", "Căn cứ", required=True),
    ),
    (INTERVAL,),
)

SECTORS = Table(
    "sectors",
    "một dòng = một lĩnh vực giải quyết TTHC",
    ("code",),
    (
        Column("code", "Mã lĩnh vực", CODE, required=True),
        Column("name", "Tên lĩnh vực", required=True),
        Column("name_en", "Tên tiếng Anh", required=True),
        Column("block", "Khối", required=True, choices=BLOCKS),
    ),
)

EVENTS = Table(
    "events",
    "một dòng = một sự kiện hoặc một chỗ gãy của chuỗi số liệu",
    ("code",),
    (
        Column("code", "Mã sự kiện", CODE, required=True),
        Column("date", "Ngày", DATE, required=True),
        Column("kind", "Loại", required=True, choices=("event", "break")),
        Column("name_vi", "Tên", required=True),
        Column("name_en", "Tên tiếng Anh", required=True),
        Column("document", "Tài liệu", CODE, reference="documents"),
        Column("locator", "Vị trí trong tài liệu"),
    ),
)

TARGETS = Table(
    "targets",
    "một dòng = một mốc của một chỉ số ở một cấp trong một khoảng hiệu lực",
    ("metric", "level", "valid_from"),
    (
        Column("metric", "Chỉ số", CODE, required=True, reference="metrics"),
        Column("level", "Cấp", choices=REPORTED_LEVELS),
        Column("valid_from", "Hiệu lực từ", DATE, required=True),
        Column("valid_to", "Hiệu lực đến (không kể)", DATE),
        Column("set_on", "Ngày đặt ra", DATE, required=True),
        Column("value", "Giá trị", DECIMAL, required=True),
        Column("source_vi", "Căn cứ", required=True),
        Column("source_en", "Căn cứ tiếng Anh", required=True),
        Column("address", "Địa chỉ"),
    ),
    (INTERVAL,),
)

PROPOSALS = Table(
    "proposals",
    "một dòng = một khó khăn hoặc một kiến nghị nêu trong một tài liệu",
    ("document", "kind", "ordinal"),
    (
        Column("document", "Tài liệu", CODE, required=True, reference="documents"),
        Column("ordinal", "Thứ tự", INTEGER, required=True),
        Column("kind", "Loại", required=True, choices=("difficulty", "proposal")),
        Column("text_vi", "Nội dung", required=True),
        Column("text_en", "Nội dung tiếng Anh", required=True),
        Column("addressee_vi", "Nơi nhận kiến nghị"),
        Column("addressee_en", "Nơi nhận, tiếng Anh"),
        Column("locator", "Vị trí trong tài liệu"),
    ),
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
    ),
)

# Totals of form II.06a (Thông tư 01/2020/TT-VPCP): column number → the columns it is the sum of.
# They are checked when a file is received and never stored. Also (3) = (7) + (11).
FORM_TOTALS: dict[int, tuple[int, ...]] = {3: (4, 5, 6), 7: (8, 9, 10), 11: (12, 13)}

CATALOGUE: tuple[Table, ...] = (
    *(DOCUMENTS, AREAS, INDICATORS, UNITS, EXPECTED_UNITS, SECTORS),
    *(EVENTS, TARGETS, PROPOSALS),
)

COUNTS: tuple[str, ...] = tuple(
    column.name for column in DOSSIERS.columns if column.type == INTEGER
)
