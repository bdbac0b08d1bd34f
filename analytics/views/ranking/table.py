"""A ranking as a table on the page, and as an export with everything behind each row."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query import Catalogue
from analytics.query.wording import plain_text
from analytics.tables import Export, Table
from analytics.texts import BASES, DATASETS
from analytics.views.ranking import say
from analytics.views.ranking.definitions import definitions
from analytics.views.ranking.standing import Standing
from analytics.views.ranking.view import Ranking

# Fewer values are no course.
_FEWEST = 3


def table(ranking: Ranking, t: Translator) -> Table:
    """The ranking for the page: ranked units first, then those that stand apart.

    Args:
        ranking: the answers.

    Returns:
        The table; rates in per cent, columns that no row fills left out. One column
        (``line_column``) holds lists of values over time.
    """
    rows = ranking.standings
    frame: dict[str, list[Any]] = {}
    texts: dict[str, list[str]] = {}

    def add(name: str, values: list[Any], said: list[str] | None = None) -> None:
        if any(value is not None for value in values):
            frame[name] = values
            if said is not None:
                texts[name] = said

    frame[t(ranking.question.who.each)] = [t(one.name) for one in rows]
    add(t("Hạng"), [one.rank for one in rows], [say.whole(one.rank, t) for one in rows])
    add(
        _short_title(ranking, t),
        [_amount(ranking, one) for one in rows],
        [say.value(one.answer, t) for one in rows],
    )
    if any(one.possible for one in rows):
        frame[t("Hạng có thể")] = [say.possible_text(one.possible) for one in rows]
    if ranking.compared:
        period = t.period(ranking.compared, short=True)
        add(
            t("Đổi hạng từ {period}", period=period),
            [one.change for one in rows],
            [say.change_text(one, t) for one in rows],
        )
    if any(one.interval for one in rows):
        frame[t("Khoảng 95%")] = [say.interval_text(one.interval, t) for one in rows]
    for name, values in _counts(ranking, t).items():
        add(name, values, [say.whole(value, t) for value in values])
    for line in line_column(ranking, t):
        frame[line] = [_series(ranking, one) if _is_whole(one) else None for one in rows]
    remarks = [say.remark(ranking, one, t) for one in rows]
    if any(remarks):
        frame[t("Ghi chú")] = remarks
    return Table(pd.DataFrame(frame), texts)


def line_column(ranking: Ranking, t: Translator) -> dict[str, tuple[float, float]]:
    """The column of values over time with the scale of its lines: that of the ranked units.

    Empty where no unit has enough values for a course. A unit with a gap has no line: the framework
    would print the numbers of a broken one, and a line over the gap would invent some.
    """
    if len(ranking.periods) < _FEWEST or not any(map(_is_whole, ranking.standings)):
        return {}
    first, last = (t.period(ranking.periods[place], short=True) for place in (0, -1))
    name = t("Từ {first} đến {last}", first=first, last=last)
    rows = ranking.ranked or ranking.standings
    known = [value for one in rows for value in _series(ranking, one) if value is not None]
    # A little more, so that a line at either end is not cut.
    edge = max((max(known) - min(known)) * 0.08, 0.01)
    return {name: (min(known) - edge, max(known) + edge)}


def _is_whole(one: Standing) -> bool:
    return None not in one.series


def _counts(ranking: Ranking, t: Translator) -> dict[str, list[float | int | None]]:
    """Volume, late dossiers, the way to the line."""
    rows = ranking.standings
    found: dict[str, list[float | int | None]] = {}
    volume = _volume_title(ranking, t)
    if volume:
        found[volume] = [one.answer.denominator for one in rows]
    if ranking.metric.code != "late_rate":
        found[t(METRICS["late"].short)] = [one.late for one in rows]
    if ranking.goal is not None:
        said = (
            t("Thiếu để đạt {value} (hồ sơ)")
            if ranking.goal.in_force
            else t("Thiếu so với mốc {value} (hồ sơ)")
        )
        found[said.format(value=ranking.goal.text(t))] = [one.needed for one in rows]
    return found


def _volume_title(ranking: Ranking, t: Translator) -> str:
    parts = ranking.metric.denominator
    if not parts:
        return ""
    return t(METRICS[parts[0][0]].short)


def _short_title(ranking: Ranking, t: Translator) -> str:
    name = t(ranking.metric.short)
    return f"{name} (%)" if ranking.is_rate else name


def _value_title(ranking: Ranking, t: Translator) -> str:
    name = t(ranking.metric.label)
    return f"{name} (%)" if ranking.is_rate else name


def _amount(ranking: Ranking, one: Standing) -> float | None:
    return _scaled(ranking, one.value)


def _scaled(ranking: Ranking, value: float | None) -> float | None:
    if value is None:
        return None
    return round(value * 100, 12) if ranking.is_rate else value


def _series(ranking: Ranking, one: Standing) -> list[float | None]:
    return [_scaled(ranking, value) for value in one.series]


def export(ranking: Ranking, catalogue: Catalogue, t: Translator, *, title: str) -> Export:
    """Everything behind the ranking, one row per unit; those that did not report come last.

    Args:
        ranking: the answers.
        catalogue: the sources' titles, the filter's words.
        title: of the page's picture.

    Returns:
        The export: values at full precision, rates in per cent, the print beside them.
    """
    value = _value_title(ranking, t)
    low, high = t("Cận dưới 95% (%)"), t("Cận trên 95% (%)")
    columns: dict[str, Callable[[Standing], Any]] = {
        t("Hạng"): lambda one: one.rank,
        t("Mã"): lambda one: one.key,
        t(ranking.question.who.each): lambda one: t(one.name),
        value: lambda one: _amount(ranking, one),
        t("Như bản in"): lambda one: one.answer.printed,
        low: lambda one: 100 * one.interval.low if one.interval else None,
        high: lambda one: 100 * one.interval.high if one.interval else None,
        t("Hạng tốt nhất có thể"): lambda one: one.possible[0] if one.possible else None,
        t("Hạng thấp nhất có thể"): lambda one: one.possible[1] if one.possible else None,
        t("Hạng kỳ so sánh"): lambda one: one.move and one.move.then,
        t("Đổi hạng"): lambda one: one.change,
        t("Tử số"): lambda one: one.answer.numerator,
        t("Mẫu số"): lambda one: one.answer.denominator,
        t("Trễ hạn (hồ sơ)"): lambda one: one.late,
        t("Cần thêm (hồ sơ)"): lambda one: one.needed,
        t("Căn cứ"): lambda one: one.answer.basis and t(BASES[one.answer.basis]),
        t("Ghi chú"): lambda one: say.remark(ranking, one, t) or None,
    }
    frame: dict[str, list[Any]] = {
        name: [tell(one) for one in ranking.standings] for name, tell in columns.items()
    }
    silent = ranking.members.silent
    names = [t(ranking.members.names[key]) for key in silent]
    beside = {
        t("Mã"): list(silent),
        t(ranking.question.who.each): names,
        t("Ghi chú"): [t("không có số liệu của kỳ này") for _key in silent],
    }
    for name in frame:
        frame[name] += beside.get(name, [None] * len(silent))
    kept = {
        name: values
        for name, values in frame.items()
        if name == value or any(one is not None for one in values)
    }
    decimals = {value: 2, low: 2, high: 2} if ranking.is_rate else {}
    return Export(
        title=title,
        about=_about(ranking, catalogue, t),
        frame=pd.DataFrame(kept),
        definitions=definitions(ranking, t),
        sources=tuple(catalogue.reference(code, t) for code in ranking.documents),
        decimals=decimals,
    )


def _about(ranking: Ranking, catalogue: Catalogue, t: Translator) -> dict[str, str]:
    question = ranking.question
    found = {
        t("Bộ số liệu"): t(DATASETS[question.dataset]),
        t("Nhóm đơn vị"): t(question.who.name),
        t("Phạm vi"): catalogue.sentence(question.chosen, t),
        t("Chỉ số"): t(ranking.metric.label),
        t("Kỳ"): t.period(question.period),
    }
    if ranking.compared:
        found[t("So với")] = t.period(ranking.compared)
    if ranking.funnel is not None:
        found[t("Mức chung")] = plain_text(question.metric, ranking.funnel.rate, t)
    return found
