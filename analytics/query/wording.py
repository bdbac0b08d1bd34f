"""Say an answer and a comparison: the one wording for cards, tables, hover and exports."""

from collections import Counter
from collections.abc import Iterable, Sequence

from analytics.catalogue import Catalogue, Row
from analytics.formats import (
    MISSING,
    decimals_of,
    rate,
    rounds_apart,
)
from analytics.i18n import Translator, locator_words
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.query.answer import Answer
from analytics.query.compare import Comparison
from analytics.query.targets import Target
from analytics.texts import BASES, MARKS, Bilingual, inside, translatable

# What a rate has no value for want of, by what it is divided by.
_NOTHING = {
    "received": translatable("không tiếp nhận hồ sơ nào"),
    "resolved": translatable("không có hồ sơ nào đã giải quyết"),
    "to_process": translatable("không có hồ sơ nào phải giải quyết"),
    "pending": translatable("không có hồ sơ nào đang giải quyết"),
}
_UNITS = {"rate": "%", "count": "hồ sơ", "money": "đồng"}


def value_text(answer: Answer | None, t: Translator, short: bool = False) -> str:
    """The value as the reader sees it: a print as printed, a computed value rounded.

    ``short`` (cards) abbreviates money. "—" for no answer or no value.
    """
    if answer is None or answer.value is None:
        return MISSING
    kind = METRICS[answer.metric].format
    if answer.printed and _shows_print(answer):
        if kind == "money" and short and answer.precision == "exact":
            return t.money_short(answer.value)
        scale = 100 if kind == "rate" else 1
        text = t.reported(
            answer.value * scale,
            answer.printed,
            _UNITS[kind],
            answer.precision or "exact",
        )
        return text.removesuffix(" hồ sơ").removesuffix(" dossiers")
    return plain_text(answer.metric, answer.value, t, short)


def plain_text(metric: str, value: float | None, t: Translator, short: bool = False) -> str:
    """A bare value of a metric in its format, without words about precision."""
    kind = METRICS[metric].format
    if kind == "rate":
        return t.rate(value)
    if kind == "money":
        return t.money_short(value) if short else t.money(value)
    return t.count(value)


def counts_text(answer: Answer, t: Translator) -> str:
    """The two counts behind a rate: "111.824 trên 113.375 hồ sơ"."""
    return t.plural(
        "{numerator} trên {denominator} hồ sơ",
        answer.denominator,
        numerator=t.count(answer.numerator),
        denominator=t.count(answer.denominator),
    )


def late_text(late: float | None, t: Translator) -> str:
    """The dossiers late behind a rate: "1.551 hồ sơ trễ"; "" where they are not known."""
    return "" if late is None else t("{n} hồ sơ trễ", n=t.count(late))


def beside_text(answer: Answer | None, t: Translator) -> str:
    """What stands beside a rate: its late dossiers; where there is no rate, why."""
    if answer is None or answer.value is None:
        return missing_text(answer, t)
    return late_text(answer.late, t)


def line_text(target: Target, t: Translator) -> str:
    """What a rate is held against: "chỉ tiêu 95%", and from when where it does not count yet."""
    value = target.text(t)
    if target.in_force:
        return t("chỉ tiêu {value}", value=value)
    since = t.period(target.first_quarter, inside=True)
    return t("chỉ tiêu {value} (áp dụng từ {since})", value=value, since=since)


def missing_text(answer: Answer | None, t: Translator) -> str:
    """Why there is no value: nothing to divide by, units that have not reported, no figure."""
    if answer is not None and answer.is_part:
        return units_text(answer, t)
    if answer is not None and answer.nothing:
        return nothing_text(answer.metric, t)
    return t("chưa có số liệu cho lựa chọn này")


def nothing_text(metric: str, t: Translator) -> str:
    """That a rate divides by nothing: "không có hồ sơ nào đã giải quyết"."""
    return t(_NOTHING[METRICS[metric].denominator[0][0]])


def units_text(answer: Answer, t: Translator) -> str:
    """How many units reported: "161 trên 166 đơn vị đã gửi"."""
    covered = t.count(answer.covered)
    if answer.expected is None:
        return t.plural(
            "{covered} đơn vị đã gửi, không rõ bao nhiêu đơn vị phải gửi",
            answer.covered,
            covered=covered,
        )
    return t(
        "{covered} trên {expected} đơn vị đã gửi",
        covered=covered,
        expected=t.count(answer.expected),
    )


def part_text(answer: Answer, t: Translator) -> str:
    """What the units that reported come to, where they are only a part."""
    if answer.partial is None and answer.denominator != 0:
        return ""
    value = (
        nothing_text(answer.metric, t)
        if answer.partial is None
        else plain_text(answer.metric, answer.partial, t)
    )
    return t("Phần đã gửi: {value}; không phải số của cả phạm vi.", value=value)


def difference_text(comparison: Comparison, t: Translator) -> str:
    """The change in its unit ("+0,87 điểm %", "giảm khoảng 1.200"); "" where there is none."""
    if comparison.difference is None or comparison.earlier is None:
        return ""
    if comparison.hidden:
        return t("chênh lệch trong mức làm tròn")
    if METRICS[comparison.earlier.metric].format != "rate":
        return t.change(comparison.difference, comparison.approximate)
    return t.points(comparison.difference, comparison.decimals, comparison.approximate)


