"""How to read the numbers, the form that counts dossiers, the statistics: each word explained."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from analytics.catalogue import Row
from analytics.i18n import Translator
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.names import search, search_words
from analytics.periods import BREAKS
from analytics.schema import DOSSIERS, FORM_BALANCE, FORM_TOTALS
from analytics.texts import BASES, BLOCKS, LEVELS, MARKS, NATURES, PRECISIONS, Bilingual, Term
from analytics.views.control import TERMS

# The levels of the local block, in the order of the report.
_LOCAL = ("province", "district", "commune", "land_registry")

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
    matching = search(terms, wanted, lambda term: search_words(" ".join(term)))
    kept = (
        Part(part.name, tuple(term for term in part.terms if term in matching)) for part in parts
    )
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
            t("phạm vi tương tự, chỉ để tham khảo"),
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


# Statistics of rankings and comparisons, each with its source.

HOW_SURE = (
    Term(
        Bilingual(
            "Tỷ lệ của một kỳ có phần ngẫu nhiên. Khoảng này cho biết tỷ lệ lâu dài có thể nằm ở"
            " đâu: trong 100 khoảng tính như vậy, khoảng 95 khoảng chứa tỷ lệ ấy. Càng ít hồ sơ,"
            " khoảng càng rộng. Hồ sơ của một kỳ không độc lập hẳn với nhau: từ 8 kỳ, số hồ sơ được"
            " chia cho φ, tức các kỳ của chính đơn vị chênh nhau gấp mấy lần mức ngẫu nhiên (φ ít"
            " nhất là 1; ít kỳ hơn thì câu chữ nói rõ là mới xét riêng số hồ sơ). Nguồn: Wilson"
            " (1927), Journal of the American Statistical Association 22, 209–212; Korn và Graubard"
            " (1998), Survey Methodology 24, 193–201.",
            "The rate of one period is partly chance. The interval says where the long-run rate may"
            " lie: of 100 intervals made like this, about 95 hold it. The fewer the dossiers, the"
            " wider the interval. Dossiers of one period are not quite independent: from 8 periods"
            " on they are divided by φ, how many times more than chance the unit's own periods"
            " differ (at least 1; with fewer periods the words say that only the dossiers are"
            " meant). Sources: Wilson (1927), Journal of the American Statistical Association 22,"
            " 209–212; Korn and Graubard (1998), Survey Methodology 24, 193–201.",
        ),
        Bilingual("Khoảng tin cậy 95% (Wilson)", "95% confidence interval (Wilson)"),
    ),
    Term(
        Bilingual(
            "Các hạng không loại trừ được khi xét mọi đơn vị cùng lúc với độ tin cậy 95%: khoảng"
            " tin cậy được nới rộng (Šidák); hạng tốt nhất là 1 cộng số đơn vị tốt hơn hẳn, hạng"
            " thấp nhất là số đơn vị trừ số đơn vị kém hơn hẳn. “Có thể hạng 3–9”: không nói được"
            " đơn vị đứng thứ mấy trong khoảng đó. Khi mọi khoảng chồng lên nhau thì không xếp"
            " hạng, các đơn vị đứng theo số hồ sơ trễ. Một cấp hay lĩnh vực cũng chỉ được gọi là"
            " thấp nhất khi khoảng của nó nằm hẳn dưới khoảng của một cấp, lĩnh vực khác. Nguồn:"
            " Klein, Wright và Wieczorek (2020), Journal of the Royal Statistical Society C 69(3),"
            " 589–606.",
            "The ranks that cannot be ruled out when all units are looked at together with 95%"
            " confidence: the intervals are widened (Šidák); the best rank is 1 plus the units that"
            " are wholly better, the worst is all units less those wholly worse. “Possible rank"
            " 3–9”: nobody can tell which of them it is. Where all intervals overlap nobody is"
            " ranked, and units stand by their late dossiers. A level or sector, too, is called the"
            " lowest only where its interval lies wholly below that of another. Source: Klein,"
            " Wright and Wieczorek (2020), Journal of the Royal Statistical Society C 69(3),"
            " 589–606.",
        ),
        Bilingual("Hạng có thể", "Possible rank"),
    ),
    Term(
        Bilingual(
            "Mức đổi giữa hai kỳ mà ngẫu nhiên khó tạo ra: khoảng tin cậy của mức đổi không chứa 0,"
            " xét mọi đơn vị cùng lúc và tính cả mức các kỳ thường chênh nhau (φ). Chênh lệch mà"
            " chỉ số hồ sơ thôi thì quá mức ngẫu nhiên, nhưng không quá mức các kỳ thường chênh"
            " nhau, được gọi là nhỏ nhưng có thật. Nguồn: Newcombe (1998), Statistics in"
            " Medicine 17, 873–890.",
            "A change between two periods that chance hardly makes: its interval does not hold 0,"
            " all units looked at together, with how much periods usually differ (φ). A difference"
            " beyond the chance of the dossiers alone, not beyond what periods usually differ, is"
            " called small but real. Source: Newcombe (1998), Statistics in Medicine 17, 873–890.",
        ),
        Bilingual("Quá mức ngẫu nhiên", "More than chance"),
    ),
)

SIDE_BY_SIDE = (
    Term(
        Bilingual(
            "Mỗi đơn vị một chấm: số hồ sơ theo chiều ngang, tỷ lệ theo chiều dọc. Hai đường giới"
            " hạn hẹp dần khi số hồ sơ tăng, như cái phễu, vì đơn vị ít hồ sơ dao động nhiều hơn."
            " Nếu mọi đơn vị như nhau, khoảng 5 trên 100 nằm ngoài giới hạn 95%, khoảng 2 trên"
            " 1.000 nằm ngoài giới hạn 99,8%. Nguồn: Spiegelhalter (2005), Statistics in Medicine"
            " 24, 1185–1202.",
            "A dot per unit: dossiers across, rate upwards. The limits come closer as dossiers"
            " grow, like a funnel, because units with few dossiers swing more. If all units were"
            " alike, about 5 in 100 would lie outside the 95% limits and about 2 in 1,000 outside"
            " the 99.8% limits. Source: Spiegelhalter (2005), Statistics in Medicine 24,"
            " 1185–1202.",
        ),
        Bilingual("Biểu đồ phễu", "Funnel plot"),
    ),
    Term(
        Bilingual(
            "Phần chênh lệch giữa các đơn vị mà ngẫu nhiên không giải thích được, vì công việc và"
            " điều kiện khác nhau. Giới hạn của phễu được nới thêm phần này (mô hình cộng, kéo 10%"
            " ở mỗi đầu vào trong) khi có đủ đơn vị để ước lượng, và ít nhất bằng mức các kỳ của"
            " chính các đơn vị chênh nhau ngoài ngẫu nhiên. Nguồn: Spiegelhalter (2005).",
            "The differences between units that chance does not explain, because work and"
            " conditions differ. The funnel is widened by it (additive model, 10% drawn in at"
            " either end) where there are enough units to estimate it, and at least by how much the"
            " units' own periods differ beyond chance. Source: Spiegelhalter (2005).",
        ),
        Bilingual("Độ phân tán dư", "Over-dispersion"),
    ),
)

WHY = (
    Term(
        Bilingual(
            "Thay đổi của một tỷ lệ giữa hai kỳ được tách đúng thành hai phần, cộng lại bằng cả"
            " thay đổi. Nguồn: Kitagawa (1955), Journal of the American Statistical Association 50,"
            " 1168–1194.",
            "The change of a rate between two periods, split exactly into two parts that add up to"
            " it. Source: Kitagawa (1955), Journal of the American Statistical Association 50,"
            " 1168–1194.",
        ),
        Bilingual("Tách thay đổi (Kitagawa)", "Split of a change (Kitagawa)"),
    ),
    Term(
        Bilingual(
            "Phần do từng nhóm giải quyết nhanh hơn hay chậm hơn trước, khi tỷ trọng của các nhóm"
            " giữ nguyên ở mức trung bình hai kỳ.",
            "The part due to groups being quicker or slower than before, their shares of the"
            " dossiers held at the mean of the two periods.",
        ),
        Bilingual("Phần do tỷ lệ", "Rate effect"),
    ),
    Term(
        Bilingual(
            "Phần do hồ sơ dồn về nhóm có tỷ lệ cao hơn hay thấp hơn. Ví dụ: hồ sơ đất đai tăng gấp"
            " đôi mà tỷ lệ của đất đai không đổi và thấp hơn mức chung, thì tỷ lệ chung vẫn giảm.",
            "The part due to dossiers moving to groups with a higher or lower rate. Example: land"
            " dossiers double at an unchanged rate below the total; the total still falls.",
        ),
        Bilingual("Phần do cơ cấu hồ sơ", "Mix effect"),
    ),
)


def statistics(t: Translator) -> tuple[Part, ...]:
    """Confidence, rank, funnel, split of a change, control limits: what each says, its source."""
    parts = {
        Bilingual("Số chắc đến đâu", "How sure a figure is"): HOW_SURE,
        Bilingual("Các đơn vị cạnh nhau", "Units side by side"): SIDE_BY_SIDE,
        Bilingual("Vì sao tỷ lệ đổi", "Why a rate changed"): WHY,
        Bilingual("Dao động theo thời gian", "Variation over time"): TERMS,
    }
    return tuple(
        Part(t(name), tuple((t(term.short), t(term)) for term in terms))
        for name, terms in parts.items()
    )
