"""A trend in words: one sentence that says no more than it can bear, and each answer."""

from collections.abc import Mapping, Sequence

from analytics.i18n import Translator
from analytics.metrics import METRICS, SMALL
from analytics.periods import crosses_break, sort_key
from analytics.query import Answer, State, compare, targets, value_text
from analytics.query.wording import (
    counts_text,
    difference_text,
    doubt_marks,
    late_text,
    marks,
    missing_text,
    part_text,
)
from analytics.texts import BASES, MARKS, inside, translatable
from analytics.views.attention.text import points_below
from analytics.views.control import Control, verdict_sentence, year_ago_sentence
from analytics.views.trend.data import ENOUGH, Trend, longest, periods
from analytics.views.trend.subjects import Subject

# A part and those of the same value, by what the parts are.
_ALIKE = {
    "level": translatable("{name} (và {n} cấp khác)"),
    "unit": translatable("{name} (và {n} đơn vị khác)"),
    "sector": translatable("{name} (và {n} lĩnh vực khác)"),
}


def amount_text(subject: Subject, answer: Answer, t: Translator) -> str:
    """The value as the reader sees it, without a noun: "98,63%", "hơn 163.000", "10/63"."""
    if subject.metric:
        return value_text(answer, t)
    return t.reported(answer.value, answer.printed, subject.noun, answer.precision or "exact")


def noun_text(subject: Subject, answer: Answer, t: Translator) -> str:
    """The value with its noun: "130.729 hồ sơ", "hạng 10/63"."""
    return t.with_unit(amount_text(subject, answer, t), subject.noun)


def hollow(subject: Subject, answer: Answer, t: Translator) -> str:
    """Why the point is drawn hollow; "" for a full one."""
    if subject.metric and METRICS[subject.code].format == "rate" and not answer.has_counts:
        return t(MARKS["no_denominator"])
    if answer.denominator is not None and answer.denominator < SMALL:
        return t("dưới {least} hồ sơ", least=SMALL)
    if not subject.metric and answer.basis == "derived":
        return t(BASES["derived"])
    return ""


def doubts(subject: Subject, answer: Answer, t: Translator) -> list[str]:
    """The marks of an answer, in words."""
    if subject.metric:
        return [word for word, _meaning in marks(answer, t)]
    found = [word for word, _meaning in doubt_marks(answer.doubts, t)]
    found.append(t(BASES[answer.basis or "reported"]))
    if answer.scope_note:
        found.append(t("phạm vi theo văn bản"))
    return found


def details(subject: Subject, answer: Answer, t: Translator) -> list[str]:
    """What stands behind a value, line by line: counts, scope in the source's words, doubts."""
    said = []
    if answer.numerator is not None and answer.denominator is not None:
        said.append(counts_text(answer, t))
        if subject.code == "on_time_rate":
            said.append(late_text(answer.late, t))
    said += doubts(subject, answer, t)
    if answer.scope_note:
        scope = t(answer.scope_note)
        said.append(t("Nguồn nêu phạm vi: {scope}.", scope=scope))
    note = t.pick(answer.note, answer.note_en)
    return [*said, note] if note else said


def gap_text(answer: Answer, t: Translator) -> str:
    """What is known of a period that is left open: why, and what some units sent."""
    said = missing_text(answer, t)
    part = part_text(answer, t) if answer.is_part else ""
    return f"{said}. {part}" if part else said


def sentence(
    trend: Trend,
    t: Translator,
    *,
    key: str | None = None,
    scope: str = "",
) -> str:
    """Say a trend: from where to where, highest, lowest; or that there is too little to say.

    Args:
        trend: what the picture shows.
        t: the reader's language.
        key: the part that is followed; None for the total.
        scope: the filter in words, named when it is not the whole province.

    Returns:
        A few sentences that go on from the newest number, which stands before them; what is
        between ** stands out. A change between two periods that control limits call usual is
        said to be that, not reported as a change.
    """
    names = trend.called(t)
    part = _small(names.get(key, key), t) if key is not None else ""
    name = ", ".join(one for one in (t(trend.subject.name), part, scope) if one)
    answer = newest(trend, key)
    if answer is None:
        return t("{name}: chưa có số liệu cho lựa chọn này.", name=name)
    own = [answer for answer in trend.answers if answer.key == key]
    limits = trend.control(key)
    said = [
        f"{name}, {_when(answer, t)}{_against_target(trend, answer, t)}.",
        _course(trend, own, limits, t),
        _verdict(answer, limits, t),
    ]
    if key is not None:
        said.append(_highest_and_lowest(trend, names, t))
    gaps = [answer for answer in own if answer.value is None]
    if gaps:
        said.append(_gap(gaps, t))
    return " ".join(one for one in said if one)


