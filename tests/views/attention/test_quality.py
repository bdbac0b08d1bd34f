"""Rules about what stands behind figures: coverage, agreement, counts, precision, plans."""

import pytest

from analytics.i18n import VI
from analytics.views.attention import findings
from tests.fixtures.situations import (
    LEVELS,
    UNMATCHED,
    answer,
    counted,
    late,
    pair,
    row,
    sentences,
    situation,
)


def test_units_that_have_not_reported_are_counted() -> None:
    given = situation(total=answer(None, 0.9863, covered=14, expected=44, partial=0.97))
    assert pair(given, "coverage_partial") == (
        [
            "14 trên 44 đơn vị đã gửi số liệu quý I/2021; số tính từ phần đã gửi chưa phải số"
            " của cả phạm vi."
        ],
        [
            "14 of 44 units have reported for Q1 2021; what is computed from them is not the"
            " figure of the whole scope."
        ],
    )


@pytest.mark.parametrize(("covered", "expected"), [(0, 44), (44, 44), (14, None)])
def test_full_or_unknown_coverage_is_silent(covered: int, expected: int | None) -> None:
    given = situation(total=answer(None, 0.98, covered=covered, expected=expected))
    assert pair(given, "coverage_partial") == ([], [])


def test_figures_that_do_not_fit_are_counted_and_the_gravest_is_told() -> None:
    given = situation(unmatched=[UNMATCHED, UNMATCHED])
    (sentence,) = sentences(given, "unmatched")
    assert "2 điểm chưa thống nhất. Trước hết: Cộng được 43, in 44." in sentence
    (finding,) = findings(given)[VI]
    assert (finding.severity, finding.page, finding.size) == ("medium", "quality", 2)


def test_figures_that_fit_are_no_news() -> None:
    assert pair(situation(unmatched=[]), "unmatched") == ([], [])


def test_rates_without_counts_are_counted_once_each() -> None:
    total = answer(None, 0.98)
    given = situation(total=total, cards=[total, late(None, 3)], levels=LEVELS)
    (sentence,) = sentences(given, "without_counts")
    assert sentence.startswith("4 tỷ lệ mà nguồn không nêu số hồ sơ")


def test_rates_with_counts_counts_and_gaps_are_no_rates_without_counts() -> None:
    given = situation(
        total=counted(None, 98, 100), cards=[late(None, 2)], levels=[answer("district", None)]
    )
    assert pair(given, "without_counts") == ([], [])


def test_approximate_figures_are_counted_and_shown_as_printed() -> None:
    rows = [
        row(100, "hơn 100", precision="over"),
        row(1000, "gần 1.000", precision="under"),
        row(10, "trên 10", precision="over"),
        row(7, "07"),
    ]
    (sentence,) = sentences(situation(report_values=rows), "approximate")
    assert sentence.startswith("3 con số")
    assert "như “hơn 100”, “gần 1.000”:" in sentence


def test_figures_of_a_plan_are_no_results() -> None:
    rows = [row(45, "45", nature="plan"), row(21, "21", nature="plan"), row(7, "07")]
    (sentence,) = sentences(situation(report_values=rows), "plan")
    assert sentence.startswith("2 con số thuộc kế hoạch")


def test_derived_figures_are_named() -> None:
    given = situation(
        cards=[late(None, 1551, basis="derived", precision="derived")],
        report_values=[row(83.67, precision="derived", name_vi="Chỉ số CCHC", name_en="Index")],
    )
    (sentence,) = sentences(given, "derived")
    assert sentence.startswith("2 con số")
    assert sentence.endswith(": Chỉ số CCHC; Hồ sơ giải quyết trễ hạn.")


def test_a_derived_figure_is_counted_once_under_both_of_its_names() -> None:
    """The rate on the card is the very figure that the document gives."""
    given = situation(
        cards=[late(None, 1551, basis="derived", precision="derived")],
        report_values=[row(1551, precision="derived", indicator="late", name_vi="Trễ hạn")],
    )
    (sentence,) = sentences(given, "derived")
    assert sentence.startswith("1 con số")
    assert sentence.endswith("Trễ hạn.")


@pytest.mark.parametrize("code", ["approximate", "plan", "derived"])
def test_exact_results_as_printed_are_silent(code: str) -> None:
    given = situation(cards=[counted(None, 98, 100)], report_values=[row(7, "07")])
    assert pair(given, code) == ([], [])
