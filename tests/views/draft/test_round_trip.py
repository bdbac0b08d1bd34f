"""A draft is read back as any report: each number equal, in its order, and as what it is."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.catalogue import Catalogue, read_catalogue
from analytics.metrics import METRICS
from analytics.papers import docx_bytes
from analytics.reports.figure import Figure
from analytics.reports.numbers import read_numbers
from analytics.reports.opening import open_report
from analytics.reports.reading import read_report
from analytics.store import Reader
from analytics.views.draft import Draft, Fact, annexes, draft, paper, stated
from analytics.views.draft.numbers import Stated
from analytics.views.draft.outline import Place, Title
from analytics.views.draft.text import paragraphs
from tests.fixtures.examples import some

QUARTERS = [
    *(("official", code) for code in ("2021-Q1", "2021-Q2", "2019-Q3", "2024-Q1", "2025-Q3")),
    *(("demo", code) for code in ("2017-Q1", "2018-Q3", "2020-Q4", "2021-Q1")),
]
PLACE = ("indicator", "period", "block", "level", "unit", "sector")
PRECISIONS = {"over": "hơn", "under": "gần", "about": "khoảng"}


def missing(numbers: Iterable[Stated], read: Iterable[Decimal]) -> list[Stated]:
    """The numbers that are not among those read, in this order; a change is read by its size."""
    values = iter(read)
    return [number for number in numbers if abs(number.value) not in map(abs, values)]


def read_from(texts: Iterable[str]) -> Iterator[Decimal]:
    for text in texts:
        yield from (number.value for number in read_numbers(text)[0])


def wrong(numbers: Iterable[Stated], figures: Iterable[Figure]) -> list[tuple[str, str]]:
    """What was read as sure and is not what the draft meant: its sentence and print."""
    read = iter(figures)
    pairs = ((number, next(each for each in read if _same(number, each))) for number in numbers)
    return [
        (figure.sentence, figure.printed)
        for number, figure in pairs
        if figure.confidence == "sure"
        and [getattr(figure, name) or None for name in PLACE]
        != [getattr(number.place, name, None) for name in PLACE]
    ]


def _same(number: Stated, figure: Figure) -> bool:
    return abs(number.value) == abs(figure.value)


@pytest.mark.parametrize(("dataset", "period"), QUARTERS)
def test_the_file_gives_back_every_number(with_demo: Reader, dataset: str, period: str) -> None:
    """Each is read, equal, in its order; what is sure of it is what was meant."""
    catalogue = read_catalogue(with_demo)
    view = draft(with_demo, catalogue, period, dataset=dataset)
    content = docx_bytes(paper(view, catalogue), datetime(2026, 11, 29))
    reading = read_report(open_report(content, "du-thao.docx"), catalogue)
    of_tables = [figure for figure in reading.figures if "bảng" in figure.locator]
    of_text = [figure for figure in reading.figures if "bảng" not in figure.locator]
    numbers = stated(view, catalogue)
    assert numbers
    assert missing(numbers, (figure.value for figure in of_text)) == []
    assert wrong(numbers, of_text) == []
    cells = list(annexes.stated(view))
    assert [figure.value for figure in of_tables] == [cell.value for cell in cells]
    assert wrong(cells, of_tables) == []
    assert (reading.period, reading.province) == (period, None)


def test_nearly_all_of_a_full_draft_is_sure(with_demo: Reader) -> None:
    catalogue = read_catalogue(with_demo)
    view = draft(with_demo, catalogue, "2021-Q1")
    content = docx_bytes(paper(view, catalogue), datetime(2026, 11, 29))
    figures = read_report(open_report(content, "du-thao.docx"), catalogue).figures
    sure = [figure for figure in figures if figure.confidence == "sure"]
    assert len(sure) >= 0.9 * len(stated(view, catalogue))


@pytest.mark.deep
def test_every_quarter_gives_back_every_number(with_demo: Reader) -> None:
    catalogue = read_catalogue(with_demo)
    for dataset in ("official", "demo"):
        for period in catalogue.report_periods(dataset):
            test_the_file_gives_back_every_number(with_demo, dataset, period)


@pytest.fixture(scope="module")
def view(official: Reader) -> Draft:
    return draft(official, read_catalogue(official), "2021-Q1")


@st.composite
def rows(draw: st.DrawFn, noun: str) -> dict[str, Any]:
    """A figure as a document may print it: exact, rounded, estimated, worked out."""
    row = {"noun": noun, "scope_note": None, "note": None, "doubts": (), "locator": "II.2 ¶6"}
    row |= {"document": "report-2021-Q1", "title_vi": "Báo cáo"}
    if "%" in noun:
        decimals = draw(st.integers(0, 2))
        hundredths = draw(st.integers(1, 100 * 10**decimals))
        value = Decimal(hundredths).scaleb(-decimals)
        printed = f"{value:.{decimals}f}".replace(".", draw(st.sampled_from(",.")))
        printed += draw(st.sampled_from(("%", " %")))
        return row | {"value": float(value), "printed": printed, "precision": "exact"}
    precision = draw(st.sampled_from(("exact", "exact", "derived", *PRECISIONS)))
    if precision in PRECISIONS:
        number = draw(st.integers(1, 9_999)) * 100
        printed = f"{PRECISIONS[precision]} {number:,}".replace(",", ".")
        return row | {"value": float(number), "printed": printed, "precision": precision}
    number = draw(st.integers(0, 10**9))
    printed = f"{number:,}".replace(",", ".") if precision == "exact" else None
    return row | {"value": float(number), "printed": printed, "precision": precision}


@some(15)
@given(data=st.data())
def test_any_figures_are_read_back_from_their_sentences(
    view: Draft, catalogue: Catalogue, data: st.DataObject
) -> None:
    facts: dict[Place, Fact] = {}
    for place in view.facts:
        known = catalogue.indicators.get(place.indicator)
        rate = place.indicator in METRICS and METRICS[place.indicator].format == "rate"
        noun = str(known["unit"]) if known else "%" if rate else "hồ sơ"
        is_known = data.draw(st.booleans())
        row = data.draw(rows(noun)) if is_known else None
        facts[place] = Fact(place, None, row)
    mixed = replace(view, facts=facts)
    texts = (
        " ".join("".join(piece.text for piece in sentence) for sentence in block)
        for block in paragraphs(mixed, catalogue)
        if not isinstance(block, Title)
    )
    assert missing(stated(mixed, catalogue), read_from(texts)) == []
