"""Answers and printed figures carry what does not add up about them."""

import pytest

from analytics.filters import Filter
from analytics.i18n import translator
from analytics.query import measured, records, report_figures
from analytics.query.figures import figures_of, indicator_figures
from analytics.query.wording import marks
from analytics.store import Reader
from analytics.texts import LANGUAGES, MARKS

REPORT = "report-2021-Q1"
CENTRAL, LOCAL = Filter(level="central"), Filter()


def doubts(official: Reader, metric: str, chosen: Filter) -> list[str]:
    (answer,) = measured(official, [metric], ["2021-Q1"], chosen)
    return [one.vi for one in answer.doubts]


def test_a_rate_says_what_is_wrong_with_it_not_with_its_neighbours(official: Reader) -> None:
    """The rate of the central block is cut off; its online dossiers are another matter."""
    (said,) = doubts(official, "on_time_rate", CENTRAL)
    assert said.startswith("Tỷ lệ đúng hạn trên số đã giải quyết: tính lại được 99,9992%")
    (said,) = doubts(official, "online_of_resolved", CENTRAL)
    assert said.startswith("Tỷ lệ trực tuyến của cả khối ngành dọc (82,06%) trùng tỷ lệ")


def test_what_fits_carries_nothing(official: Reader) -> None:
    for metric in ("received", "resolved", "on_time_rate", "late", "online_rate"):
        assert doubts(official, metric, LOCAL) == [], metric


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mark_comes_first_and_explains_itself(official: Reader, language: str) -> None:
    (answer,) = measured(official, ["on_time_rate"], ["2021-Q1"], CENTRAL)
    word, meaning = marks(answer, translator(language))[0]
    assert word == MARKS["contradiction"].in_(language)
    assert meaning == answer.doubts[0].in_(language)


def test_parts_of_a_sum_that_is_off_are_all_marked(official: Reader) -> None:
    area = Filter(district="573")
    found = measured(official, ["resolved", "on_time", "late"], ["2021"], area)
    assert len(found) == 3
    assert all("14.309" in answer.doubts[0].vi for answer in found)


def test_printed_figures_carry_them_in_every_listing(official: Reader) -> None:
    average = [
        row
        for row in records(report_figures(official, [REPORT]))
        if row["indicator"] == "units_rated_average"
    ]
    assert len(average) == 1 and "các phần cộng lại được 43" in average[0]["doubts"][0].vi
    rows = records(indicator_figures(official, "units_rated_average"))
    assert {row["document"]: bool(row["doubts"]) for row in rows} == {
        REPORT: True,
        "cchc-ranking-2020": True,
    }
    customs = [
        row for row in figures_of(official, "unit", "cuc-hai-quan") if row["document"] == REPORT
    ]
    assert {row["indicator"]: bool(row["doubts"]) for row in customs} == {
        "online_resolved": True,
        "online_of_resolved": False,
    }