def rounding_note(earlier: Answer | None, later: Answer | None, t: Translator) -> str:
    """That a difference is not that of the two rates as they are shown; "" where it is.

    It stands beside the difference, wherever both rates stand there too.
    """
    if earlier is None or later is None or METRICS[later.metric].format != "rate":
        return ""
    if earlier.approximate or later.approximate:
        return ""
    if not rounds_apart(earlier.value, later.value, min(earlier.decimals, later.decimals)):
        return ""
    return t("chênh lệch tính từ số chưa làm tròn")


def comparison_text(comparison: Comparison, t: Translator) -> str:
    """What the card says it is compared with, or why it is not."""
    period = comparison.period
    name = t.period(period, inside=True) if period else ""
    earlier = comparison.earlier
    if comparison.state == "same":
        return t("so với {period}", period=name)
    if comparison.state == "similar":
        return t("so với {period} (phạm vi tương tự, chỉ để tham khảo)", period=name)
    if comparison.state == "break":
        return t("không so với {period}: tỉnh đã hợp nhất", period=name)
    if comparison.state == "definition" and earlier is not None:
        return t(
            "không so được với {period}: {definition}",
            period=name,
            definition=inside(t(METRICS[earlier.metric].label)),
        )
    if comparison.state == "missing":
        return t("{period} không có số này", period=t.period(period or ""))
    return t("chưa có số cùng kỳ để so sánh")


def marks(answer: Answer, t: Translator, source: str = "") -> list[tuple[str, str]]:
    """The small marks of doubt beside a value: (word, what it means), most telling first.

    ``source`` says where the value stands and follows the explanation of its basis.
    """
    words = doubt_marks(answer.doubts, t)
    is_rate = METRICS[answer.metric].format == "rate"
    if is_rate and not answer.has_counts and answer.value is not None:
        words.append(
            (
                t(MARKS["no_denominator"]),
                t("Nguồn chỉ nêu tỷ lệ, không nêu số hồ sơ: không cộng hay lấy trung bình được."),
            )
        )
    if answer.basis is not None:
        meaning = basis_text(answer, t)
        words.append((t(BASES[answer.basis]), f"{meaning} {source}".rstrip()))
    if answer.scope_note:
        words.append(
            (
                t("phạm vi theo văn bản"),
                t("Nguồn nêu phạm vi: {scope}.", scope=t(answer.scope_note)),
            )
        )
    if answer.is_part and (part := part_text(answer, t)):
        words.append((units_text(answer, t), part))
    return words


def source_text(answer: Answer, catalogue: Catalogue, t: Translator) -> str:
    """Where an answer stands: the document and the position in it; "" for none."""
    if answer.document is None:
        return ""
    return document_text(catalogue.documents[answer.document], answer.locator or "", t)


def document_text(document: Row, locator: str, t: Translator) -> str:
    """A document and the position in it: "Báo cáo …, mục II.2, đoạn 6."."""
    parts = (t.field(document, "title"), locator_words(locator, t))
    return f"{', '.join(part for part in parts if part)}."


def doubt_marks(doubts: Sequence[Bilingual], t: Translator) -> list[tuple[str, str]]:
    """The mark of figures that do not add up, with what does not; none without doubts."""
    if not doubts:
        return []
    return [(t(MARKS["contradiction"]), " ".join(map(t, doubts)))]


def conflict_text(stated: Iterable[Answer | None], t: Translator) -> str:
    """That figures which one sentence states do not fit together; "" where all do.

    A doubt that is shared by two of them connects them; a rate that is said with its counts states
    several figures by itself.
    """
    known = [answer for answer in stated if answer is not None]
    shared = Counter(doubt for answer in known for doubt in answer.doubts)
    alone = {doubt for answer in known if answer.has_counts for doubt in answer.doubts}
    conflict = next((doubt for doubt, n in shared.items() if n > 1 or doubt in alone), None)
    if conflict is None:
        return ""
    return t("Số liệu chưa thống nhất: {doubt}", doubt=t(conflict))


def backing_indicator(answer: Answer) -> str | None:
    """The indicator whose published figures back an answer: its own, or a complement's whole."""
    metric = METRICS[answer.metric]
    if answer.document is None:
        return None
    if answer.basis == "derived" and not metric.denominator:
        complement = BASE_COUNTS[metric.numerator[0][0]].complement if metric.numerator else None
        if complement is not None:
            return BASE_COUNTS[complement[0]].indicator
    return metric.indicator


def basis_text(answer: Answer, t: Translator) -> str:
    """Where the value comes from, in a sentence."""
    if answer.basis == "computed":
        return t("Tính từ hồ sơ của mọi đơn vị phải gửi trong phạm vi này.")
    if answer.basis == "derived":
        text = t("Tính lại từ số đã công bố của cùng một nguồn và cùng phạm vi.")
        note = t.pick(answer.note, answer.note_en)
        return f"{text} {note}" if note else text
    if not answer.printed:
        return t("Chia hai số mà cùng một nguồn công bố.")
    if not _shows_print(answer):
        return t(
            "Nguồn nêu {printed}; chia hai số hồ sơ của nguồn được {value}.",
            printed=answer.printed,
            value=t.rate(answer.recomputed),
        )
    return t("Số do nguồn công bố.")


def _shows_print(answer: Answer) -> bool:
    """Whether the value is the printed one, not the ratio that a cut-off print stands for."""
    if METRICS[answer.metric].format != "rate" or answer.recomputed is None:
        return True
    if answer.value != answer.recomputed:
        return True
    decimals = decimals_of(answer.printed or "")
    return rate(answer.value, "vi", decimals) == (answer.printed or "").strip()
