"""What documents of a period print, by area, narrowed by a search; an indicator's figures."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from analytics.catalogue import Catalogue, Row
from analytics.errors import UnknownName
from analytics.i18n import Translator, locator_words
from analytics.names import search, search_text
from analytics.periods import parse, sort_key
from analytics.query import State, standing, target
from analytics.query.figures import (
    disagreeing_figures,
    disagreements,
    indicator_figures,
    records,
    report_figures,
)
from analytics.store import Reader
from analytics.texts import DIRECTIONS, LANGUAGES, NATURES, PROPOSAL_KINDS, Bilingual
from analytics.views.figures import Figure, figure, scope_key, scope_words

# Composite indices come out once a year, from others: they are shown beside every report.
YEARLY = "indices"
# Difficulties and proposals are chosen like an area.
PROPOSALS = "proposals"
_FEW = 3
_EXPLAINS = ("definition", "caveats")


@dataclass(frozen=True)
class Item:
    """One indicator with its figures.

    ``shown`` is what its row says (name, values, scopes), ``explained`` that and what explains it
    (definition, caveats, notes, places); both in both languages, folded, to be searched.
    """

    code: str
    name: str
    plan: bool
    figures: tuple[Figure, ...]
    shown: str = ""
    explained: str = ""


@dataclass(frozen=True)
class Section:
    """One area with its indicators, in the order of the print; ``telling`` are a few codes."""

    code: str
    name: str
    items: tuple[Item, ...]
    telling: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many figures it has."""
        return sum(len(item.figures) for item in self.items)

    def parts(self) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """The telling indicators (the first ones where no telling one is here), and the others."""
        first = tuple(item for item in self.items if item.code in self.telling)
        first = first or self.items[:_FEW]
        return first, tuple(item for item in self.items if item not in first)


@dataclass(frozen=True)
class Proposal:
    """A difficulty or proposal of a report, in words of our own."""

    text: str
    addressee: str
    where: str
    document: str
    searched: str


@dataclass(frozen=True)
class Printed:
    """What the documents of a period print.

    ``elsewhere`` are the indicators that only other documents print, each with its newest figures.
    ``by`` tells who says it: "report" (a full one among the documents), "documents" about the
    period, "files" that units sent, or "others": documents about other periods, of which only the
    figures of this one are listed. ``explained`` tells that only explanations say what was
    searched for.
    """

    period: str
    documents: tuple[str, ...]
    by: str
    sections: tuple[Section, ...]
    elsewhere: tuple[Section, ...]
    proposals: Mapping[str, tuple[Proposal, ...]]
    explained: bool = False

    @property
    def figures(self) -> tuple[tuple[Item, Figure], ...]:
        """All figures of the period's documents, each with its indicator."""
        return tuple(
            (item, figure)
            for section in self.sections
            for item in section.items
            for figure in item.figures
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.sections or self.elsewhere or self.proposals)


def printed(
    reader: Reader, catalogue: Catalogue, period: str, t: Translator, dataset: str = "official"
) -> Printed:
    """Read everything that the documents about a period print.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: the report's period; figures of other periods are marked as such.
        dataset: "official" or "demo".
    """
    documents = tuple(catalogue.documents_of(period, dataset))
    others = [code for code in catalogue.documents if code not in documents]
    by = _by(catalogue, documents, period, dataset)
    own = records(report_figures(reader, documents, dataset))
    if by == "others":
        own = [row for row in own if row["period"] == period]
    printed_here = {row["indicator"] for row in own}
    rest = records(report_figures(reader, others, dataset))
    rest = [row for row in rest if row["indicator"] not in printed_here]
    rivals = _rivals(records(disagreeing_figures(reader, documents, dataset)), catalogue, t)

    def with_rivals(row: Row) -> Figure:
        own_figure = figure(row, catalogue, period, t)
        others_print = tuple(
            (rival.text, rival.publisher)
            for rival in rivals.get(own_figure.key, ())
            if rival.document != own_figure.document
        )
        standing = _standing(reader, row)
        return replace(own_figure, rivals=others_print, standing=standing)

    return Printed(
        period=period,
        documents=documents,
        by=by,
        sections=_sections(own, catalogue, t, with_rivals),
        elsewhere=_sections(_newest(rest), catalogue, t, with_rivals),
        proposals={} if by == "others" else _proposals(catalogue, documents, t),
    )


def _standing(reader: Reader, row: Row) -> State | None:
    """How a figure of the local block stands to a target of its indicator that is in force."""
    if row["block"] != "local" or row["noun"] != "%":
        return None
    level = row["level"] if isinstance(row["level"], str) else None
    goal = target(reader, row["indicator"], level, row["period"])
    return standing(row["value"] / 100, goal)


def _by(catalogue: Catalogue, documents: Sequence[str], period: str, dataset: str) -> str:
    if dataset == "official" and catalogue.mentioned(period):
        return "others"
    kinds = {catalogue.documents[code]["kind"] for code in documents}
    if "full_report" in kinds:
        return "report"
    return "files" if kinds and kinds <= {"import", "demo"} else "documents"


