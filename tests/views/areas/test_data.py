"""What the documents of a period print: by area, narrowed by a search, counted in a sentence."""

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.i18n import EN, VI, translator
from analytics.store import Reader
from analytics.views.areas.data import PROPOSALS, Item, Printed, printed
from analytics.views.areas.text import sentence
from tests.fixtures.figures import narrow
from tests.fixtures.memory import memory_reader
from tests.query.stories import LOCAL, files

Q1 = "2021-Q1"
AREAS = [
    "steering",
    "institutions",
    "procedures",
    "organisation",
    "civil_service",
    "finance",
    "digital",
    "indices",
]


@pytest.fixture(scope="module")
def report(official: Reader, catalogue: Catalogue) -> Printed:
    return printed(official, catalogue, Q1, VI)


def item(shown: Printed, code: str) -> Item:
    (found,) = (
        one
        for section in (*shown.sections, *shown.elsewhere)
        for one in section.items
        if one.code == code
    )
    return found


def codes(shown: Printed) -> list[str]:
    return [one.code for section in shown.sections for one in section.items]


# --- everything a period's documents print --------------------------------------------------------


def test_every_figure_of_the_report_stands_in_its_area(official: Reader, report: Printed) -> None:
    (row,) = official.rows(
        "select count(*) as n from current_indicator_values where document = 'report-2021-Q1'"
    )
    assert len(report.figures) == row["n"]
    assert [section.code for section in report.sections] == AREAS
    assert (report.documents, report.by) == (("report-2021-Q1",), "report")


def test_an_indicator_has_all_its_scopes_together(report: Printed) -> None:
    rates = item(report, "on_time_rate").figures
    assert [one.text for one in rates[:4]] == ["98,63%", "99,76%", "91,58%", "99,19%"]
    assert [one.whole for one in rates[:2]] == [True, False]


def test_plans_and_other_periods_are_told_apart(report: Printed) -> None:
    assert item(report, "plan_joint_bodies_cut").plan
    assert not item(report, "received").plan
    (ranked,) = item(report, "units_rated_good").figures
    assert (ranked.period_name, ranked.own) == ("năm 2020", False)


def test_a_document_that_says_otherwise_stands_beside_the_figure(report: Printed) -> None:
    (average,) = item(report, "units_rated_average").figures
    assert average.text == "03 đơn vị"
    assert average.rivals == (("4 đơn vị", "Cổng thông tin CCHC tỉnh Khánh Hòa"),)
    assert item(report, "received").figures[0].rivals == ()


def test_indicators_of_other_documents_come_with_their_newest_period(report: Printed) -> None:
    assert {one.period for one in item(report, "par_index").figures} == {"2024"}
    told = set(codes(report))
    assert not told & {one.code for section in report.elsewhere for one in section.items}


def test_telling_indicators_come_first_and_the_others_are_not_lost(report: Printed) -> None:
    procedures = report.sections[AREAS.index("procedures")]
    first, rest = procedures.parts()
    assert {one.code for one in first} == {"on_time_rate", "received", "online_rate"}
    assert len(first) + len(rest) == len(procedures.items)


def test_difficulties_and_proposals_come_with_addressee_and_place(report: Printed) -> None:
    assert list(report.proposals) == ["difficulty", "proposal"]
    first = report.proposals["proposal"][0]
    assert (first.addressee, first.where) == ("Bộ Khoa học và Công nghệ", "mục IV, đoạn 1")


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_every_period_with_a_report_can_be_shown(
    official: Reader, catalogue: Catalogue, language: str
) -> None:
    for period in catalogue.reports:
        shown = printed(official, catalogue, period, translator(language))
        assert shown.figures
        n = len(shown.figures)
        one = {"vi": "**một**", "en": "**one**"}[language]
        assert (one if n == 1 else f"**{n}**") in sentence(shown, translator(language))


def test_another_dataset_prints_nothing_of_the_official_one(
    official: Reader, catalogue: Catalogue
) -> None:
    assert printed(official, catalogue, Q1, VI, dataset="demo").is_empty is True


# --- narrowing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("area", AREAS)
def test_an_area_shows_its_own_figures_only(report: Printed, area: str) -> None:
    shown = narrow(report, area, "")
    assert [section.code for section in shown.sections] == [area]
    assert shown.proposals == {}
    assert [one.code for one in shown.elsewhere] == (["indices"] if area == "indices" else [])


def test_difficulties_are_chosen_like_an_area(report: Printed) -> None:
    shown = narrow(report, PROPOSALS, "")
    assert (shown.sections, shown.elsewhere) == ((), ())
    assert shown.proposals == report.proposals


@pytest.mark.parametrize("wanted", ["ho so", "hồ sơ", "HO SO", "dossiers"])
def test_accents_letters_and_language_do_not_matter(report: Printed, wanted: str) -> None:
    assert "received" in codes(narrow(report, None, wanted))


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("dat dai", "on_time_rate"),
        ("kho bac", "online_resolved"),
        ("quy hoach xay dung", "delegation_decisions"),
        ("bien che", "civil_servant_quota"),
        ("gan 1.000", "postal_registered_online"),
    ],
)
def test_scopes_notes_and_prints_are_searched_too(report: Printed, wanted: str, code: str) -> None:
    assert code in codes(narrow(report, None, wanted))


