"""What a ranking says, answer first, how much of it chance leaves open, what its words mean."""

from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import BREAKS
from analytics.query.wording import nothing_text
from analytics.stats.funnel import ENOUGH
from analytics.views.control import FEW, only_dossiers
from analytics.views.ranking.data import Ranking
from analytics.views.ranking.standings import Standing
from analytics.views.ranking.wording import amount, distinct, way_text

# So many names are said; of more, their number.
_NAMED = 3


def sentence(ranking: Ranking, t: Translator, *, scope: str = "") -> str:
    """The first, the last, who cannot be told from them, who is left out.

    Args:
        ranking: with at least one standing.
        scope: what narrows it (a sector, a district), in words.
        t: says it; numbers and names stand between ** for emphasis.
    """
    parts = [_order(ranking, t, scope), _chance(ranking, t), *_left_out(ranking, t)]
    return " ".join(filter(None, parts))


def empty_sentence(ranking: Ranking, t: Translator, *, scope: str = "") -> str:
    """Why there is nothing to rank."""
    values = {
        "name": _name(ranking, t, scope),
        "units": t(ranking.question.who.units),
        "day": t.period(BREAKS[0].isoformat()),
    }
    if ranking.question.who.level == "district" and ranking.members.expected == 0:
        return t("{name}: không còn cấp huyện từ **{day}**, nên không có {units} để xếp.", **values)
    if not ranking.members.names:
        return t("{name}: chưa có danh mục {units} của kỳ này.", **values)
    metric = t(ranking.metric.label)
    return t(
        "{name}: chưa công bố số của từng đơn vị về chỉ số “{metric}”.", **values, metric=metric
    )


def _name(ranking: Ranking, t: Translator, scope: str) -> str:
    name = t.period(ranking.question.period)
    return f"{name}, {scope}" if scope else name


def _order(ranking: Ranking, t: Translator, scope: str) -> str:
    name, units = _name(ranking, t, scope), t(ranking.question.who.units)
    if not ranking.ranked:
        return _alone(ranking, t, name)
    if ranking.unranked:
        return _unranked(ranking, t, name)
    first, last = ranking.ranked[0], ranking.ranked[-1]
    best, worst = distinct(first.answer, last.answer, t)
    values = {
        "name": name,
        "n": t.count(len(ranking.ranked)),
        "units": units,
        "first": _who(first, ranking, t),
        "best": best,
        "last": _who(last, ranking, t),
        "worst": worst,
    }
    if first.value == last.value:
        return t("{name}: cả **{n}** {units} bằng nhau, **{best}**.", **values)
    text = _frame(ranking, t).format(**values)
    if last.late is not None:
        late = [t("{n} hồ sơ trễ", n=t.count(last.late))]
        if ranking.goal is not None and (way := way_text(last, ranking.goal, t)):
            late.append(way)
        text = f"{text} ({', '.join(late)})"
    return f"{text}."


def _frame(ranking: Ranking, t: Translator) -> str:
    better = ranking.metric.better
    if ranking.is_rate and better == "up":
        return t(
            "{name}: dẫn đầu **{n}** {units} là {first} với **{best}**; thấp nhất là {last} với"
            " **{worst}**"
        )
    if ranking.is_rate and better == "down":
        return t(
            "{name}: dẫn đầu **{n}** {units} là {first} với **{best}**; cao nhất là {last} với"
            " **{worst}**"
        )
    if better == "down":
        return t(
            "{name}: trong **{n}** {units}, ít nhất là {first} với **{best}**; nhiều nhất là"
            " {last} với **{worst}**"
        )
    return t(
        "{name}: trong **{n}** {units}, nhiều nhất là {first} với **{best}**; ít nhất là {last}"
        " với **{worst}**"
    )


def _who(standing: Standing, ranking: Ranking, t: Translator) -> str:
    """The unit, with how many others share its rank."""
    name = f"**{t(standing.name)}**"
    others = sum(other.rank == standing.rank for other in ranking.ranked) - 1
    if not others:
        return name
    return t("{name} và {n} đơn vị khác", name=name, n=t.count(others))


