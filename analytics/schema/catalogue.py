"""The tables of data/catalogue/."""

from analytics.schema.records import (
    BLOCKS,
    CODE,
    CODES,
    DATASETS,
    DATE,
    DECIMAL,
    DOCUMENT_KINDS,
    INTEGER,
    INTERVAL,
    LEVELS,
    NATURES,
    PERIOD,
    RELATION_KINDS,
    REPORTED_LEVELS,
    SEVERITIES,
    Column,
    Table,
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
        Column("lat", "Vĩ độ", DECIMAL),
        Column("lon", "Kinh độ", DECIMAL),
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
        Column("without", "Không tính địa bàn", CODE, reference="units"),
        Column("source_vi", "Căn cứ", required=True),
        Column("source_en", "Căn cứ tiếng Anh", required=True),
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

RELATIONS = Table(
    "relations",
    "một dòng = một quan hệ mà các số phải thỏa, hoặc một phép kiểm mọi số",
    ("code",),
    (
        Column("code", "Mã quan hệ", CODE, required=True),
        Column("ordinal", "Thứ tự", INTEGER, required=True),
        Column("kind", "Loại", required=True, choices=RELATION_KINDS),
        Column("document", "Chỉ trong tài liệu", CODE, reference="documents"),
        Column("relation", "Quan hệ"),
        Column("names", "Các tên được nêu"),
        Column("severity", "Mức độ khi không thỏa", required=True, choices=SEVERITIES),
        Column("rule_vi", "Quy tắc", required=True),
        Column("rule_en", "Quy tắc, tiếng Anh", required=True),
        Column("broken_vi", "Câu khi không thỏa", required=True),
        Column("broken_en", "Câu khi không thỏa, tiếng Anh", required=True),
    ),
)

CUES = Table(
    "cues",
    "một dòng = một cách in số của một chỉ tiêu trong câu văn báo cáo; # là chỗ của số",
    ("indicator", "cue", "topic"),
    (
        Column("indicator", "Chỉ tiêu", CODE, required=True, reference="indicators"),
        Column("cue", "Lời quanh số", required=True),
        Column("topic", "Lời phải có ở câu, đoạn hoặc đề mục"),
        Column("unless", "Lời bên số làm nó là số khác"),
    ),
)

CATALOGUE: tuple[Table, ...] = (
    *(DOCUMENTS, AREAS, INDICATORS, UNITS, EXPECTED_UNITS, SECTORS),
    *(EVENTS, TARGETS, PROPOSALS, RELATIONS, CUES),
)
