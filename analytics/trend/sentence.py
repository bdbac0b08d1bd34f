"""One sentence that says what the picture says, and no more than it can bear."""

from collections.abc import Mapping, Sequence

from analytics.control import Control, verdict_sentence, year_ago_sentence
from analytics.formats import count, with_unit
from analytics.periods import crosses_break, label, sort_key
from analytics.query import Answer, compare
from analytics.query.wording import difference_text, missing_text
from analytics.texts import inside, inside_name, translate, translator
from analytics.trend.runs import ENOUGH, longest, periods
from analytics.trend.say import noun_text
from analytics.trend.view import Trend


def sentence(
    trend: Trend,
    language: str,
    *,
    key: str | None = None,
    scope: str = "",
) -> str:
    """Say a trend: from where to where, highest, lowest; or that there is too little to say.

    Args:
        trend: what the picture shows.
        language: "vi" or "en".
        key: the highlighted part; None for the total.
        scope: the filter in words, named when it is not the whole province.

    Returns:
        One to four sentences; numbers between ** for emphasis. A change between two periods that
        control limits call usual is said to be that, not reported as a change.
    """
    _ = translator(language)
    name = trend.subject.name.in_(language)
    if scope:
        name = f"{name}, {scope}"
    if not trend.known:
        return _("{name}: chưa có số liệu cho lựa chọn này.").format(name=name)
    names = trend.called(language)
    part = names.get(key, key) if key is not None else None
    if part:
        name = f"{name} · {part}"
    own = [answer for answer in trend.answers if answer.key == key]
    limits = trend.control(key)
    said = [_course(trend, own, name, limits, language), _verdict(own, limits, language)]
    if key is not None:
        said.append(_newest(trend, names, language))
    gaps = [answer for answer in own if answer.value is None]
    if gaps:
        said.append(_gap(gaps, language))
    return " ".join(one for one in said if one)


def _verdict(own: Sequence[Answer], limits: Control, language: str) -> str:
    """Whether the newest point is news, of a seasonal count against the year before; or ""."""
    if limits.is_seasonal:
        return year_ago_sentence(limits, language)
    known = [answer for answer in own if answer.value is not None]
    newest = max(known, key=lambda answer: sort_key(answer.period), default=None)
    return "" if newest is None else verdict_sentence(limits, newest, language)


def _course(trend: Trend, own: Sequence[Answer], name: str, limits: Control, language: str) -> str:
    _ = translator(language)
    known = sorted(
        (answer for answer in own if answer.value is not None),
        key=lambda answer: sort_key(answer.period),
    )
    if not known:
        return _("{name}: chưa có số liệu cho lựa chọn này.").format(name=name)
    run = longest(own)
    values = {"name": name, "several": count(len(known), language)}
    if periods(run) >= ENOUGH:
        high, low = _extremes(trend, run)
        values |= _ends(trend, run[0], run[-1], language)
        values["several"] = count(periods(run), language)
        values |= {
            "high": noun_text(trend.subject, high, language),
            "high_when": _whenever(trend, high, run, language),
            "low": noun_text(trend.subject, low, language),
            "low_when": _whenever(trend, low, run, language),
            "change": _change(trend, run[0], run[-1], limits, language),
        }
        if values["high"] == values["low"]:
            return _(
                "{name}: **{last}** ở cả {several} kỳ, từ {first_when} đến {last_when}{change}."
            ).format(**values)
        if {values["high"], values["low"]} == {values["first"], values["last"]}:
            return _(
                "{name}: từ **{first}** ({first_when}) đến **{last}** ({last_when}){change}; cả"
                " {several} kỳ nằm giữa hai mức này."
            ).format(**values)
        return _(
            "{name}: từ **{first}** ({first_when}) đến **{last}** ({last_when}){change}; cao nhất"
            " **{high}** ({high_when}), thấp nhất **{low}** ({low_when})."
        ).format(**values)
    values |= _ends(trend, known[0], known[-1], language)
    if len(known) == 1:
        return _(
            "{name}: mới có một số liệu, **{last}** ({last_when}); chưa đủ số liệu để nói xu hướng."
        ).format(**values)
    text = _(
        "{name}: **{several}** số liệu, từ **{first}** ({first_when}) đến **{last}** ({last_when});"
        " chưa đủ số liệu để nói xu hướng"
    ).format(**values)
    reasons = _reasons(known, language)
    if not reasons:
        return f"{text}."
    if periods(run) == 1:
        return _("{text}: không hai số nào so được với nhau vì {reasons}.").format(
            text=text, reasons=reasons
        )
    most = _("nhiều nhất {n} số so được với nhau vì {reasons}").format(
        n=count(periods(run), language), reasons=reasons
    )
    return f"{text}: {most}."


