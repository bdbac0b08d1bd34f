"""Say an answer and a comparison: the one wording for cards, tables, hover and exports."""

from collections import Counter
from collections.abc import Iterable, Sequence

from analytics.formats import (
    MISSING,
    change,
    count,
    decimals_of,
    money,
    money_short,
    points,
    rate,
    reported,
    rounds_apart,
)
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.periods import label
from analytics.query.answer import Answer
from analytics.query.compare import Comparison
from analytics.texts import BASES, MARKS, Bilingual, inside, translatable, translate, translator

# What a rate has no value for want of, by what it is divided by.
_NOTHING = {
    "received": translatable("không tiếp nhận hồ sơ nào"),
    "resolved": translatable("không có hồ sơ nào đã giải quyết"),
    "to_process": translatable("không có hồ sơ nào phải giải quyết"),
    "pending": translatable("không có hồ sơ nào đang giải quyết"),
}
_UNITS = {"rate": "%", "count": "hồ sơ", "money": "đồng"}


def value_text(answer: Answer | None, language: str, short: bool = False) -> str:
    """The value as the reader sees it: a print as printed, a computed value rounded.

    ``short`` (cards) abbreviates money. "—" for no answer or no value.
    """
    if answer is None or answer.value is None:
        return MISSING
    kind = METRICS[answer.metric].format
    if answer.printed and _shows_print(answer):
        if kind == "money" and short and answer.precision == "exact":
            return money_short(answer.value, language)
        scale = 100 if kind == "rate" else 1
        text = reported(
            answer.value * scale,
            answer.printed,
            _UNITS[kind],
            answer.precision or "exact",
            language,
        )
        return text.removesuffix(" hồ sơ").removesuffix(" dossiers")
    return plain_text(answer.metric, answer.value, language, short)


def plain_text(metric: str, value: float | None, language: str, short: bool = False) -> str:
    """A bare value of a metric in its format, without words about precision."""
    kind = METRICS[metric].format
    if kind == "rate":
        return rate(value, language)
    if kind == "money":
        return (money_short if short else money)(value, language)
    return count(value, language)


def missing_text(answer: Answer | None, language: str) -> str:
    """Why there is no value: nothing to divide by, units that have not reported, no figure."""
    _ = translator(language)
    if answer is not None and answer.is_part:
        return units_text(answer, language)
    if answer is not None and answer.nothing:
        return nothing_text(answer.metric, language)
    return _("chưa có số liệu cho lựa chọn này")


def nothing_text(metric: str, language: str) -> str:
    """That a rate divides by nothing: "không có hồ sơ nào đã giải quyết"."""
    return translator(language)(_NOTHING[METRICS[metric].denominator[0][0]])


def units_text(answer: Answer, language: str) -> str:
    """How many units reported: "161 trên 166 đơn vị đã gửi"."""
    _ = translator(language)
    covered = count(answer.covered, language)
    if answer.expected is None:
        return _.plural(
            "{covered} đơn vị đã gửi, không rõ bao nhiêu đơn vị phải gửi", answer.covered
        ).format(covered=covered)
    return _("{covered} trên {expected} đơn vị đã gửi").format(
        covered=covered, expected=count(answer.expected, language)
    )


def part_text(answer: Answer, language: str) -> str:
    """What the units that reported come to, where they are only a part."""
    _ = translator(language)
    if answer.partial is None and answer.denominator != 0:
        return ""
    value = (
        nothing_text(answer.metric, language)
        if answer.partial is None
        else plain_text(answer.metric, answer.partial, language)
    )
    return _("Phần đã gửi: {value}; không phải số của cả phạm vi.").format(value=value)


def difference_text(comparison: Comparison, language: str) -> str:
    """The change in its unit ("+0,87 điểm %", "giảm khoảng 1.200"); "" where there is none."""
    if comparison.difference is None or comparison.earlier is None:
        return ""
    if comparison.hidden:
        _ = translator(language)
        return _("chênh lệch trong mức làm tròn")
    write = points if METRICS[comparison.earlier.metric].format == "rate" else change
    return write(comparison.difference, language, approximate=comparison.approximate)


def rounding_note(earlier: Answer | None, later: Answer | None, language: str) -> str:
    """That a difference is not that of the two rates as they are shown; "" where it is.

    It stands beside the difference, wherever both rates stand there too.
    """
    if earlier is None or later is None or METRICS[later.metric].format != "rate":
        return ""
    if earlier.approximate or later.approximate or not rounds_apart(earlier.value, later.value):
        return ""
    return translate(language, "chênh lệch tính từ số chưa làm tròn")


