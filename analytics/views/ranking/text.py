"""What a ranking says, answer first, how much of it chance leaves open, what its words mean."""

from dataclasses import dataclass

from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import BREAKS
from analytics.query import State
from analytics.query.wording import late_text
from analytics.stats.funnel import ENOUGH
from analytics.views.control import FEW, only_dossiers
from analytics.views.ranking.data import Ranking
from analytics.views.ranking.standings import Standing
from analytics.views.ranking.wording import TIERS, amount, distinct, tier_state, way_text

# So many names are said; of more, their number.
_NAMED = 3


@dataclass(frozen=True)
class Verdict:
    """The answer of a ranking, answer first.

    ``name`` is who the ``number`` is of, a unit or the whole group; both are "" where no number
    answers. ``state`` is how a unit stands to the common rate, None for a whole group. ``sentence``
    goes on from the number, with ** for emphasis; ``remark`` says what chance and missing units
    leave open.
    """

    name: str
    number: str
    state: State | None
    sentence: str
    remark: str


def verdict(ranking: Ranking, t: Translator, *, scope: str = "") -> Verdict:
    """Who is clearly below or above the common rate, or that nobody is.

    Args:
        ranking: with at least one standing.
        scope: what narrows it (a sector, a district), in words.
    """
    remark = " ".join(filter(None, (_chance(ranking, t), _silent(ranking, t))))
    period, funnel = _name(ranking, t, scope), ranking.funnel
    if not ranking.has_tiers or funnel is None or _all_equal(ranking):
        return Verdict("", "", None, _order(ranking, t, scope), remark)
    common = t.rate(funnel.rate)
    group = t("{n} {units}", n=t.count(len(ranking.ranked)), units=t(ranking.question.who.units))
    featured = ranking.featured
    if featured is None:
        name = t("Mức chung của {group}", group=group)
        return Verdict(name, common, None, _undecided(ranking, t, period), remark)
    said = t(
        "{name}: **{tier}** mức chung {common} của {group}",
        name=period,
        tier=t(TIERS[featured.tier]),
        common=common,
        group=group,
    )
    said = f"{said}{_facts(featured, ranking, t)}."
    return Verdict(
        t(featured.name),
        amount(featured.answer, t),
        tier_state(ranking, featured.tier),
        " ".join([said, *_others(ranking, featured, t)]),
        remark,
    )


def message(ranking: Ranking, t: Translator) -> str:
    """The tiers in a line: how many units are clearly higher, lower, neither."""
    if not ranking.has_tiers:
        return t(ranking.question.who.name)
    counts = {code: len(ranking.tier(code)) for code in ("lower", "higher", "same")}
    if not counts["lower"] and not counts["higher"]:
        return t("Chưa đơn vị nào khác biệt rõ rệt với mức chung")
    first, *more = [(code, several) for code, several in counts.items() if several]
    head = t.plural("{n} đơn vị {tier}", first[1], n=t.count(first[1]), tier=t(TIERS[first[0]]))
    return ", ".join([head, *(f"{t.count(several)} {t(TIERS[code])}" for code, several in more)])


def empty_sentence(ranking: Ranking, t: Translator, *, scope: str = "") -> str:
    """Why there is nothing to rank."""
    values = {
        "name": _name(ranking, t, scope),
        "units": t(ranking.question.who.units),
        "day": t.day(BREAKS[0]),
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
    if _all_equal(ranking):
        return t("{name}: cả **{n}** {units} bằng nhau, **{best}**.", **values)
    return f"{_frame(ranking, t).format(**values)}{_facts(last, ranking, t)}."


def _facts(standing: Standing, ranking: Ranking, t: Translator) -> str:
    """The late dossiers of a unit and its way to a target in force, in brackets."""
    facts = [late_text(standing.late, t)]
    if ranking.goal is not None and ranking.goal.in_force:
        facts.append(way_text(standing, ranking.goal, t))
    known = ", ".join(fact for fact in facts if fact)
    return f" ({known})" if known else ""


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
    if _all_equal(ranking):
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
    text = text.format(**values)
    return f"{text} {_by_late(ranking, t)}"


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


def _all_equal(ranking: Ranking) -> bool:
    return len({standing.value for standing in ranking.ranked}) == 1


def _undecided(ranking: Ranking, t: Translator, period: str) -> str:
    """That no unit differs clearly from the common rate, and from where to where they stand."""
    ordered = sorted(ranking.ranked, key=lambda standing: standing.value or 0.0)
    low, high = distinct(ordered[0].answer, ordered[-1].answer, t)
    text = t(
        "{name}: **chưa đơn vị nào** khác biệt rõ rệt với mức chung; từ **{low}** đến **{high}**.",
        name=period,
        low=low,
        high=high,
    )
    return f"{text} {_by_late(ranking, t)}" if ranking.unranked else text


def _others(ranking: Ranking, featured: Standing, t: Translator) -> list[str]:
    """The other units of the tiers: by name where they are few."""
    texts = []
    for code, frame in (
        ("lower", t("Thấp hơn rõ rệt: {who}.")),
        ("higher", t("Cao hơn rõ rệt: {who}.")),
    ):
        others = [t(row.name) for row in ranking.tier(code) if row.key != featured.key]
        if others and code == featured.tier:
            frame = t("Cùng nhóm: {who}.")
        if others:
            many = t.plural("{n} đơn vị khác", len(others), n=t.count(len(others)))
            texts.append(frame.format(who=many if len(others) > _NAMED else ", ".join(others)))
    if same := len(ranking.tier("same")):
        texts.append(t.plural("{n} đơn vị chưa phân biệt với mức chung.", same, n=t.count(same)))
    return texts


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
        return t("Nguồn không nêu số hồ sơ, nên chưa biết chênh lệch nào vượt mức ngẫu nhiên.")
    if _all_equal(ranking):
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
            "Chưa khác biệt rõ với đơn vị dẫn đầu: {leading} đơn vị khác; với đơn vị đứng cuối:"
            " {trailing}.",
            **values,
        )
    if leading:
        return t(
            "Chưa khác biệt rõ với đơn vị dẫn đầu: {leading} đơn vị khác; đơn vị đứng cuối tách"
            " hẳn.",
            **values,
        )
    if trailing:
        return t(
            "Đơn vị dẫn đầu tách hẳn; chưa khác biệt rõ với đơn vị đứng cuối: {trailing} đơn vị"
            " khác.",
            **values,
        )
    return t("Đơn vị dẫn đầu và đơn vị đứng cuối đều tách hẳn khỏi các đơn vị còn lại.")


def _silent(ranking: Ranking, t: Translator) -> str:
    """Who did not report: by name where they are few; "" for nobody."""
    several = ranking.members.missing
    if not several:
        return ""
    if len(ranking.members.silent) <= _NAMED:
        return t("Chưa gửi số liệu: {names}.", names=missing(ranking, t))
    return t.plural("Chưa gửi số liệu: {n} đơn vị.", several, n=t.count(several))


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
    if ranking.has_tiers and ranking.funnel is not None:
        meanings[t("Cao hơn, thấp hơn rõ rệt")] = t(
            "Khoảng tin cậy 95% của đơn vị, nới cho cả {several} đơn vị cùng lúc, nằm hẳn phía trên"
            " hoặc phía dưới mức chung {common} của nhóm (tổng tử số chia tổng mẫu số).",
            several=len(ranking.ranked),
            common=t.rate(ranking.funnel.rate),
        )
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
        meanings[t("Khoảng thứ hạng (95%)")] = t(
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
