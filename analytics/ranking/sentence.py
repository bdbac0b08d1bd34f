"""What a ranking says, answer first, and how much of it chance leaves open."""

from analytics.control import FEW, only_dossiers
from analytics.formats import count
from analytics.metrics import SMALL
from analytics.periods import BREAKS, label
from analytics.query.wording import nothing_text
from analytics.ranking.say import amount, distinct, way_text
from analytics.ranking.standing import Standing
from analytics.ranking.view import Ranking
from analytics.texts import translator

# So many names are said; of more, their number.
_NAMED = 3


def sentence(ranking: Ranking, language: str, *, scope: str = "") -> str:
    """Say a ranking: the first, the last, who cannot be told from them, who is left out.

    Args:
        ranking: with at least one standing.
        language: "vi" or "en".
        scope: what narrows it (a sector, a district), in words.

    Returns:
        A few sentences; numbers and names between ** for emphasis.
    """
    said = [_order(ranking, language, scope), _chance(ranking, language)]
    return " ".join(one for one in (*said, *_left_out(ranking, language)) if one)


def empty_sentence(ranking: Ranking, language: str, *, scope: str = "") -> str:
    """Why there is nothing to rank."""
    _ = translator(language)
    values = {
        "name": _name(ranking, language, scope),
        "units": ranking.question.who.units.in_(language),
        "day": label(BREAKS[0].isoformat(), language),
    }
    if ranking.question.who.level == "district" and ranking.members.expected == 0:
        return _("{name}: không còn cấp huyện từ **{day}**, nên không có {units} để xếp.").format(
            **values
        )
    if not ranking.members.names:
        return _("{name}: chưa có danh mục {units} của kỳ này.").format(**values)
    metric = ranking.metric.label.in_(language)
    return _("{name}: chưa công bố số của từng đơn vị về chỉ số “{metric}”.").format(
        **values, metric=metric
    )


def _name(ranking: Ranking, language: str, scope: str) -> str:
    name = label(ranking.question.period, language)
    return f"{name}, {scope}" if scope else name


def _order(ranking: Ranking, language: str, scope: str) -> str:
    _ = translator(language)
    name, units = _name(ranking, language, scope), ranking.question.who.units.in_(language)
    if not ranking.ranked:
        return _alone(ranking, language, name)
    if ranking.unranked:
        return _unranked(ranking, language, name)
    first, last = ranking.ranked[0], ranking.ranked[-1]
    best, worst = distinct(first.answer, last.answer, language)
    values = {
        "name": name,
        "n": count(len(ranking.ranked), language),
        "units": units,
        "first": _who(first, ranking, language),
        "best": best,
        "last": _who(last, ranking, language),
        "worst": worst,
    }
    if first.value == last.value:
        return _("{name}: cả **{n}** {units} bằng nhau, **{best}**.").format(**values)
    text = _frame(ranking, language).format(**values)
    if last.late is not None:
        late = [_("{n} hồ sơ trễ").format(n=count(last.late, language))]
        if ranking.goal is not None and (way := way_text(last, ranking.goal, language)):
            late.append(way)
        text = f"{text} ({', '.join(late)})"
    return f"{text}."


def _frame(ranking: Ranking, language: str) -> str:
    _ = translator(language)
    better = ranking.metric.better
    if ranking.is_rate and better == "up":
        return _(
            "{name}: dẫn đầu **{n}** {units} là {first} với **{best}**; thấp nhất là {last} với"
            " **{worst}**"
        )
    if ranking.is_rate and better == "down":
        return _(
            "{name}: dẫn đầu **{n}** {units} là {first} với **{best}**; cao nhất là {last} với"
            " **{worst}**"
        )
    if better == "down":
        return _(
            "{name}: trong **{n}** {units}, ít nhất là {first} với **{best}**; nhiều nhất là"
            " {last} với **{worst}**"
        )
    return _(
        "{name}: trong **{n}** {units}, nhiều nhất là {first} với **{best}**; ít nhất là {last}"
        " với **{worst}**"
    )


