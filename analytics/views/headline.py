"""The sentence a leader reads first, written from the same answers that the page shows."""

from collections.abc import Iterable

from analytics.i18n import Translator
from analytics.query import Answer
from analytics.query.wording import conflict_text, nothing_text, units_text, value_text
from analytics.texts import LEVELS, inside, translatable
from analytics.views.control import clearly_lowest

_OF_RESOLVED = translatable(
    "{name}: **{rate}** hồ sơ được trả đúng hạn ({on_time} trên {of} hồ sơ đã giải quyết),"
    " **{late}** hồ sơ trễ hạn."
)
_OF_RECEIVED = translatable(
    "{name}: **{rate}** hồ sơ tiếp nhận đã được trả đúng hạn ({on_time} trên {of} hồ sơ)."
)


def headline(
    period: str,
    rate: Answer | None,
    resolved: Answer | None,
    late: Answer | None,
    t: Translator,
    *,
    levels: Iterable[Answer] = (),
    scope: str = "",
) -> str:
    """Say how punctual the scope was in a period, as boldly as the figures allow.

    Args:
        period: the period's code.
        rate: the on-time rate, with or without counts.
        resolved: dossiers resolved, exact or approximate.
        late: dossiers resolved late.
        levels: on-time rates by level; the lowest is named when there are several.
        scope: the filter in words, as within a sentence; "" for the whole province.

    Returns:
        One or two sentences; numbers between ** for emphasis.
    """
    name = t.period(period)
    if scope:
        name = f"{name}, {scope}"
    known = rate is not None and rate.value is not None
    sent = "" if rate is None or not rate.is_part else units_text(rate, t)
    if sent and not known:
        return t("{name}: {units}, nên chưa có số của cả phạm vi.", name=name, units=sent)
    if not known and (nothing := _nothing(rate, resolved, t)):
        return t("{name}: {nothing}, nên không có tỷ lệ đúng hạn.", name=name, nothing=nothing)
    if not known and (resolved is None or resolved.value is None):
        return t("{name}: chưa có số liệu về giải quyết hồ sơ đúng hạn.", name=name)
    values = {
        "name": name,
        "rate": value_text(rate, t),
        "resolved": value_text(resolved, t),
    }
    if rate is None or rate.value is None:
        assert resolved is not None
        text = t.plural(
            "{name}: đã giải quyết **{resolved}** hồ sơ; nguồn không nêu tỷ lệ đúng hạn.",
            resolved.value,
        )
        return text.format(**values)
    if rate.numerator is not None and rate.denominator is not None:
        # Counts of one document: those behind the rate, and late as that document prints it.
        values["on_time"] = t.count(rate.numerator)
        values["of"] = t.count(rate.denominator)
        values["late"] = t.count(rate.denominator - rate.numerator)
        if late is not None and late.value is not None and late.document == rate.document:
            values["late"] = value_text(late, t)
        text = _OF_RESOLVED if rate.metric == "on_time_rate" else _OF_RECEIVED
        text = t(text)
    elif late is not None and late.value is not None and late.document == rate.document:
        values["late"] = value_text(late, t)
        text = t("{name}: **{rate}** hồ sơ được trả đúng hạn, **{late}** hồ sơ trễ hạn.")
    elif resolved is not None and resolved.value is not None:
        text = t.plural(
            "{name}: **{rate}** hồ sơ được trả đúng hạn trong {resolved} hồ sơ đã giải quyết; nguồn"
            " không nêu số hồ sơ trễ.",
            resolved.value,
        )
    else:
        text = t("{name}: **{rate}** hồ sơ được trả đúng hạn; nguồn không nêu số hồ sơ.")
    sentences = [
        text.format(**values),
        conflict_text((rate, late, resolved), t),
        _lowest_level(levels, t),
        # The print is of the whole; the files beside it are a part and stand on the cards.
        t("Hồ sơ: {units}.", units=sent) if sent else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


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
        "Thấp nhất là {level}: **{rate}**.",
        level=inside(t(LEVELS[lowest.key or ""])),
        rate=value_text(lowest, t),
    )