def within(whole: Printed, area: str | None) -> Printed:
    """The part that lies in an area (or in PROPOSALS); None for all."""
    return replace(
        whole,
        sections=tuple(section for section in whole.sections if area in (None, section.code)),
        elsewhere=tuple(section for section in whole.elsewhere if area in (None, section.code)),
        proposals=whole.proposals if area in (None, PROPOSALS) else {},
    )


def search_in(whole: Printed, wanted: str) -> Printed:
    """What of a report says what was typed: names, values, scopes, difficulties and proposals.

    Where none of them does, what definitions and notes say. With nothing typed, all of it; of the
    indicators printed elsewhere only the composite indices.
    """
    if not wanted:
        yearly = tuple(section for section in whole.elsewhere if section.code == YEARLY)
        return replace(whole, elsewhere=yearly)
    proposals = {
        kind: search(listed, wanted, lambda proposal: proposal.searched)
        for kind, listed in whole.proposals.items()
    }
    matching = replace(
        whole,
        sections=_matching(whole.sections, wanted, lambda item: item.shown),
        elsewhere=_matching(whole.elsewhere, wanted, lambda item: item.shown),
        proposals={kind: listed for kind, listed in proposals.items() if listed},
    )
    if not matching.is_empty:
        return matching
    return replace(
        matching,
        sections=_matching(whole.sections, wanted, lambda item: item.explained),
        elsewhere=_matching(whole.elsewhere, wanted, lambda item: item.explained),
        explained=True,
    )


def _sections(
    figures: Sequence[Row],
    catalogue: Catalogue,
    t: Translator,
    to_figure: Callable[[Row], Figure],
) -> tuple[Section, ...]:
    """The figures by area and indicator, each in the order in which it comes first."""
    rows: dict[str, list[Row]] = {}
    for row in figures:
        rows.setdefault(row["indicator"], []).append(row)
    items: dict[str, list[Item]] = {}
    for code, printed_rows in rows.items():
        own = tuple(map(to_figure, printed_rows))
        items.setdefault(printed_rows[0]["area"], []).append(_item(code, own, catalogue, t))
    return tuple(
        Section(
            area["code"],
            t.field(area, "name"),
            tuple(items[area["code"]]),
            tuple(area["headline"].split(";")),
        )
        for area in catalogue.areas.values()
        if area["code"] in items
    )


def _item(code: str, figures: tuple[Figure, ...], catalogue: Catalogue, t: Translator) -> Item:
    row = catalogue.indicators[code]
    names = [row[f"name_{each}"] for each in LANGUAGES]
    cells = [text for figure in figures for text in (figure.scope, figure.text)]
    meaning = [row[f"{name}_{each}"] for each in LANGUAGES for name in _EXPLAINS]
    notes = [text for figure in figures for text in (figure.note, figure.where)]
    return Item(
        code=code,
        name=t.field(row, "name"),
        plan=row["nature"] == "plan",
        figures=figures,
        shown=search_text((*names, *cells)),
        explained=search_text((*names, *cells, *meaning, *notes)),
    )


def _newest(figures: Sequence[Row]) -> list[Row]:
    """Of each indicator the figures of its newest period."""
    newest: dict[str, str] = {}
    for row in figures:
        known = newest.setdefault(row["indicator"], row["period"])
        newest[row["indicator"]] = max(known, row["period"], key=sort_key)
    return [row for row in figures if row["period"] == newest[row["indicator"]]]


def _rivals(
    figures: Sequence[Row], catalogue: Catalogue, t: Translator
) -> dict[tuple[str | None, ...], list[Figure]]:
    """The figures of one thing that documents print differently, by what they are figures of."""
    rivals: dict[tuple[str | None, ...], list[Figure]] = {}
    for row in figures:
        rival = figure(row, catalogue, None, t)
        rivals.setdefault(rival.key, []).append(rival)
    return rivals


def _proposals(
    catalogue: Catalogue, documents: Sequence[str], t: Translator
) -> dict[str, tuple[Proposal, ...]]:
    """Difficulties, then proposals, of the given documents; kinds without any are left out."""
    proposals: dict[str, list[Proposal]] = {kind: [] for kind in PROPOSAL_KINDS}
    for row in catalogue.proposals:
        if row["document"] in documents:
            parts = [row[f"{name}_{each}"] for name in ("text", "addressee") for each in LANGUAGES]
            proposals[row["kind"]].append(
                Proposal(
                    text=t.field(row, "text"),
                    addressee=t.field(row, "addressee") or "",
                    where=locator_words(row["locator"] or "", t),
                    document=row["document"],
                    searched=search_text(parts),
                )
            )
    return {kind: tuple(listed) for kind, listed in proposals.items() if listed}


