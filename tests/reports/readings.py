"""The reports of tests/fixtures/reports as they are read when nothing is in doubt."""

import re
from dataclasses import replace
from decimal import Decimal

from analytics.reports.document import Document, Paragraph
from analytics.reports.figure import Candidate, Confidence, Figure
from analytics.reports.reading import Reading
from tests.reports.blocks import paragraphs
from tests.reports.build import text_of
from tests.reports.expected import Row, Span, printed_figures, spans

PERIODS = {
    "khanh-hoa-2021-q1": "2021-Q1",
    "khanh-hoa-2022-q2": "2022-Q2",
    "khanh-hoa-2023-9m": "2023-9M",
    "lam-dong-2022-q3": "2022-Q3",
}


def expected_reading(name: str, confidence: Confidence = "sure") -> Reading:
    """Every figure of a report with the meaning that it should be given."""
    texts = paragraphs(text_of(name))
    document = Document(
        name,
        tuple(Paragraph(locator, text, locator.split(" ")[0]) for locator, text in texts.items()),
    )
    figures = tuple(
        _figure(row, span, texts[span.locator], confidence)
        for row, span in zip(printed_figures(name), spans(name), strict=True)
        if span is not None
    )
    province = "Lâm Đồng" if name.startswith("lam-dong") else None
    return Reading(document, name, PERIODS[name], province, figures, ())


def reading_of(*figures: Figure, period: str = "2022-Q2", text: str = "") -> Reading:
    """A report of one paragraph."""
    paragraph = Paragraph("I ¶1", text, "I")
    return Reading(Document("", (paragraph,)), "", period, None, figures, ())


def figure_of(indicator: str, printed: str, value: str = "", **fields: object) -> Figure:
    """A sure figure of the province's own bodies in Q2/2022, or what ``fields`` say."""
    given: dict[str, object] = {
        "value": Decimal(value or printed.replace(".", "").replace(",", ".")),
        "printed": printed,
        "locator": "I ¶1",
        "sentence": "",
        "start": 0,
        "end": 0,
        "indicator": indicator or None,
        **dict.fromkeys(("level", "unit", "sector", "scope_note")),
        "block": "local",
        "period": "2022-Q2",
        "precision": "exact",
        "nature": "",
        "confidence": "sure",
    }
    return Figure(**{**given, **fields})  # type: ignore[arg-type]


def _figure(row: Row, span: Span, text: str, confidence: Confidence) -> Figure:
    indicator = row["indicator"] or None
    return Figure(
        value=Decimal(row["value"]),
        printed=row["printed"],
        locator=span.locator,
        sentence=_sentence(text, span),
        start=span.start,
        end=span.end,
        indicator=indicator,
        block=row["block"],
        level=row["level"] or None,
        unit=row["unit"] or None,
        sector=row["sector"] or None,
        scope_note=row["scope_note"] or None,
        period=row["period"],
        precision=row["precision"],
        nature="",
        confidence=confidence if indicator else "unknown",
        candidates=(Candidate(indicator, 1.0),) if indicator else (),
    )


def _sentence(text: str, span: Span) -> str:
    ends = [match.end() for match in re.finditer(r"[.;!?](?=\s+[A-ZĐÂĂÊÔƠƯ])", text)]
    start = max((end for end in ends if end <= span.start), default=0)
    stop = min((end for end in ends if end >= span.end), default=len(text))
    return text[start:stop].strip()


def said(text: str, *figures: Figure, period: str = "2022-Q2") -> Reading:
    """A report of one paragraph in which figures stand, in their order."""
    placed, end = [], 0
    for figure in figures:
        start = text.index(figure.printed, end)
        end = start + len(figure.printed)
        placed.append(replace(figure, start=start, end=end, sentence=text))
    return reading_of(*placed, period=period, text=text)
