"""What the overview of one period and scope is made of: answers, comparisons, target, figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics.audit import lies_in, period_findings, place, units_of
from analytics.filters import Filter
from analytics.i18n import TRANSLATORS, Translator
from analytics.periods import parse
from analytics.query import (
    Answer,
    Catalogue,
    Target,
    measured,
    records,
    report_figures,
    target,
)
from analytics.store import Reader
from analytics.texts import DATASETS, LEVELS, Bilingual
from analytics.views.attention import Finding, Situation, findings_in
from analytics.views.overview.by_unit import ByUnit, by_unit
from analytics.views.overview.cards import CARDS, METRICS_ASKED, Card, card
from analytics.views.overview.units import earlier_period
from analytics.views.overview.usual import usual


@dataclass(frozen=True)
class Overview:
    """Everything the overview says; every part of the page reads from here.

    ``level_targets`` are the targets or yardsticks of each level, ``target`` that of the scope.
    """

    period: str
    cards: Mapping[str, Card]
    levels: tuple[Answer, ...]
    sectors: tuple[Answer, ...]
    target: Target | None
    level_targets: Mapping[str, Target]
    by_unit: ByUnit
    documents: tuple[str, ...]
    figures: pd.DataFrame
    findings: Mapping[Translator, tuple[Finding, ...]]

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
    local = measured(reader, METRICS_ASKED, periods, chosen, dataset=dataset)
    central = measured(
        reader,
        ("on_time_rate", "late"),
        periods,
        replace(chosen, level="central"),
        dataset=dataset,
    )
    goal = target(reader, "on_time_rate", chosen.level, period)
    cards = {
        code: card(code, period, central if code == "central" else local, goal, compare_with)
        for code in CARDS
    }
    levels = _parts(reader, period, replace(chosen, level=None), dataset, "level")
    sectors = _parts(reader, period, replace(chosen, sector=None), dataset, "sector")
    goals = {
        level: found
        for level in LEVELS
        if (found := target(reader, "on_time_rate", level, period)) is not None
    }
    compared = cards["on_time_rate"].comparison
    earlier = (
        compared.period
        if compared is not None and compared.difference is not None
        else earlier_period(period, compare_with, periods)
    )
    of_units = by_unit(reader, catalogue, period, earlier, chosen, goals, dataset=dataset)
    limits = usual(reader, local, period, periods, chosen, of_units.members, dataset=dataset)
    documents = catalogue.documents_of(period, dataset)
    # Of documents about other periods, only what they print of this one.
    only = period if catalogue.mentioned(period) and dataset == "official" else None
    printed = reader.once(
        ("printed figures", documents, dataset, only),
        lambda: _printed(reader, documents, dataset, only),
    )
    situation = Situation(
        period=period,
        total=cards["on_time_rate"].answer,
        levels=levels if chosen.level is None else (),
        sectors=sectors if chosen.sector is None else (),
        cards=[card.answer for card in cards.values() if card.answer is not None],
        target=goal,
        level_targets=goals,
        report_values=_within(reader, printed.values, period, chosen),
        unmatched=period_findings(
            reader, period, documents, chosen, dataset, only=only is not None
        ),
        sector_names=reader.once("names of sectors", lambda: _sector_names(catalogue)),
        scope=Bilingual(*(catalogue.sentence(chosen, t) for t in TRANSLATORS)),
        narrowed=Bilingual(*(catalogue.narrowing(chosen, t) for t in TRANSLATORS)),
        dataset=DATASETS[dataset] if dataset != "official" else Bilingual("", ""),
        comparison=compared,
        verdict=cards["on_time_rate"].verdict,
        control=limits.scope,
        level_controls=limits.levels,
        unit_controls=limits.units,
        unit_names={one.key: one.name for one in of_units.members},
    )
    return Overview(
        period=period,
        cards=cards,
        levels=tuple(levels),
        sectors=tuple(sectors),
        target=goal,
        level_targets=goals,
        by_unit=of_units,
        documents=documents,
        figures=printed.figures,
        findings=findings_in(situation, TRANSLATORS),
    )


def _within(
    reader: Reader, rows: Sequence[Mapping[str, Any]], period: str, chosen: Filter
) -> Sequence[Mapping[str, Any]]:
    """The published figures that are about the choice; without any choice all of them."""
    if chosen == Filter():
        return rows
    units = units_of(reader, period)
    return [row for row in rows if lies_in(place(row), chosen, units)]


def _parts(reader: Reader, period: str, chosen: Filter, dataset: str, split: str) -> list[Answer]:
    """On-time rates of the parts of a scope; beside printed ones their counts of late dossiers.

    A computed rate has its late dossiers in its own counts.
    """
    found = measured(reader, ["on_time_rate"], [period], chosen, dataset=dataset, split=split)
    if found and all(one.basis == "computed" for one in found):
        return found
    both = ["on_time_rate", "late"]
    return measured(reader, both, [period], chosen, dataset=dataset, split=split)


def _sector_names(catalogue: Catalogue) -> dict[str, Bilingual]:
    return {code: Bilingual(row["name"], row["name_en"]) for code, row in catalogue.sectors.items()}


@dataclass(frozen=True)
class _Printed:
    """What documents print, as a frame and as records."""

    figures: pd.DataFrame
    values: Sequence[Mapping[str, Any]]


def _printed(reader: Reader, documents: Sequence[str], dataset: str, only: str | None) -> _Printed:
    figures = report_figures(reader, documents, dataset)
    if only is not None:
        figures = figures[figures["period"] == only]
    return _Printed(figures, records(figures))