def _matching(
    sections: Iterable[Section], wanted: str, text: Callable[[Item], str]
) -> tuple[Section, ...]:
    kept = (replace(section, items=search(section.items, wanted, text)) for section in sections)
    return tuple(section for section in kept if section.items)


# --- one indicator over all documents -------------------------------------------------------------


@dataclass(frozen=True)
class Series:
    """Figures of one scope and one kind of period, two periods or more: they may be compared."""

    scope: str
    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Indicator:
    """Everything known about one indicator, in the reader's language.

    ``lead`` is what the report says about it, for the province as a whole if it does; else the
    newest figure. ``figures`` are all published ones, the newest period first; ``series`` those
    that can be drawn over time, the local block as a whole first, then the longest; ``reason``
    says why there is none.
    ``disagreements`` are groups of figures of one thing that documents print differently.
    """

    code: str
    name: str
    area: str
    noun: str
    plan: bool
    nature: str
    better: str
    definition: str
    caveat: str
    lead: Figure | None
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    reason: str
    disagreements: tuple[tuple[Figure, ...], ...]
    breaks: Mapping[date, str]


def indicator(
    reader: Reader,
    catalogue: Catalogue,
    code: str,
    period: str | None,
    t: Translator,
    dataset: str = "official",
) -> Indicator:
    """Read everything that is published about an indicator.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        code: of the indicator; UnknownName when there is none.
        period: the report's period; its figures are marked.
        dataset: "official" or "demo".
    """
    if code not in catalogue.indicators:
        raise UnknownName(Bilingual("chỉ tiêu", "indicator"), code, tuple(catalogue.indicators))
    row = catalogue.indicators[code]
    frame = indicator_figures(reader, code, dataset)
    rows = records(frame)
    drawn = series(rows, catalogue, t)
    figures = [figure(each, catalogue, period, t) for each in rows]
    figures.sort(key=lambda each: sort_key(each.period), reverse=True)
    differing = [figure(each, catalogue, period, t) for each in records(disagreements(frame))]
    return Indicator(
        code=code,
        name=t.field(row, "name"),
        area=t.field(catalogue.areas[row["area"]], "name"),
        noun=row["unit"],
        plan=row["nature"] == "plan",
        nature=t(NATURES[row["nature"]]),
        better=t(DIRECTIONS[row["better"]]),
        definition=t.field(row, "definition"),
        caveat=t.field(row, "caveats") or "",
        lead=_lead(figures, catalogue.documents_of(period or "", dataset)),
        figures=tuple(figures),
        series=drawn,
        reason="" if drawn else no_line(rows, t),
        disagreements=tuple(
            tuple(group) for _key, group in groupby(differing, key=lambda each: each.key)
        ),
        breaks={
            event["date"]: t.field(event, "name")
            for event in catalogue.events
            if event["kind"] == "break"
        },
    )


def series(
    figures: Sequence[Mapping[str, Any]], catalogue: Catalogue, t: Translator
) -> tuple[Series, ...]:
    """The figures that may be compared over time.

    Args:
        figures: rows of ``indicator_figures``.
        catalogue: names of units and sectors.

    Returns:
        Groups of equal scope, in the source's words too, and equal kind of period, with two
        periods or more; the local block as a whole first, then the longest.
    """
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in figures:
        code, _period, *scope = scope_key(row)
        groups.setdefault((code, parse(row["period"]).kind, *scope), []).append(row)
    long = [rows for rows in groups.values() if _periods(rows) > 1]
    long.sort(key=lambda rows: (not _is_whole(rows[0]), -_periods(rows)))
    return tuple(Series(scope_words(rows[0], catalogue, t), tuple(rows)) for rows in long)


def no_line(figures: Sequence[Mapping[str, Any]], t: Translator) -> str:
    """Why the figures of an indicator are not drawn over time.

    Args:
        figures: rows of ``indicator_figures`` without two comparable ones.
    """
    if not figures:
        return t("Chưa văn bản nào nêu số liệu này.")
    if _periods(figures) == 1:
        period = t.period(figures[0]["period"], inside=True)
        return t("Mới có một kỳ ({period}): chưa có gì để so theo thời gian.", period=period)
    return t(
        "Có số của {several} kỳ, nhưng phạm vi hoặc độ dài kỳ khác nhau nên không vẽ thành một"
        " đường.",
        several=t.count(_periods(figures)),
    )


def _lead(figures: Sequence[Figure], documents: Collection[str]) -> Figure | None:
    """The figure of the report, of the whole if it has one; else the newest of any document."""
    own = [figure for figure in figures if figure.document in documents] or figures
    whole = [figure for figure in own if figure.whole] or own
    return whole[0] if whole else None


def _is_whole(row: Mapping[str, Any]) -> bool:
    """Whether a figure is about the local block as a whole."""
    parts = (row["level"], row["unit"], row["sector"])
    return row["block"] == "local" and not any(isinstance(part, str) for part in parts)


def _periods(figures: Sequence[Mapping[str, Any]]) -> int:
    return len({row["period"] for row in figures})
