"""The statistics of rankings and comparisons, each explained in plain words with its source."""

from collections.abc import Iterable

from analytics.i18n import Translator
from analytics.query.guide import Part
from analytics.texts import Bilingual, Term

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


def uncertainty(t: Translator, over_time: Iterable[Term]) -> tuple[Part, ...]:
    """Confidence, rank, funnel, split of a change, control limits: what each says, and its source.

    Args:
        over_time: the words of control charts, which their own room explains.
    """
    parts = {
        Bilingual("Số chắc đến đâu", "How sure a figure is"): HOW_SURE,
        Bilingual("Các đơn vị cạnh nhau", "Units side by side"): SIDE_BY_SIDE,
        Bilingual("Vì sao tỷ lệ đổi", "Why a rate changed"): WHY,
        Bilingual("Dao động theo thời gian", "Variation over time"): tuple(over_time),
    }
    return tuple(
        Part(
            t(name),
            tuple((t(term.short), t(term)) for term in terms),
        )
        for name, terms in parts.items()
    )
