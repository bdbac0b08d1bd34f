"""What a drafted report is made of: a figure for every place of its outline, tables, changes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from analytics.catalogue import Catalogue, Row, unit_names
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.metrics import METRICS
from analytics.periods import parse, sort_key
from analytics.query import (
    Answer,
    Comparison,
    Target,
    compare,
    measured,
    records,
    report_figures,
    short_of,
    target,
)
from analytics.store import Reader
from analytics.texts import LEVELS, Term
from analytics.views.control import Difference, clearly_lowest, difference
from analytics.views.draft.outline import Block, Place, outline, places

# The columns of the annexes: those of form II.06a that are metrics.
COLUMNS = (
    *("to_process", "received", "received_online", "resolved", "early", "on_time", "late"),
    *("pending", "pending_overdue", "on_time_rate"),
)
# What the text compares, of the local block.
COMPARED = ("received", "resolved", "on_time_rate", "online_rate")
_RATE = "on_time_rate"
_MOST_LATE = 3
# Counts that are no metric by themselves: the numerators of these rates.
_NUMERATORS = {"received_online": "online_rate", "early": "early_rate"}
# The metric that is asked for an indicator or a column.
_METRIC_OF = {metric.indicator or code: code for code, metric in METRICS.items()} | _NUMERATORS


@dataclass(frozen=True)
class Fact:
    """What is known about a place.

    ``answer`` is what was measured, ``row`` the figure as a document prints it; without either the
    place is open. ``near`` is the newest earlier figure of the same scope, which is never put in
    its place.
    """

    place: Place
    answer: Answer | None = None
    row: Row | None = None
    near: Row | None = None


@dataclass(frozen=True)
class Line:
    """A line of an annex: answers by column, the choice they answer; "line", "group", "total"."""

    name: str
    answers: Mapping[str, Answer]
    chosen: Filter
    look: str = "line"


@dataclass(frozen=True)
class Late:
    """A unit with many late dossiers: its name, how many, and its on-time rate."""

    unit: str
    level: str
    name: str
    late: Answer
    rate: Answer | None


@dataclass(frozen=True)
class Draft:
    """Everything a drafted report says.

    ``verdicts`` tell whether a change is more than chance and custom, by metric. ``lowest`` is the
    on-time rate of the level that is lowest, where chance does not explain it. ``others`` are
    figures of the period that its outline does not ask for, by area. ``counted`` tells whether
    dossiers of units are loaded.
    """

    period: str
    dataset: str
    outline: tuple[Block, ...]
    facts: Mapping[Place, Fact]
    others: Mapping[str, tuple[Fact, ...]]
    comparisons: Mapping[str, Comparison]
    verdicts: Mapping[str, Difference]
    target: Target | None
    needed: int | None
    late_units: tuple[Late, ...]
    lowest: Answer | None
    proposals: tuple[Row, ...]
    events: tuple[Row, ...]
    levels: tuple[Line, ...]
    units: tuple[Line, ...]
    sectors: tuple[Line, ...]
    counted: bool

    def local(self, indicator: str) -> Fact | None:
        """What is known of the local block as a whole; None where the outline does not ask."""
        return self.facts.get(Place(indicator, self.period, "local"))

    @property
    def part(self) -> Answer | None:
        """What the local units that reported come to, where others have not; else None."""
        fact = self.local("received")
        answer = None if fact is None else fact.answer
        return answer if answer is not None and answer.is_part else None


def draft(
    reader: Reader,
    catalogue: Catalogue,
    period: str,
    *,
    dataset: str = "official",
    compare_with: str | None = None,
) -> Draft:
    """Ask the store for everything that the outline of a report asks for.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: of the report.
        dataset: "official" or "demo"; never mixed.
        compare_with: a period that was chosen for comparison; None for the same of the year before.
    """
    abolished = _abolished(catalogue, period)
    units = catalogue.units_on(parse(period).last_day)
    ended = {*abolished, *(catalogue.units.keys() - units.keys())}
    blocks = outline(period, catalogue, ended)
    printed = records(report_figures(reader, tuple(catalogue.documents), dataset))
    printed.sort(key=_preference)
    asked = places(blocks)
    answers = _answers(reader, asked, period, dataset)
    facts = {place: _fact(place, answers.get(place), printed) for place in asked}
    history = measured(
        reader,
        COMPARED,
        catalogue.measured_periods(parse(period).kind, dataset, until=period),
        Filter(),
        dataset=dataset,
    )
    now = {answer.metric: answer for answer in history if answer.period == period}
    goal = target(reader, _RATE, None, period)
    documents = catalogue.documents_of(period, dataset)
    parts = _Parts(reader, catalogue, period, dataset)
    levels = parts.levels(abolished)
    comparisons = {
        code: compare(answer, history, compare_with)
        for code, answer in now.items()
        if answer.value is not None
    }
    return Draft(
        period=period,
        dataset=dataset,
        outline=blocks,
        facts=facts,
        others=_others(printed, period, facts),
        comparisons=comparisons,
        verdicts={
            code: difference(comparison.earlier, now[code], history)
            for code, comparison in comparisons.items()
            if comparison.earlier is not None and comparison.difference is not None
        },
        target=goal if goal is not None and goal.in_force else None,
        needed=short_of(now[_RATE], goal) if goal is not None and _RATE in now else None,
        late_units=parts.late_units(),
        lowest=clearly_lowest(
            line.answers[_RATE] for line in levels if line.look == "line" and _RATE in line.answers
        ),
        proposals=tuple(row for row in catalogue.proposals if row["document"] in documents),
        events=_events(catalogue, period, dataset),
        levels=levels,
        units=parts.units(),
        sectors=parts.sectors(),
        counted=parts.counted,
    )


def _abolished(catalogue: Catalogue, period: str) -> set[str]:
    last = parse(period).last_day
    return {level for level, day in catalogue.abolished.items() if day <= last}


def _preference(row: Row) -> tuple[Any, ...]:
    """The order in which documents are believed: as ``measured`` does."""
    return (
        isinstance(row["scope_note"], str),
        row["about"] != row["period"],
        row["kind"] != "full_report",
        row["document"],
    )


def _place(row: Row) -> Place:
    level, unit, sector = (
        row[name] if isinstance(row[name], str) else None for name in ("level", "unit", "sector")
    )
    return Place(row["indicator"], row["period"], row["block"], level, unit, sector)


def _fact(place: Place, answer: Answer | None, printed: Sequence[Row]) -> Fact:
    """A measured answer; a printed figure where it is read from one; else the newest before."""
    rows = [row for row in printed if row["indicator"] == place.indicator]
    own = [row for row in rows if _place(row) == place]
    if answer is not None and answer.value is not None and answer.basis == "computed":
        return Fact(place, answer)
    if own:
        return Fact(place, answer, own[0])
    if answer is not None and answer.value is not None:
        return Fact(place, answer)
    before = [
        row
        for row in rows
        if replace(_place(row), period=place.period) == place
        and sort_key(row["period"]) < sort_key(place.period)
    ]
    near = max(before, key=lambda row: sort_key(row["period"]), default=None)
    return Fact(place, answer, None, near)


def _answers(
    reader: Reader, asked: Iterable[Place], period: str, dataset: str
) -> dict[Place, Answer]:
    """What is measured of the places that are about dossiers, scope by scope."""
    scopes: dict[Filter, list[Place]] = {}
    for place in asked:
        if place.indicator in _METRIC_OF and place.block != "all" and place.period == period:
            level = "central" if place.block == "central" else place.level
            chosen = Filter(level=level, sector=place.sector, unit=place.unit)
            scopes.setdefault(chosen, []).append(place)
    answers: dict[Place, Answer] = {}
    for chosen, group in scopes.items():
        metrics = [_METRIC_OF[place.indicator] for place in group]
        asked_of = measured(reader, metrics, [period], chosen, dataset=dataset)
        of_metric = {answer.metric: answer for answer in asked_of}
        for place in group:
            answer = of_metric.get(_METRIC_OF[place.indicator])
            if answer is not None:
                answers[place] = _counted(place.indicator, answer)
    return answers


def _counted(code: str, answer: Answer) -> Answer:
    """The answer itself, or the count that its rate is the share of."""
    if code not in _NUMERATORS:
        return answer
    return replace(
        answer,
        metric="received",  # any count: it is written as a whole number
        value=answer.numerator,
        numerator=None,
        denominator=None,
        recomputed=None,
        printed=None,
        partial=None,
    )


def _others(
    printed: Iterable[Row], period: str, facts: Collection[Place]
) -> dict[str, tuple[Fact, ...]]:
    """Figures of the period that the outline does not ask for, each place once, by area."""
    others: dict[str, dict[Place, Fact]] = {}
    for row in printed:
        place = _place(row)
        if place.period in (period, parse(period).last_day.isoformat()) and place not in facts:
            others.setdefault(row["area"], {}).setdefault(place, Fact(place, None, row))
    return {area: tuple(rows.values()) for area, rows in others.items()}


def _events(catalogue: Catalogue, period: str, dataset: str) -> tuple[Row, ...]:
    """What happened in the period; the illustrative province has no events."""
    time = parse(period)
    return tuple(
        row
        for row in catalogue.events
        if dataset == "official"
        and row["kind"] == "event"
        and (time.first_day or time.last_day) <= row["date"] <= time.last_day
    )


class _Parts:
    """Levels, units and sectors of a period, measured once."""

    def __init__(self, reader: Reader, catalogue: Catalogue, period: str, dataset: str) -> None:
        self.reader, self.catalogue, self.period, self.dataset = reader, catalogue, period, dataset
        self.valid = catalogue.units_on(parse(period).last_day)
        self.by_unit = {
            block: self._measured(Filter(level), "unit")
            for block, level in (("local", None), ("central", "central"))
        }

    @property
    def counted(self) -> bool:
        """Whether dossiers of any unit are loaded."""
        return any(
            answer.covered
            for units in self.by_unit.values()
            for answers in units.values()
            for answer in answers.values()
        )

    def levels(self, abolished: Collection[str]) -> tuple[Line, ...]:
        """Every level there is, the local block together, the central block."""
        by_level = self._measured(Filter(), "level")
        lines = [
            Line(LEVELS[level].full.vi, by_level.get(level, {}), Filter(level))
            for level in LEVEL_CHOICES
            if level not in (*abolished, "central")
        ]
        return (*lines, *self._totals)

    def units(self) -> tuple[Line, ...]:
        """Level by level the units that have any number."""
        rows = {code: row for block in self.by_unit.values() for code, row in block.items()}
        names = self._names(rows)
        of_level = {code: self._level(code) for code in names}
        lines: list[Line] = []
        for level in LEVEL_CHOICES:
            members = [code for code in names if of_level[code] == level]
            if members:
                lines.append(Line(LEVELS[level].full.vi, {}, Filter(level), "group"))
                lines += [
                    Line(names[code].full.vi, rows[code], Filter(level, unit=code))
                    for code in members
                ]
        return (*lines, *self._totals) if lines else ()

    def sectors(self) -> tuple[Line, ...]:
        """The sectors that have any number, of the local block and of the central one."""
        lines: list[Line] = []
        for block, level in (("local", None), ("central", "central")):
            known = self._measured(Filter(level), "sector")
            rows = [row for code, row in self.catalogue.sectors.items() if code in known]
            if rows:
                name = "Khối địa phương" if block == "local" else "Khối ngành dọc"
                lines.append(Line(name, {}, Filter(level), "group"))
                lines += [
                    Line(row["name"], known[row["code"]], Filter(level, sector=row["code"]))
                    for row in rows
                ]
        return tuple(lines)

    def late_units(self) -> tuple[Late, ...]:
        """The local units with the most late dossiers, where their dossiers are loaded."""
        rows = {
            code: answers
            for code, answers in self.by_unit["local"].items()
            if "late" in answers and answers["late"].basis == "computed" and answers["late"].value
        }
        names = self._names(rows)
        order = sorted(names, key=lambda code: (-(rows[code]["late"].value or 0), code))
        return tuple(
            Late(
                code,
                self._level(code),
                names[code].full.vi,
                rows[code]["late"],
                rows[code].get(_RATE),
            )
            for code in order[:_MOST_LATE]
        )

    @cached_property
    def _totals(self) -> tuple[Line, ...]:
        return tuple(
            Line(name, self._measured(chosen, None).get(None, {}), chosen, "total")
            for name, chosen in (
                ("Khối địa phương", Filter()),
                ("Khối ngành dọc", Filter("central")),
            )
        )

    def _measured(self, chosen: Filter, split: str | None) -> dict[str | None, dict[str, Answer]]:
        rows: dict[str | None, dict[str, Answer]] = {}
        columns = {_METRIC_OF.get(code, code): code for code in COLUMNS}
        for answer in measured(
            self.reader, tuple(columns), [self.period], chosen, dataset=self.dataset, split=split
        ):
            code = columns[answer.metric]
            rows.setdefault(answer.key, {})[code] = _counted(code, answer)
        return rows

    def _names(self, codes: Iterable[str | None]) -> dict[str, Term]:
        day = parse(self.period).last_day
        return unit_names(self.reader, {code: day for code in codes if code is not None})

    def _level(self, code: str) -> str:
        return str(self.valid.get(code, self.catalogue.units[code])["level"])
