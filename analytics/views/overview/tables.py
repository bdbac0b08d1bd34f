"""What the overview shows, as tables: numbers that stay numbers, beside the text of each."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.formats import MISSING, rounds_apart
from analytics.i18n import Translator, locator_words
from analytics.metrics import METRICS
from analytics.query import Answer, Catalogue, State, Target, state, value_text
from analytics.query.wording import (
    comparison_text,
    difference_text,
    marks,
    missing_text,
    rounding_note,
)
from analytics.tables import Table
from analytics.texts import BASES, LEVELS
from analytics.views.control import end_text
from analytics.views.overview.by_unit import ByUnit
from analytics.views.overview.cards import Card
from analytics.views.overview.movers import Mover
from analytics.views.overview.units import ENOUGH, Unit

# A column: its cells, and what the reader sees of numbers; None for a column of words.
Column = tuple[Sequence[Any], Sequence[str] | None]
_NOUNS = {"rate": "%", "count": "hồ sơ", "money": "đồng"}


def rates_table(
    answers: Sequence[Answer],
    names: Mapping[str, str],
    heading: str,
    goals: Mapping[str, Target],
    catalogue: Catalogue,
    t: Translator,
) -> Table:
    """One row per part: its rate, how it stands to its target, the dossiers behind it, its source.

    Args:
        answers: on-time rates of one period, each with a key; counts of late dossiers may stand
            among them, for rates without counts of their own.
        names: what to call each key.
        heading: name of the first column ("Cấp", "Lĩnh vực").
        goals: key → its target or yardstick.
        catalogue: the sources' titles.

    Returns:
        The table, highest rate first; rates in per cent, differences in points.
    """
    beside = {one.key: one.value for one in answers if one.metric == "late"}
    shown = rates_order(answers)
    lates = [one.late if one.has_counts else beside.get(one.key) for one in shown]
    goal = [goals.get(one.key or "") for one in shown]
    columns: dict[str, Column] = {
        heading: ([names.get(one.key or "", one.key or "") for one in shown], None),
        _percent(t(METRICS["on_time_rate"].label)): (
            [_hundred(one.value) for one in shown],
            [value_text(one, t) for one in shown],
        ),
        t("Trạng thái"): (
            [_state(one, line, t) for one, line in zip(shown, goal, strict=True)],
            None,
        ),
        _against(goal, t): _points(
            [_gap(one, line) for one, line in zip(shown, goal, strict=True)], t
        ),
        t("Hồ sơ trễ"): _counts(lates, t),
        t("Đúng hạn (hồ sơ)"): _counts([one.numerator for one in shown], t),
        t("Đã giải quyết (hồ sơ)"): _counts([one.denominator for one in shown], t),
        t("Kỳ"): ([t.period(one.period) for one in shown], None),
        t("Nguồn"): (sources_of(shown, catalogue, t), None),
        t("Ghi chú"): (
            [_notes(one, line, t) for one, line in zip(shown, goal, strict=True)],
            None,
        ),
    }
    return _table(columns)


def _notes(answer: Answer, goal: Target | None, t: Translator) -> str:
    apart = _gap_note(answer, goal, t)
    return " · ".join(word for word in (doubts_of(answer, t), apart) if word)


def rates_order(answers: Sequence[Answer]) -> list[Answer]:
    """The rates of ``rates_table``, in the order of its rows."""
    shown = [one for one in answers if one.metric == "on_time_rate" and one.value is not None]
    return sorted(shown, key=lambda one: (-(one.value or 0), one.key or ""))


def cards_table(cards: Sequence[Card], catalogue: Catalogue, t: Translator) -> Table:
    """One row per KPI card that has a value, with what it is compared with.

    Args:
        cards: of the overview.
        catalogue: the sources' titles.

    Returns:
        The table in the order of the cards; values in the unit that stands beside them.
    """
    shown = [
        (card, card.answer)
        for card in cards
        if card.answer is not None and card.answer.value is not None
    ]
    answers = [answer for _card, answer in shown]
    nouns = [_NOUNS[METRICS[answer.metric].format] for answer in answers]
    compared = [card.comparison for card, _answer in shown]
    columns: dict[str, Column] = {
        t("Chỉ số"): ([_card_name(card, t) for card, _answer in shown], None),
        t("Giá trị"): (
            [
                _hundred(answer.value) if noun == "%" else answer.value
                for answer, noun in zip(answers, nouns, strict=True)
            ],
            [value_text(answer, t) for answer in answers],
        ),
        t("Đơn vị tính"): ([t(noun) for noun in nouns], None),
        t("Trạng thái"): (
            [card.standing and _said(card.standing, t) for card, _answer in shown],
            None,
        ),
        t("Thay đổi"): ([one and difference_text(one, t) for one in compared], None),
        t("So với"): ([one and comparison_text(one, t) for one in compared], None),
        t("Kỳ"): ([t.period(answer.period) for answer in answers], None),
        t("Nguồn"): (sources_of(answers, catalogue, t), None),
        t("Ghi chú"): ([doubts_of(answer, t) for answer in answers], None),
    }
    return _table(columns)


def units_table(found: ByUnit, t: Translator) -> Table:
    """Every unit: its rate, how it stands to its target, the dossiers late, its change.

    Args:
        found: the units.

    Returns:
        The table, the most late dossiers first; rates in per cent, differences in points.
    """
    whole = {} if found.movers is None else {one.unit.key: one for one in found.movers.found}
    shown = units_order(found)
    moved = [whole.get(unit.key) for unit in shown]
    goal = [found.targets.get(unit.level) for unit in shown]
    columns: dict[str, Column] = {
        t("Đơn vị"): ([t(unit.name) for unit in shown], None),
        t("Cấp"): ([_level(unit.level, t) for unit in shown], None),
        _percent(t(METRICS["on_time_rate"].short)): _rates([unit.now for unit in shown], t),
        t("Trạng thái"): (
            [_state(unit.now, line, t) for unit, line in zip(shown, goal, strict=True)],
            None,
        ),
        _against(goal, t): _points(
            [_gap(unit.now, line) for unit, line in zip(shown, goal, strict=True)],
            t,
        ),
        t("Hồ sơ trễ"): _counts([unit.late for unit in shown], t),
        t("Đã giải quyết (hồ sơ)"): _counts(
            [None if unit.now is None else unit.now.denominator for unit in shown], t
        ),
    }
    if found.movers is not None:
        earlier = t.period(found.movers.earlier)
        columns |= {
            _percent(earlier): _rates([unit.before for unit in shown], t),
            t("Thay đổi (điểm %)"): _points(
                [None if one is None else 100 * one.change for one in moved], t
            ),
            t("Khoảng tin cậy từ (điểm %)"): _ends(
                [None if one is None else one.interval.low for one in moved], t
            ),
            t("đến (điểm %)"): _ends(
                [None if one is None else one.interval.high for one in moved], t
            ),
            t("Quá mức ngẫu nhiên"): ([_beyond(one, t) for one in moved], None),
        }
    columns[t("Kỳ")] = ([t.period(found.period)] * len(shown), None)
    columns[t("Ghi chú")] = (
        [_remark(unit, line, one, t) for unit, line, one in zip(shown, goal, moved, strict=True)],
        None,
    )
    return _table(columns)


def units_order(found: ByUnit) -> list[Unit]:
    """The units of ``units_table``, in the order of its rows."""
    known = (unit for unit in found.members if unit.now is not None)
    return sorted(known, key=lambda unit: (-(unit.late or 0), unit.key))


def sources_of(answers: Sequence[Answer], catalogue: Catalogue, t: Translator) -> list[str]:
    """Where each answer stands: document and place, or that it is computed from dossiers.

    One document for all is named once, by the page and by the file; its places are enough then.
    """
    alone = len({one.document for one in answers}) == 1
    return [_source(one, catalogue, t, alone) for one in answers]


def _source(answer: Answer, catalogue: Catalogue, t: Translator, alone: bool) -> str:
    if answer.document is None:
        return t(BASES[answer.basis]) if answer.basis else ""
    if alone and answer.locator:
        return locator_words(answer.locator, t)
    return catalogue.source(answer, t).rstrip(".")


def doubts_of(answer: Answer, t: Translator) -> str:
    """The marks of doubt in words."""
    return " · ".join(word for word, _meaning in marks(answer, t))


def _card_name(card: Card, t: Translator) -> str:
    name = t(METRICS[card.metric].label)
    return f"{t(LEVELS['central'])}: {name}" if card.code == "central" else name


def _against(goals: Sequence[Target | None], t: Translator) -> str:
    """The heading of the differences: the line by name where it is one for all."""
    lines = {(goal.in_force, goal.value): goal for goal in goals if goal is not None}
    if len(lines) != 1:
        return t("So với chỉ tiêu hoặc mốc (điểm %)")
    (goal,) = lines.values()
    binding = t("So với chỉ tiêu {value} (điểm %)")
    text = binding if goal.in_force else t("So với mốc {value} (điểm %)")
    return text.format(value=goal.text(t))


def _gap(answer: Answer | None, goal: Target | None) -> float | None:
    if goal is None or answer is None or answer.value is None:
        return None
    return round(100 * (answer.value - goal.value), 10)


def _state(answer: Answer | None, goal: Target | None, t: Translator) -> str:
    if answer is not None and answer.nothing:
        return missing_text(answer, t)
    return _said(state(None if answer is None else answer.value, goal), t)


def _said(one: State, t: Translator) -> str:
    return f"{one.sign} {t(one.label)}"


def _remark(unit: Unit, goal: Target | None, moved: Mover | None, t: Translator) -> str:
    small = "" if unit.is_large else t("dưới {least} hồ sơ", least=ENOUGH)
    if unit.now is not None and unit.now.nothing:
        small = ""  # the column of its state says so
    doubts = "" if unit.now is None else doubts_of(unit.now, t)
    note = rounding_note(unit.before, unit.now, t) if moved is not None else ""
    apart = note or _gap_note(unit.now, goal, t)
    return " · ".join(word for word in (small, doubts, apart) if word)


def _gap_note(answer: Answer | None, goal: Target | None, t: Translator) -> str:
    """That a gap is not that of the rate as shown from its line; "" where it is."""
    if answer is None or goal is None or answer.approximate:
        return ""
    return (
        t("chênh lệch tính từ số chưa làm tròn") if rounds_apart(goal.value, answer.value) else ""
    )


def _beyond(one: Mover | None, t: Translator) -> str | None:
    return None if one is None else (t("có") if one.beyond else t("không"))


def _level(code: str, t: Translator) -> str:
    return t(LEVELS[code].short) if code in LEVELS else ""


def _hundred(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 12)


def _percent(title: str) -> str:
    return f"{title} (%)"


def _rates(answers: Sequence[Answer | None], t: Translator) -> Column:
    values = [None if one is None else _hundred(one.value) for one in answers]
    return values, [value_text(one, t) for one in answers]


def _counts(values: Sequence[float | None], t: Translator) -> Column:
    return values, [t.count(value) for value in values]


def _points(values: Sequence[float | None], t: Translator) -> Column:
    """Differences in points, as they are said everywhere."""
    fractions = (None if value is None else round(value / 100, 12) for value in values)
    return values, [t.points(fraction) for fraction in fractions]


def _ends(values: Sequence[float | None], t: Translator) -> Column:
    """Ends of intervals in points."""
    shown = [None if value is None else 100 * value for value in values]
    return shown, [MISSING if value is None else end_text(value, t) for value in values]


def _table(columns: Mapping[str, Column]) -> Table:
    """A table of columns; those without any value are left out."""
    kept = {
        name: column
        for name, column in columns.items()
        if any(cell not in (None, "") for cell in column[0])
    }
    texts = {name: said for name, (_cells, said) in kept.items() if said is not None}
    return Table(pd.DataFrame({name: list(cells) for name, (cells, _said) in kept.items()}), texts)