def _who(one: Standing, ranking: Ranking, language: str) -> str:
    """The unit, with how many others share its rank."""
    _ = translator(language)
    name = f"**{one.name.in_(language)}**"
    others = sum(other.rank == one.rank for other in ranking.ranked) - 1
    if not others:
        return name
    return _("{name} và {n} đơn vị khác").format(name=name, n=count(others, language))


def _unranked(ranking: Ranking, language: str, name: str) -> str:
    """Comparable units that have no ranks: why not, from where to where, how they stand."""
    _ = translator(language)
    ordered = sorted(ranking.ranked, key=lambda one: one.value or 0.0)
    low, high = distinct(ordered[0].answer, ordered[-1].answer, language)
    values = {
        "name": name,
        "n": count(len(ordered), language),
        "units": ranking.question.who.units.in_(language),
        "low": low,
        "high": high,
        "metric": ranking.metric.short.in_(language),
    }
    if ordered[0].value == ordered[-1].value:
        return _("{name}: cả **{n}** {units} bằng nhau, **{high}**.").format(**values)
    if ranking.unranked == "alike":
        text = _(
            "{name}: chưa phân biệt được **{n}** {units} với nhau, nên không xếp hạng; từ **{low}**"
            " đến **{high}**."
        )
    else:
        text = _(
            "{name}: chỉ số “{metric}” có thể vượt 100% (tử số không nằm trong mẫu số), nên không"
            " xếp hạng **{n}** {units}; từ **{low}** đến **{high}**."
        )
    said = [text.format(**values), _by_late(ranking, language), _outside(ranking, language)]
    return " ".join(one for one in said if one)


def _by_late(ranking: Ranking, language: str) -> str:
    """In which order units without ranks stand."""
    _ = translator(language)
    if not ranking.by_late:
        return _("Sắp theo tên.")
    most = ranking.ranked[0]
    if not most.late:
        return _("Không đơn vị nào có hồ sơ trễ.")
    text = _("Sắp theo số hồ sơ trễ, nhiều nhất trước: {who} (**{n}**).")
    who = most.name.in_(language)
    others = sum(one.late == most.late for one in ranking.ranked) - 1
    if others:
        who = _("{name} và {n} đơn vị khác").format(name=who, n=count(others, language))
    return text.format(who=who, n=count(most.late, language))


def _outside(ranking: Ranking, language: str) -> str:
    """Who differs from the common rate, although no two units can be told apart."""
    if ranking.funnel is None or not ranking.funnel.outside:
        return ""
    _ = translator(language)
    text = _("Khác hẳn mức chung, dù chưa phân biệt được với từng đơn vị khác: {names}.")
    names = [
        one.name.in_(language) for one in ranking.standings if one.key in ranking.funnel.outside
    ]
    return text.format(names=", ".join(names))


def _alone(ranking: Ranking, language: str, name: str) -> str:
    _ = translator(language)
    known = ranking.known
    if len(known) == 1:
        return _("{name}: chỉ có số của **{who}**, **{value}**; chưa xếp hạng được.").format(
            name=name,
            who=known[0].name.in_(language),
            value=amount(known[0].answer, language),
        )
    return _.plural(
        "{name}: **{n}** đơn vị có số liệu, chưa có hai đơn vị nào xếp hạng được.", len(known)
    ).format(name=name, n=count(len(known), language))


def _chance(ranking: Ranking, language: str) -> str:
    """How many units may as well be first or last, and what is not known about that."""
    _ = translator(language)
    if not ranking.ranked or not ranking.is_rate or ranking.unranked:
        return ""
    if not ranking.sure:
        return _("Nguồn chỉ nêu tỷ lệ, nên không có khoảng tin cậy và hạng có thể.")
    ranked = ranking.ranked
    if ranked[0].value == ranked[-1].value:
        return ""
    return f"{_ends(ranking, language)} {short_text(ranking, language)}".rstrip()


