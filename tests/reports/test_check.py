"""A report that is checked before it is signed: what its own figures say against each other."""

from dataclasses import replace
from decimal import Decimal

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.check import check_report
from analytics.reports.reading import Reading
from analytics.store import Reader
from tests.fixtures import readings


def test_the_faults_of_the_real_report_are_seen_before_it_is_signed(
    official: Reader, catalogue: Catalogue
) -> None:
    """The audit of the loaded report finds the same, apart from what is no figure of it."""
    findings = check_report(readings.first_quarter(), official, catalogue)
    assert [(finding.kind, finding.severity, finding.locator) for finding in findings] == [
        ("figures", "contradiction", "II.2 ¶9"),
        ("figures", "contradiction", "I.2 ¶2"),
        ("figures", "rounding", "II.2 ¶7"),
        ("print", "wording", "I.2 ¶2"),
        ("figures", "wording", "II.6 ¶8"),
        ("period", "wording", "II.4 ¶3"),
        ("print", "note", "II.3 ¶9"),
    ]
    ranked = findings[1]
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


@pytest.mark.parametrize("change", [{"period": None}, {"province": "Lâm Đồng"}])
def test_nothing_is_held_against_a_report_of_no_period_or_of_another_province(
    change: dict[str, str | None], official: Reader, catalogue: Catalogue
) -> None:
    reading: Reading = replace(readings.first_quarter(), **change)
    assert check_report(reading, official, catalogue) == ()
