"""A report that is checked before it is signed: what its own figures say against each other."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.query import measured
from analytics.reports.check import check_report
from analytics.reports.reading import Reading
from analytics.store import DATA, Reader
from tests.fixtures import readings
from tests.fixtures.memory import memory_reader
from tests.reports.readings import expected_reading, figure_of, reading_of


def test_the_faults_of_the_real_report_are_seen_before_it_is_signed(
    official: Reader, catalogue: Catalogue
) -> None:
    """The audit of the loaded report finds the same, apart from what is no figure of it."""
    findings = check_report(readings.first_quarter(), official, catalogue)
    assert [(finding.kind, finding.severity, finding.locator) for finding in findings] == [
        ("figures", "contradiction", "I.2 ¶2"),
        ("figures", "contradiction", "II.2 ¶9"),
        ("figures", "rounding", "II.2 ¶7"),
        ("print", "wording", "I.2 ¶2"),
        ("period", "wording", "II.4 ¶3"),
        ("figures", "wording", "II.6 ¶8"),
        ("print", "note", "II.3 ¶9"),
    ]
    ranked = findings[0]
    assert ranked.message.vi == (
        "Đơn vị được xếp hạng CCHC: các phần cộng lại được 43, tổng số in là 44 (năm 2020)."
        " 29 + 11 + 3 + 0 = 43 ≠ 44"
    )
    assert ranked.suggestion is not None
    assert ranked.suggestion.vi == ("Số đơn vị xếp hạng Trung bình về CCHC, in 03: có phải 4?")
    assert {figure.printed for figure in ranked.figures} >= {"29/44", "11", "03"}


def test_a_figure_in_doubt_accuses_nobody(official: Reader, catalogue: Catalogue) -> None:
    reading = readings.in_doubt("units_rated_average")
    messages = [finding.message.vi for finding in check_report(reading, official, catalogue)]
    assert not any("xếp hạng CCHC: các phần" in message for message in messages)


def test_an_invented_slip_is_found_and_the_right_number_suggested(
    official: Reader, catalogue: Catalogue
) -> None:
    reading = readings.changed("reform_plan_areas", value=Decimal(5), printed="05")
    findings = check_report(reading, official, catalogue)
    areas = next(finding for finding in findings if "Lĩnh vực cải cách" in finding.message.vi)
    assert areas.suggestion is not None and areas.suggestion.vi.endswith("in 05: có phải 6?")


def test_nothing_is_held_against_a_report_of_no_period(
    official: Reader, catalogue: Catalogue
) -> None:
    reading = replace(readings.first_quarter(), period=None)
    assert check_report(reading, official, catalogue) == ()


# The one planted contradiction of each invented report; every other finding is a question of print:
# a point for the comma, which is there ("98.7%").
PLANTED = {
    "khanh-hoa-2022-q2": (
        ("repeat", "IV ¶1"),
        {"1.631", "1.361"},
        "Hồ sơ giải quyết trễ hạn (UBND cấp huyện), quý II/2022: 1.631 ở mục I.2, đoạn 5;"
        " 1.361 ở mục IV, đoạn 1.",
        "Các số khác của báo cáo khớp với 1.631: xem lại “1.361”.",
    ),
    "khanh-hoa-2023-9m": (
        ("repeat", "6.1 ¶1"),
        {"260 535", "265 035"},
        "Hồ sơ trực tuyến tiếp nhận trong kỳ (Khối địa phương), 9 tháng năm 2023: 260.535 ở mục"
        " 3.3, đoạn 1; 265.035 ở mục 6.1, đoạn 1.",
        "Các số khác của báo cáo khớp với 260.535: xem lại “265.035”.",
    ),
    "lam-dong-2022-q3": (
        ("figures", "IV.2 ¶4"),
        {"61.204", "60.877", "372"},
        "Hồ sơ đã giải quyết: các phần cộng lại được 61.249, tổng số in là 61.204 (UBND cấp xã,"
        " quý III/2022). 60.877 + 372 = 61.249 ≠ 61.204",
        "Hồ sơ giải quyết trễ hạn, in 372: có phải 327?",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_the_planted_contradiction_is_found_and_nothing_consistent_is_accused(
    name: str, official: Reader, catalogue: Catalogue
) -> None:
    (kind, locator), prints, message, suggestion = PLANTED[name]
    findings = check_report(expected_reading(name), official, catalogue)
    accusing, prints_only = findings[:1], findings[1:]
    (planted,) = accusing
    assert (planted.kind, planted.severity, planted.locator) == (kind, "contradiction", locator)
    assert {figure.printed for figure in planted.figures} == prints
    assert planted.message.vi == message
    assert planted.suggestion is not None and planted.suggestion.vi == suggestion
    assert {(finding.kind, finding.severity) for finding in prints_only} <= {("print", "note")}
    assert all("." in finding.figures[0].printed for finding in prints_only)


@pytest.mark.parametrize("name", PLANTED)
def test_of_figures_in_doubt_it_is_asked_not_said(
    name: str, official: Reader, catalogue: Catalogue
) -> None:
    findings = check_report(expected_reading(name, "confirm"), official, catalogue)
    (hint,) = findings
    assert hint.severity == "note"
    assert hint.message.vi.startswith("Cần xác nhận trước “")
    assert hint.message.vi.endswith(f"Nếu hiểu đúng: {PLANTED[name][2]}")


def _kinds(reading: Reading, reader: Reader, catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(one.kind, one.severity) for one in check_report(reading, reader, catalogue)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("98,85%", "98.85", "exact"), ("98,85%", "98.85", "exact"), []),
        (("98,85%", "98.85", "exact"), ("98,9%", "98.9", "exact"), []),
        (("98,85%", "98.85", "exact"), ("98,86%", "98.86", "exact"), ["rounding"]),
        (("98,85%", "98.85", "exact"), ("98,58%", "98.58", "exact"), ["contradiction"]),
        (("98,85%", "98.85", "exact"), ("trên 95%", "95", "over"), []),
        (("98,85%", "98.85", "exact"), ("trên 99%", "99", "over"), ["rounding"]),
        (("98,85%", "98.85", "exact"), ("gần 99%", "99", "under"), []),
    ],
)
def test_a_figure_printed_twice_is_one_number(
    first: tuple[str, str, str],
    second: tuple[str, str, str],
    expected: list[str],
    official: Reader,
    catalogue: Catalogue,
) -> None:
    figures = [
        figure_of("on_time_rate", printed, value, precision=precision)
        for printed, value, precision in (first, second)
    ]
    found = _kinds(reading_of(*figures), official, catalogue)
    assert found == [("repeat", severity) for severity in expected]


def test_where_no_other_figure_tells_none_of_the_two_is_suggested(
    official: Reader, catalogue: Catalogue
) -> None:
    figures = (figure_of("received", "1.200"), figure_of("received", "1.300"))
    (finding,) = check_report(reading_of(*figures), official, catalogue)
    assert finding.suggestion is not None
    assert finding.suggestion.vi == (
        "Giữ một số ở mọi chỗ; các số khác của báo cáo không cho biết số nào đúng."
    )


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        ({"province": "100", "district": "200"}, []),
        ({"province": "100", "district": "201"}, [("parts", "contradiction")]),
        ({"province": "100", "district": "150"}, []),  # there may be other levels
    ],
)
def test_levels_come_to_no_more_than_all(
    late: dict[str, str],
    expected: list[tuple[str, str]],
    official: Reader,
    catalogue: Catalogue,
) -> None:
    parts = [figure_of("late", printed, level=level) for level, printed in late.items()]
    reading = reading_of(figure_of("late", "300"), *parts)
    assert _kinds(reading, official, catalogue) == expected


def test_a_commune_is_counted_with_its_district(official: Reader, catalogue: Catalogue) -> None:
    commune = next(
        code
        for code, row in catalogue.units.items()
        if row["level"] == "commune" and row["parent"] == "568"
    )
    figures = [
        figure_of("late", "300"),
        figure_of("late", "200", unit="568"),
        figure_of("late", "150", unit=commune),
    ]
    assert _kinds(reading_of(*figures), official, catalogue) == []
    other = figure_of("late", "150", unit="569")
    assert _kinds(reading_of(*figures, other), official, catalogue) == [("parts", "contradiction")]


def test_a_quarter_has_no_more_than_its_half_year(official: Reader, catalogue: Catalogue) -> None:
    quarter, half = figure_of("late", "300"), figure_of("late", "250", period="2022-H1")
    (finding,) = check_report(reading_of(quarter, half), official, catalogue)
    assert (finding.kind, finding.severity) == ("parts", "contradiction")
    assert finding.message.vi == (
        "Hồ sơ giải quyết trễ hạn (Khối địa phương): quý II/2022 in 300, nhiều hơn 250 của 6 tháng"
        " đầu năm 2022 gồm cả kỳ ấy."
    )
    shares = (
        figure_of("late_rate", "3%", "3"),
        figure_of("late_rate", "2%", "2", period="2022-H1"),
    )
    assert _kinds(reading_of(*shares), official, catalogue) == []
    stock = (
        figure_of("internal_workflows", "30"),
        figure_of("internal_workflows", "20", period="2022"),
    )
    assert _kinds(reading_of(*stock), official, catalogue) == []


# --- against the loaded dossiers ------------------------------------------------------------------


@pytest.fixture(scope="module")
def loaded(reported: pd.DataFrame) -> Reader:
    """A store in which every unit has sent the dossiers of one quarter."""
    rows = reported[reported["period"] == "2020-Q4"].assign(dataset="official")
    return memory_reader(DATA, dossiers=rows.to_dict("records"), published=False)


def _printed(reader: Reader, metric: str, chosen: Filter) -> Decimal:
    (answer,) = measured(reader, (metric,), ("2020-Q4",), chosen)
    assert answer.value is not None and answer.basis == "computed"
    return Decimal(repr(answer.value))


@pytest.mark.parametrize(
    ("chosen", "scope"),
    [
        (Filter(), {}),
        (Filter(level="district"), {"level": "district"}),
        (Filter(district="568"), {"unit": "568"}),
        (Filter(sector="dat-dai"), {"sector": "dat-dai"}),
        (Filter(level="province", unit="so-tu-phap"), {"unit": "so-tu-phap"}),
        (Filter(level="central"), {"block": "central"}),
    ],
)
def test_a_count_is_what_the_dossiers_add_up_to(
    chosen: Filter, scope: dict[str, str], loaded: Reader
) -> None:
    value = int(_printed(loaded, "resolved", chosen))
    right = figure_of("resolved", f"{value:,}".replace(",", "."), period="2020-Q4", **scope)
    wrong = figure_of("resolved", f"{value + 1:,}".replace(",", "."), period="2020-Q4", **scope)
    known = read_catalogue(loaded)
    assert check_report(reading_of(right, period="2020-Q4"), loaded, known) == ()
    (finding,) = check_report(reading_of(wrong, period="2020-Q4"), loaded, known)
    assert (finding.kind, finding.severity) == ("loaded", "contradiction")
    assert finding.figures == (wrong,)
    assert f"cộng lại được {right.printed}." in finding.message.vi
    assert finding.suggestion is not None
    assert finding.suggestion.vi.startswith(f"Có phải {right.printed}?")


def test_a_rate_is_right_however_it_is_rounded(loaded: Reader) -> None:
    known = read_catalogue(loaded)
    value = _printed(loaded, "on_time_rate", Filter()) * 100
    for decimals in (0, 1, 2):
        rounded = round(value, decimals)
        printed = f"{rounded}%".replace(".", ",")
        figure = figure_of("on_time_rate", printed, str(rounded), period="2020-Q4")
        assert check_report(reading_of(figure, period="2020-Q4"), loaded, known) == ()
    off = round(value, 2) - Decimal("0.05")
    figure = figure_of("on_time_rate", f"{off}%".replace(".", ","), str(off), period="2020-Q4")
    assert _kinds(reading_of(figure, period="2020-Q4"), loaded, known) == [
        ("loaded", "contradiction")
    ]


def test_a_part_of_the_dossiers_says_nothing(reported: pd.DataFrame) -> None:
    rows = reported[reported["period"] == "2020-Q4"].assign(dataset="official")
    rows = rows[rows["unit"] != "568"]
    reader = memory_reader(DATA, dossiers=rows.to_dict("records"), published=False)
    reading = reading_of(figure_of("resolved", "1.234", period="2020-Q4"), period="2020-Q4")
    assert check_report(reading, reader, read_catalogue(reader)) == ()


def test_a_scope_in_words_of_the_print_is_held_against_nothing(loaded: Reader) -> None:
    figure = figure_of("resolved", "1.234", period="2020-Q4", scope_note="không kể đất đai")
    reading = reading_of(figure, period="2020-Q4")
    assert check_report(reading, loaded, read_catalogue(loaded)) == ()


def test_an_empty_store_holds_nothing_against_a_report() -> None:
    empty = memory_reader(DATA, published=False)
    known = read_catalogue(empty)
    findings = check_report(expected_reading("khanh-hoa-2022-q2"), empty, known)
    assert [finding.kind for finding in findings] == ["repeat", "print", "print"]