def short_text(ranking: Ranking, language: str) -> str:
    """For how many units only the chance of their dossiers is meant; "" for none."""
    if not ranking.short:
        return ""
    if ranking.short == len(ranking.ranked):
        return only_dossiers(language)
    _ = translator(language)
    text = _("{n} đơn vị chưa đủ {few} kỳ: mới xét ngẫu nhiên của riêng số hồ sơ.")
    return text.format(n=count(ranking.short, language), few=FEW)


def _ends(ranking: Ranking, language: str) -> str:
    _ = translator(language)
    ranked = ranking.ranked
    top = [one for one in ranked if one.possible and one.possible[0] == 1]
    bottom = [one for one in ranked if one.possible and one.possible[1] == len(ranked)]
    leading = len(top) - sum(one.rank == 1 for one in top)
    trailing = len(bottom) - sum(one.rank == ranked[-1].rank for one in bottom)
    values = {"leading": count(leading, language), "trailing": count(trailing, language)}
    if leading and trailing:
        return _(
            "Không phân biệt được với đơn vị dẫn đầu: **{leading}** đơn vị khác; với đơn vị đứng"
            " cuối: **{trailing}**."
        ).format(**values)
    if leading:
        return _(
            "Không phân biệt được với đơn vị dẫn đầu: **{leading}** đơn vị khác; đơn vị đứng cuối"
            " tách hẳn."
        ).format(**values)
    if trailing:
        return _(
            "Đơn vị dẫn đầu tách hẳn; không phân biệt được với đơn vị đứng cuối: **{trailing}**"
            " đơn vị khác."
        ).format(**values)
    return _("Đơn vị dẫn đầu và đơn vị đứng cuối đều tách hẳn khỏi các đơn vị còn lại.")


def _left_out(ranking: Ranking, language: str) -> list[str]:
    """Who has no rank, and why; by name where they are few."""
    _ = translator(language)
    said = []
    if small := _apart(ranking, "small", language):
        values = {"small": SMALL, "n": count(len(small), language), "names": ", ".join(small)}
        said.append(
            _("Đứng riêng vì dưới {small} hồ sơ: {names}.").format(**values)
            if len(small) <= _NAMED
            else _.plural("Đứng riêng vì dưới {small} hồ sơ: **{n}** đơn vị.", len(small)).format(
                **values
            )
        )
    if empty := _apart(ranking, "empty", language):
        why = nothing_text(ranking.metric.code, language)
        values = {"why": why, "n": count(len(empty), language), "names": ", ".join(empty)}
        said.append(
            _("Không xếp vì {why}: {names}.").format(**values)
            if len(empty) <= _NAMED
            else _("Không xếp vì {why}: **{n}** đơn vị.").format(**values)
        )
    if part := _apart(ranking, "part", language):
        values = {"n": count(len(part), language), "names": ", ".join(part)}
        said.append(
            _("Chưa xếp vì chưa đủ đơn vị gửi: {names}.").format(**values)
            if len(part) <= _NAMED
            else _("Chưa xếp vì chưa đủ đơn vị gửi: **{n}** đơn vị.").format(**values)
        )
    if many := ranking.members.missing:
        values = {"n": count(many, language), "names": missing(ranking, language)}
        said.append(
            _("Chưa gửi số liệu: {names}.").format(**values)
            if len(ranking.members.silent) <= _NAMED
            else _.plural("Chưa gửi số liệu: **{n}** đơn vị.", many).format(**values)
        )
    return said


def _apart(ranking: Ranking, reason: str, language: str) -> list[str]:
    return [one.name.in_(language) for one in ranking.apart if one.apart == reason]


def missing(ranking: Ranking, language: str) -> str:
    """The units that did not report, by name; where it is not known which, how many."""
    group = ranking.members
    names = ", ".join(group.names[key].in_(language) for key in group.silent)
    if group.missing == len(group.silent):
        return names
    _ = translator(language)
    return _("{n} trong các đơn vị: {names}").format(n=count(group.missing, language), names=names)
