"""What a ranking says, answer first, and how much of it chance leaves open."""

from analytics.formats import count
from analytics.metrics import SMALL, is_share
from analytics.periods import BREAKS, label
from analytics.ranking.say import amount, way_text
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
        return _unranked(ranking, language, name)
    first, last = ranking.ranked[0], ranking.ranked[-1]
    values = {
        "name": name,
        "n": count(len(ranking.ranked), language),
        "units": units,
        "first": _who(first, ranking, language),
        "best": amount(first.answer, language),
        "last": _who(last, ranking, language),
        "worst": amount(last.answer, language),
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
    """How many units may as well be first or last."""
    _ = translator(language)
    if not ranking.ranked or not ranking.is_rate:
        return ""
    if not ranking.sure:
        if not is_share(ranking.metric) and ranking.metric.denominator:
            return _("Tử số không nằm trong mẫu số, nên không có khoảng tin cậy và hạng có thể.")
        return _("Nguồn chỉ nêu tỷ lệ, nên không có khoảng tin cậy và hạng có thể.")
    ranked = ranking.ranked
    if ranked[0].value == ranked[-1].value:
        return ""
    top = [one for one in ranked if one.possible and one.possible[0] == 1]
    bottom = [one for one in ranked if one.possible and one.possible[1] == len(ranked)]
    if len(top) == len(ranked):
        return _("Số hồ sơ chưa đủ để phân biệt: đơn vị nào cũng có thể đứng đầu.")
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