def _unranked(ranking: Ranking, t: Translator, name: str) -> str:
    """Comparable units that have no ranks: why not, from where to where, how they stand."""
    ordered = sorted(ranking.ranked, key=lambda standing: standing.value or 0.0)
    low, high = distinct(ordered[0].answer, ordered[-1].answer, t)
    values = {
        "name": name,
        "n": t.count(len(ordered)),
        "units": t(ranking.question.who.units),
        "low": low,
        "high": high,
        "metric": t(ranking.metric.short),
    }
    if ordered[0].value == ordered[-1].value:
        return t("{name}: cả **{n}** {units} bằng nhau, **{high}**.", **values)
    if ranking.unranked == "alike":
        text = t(
            "{name}: chưa phân biệt được **{n}** {units} với nhau, nên không xếp hạng; từ **{low}**"
            " đến **{high}**."
        )
    else:
        text = t(
            "{name}: chỉ số “{metric}” có thể vượt 100% (tử số không nằm trong mẫu số), nên không"
            " xếp hạng **{n}** {units}; từ **{low}** đến **{high}**."
        )
    parts = (text.format(**values), _by_late(ranking, t), _outside(ranking, t))
    return " ".join(filter(None, parts))


def _by_late(ranking: Ranking, t: Translator) -> str:
    """In which order units without ranks stand."""
    if not ranking.by_late:
        return t("Sắp theo tên.")
    most = ranking.ranked[0]
    if not most.late:
        return t("Không đơn vị nào có hồ sơ trễ.")
    text = t("Sắp theo số hồ sơ trễ, nhiều nhất trước: {who} (**{n}**).")
    who = t(most.name)
    others = sum(standing.late == most.late for standing in ranking.ranked) - 1
    if others:
        who = t("{name} và {n} đơn vị khác", name=who, n=t.count(others))
    return text.format(who=who, n=t.count(most.late))


def _outside(ranking: Ranking, t: Translator) -> str:
    """Who differs from the common rate, although no two units can be told apart."""
    if ranking.funnel is None or not ranking.funnel.outside:
        return ""
    text = t("Khác hẳn mức chung, dù chưa phân biệt được với từng đơn vị khác: {names}.")
    outside = ranking.funnel.outside
    names = [t(standing.name) for standing in ranking.standings if standing.key in outside]
    return text.format(names=", ".join(names))


def _alone(ranking: Ranking, t: Translator, name: str) -> str:
    known = ranking.known
    if len(known) == 1:
        return t(
            "{name}: chỉ có số của **{who}**, **{value}**; chưa xếp hạng được.",
            name=name,
            who=t(known[0].name),
            value=amount(known[0].answer, t),
        )
    return t.plural(
        "{name}: **{n}** đơn vị có số liệu, chưa có hai đơn vị nào xếp hạng được.",
        len(known),
        name=name,
        n=t.count(len(known)),
    )


def _chance(ranking: Ranking, t: Translator) -> str:
    """How many units may as well be first or last, and what is not known about that."""
    if not ranking.ranked or not ranking.is_rate or ranking.unranked:
        return ""
    if not ranking.sure:
        return t("Nguồn chỉ nêu tỷ lệ, nên không có khoảng tin cậy và hạng có thể.")
    ranked = ranking.ranked
    if ranked[0].value == ranked[-1].value:
        return ""
    return f"{_ends(ranking, t)} {short_text(ranking, t)}".rstrip()


def short_text(ranking: Ranking, t: Translator) -> str:
    """For how many units only the chance of their dossiers is meant; "" for none."""
    if not ranking.short:
        return ""
    if ranking.short == len(ranking.ranked):
        return only_dossiers(t)
    return t(
        "{n} đơn vị chưa đủ {few} kỳ: mới xét ngẫu nhiên của riêng số hồ sơ.",
        n=t.count(ranking.short),
        few=FEW,
    )


def _ends(ranking: Ranking, t: Translator) -> str:
    ranked = ranking.ranked
    top = [row for row in ranked if row.possible and row.possible[0] == 1]
    bottom = [row for row in ranked if row.possible and row.possible[1] == len(ranked)]
    leading = len(top) - sum(row.rank == 1 for row in top)
    trailing = len(bottom) - sum(row.rank == ranked[-1].rank for row in bottom)
    values = {"leading": t.count(leading), "trailing": t.count(trailing)}
    if leading and trailing:
        return t(
            "Không phân biệt được với đơn vị dẫn đầu: **{leading}** đơn vị khác; với đơn vị đứng"
            " cuối: **{trailing}**.",
            **values,
        )
    if leading:
        return t(
            "Không phân biệt được với đơn vị dẫn đầu: **{leading}** đơn vị khác; đơn vị đứng cuối"
            " tách hẳn.",
            **values,
        )
    if trailing:
        return t(
            "Đơn vị dẫn đầu tách hẳn; không phân biệt được với đơn vị đứng cuối: **{trailing}**"
            " đơn vị khác.",
            **values,
        )
    return t("Đơn vị dẫn đầu và đơn vị đứng cuối đều tách hẳn khỏi các đơn vị còn lại.")


