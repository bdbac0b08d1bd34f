"""How to read the numbers, and the form that counts dossiers: each word explained once."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.i18n import Translator
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.names import search_words
from analytics.periods import BREAKS
from analytics.query.catalogue import Row
from analytics.query.search import search
from analytics.schema import DOSSIERS, FORM_TOTALS
from analytics.texts import BASES, BLOCKS, LEVELS, MARKS, NATURES, PRECISIONS

# The levels of the local block, in the order of the report.
_LOCAL = ("province", "district", "commune", "land_registry")

# The balance of form II.06a beside its three totals: what came in was answered or is pending.
FORM_BALANCE = (3, (7, 11))

# English names of form columns are those of the table; where that says too little, it stands here.
_FORM_ENGLISH = {
    "received_in_person": "Received in person or by post",
    "carried_over": "Carried over from the period before",
}


@dataclass(frozen=True)
class Part:
    """A few words that belong together, each with what it means."""

    name: str
    terms: tuple[tuple[str, str], ...]


def reading(targets: Sequence[Row], t: Translator) -> tuple[Part, ...]:
    """How to read the numbers, in plain words.

    Args:
        targets: rows of the targets, in force or not yet.
    """
    return (
        Part(t("Số này từ đâu ra"), _bases(t)),
        Part(t("Dấu và chữ bên cạnh số"), _marks(t)),
        Part(t("So với kỳ trước"), _comparisons(t)),
        Part(t("Chỉ tiêu và mốc tham chiếu"), _targets(targets, t)),
        Part(t("Của ai, đã đủ chưa"), _coverage(t)),
    )


def form(t: Translator) -> tuple[Part, ...]:
    """The columns of form II.06a by number: each total with the columns it is the sum of.

    Source: Thông tư 01/2020/TT-VPCP, form II.06a/VPCP/KSTT.
    """
    parts = []
    for total, numbers in FORM_TOTALS.items():
        columns = [column for column in DOSSIERS.columns if column.form_column in numbers]
        names = tuple(column.name for column in columns)
        metric = next(code for code, base in BASE_COUNTS.items() if base.columns == names)
        parts.append(
            Part(
                f"{t(METRICS[metric].label)}: {_sum(total, numbers)}",
                tuple(
                    (f"({column.form_column})", form_column(column.name, t)) for column in columns
                ),
            )
        )
    return tuple(parts)


def find_terms(parts: Sequence[Part], wanted: str) -> tuple[Part, ...]:
    """The parts with only the words that say what was typed (accents left aside)."""
    terms = [term for part in parts for term in part.terms]
    found = search(terms, wanted, lambda term: search_words(" ".join(term)))
    kept = (Part(part.name, tuple(one for one in part.terms if one in found)) for part in parts)
    return tuple(part for part in kept if part.terms)


def form_column(name: str, t: Translator) -> str:
    """The name of a form column: as the form prints it, in English as the table calls it."""
    if t.language == "vi":
        return DOSSIERS.column(name).label
    return _FORM_ENGLISH.get(name, name.replace("_", " ").capitalize())


def form_balance() -> str:
    """The identity that ties the three totals: "(3) = (7) + (11)"."""
    return _sum(*FORM_BALANCE)


def _bases(t: Translator) -> tuple[tuple[str, str], ...]:
    whole, part = BASE_COUNTS["late"].complement or ("", "")
    return (
        (
            t(BASES["computed"]),
            t(
                "Cộng từ hồ sơ mà các đơn vị gửi theo biểu II.06a, chỉ khi mọi đơn vị phải gửi đều"
                " đã gửi."
            ),
        ),
        (
            t(BASES["reported"]),
            t("Văn bản in số này. Màn hình giữ đúng như bản in, kể cả khi bản in có chỗ sai."),
        ),
        (
            t(BASES["derived"]),
            t(
                "Văn bản không in, nhưng tính chắc chắn được từ hai số của chính văn bản đó:"
                " {part} = {whole} − {rest}.",
                part=base_name("late", t),
                whole=base_name(whole, t),
                rest=base_name(part, t),
            ),
        ),
    )


def _marks(t: Translator) -> tuple[tuple[str, str], ...]:
    rough = (t(PRECISIONS[code]) for code in ("about", "over", "under"))
    nearly_all = t.rate(Fraction(99999, 100000))
    nearly_none = t.rate(Fraction(1, 100000))
    return (
        (
            t(MARKS["no_denominator"]),
            t(
                "Văn bản chỉ nêu tỷ lệ, không nêu số hồ sơ. Xem được, nhưng không cộng, không lấy"
                " trung bình."
            ),
        ),
        (
            t(MARKS["contradiction"]),
            t(
                "Số này không khớp với số khác, hoặc câu chữ để ngỏ cách hiểu; trang Chất lượng"
                " số liệu nêu từng điểm. Số vẫn giữ như bản in."
            ),
        ),
        (
            " · ".join(rough),
            t("Văn bản chỉ nói gần đúng; chênh lệch tính từ đó cũng chỉ gần đúng."),
        ),
        (
            f"{nearly_all} · {nearly_none}",
            t("Chỉ viết 0% hay 100% khi đúng là không có hay có tất cả."),
        ),
        (t(NATURES["plan"]), t("Số ghi trong kế hoạch đã duyệt, chưa phải kết quả.")),
    )


def _comparisons(t: Translator) -> tuple[tuple[str, str], ...]:
    merged = t.period(BREAKS[0].isoformat())
    return (
        (
            f"{t('So với')}: {t('Tự động').lower()}",
            t(
                "Mỗi số so với cùng kỳ năm trước. Không có cùng kỳ thì không tự so với mùa khác,"
                " chỉ so khi chọn kỳ; luôn nói rõ là kỳ nào."
            ),
        ),
        (
            t("điểm %"),
            t(
                "Chênh lệch của hai tỷ lệ: từ {before} lên {after} là {difference}.",
                before=t.rate(Fraction(97, 100), 0),
                after=t.rate(Fraction(98, 100), 0),
                difference=t.points(Fraction(1, 100), 0),
            ),
        ),
        (
            t("≈ phạm vi gần giống"),
            t("Hai văn bản mô tả phạm vi bằng chữ hơi khác nhau; so được, nhưng dè dặt."),
        ),
        (
            t("không so được"),
            t(
                "Hai số khác định nghĩa. Quý, 6 tháng, 9 tháng và năm cũng không so hay nối với"
                " nhau."
            ),
        ),
        (
            t("mốc {date}", date=merged),
            t("Từ ngày này tỉnh đã hợp nhất; số trước và sau không nối thành một đường."),
        ),
    )


def _targets(targets: Sequence[Row], t: Translator) -> tuple[tuple[str, str], ...]:
    rules = (
        (
            t("chỉ tiêu"),
            t("Chỉ tính từ ngày có hiệu lực; từ đó mới nói đạt hay chưa đạt."),
        ),
        (
            t("mốc tham chiếu"),
            t(
                "Chính chỉ tiêu ấy, nhìn từ một kỳ trước khi nó có hiệu lực: vẽ nét đứt, không"
                " xét đạt hay chưa."
            ),
        ),
    )
    return rules + tuple(
        (t(METRICS[row["metric"]].short), f"{_open(target_text(row, t))}.") for row in targets
    )


def target_text(row: Row, t: Translator) -> str:
    """A target with its days: "từ 95%, tính từ 1/7/2025, đặt ra ngày 19/9/2025"."""
    template = (
        t("từ {value} trở lên, tính từ {since}, đặt ra ngày {day}")
        if METRICS[row["metric"]].better == "up"
        else t("không quá {value}, tính từ {since}, đặt ra ngày {day}")
    )
    return template.format(
        value=t.reported(row["value"], None, "%", "exact"),
        since=t.period(row["valid_from"].isoformat()),
        day=t.period(row["set_on"].isoformat()),
    )


def _coverage(t: Translator) -> tuple[tuple[str, str], ...]:
    return (
        (
            t("{covered} trên {expected} đơn vị đã gửi", covered=14, expected=44),
            t(
                "Chưa đủ đơn vị: số của văn bản đứng trước, phần đã gửi đứng riêng bên cạnh và"
                " không thay cho tổng."
            ),
        ),
        (
            t(BLOCKS["local"]),
            ", ".join(t(LEVELS[level]) for level in _LOCAL) + ".",
        ),
        (
            t(BLOCKS["central"]),
            t(
                "Công an, thuế, hải quan, kho bạc, bảo hiểm xã hội … báo cáo riêng; không cộng với"
                " khối địa phương."
            ),
        ),
        (
            t("kỳ số liệu"),
            t(
                "Khoảng ngày mà hồ sơ của một kỳ được đếm: cơ quan hành chính chốt ngày 14 (quý I"
                " là 15/12–14/3), nơi khác theo lịch hoặc theo khoảng riêng. Biểu tự ghi, danh sách"
                " thì chọn khi nạp. Đơn vị trong cùng kỳ, hay hai kỳ của cùng đơn vị, đếm khác"
                " nhau thì trang có số ấy nói rõ; số in trong văn bản giữ theo văn bản."
            ),
        ),
        (
            t("thành phố, huyện"),
            t("Chọn một địa bàn là chọn cả UBND cấp huyện và các xã, phường của địa bàn đó."),
        ),
    )


def _open(text: str) -> str:
    return text[:1].upper() + text[1:]


def base_name(code: str, t: Translator) -> str:
    """A base count within a sentence: its short name, else the form column that counts it."""
    metric = METRICS.get(code)
    column = next(iter(BASE_COUNTS[code].columns), "")
    name = t(metric.short) if metric else form_column(column, t)
    return name[:1].lower() + name[1:]


def _sum(total: int, numbers: Sequence[int]) -> str:
    return f"({total}) = {' + '.join(f'({number})' for number in numbers)}"
