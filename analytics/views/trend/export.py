"""A trend as a file: everything behind each value, its limits, definitions and sources."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analytics.formats import decimals_of
from analytics.i18n import Translator
from analytics.query import Answer, Catalogue
from analytics.tables import Export
from analytics.texts import BASES, DATASETS
from analytics.views.control import TERMS, point_text, sentences
from analytics.views.trend.say import gap_text
from analytics.views.trend.table import number_of, with_noun
from analytics.views.trend.view import Trend


def export(
    trend: Trend,
    catalogue: Catalogue,
    t: Translator,
    *,
    heading: str,
    title: str,
) -> Export:
    """Everything behind the picture, one row per period and part, oldest first.

    Args:
        trend: the answers.
        catalogue: the sources' titles, the filter's words.
        heading: what the parts are; "" for a total.
        title: of the picture.

    Returns:
        The export: values at full precision in the subject's unit, the print beside them.
    """
    subject, question, names = trend.subject, trend.question, trend.called(t)
    value = with_noun(t("Giá trị"), trend)
    lower = with_noun(t("Giới hạn dưới"), trend)
    centre = with_noun(t("Mức trung bình"), trend)
    upper = with_noun(t("Giới hạn trên"), trend)
    columns: dict[str, Callable[[Answer], Any]] = {
        t("Kỳ"): lambda one: t.period(one.period),
        t("Mã kỳ"): lambda one: one.period,
        heading: lambda one: names.get(one.key or "", one.key or ""),
        value: lambda one: number_of(trend, one),
        t("Như bản in"): lambda one: one.printed,
        t("Tử số"): lambda one: one.numerator,
        t("Mẫu số"): lambda one: one.denominator,
        t("Căn cứ"): lambda one: one.basis and t(BASES[one.basis]),
        t("Phạm vi nguồn nêu"): lambda one: one.scope_note and t(one.scope_note),
        t("Đơn vị đã gửi"): lambda one: one.covered or None,
        t("Đơn vị phải gửi"): lambda one: one.expected,
        lower: lambda one: _limit(trend, one, "lower"),
        centre: lambda one: _limit(trend, one, "centre"),
        upper: lambda one: _limit(trend, one, "upper"),
        t("So với giới hạn"): lambda one: _compared(trend, one, t),
        t("Ghi chú"): lambda one: _explained(trend, one, t),
        t("Nguồn"): lambda one: _source(one, trend, catalogue, t),
    }
    if not heading:
        del columns[heading]
    frame = pd.DataFrame(
        {name: [say(one) for one in trend.answers] for name, say in columns.items()}
    )
    kept = [name for name in frame if name == value or frame[name].notna().any()]
    return Export(
        title=title,
        about={
            t("Bộ số liệu"): t(DATASETS[question.dataset]),
            t("Phạm vi"): catalogue.sentence(question.chosen, t),
            t("Chỉ số"): t(subject.name),
        },
        frame=frame[kept],
        definitions=_definitions(trend, t),
        sources=tuple(catalogue.reference(code, t) for code in trend.documents),
        decimals=dict.fromkeys((value, lower, centre, upper), _decimals(trend)),
    )


def _limit(trend: Trend, answer: Answer, name: str) -> float | None:
    found = trend.controls[answer.key].limits(answer)
    return None if found is None else trend.scaled(getattr(found, name))


def _compared(trend: Trend, answer: Answer, t: Translator) -> str | None:
    found = trend.controls[answer.key]
    return None if found.limits(answer) is None else point_text(found, answer, t)


def _explained(trend: Trend, answer: Answer, t: Translator) -> str | None:
    if answer.value is None:
        return gap_text(answer, t)
    note = t.pick(answer.note, answer.note_en)
    return note or None


def _source(answer: Answer, trend: Trend, catalogue: Catalogue, t: Translator) -> str | None:
    code = answer.document
    if code is None and trend.question.dataset == "demo":
        return t(DATASETS["demo"])
    return None if code is None else str(t.field(catalogue.documents[code], "title"))


def _definitions(trend: Trend, t: Translator) -> tuple[tuple[str, str], ...]:
    subject = trend.subject
    found = [(t(subject.name), t(subject.meaning))]
    if subject.formula is not None:
        found.append((t("Công thức"), t(subject.formula)))
    if subject.caveat is not None:
        found.append((t("Lưu ý"), t(subject.caveat)))
    if trend.gaps:
        found.append((t("Kỳ để trống"), t("Chưa đủ đơn vị gửi hồ sơ: phần đã gửi không là tổng.")))
    if trend.target is not None:
        found.append((t("Chỉ tiêu"), t(trend.target.source)))
    found += [
        (t.period(day.isoformat()), vi if t.language == "vi" else en)
        for day, vi, en in trend.breaks
    ]
    return (*found, *_limit_definitions(trend, t))


def _limit_definitions(trend: Trend, t: Translator) -> list[tuple[str, str]]:
    """How limits were made, what is unusual, and what the words mean."""
    found = trend.controls
    if not any(one.pieces for one in found.values()) or not trend.subject.metric:
        return []
    whole = found.get(None)
    told = [] if whole is None else sentences(whole, t)
    said = [(t("Dao động"), " ".join(told))] if told else []
    if any(one.limited for one in found.values()):
        said += [(t(term.short), t(term.full)) for term in TERMS]
    return said


def _decimals(trend: Trend) -> int:
    """How many decimals a value is shown with: the most that is printed, else two for shares."""
    printed = [decimals_of(one.printed) for one in trend.answers if one.printed]
    return max([*printed, 2 if trend.subject.noun == "%" else 0])
