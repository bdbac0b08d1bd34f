"""Every figure of a report as printed, one indicator over time, and where documents disagree."""

import pandas as pd
import pytest

from analytics.catalogue import read_catalogue
from analytics.i18n import EN, VI
from analytics.query import disagreements, indicator_figures, report_figures
from analytics.query.figures import headline_figures, province_figures
from analytics.store import Reader
from analytics.views.figures import figure_text
from tests.fixtures.memory import memory_reader
from tests.query.stories import Q1


@pytest.fixture(scope="module")
def report(official: Reader) -> pd.DataFrame:
    return report_figures(official, ["report-2021-Q1"])


def printed(figures: pd.DataFrame, indicator: str) -> list[str]:
    return list(figures[figures["indicator"] == indicator]["printed"].dropna())


# --- a report's figures ---------------------------------------------------------------------------


def test_figures_stand_in_the_order_of_the_print(report: pd.DataFrame) -> None:
    assert (report.iloc[0]["indicator"], report.iloc[0]["locator"]) == (
        "reform_plan_objectives",
        "I.1 ¶1",
    )
    sections = [locator.split(".")[0] for locator in report["locator"]]
    assert sections == sorted(sections, key=["I", "II", "III", "IV"].index)


def test_a_figure_knows_its_period_source_and_place(report: pd.DataFrame) -> None:
    figure = report[(report["indicator"] == "received")].iloc[0]
    assert (figure["value"], figure["printed"], figure["noun"]) == (130_729, "130.729", "hồ sơ")
    assert (figure["period"], figure["about"], figure["locator"]) == (Q1, Q1, "II.2 ¶6")
    assert (figure["document"], figure["kind"]) == ("report-2021-Q1", "full_report")


def test_a_report_prints_figures_of_other_periods_too(report: pd.DataFrame) -> None:
    assert {"2020", "2021", "since-2018..2021-Q1"} <= set(report["period"])


def test_the_internal_ranking_is_printed_with_its_slip(report: pd.DataFrame) -> None:
    assert printed(report, "units_rated_average") == ["03"]


def test_every_figure_belongs_to_one_place_of_one_document(official: Reader) -> None:
    documents = list(read_catalogue(official).documents)
    every = report_figures(official, documents)
    known = official.rows("select count(*) as figures from current_indicator_values")
    assert len(every) == known[0]["figures"]
    keys = ["document", "indicator", "period", "block", "level", "unit", "sector", "scope_note"]
    assert not every.duplicated(keys).any()


def test_no_document_or_an_unknown_one_has_no_figures(official: Reader) -> None:
    assert report_figures(official, []).empty
    assert report_figures(official, ["no-such-report"]).empty


def test_figures_of_the_other_dataset_stay_out(official: Reader) -> None:
    assert report_figures(official, ["report-2021-Q1"], "demo").empty
    assert indicator_figures(official, "received", "demo").empty


# --- one indicator over all documents -----------------------------------------------------------


def test_an_indicator_is_told_oldest_first_in_every_scope(official: Reader) -> None:
    figures = indicator_figures(official, "received")
    assert printed(figures, "received")[:3] == ["hơn 163.000", "hơn 1.500.000", "130.729"]
    assert figures["period"].iloc[-1] == "2025-Q3"
    assert {"local", "central"} == set(figures["block"])


def test_an_unknown_indicator_has_no_figures(official: Reader) -> None:
    assert indicator_figures(official, "happiness").empty


# --- where documents disagree ---------------------------------------------------------------------


def test_the_real_documents_disagree_on_two_things(official: Reader) -> None:
    every = report_figures(official, list(read_catalogue(official).documents))
    found = disagreements(every)
    values = {
        (row.indicator, row.period, row.document): row.value
        for row in found.itertuples(index=False)
    }
    assert values == {
        ("units_rated_average", "2020", "report-2021-Q1"): 3,
        ("units_rated_average", "2020", "cchc-ranking-2020"): 4,
        ("sipas_rank", "2023", "laodong-par-sipas-2024"): 40,
        ("sipas_rank", "2023", "vietnam-vn-par-sipas-2024"): 43,
    }


@pytest.mark.parametrize(
    ("second", "disagree"),
    [
        ({"value": 11}, 2),
        ({"value": 10}, 0),  # they agree
        ({"value": 11, "period": "2021-Q2"}, 0),  # of another period
        ({"value": 11, "sector": "dat-dai"}, 0),  # of a part
        ({"value": 11, "scope_note": "tỉnh + huyện + xã"}, 0),  # of another scope
    ],
)
def test_two_documents_disagree_only_about_the_same_thing(
    second: dict[str, object], disagree: int
) -> None:
    values = [
        {"indicator": "received", "value": 10, "document": "one"},
        {"indicator": "received", "document": "two"} | second,
    ]
    figures = report_figures(memory_reader(values=values), ["one", "two"])
    assert len(disagreements(figures)) == disagree


# --- the tile of an area -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "vi", "en"),
    [
        (
            "procedures",
            ["98,63%", "130.729 hồ sơ", "21,65%"],
            ["98.63%", "130,729 dossiers", "21.65%"],
        ),
        (
            "steering",
            ["29/44 đơn vị", "06/44 đơn vị", "97.494 lượt"],
            ["29/44 units", "6/44 units", "97,494 times"],
        ),
        ("civil_service", ["110 học viên"], ["110 trainees"]),
    ],
)
def test_a_tile_shows_the_telling_figures_of_its_area(
    official: Reader, report: pd.DataFrame, area: str, vi: list[str], en: list[str]
) -> None:
    figures = headline_figures(read_catalogue(official).areas[area], province_figures(report))
    assert [figure_text(figure, VI) for figure in figures] == vi
    assert [figure_text(figure, EN) for figure in figures] == en


def test_a_tile_never_shows_a_part_or_the_central_block_for_the_province(
    official: Reader, report: pd.DataFrame
) -> None:
    for area in read_catalogue(official).areas.values():
        for figure in headline_figures(area, province_figures(report)):
            assert all(pd.isna(figure[part]) for part in ("level", "unit", "sector"))
            assert figure["block"] != "central"
