"""Answers as a table on the page, and as an export with everything behind each value."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.export import Export
from analytics.formats import count, decimals_of
from analytics.periods import label, sort_key
from analytics.query import Answer, Catalogue
from analytics.query.tabular import Table
from analytics.texts import BASES, DATASETS, translator
from analytics.trend.say import amount_text, details, doubts, part_text, units_text
from analytics.trend.view import Trend

# Parts that stand side by side; more of them stand below each other.
ACROSS = 6
# Rows of a page's table: beyond, drawing it costs more than everything else on the page (110 ms for
# 2,800 rows), and nobody reads them there; the export has all.
_ROWS = 600


def table(trend: Trend, language: str, *, heading: str) -> Table:
    """The answers for the page: periods down, parts across; many parts below each other.

    Args:
        trend: the answers.
        language: "vi" or "en".
        heading: what the parts are ("Cấp", "Đơn vị").

    Returns:
        The table, newest period first; numbers in the subject's unit. Of very many parts only the
        newest periods (``left_out`` tells).
    """
    short = trend.called(language, short=True)
    if short and len(short) <= ACROSS:
        return _across(trend, language, short)
    return _down(trend, language, trend.called(language), heading if short else "")


def _across(trend: Trend, language: str, names: Mapping[str, str]) -> Table:
    periods = _newest_first(trend.answers)
    found = {(answer.period, answer.key): answer for answer in trend.answers}
    _ = translator(language)
    frame: dict[str, list[Any]] = {_("Kỳ"): [label(p, language) for p in periods]}
    texts = {}
    for key, name in names.items():
        column = [found.get((period, key)) for period in periods]
        title = with_noun(name, trend)
        frame[title] = [_number(trend, answer) for answer in column]
        texts[title] = [_said(trend, answer, language) for answer in column]
    if trend.gaps:
        frame[_("Ghi chú")] = [_gaps(found, period, names, language) for period in periods]
    return Table(pd.DataFrame(frame), texts)


def _gaps(
    found: Mapping[tuple[str, str | None], Answer],
    period: str,
    names: Mapping[str, str],
    language: str,
) -> str:
    """Which parts are left open in a period, and how many of their units reported."""
    open_ones = {key: found.get((period, key)) for key in names}
    return "; ".join(
        f"{names[key]}: {units_text(answer, language)}"
        for key, answer in open_ones.items()
        if answer is not None and answer.value is None
    )


def _down(trend: Trend, language: str, names: Mapping[str, str], heading: str) -> Table:
    _ = translator(language)
    order = {key: place for place, key in enumerate(names)}
    shown = set(_newest_first(trend.answers)[: _fitting(trend)])
    answers = [one for one in trend.answers if one.period in shown]
    answers.sort(key=lambda one: order.get(one.key or "", -1))
    answers.sort(key=lambda one: sort_key(one.period), reverse=True)
    value = with_noun(trend.subject.name.in_(language), trend)
    frame: dict[str, list[Any]] = {_("Kỳ"): [label(one.period, language) for one in answers]}
    if heading:
        frame[heading] = [names.get(one.key or "", one.key or "") for one in answers]
    frame[value] = [_number(trend, one) for one in answers]
    texts = {value: [_said(trend, one, language) for one in answers]}
    if any(one.has_counts for one in answers):
        for title, counts in (
            (_("Tử số (hồ sơ)"), [one.numerator for one in answers]),
            (_("Mẫu số (hồ sơ)"), [one.denominator for one in answers]),
        ):
            frame[title] = counts
            texts[title] = [count(number, language) for number in counts]
    frame[_("Ghi chú")] = [_remark(trend, one, language) for one in answers]
    return Table(pd.DataFrame(frame), texts)


def left_out(trend: Trend) -> tuple[int, int]:
    """How many periods the page's table shows, and how many there are."""
    periods = len({answer.period for answer in trend.answers})
    if len(trend.names) <= ACROSS:
        return periods, periods
    return min(_fitting(trend), periods), periods


def _fitting(trend: Trend) -> int:
    return max(_ROWS // max(len(trend.names), 1), 1)


def with_noun(title: str, trend: Trend) -> str:
    """The title of a column of values, with the per cent sign where they are shares."""
    return f"{title} (%)" if trend.subject.noun == "%" else title


def _remark(trend: Trend, answer: Answer, language: str) -> str:
    if answer.value is None:
        return part_text(trend.subject, answer, language)
    return " · ".join(doubts(trend.subject, answer, language))


def _said(trend: Trend, answer: Answer | None, language: str) -> str:
    if answer is None:
        return "—"
    if answer.value is None:
        return units_text(answer, language)
    return amount_text(trend.subject, answer, language)


def _number(trend: Trend, answer: Answer | None) -> float | None:
    return None if answer is None or answer.value is None else trend.amount(answer)


def _newest_first(answers: Sequence[Answer]) -> list[str]:
    return sorted({answer.period for answer in answers}, key=sort_key, reverse=True)


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
    columns: dict[str, Callable[[Answer], Any]] = {
        _("Kỳ"): lambda one: label(one.period, language),
        _("Mã kỳ"): lambda one: one.period,
        heading: lambda one: names.get(one.key or "", one.key or ""),
        value: lambda one: _number(trend, one),
        _("Như bản in"): lambda one: one.printed,
        _("Tử số"): lambda one: one.numerator,
        _("Mẫu số"): lambda one: one.denominator,
        _("Căn cứ"): lambda one: one.basis and BASES[one.basis].in_(language),
        _("Phạm vi nguồn nêu"): lambda one: one.scope_note and _(one.scope_note),
        _("Đơn vị đã gửi"): lambda one: one.covered or None,
        _("Đơn vị phải gửi"): lambda one: one.expected,
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
        sources=tuple(_document(catalogue, code, language) for code in trend.documents),
        decimals={value: _decimals(trend)},
    )


def _explained(trend: Trend, answer: Answer, language: str) -> str | None:
    if answer.value is None:
        return part_text(trend.subject, answer, language)
    note = answer.note if language == "vi" else answer.note_en
    return note or None


def _source(answer: Answer, trend: Trend, catalogue: Catalogue, language: str) -> str | None:
    code = answer.document
    if code is None and trend.question.dataset == "demo":
        return DATASETS["demo"].in_(language)
    return None if code is None else str(catalogue.documents[code][f"title_{language}"])


def _document(catalogue: Catalogue, code: str, language: str) -> tuple[str, str]:
    row = catalogue.documents[code]
    told = (row["publisher"], row["address"])
    return str(row[f"title_{language}"]), " · ".join(str(one) for one in told if one)


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
    return tuple(found)


def _decimals(trend: Trend) -> int:
    """How many decimals a value is shown with: the most that is printed, else two for shares."""
    printed = [decimals_of(one.printed) for one in trend.answers if one.printed]
    return max([*printed, 2 if trend.subject.noun == "%" else 0])


def hover(trend: Trend, answer: Answer, language: str) -> list[str]:
    """The table's row in words, for the picture."""
    if answer.value is None:
        return [part_text(trend.subject, answer, language)]
    return details(trend.subject, answer, language)
