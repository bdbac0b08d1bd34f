"""Why a total changed: the effects of its groups in words, or why they cannot be told."""

from analytics.i18n import Translator
from analytics.views.compare.groups import Group
from analytics.views.compare.say import (
    bare_text,
    difference,
    listed,
    share_texts,
    slower,
    units_text,
    within,
)
from analytics.views.compare.view import Change
from analytics.views.control import difference_sentence, only_dossiers

# Groups that a sentence names for one thing.
_NAMED = 2


def why(change: Change, t: Translator) -> str:
    """The causes in a sentence, as far as counts prove them; "" where there is nothing to explain.

    A change that chance or custom can explain is said to be that; a rate then has no causes.
    """
    if not change.comparable or change.comparison is None or not change.comparison.difference:
        return ""
    verdict = change.verdict
    plain = difference_sentence(verdict, t)
    if plain and change.is_rate:
        return plain
    known = verdict.interval is None or verdict.dispersion is not None
    said = [_causes(change, t), plain, "" if known else only_dossiers(t)]
    return " ".join(one for one in said if one)


def _causes(change: Change, t: Translator) -> str:
    if change.explained.reason:
        return reason(change, t)
    if len(change.groups) < 2:
        return ""
    return _effects(change, t) if change.split else _contributions(change, t)


def reason(change: Change, t: Translator) -> str:
    """Why the change is not explained by its groups; "" where it is, or nothing is compared."""
    found = change.explained
    if found.reason == "total":
        return t("Không tách được nguyên nhân: nguồn chỉ công bố số chung, không kèm số hồ sơ.")
    if found.reason == "similar":
        return t(
            "Hai nguồn nêu phạm vi gần giống chứ không trùng nhau: chênh lệch chỉ để tham khảo,"
            " không tách được nguyên nhân."
        )
    if found.reason == "sum":
        return t("Không tách được nguyên nhân: số của các nhóm cộng lại không bằng số chung.")
    names = [change.called(key, t) for key in found.without[:_NAMED]]
    if len(found.without) > _NAMED:
        more = t.count(len(found.without) - _NAMED)
        names.append(t.plural("{n} nhóm khác", len(found.without) - _NAMED, n=more))
    who = listed(names, t) if names else t("các nhóm")
    if found.reason == "group":
        return t("Không tách được nguyên nhân: {who} không có số hồ sơ ở cả hai kỳ.", who=who)
    if found.reason == "undefined":
        return t(
            "Không tách được nguyên nhân: {who} không có hồ sơ nào ở mẫu số, nên không có tỷ lệ.",
            who=who,
        )
    return ""


def _effects(change: Change, t: Translator) -> str:
    """The rate effects and the mix effects, each with the groups behind them."""
    assert change.split is not None
    found, terms = change.split, []
    if found.rate_units:
        told = units_text(found.rate_units, found.rate, t)
        terms.append(f"**{told}** {_pace(change, t)}{_movers(change, t)}")
    else:
        terms.append(t("tỷ lệ của từng nhóm đổi không đáng kể"))
    if found.mix_units:
        told = units_text(found.mix_units, found.mix, t)
        terms.append(f"**{told}** {_mix(change, t)}")
    else:
        terms.append(t("cơ cấu hồ sơ hầu như không ảnh hưởng"))
    return t("Trong đó {terms}.", terms="; ".join(terms))


def _pace(change: Change, t: Translator) -> str:
    """What the rate effects are due to."""
    assert change.split is not None
    up = change.split.rate > 0
    late = slower(change.metric, up)
    if late is None:
        return t("do tỷ lệ của từng nhóm tăng") if up else t("do tỷ lệ của từng nhóm giảm")
    return t("do giải quyết chậm hơn") if late else t("do giải quyết nhanh hơn")


def _movers(change: Change, t: Translator) -> str:
    """The groups behind the rate effects, and the greatest that went the other way.

    Groups that moved no further than chance can move them are not named.
    """
    assert change.split is not None
    up = change.split.rate > 0
    moved = [
        (one, one.effect)
        for one in change.groups
        if one.effect and one.effect.rate_units and not one.by_chance
    ]
    moved.sort(key=lambda pair: -abs(pair[1].rate))
    said: dict[bool, list[str]] = {True: [], False: []}
    for group, effect in moved:
        told = bare_text(effect.rate_units, effect.rate, t)
        name = within(change, group.key, t)
        said[(effect.rate > 0) == up].append(f"{name} ({told})")
    against = listed(said[False][:_NAMED], t) if said[False] else ""
    if not said[True]:
        text = t(", rải ở nhiều nhóm, không nhóm nào vượt hẳn mức ngẫu nhiên")
        if against:
            text += t(" theo chiều này; ngược chiều và vượt hẳn là {who}", who=against)
        return text
    text = t(", nhiều nhất ở {who}", who=listed(said[True][:_NAMED], t))
    return text + (t("; ngược lại là {who}", who=against) if against else "")


def _mix(change: Change, t: Translator) -> str:
    """What the mix effects are due to: where the dossiers moved, and the group that did most."""
    assert change.split is not None
    up = change.split.mix > 0
    text = (
        t("do hồ sơ dồn về nơi có tỷ lệ cao hơn")
        if up
        else t("do hồ sơ dồn về nơi có tỷ lệ thấp hơn")
    )
    moved = [
        (one, one.effect)
        for one in change.groups
        if one.effect and one.effect.mix_units and (one.effect.mix > 0) == up
    ]
    if not moved:
        return text
    group, effect = max(moved, key=lambda pair: abs(pair[1].mix))
    later, earlier = t.distinct_rates(effect.later_share, effect.earlier_share, 1)
    more = t("{text}, nhiều nhất vì {who} chiếm {later} số hồ sơ, trước là {earlier} ({told})")
    return more.format(
        text=text,
        who=within(change, group.key, t),
        later=later,
        earlier=earlier,
        told=bare_text(effect.mix_units, effect.mix, t),
    )


def _contributions(change: Change, t: Translator) -> str:
    """The groups behind the change of a count: most in its direction, most against it."""
    assert change.comparison is not None and change.comparison.difference is not None
    up = change.comparison.difference > 0
    with_, against = (
        [one for one in change.groups if one.difference and (one.difference > 0) == way]
        for way in (up, not up)
    )
    said = [_contribution(change, one, t) for one in with_[:_NAMED]]
    if not said:
        return ""
    most = t("Tăng nhiều nhất: {who}") if up else t("Giảm nhiều nhất: {who}")
    text = most.format(who=listed(said, t))
    if against:
        other = _contribution(change, against[0], t)
        text += (t("; giảm nhiều nhất: {who}") if up else t("; tăng nhiều nhất: {who}")).format(
            who=other
        )
    return f"{text}."


def _contribution(change: Change, group: Group, t: Translator) -> str:
    name = within(change, group.key, t)
    told = f"{name} (**{difference(change, group, t)}**"
    if group.share is None:
        return f"{told})"
    return f"{told}, {share_texts(change, t)[group.key]})"
