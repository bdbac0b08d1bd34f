"""The tables of Tổng quan, on the page and as files: cards, rates of parts, units."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from analytics import tables
from analytics.catalogue import Catalogue
from analytics.formats import MISSING, rounds_apart
from analytics.i18n import Translator, locator_words
from analytics.metrics import METRICS
from analytics.query import Answer, State, Target, state, value_text
from analytics.query.wording import (
    comparison_text,
    difference_text,
    marks,
    missing_text,
    rounding_note,
    source_text,
)
from analytics.tables import Column, Export, Table
from analytics.texts import BASES, DATASETS, LEVELS
from analytics.views.cards import Card
from analytics.views.control import end_text
from analytics.views.overview.data import Overview
from analytics.views.overview.units import ENOUGH, ByUnit, Mover, Unit

_NOUNS = {"rate": "%", "count": "hồ sơ", "money": "đồng"}

Row = TypeVar("Row")


# --- the three tables -----------------------------------------------------------------------------


class _Rate(NamedTuple):
    """A rate with what it is held against, and the late dossiers behind it."""

    answer: Answer
    target: Target | None
    late: float | None


def rates_table(
    answers: Sequence[Answer],
    names: Mapping[str, str],
    heading: str,
    targets: Mapping[str, Target],
    catalogue: Catalogue,
    t: Translator,
) -> Table:
    """One row per part, highest rate first: its rate, how it stands, its dossiers, its source.

    Args:
        answers: on-time rates of one period, each with a key; counts of late dossiers may stand
            among them, for rates without counts of their own.
        names: what to call each key.
        heading: name of the first column ("Cấp", "Lĩnh vực").
        targets: key → its target or yardstick.
        catalogue: the sources' titles.
    """
    late = {answer.key: answer.value for answer in answers if answer.metric == "late"}
    rows = [
        _Rate(
            answer,
            targets.get(answer.key or ""),
            answer.late if answer.has_counts else late.get(answer.key),
        )
        for answer in rates_order(answers)
    ]
    alone = _is_of_one_document(row.answer for row in rows)
    columns: list[Column[_Rate]] = [
        Column(heading, lambda row: names.get(row.answer.key or "", row.answer.key or "")),
        _rate(_percent(t(METRICS["on_time_rate"].label)), lambda row: row.answer, t),
        Column(t("Trạng thái"), lambda row: _state(row.answer, row.target, t)),
        _points(
            _against([row.target for row in rows], t),
            lambda row: _gap(row.answer, row.target),
            lambda row: row.answer,
            t,
        ),
        _count(t("Hồ sơ trễ"), lambda row: row.late, t),
        _count(t("Đúng hạn (hồ sơ)"), lambda row: row.answer.numerator, t),
        _count(t("Đã giải quyết (hồ sơ)"), lambda row: row.answer.denominator, t),
        Column(t("Kỳ"), lambda row: t.period(row.answer.period)),
        Column(t("Nguồn"), lambda row: _source(row.answer, catalogue, t, alone)),
        Column(
            t("Ghi chú"),
            lambda row: _joined(_doubts(row.answer, t), _gap_note(row.answer, row.target, t)),
        ),
    ]
    return _table(rows, columns)


def rates_order(answers: Sequence[Answer]) -> list[Answer]:
    """The rates of ``rates_table``, in the order of its rows."""
    rates = (
        answer for answer in answers if answer.metric == "on_time_rate" and answer.value is not None
    )
    return sorted(rates, key=lambda answer: (-(answer.value or 0), answer.key or ""))


class _CardRow(NamedTuple):
    """A card that has a value."""

    card: Card
    answer: Answer

    @property
    def noun(self) -> str:
        """The unit that stands beside the value."""
        return _NOUNS[METRICS[self.answer.metric].format]


def cards_table(cards: Iterable[Card], catalogue: Catalogue, t: Translator) -> Table:
    """One row per KPI card that has a value, in their order, with what it is compared with."""
    rows = [
        _CardRow(card, card.answer)
        for card in cards
        if card.answer is not None and card.answer.value is not None
    ]
    alone = _is_of_one_document(row.answer for row in rows)
    columns: list[Column[_CardRow]] = [
        Column(t("Chỉ số"), lambda row: _card_name(row.card, t)),
        Column(
            t("Giá trị"),
            lambda row: _hundred(row.answer) if row.noun == "%" else row.answer.value,
            lambda row: value_text(row.answer, t),
        ),
        Column(t("Đơn vị tính"), lambda row: t(row.noun)),
        Column(
            t("Trạng thái"), lambda row: row.card.standing and _state_text(row.card.standing, t)
        ),
        Column(
            t("Thay đổi"),
            lambda row: row.card.comparison and difference_text(row.card.comparison, t),
        ),
        Column(
            t("So với"), lambda row: row.card.comparison and comparison_text(row.card.comparison, t)
        ),
        Column(t("Kỳ"), lambda row: t.period(row.answer.period)),
        Column(t("Nguồn"), lambda row: _source(row.answer, catalogue, t, alone)),
        Column(t("Ghi chú"), lambda row: _doubts(row.answer, t)),
    ]
    return _table(rows, columns)


class _UnitRow(NamedTuple):
    """A unit with what it is held against, and its change where it is compared."""

    unit: Unit
    target: Target | None
    mover: Mover | None


def units_table(by_unit: ByUnit, t: Translator) -> Table:
    """Every unit, the most late dossiers first: rate, state, dossiers late, change."""
    movers = by_unit.movers_by_unit
    rows = [
        _UnitRow(unit, by_unit.targets.get(unit.level), movers.get(unit.key))
        for unit in units_order(by_unit)
    ]
    columns: list[Column[_UnitRow]] = [
        Column(t("Đơn vị"), lambda row: t(row.unit.name)),
        Column(t("Cấp"), lambda row: _level(row.unit.level, t)),
        _rate(_percent(t(METRICS["on_time_rate"].short)), lambda row: row.unit.now, t),
        Column(t("Trạng thái"), lambda row: _state(row.unit.now, row.target, t)),
        _points(
            _against([row.target for row in rows], t),
            lambda row: _gap(row.unit.now, row.target),
            lambda row: row.unit.now,
            t,
        ),
        _count(t("Hồ sơ trễ"), lambda row: row.unit.late, t),
        _count(
            t("Đã giải quyết (hồ sơ)"), lambda row: row.unit.now and row.unit.now.denominator, t
        ),
    ]
    if by_unit.movers is not None:
        columns += [
            _rate(_percent(t.period(by_unit.movers.earlier)), lambda row: row.unit.before, t),
            _points(
                t("Thay đổi (điểm %)"),
                lambda row: row.mover and 100 * row.mover.change,
                lambda row: row.unit.now,
                t,
            ),
            _end(
                t("Khoảng tin cậy từ (điểm %)"), lambda row: row.mover and row.mover.interval.low, t
            ),
            _end(t("đến (điểm %)"), lambda row: row.mover and row.mover.interval.high, t),
            Column(t("Thay đổi rõ rệt"), lambda row: _beyond(row.mover, t)),
        ]
    columns += [
        Column(t("Kỳ"), lambda _row: t.period(by_unit.period)),
        Column(t("Ghi chú"), lambda row: _remark(row, t)),
    ]
    return _table(rows, columns)


def units_order(by_unit: ByUnit) -> list[Unit]:
    """The units of ``units_table``, in the order of its rows."""
    known = (unit for unit in by_unit.members if unit.now is not None)
    return sorted(known, key=lambda unit: (-(unit.late or 0), unit.key))


# --- the file -------------------------------------------------------------------------------------


def export(
    table: Table,
    view: Overview,
    catalogue: Catalogue,
    t: Translator,
    *,
    title: str,
    dataset: str,
    scope: str,
    metrics: Iterable[str] = ("on_time_rate",),
    words: Iterable[tuple[str, str]] = (),
) -> Export:
    """A table of the overview as a file that explains itself.

    Args:
        table: what the page shows; its numbers stay whole.
        view: the overview it is of.
        catalogue: the sources' titles.
        title: of the table.
        dataset: "official" or "demo".
        scope: the filter in words.
        metrics: codes of the metrics in it.
        words: further (word, meaning) that its columns need.
    """
    definitions = []
    for metric in (METRICS[code] for code in dict.fromkeys(metrics)):
        definitions.append((t(metric.label), t(metric.description)))
        if metric.formula is not None:
            definitions.append((t("Công thức"), t(metric.formula)))
        if metric.caveat is not None:
            definitions.append((t("Lưu ý"), t(metric.caveat)))
    definitions += words
    for target in dict.fromkeys(view.level_targets.values()):
        name = t("Chỉ tiêu") if target.in_force else t("Mốc tham chiếu")
        definitions.append((name, t(target.source)))
    about = {
        t("Bộ số liệu"): t(DATASETS[dataset]),
        t("Phạm vi"): scope,
        t("Kỳ báo cáo"): t.period(view.period),
    }
    if len(view.documents) == 1:
        about[t("Văn bản")] = catalogue.reference(view.documents[0], t)[0]
    return Export(
        title=f"{title}, {t.period(view.period, inside=True)}",
        about=about,
        frame=table.frame,
        definitions=tuple(definitions),
        sources=tuple(catalogue.reference(code, t) for code in view.documents),
        decimals={name: 2 for name in table.texts if "%" in name},
    )


# --- columns of numbers ---------------------------------------------------------------------------


def _table(rows: Sequence[Row], columns: Iterable[Column[Row]]) -> Table:
    """A table of the columns that have any value."""
    table = tables.table(rows, columns)
    empty = [name for name in table.frame if all(cell in (None, "") for cell in table.frame[name])]
    return Table(
        table.frame.drop(columns=empty),
        {name: texts for name, texts in table.texts.items() if name not in empty},
    )


def _percent(title: str) -> str:
    return f"{title} (%)"


def _hundred(answer: Answer | None) -> float | None:
    return None if answer is None or answer.value is None else round(100 * answer.value, 12)


def _rate(title: str, answer: Callable[[Row], Answer | None], t: Translator) -> Column[Row]:
    """Rates in per cent."""
    return Column(title, lambda row: _hundred(answer(row)), lambda row: value_text(answer(row), t))


def _count(title: str, count: Callable[[Row], Any], t: Translator) -> Column[Row]:
    return Column(title, count, lambda row: t.count(count(row)))


def _points(
    title: str,
    points: Callable[[Row], Any],
    rate: Callable[[Row], Answer | None],
    t: Translator,
) -> Column[Row]:
    """Differences of a rate in points, with its decimals, as everywhere."""

    def text(row: Row) -> str:
        value, of = points(row), rate(row)
        if value is None or of is None:
            return MISSING
        return t.points(round(value / 100, 12), of.decimals)

    return Column(title, points, text)


def _end(title: str, end: Callable[[Row], Any], t: Translator) -> Column[Row]:
    """Ends of intervals, from fractions, in points."""

    def value(row: Row) -> float | None:
        fraction = end(row)
        return None if fraction is None else 100 * fraction

    def text(row: Row) -> str:
        fraction = end(row)
        return MISSING if fraction is None else end_text(fraction, t)

    return Column(title, value, text)


# --- cells of words -------------------------------------------------------------------------------


def _joined(*notes: str) -> str:
    return " · ".join(note for note in notes if note)


def _is_of_one_document(answers: Iterable[Answer]) -> bool:
    """One document for all is named once, by the page and by the file."""
    return len({answer.document for answer in answers}) == 1


def _source(answer: Answer, catalogue: Catalogue, t: Translator, alone: bool) -> str:
    """Where an answer stands: document and place (``alone``: its place), or that it is computed."""
    if answer.document is None:
        return t(BASES[answer.basis]) if answer.basis else ""
    if alone and answer.locator:
        return locator_words(answer.locator, t)
    return source_text(answer, catalogue, t).rstrip(".")


def _doubts(answer: Answer, t: Translator) -> str:
    """The marks of doubt in words."""
    return _joined(*(word for word, _meaning in marks(answer, t)))


def _card_name(card: Card, t: Translator) -> str:
    name = t(METRICS[card.metric].label)
    return f"{t(LEVELS['central'])}: {name}" if card.code == "central" else name


def _against(targets: Iterable[Target | None], t: Translator) -> str:
    """The heading of the differences: the line by name where it is one for all."""
    lines = {(target.in_force, target.value): target for target in targets if target is not None}
    if len(lines) != 1:
        return t("So với chỉ tiêu (điểm %)")
    (line,) = lines.values()
    if line.in_force:
        return t("So với chỉ tiêu {value} (điểm %)", value=line.text(t))
    return t("So với chỉ tiêu {value}, chưa áp dụng (điểm %)", value=line.text(t))


def _gap(answer: Answer | None, target: Target | None) -> float | None:
    if target is None or answer is None or answer.value is None:
        return None
    return round(100 * (answer.value - target.value), 10)


def _gap_note(answer: Answer | None, target: Target | None, t: Translator) -> str:
    """That a gap is not that of the rate as shown from its line; "" where it is."""
    if answer is None or target is None or answer.approximate:
        return ""
    apart = rounds_apart(target.value, answer.value, answer.decimals)
    return t("chênh lệch tính từ số chưa làm tròn") if apart else ""


def _state(answer: Answer | None, target: Target | None, t: Translator) -> str:
    if answer is not None and answer.nothing:
        return missing_text(answer, t)
    return _state_text(state(None if answer is None else answer.value, target), t)


def _state_text(standing: State, t: Translator) -> str:
    return f"{standing.sign} {t(standing.label)}"


def _remark(row: _UnitRow, t: Translator) -> str:
    now = row.unit.now
    small = "" if row.unit.is_large else t("dưới {least} hồ sơ", least=ENOUGH)
    if now is not None and now.nothing:
        small = ""  # the column of its state says so
    doubts = "" if now is None else _doubts(now, t)
    rounding = rounding_note(row.unit.before, now, t) if row.mover is not None else ""
    return _joined(small, doubts, rounding or _gap_note(now, row.target, t))


def _beyond(mover: Mover | None, t: Translator) -> str | None:
    return None if mover is None else (t("có") if mover.beyond else t("không"))


def _level(code: str, t: Translator) -> str:
    return t(LEVELS[code].short) if code in LEVELS else ""