def _left_out(ranking: Ranking, t: Translator) -> list[str]:
    """Who has no rank, and why; by name where they are few."""
    texts = []
    if small := _apart(ranking, "small", t):
        values = {"small": SMALL, "n": t.count(len(small)), "names": ", ".join(small)}
        text = t("Đứng riêng vì dưới {small} hồ sơ: {names}.")
        if len(small) > _NAMED:
            text = t.plural("Đứng riêng vì dưới {small} hồ sơ: **{n}** đơn vị.", len(small))
        texts.append(text.format(**values))
    if empty := _apart(ranking, "empty", t):
        why = nothing_text(ranking.metric.code, t)
        values = {"why": why, "n": t.count(len(empty)), "names": ", ".join(empty)}
        text = t("Không xếp vì {why}: {names}.")
        if len(empty) > _NAMED:
            text = t("Không xếp vì {why}: **{n}** đơn vị.")
        texts.append(text.format(**values))
    if part := _apart(ranking, "part", t):
        values = {"n": t.count(len(part)), "names": ", ".join(part)}
        text = t("Chưa xếp vì chưa đủ đơn vị gửi: {names}.")
        if len(part) > _NAMED:
            text = t("Chưa xếp vì chưa đủ đơn vị gửi: **{n}** đơn vị.")
        texts.append(text.format(**values))
    if several := ranking.members.missing:
        values = {"n": t.count(several), "names": missing(ranking, t)}
        text = t("Chưa gửi số liệu: {names}.")
        if len(ranking.members.silent) > _NAMED:
            text = t.plural("Chưa gửi số liệu: **{n}** đơn vị.", several)
        texts.append(text.format(**values))
    return texts


def _apart(ranking: Ranking, reason: str, t: Translator) -> list[str]:
    return [t(standing.name) for standing in ranking.apart if standing.apart == reason]


def missing(ranking: Ranking, t: Translator) -> str:
    """The units that did not report, by name; where it is not known which, how many."""
    group = ranking.members
    names = ", ".join(t(group.names[key]) for key in group.silent)
    if group.missing == len(group.silent):
        return names
    return t("{n} trong các đơn vị: {names}", n=t.count(group.missing), names=names)


# --- what the words mean --------------------------------------------------------------------------