def test_names_come_before_what_only_explains(report: Printed) -> None:
    """Definitions speak of "đúng hạn" too: they count only where no name, scope or value does."""
    shown = narrow(report, None, "đúng hạn")
    assert not shown.explained
    named = {
        one.code
        for section in report.sections
        for one in section.items
        if "đúng hạn" in one.name.lower()
    }
    assert set(codes(shown)) == named
    assert "on_time_rate" in named


def test_what_only_a_definition_says_is_found_and_said(report: Printed) -> None:
    shown = narrow(report, None, "quy hoach xay dung")
    assert shown.explained
    assert codes(shown)
    said = sentence(shown, VI, wanted="quy hoach xay dung")
    assert "không tên nào nói vậy, chỉ có trong định nghĩa, ghi chú" in said


def test_a_search_finds_what_only_other_documents_print(report: Printed) -> None:
    shown = narrow(report, None, "papi")
    assert shown.figures == ()
    assert item(shown, "papi").figures[0].text == "44,9419 điểm"


def test_a_search_within_an_area_stays_there(report: Printed) -> None:
    shown = narrow(report, "digital", "ke hoach")
    assert {section.code for section in shown.sections} <= {"digital"}


def test_difficulties_are_searched(report: Printed) -> None:
    assert list(narrow(report, None, "lung tung").proposals) == ["difficulty"]


def test_nothing_found_is_nothing_left(report: Printed) -> None:
    assert narrow(report, None, "khongcogi").is_empty


# --- periods that no document is about ------------------------------------------------------------


def test_of_a_later_article_only_the_figures_of_the_period_are_listed(
    official: Reader, catalogue: Catalogue
) -> None:
    """The article about 2024-Q1 gives two rates of the year before among figures of its own."""
    shown = printed(official, catalogue, "2023-Q1", VI)
    assert (shown.documents, shown.by) == (("baokhanhhoa-2024-Q1",), "others")
    assert set(codes(shown)) == {"on_time_rate", "online_rate_unstated"}
    assert all(one.own for _item, one in shown.figures)
    assert sentence(shown, VI).startswith("Quý I/2023: văn bản về kỳ khác nêu **2** số liệu")


def test_of_files_alone_the_page_says_where_to_look() -> None:
    sent = [row | {"period": "2021-Q2"} for row in files(LOCAL[:2])]
    reader = memory_reader(values=[{"indicator": "received", "value": 5}], dossiers=sent)
    known = read_catalogue(reader)
    shown = printed(reader, known, "2021-Q2", VI)
    assert (shown.by, shown.figures) == ("files", ())
    assert (
        sentence(shown, VI) == "Quý II/2021: tệp các đơn vị gửi chỉ có số hồ sơ, xem ở Tổng quan."
    )


# --- the sentence ---------------------------------------------------------------------------------


def told(**numbers: object) -> Printed:
    """One report that prints the given values of ``received`` and nothing else."""
    reader = memory_reader(values=[{"indicator": "received", "value": 5, **numbers}])
    return printed(reader, read_catalogue(reader), Q1, VI)


def test_the_sentence_counts_what_is_shown(report: Printed) -> None:
    said = sentence(report, VI)
    assert said.startswith(f"Quý I/2021: báo cáo nêu **{len(report.figures)}** số liệu")
    assert "trong **8** nội dung" in said
    plans = sum(one.plan for one, _figure in report.figures)
    assert f"**{plans}** là kế hoạch" in said


def test_one_figure_is_said_as_one() -> None:
    assert sentence(told(), VI) == "Quý I/2021: báo cáo nêu **một** số liệu."
    assert sentence(told(), EN) == "Q1 2021: the report gives **one** figure."


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        ({"precision": "over", "printed": "hơn 5"}, "**1** là số gần đúng"),
        ({"precision": "derived", "printed": None}, "**1** là số tính lại từ văn bản"),
        ({"period": "2020"}, "**1** của kỳ khác"),
    ],
)
def test_what_must_be_known_is_counted(value: dict[str, object], remark: str) -> None:
    assert remark in sentence(told(**value), VI)


@pytest.mark.parametrize(
    ("area", "wanted", "said"),
    [
        (PROPOSALS, "", "Quý I/2021: báo cáo nêu khó khăn (**2**), kiến nghị (**2**)."),
        (None, "khongcogi", "“khongcogi” · quý I/2021: không có số liệu nào."),
        (None, "papi", "“papi” · quý I/2021: báo cáo không nêu; số mục có ở nguồn khác: "),
    ],
)
def test_the_sentence_says_what_is_missing(
    report: Printed, area: str | None, wanted: str, said: str
) -> None:
    assert sentence(narrow(report, area, wanted), VI, wanted=wanted).startswith(said)
