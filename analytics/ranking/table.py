"""A ranking as a table on the page, and as an export with everything behind each row."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analytics.export import Export
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.query import Catalogue
from analytics.query.tabular import Table
from analytics.query.wording import plain_text
from analytics.ranking import say
from analytics.ranking.definitions import definitions
from analytics.ranking.standing import Standing
from analytics.ranking.view import Ranking
from analytics.texts import BASES, DATASETS, translator

# Fewer values are no course.
_FEWEST = 3


def table(ranking: Ranking, language: str) -> Table:
    """The ranking for the page: ranked units first, then those that stand apart.

    Args:
        ranking: the answers.
        language: "vi" or "en".

    Returns:
        The table; rates in per cent, columns that no row fills left out. One column
        (``line_column``) holds lists of values over time.
    """
    _ = translator(language)
    rows = ranking.standings
    frame: dict[str, list[Any]] = {}
    texts: dict[str, list[str]] = {}

    def add(name: str, values: list[Any], said: list[str] | None = None) -> None:
        if any(value is not None for value in values):
            frame[name] = values
            if said is not None:
                texts[name] = said

    frame[ranking.question.who.each.in_(language)] = [one.name.in_(language) for one in rows]
    add(_("Hạng"), [one.rank for one in rows], [say.whole(one.rank, language) for one in rows])
    add(
        _short_title(ranking, language),
        [_amount(ranking, one) for one in rows],
        [say.value(one.answer, language) for one in rows],
    )
    if any(one.possible for one in rows):
        frame[_("Hạng có thể")] = [say.possible_text(one.possible) for one in rows]
    if ranking.compared:
        period = label(ranking.compared, language, short=True)
        add(
            _("Đổi hạng từ {period}").format(period=period),
            [one.change for one in rows],
            [say.change_text(one, language) for one in rows],
        )
    if any(one.interval for one in rows):
        frame[_("Khoảng 95%")] = [say.interval_text(one.interval, language) for one in rows]
    for name, values in _counts(ranking, language).items():
        add(name, values, [say.whole(value, language) for value in values])
    for line in line_column(ranking, language):
        frame[line] = [_series(ranking, one) if _is_whole(one) else None for one in rows]
    remarks = [say.remark(ranking, one, language) for one in rows]
    if any(remarks):
        frame[_("Ghi chú")] = remarks
    return Table(pd.DataFrame(frame), texts)


def line_column(ranking: Ranking, language: str) -> dict[str, tuple[float, float]]:
    """The column of values over time with the scale of its lines: that of the ranked units.

    Empty where no unit has enough values for a course. A unit with a gap has no line: the framework
    would print the numbers of a broken one, and a line over the gap would invent some.
    """
    if len(ranking.periods) < _FEWEST or not any(map(_is_whole, ranking.standings)):
        return {}
    first, last = (label(ranking.periods[place], language, short=True) for place in (0, -1))
    _ = translator(language)
    name = _("Từ {first} đến {last}").format(first=first, last=last)
    rows = ranking.ranked or ranking.standings
    known = [value for one in rows for value in _series(ranking, one) if value is not None]
    # A little more, so that a line at either end is not cut.
    edge = max((max(known) - min(known)) * 0.08, 0.01)
    return {name: (min(known) - edge, max(known) + edge)}


def _is_whole(one: Standing) -> bool:
    return None not in one.series


def _counts(ranking: Ranking, language: str) -> dict[str, list[float | int | None]]:
    """Volume, late dossiers, the way to the line."""
    _ = translator(language)
    rows = ranking.standings
    found: dict[str, list[float | int | None]] = {}
    volume = _volume_title(ranking, language)
    if volume:
        found[volume] = [one.answer.denominator for one in rows]
    if ranking.metric.code != "late_rate":
        found[METRICS["late"].short.in_(language)] = [one.late for one in rows]
    if ranking.goal is not None:
        said = (
            _("Thiếu để đạt {value} (hồ sơ)")
            if ranking.goal.in_force
            else _("Thiếu so với mốc {value} (hồ sơ)")
        )
        found[said.format(value=ranking.goal.text(language))] = [one.needed for one in rows]
    return found


def _volume_title(ranking: Ranking, language: str) -> str:
    parts = ranking.metric.denominator
    if not parts:
        return ""
    return METRICS[parts[0][0]].short.in_(language)


def _short_title(ranking: Ranking, language: str) -> str:
    name = ranking.metric.short.in_(language)
    return f"{name} (%)" if ranking.is_rate else name


def _value_title(ranking: Ranking, language: str) -> str:
    name = ranking.metric.label.in_(language)
    return f"{name} (%)" if ranking.is_rate else name


def _amount(ranking: Ranking, one: Standing) -> float | None:
    return _scaled(ranking, one.value)


def _scaled(ranking: Ranking, value: float | None) -> float | None:
    if value is None:
        return None
    return round(value * 100, 12) if ranking.is_rate else value


def _series(ranking: Ranking, one: Standing) -> list[float | None]:
    return [_scaled(ranking, value) for value in one.series]


def export(ranking: Ranking, catalogue: Catalogue, language: str, *, title: str) -> Export:
    """Everything behind the ranking, one row per unit; those that did not report come last.

    Args:
        ranking: the answers.
        catalogue: the sources' titles, the filter's words.
        language: "vi" or "en".
        title: of the page's picture.

    Returns:
        The export: values at full precision, rates in per cent, the print beside them.
    """
    _ = translator(language)
    value = _value_title(ranking, language)
    low, high = _("Cận dưới 95% (%)"), _("Cận trên 95% (%)")
    columns: dict[str, Callable[[Standing], Any]] = {
        _("Hạng"): lambda one: one.rank,
        _("Mã"): lambda one: one.key,
        ranking.question.who.each.in_(language): lambda one: one.name.in_(language),
        value: lambda one: _amount(ranking, one),
        _("Như bản in"): lambda one: one.answer.printed,
        low: lambda one: 100 * one.interval.low if one.interval else None,
        high: lambda one: 100 * one.interval.high if one.interval else None,
        _("Hạng tốt nhất có thể"): lambda one: one.possible[0] if one.possible else None,
        _("Hạng thấp nhất có thể"): lambda one: one.possible[1] if one.possible else None,
        _("Hạng kỳ so sánh"): lambda one: one.move and one.move.then,
        _("Đổi hạng"): lambda one: one.change,
        _("Tử số"): lambda one: one.answer.numerator,
        _("Mẫu số"): lambda one: one.answer.denominator,
        _("Trễ hạn (hồ sơ)"): lambda one: one.late,
        _("Cần thêm (hồ sơ)"): lambda one: one.needed,
        _("Căn cứ"): lambda one: one.answer.basis and BASES[one.answer.basis].in_(language),
        _("Ghi chú"): lambda one: say.remark(ranking, one, language) or None,
    }
    frame: dict[str, list[Any]] = {
        name: [tell(one) for one in ranking.standings] for name, tell in columns.items()
    }
    silent = ranking.members.silent
    names = [ranking.members.names[key].in_(language) for key in silent]
    beside = {
        _("Mã"): list(silent),
        ranking.question.who.each.in_(language): names,
        _("Ghi chú"): [_("không có số liệu của kỳ này") for _key in silent],
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
        about=_about(ranking, catalogue, language),
        frame=pd.DataFrame(kept),
        definitions=definitions(ranking, language),
        sources=tuple(catalogue.reference(code, language) for code in ranking.documents),
        decimals=decimals,
    )


def _about(ranking: Ranking, catalogue: Catalogue, language: str) -> dict[str, str]:
    _ = translator(language)
    question = ranking.question
    found = {
        _("Bộ số liệu"): DATASETS[question.dataset].in_(language),
        _("Nhóm đơn vị"): question.who.name.in_(language),
        _("Phạm vi"): catalogue.sentence(question.chosen, language),
        _("Chỉ số"): ranking.metric.label.in_(language),
        _("Kỳ"): label(question.period, language),
    }
    if ranking.compared:
        found[_("So với")] = label(ranking.compared, language)
    if ranking.funnel is not None:
        found[_("Mức chung")] = plain_text(question.metric, ranking.funnel.rate, language)
    return found