def _ends(trend: Trend, first: Answer, last: Answer, language: str) -> dict[str, str]:
    return {
        "first": noun_text(trend.subject, first, language),
        "first_when": _when(first, language),
        "last": noun_text(trend.subject, last, language),
        "last_when": _when(last, language),
    }


def _reasons(known: Sequence[Answer], language: str) -> str:
    """Why the points are not one series."""
    _ = translator(language)
    found: list[str] = []
    if len({answer.scope_note for answer in known}) > 1:
        found.append(_("phạm vi mà nguồn nêu khác nhau"))
    if crosses_break(known[0].period, known[-1].period):
        found.append(_("tỉnh đã hợp nhất ngày 1/7/2025"))
    if len(found) > 1:
        return _("{one} và {other}").format(one=found[0], other=found[1])
    return "".join(found)


def _change(trend: Trend, first: Answer, last: Answer, limits: Control, language: str) -> str:
    """The change from the first to the last, where the two may be subtracted and it is news."""
    if not trend.subject.metric or trend.subject.rank:
        return ""
    if first.value == last.value:
        return ""
    # In a seasonal count the first quarter and the fourth always differ.
    if limits.is_seasonal and first.period[4:] != last.period[4:]:
        return ""
    if limits.verdict(first) == limits.verdict(last) == "usual":
        return translate(language, ", chênh lệch trong mức dao động thường")
    said = difference_text(compare(last, [first], first.period), language)
    if trend.subject.noun != "%":
        said = with_unit(said, trend.subject.noun, language)
    return f", {said}" if said else ""


def _extremes(trend: Trend, run: Sequence[Answer]) -> tuple[Answer, Answer]:
    """The highest and the lowest; the highest rank is the smallest number."""
    high = max(run, key=lambda answer: answer.value or 0.0)
    low = min(run, key=lambda answer: answer.value or 0.0)
    return (low, high) if trend.subject.rank else (high, low)


def _newest(trend: Trend, names: Mapping[str, str], language: str) -> str:
    """The highest and the lowest part of the newest period."""
    last = max((answer.period for answer in trend.known), key=sort_key)
    now = [answer for answer in trend.known if answer.period == last]
    if len({answer.value for answer in now}) < 2:
        return ""
    high, low = _extremes(trend, now)
    _ = translator(language)
    return _(
        "{period}: cao nhất là {high_name} **{high}**, thấp nhất là {low_name} **{low}**."
    ).format(
        period=label(last, language),
        high_name=_who(high, now, names, language),
        high=noun_text(trend.subject, high, language),
        low_name=_who(low, now, names, language),
        low=noun_text(trend.subject, low, language),
    )


def _who(one: Answer, now: Sequence[Answer], names: Mapping[str, str], language: str) -> str:
    """The part, with how many others have the same value."""
    _ = translator(language)
    name = _small(names.get(one.key or "", one.key or ""), language)
    others = sum(answer.value == one.value for answer in now) - 1
    if not others:
        return name
    return _.plural("{name} (và {n} mục khác)", others).format(name=name, n=count(others, language))


def _gap(gaps: Sequence[Answer], language: str) -> str:
    """Which periods are left open, and why: units have not reported, nothing to divide by."""
    _ = translator(language)
    said = []
    for found in ([one for one in gaps if one.is_part], [one for one in gaps if not one.is_part]):
        why = missing_text(found[0], language) if found else ""
        if len(found) == 1:
            period = label(found[0].period, language)
            said.append(_("{period} để trống: {why}.").format(period=period, why=why))
        elif found and found[0].is_part:
            text = _("{several} kỳ còn để trống vì chưa đủ đơn vị gửi hồ sơ.")
            said.append(text.format(several=count(len(found), language)))
        elif found:
            text = _("{several} kỳ để trống: {why}.")
            said.append(text.format(several=count(len(found), language), why=why))
    return " ".join(said)


def _when(answer: Answer, language: str) -> str:
    return label(answer.period, language, inside=True)


def _whenever(trend: Trend, answer: Answer, run: Sequence[Answer], language: str) -> str:
    """When a value was reached; of one that several periods share only how many they are."""
    text = noun_text(trend.subject, answer, language)
    times = sum(noun_text(trend.subject, one, language) == text for one in run)
    if times == 1:
        return _when(answer, language)
    return translate(language, "{several} kỳ", several=count(times, language))


def _small(name: str, language: str) -> str:
    """A part within a sentence: "cơ quan chuyên môn cấp tỉnh", "xã Cam Bình", "Sở Nội vụ"."""
    return inside(inside_name(name, language))
