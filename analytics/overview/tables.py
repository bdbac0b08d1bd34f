"""What the overview shows, as tables: numbers that stay numbers, beside the text of each."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.control import end_text
from analytics.formats import MISSING, count, points, rounds_apart
from analytics.metrics import METRICS
from analytics.overview.by_unit import ByUnit
from analytics.overview.cards import Card
from analytics.overview.movers import Mover
from analytics.overview.units import ENOUGH, Unit
from analytics.periods import label
from analytics.query import Answer, Catalogue, State, Target, state, value_text
from analytics.query.locators import locator_words
from analytics.query.tabular import Table
from analytics.query.wording import (
    comparison_text,
    difference_text,
    marks,
    missing_text,
    rounding_note,
)
from analytics.texts import BASES, LEVELS, translator

# A column: its cells, and what the reader sees of numbers; None for a column of words.
Column = tuple[Sequence[Any], Sequence[str] | None]
_NOUNS = {"rate": "%", "count": "hồ sơ", "money": "đồng"}


def rates_table(
    answers: Sequence[Answer],
    names: Mapping[str, str],
    heading: str,
    goals: Mapping[str, Target],
    catalogue: Catalogue,
    language: str,
) -> Table:
    """One row per part: its rate, how it stands to its target, the dossiers behind it, its source.

    Args:
        answers: on-time rates of one period, each with a key; counts of late dossiers may stand
            among them, for rates without counts of their own.
        names: what to call each key.
        heading: name of the first column ("Cấp", "Lĩnh vực").
        goals: key → its target or yardstick.
        catalogue: the sources' titles.
        language: "vi" or "en".

    Returns:
        The table, highest rate first; rates in per cent, differences in points.
    """
    _ = translator(language)
    beside = {one.key: one.value for one in answers if one.metric == "late"}
    shown = rates_order(answers)
    lates = [one.late if one.has_counts else beside.get(one.key) for one in shown]
    goal = [goals.get(one.key or "") for one in shown]
    columns: dict[str, Column] = {
        heading: ([names.get(one.key or "", one.key or "") for one in shown], None),
        _percent(METRICS["on_time_rate"].label.in_(language)): (
            [_hundred(one.value) for one in shown],
            [value_text(one, language) for one in shown],
        ),
        _("Trạng thái"): (
            [_state(one, line, language) for one, line in zip(shown, goal, strict=True)],
            None,
        ),
        _against(goal, language): _points(
            [_gap(one, line) for one, line in zip(shown, goal, strict=True)], language
        ),
        _("Hồ sơ trễ"): _counts(lates, language),
        _("Đúng hạn (hồ sơ)"): _counts([one.numerator for one in shown], language),
        _("Đã giải quyết (hồ sơ)"): _counts([one.denominator for one in shown], language),
        _("Kỳ"): ([label(one.period, language) for one in shown], None),
        _("Nguồn"): (sources_of(shown, catalogue, language), None),
        _("Ghi chú"): (
            [_notes(one, line, language) for one, line in zip(shown, goal, strict=True)],
            None,
        ),
    }
    return _table(columns)


def _notes(answer: Answer, goal: Target | None, language: str) -> str:
    apart = _gap_note(answer, goal, language)
    return " · ".join(word for word in (doubts_of(answer, language), apart) if word)


def rates_order(answers: Sequence[Answer]) -> list[Answer]:
    """The rates of ``rates_table``, in the order of its rows."""
    shown = [one for one in answers if one.metric == "on_time_rate" and one.value is not None]
    return sorted(shown, key=lambda one: (-(one.value or 0), one.key or ""))


def cards_table(cards: Sequence[Card], catalogue: Catalogue, language: str) -> Table:
    """One row per KPI card that has a value, with what it is compared with.

    Args:
        cards: of the overview.
        catalogue: the sources' titles.
        language: "vi" or "en".

    Returns:
        The table in the order of the cards; values in the unit that stands beside them.
    """
    _ = translator(language)
    shown = [
        (card, card.answer)
        for card in cards
        if card.answer is not None and card.answer.value is not None
    ]
    answers = [answer for _card, answer in shown]
    nouns = [_NOUNS[METRICS[answer.metric].format] for answer in answers]
    compared = [card.comparison for card, _answer in shown]
    columns: dict[str, Column] = {
        _("Chỉ số"): ([_card_name(card, language) for card, _answer in shown], None),
        _("Giá trị"): (
            [
                _hundred(answer.value) if noun == "%" else answer.value
                for answer, noun in zip(answers, nouns, strict=True)
            ],
            [value_text(answer, language) for answer in answers],
        ),
        _("Đơn vị tính"): ([_(noun) for noun in nouns], None),
        _("Trạng thái"): (
            [card.standing and _said(card.standing, language) for card, _answer in shown],
            None,
        ),
        _("Thay đổi"): ([one and difference_text(one, language) for one in compared], None),
        _("So với"): ([one and comparison_text(one, language) for one in compared], None),
        _("Kỳ"): ([label(answer.period, language) for answer in answers], None),
        _("Nguồn"): (sources_of(answers, catalogue, language), None),
        _("Ghi chú"): ([doubts_of(answer, language) for answer in answers], None),
    }
    return _table(columns)


def units_table(found: ByUnit, language: str) -> Table:
    """Every unit: its rate, how it stands to its target, the dossiers late, its change.

    Args:
        found: the units.
        language: "vi" or "en".

    Returns:
        The table, the most late dossiers first; rates in per cent, differences in points.
    """
    _ = translator(language)
    whole = {} if found.movers is None else {one.unit.key: one for one in found.movers.found}
    shown = units_order(found)
    moved = [whole.get(unit.key) for unit in shown]
    goal = [found.targets.get(unit.level) for unit in shown]
    columns: dict[str, Column] = {
        _("Đơn vị"): ([unit.name.in_(language) for unit in shown], None),
        _("Cấp"): ([_level(unit.level, language) for unit in shown], None),
        _percent(METRICS["on_time_rate"].short.in_(language)): _rates(
            [unit.now for unit in shown], language
        ),
        _("Trạng thái"): (
            [_state(unit.now, line, language) for unit, line in zip(shown, goal, strict=True)],
            None,
        ),
        _against(goal, language): _points(
            [_gap(unit.now, line) for unit, line in zip(shown, goal, strict=True)],
            language,
        ),
        _("Hồ sơ trễ"): _counts([unit.late for unit in shown], language),
        _("Đã giải quyết (hồ sơ)"): _counts(
            [None if unit.now is None else unit.now.denominator for unit in shown], language
        ),
    }
    if found.movers is not None:
        earlier = label(found.movers.earlier, language)
        columns |= {
            _percent(earlier): _rates([unit.before for unit in shown], language),
            _("Thay đổi (điểm %)"): _points(
                [None if one is None else 100 * one.change for one in moved], language
            ),
            _("Khoảng tin cậy từ (điểm %)"): _ends(
                [None if one is None else one.interval.low for one in moved], language
            ),
            _("đến (điểm %)"): _ends(
                [None if one is None else one.interval.high for one in moved], language
            ),
            _("Quá mức ngẫu nhiên"): ([_beyond(one, language) for one in moved], None),
        }
    columns[_("Kỳ")] = ([label(found.period, language)] * len(shown), None)
    columns[_("Ghi chú")] = (
        [
            _remark(unit, line, one, language)
            for unit, line, one in zip(shown, goal, moved, strict=True)
        ],
        None,
    )
    return _table(columns)


def units_order(found: ByUnit) -> list[Unit]:
    """The units of ``units_table``, in the order of its rows."""
    known = (unit for unit in found.members if unit.now is not None)
    return sorted(known, key=lambda unit: (-(unit.late or 0), unit.key))


def sources_of(answers: Sequence[Answer], catalogue: Catalogue, language: str) -> list[str]:
    """Where each answer stands: document and place, or that it is computed from dossiers.

    One document for all is named once, by the page and by the file; its places are enough then.
    """
    alone = len({one.document for one in answers}) == 1
    return [_source(one, catalogue, language, alone) for one in answers]


def _source(answer: Answer, catalogue: Catalogue, language: str, alone: bool) -> str:
    if answer.document is None:
        return BASES[answer.basis].in_(language) if answer.basis else ""
    if alone and answer.locator:
        return locator_words(answer.locator, language)
    return catalogue.source(answer, language).rstrip(".")


def doubts_of(answer: Answer, language: str) -> str:
    """The marks of doubt in words."""
    return " · ".join(word for word, _meaning in marks(answer, language))


def _card_name(card: Card, language: str) -> str:
    name = METRICS[card.metric].label.in_(language)
    return f"{LEVELS['central'].in_(language)}: {name}" if card.code == "central" else name


def _against(goals: Sequence[Target | None], language: str) -> str:
    """The heading of the differences: the line by name where it is one for all."""
    _ = translator(language)
    lines = {(goal.in_force, goal.value): goal for goal in goals if goal is not None}
    if len(lines) != 1:
        return _("So với chỉ tiêu hoặc mốc (điểm %)")
    (goal,) = lines.values()
    binding = _("So với chỉ tiêu {value} (điểm %)")
    text = binding if goal.in_force else _("So với mốc {value} (điểm %)")
    return text.format(value=goal.text(language))


def _gap(answer: Answer | None, goal: Target | None) -> float | None:
    if goal is None or answer is None or answer.value is None:
        return None
    return round(100 * (answer.value - goal.value), 10)


def _state(answer: Answer | None, goal: Target | None, language: str) -> str:
    if answer is not None and answer.nothing:
        return missing_text(answer, language)
    return _said(state(None if answer is None else answer.value, goal), language)


def _said(one: State, language: str) -> str:
    return f"{one.sign} {one.label.in_(language)}"


def _remark(unit: Unit, goal: Target | None, moved: Mover | None, language: str) -> str:
    _ = translator(language)
    small = "" if unit.is_large else _("dưới {least} hồ sơ").format(least=ENOUGH)
    if unit.now is not None and unit.now.nothing:
        small = ""  # the column of its state says so
    doubts = "" if unit.now is None else doubts_of(unit.now, language)
    note = rounding_note(unit.before, unit.now, language) if moved is not None else ""
    apart = note or _gap_note(unit.now, goal, language)
    return " · ".join(word for word in (small, doubts, apart) if word)


def _gap_note(answer: Answer | None, goal: Target | None, language: str) -> str:
    """That a gap is not that of the rate as shown from its line; "" where it is."""
    if answer is None or goal is None or answer.approximate:
        return ""
    _ = translator(language)
    return (
        _("chênh lệch tính từ số chưa làm tròn") if rounds_apart(goal.value, answer.value) else ""
    )


def _beyond(one: Mover | None, language: str) -> str | None:
    _ = translator(language)
    return None if one is None else (_("có") if one.beyond else _("không"))


def _level(code: str, language: str) -> str:
    return LEVELS[code].in_(language, short=True) if code in LEVELS else ""


def _hundred(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 12)


def _percent(title: str) -> str:
    return f"{title} (%)"


def _rates(answers: Sequence[Answer | None], language: str) -> Column:
    values = [None if one is None else _hundred(one.value) for one in answers]
    return values, [value_text(one, language) for one in answers]


def _counts(values: Sequence[float | None], language: str) -> Column:
    return values, [count(value, language) for value in values]


def _points(values: Sequence[float | None], language: str) -> Column:
    """Differences in points, as they are said everywhere."""
    fractions = (None if value is None else round(value / 100, 12) for value in values)
    return values, [points(fraction, language) for fraction in fractions]


def _ends(values: Sequence[float | None], language: str) -> Column:
    """Ends of intervals in points."""
    shown = [None if value is None else 100 * value for value in values]
    return shown, [MISSING if value is None else end_text(value, language) for value in values]


def _table(columns: Mapping[str, Column]) -> Table:
    """A table of columns; those without any value are left out."""
    kept = {
        name: column
        for name, column in columns.items()
        if any(cell not in (None, "") for cell in column[0])
    }
    texts = {name: said for name, (_cells, said) in kept.items() if said is not None}
    return Table(pd.DataFrame({name: list(cells) for name, (cells, _said) in kept.items()}), texts)