def newest(trend: Trend, key: str | None) -> Answer | None:
    """The newest value of what is followed: of the part, or of the total."""
    own = [answer for answer in trend.known if answer.key == key]
    return max(own, key=lambda answer: sort_key(answer.period), default=None)


def standing(trend: Trend, answer: Answer | None) -> State | None:
    """How the newest value stands to a target in force; None without one."""
    if answer is None or answer.value is None:
        return None
    return targets.standing(answer.value, trend.target)


def _against_target(trend: Trend, answer: Answer, t: Translator) -> str:
    """The distance to a target in force, as the sentence goes on; "" without one."""
    goal, found = trend.target, standing(trend, answer)
    if goal is None or found is None or answer.value is None:
        return ""
    gap = round(goal.value - answer.value, 12)
    if gap <= 0:
        return t(", đạt chỉ tiêu {target}", target=goal.text(t))
    return t(
        ", **thấp hơn {gap} so với chỉ tiêu {target}**",
        target=goal.text(t),
        gap=t(points_below(answer, goal)),
    )


def _verdict(last: Answer, limits: Control, t: Translator) -> str:
    """Whether the newest point is news, of a seasonal count against the year before; or ""."""
    if limits.is_seasonal:
        return year_ago_sentence(limits, t)
    return verdict_sentence(limits, last, t)


def _course(trend: Trend, own: Sequence[Answer], limits: Control, t: Translator) -> str:
    known = sorted(
        (answer for answer in own if answer.value is not None),
        key=lambda answer: sort_key(answer.period),
    )
    run = longest(own)
    values = {"several": t.count(len(known))}
    if periods(run) >= ENOUGH:
        high, low = _extremes(trend, run)
        values |= _ends(trend, run[0], run[-1], t)
        values["several"] = t.count(periods(run))
        values |= {
            "high": noun_text(trend.subject, high, t),
            "high_when": _whenever(trend, high, run, t),
            "low": noun_text(trend.subject, low, t),
            "low_when": _whenever(trend, low, run, t),
            "change": _change(trend, run[0], run[-1], limits, t),
        }
        if values["high"] == values["low"]:
            return t("Cả {several} kỳ đều {last}, từ {first_when} đến {last_when}.", **values)
        course = t("Từ {first} ({first_when}) đến {last} ({last_when}){change}", **values)
        ends = (values["first"], values["last"])
        extremes = [
            text.format(**values)
            for text, value in (
                (t("cao nhất {high} ({high_when})"), values["high"]),
                (t("thấp nhất {low} ({low_when})"), values["low"]),
            )
            if value not in ends
        ]
        said = ", ".join(extremes) or t("cả {several} kỳ nằm giữa hai mức này", **values)
        return f"{course}; {said}."
    values |= _ends(trend, known[0], known[-1], t)
    if len(known) == 1:
        return t("Mới có 1 số liệu, chưa đủ để kết luận xu hướng.")
    text = t(
        "{several} số liệu, từ {first} ({first_when}) đến {last} ({last_when}); chưa đủ để kết luận"
        " xu hướng",
        **values,
    )
    reasons = _reasons(known, t)
    if not reasons:
        return f"{text}."
    if periods(run) == 1:
        return t(
            "{text}: không hai kỳ nào so được với nhau, vì {reasons}.", text=text, reasons=reasons
        )
    most = t(
        "nhiều nhất {n} kỳ so được với nhau, vì {reasons}", n=t.count(periods(run)), reasons=reasons
    )
    return f"{text}: {most}."


def _ends(trend: Trend, first: Answer, last: Answer, t: Translator) -> dict[str, str]:
    return {
        "first": noun_text(trend.subject, first, t),
        "first_when": _when(first, t),
        "last": noun_text(trend.subject, last, t),
        "last_when": _when(last, t),
    }


