"""A report against those before it: copied counts, totals that fell, what is missing, slips."""

from dataclasses import replace

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.check import check_report
from analytics.reports.figure import Candidate, Figure
from analytics.reports.findings import DraftFinding
from analytics.reports.slips import is_exchanged
from analytics.store import Reader
from tests.reports.readings import expected_reading, figure_of, reading_of, said


def _of_kind(
    kind: str, figures: tuple[Figure, ...], reader: Reader, known: Catalogue, period: str
) -> list[DraftFinding]:
    findings = check_report(reading_of(*figures, period=period), reader, known)
    return [finding for finding in findings if finding.kind == kind]


# The report of Q1/2021 prints 130.729 dossiers received, 97.494 visits, 2.133 workflows in use, 321
# approved, more than 100 articles.
@pytest.mark.parametrize(
    ("figure", "is_copied"),
    [
        (figure_of("received", "130.729", period="2021-Q2"), True),
        (figure_of("received", "130.728", period="2021-Q2"), False),
        (figure_of("portal_visits", "97.494", block="all", period="2021-Q2"), True),
        (figure_of("workflows_approved", "321", block="all", period="2021-Q2"), False),
        (figure_of("internal_workflows", "2.133", block="all", period="2021-06-30"), False),
        (figure_of("received", "130.729", period="2021-Q2", precision="about"), False),
        (figure_of("received", "130.729", period="2021-Q2", level="commune"), False),
        (figure_of("received", "130.729", period="2021-Q3"), False),
        (figure_of("received", "130.729", period="2021-Q2", confidence="confirm"), False),
    ],
)
def test_a_large_count_that_is_the_last_quarter_s_was_copied(
    figure: Figure, is_copied: bool, official: Reader, catalogue: Catalogue
) -> None:
    found = _of_kind("copied", (figure,), official, catalogue, "2021-Q2")
    assert [finding.severity for finding in found] == ["note"] * is_copied
    assert [finding.figures for finding in found] == [(figure,)] * is_copied


def test_the_copy_names_its_source_and_the_rule(official: Reader, catalogue: Catalogue) -> None:
    figure = figure_of("received", "130.729", period="2021-Q2")
    (finding,) = _of_kind("copied", (figure,), official, catalogue, "2021-Q2")
    assert finding.message.vi == (
        "Hồ sơ tiếp nhận trong kỳ (Khối địa phương): quý II/2021 in 130.729, đúng bằng số của quý"
        " I/2021 (Báo cáo kết quả cải cách hành chính quý I/2021 của tỉnh Khánh Hòa). Số đếm từ"
        " 1.000 trở lên hiếm khi trùng nhau."
    )


@pytest.mark.parametrize(
    ("figure", "has_fallen"),
    [
        # 2.319.400 visits since the portal began.
        (figure_of("portal_visits_total", "2.319.399", period="since-..2021-Q2"), True),
        (figure_of("portal_visits_total", "2.319.400", period="since-..2021-Q2"), False),
        (figure_of("portal_visits_total", "2.000.000", period="since-2020..2021-Q2"), False),
        # 97.494 visits in the first quarter lie in the half-year.
        (figure_of("portal_visits", "90.000", period="2021-H1"), True),
        (figure_of("portal_visits", "100.000", period="2021-H1"), False),
        (figure_of("portal_visits", "90.000", period="2021-Q2"), False),
    ],
)
def test_what_only_grows_does_not_fall(
    figure: Figure, has_fallen: bool, official: Reader, catalogue: Catalogue
) -> None:
    figure = replace(figure, block="all")
    found = _of_kind("fallen", (figure,), official, catalogue, "2021-Q2")
    assert [finding.severity for finding in found] == ["contradiction"] * has_fallen


def test_a_report_that_prints_the_period_in_passing_is_not_its_own(
    official: Reader, catalogue: Catalogue
) -> None:
    known = replace(catalogue, reports={"2021-Q2": catalogue.reports["2021-Q1"]})
    figure = figure_of("portal_visits_total", "2.319.399", block="all", period="since-..2021-Q2")
    assert len(_of_kind("fallen", (figure,), official, known, "2021-Q2")) == 1


