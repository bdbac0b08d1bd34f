"""An answer in words: its value, its counts, its doubts. One wording for chart, table, export."""

from analytics.i18n import Translator
from analytics.metrics import METRICS, SMALL
from analytics.query import Answer, value_text
from analytics.query.wording import doubt_marks, marks, missing_text, part_text
from analytics.texts import BASES, MARKS
from analytics.views.trend.subjects import Subject


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
        found.append(t("phạm vi theo nguồn"))
    return found


def details(subject: Subject, answer: Answer, t: Translator) -> list[str]:
    """What stands behind a value, line by line: counts, scope in the source's words, doubts."""
    said = []
    if answer.numerator is not None and answer.denominator is not None:
        said.append(
            t.plural(
                "{numerator} trên {denominator} hồ sơ",
                answer.denominator,
                numerator=t.count(answer.numerator),
                denominator=t.count(answer.denominator),
            )
        )
        if subject.code == "on_time_rate":
            said.append(t("{count} hồ sơ trễ", count=t.count(answer.late)))
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
