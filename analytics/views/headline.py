"""The sentence a leader reads first, written from the same answers that the page shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.i18n import Translator
from analytics.query import Answer, State, Target, short_of, standing
from analytics.query.wording import conflict_text, nothing_text, units_text, value_text
from analytics.texts import LEVELS, inside
from analytics.views.attention.text import points_below
from analytics.views.control import clearly_lowest


@dataclass(frozen=True)
class Headline:
    """The answer of a page, the number apart from the sentence that goes on with it.

    ``number`` is "" where there is none, and the sentence then stands by itself; ``standing`` is
    how it stands to a target in force; ``counts`` are the dossiers behind it, as a remark.
    """

    number: str
    sentence: str
    standing: State | None = None
    counts: str = ""


def headline(
    period: str,
    rate: Answer | None,
    resolved: Answer | None,
    late: Answer | None,
    t: Translator,
    *,
    levels: Iterable[Answer] = (),
    scope: str = "",
    target: Target | None = None,
) -> Headline:
    """Say how punctual the scope was in a period, as boldly as the figures allow.

    Args:
        period: the period's code.
        rate: the on-time rate, with or without counts.
        resolved: dossiers resolved, exact or approximate.
        late: dossiers resolved late.
        levels: on-time rates by level; the lowest is named when there are several.
        scope: the filter in words, as within a sentence; "" for the whole province.
        target: of the on-time rate of the scope.

    Returns:
        The number and one to three sentences; what is between ** stands out.
    """
    name = ", ".join(part for part in (t.period(period), scope) if part)
    known = rate is not None and rate.value is not None
    sent = "" if rate is None or not rate.is_part else units_text(rate, t)
    if sent and not known:
        return Headline(
            "", t("{name}: {units}, nên chưa có số của cả phạm vi.", name=name, units=sent)
        )
    if not known and (nothing := _nothing(rate, resolved, t)):
        return Headline(
            "", t("{name}: {nothing}, nên không có tỷ lệ đúng hạn.", name=name, nothing=nothing)
        )
    if rate is None or rate.value is None:
        if resolved is None or resolved.value is None:
            return Headline(
                "", t("{name}: chưa có số liệu về giải quyết hồ sơ đúng hạn.", name=name)
            )
        sentence = t.plural(
            "{name}: đã giải quyết **{resolved}** hồ sơ; nguồn không nêu tỷ lệ đúng hạn.",
            resolved.value,
            name=name,
            resolved=value_text(resolved, t),
        )
        return Headline("", sentence)
    goal = target if rate.metric == "on_time_rate" else None
    inside_name = ", ".join(part for part in (t.period(period, inside=True), scope) if part)
    sentences = [
        _rate(rate, t, inside_name, goal),
        _late(rate, late, goal, t),
        conflict_text((rate, late, resolved), t),
        _lowest_level(levels, t),
        # The print is of the whole; the files beside it are a part and stand on the cards.
        t("Hồ sơ: {units}.", units=sent) if sent else "",
    ]
    return Headline(
        value_text(rate, t),
        " ".join(sentence for sentence in sentences if sentence),
        standing(rate.value, goal),
        _counts(rate, resolved, t),
    )


def _rate(rate: Answer, t: Translator, name: str, goal: Target | None) -> str:
    """What the number is of, and how far it is from a target in force."""
    if rate.metric == "on_time_rate":
        said = t("hồ sơ được giải quyết đúng hạn trong {name}", name=name)
    else:
        said = t("hồ sơ tiếp nhận đã được trả đúng hạn trong {name}", name=name)
    if goal is None or not goal.in_force:
        return f"{said}."
    gap = round(goal.value - (rate.value or 0), 12)
    if gap <= 0:
        return t("{said} – **đạt chỉ tiêu {target}**.", said=said, target=goal.text(t))
    return t(
        "{said} – **thấp hơn {gap} so với chỉ tiêu {target}**.",
        said=said,
        target=goal.text(t),
        gap=t(points_below(rate, goal)),
    )


def _late(rate: Answer, late: Answer | None, goal: Target | None, t: Translator) -> str:
    """The dossiers late of the same document, and how many are short of a target in force."""
    if late is not None and late.value is not None and late.document == rate.document:
        number, count = late.value, value_text(late, t)
    elif rate.late is not None:
        number, count = rate.late, t.count(rate.late)
    else:
        return t("Nguồn không nêu số hồ sơ trễ hạn.")
    needed = short_of(rate, goal) if goal is not None and goal.in_force else None
    if not needed:
        return t.plural("**{n}** hồ sơ trễ hạn.", number, n=count)
    return t.plural(
        "**{n}** hồ sơ trễ hạn; cần thêm {needed} hồ sơ đúng hạn để đạt chỉ tiêu.",
        number,
        n=count,
        needed=t.count(needed),
    )


def _counts(rate: Answer, resolved: Answer | None, t: Translator) -> str:
    """The dossiers behind the rate: both counts of one document, or those resolved, or none."""
    if rate.numerator is not None and rate.denominator is not None:
        counts = {"on_time": t.count(rate.numerator), "of": t.count(rate.denominator)}
        if rate.metric == "on_time_rate":
            return t.plural("{on_time} trên {of} hồ sơ đã giải quyết", rate.denominator, **counts)
        return t.plural("{on_time} trên {of} hồ sơ tiếp nhận", rate.denominator, **counts)
    if resolved is not None and resolved.value is not None:
        return t.plural("{n} hồ sơ đã giải quyết", resolved.value, n=value_text(resolved, t))
    return t("nguồn không nêu số hồ sơ")


def _nothing(rate: Answer | None, resolved: Answer | None, t: Translator) -> str:
    """That no dossier was resolved, where all is reported; "" where one was, or it is not known."""
    if rate is not None and rate.nothing:
        return nothing_text(rate.metric, t)
    if resolved is not None and resolved.value == 0:
        return nothing_text("on_time_rate", t)
    return ""


def _lowest_level(levels: Iterable[Answer], t: Translator) -> str:
    """The level with the lowest rate, where chance does not explain that it is."""
    lowest = clearly_lowest(answer for answer in levels if answer.key in LEVELS)
    if lowest is None:
        return ""
    return t(
        "Thấp nhất: {level} **{rate}**.",
        level=inside(t(LEVELS[lowest.key or ""])),
        rate=value_text(lowest, t),
    )


def verdict_text(rate: Answer, goal: Target | None, t: Translator) -> str:
    """A rate with its verdict in a few words: "đúng hạn 93,28%, chưa đạt chỉ tiêu 95%"."""
    said = t("đúng hạn **{rate}**", rate=value_text(rate, t))
    if goal is None or not goal.in_force:
        return said
    if (rate.value or 0) >= goal.value:
        return t("{said}, đạt chỉ tiêu {target}", said=said, target=goal.text(t))
    return t("{said}, chưa đạt chỉ tiêu {target}", said=said, target=goal.text(t))
