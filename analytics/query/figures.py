"""Everything that the documents of a period print, area by area, and what says a search."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.i18n import Translator
from analytics.names import search, search_text
from analytics.periods import sort_key
from analytics.query.catalogue import Catalogue, Row
from analytics.query.evidence import Figure, figure
from analytics.query.locators import locator_words
from analytics.query.report import disagreeing_figures, records, report_figures
from analytics.store import Reader
from analytics.texts import LANGUAGES, PROPOSAL_KINDS

# Composite indices come out once a year, from others: they are shown beside every report.
YEARLY = "indices"
# Difficulties and proposals are chosen like an area.
PROPOSALS = "proposals"
_FEW = 3
_EXPLAINS = ("definition", "caveats")


@dataclass(frozen=True)
class Item:
    """One indicator with its figures.

    ``named`` is what its row says (name, values, scopes), ``told`` what explains it (definition,
    caveats, notes, places); both in both languages, folded.
    """

    code: str
    name: str
    plan: bool
    figures: tuple[Figure, ...]
    named: str
    told: str


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
            (item, one)
            for section in self.sections
            for item in section.items
            for one in item.figures
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
    told = {row["indicator"] for row in own}
    rest = records(report_figures(reader, others, dataset))
    rest = [row for row in rest if row["indicator"] not in told]
    rivals = _rivals(records(disagreeing_figures(reader, documents, dataset)), catalogue, t)

    def say(row: Row) -> Figure:
        said = figure(row, catalogue, period, t)
        against = rivals.get(said.key, ())
        others_say = tuple(
            (one.text, one.publisher) for one in against if one.document != said.document
        )
        return replace(said, rivals=others_say)

    return Printed(
        period=period,
        documents=documents,
        by=by,
        sections=_sections(own, catalogue, t, say),
        elsewhere=_sections(_newest(rest), catalogue, t, say),
        proposals={} if by == "others" else _proposals(catalogue, documents, t),
    )


def _by(catalogue: Catalogue, documents: Sequence[str], period: str, dataset: str) -> str:
    if dataset == "official" and catalogue.mentioned(period):
        return "others"
    kinds = {catalogue.documents[code]["kind"] for code in documents}
    if "full_report" in kinds:
        return "report"
    return "files" if kinds and kinds <= {"import", "demo"} else "documents"


def within(found: Printed, area: str | None) -> Printed:
    """The part that lies in an area (or in PROPOSALS); None for all."""
    return replace(
        found,
        sections=tuple(one for one in found.sections if area in (None, one.code)),
        elsewhere=tuple(one for one in found.elsewhere if area in (None, one.code)),
        proposals=found.proposals if area in (None, PROPOSALS) else {},
    )


def search_in(whole: Printed, wanted: str) -> Printed:
    """What of a report says what was typed: names, values, scopes, difficulties and proposals.

    Where none of them does, what definitions and notes say. With nothing typed, all of it; of the
    indicators printed elsewhere only the composite indices.
    """
    if not wanted:
        yearly = tuple(one for one in whole.elsewhere if one.code == YEARLY)
        return replace(whole, elsewhere=yearly)
    proposals = {
        kind: search(found, wanted, lambda one: one.searched)
        for kind, found in whole.proposals.items()
    }
    named = replace(
        whole,
        sections=_matching(whole.sections, wanted, lambda item: item.named),
        elsewhere=_matching(whole.elsewhere, wanted, lambda item: item.named),
        proposals={kind: found for kind, found in proposals.items() if found},
    )
    if not named.is_empty:
        return named
    return replace(
        named,
        sections=_matching(whole.sections, wanted, lambda item: item.told),
        elsewhere=_matching(whole.elsewhere, wanted, lambda item: item.told),
        explained=True,
    )


def _sections(
    figures: Sequence[Row],
    catalogue: Catalogue,
    t: Translator,
    say: Callable[[Row], Figure],
) -> tuple[Section, ...]:
    """The figures by area and indicator, each in the order in which it comes first."""
    rows: dict[str, list[Row]] = {}
    for row in figures:
        rows.setdefault(row["indicator"], []).append(row)
    items: dict[str, list[Item]] = {}
    for code, found in rows.items():
        said = tuple(say(row) for row in found)
        items.setdefault(found[0]["area"], []).append(_item(code, said, catalogue, t))
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


def _item(code: str, said: tuple[Figure, ...], catalogue: Catalogue, t: Translator) -> Item:
    row = catalogue.indicators[code]
    names = [row[f"name_{each}"] for each in LANGUAGES]
    seen = [text for one in said for text in (one.scope, one.text)]
    told = [row[f"{name}_{each}"] for each in LANGUAGES for name in _EXPLAINS]
    noted = [text for one in said for text in (one.note, one.where)]
    return Item(
        code=code,
        name=t.field(row, "name"),
        plan=row["nature"] == "plan",
        figures=said,
        named=search_text((*names, *seen)),
        told=search_text((*names, *seen, *told, *noted)),
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
    found: dict[tuple[str | None, ...], list[Figure]] = {}
    for row in figures:
        one = figure(row, catalogue, None, t)
        found.setdefault(one.key, []).append(one)
    return found


def _proposals(
    catalogue: Catalogue, documents: Sequence[str], t: Translator
) -> dict[str, tuple[Proposal, ...]]:
    """Difficulties, then proposals, of the given documents; kinds without any are left out."""
    found: dict[str, list[Proposal]] = {kind: [] for kind in PROPOSAL_KINDS}
    for row in catalogue.proposals:
        if row["document"] in documents:
            parts = [row[f"{name}_{each}"] for name in ("text", "addressee") for each in LANGUAGES]
            found[row["kind"]].append(
                Proposal(
                    text=t.field(row, "text"),
                    addressee=t.field(row, "addressee") or "",
                    where=locator_words(row["locator"] or "", t),
                    document=row["document"],
                    searched=search_text(parts),
                )
            )
    return {kind: tuple(each) for kind, each in found.items() if each}


def _matching(
    sections: Iterable[Section], wanted: str, said: Callable[[Item], str]
) -> tuple[Section, ...]:
    kept = (replace(one, items=search(one.items, wanted, said)) for one in sections)
    return tuple(one for one in kept if one.items)
