"""What the catalogues of a snapshot offer: reports to choose, areas to choose, names to show."""

from datetime import date

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.periods import parse, sort_key
from analytics.store import Reader
from tests.fixtures.memory import memory_reader
from tests.query.stories import LOCAL, Q1, files


def test_the_dashboard_opens_on_the_newest_full_report(catalogue: Catalogue) -> None:
    assert catalogue.default_period() == "2021-Q1"


def test_without_a_full_report_it_opens_on_the_newest_figures() -> None:
    article = {"code": "paper", "kind": "article", "period": "2020-Q3"}
    reader = memory_reader(
        values=[{"indicator": "received", "value": 1, "period": "2020-Q3", "document": "paper"}],
        documents=[article],
    )
    assert read_catalogue(reader).default_period() == "2020-Q3"


def test_an_empty_store_opens_on_nothing() -> None:
    empty = read_catalogue(memory_reader())
    assert empty.default_period() is None
    assert empty.default_period("demo") is None
    assert dict(empty.measured) == {}


def test_the_illustrative_data_opens_on_its_own_newest_period() -> None:
    demo = [row | {"dataset": "demo", "period": "2022-Q2"} for row in files(LOCAL[:1])]
    reader = memory_reader(values=[{"indicator": "received", "value": 1}], dossiers=demo)
    found = read_catalogue(reader)
    assert found.default_period("demo") == "2022-Q2"
    assert found.default_period() == Q1
    assert dict(found.measured) == {"official": (Q1,), "demo": ("2022-Q2",)}


def test_reports_come_newest_first_and_each_reports_on_a_span_of_time(catalogue: Catalogue) -> None:
    periods = list(catalogue.reports)
    assert periods == sorted(periods, key=sort_key, reverse=True)
    assert {parse(period).kind for period in periods} <= {"quarter", "half", "nine_months", "year"}
    assert "2025-Q3" in periods


def test_a_period_that_only_a_later_article_counts_can_be_chosen(catalogue: Catalogue) -> None:
    """The on-time rate of 2023-Q1 stands in the article about 2024-Q1."""
    assert catalogue.documents_of("2023-Q1") == ("baokhanhhoa-2024-Q1",)
    assert catalogue.mentioned("2023-Q1")
    assert not catalogue.mentioned("2024-Q1")
    assert not catalogue.mentioned("2020-Q4")


def test_every_period_that_counts_dossiers_can_be_chosen(
    official: Reader, catalogue: Catalogue
) -> None:
    rows = official.rows(
        "select distinct period, document from current_indicator_values"
        " where indicator in ('received', 'resolved', 'on_time', 'late', 'on_time_rate')"
    )
    found = {row["period"] for row in rows if len(row["period"]) in (4, 7)}
    assert "2023-Q1" in found
    assert found <= set(catalogue.report_periods())
    assert found <= set(catalogue.comparable_periods())


def test_a_period_of_files_alone_can_be_chosen_and_names_them() -> None:
    sent = [
        row | {"period": "2021-Q2", "load": load}
        for load, unit in enumerate(LOCAL[:2], 1)
        for row in files([unit])
    ]
    reader = memory_reader(values=[{"indicator": "received", "value": 1}], dossiers=sent)
    found = read_catalogue(reader)
    assert found.report_periods() == ("2021-Q2", Q1)
    assert found.default_period() == Q1
    kinds = [found.documents[code]["kind"] for code in found.documents_of("2021-Q2")]
    assert kinds == ["import", "import"]
    assert not found.mentioned("2021-Q2")


def test_a_report_that_only_mentions_a_later_period_does_not_make_it_the_default() -> None:
    values = [
        {"indicator": "received", "value": 1},
        {"indicator": "received", "value": 2, "period": "2021-Q2"},
    ]
    found = read_catalogue(memory_reader(values=values))
    assert found.report_periods() == ("2021-Q2", Q1)
    assert found.default_period() == Q1


def test_only_periods_that_count_dossiers_are_compared_with(catalogue: Catalogue) -> None:
    """Indices of 2018 to 2025, and the training of 2020-Q1, compare with no dossier."""
    offered = catalogue.comparable_periods()
    assert list(offered) == sorted(offered, key=sort_key, reverse=True)
    assert not {"2018", "2019", "2020", "2020-Q1", "2022", "2023", "2024"} & set(offered)
    assert {"2019-Q3", "2021-Q1", "2023-Q1", "2024-Q1", "2021"} <= set(offered)


def test_a_district_ends_with_its_level(catalogue: Catalogue) -> None:
    merged = date(2025, 7, 1)
    for gone in (Filter("district"), Filter(district="568"), Filter("commune", "568")):
        assert catalogue.ended(gone, "2025-Q3") == merged
        assert catalogue.ended(gone, "2025-Q2") is None
    for stays in (Filter(), Filter("commune"), Filter("province"), Filter("land_registry")):
        assert catalogue.ended(stays, "2025-Q3") is None


def test_an_index_by_itself_is_no_report_to_choose(catalogue: Catalogue) -> None:
    """An article with the indices of 2024 has figures of that year, but reports on no dossier."""
    for year in ("2023", "2024"):
        assert year not in catalogue.reports
        assert year in catalogue.measured["official"]


def test_the_fullest_report_of_a_period_comes_first() -> None:
    documents = [
        {"code": "a-paper", "kind": "article", "period": Q1},
        {"code": "the-report", "kind": "full_report", "period": Q1},
    ]
    values = [{"indicator": "received", "value": 1, "document": row["code"]} for row in documents]
    reports = read_catalogue(memory_reader(values=values, documents=documents)).reports
    assert [row["code"] for row in reports[Q1]] == ["the-report", "a-paper"]


def test_nine_districts_can_be_chosen(catalogue: Catalogue) -> None:
    codes = [row["code"] for row in catalogue.districts()]
    assert codes == [str(code) for code in range(568, 577)]
    assert catalogue.districts()[0]["name"] == "Thành phố Nha Trang"


def test_the_eight_areas_stand_in_the_order_of_the_report(catalogue: Catalogue) -> None:
    assert list(catalogue.areas) == [
        "steering",
        "institutions",
        "procedures",
        "organisation",
        "civil_service",
        "finance",
        "digital",
        "indices",
    ]


def test_every_headline_indicator_of_an_area_exists(catalogue: Catalogue) -> None:
    for row in catalogue.areas.values():
        codes = row["headline"].split(";")
        assert 1 <= len(codes) <= 3
        assert set(codes) <= set(catalogue.indicators)


def test_difficulties_and_proposals_keep_their_order(catalogue: Catalogue) -> None:
    kinds = [(row["document"], row["kind"]) for row in catalogue.proposals]
    assert {kind for _, kind in kinds} == {"difficulty", "proposal"}
    assert {document for document, _ in kinds} == {"report-2021-Q1"}
    ordinals = [row["ordinal"] for row in catalogue.proposals]
    assert ordinals == sorted(ordinals)


def test_a_reused_code_shows_its_latest_name() -> None:
    """Commune codes are given again after the mergers of July 2025."""
    again = {"code": "22327", "name": "Phường Bắc Nha Trang", "level": "commune"}
    units = read_catalogue(memory_reader(units=[again | {"valid_from": "2025-07-01"}])).units
    assert units["22327"]["name"] == "Phường Bắc Nha Trang"
