"""What a ranking says, answer first, and how much of it chance leaves open."""

from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import BREAKS
from analytics.query.wording import nothing_text
from analytics.views.control import FEW, only_dossiers
from analytics.views.ranking.say import amount, distinct, way_text
from analytics.views.ranking.standing import Standing
from analytics.views.ranking.view import Ranking

# So many names are said; of more, their number.
_NAMED = 3


def sentence(ranking: Ranking, t: Translator, *, scope: str = "") -> str:
    """Say a ranking: the first, the last, who cannot be told from them, who is left out.

    Args:
        ranking: with at least one standing.
        scope: what narrows it (a sector, a district), in words.

    Returns:
        A few sentences; numbers and names between ** for emphasis.
    """
    said = [_order(ranking, t, scope), _chance(ranking, t)]
    return " ".join(one for one in (*said, *_left_out(ranking, t)) if one)


def empty_sentence(ranking: Ranking, t: Translator, *, scope: str = "") -> str:
    """Why there is nothing to rank."""
    values = {
        "name": _name(ranking, t, scope),
        "units": t(ranking.question.who.units),
        "day": t.period(BREAKS[0].isoformat()),
    }
    if ranking.question.who.level == "district" and ranking.members.expected == 0:
        return t("{name}: không còn cấp huyện từ **{day}**, nên không có {units} để xếp.").format(
            **values
        )
    if not ranking.members.names:
        return t("{name}: chưa có danh mục {units} của kỳ này.").format(**values)
    metric = t(ranking.metric.label)
    return t("{name}: chưa công bố số của từng đơn vị về chỉ số “{metric}”.").format(
        **values, metric=metric
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
        return t("{name}: cả **{n}** {units} bằng nhau, **{best}**.").format(**values)
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


def _who(one: Standing, ranking: Ranking, t: Translator) -> str:
    """The unit, with how many others share its rank."""
    name = f"**{t(one.name)}**"
    others = sum(other.rank == one.rank for other in ranking.ranked) - 1
    if not others:
        return name
    return t("{name} và {n} đơn vị khác", name=name, n=t.count(others))


def _unranked(ranking: Ranking, t: Translator, name: str) -> str:
    """Comparable units that have no ranks: why not, from where to where, how they stand."""
    ordered = sorted(ranking.ranked, key=lambda one: one.value or 0.0)
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
        return t("{name}: cả **{n}** {units} bằng nhau, **{high}**.").format(**values)
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
    said = [text.format(**values), _by_late(ranking, t), _outside(ranking, t)]
    return " ".join(one for one in said if one)


def _by_late(ranking: Ranking, t: Translator) -> str:
    """In which order units without ranks stand."""
    if not ranking.by_late:
        return t("Sắp theo tên.")
    most = ranking.ranked[0]
    if not most.late:
        return t("Không đơn vị nào có hồ sơ trễ.")
    text = t("Sắp theo số hồ sơ trễ, nhiều nhất trước: {who} (**{n}**).")
    who = t(most.name)
    others = sum(one.late == most.late for one in ranking.ranked) - 1
    if others:
        who = t("{name} và {n} đơn vị khác", name=who, n=t.count(others))
    return text.format(who=who, n=t.count(most.late))


def _outside(ranking: Ranking, t: Translator) -> str:
    """Who differs from the common rate, although no two units can be told apart."""
    if ranking.funnel is None or not ranking.funnel.outside:
        return ""
    text = t("Khác hẳn mức chung, dù chưa phân biệt được với từng đơn vị khác: {names}.")
    names = [t(one.name) for one in ranking.standings if one.key in ranking.funnel.outside]
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
    text = t("{n} đơn vị chưa đủ {few} kỳ: mới xét ngẫu nhiên của riêng số hồ sơ.")
    return text.format(n=t.count(ranking.short), few=FEW)


def _ends(ranking: Ranking, t: Translator) -> str:
    ranked = ranking.ranked
    top = [one for one in ranked if one.possible and one.possible[0] == 1]
    bottom = [one for one in ranked if one.possible and one.possible[1] == len(ranked)]
    leading = len(top) - sum(one.rank == 1 for one in top)
    trailing = len(bottom) - sum(one.rank == ranked[-1].rank for one in bottom)
    values = {"leading": t.count(leading), "trailing": t.count(trailing)}
    if leading and trailing:
        return t(
            "Không phân biệt được với đơn vị dẫn đầu: **{leading}** đơn vị khác; với đơn vị đứng"
            " cuối: **{trailing}**."
        ).format(**values)
    if leading:
        return t(
            "Không phân biệt được với đơn vị dẫn đầu: **{leading}** đơn vị khác; đơn vị đứng cuối"
            " tách hẳn."
        ).format(**values)
    if trailing:
        return t(
            "Đơn vị dẫn đầu tách hẳn; không phân biệt được với đơn vị đứng cuối: **{trailing}**"
            " đơn vị khác."
        ).format(**values)
    return t("Đơn vị dẫn đầu và đơn vị đứng cuối đều tách hẳn khỏi các đơn vị còn lại.")


def _left_out(ranking: Ranking, t: Translator) -> list[str]:
    """Who has no rank, and why; by name where they are few."""
    said = []
    if small := _apart(ranking, "small", t):
        values = {"small": SMALL, "n": t.count(len(small)), "names": ", ".join(small)}
        said.append(
            t("Đứng riêng vì dưới {small} hồ sơ: {names}.").format(**values)
            if len(small) <= _NAMED
            else t.plural("Đứng riêng vì dưới {small} hồ sơ: **{n}** đơn vị.", len(small)).format(
                **values
            )
        )
    if empty := _apart(ranking, "empty", t):
        why = nothing_text(ranking.metric.code, t)
        values = {"why": why, "n": t.count(len(empty)), "names": ", ".join(empty)}
        said.append(
            t("Không xếp vì {why}: {names}.").format(**values)
            if len(empty) <= _NAMED
            else t("Không xếp vì {why}: **{n}** đơn vị.").format(**values)
        )
    if part := _apart(ranking, "part", t):
        values = {"n": t.count(len(part)), "names": ", ".join(part)}
        said.append(
            t("Chưa xếp vì chưa đủ đơn vị gửi: {names}.").format(**values)
            if len(part) <= _NAMED
            else t("Chưa xếp vì chưa đủ đơn vị gửi: **{n}** đơn vị.").format(**values)
        )
    if many := ranking.members.missing:
        values = {"n": t.count(many), "names": missing(ranking, t)}
        said.append(
            t("Chưa gửi số liệu: {names}.").format(**values)
            if len(ranking.members.silent) <= _NAMED
            else t.plural("Chưa gửi số liệu: **{n}** đơn vị.", many).format(**values)
        )
    return said


def _apart(ranking: Ranking, reason: str, t: Translator) -> list[str]:
    return [t(one.name) for one in ranking.apart if one.apart == reason]


def missing(ranking: Ranking, t: Translator) -> str:
    """The units that did not report, by name; where it is not known which, how many."""
    group = ranking.members
    names = ", ".join(t(group.names[key]) for key in group.silent)
    if group.missing == len(group.silent):
        return names
    return t("{n} trong các đơn vị: {names}", n=t.count(group.missing), names=names)