def _missing(figures: tuple[Figure, ...], reader: Reader, known: Catalogue) -> str:
    found = _of_kind("missing", figures, reader, known, "2021-Q2")
    assert {(one.severity, one.locator, one.figures) for one in found} <= {("note", "", ())}
    return " ".join(finding.message.vi for finding in found)


def test_what_the_last_report_printed_is_missing(official: Reader, catalogue: Catalogue) -> None:
    received = figure_of("received", "140.000", period="2021-Q2")
    said_missing = _missing((received,), official, catalogue)
    assert "báo cáo quý I/2021 có, bản này chưa thấy: " in said_missing
    assert "Hồ sơ đã giải quyết trong kỳ (mục II.2, đoạn" in said_missing
    assert "Hồ sơ tiếp nhận trong kỳ" not in said_missing
    # A plan, and what the report told of the year before, do not come each quarter.
    assert "Số nhiệm vụ, giải pháp của kế hoạch" not in said_missing
    assert "xếp hạng Tốt" not in said_missing


def test_what_a_figure_may_yet_be_is_not_missing(official: Reader, catalogue: Catalogue) -> None:
    resolved = figure_of(
        "", "5", confidence="unknown", candidates=(Candidate("resolved", 0.4),), period="2021-Q2"
    )
    assert "Hồ sơ đã giải quyết trong kỳ" not in _missing((resolved,), official, catalogue)


@pytest.mark.parametrize("period", ["2021-Q1", "2022-Q2", "2020-Q4"])
def test_nothing_is_missing_without_a_report_of_the_year_before(
    period: str, official: Reader, catalogue: Catalogue
) -> None:
    figures = (figure_of("received", "140.000", period=period),)
    assert _of_kind("missing", figures, official, catalogue, period) == []


def test_nothing_of_ours_is_held_against_another_province(
    official: Reader, catalogue: Catalogue
) -> None:
    figures = (
        figure_of("received", "130.729", period="2021-Q2"),
        figure_of("portal_visits_total", "5", block="all", period="since-..2021-Q2"),
    )
    reading = replace(reading_of(*figures, period="2021-Q2"), province="Lâm Đồng")
    assert check_report(reading, official, catalogue) == ()


# --- exchanged digits -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (1631, 1361, True),
        (260535, 265035, True),
        (1631, 1631, False),
        (1631, 1163, False),
        (1631, 6131, True),
        (1631, 1613, True),
        (1631, 16310, False),
        (1633, 1634, False),
    ],
)
def test_two_neighbouring_digits_changed_places(one: int, other: int, expected: bool) -> None:
    assert is_exchanged(one, other) == expected


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("cấp huyện trễ 1.631 hồ sơ; còn 1.361 hồ sơ cấp huyện", True),
        ("gửi 1.631 tin; tuyển 1.361 người", False),
        ("cấp huyện trễ 1.631 hồ sơ; còn 1.732 hồ sơ cấp huyện", False),
    ],
)
def test_an_unknown_number_may_be_a_known_one_mistyped(
    text: str, is_asked: bool, official: Reader, catalogue: Catalogue
) -> None:
    known, unknown = text.split()[3 if "huyện" in text else 1], text.split("; ")[1].split()[1]
    figures = (
        figure_of("late", known, level="district"),
        figure_of("", unknown, confidence="unknown"),
    )
    findings = check_report(said(text, *figures), official, catalogue)
    assert [(one.kind, one.severity) for one in findings] == [("repeat", "note")] * is_asked
    if is_asked:
        assert findings[0].message.vi == (
            "“1.361” đảo hai chữ số cạnh nhau so với “1.631” ở mục I, đoạn 1."
        )


@pytest.mark.parametrize("name", ["khanh-hoa-2022-q2", "khanh-hoa-2023-9m"])
def test_no_consistent_number_looks_mistyped(
    name: str, official: Reader, catalogue: Catalogue
) -> None:
    findings = check_report(expected_reading(name), official, catalogue)
    assert not any("đảo hai chữ số" in finding.message.vi for finding in findings)
