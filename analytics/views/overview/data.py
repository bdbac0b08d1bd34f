"""What Tổng quan is made of: cards, rates of parts, units, targets, figures, findings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics.audit import lies_in, period_findings, place_of, units_of
from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.i18n import TRANSLATORS, Translator
from analytics.periods import parse
from analytics.query import Answer, Target, measured, records, report_figures, target
from analytics.store import Reader
from analytics.texts import DATASETS, LEVELS, Bilingual, same
from analytics.views.attention import Finding, Situation, findings
from analytics.views.cards import CARDS, METRICS_ASKED, Card, card
from analytics.views.control import Control, control, control_of, pieces
from analytics.views.overview.places import Map, map_of
from analytics.views.overview.units import ByUnit, Mover, Unit, by_unit, earlier_period

_RATE = "on_time_rate"
Series = list[list[Answer]]


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
    map: Map | None
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
    def is_part(self) -> bool:
        """Whether a card has no value because not all units have sent their dossiers."""
        return any(card.answer is not None and card.answer.is_part for card in self.cards.values())

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
    """Ask the store once per part of the page; parts without figures are empty, never invented.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: the report's period.
        chosen: level, district, sector.
        dataset: "official" or "demo".
        compare_with: the period chosen for comparison; None for the rule.
    """
    periods = catalogue.measured_periods(parse(period).kind, dataset)
    local = measured(reader, METRICS_ASKED, periods, chosen, dataset=dataset)
    central = measured(
        reader, (_RATE, "late"), periods, replace(chosen, level="central"), dataset=dataset
    )
    own_target = target(reader, _RATE, chosen.level, period)
    cards = {
        code: card(code, period, central if code == "central" else local, own_target, compare_with)
        for code in CARDS
    }
    levels = _parts(reader, period, replace(chosen, level=None), dataset, "level")
    sectors = _parts(reader, period, replace(chosen, sector=None), dataset, "sector")
    by_level = {level: target(reader, _RATE, level, period) for level in LEVELS}
    targets = {level: goal for level, goal in by_level.items() if goal is not None}
    compared = cards[_RATE].comparison
    earlier = (
        compared.period
        if compared is not None and compared.difference is not None
        else earlier_period(period, compare_with, periods)
    )
    of_units = by_unit(reader, catalogue, period, earlier, chosen, targets, dataset=dataset)
    limits = _limits(reader, local, period, periods, chosen, of_units.members, dataset)
    documents = catalogue.documents_of(period, dataset)
    # Of documents about other periods, only what they print of this one.
    only = period if catalogue.mentioned(period) and dataset == "official" else None
    printed = reader.once(
        ("printed figures", documents, dataset, only),
        lambda: _printed(reader, documents, dataset, only),
    )
    situation = Situation(
        period=period,
        total=cards[_RATE].answer,
        levels=levels if chosen.level is None else (),
        sectors=sectors if chosen.sector is None else (),
        cards=[card.answer for card in cards.values() if card.answer is not None],
        target=own_target,
        level_targets=targets,
        report_values=_within(reader, printed.values, period, chosen),
        unmatched=period_findings(
            reader, period, documents, chosen, dataset, only=only is not None
        ),
        sector_names=reader.once("names of sectors", lambda: _sector_names(catalogue)),
        scope=Bilingual(*(catalogue.sentence(chosen, t) for t in TRANSLATORS)),
        narrowed=Bilingual(*(catalogue.narrowing(chosen, t) for t in TRANSLATORS)),
        dataset=DATASETS[dataset] if dataset != "official" else same(""),
        comparison=compared,
        verdict=cards[_RATE].verdict,
        control=limits.scope,
        level_controls=limits.levels,
        unit_controls=limits.units,
        earlier=of_units.movers.earlier if of_units.movers else "",
        rose=_changes(of_units.movers.rose if of_units.movers else ()),
        fell=_changes(of_units.movers.fell if of_units.movers else ()),
        unit_names={unit.key: unit.name for unit in of_units.members},
    )
    return Overview(
        period=period,
        cards=cards,
        levels=tuple(levels),
        sectors=tuple(sectors),
        target=own_target,
        level_targets=targets,
        by_unit=of_units,
        map=map_of(catalogue, of_units.members, period) if of_units.is_counted else None,
        documents=documents,
        figures=printed.figures,
        findings=findings(situation),
    )


def _changes(movers: Iterable[Mover]) -> dict[str, float]:
    return {mover.unit.key: mover.change for mover in movers}


def _within(
    reader: Reader, rows: Sequence[Mapping[str, Any]], period: str, chosen: Filter
) -> Sequence[Mapping[str, Any]]:
    """The published figures that are about the choice; without any choice all of them."""
    if chosen == Filter():
        return rows
    units = units_of(reader, period)
    return [row for row in rows if lies_in(place_of(row), chosen, units)]


def _parts(reader: Reader, period: str, chosen: Filter, dataset: str, split: str) -> list[Answer]:
    """On-time rates of the parts of a scope; beside printed ones their counts of late dossiers.

    A computed rate has its late dossiers in its own counts.
    """
    rates = measured(reader, [_RATE], [period], chosen, dataset=dataset, split=split)
    if rates and all(rate.basis == "computed" for rate in rates):
        return rates
    return measured(reader, [_RATE, "late"], [period], chosen, dataset=dataset, split=split)


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


# --- what is usual --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Limits:
    """Control limits of the on-time rate: of the scope, by level, by unit."""

    scope: Control
    levels: Mapping[str, Control]
    units: Mapping[str, Control]


def _limits(
    reader: Reader,
    history: Sequence[Answer],
    period: str,
    periods: Sequence[str],
    chosen: Filter,
    members: Sequence[Unit],
    dataset: str,
) -> _Limits:
    """Put the rates of a scope and of its parts under limits, by what was known in a period.

    Those of units only where no sector is chosen: their whole work is asked for once in a snapshot,
    while a sector would have to be asked for in every choice.
    """
    levels: Mapping[str, Series] = {}
    if not chosen.level:
        levels = reader.once(
            ("usual levels", dataset, tuple(periods), chosen),
            lambda: _series(reader, periods, chosen, dataset, "level"),
        )
    units: Mapping[str, Series] = {}
    if chosen.sector is None and members:
        block = Filter("central" if chosen.level == "central" else None)
        every = reader.once(
            ("usual units", dataset, tuple(periods), block),
            lambda: _series(reader, periods, block, dataset, "unit"),
        )
        units = {unit.key: every[unit.key] for unit in members if unit.key in every}
    own = [answer for answer in history if answer.metric == _RATE]
    return _Limits(
        control(_RATE, own, period),
        {key: control_of(_RATE, series, period) for key, series in levels.items()},
        {key: control_of(_RATE, series, period) for key, series in units.items()},
    )


def _series(
    reader: Reader, periods: Sequence[str], chosen: Filter, dataset: str, split: str
) -> dict[str, Series]:
    """The series of every part over all periods, cut where they may not be joined."""
    groups: dict[str, list[Answer]] = {}
    for answer in measured(reader, [_RATE], periods, chosen, dataset=dataset, split=split):
        if answer.key is not None:
            groups.setdefault(answer.key, []).append(answer)
    return {key: pieces(group) for key, group in groups.items()}


# --- what is drawn, what is offered ---------------------------------------------------------------


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
    return [answer for rank, answer in enumerate(known) if rank < most or answer.key == chosen]


def answerable(figures: pd.DataFrame, period: str) -> list[Filter]:
    """The choices for which the printed figures say something about dossiers in the period.

    Args:
        figures: rows of ``report_figures``.
        period: the period asked about.

    Returns:
        Filters in the order of the print, each once.
    """
    about_dossiers = figures[
        figures["indicator"].isin(["on_time_rate", "resolved", "received"])
        & (figures["period"] == period)
    ]
    choices = []
    for row in about_dossiers.to_dict("records"):
        level, unit, sector = (
            None if pd.isna(row[name]) else row[name] for name in ("level", "unit", "sector")
        )
        if row["block"] == "central":
            choices += [Filter("central", None, sector)] if unit is None else []
        elif unit is None or unit.isdigit():
            choices.append(Filter(level, unit, sector))
    return list(dict.fromkeys(choices))
