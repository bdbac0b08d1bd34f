"""Answers as a table on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.i18n import VI, Translator
from analytics.periods import sort_key
from analytics.query import Answer
from analytics.query.wording import missing_text
from analytics.tables import Table
from analytics.views.control import point_text
from analytics.views.trend.say import amount_text, details, doubts, gap_text
from analytics.views.trend.view import Trend

# Parts that stand side by side; more of them stand below each other.
ACROSS = 6
# Rows of a page's table: beyond, drawing it costs more than everything else on the page (110 ms for
# 2,800 rows), and nobody reads them there; the export has all.
_ROWS = 600


def table(trend: Trend, t: Translator, *, heading: str) -> Table:
    """The answers for the page: periods down, parts across; many parts below each other.

    Args:
        trend: the answers.
        heading: what the parts are ("Cấp", "Đơn vị").

    Returns:
        The table, newest period first; numbers in the subject's unit. Of very many parts only the
        newest periods (``left_out`` tells).
    """
    short = trend.called(t, short=True)
    if short and len(short) <= ACROSS:
        return _across(trend, t, short)
    return _down(trend, t, trend.called(t), heading if short else "")


def _across(trend: Trend, t: Translator, names: Mapping[str, str]) -> Table:
    periods = _newest_first(trend.answers)
    found = {(answer.period, answer.key): answer for answer in trend.answers}
    frame: dict[str, list[Any]] = {t("Kỳ"): [t.period(p) for p in periods]}
    texts = {}
    for key, name in names.items():
        column = [found.get((period, key)) for period in periods]
        title = with_noun(name, trend)
        frame[title] = [number_of(trend, answer) for answer in column]
        texts[title] = [_said(trend, answer, t) for answer in column]
    if any(one.limited for one in trend.controls.values()):
        frame[t("Dấu hiệu")] = [_signals(trend, found, one, names, t) for one in periods]
    if trend.gaps:
        frame[t("Ghi chú")] = [_gaps(found, period, names, t) for period in periods]
    return Table(pd.DataFrame(frame), texts)


def _signals(
    trend: Trend,
    found: Mapping[tuple[str, str | None], Answer],
    period: str,
    names: Mapping[str, str],
    t: Translator,
) -> str:
    """Which parts are unusual in a period, and how."""
    told = [(key, found.get((period, key))) for key in names]
    return "; ".join(
        f"{names[key]}: {point_text(trend.controls[key], answer, t)}"
        for key, answer in told
        if answer is not None and trend.controls[key].signals_of(answer)
    )


def _gaps(
    found: Mapping[tuple[str, str | None], Answer],
    period: str,
    names: Mapping[str, str],
    t: Translator,
) -> str:
    """Which parts are left open in a period, and why."""
    open_ones = {key: found.get((period, key)) for key in names}
    return "; ".join(
        f"{names[key]}: {missing_text(answer, t)}"
        for key, answer in open_ones.items()
        if answer is not None and answer.value is None
    )


def _down(trend: Trend, t: Translator, names: Mapping[str, str], heading: str) -> Table:
    answers = _rows(trend)
    value = with_noun(t(trend.subject.name), trend)
    frame: dict[str, list[Any]] = {t("Kỳ"): [t.period(one.period) for one in answers]}
    if heading:
        frame[heading] = [names.get(one.key or "", one.key or "") for one in answers]
    frame[value] = [number_of(trend, one) for one in answers]
    texts = {value: [_said(trend, one, t) for one in answers]}
    if any(one.has_counts for one in answers):
        for title, counts in (
            (t("Tử số (hồ sơ)"), [one.numerator for one in answers]),
            (t("Mẫu số (hồ sơ)"), [one.denominator for one in answers]),
        ):
            frame[title] = counts
            texts[title] = [t.count(number) for number in counts]
    if any(one.limited for one in trend.controls.values()):
        frame[t("So với giới hạn")] = [
            point_text(trend.controls[one.key], one, t) for one in answers
        ]
    frame[t("Ghi chú")] = [_remark(trend, one, t) for one in answers]
    return Table(pd.DataFrame(frame), texts)


def _rows(trend: Trend) -> list[Answer]:
    """The answers below each other: the newest period first, in it the parts in their order."""
    order = {key: place for place, key in enumerate(trend.called(VI))}
    shown = set(_newest_first(trend.answers)[: _fitting(trend)])
    answers = [one for one in trend.answers if one.period in shown]
    answers.sort(key=lambda one: order.get(one.key or "", -1))
    answers.sort(key=lambda one: sort_key(one.period), reverse=True)
    return answers


def row_keys(trend: Trend) -> list[str | None]:
    """The part that each row of ``table`` is of; [] where the parts stand side by side."""
    if 0 < len(trend.called(VI)) <= ACROSS:
        return []
    return [one.key for one in _rows(trend)]


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


def _remark(trend: Trend, answer: Answer, t: Translator) -> str:
    if answer.value is None:
        return gap_text(answer, t)
    return " · ".join(doubts(trend.subject, answer, t))


def _said(trend: Trend, answer: Answer | None, t: Translator) -> str:
    if answer is None:
        return "—"
    if answer.value is None:
        return missing_text(answer, t)
    return amount_text(trend.subject, answer, t)


def number_of(trend: Trend, answer: Answer | None) -> float | None:
    return None if answer is None or answer.value is None else trend.amount(answer)


def _newest_first(answers: Sequence[Answer]) -> list[str]:
    return sorted({answer.period for answer in answers}, key=sort_key, reverse=True)


def hover(trend: Trend, answer: Answer, t: Translator) -> list[str]:
    """The table's row in words, for the picture."""
    if answer.value is None:
        return [gap_text(answer, t)]
    return details(trend.subject, answer, t)