def _reasons(known: Sequence[Answer], t: Translator) -> str:
    """Why the points are not one series."""
    found: list[str] = []
    if len({answer.scope_note for answer in known}) > 1:
        found.append(t("phạm vi mà nguồn nêu khác nhau"))
    if crosses_break(known[0].period, known[-1].period):
        found.append(t("tỉnh đã hợp nhất ngày 1/7/2025"))
    if len(found) > 1:
        return t("{one} và {other}", one=found[0], other=found[1])
    return "".join(found)


def _change(trend: Trend, first: Answer, last: Answer, limits: Control, t: Translator) -> str:
    """The change from the first to the last, where the two may be subtracted and it is news."""
    if not trend.subject.metric or trend.subject.rank:
        return ""
    if first.value == last.value:
        return ""
    # In a seasonal count the first quarter and the fourth always differ.
    if limits.is_seasonal and first.period[4:] != last.period[4:]:
        return ""
    if limits.verdict(first) == limits.verdict(last) == "usual":
        return t(", không thay đổi đáng kể")
    said = difference_text(compare(last, [first], first.period), t)
    if trend.subject.noun != "%":
        said = t.with_unit(said, trend.subject.noun)
    return f", **{said}**" if said else ""


def _extremes(trend: Trend, run: Sequence[Answer]) -> tuple[Answer, Answer]:
    """The highest and the lowest; the highest rank is the smallest number."""
    high = max(run, key=lambda answer: answer.value or 0.0)
    low = min(run, key=lambda answer: answer.value or 0.0)
    return (low, high) if trend.subject.rank else (high, low)


def _highest_and_lowest(trend: Trend, names: Mapping[str, str], t: Translator) -> str:
    """The highest and the lowest part of the newest period."""
    last = max((answer.period for answer in trend.known), key=sort_key)
    now = [answer for answer in trend.known if answer.period == last]
    if len({answer.value for answer in now}) < 2:
        return ""
    high, low = _extremes(trend, now)
    return t(
        "{period}: cao nhất là {high_name} {high}, thấp nhất là {low_name} {low}.",
        period=t.period(last),
        high_name=_who(high, now, trend, names, t),
        high=noun_text(trend.subject, high, t),
        low_name=_who(low, now, trend, names, t),
        low=noun_text(trend.subject, low, t),
    )


def _who(
    one: Answer, now: Sequence[Answer], trend: Trend, names: Mapping[str, str], t: Translator
) -> str:
    """The part, with how many others have the same value."""
    name = _small(names.get(one.key or "", one.key or ""), t)
    others = sum(answer.value == one.value for answer in now) - 1
    if not others:
        return name
    return t.plural(_ALIKE[trend.question.split or "level"], others, name=name, n=t.count(others))


def _gap(gaps: Sequence[Answer], t: Translator) -> str:
    """Which periods are left open, and why: units have not reported, nothing to divide by."""
    said = []
    for found in ([one for one in gaps if one.is_part], [one for one in gaps if not one.is_part]):
        why = missing_text(found[0], t) if found else ""
        if len(found) == 1:
            period = t.period(found[0].period)
            said.append(t("{period} để trống: {why}.", period=period, why=why))
        elif found and found[0].is_part:
            text = t("{several} kỳ còn để trống vì chưa đủ đơn vị gửi hồ sơ.")
            said.append(text.format(several=t.count(len(found))))
        elif found:
            text = t("{several} kỳ để trống: {why}.")
            said.append(text.format(several=t.count(len(found)), why=why))
    return " ".join(said)


def _when(answer: Answer, t: Translator) -> str:
    return t.period(answer.period, inside=True)


def _whenever(trend: Trend, answer: Answer, run: Sequence[Answer], t: Translator) -> str:
    """When a value was reached; of one that several periods share only how many they are."""
    text = noun_text(trend.subject, answer, t)
    times = sum(noun_text(trend.subject, one, t) == text for one in run)
    if times == 1:
        return _when(answer, t)
    return t("{several} kỳ", several=t.count(times))


def _small(name: str, t: Translator) -> str:
    """A part within a sentence: "cơ quan chuyên môn cấp tỉnh", "xã Cam Bình", "Sở Nội vụ"."""
    return inside(t.name(name))


def hover(trend: Trend, answer: Answer, t: Translator) -> list[str]:
    """The table's row in words, for the picture."""
    if answer.value is None:
        return [gap_text(answer, t)]
    return details(trend.subject, answer, t)
