"""What the overview of one period and scope is made of: answers, comparisons, target, figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics.attention import Finding, Situation, findings_in
from analytics.filters import Filter
from analytics.periods import parse
from analytics.query import (
    Answer,
    Catalogue,
    Comparison,
    Target,
    compare,
    disagreeing_figures,
    measured,
    records,
    report_figures,
    series,
    target,
)
from analytics.store import Reader
from analytics.texts import LANGUAGES, Bilingual

# A card asks for its metrics in order: where the first has no value, the next definition of the
# same question is shown, under its own name.
CARDS: dict[str, tuple[str, ...]] = {
    "received": ("received",),
    "resolved": ("resolved",),
    "on_time_rate": ("on_time_rate", "on_time_of_received"),
    "late": ("late",),
    "online_rate": ("online_rate", "online_of_resolved", "online_rate_unstated"),
    "central": ("on_time_rate",),
}
_METRICS = tuple(dict.fromkeys(code for codes in CARDS.values() for code in codes))
_MANY_POINTS = 3


@dataclass(frozen=True)
class Card:
    """One KPI: its answer, what it is compared with, and its comparable series (3 points or more).

    ``late`` are the dossiers resolved late in the same scope, ``needed`` the dossiers that would
    have had to be on time to reach a target in force (None: reached, no target or no counts).
    """

    code: str
    metric: str
    answer: Answer | None
    comparison: Comparison | None
    trend: tuple[Answer, ...]
    late: Answer | None = None
    needed: int | None = None


@dataclass(frozen=True)
class Overview:
    """Everything the overview says; every part of the page reads from here."""

    period: str
    cards: Mapping[str, Card]
    levels: tuple[Answer, ...]
    sectors: tuple[Answer, ...]
    target: Target | None
    documents: tuple[str, ...]
    figures: pd.DataFrame
    findings: Mapping[str, tuple[Finding, ...]]

    @property
    def is_empty(self) -> bool:
        """Whether no card has a value, the central block's own card left aside."""
        return all(
            card.answer is None or card.answer.value is None
            for code, card in self.cards.items()
            if code != "central"
        )

    @property
    def says_nothing(self) -> bool:
        """Whether there is neither a card nor a rate of a part to show."""
        central = self.cards["central"].answer
        return self.is_empty and central is None and not self.levels and not self.sectors

    def value(self, card: str) -> Answer | None:
        """The answer of a card."""
        return self.cards[card].answer


def overview(
    reader: Reader,
    catalogue: Catalogue,
    period: str,
    chosen: Filter,
    *,
    dataset: str = "official",
    compare_with: str | None = None,
) -> Overview:
    """Ask the store once per part of the page.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: the report's period.
        chosen: level, district, sector.
        dataset: "official" or "demo".
        compare_with: the period chosen for comparison; None for the rule.

    Returns:
        The overview; parts without figures are empty, never invented.
    """
    kind = parse(period).kind
    periods = [code for code in catalogue.measured.get(dataset, ()) if parse(code).kind == kind]
    local = measured(reader, _METRICS, periods, chosen, dataset=dataset)
    central = measured(
        reader,
        ("on_time_rate", "late"),
        periods,
        replace(chosen, level="central"),
        dataset=dataset,
    )
    goal = target(reader, "on_time_rate", chosen.level, period)
    cards = {
        code: _card(code, period, central if code == "central" else local, goal, compare_with)
        for code in CARDS
    }
    rate = ("on_time_rate", "late")
    levels = measured(
        reader, rate, [period], replace(chosen, level=None), dataset=dataset, split="level"
    )
    sectors = measured(
        reader, rate, [period], replace(chosen, sector=None), dataset=dataset, split="sector"
    )
    documents = catalogue.documents_of(period, dataset)
    printed = reader.once(
        ("printed figures", documents, dataset), lambda: _printed(reader, documents, dataset)
    )
    situation = Situation(
        period=period,
        total=cards["on_time_rate"].answer,
        levels=levels if chosen.level is None else (),
        sectors=sectors if chosen.sector is None else (),
        cards=[card.answer for card in cards.values() if card.answer is not None],
        target=goal,
        report_values=printed.values,
        disagreeing=printed.disagreeing,
        sector_names={
            code: Bilingual(row["name"], row["name_en"]) for code, row in catalogue.sectors.items()
        },
        scope=Bilingual(*(catalogue.sentence(chosen, language) for language in LANGUAGES)),
    )
    return Overview(
        period=period,
        cards=cards,
        levels=tuple(levels),
        sectors=tuple(sectors),
        target=goal,
        documents=documents,
        figures=printed.figures,
        findings=findings_in(situation, LANGUAGES),
    )


