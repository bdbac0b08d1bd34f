"""Why a total changed: the effects of its groups in words, or why they are not known."""

from analytics.i18n import Translator
from analytics.views.compare.data import Change
from analytics.views.compare.decomposition import Group
from analytics.views.compare.wording import (
    bare_effect,
    difference,
    effect_text,
    listed,
    share_texts,
    within,
)
from analytics.views.control import difference_sentence, only_dossiers

# Groups that a sentence names for one thing.
_NAMED = 2


def causes(change: Change, t: Translator) -> str:
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
    parts = ""
    if change.explained.reason:
        parts = reason(change, t)
    elif len(change.groups) > 1:
        parts = _effects(change, t) if change.split else _contributions(change, t)
    return " ".join(filter(None, (parts, plain, "" if known else only_dossiers(t))))


def reason(change: Change, t: Translator) -> str:
    """Why the change is not explained by its groups; "" where it is, or nothing is compared."""
    explained = change.explained
    if explained.reason == "total":
        return t("Không tách được nguyên nhân: nguồn chỉ công bố số chung, không kèm số hồ sơ.")
    if explained.reason == "similar":
        return t(
            "Hai nguồn nêu phạm vi gần giống chứ không trùng nhau: chênh lệch chỉ để tham khảo,"
            " không tách được nguyên nhân."
        )
    if explained.reason == "sum":
        return t("Không tách được nguyên nhân: số của các nhóm cộng lại không bằng số chung.")
    names = [change.name(key, t) for key in explained.without[:_NAMED]]
    if len(explained.without) > _NAMED:
        more = t.count(len(explained.without) - _NAMED)
        names.append(t.plural("{n} nhóm khác", len(explained.without) - _NAMED, n=more))
    who = listed(names, t) if names else t("các nhóm")
    if explained.reason == "group":
        return t("Không tách được nguyên nhân: {who} không có số hồ sơ ở cả hai kỳ.", who=who)
    if explained.reason == "undefined":
        return t(
            "Không tách được nguyên nhân: {who} không có hồ sơ nào ở mẫu số, nên không có tỷ lệ.",
            who=who,
        )
    return ""


def _effects(change: Change, t: Translator) -> str:
    """The rate effects and the mix effects, each with the groups that did most."""
    assert change.split is not None
    parts = change.split
    rate = t("tỷ lệ của từng nhóm đổi không đáng kể")
    if parts.rate_units:
        size = effect_text(parts.rate_units, parts.rate, t)
        rate = f"**{size}** {_moved(change, t)}{_movers(change, t)}"
    mix = t("cơ cấu hồ sơ hầu như không ảnh hưởng")
    if parts.mix_units:
        size = effect_text(parts.mix_units, parts.mix, t)
        mix = f"**{size}** {_mix(change, t)}"
    return t("Trong đó {terms}.", terms=f"{rate}; {mix}")


def _moved(change: Change, t: Translator) -> str:
    """What the rate effects are due to."""
    assert change.split is not None
    up = change.split.rate > 0
    if change.metric.code == "on_time_rate":
        return t("do tỷ lệ đúng hạn tăng") if up else t("do tỷ lệ đúng hạn giảm")
    if change.metric.code == "late_rate":
        return t("do tỷ lệ trễ hạn tăng") if up else t("do tỷ lệ trễ hạn giảm")
    return t("do tỷ lệ tăng") if up else t("do tỷ lệ giảm")


def _movers(change: Change, t: Translator) -> str:
    """The groups with the greatest rate effects, and the greatest that went the other way.

    Groups that moved no further than chance can move them are not named.
    """
    assert change.split is not None
    up = change.split.rate > 0
    moved = [
        (group, group.effect)
        for group in change.groups
        if group.effect and group.effect.rate_units and not group.by_chance
    ]
    moved.sort(key=lambda pair: -abs(pair[1].rate))
    along: list[str] = []
    against: list[str] = []
    for group, effect in moved:
        size = bare_effect(effect.rate_units, effect.rate, t)
        side = along if (effect.rate > 0) == up else against
        side.append(f"{within(change, group.key, t)} ({size})")
    other = listed(against[:_NAMED], t) if against else ""
    if not along:
        text = t(" ở nhiều nhóm, không nhóm nào thay đổi rõ rệt")
        if other:
            text += t(" theo chiều này; ngược chiều và rõ rệt là {who}", who=other)
        return text
    text = t(" tại {who}", who=listed(along[:_NAMED], t))
    return text + (t(", ngược lại tại {who}", who=other) if other else "")


def _mix(change: Change, t: Translator) -> str:
    """What the mix effects are due to: where the dossiers moved, and the group that did most."""
    assert change.split is not None
    up = change.split.mix > 0
    text = t("do cơ cấu hồ sơ thay đổi")
    moved = [
        (group, group.effect)
        for group in change.groups
        if group.effect and group.effect.mix_units and (group.effect.mix > 0) == up
    ]
    if not moved:
        return text
    group, effect = max(moved, key=lambda pair: abs(pair[1].mix))
    later, earlier = t.distinct_rates(effect.later_share, effect.earlier_share, 1)
    return t(
        "{text}, nhiều nhất vì {who} chiếm {later} số hồ sơ, trước là {earlier} ({effect})",
        text=text,
        who=within(change, group.key, t),
        later=later,
        earlier=earlier,
        effect=bare_effect(effect.mix_units, effect.mix, t),
    )


def _contributions(change: Change, t: Translator) -> str:
    """The groups that changed a count: most in its direction, most against it."""
    assert change.comparison is not None and change.comparison.difference is not None
    up = change.comparison.difference > 0
    along, against = (
        [group for group in change.groups if group.difference and (group.difference > 0) == way]
        for way in (up, not up)
    )
    if not along:
        return ""
    texts = [_contribution(change, group, t) for group in along[:_NAMED]]
    most = t("Tăng nhiều nhất: {who}") if up else t("Giảm nhiều nhất: {who}")
    text = most.format(who=listed(texts, t))
    if against:
        other = t("; giảm nhiều nhất: {who}") if up else t("; tăng nhiều nhất: {who}")
        text += other.format(who=_contribution(change, against[0], t))
    return f"{text}."


def _contribution(change: Change, group: Group, t: Translator) -> str:
    text = f"{within(change, group.key, t)} (**{difference(change, group, t)}**"
    return f"{text})" if group.share is None else f"{text}, {share_texts(change, t)[group.key]})"
