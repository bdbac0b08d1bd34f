"""An answer in words: its value, its counts, its doubts. One wording for chart, table, export."""

from analytics.formats import count, reported, with_unit
from analytics.metrics import METRICS, SMALL
from analytics.query import Answer, value_text
from analytics.query.wording import doubt_marks, marks, missing_text, part_text
from analytics.texts import BASES, MARKS, translate, translator
from analytics.trend.subjects import Subject


def amount_text(subject: Subject, answer: Answer, language: str) -> str:
    """The value as the reader sees it, without a noun: "98,63%", "hơn 163.000", "10/63"."""
    if subject.metric:
        return value_text(answer, language)
    return reported(
        answer.value, answer.printed, subject.noun, answer.precision or "exact", language
    )


def noun_text(subject: Subject, answer: Answer, language: str) -> str:
    """The value with its noun: "130.729 hồ sơ", "hạng 10/63"."""
    return with_unit(amount_text(subject, answer, language), subject.noun, language)


def hollow(subject: Subject, answer: Answer, language: str) -> str:
    """Why the point is drawn hollow; "" for a full one."""
    if subject.metric and METRICS[subject.code].format == "rate" and not answer.has_counts:
        return MARKS["no_denominator"].in_(language)
    if answer.denominator is not None and answer.denominator < SMALL:
        return translate(language, "dưới {least} hồ sơ", least=SMALL)
    if not subject.metric and answer.basis == "derived":
        return BASES["derived"].in_(language)
    return ""


def doubts(subject: Subject, answer: Answer, language: str) -> list[str]:
    """The marks of an answer, in words."""
    if subject.metric:
        return [word for word, _meaning in marks(answer, language)]
    _ = translator(language)
    found = [word for word, _meaning in doubt_marks(answer.doubts, language)]
    found.append(BASES[answer.basis or "reported"].in_(language))
    if answer.scope_note:
        found.append(_("phạm vi theo nguồn"))
    return found


def details(subject: Subject, answer: Answer, language: str) -> list[str]:
    """What stands behind a value, line by line: counts, scope in the source's words, doubts."""
    _ = translator(language)
    said = []
    if answer.numerator is not None and answer.denominator is not None:
        said.append(
            _.plural("{numerator} trên {denominator} hồ sơ", answer.denominator).format(
                numerator=count(answer.numerator, language),
                denominator=count(answer.denominator, language),
            )
        )
        if subject.code == "on_time_rate":
            said.append(_("{count} hồ sơ trễ").format(count=count(answer.late, language)))
    said += doubts(subject, answer, language)
    if answer.scope_note:
        scope = _(answer.scope_note)
        said.append(translate(language, "Nguồn nêu phạm vi: {scope}.", scope=scope))
    note = answer.note if language == "vi" else answer.note_en
    return [*said, note] if note else said


def gap_text(answer: Answer, language: str) -> str:
    """What is known of a period that is left open: why, and what some units sent."""
    said = missing_text(answer, language)
    part = part_text(answer, language) if answer.is_part else ""
    return f"{said}. {part}" if part else said