def lowest(answers: Sequence[Answer], most: int, chosen: str | None = None) -> list[Answer]:
    """The ``most`` lowest values, and the chosen key among them whatever its value.

    All of them when there are no more; answers without a value stay out once there are.
    """
    if len(answers) <= most:
        return list(answers)
    known = sorted(
        (answer for answer in answers if answer.value is not None),
        key=lambda answer: answer.value or 0,
    )
    return [answer for place, answer in enumerate(known) if place < most or answer.key == chosen]


def answerable(figures: pd.DataFrame, period: str) -> list[Filter]:
    """The choices for which the printed figures say something about dossiers in the period.

    Args:
        figures: rows of ``report_figures``.
        period: the period asked about.

    Returns:
        Filters in the order of the print, each once.
    """
    told = figures[
        figures["indicator"].isin(["on_time_rate", "resolved", "received"])
        & (figures["period"] == period)
    ]
    found = []
    for row in told.to_dict("records"):
        level, unit, sector = (
            None if pd.isna(row[name]) else row[name] for name in ("level", "unit", "sector")
        )
        if row["block"] == "central":
            found += [Filter("central", None, sector)] if unit is None else []
        elif unit is None or unit.isdigit():
            found.append(Filter(level, unit, sector))
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class _Printed:
    """What documents print: as a frame, as records, and what other documents print differently."""

    figures: pd.DataFrame
    values: Sequence[Mapping[str, Any]]
    disagreeing: Sequence[Mapping[str, Any]]


def _printed(reader: Reader, documents: Sequence[str], dataset: str) -> _Printed:
    figures = report_figures(reader, documents, dataset)
    disagreeing = disagreeing_figures(reader, documents, dataset)
    return _Printed(figures, records(figures), records(disagreeing))


def _card(
    code: str,
    period: str,
    history: list[Answer],
    goal: Target | None,
    compare_with: str | None,
) -> Card:
    now = {answer.metric: answer for answer in history if answer.period == period}
    metric = next((name for name in CARDS[code] if name in now), CARDS[code][0])
    answer = now.get(metric)
    if answer is None or answer.value is None:
        return Card(code, metric, answer, None, ())
    trend = series(answer, history)
    return Card(
        code=code,
        metric=metric,
        answer=answer,
        comparison=compare(answer, history, compare_with),
        trend=tuple(trend) if len(trend) >= _MANY_POINTS else (),
        late=now.get("late") if metric == "on_time_rate" else None,
        # The target is set for this rate of the local block, not for another definition of it.
        needed=_needed(answer, goal) if code == metric == "on_time_rate" else None,
    )


def _needed(answer: Answer, goal: Target | None) -> int | None:
    """Dossiers short of a target in force: the smallest n with (on time + n) ÷ resolved ≥ target.

    Resolved stays the same: n of the late ones would have had to be on time.
    """
    if goal is None or not goal.in_force or not answer.has_counts:
        return None
    assert answer.numerator is not None and answer.denominator is not None
    short = goal.value * answer.denominator - answer.numerator
    # Counts are whole: a floating-point hair above a whole number is not one dossier more.
    needed = -int(-(short - 1e-9) // 1)
    return needed if needed > 0 else None