def reading(ranking: Ranking, t: Translator) -> tuple[tuple[str, str], ...]:
    """How to read ranks, intervals and limits, those that this ranking has: (word, meaning)."""
    word, meaning = _rank_meaning(ranking, t)
    meanings = {word: meaning}
    if any(standing.interval for standing in ranking.standings):
        meanings[t("Khoảng tin cậy 95%")] = t(
            "Khoảng mà tỷ lệ lâu dài của đơn vị có thể nằm trong đó, tính riêng từng đơn vị"
            " (Wilson 1927). Càng ít hồ sơ, khoảng càng rộng. Từ {few} kỳ, số hồ sơ được"
            " chia cho hệ số φ: mức các kỳ của chính đơn vị chênh nhau hơn ngẫu nhiên.",
            few=FEW,
        )
    if lacking := short_text(ranking, t):
        meanings[t("Chưa đủ kỳ")] = lacking
    if ranking.sure:
        meanings[t("Hạng có thể")] = t(
            "Các hạng không loại trừ được khi xét cả {several} đơn vị cùng lúc với độ tin"
            " cậy 95%: khoảng tin cậy được nới theo Šidák; hạng tốt nhất = 1 + số đơn vị"
            " tốt hơn hẳn, hạng thấp nhất = tổng số − số đơn vị kém hơn hẳn (Klein, Wright"
            " và Wieczorek 2020). Đơn vị ngoài giới hạn phễu 99,8% không thể đứng đầu (hoặc"
            " cuối).",
            several=len(ranking.ranked),
        )
    if ranking.moved and len(ranking.moved) < len(ranking.ranked):
        meanings[t("Hạng kỳ so sánh")] = t(
            "Chỉ {several} đơn vị có hạng ở cả hai kỳ được so: hạng kỳ so sánh và đổi hạng"
            " tính trong các đơn vị này.",
            several=len(ranking.moved),
        )
    if any(standing.changed_by_chance for standing in ranking.ranked):
        meanings[t("Đổi hạng")] = t(
            "Trong ngoặc: các hạng có thể của hai kỳ chồng lên nhau, nên đổi hạng có thể"
            " chỉ do ngẫu nhiên."
        )
    if ranking.funnel is not None:
        meanings[t("Biểu đồ phễu")] = t(
            "Đơn vị ít hồ sơ dao động nhiều hơn quanh mức chung. Trong 100 đơn vị giống hệt"
            " nhau, khoảng 5 nằm ngoài giới hạn 95% và hầu như không có đơn vị nào ngoài"
            " giới hạn 99,8% chỉ vì ngẫu nhiên (nhị thức chính xác, Spiegelhalter 2005). Từ"
            " {enough} đơn vị, chênh lệch ngoài ngẫu nhiên được ước lượng theo mô hình cộng"
            " (10% đơn vị ở mỗi đầu được kéo vào) và cộng vào giới hạn; ít đơn vị hơn thì"
            " theo mức chính các đơn vị chênh nhau giữa các kỳ.",
            enough=ENOUGH,
        )
        meanings[t("Chênh lệch giữa các đơn vị")] = spread_text(ranking, t)
    return tuple(meanings.items())


def _rank_meaning(ranking: Ranking, t: Translator) -> tuple[str, str]:
    """What ranks mean here, or why there are none."""
    apart = t(
        "Tỷ lệ tính trên ít hơn {least} hồ sơ đứng riêng, không xếp hạng: thêm một hồ sơ trễ là đổi"
        " hơn 3 điểm %.",
        least=SMALL,
    )
    if ranking.unranked == "alike":
        return t("Không xếp hạng"), t(
            "Khi mọi khoảng tin cậy (nới cho cả nhóm) chồng lên nhau thì thứ tự các đơn vị có thể"
            " chỉ do ngẫu nhiên: không xếp hạng, không nêu đổi hạng. {apart}",
            apart=apart,
        )
    if ranking.unranked:
        return t("Không xếp hạng"), t(
            "Hồ sơ trả đúng hạn kỳ này có thể nhận từ kỳ trước, nên tỷ lệ có thể vượt 100%; cao hơn"
            " không có nghĩa là làm tốt hơn. Muốn xếp hạng thì chọn tỷ lệ trên hồ sơ đã giải quyết."
        )
    shared = t("Đơn vị bằng nhau cùng hạng.")
    size = t("Số đếm tùy thuộc quy mô đơn vị: nên xem cùng tỷ lệ.")
    return t("Hạng"), f"{shared} {apart if ranking.is_rate else size}"


def spread_text(ranking: Ranking, t: Translator) -> str:
    """The spread between units: estimated, none, or too few units for an estimate."""
    funnel = ranking.funnel
    if funnel is None:
        return ""
    if funnel.spread is None:
        return t.plural(
            "Có {n} đơn vị, cần từ {enough}: chưa đủ đơn vị để ước lượng mức chênh lệch ngoài ngẫu"
            " nhiên.",
            len(funnel.counts),
            n=len(funnel.counts),
            enough=ENOUGH,
        )
    if not funnel.wide:
        return t("Các đơn vị không chênh nhau hơn mức ngẫu nhiên: giới hạn giữ nguyên.")
    if funnel.by_periods:
        return t(
            "Các kỳ của chính các đơn vị chênh nhau hơn mức ngẫu nhiên (độ lệch chuẩn {spread}),"
            " nên giới hạn được nới thêm mức đó.",
            spread=t.points(funnel.spread).removeprefix("+"),
        )
    return t(
        "Các đơn vị chênh nhau hơn mức ngẫu nhiên (độ lệch chuẩn {spread}), nên giới hạn được nới"
        " thêm mức đó.",
        spread=t.points(funnel.spread).removeprefix("+"),
    )