def comparison_text(comparison: Comparison, language: str) -> str:
    """What the card says it is compared with, or why it is not."""
    _ = translator(language)
    period = comparison.period
    name = label(period, language, inside=True) if period else ""
    earlier = comparison.earlier
    if comparison.state == "same":
        return _("so với {period}").format(period=name)
    if comparison.state == "similar":
        return _("so với {period} (≈ phạm vi gần giống)").format(period=name)
    if comparison.state == "break":
        return _("không so với {period}: tỉnh đã hợp nhất").format(period=name)
    if comparison.state == "definition" and earlier is not None:
        return _("không so được với {period}: {definition}").format(
            period=name,
            definition=inside(METRICS[earlier.metric].label.in_(language)),
        )
    if comparison.state == "missing":
        return _("{period} không có số này").format(period=label(period or "", language))
    return _("không có cùng kỳ để so")


def marks(answer: Answer, language: str, source: str = "") -> list[tuple[str, str]]:
    """The small marks of doubt beside a value: (word, what it means), most telling first.

    ``source`` says where the value stands and follows the explanation of its basis.
    """
    _ = translator(language)
    found = doubt_marks(answer.doubts, language)
    is_rate = METRICS[answer.metric].format == "rate"
    if is_rate and not answer.has_counts and answer.value is not None:
        found.append(
            (
                MARKS["no_denominator"].in_(language),
                _("Nguồn chỉ nêu tỷ lệ, không nêu số hồ sơ: không cộng hay lấy trung bình được."),
            )
        )
    if answer.basis is not None:
        meaning = basis_text(answer, language)
        found.append((BASES[answer.basis].in_(language), f"{meaning} {source}".rstrip()))
    if answer.scope_note:
        found.append(
            (
                _("phạm vi theo nguồn"),
                translate(language, "Nguồn nêu phạm vi: {scope}.", scope=_(answer.scope_note)),
            )
        )
    if answer.is_part and (told := part_text(answer, language)):
        found.append((units_text(answer, language), told))
    return found


def doubt_marks(doubts: Sequence[Bilingual], language: str) -> list[tuple[str, str]]:
    """The mark of figures that do not add up, with what does not; none without doubts."""
    if not doubts:
        return []
    return [(MARKS["contradiction"].in_(language), " ".join(one.in_(language) for one in doubts))]


def conflict_text(stated: Iterable[Answer | None], language: str) -> str:
    """That figures which one sentence states do not fit together; "" where all do.

    A doubt that is shared by two of them connects them; a rate that is said with its counts states
    several figures by itself.
    """
    known = [answer for answer in stated if answer is not None]
    shared = Counter(doubt for answer in known for doubt in answer.doubts)
    alone = {doubt for answer in known if answer.has_counts for doubt in answer.doubts}
    found = next((doubt for doubt, n in shared.items() if n > 1 or doubt in alone), None)
    if found is None:
        return ""
    _ = translator(language)
    return _("Số in có điểm không khớp: {doubt}").format(doubt=found.in_(language))


def evidence(answer: Answer) -> str | None:
    """The indicator whose published figures back an answer: its own, or a complement's whole."""
    metric = METRICS[answer.metric]
    if answer.document is None:
        return None
    if answer.basis == "derived" and not metric.denominator:
        complement = BASE_COUNTS[metric.numerator[0][0]].complement if metric.numerator else None
        if complement is not None:
            return BASE_COUNTS[complement[0]].indicator
    return metric.indicator


def basis_text(answer: Answer, language: str) -> str:
    """Where the value comes from, in a sentence."""
    _ = translator(language)
    if answer.basis == "computed":
        return _("Tính từ hồ sơ của mọi đơn vị phải gửi trong phạm vi này.")
    if answer.basis == "derived":
        told = _("Suy ra từ số đã công bố của cùng một nguồn và cùng phạm vi.")
        note = answer.note if language == "vi" else answer.note_en
        return f"{told} {note}" if note else told
    if not answer.printed:
        return _("Chia hai số mà cùng một nguồn công bố.")
    if not _shows_print(answer):
        return _("Nguồn in {printed}; chia hai số hồ sơ của nguồn được {value}.").format(
            printed=answer.printed, value=rate(answer.recomputed, language)
        )
    return _("Số do nguồn công bố.")


def _shows_print(answer: Answer) -> bool:
    """Whether the value is the printed one, not the ratio that a cut-off print stands for."""
    if METRICS[answer.metric].format != "rate" or answer.recomputed is None:
        return True
    if answer.value != answer.recomputed:
        return True
    decimals = decimals_of(answer.printed or "")
    return rate(answer.value, "vi", decimals) == (answer.printed or "").strip()
