"""The figures that each report of tests/fixtures/reports prints, each with its paragraph."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.reports.blocks import paragraphs
from tests.reports.build import REPORTS, text_of

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
# The real report's figures stand where the product keeps them; the others beside their text.
FIGURES = {
    "khanh-hoa-2021-q1": PUBLISHED / "report-2021-Q1.csv",
    "khanh-hoa-2022-q2": REPORTS / "khanh-hoa-2022-q2.csv",
    "khanh-hoa-2023-9m": REPORTS / "khanh-hoa-2023-9m.csv",
    "lam-dong-2022-q3": REPORTS / "lam-dong-2022-q3.csv",
}
INVENTED = tuple(name for name in FIGURES if name != "khanh-hoa-2021-q1")
# Invented too, as text only: what other writers of the province might send in other years.
TEXTS = ("khanh-hoa-2024-h1", "khanh-hoa-2025-q4")

Row = dict[str, str]


@cache
def figures(name: str) -> tuple[Row, ...]:
    """The figures of a report in order of occurrence, with those that are derived, not printed."""
    with FIGURES.get(name, REPORTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def printed_figures(name: str) -> list[Row]:
    return [row for row in figures(name) if row["printed"]]


@dataclass(frozen=True)
class Span:
    """Where one figure is printed in its paragraph."""

    locator: str
    start: int
    end: int


def spans(name: str) -> list[Span | None]:
    """The place of every printed figure, looked for from the one before on; None is not there."""
    texts = paragraphs(text_of(name))
    answer: list[Span | None] = []
    locator, start, end, last = "", 0, 0, ""
    for row in printed_figures(name):
        if row["locator"] != locator:
            locator, start, end, last = row["locator"], 0, 0, ""
        # The halves of "06/44" are two rows of one print.
        at = start if row["printed"] == last and "/" in last else end
        pattern = rf"(?<![\d.,/]){re.escape(row['printed'])}(?![\d/]|[.,]\d)"
        match = re.compile(pattern).search(texts.get(locator, ""), at)
        if match is None:
            answer.append(None)
            continue
        start, end, last = match.start(), match.end(), row["printed"]
        answer.append(Span(locator, start, end))
    return answer
