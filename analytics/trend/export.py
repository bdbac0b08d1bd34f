"""A trend as a file: everything behind each value, its limits, definitions and sources."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analytics.control import TERMS, point_text, sentences
from analytics.export import Export
from analytics.formats import decimals_of
from analytics.periods import label
from analytics.query import Answer, Catalogue
from analytics.texts import BASES, DATASETS, translator
from analytics.trend.say import gap_text
from analytics.trend.table import number_of, with_noun
from analytics.trend.view import Trend


def export(
    trend: Trend,
    catalogue: Catalogue,
    language: str,
    *,
    heading: str,
    title: str,
) -> Export:
    """Everything behind the picture, one row per period and part, oldest first.

    Args:
        trend: the answers.
        catalogue: the sources' titles, the filter's words.
        language: "vi" or "en".
        heading: what the parts are; "" for a total.
        title: of the picture.

    Returns:
        The export: values at full precision in the subject's unit, the print beside them.
    """
    _ = translator(language)
    subject, question, names = trend.subject, trend.question, trend.called(language)
    value = with_noun(_("Giá trị"), trend)
    lower = with_noun(_("Giới hạn dưới"), trend)
    centre = with_noun(_("Mức trung bình"), trend)
    upper = with_noun(_("Giới hạn trên"), trend)
    columns: dict[str, Callable[[Answer], Any]] = {
        _("Kỳ"): lambda one: label(one.period, language),
        _("Mã kỳ"): lambda one: one.period,
        heading: lambda one: names.get(one.key or "", one.key or ""),
        value: lambda one: number_of(trend, one),
        _("Như bản in"): lambda one: one.printed,
        _("Tử số"): lambda one: one.numerator,
        _("Mẫu số"): lambda one: one.denominator,
        _("Căn cứ"): lambda one: one.basis and BASES[one.basis].in_(language),
        _("Phạm vi nguồn nêu"): lambda one: one.scope_note and _(one.scope_note),
        _("Đơn vị đã gửi"): lambda one: one.covered or None,
        _("Đơn vị phải gửi"): lambda one: one.expected,
        lower: lambda one: _limit(trend, one, "lower"),
        centre: lambda one: _limit(trend, one, "centre"),
        upper: lambda one: _limit(trend, one, "upper"),
        _("So với giới hạn"): lambda one: _compared(trend, one, language),
        _("Ghi chú"): lambda one: _explained(trend, one, language),
        _("Nguồn"): lambda one: _source(one, trend, catalogue, language),
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
            _("Bộ số liệu"): DATASETS[question.dataset].in_(language),
            _("Phạm vi"): catalogue.sentence(question.chosen, language),
            _("Chỉ số"): subject.name.in_(language),
        },
        frame=frame[kept],
        definitions=_definitions(trend, language),
        sources=tuple(catalogue.reference(code, language) for code in trend.documents),
        decimals=dict.fromkeys((value, lower, centre, upper), _decimals(trend)),
    )


def _limit(trend: Trend, answer: Answer, name: str) -> float | None:
    found = trend.controls[answer.key].limits(answer)
    return None if found is None else trend.scaled(getattr(found, name))


def _compared(trend: Trend, answer: Answer, language: str) -> str | None:
    found = trend.controls[answer.key]
    return None if found.limits(answer) is None else point_text(found, answer, language)


def _explained(trend: Trend, answer: Answer, language: str) -> str | None:
    if answer.value is None:
        return gap_text(answer, language)
    note = answer.note if language == "vi" else answer.note_en
    return note or None


def _source(answer: Answer, trend: Trend, catalogue: Catalogue, language: str) -> str | None:
    code = answer.document
    if code is None and trend.question.dataset == "demo":
        return DATASETS["demo"].in_(language)
    return None if code is None else str(catalogue.documents[code][f"title_{language}"])


def _definitions(trend: Trend, language: str) -> tuple[tuple[str, str], ...]:
    _ = translator(language)
    subject = trend.subject
    found = [(subject.name.in_(language), subject.meaning.in_(language))]
    if subject.formula is not None:
        found.append((_("Công thức"), subject.formula.in_(language)))
    if subject.caveat is not None:
        found.append((_("Lưu ý"), subject.caveat.in_(language)))
    if trend.gaps:
        found.append((_("Kỳ để trống"), _("Chưa đủ đơn vị gửi hồ sơ: phần đã gửi không là tổng.")))
    if trend.target is not None:
        found.append((_("Chỉ tiêu"), trend.target.source.in_(language)))
    found += [
        (label(day.isoformat(), language), vi if language == "vi" else en)
        for day, vi, en in trend.breaks
    ]
    return (*found, *_limit_definitions(trend, language))


def _limit_definitions(trend: Trend, language: str) -> list[tuple[str, str]]:
    """How limits were made, what is unusual, and what the words mean."""
    found = trend.controls
    if not any(one.pieces for one in found.values()) or not trend.subject.metric:
        return []
    _ = translator(language)
    whole = found.get(None)
    told = [] if whole is None else sentences(whole, language)
    said = [(_("Dao động"), " ".join(told))] if told else []
    if any(one.limited for one in found.values()):
        said += [(term.short.in_(language), term.full.in_(language)) for term in TERMS]
    return said


def _decimals(trend: Trend) -> int:
    """How many decimals a value is shown with: the most that is printed, else two for shares."""
    printed = [decimals_of(one.printed) for one in trend.answers if one.printed]
    return max([*printed, 2 if trend.subject.noun == "%" else 0])
