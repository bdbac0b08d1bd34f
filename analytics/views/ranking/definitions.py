"""What the words of a ranking mean: for exports, and for the page's own explanation."""

from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.stats.funnel import ENOUGH
from analytics.views.control import FEW
from analytics.views.ranking.sentence import short_text
from analytics.views.ranking.view import Ranking


def definitions(ranking: Ranking, t: Translator) -> tuple[tuple[str, str], ...]:
    """(word, meaning) of the metric and of everything the ranking says about it."""
    metric = ranking.metric
    found = [
        (t(metric.label), t(metric.description)),
        (t("Công thức"), t(metric.formula)),
    ]
    if metric.caveat is not None:
        found.append((t("Lưu ý"), t(metric.caveat)))
    if ranking.goal is not None:
        name = t("Chỉ tiêu") if ranking.goal.in_force else t("Mốc tham chiếu")
        found.append((name, t(ranking.goal.source)))
    return (*found, *reading(ranking, t))


def reading(ranking: Ranking, t: Translator) -> tuple[tuple[str, str], ...]:
    """How to read ranks, intervals and limits: those that this ranking has."""
    shared = t("Đơn vị bằng nhau cùng hạng.")
    apart = t(
        "Tỷ lệ tính trên ít hơn {least} hồ sơ đứng riêng, không xếp hạng: thêm một hồ sơ trễ là đổi"
        " hơn 3 điểm %.",
        least=SMALL,
    )
    size = t("Số đếm tùy thuộc quy mô đơn vị: nên xem cùng tỷ lệ.")
    found = [(t("Hạng"), f"{shared} {apart if ranking.is_rate else size}")]
    if ranking.unranked == "alike":
        text = t(
            "Khi mọi khoảng tin cậy (nới cho cả nhóm) chồng lên nhau thì thứ tự các đơn vị có thể"
            " chỉ do ngẫu nhiên: không xếp hạng, không nêu đổi hạng. {apart}"
        )
        found = [(t("Không xếp hạng"), text.format(apart=apart))]
    elif ranking.unranked:
        text = t(
            "Hồ sơ trả đúng hạn kỳ này có thể nhận từ kỳ trước, nên tỷ lệ có thể vượt 100%; cao hơn"
            " không có nghĩa là làm tốt hơn. Muốn xếp hạng thì chọn tỷ lệ trên hồ sơ đã giải quyết."
        )
        found = [(t("Không xếp hạng"), text)]
    if any(one.interval for one in ranking.standings):
        found.append(
            (
                t("Khoảng tin cậy 95%"),
                t(
                    "Khoảng mà tỷ lệ lâu dài của đơn vị có thể nằm trong đó, tính riêng từng đơn vị"
                    " (Wilson 1927). Càng ít hồ sơ, khoảng càng rộng. Từ {few} kỳ, số hồ sơ được"
                    " chia cho hệ số φ: mức các kỳ của chính đơn vị chênh nhau hơn ngẫu nhiên.",
                    few=FEW,
                ),
            )
        )
    if lacking := short_text(ranking, t):
        found.append((t("Chưa đủ kỳ"), lacking))
    if ranking.sure:
        found.append(
            (
                t("Hạng có thể"),
                t(
                    "Các hạng không loại trừ được khi xét cả {several} đơn vị cùng lúc với độ tin"
                    " cậy 95%: khoảng tin cậy được nới theo Šidák; hạng tốt nhất = 1 + số đơn vị"
                    " tốt hơn hẳn, hạng thấp nhất = tổng số − số đơn vị kém hơn hẳn (Klein, Wright"
                    " và Wieczorek 2020). Đơn vị ngoài giới hạn phễu 99,8% không thể đứng đầu (hoặc"
                    " cuối).",
                    several=len(ranking.ranked),
                ),
            )
        )
    if ranking.moved and len(ranking.moved) < len(ranking.ranked):
        found.append(
            (
                t("Hạng kỳ so sánh"),
                t(
                    "Chỉ {several} đơn vị có hạng ở cả hai kỳ được so: hạng kỳ so sánh và đổi hạng"
                    " tính trong các đơn vị này.",
                    several=len(ranking.moved),
                ),
            )
        )
    if any(one.changed_by_chance for one in ranking.ranked):
        found.append(
            (
                t("Đổi hạng"),
                t(
                    "Trong ngoặc: các hạng có thể của hai kỳ chồng lên nhau, nên đổi hạng có thể"
                    " chỉ do ngẫu nhiên."
                ),
            )
        )
    if ranking.funnel is not None:
        found.append(
            (
                t("Biểu đồ phễu"),
                t(
                    "Đơn vị ít hồ sơ dao động nhiều hơn quanh mức chung. Trong 100 đơn vị giống hệt"
                    " nhau, khoảng 5 nằm ngoài giới hạn 95% và hầu như không có đơn vị nào ngoài"
                    " giới hạn 99,8% chỉ vì ngẫu nhiên (nhị thức chính xác, Spiegelhalter 2005). Từ"
                    " {enough} đơn vị, chênh lệch ngoài ngẫu nhiên được ước lượng theo mô hình cộng"
                    " (10% đơn vị ở mỗi đầu được kéo vào) và cộng vào giới hạn; ít đơn vị hơn thì"
                    " theo mức chính các đơn vị chênh nhau giữa các kỳ.",
                    enough=ENOUGH,
                ),
            )
        )
        found.append((t("Chênh lệch giữa các đơn vị"), spread_text(ranking, t)))
    return tuple(found)


def spread_text(ranking: Ranking, t: Translator) -> str:
    """What is said of the spread between units: estimated, none, or too few units to tell."""
    found = ranking.funnel
    if found is None:
        return ""
    if found.spread is None:
        return t.plural(
            "Có {n} đơn vị, cần từ {enough}: chưa đủ đơn vị để ước lượng mức chênh lệch ngoài ngẫu"
            " nhiên.",
            len(found.counts),
            n=len(found.counts),
            enough=ENOUGH,
        )
    if not found.wide:
        return t("Các đơn vị không chênh nhau hơn mức ngẫu nhiên: giới hạn giữ nguyên.")
    if found.by_periods:
        return t(
            "Các kỳ của chính các đơn vị chênh nhau hơn mức ngẫu nhiên (độ lệch chuẩn {spread}),"
            " nên giới hạn được nới thêm mức đó.",
            spread=t.points(found.spread).removeprefix("+"),
        )
    return t(
        "Các đơn vị chênh nhau hơn mức ngẫu nhiên (độ lệch chuẩn {spread}), nên giới hạn được nới"
        " thêm mức đó.",
        spread=t.points(found.spread).removeprefix("+"),
    )
