"""A report that was read → its text cut at every figure, with what was found about each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from analytics.catalogue import Catalogue, Row
from analytics.reports.check import check_report
from analytics.reports.document import Paragraph
from analytics.reports.figure import Figure
from analytics.reports.findings import DraftFinding
from analytics.reports.proposals import Proposal, proposals_of
from analytics.reports.reading import Reading
from analytics.store import Reader
from analytics.texts import Bilingual

# Why a number is left out of what is published.
SKIPPED = {
    "no_figure": Bilingual("không phải số liệu báo cáo", "no figure of the report"),
    "no_indicator": Bilingual("chưa có chỉ tiêu phù hợp", "no indicator fits"),
    "to_mend": Bilingual("số còn phải sửa trong văn bản", "to be mended in the document"),
}


@dataclass(frozen=True)
class Decision:
    """What a clerk says of an open figure: what it is of, or why it is left out.

    ``skipped`` is one of SKIPPED, "" for a figure that counts; ``new`` is the row of an indicator
    that the catalogue lacks; the rest is as in ``Figure``.
    """

    indicator: str | None = None
    block: str | None = None
    level: str | None = None
    unit: str | None = None
    sector: str | None = None
    scope_note: str | None = None
    period: str | None = None
    skipped: str = ""
    new: Row | None = None


@dataclass(frozen=True)
class Piece:
    """A run of a paragraph: words, the print of figures, or the sign of a footnote.

    ``figures`` are their places in ``Reading.figures``: "29/44" may be two.
    """

    text: str
    figures: tuple[int, ...] = ()
    is_note: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph with its pieces, and the places of its figures and findings."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]
    figures: tuple[int, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True)
class Checked:
    """A report as it stands, every figure in its place, and what does not add up.

    ``proposals`` are the indicators that its unknown figures may be the first of, by their places.
    """

    reading: Reading
    findings: tuple[DraftFinding, ...]
    lines: tuple[Line, ...]
    proposals: Mapping[int, Proposal]

    def number_of(self, confidence: str) -> int:
        """How many figures are understood with some certainty."""
        return sum(figure.confidence == confidence for figure in self.reading.figures)

    @property
    def grave(self) -> tuple[DraftFinding, ...]:
        """The findings that say that two numbers cannot both be right."""
        return tuple(one for one in self.findings if one.severity == "contradiction")


def checked(
    reading: Reading,
    reader: Reader,
    catalogue: Catalogue,
    offered: Mapping[int, Proposal] | None = None,
) -> Checked:
    """Check a report and lay out its text.

    Args:
        reading: the report as it was read, or as it was ``decided``.
        reader: an open snapshot: what is held against it.
        catalogue: its catalogue.
        offered: the proposals for the report as it was read, where they are known already.
    """
    if offered is None:
        offered = proposals_of(reading, catalogue)
    findings = check_report(reading, reader, catalogue)
    by_locator: dict[str, list[int]] = {}
    for number, figure in enumerate(reading.figures):
        by_locator.setdefault(figure.locator, []).append(number)
    lines = []
    for paragraph in reading.document.paragraphs:
        own = by_locator.get(paragraph.locator, ())
        lines.append(
            Line(
                paragraph,
                pieces(paragraph, {number: reading.figures[number] for number in own}),
                tuple(own),
                tuple(
                    number
                    for number, finding in enumerate(findings)
                    if finding.locator == paragraph.locator
                ),
            )
        )
    open_ = {
        place: proposal
        for place, proposal in offered.items()
        if reading.figures[place].confidence == "unknown"
    }
    return Checked(reading, findings, tuple(lines), open_)


def with_new(catalogue: Catalogue, decisions: Mapping[int, Decision]) -> Catalogue:
    """The catalogue with the indicators that a clerk adds to it."""
    new = [decision.new for decision in decisions.values() if decision.new is not None]
    rows = {row["code"]: row for row in new if row["code"] not in catalogue.indicators}
    return replace(catalogue, indicators={**catalogue.indicators, **rows}) if rows else catalogue


def pieces(paragraph: Paragraph, figures: Mapping[int, Figure]) -> tuple[Piece, ...]:
    """The text of a paragraph cut at its figures and footnotes; nothing of it is lost."""
    cut: list[Piece] = []
    text, end = paragraph.text, 0
    for start, stop, numbers in _prints(figures, len(text)):
        cut += _words(paragraph, end, start)
        cut.append(Piece(text[start:stop], numbers))
        end = stop
    return (*cut, *_words(paragraph, end, len(text) + 1))


def open_figures(reading: Reading, decisions: Mapping[int, Decision]) -> tuple[int, ...]:
    """The places of the figures that nobody has decided about, in the order of the text."""
    return tuple(
        number
        for number, figure in enumerate(reading.figures)
        if figure.confidence != "sure" and number not in decisions
    )


def decided(reading: Reading, decisions: Mapping[int, Decision]) -> Reading:
    """The report with what a clerk has said of it: those figures are sure, or left out."""
    figures = []
    for number, figure in enumerate(reading.figures):
        decision = decisions.get(number)
        if decision is None:
            figures.append(figure)
        elif decision.skipped:
            figures.append(replace(figure, indicator=None, confidence="unknown"))
        else:
            figures.append(
                replace(
                    figure,
                    indicator=decision.indicator,
                    block=decision.block,
                    level=decision.level,
                    unit=decision.unit,
                    sector=decision.sector,
                    scope_note=decision.scope_note,
                    period=decision.period,
                    confidence="sure",
                )
            )
    return replace(reading, figures=tuple(figures))


def _prints(
    figures: Mapping[int, Figure], length: int
) -> Sequence[tuple[int, int, tuple[int, ...]]]:
    """From where to where numbers are printed; prints that overlap are one."""
    spans: list[tuple[int, int, tuple[int, ...]]] = []
    for number, figure in sorted(figures.items(), key=lambda item: item[1].start):
        start, stop = max(figure.start, 0), min(figure.end, length)
        if start >= stop:
            continue
        if spans and start < spans[-1][1]:
            first, last, numbers = spans.pop()
            spans.append((first, max(last, stop), (*numbers, number)))
        else:
            spans.append((start, stop, (number,)))
    return spans


def _words(paragraph: Paragraph, start: int, stop: int) -> Iterable[Piece]:
    """Words from one place to another, with the signs of footnotes among them."""
    notes = sorted(
        (mark for mark in paragraph.marks if start <= mark.position < stop),
        key=lambda mark: mark.position,
    )
    edges = (start, *(mark.position for mark in notes), stop)
    words = [Piece(paragraph.text[left:right]) for left, right in pairwise(edges)]
    signs = [Piece(mark.sign, is_note=True) for mark in notes]
    paired = chain.from_iterable(zip(words, [*signs, Piece("")], strict=True))
    return [piece for piece in paired if piece.text]
