"""Everything that the documents of a period print, area by area, and what says a search."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.periods import sort_key
from analytics.query.catalogue import Catalogue, Row
from analytics.query.evidence import Figure, figure, locator_words
from analytics.query.report import disagreeing_figures, records, report_figures
from analytics.query.search import folded, search
from analytics.store import Reader
from analytics.texts import LANGUAGES, PROPOSAL_KINDS

# Composite indices come out once a year, from others: they are shown beside every report.
YEARLY = "indices"
# Difficulties and proposals are chosen like an area.
PROPOSALS = "proposals"
_FEW = 3
_SEARCHED = ("name", "definition", "caveats")


@dataclass(frozen=True)
class Item:
    """One indicator with its figures; ``searched`` holds both languages, folded."""

    code: str
    name: str
    plan: bool
    figures: tuple[Figure, ...]
    searched: str


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
    ``full`` tells whether a full report is among the documents.
    """

    period: str
    documents: tuple[str, ...]
    full: bool
    sections: tuple[Section, ...]
    elsewhere: tuple[Section, ...]
    proposals: Mapping[str, tuple[Proposal, ...]]

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
    reader: Reader, catalogue: Catalogue, period: str, language: str, dataset: str = "official"
) -> Printed:
    """Read everything that the documents about a period print.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: the report's period; figures of other periods are marked as such.
        language: "vi" or "en".
        dataset: "official" or "demo".
    """
    documents = tuple(catalogue.documents_of(period, dataset))
    others = [code for code in catalogue.documents if code not in documents]
    own = records(report_figures(reader, documents, dataset))
    told = {row["indicator"] for row in own}
    rest = records(report_figures(reader, others, dataset))
    rest = [row for row in rest if row["indicator"] not in told]
    rivals = _rivals(records(disagreeing_figures(reader, documents, dataset)), catalogue, language)

    def say(row: Row) -> Figure:
        said = figure(row, catalogue, period, language)
        against = rivals.get(said.key, ())
        others_say = tuple(
            (one.text, one.publisher) for one in against if one.document != said.document
        )
        return replace(said, rivals=others_say)

    return Printed(
        period=period,
        documents=documents,
        full=any(catalogue.documents[code]["kind"] == "full_report" for code in documents),
        sections=_sections(own, catalogue, language, say),
        elsewhere=_sections(_newest(rest), catalogue, language, say),
        proposals=_proposals(catalogue, documents, language),
    )


def narrow(whole: Printed, area: str | None, wanted: str) -> Printed:
    """The part of a report that lies in an area and says what was typed.

    Args:
        whole: the report.
        area: code of an area, or PROPOSALS; None for all.
        wanted: as typed, accents left aside; "" for everything.

    Returns:
        The report without the rest. Without a search, of the indicators printed elsewhere only
        the composite indices stay; with one, difficulties and proposals are searched too.
    """
    sections = tuple(one for one in whole.sections if area in (None, one.code))
    elsewhere = tuple(
        one
        for one in whole.elsewhere
        if area in (None, one.code) and (wanted or one.code == YEARLY)
    )
    proposals = dict(whole.proposals) if area in (None, PROPOSALS) else {}
    if wanted:
        sections, elsewhere = _matching(sections, wanted), _matching(elsewhere, wanted)
        proposals = {
            kind: search(found, wanted, lambda one: one.searched)
            for kind, found in proposals.items()
        }
    return replace(
        whole,
        sections=sections,
        elsewhere=elsewhere,
        proposals={kind: found for kind, found in proposals.items() if found},
    )


def _sections(
    figures: Sequence[Row],
    catalogue: Catalogue,
    language: str,
    say: Callable[[Row], Figure],
) -> tuple[Section, ...]:
    """The figures by area and indicator, each in the order in which it comes first."""
    rows: dict[str, list[Row]] = {}
    for row in figures:
        rows.setdefault(row["indicator"], []).append(row)
    items: dict[str, list[Item]] = {}
    for code, found in rows.items():
        said = tuple(say(row) for row in found)
        items.setdefault(found[0]["area"], []).append(_item(code, said, catalogue, language))
    return tuple(
        Section(
            area["code"],
            area[f"name_{language}"],
            tuple(items[area["code"]]),
            tuple(area["headline"].split(";")),
        )
        for area in catalogue.areas.values()
        if area["code"] in items
    )


def _item(code: str, said: tuple[Figure, ...], catalogue: Catalogue, language: str) -> Item:
    row = catalogue.indicators[code]
    told = [row[f"{name}_{each}"] for each in LANGUAGES for name in _SEARCHED]
    seen = [text for one in said for text in (one.scope, one.text, one.note, one.where)]
    return Item(
        code=code,
        name=row[f"name_{language}"],
        plan=row["nature"] == "plan",
        figures=said,
        searched=folded(" ".join(text for text in (*told, *seen) if text)),
    )


def _newest(figures: Sequence[Row]) -> list[Row]:
    """Of each indicator the figures of its newest period."""
    newest: dict[str, str] = {}
    for row in figures:
        known = newest.setdefault(row["indicator"], row["period"])
        newest[row["indicator"]] = max(known, row["period"], key=sort_key)
    return [row for row in figures if row["period"] == newest[row["indicator"]]]


def _rivals(
    figures: Sequence[Row], catalogue: Catalogue, language: str
) -> dict[tuple[str | None, ...], list[Figure]]:
    """The figures of one thing that documents print differently, by what they are figures of."""
    found: dict[tuple[str | None, ...], list[Figure]] = {}
    for row in figures:
        one = figure(row, catalogue, None, language)
        found.setdefault(one.key, []).append(one)
    return found


def _proposals(
    catalogue: Catalogue, documents: Sequence[str], language: str
) -> dict[str, tuple[Proposal, ...]]:
    """Difficulties, then proposals, of the given documents; kinds without any are left out."""
    found: dict[str, list[Proposal]] = {kind: [] for kind in PROPOSAL_KINDS}
    for row in catalogue.proposals:
        if row["document"] in documents:
            parts = [row[f"{name}_{each}"] for name in ("text", "addressee") for each in LANGUAGES]
            found[row["kind"]].append(
                Proposal(
                    text=row[f"text_{language}"],
                    addressee=row[f"addressee_{language}"] or "",
                    where=locator_words(row["locator"] or "", language),
                    document=row["document"],
                    searched=folded(" ".join(text for text in parts if text)),
                )
            )
    return {kind: tuple(each) for kind, each in found.items() if each}


def _matching(sections: Iterable[Section], wanted: str) -> tuple[Section, ...]:
    kept = (
        replace(one, items=search(one.items, wanted, lambda item: item.searched))
        for one in sections
    )
    return tuple(one for one in kept if one.items)
