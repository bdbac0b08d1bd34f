"""Rules about what stands behind figures: coverage, agreement, counts, precision, plans."""

import pytest

from analytics.i18n import VI
from analytics.views.attention import findings
from tests.views.attention.stories import (
    LEVELS,
    UNMATCHED,
    answer,
    counted,
    late,
    pair,
    row,
    situation,
)


def test_units_that_have_not_reported_are_counted() -> None:
    found = situation(total=answer(None, 0.9863, covered=14, expected=44, partial=0.97))
    assert pair(found, "coverage_partial") == (
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
    found = situation(total=answer(None, 0.98, covered=covered, expected=expected))
    assert pair(found, "coverage_partial") == ([], [])


def test_figures_that_do_not_fit_are_counted_and_the_gravest_is_told() -> None:
    found = situation(unmatched=[UNMATCHED, UNMATCHED])
    assert pair(found, "unmatched") == (
        ["Đối chiếu số liệu: 2 điểm mâu thuẫn. Trước hết: Cộng được 43, in 44."],
        ["Figures checked: 2 contradictions. First of all: Sum 43, printed 44."],
    )
    (finding,) = findings(found, VI)
    assert (finding.severity, finding.page, finding.size) == ("medium", "quality", 2)


def test_figures_that_fit_are_no_news() -> None:
    assert pair(situation(unmatched=[]), "unmatched") == ([], [])


def test_rates_without_counts_are_counted_once_each() -> None:
    total = answer(None, 0.98)
    found = situation(total=total, cards=[total, late(None, 3)], levels=LEVELS)
    assert pair(found, "without_counts") == (
        ["4 tỷ lệ không kèm số hồ sơ (không có mẫu số): không cộng, không lấy trung bình được."],
        ["Rates without dossier counts (no denominator): 4; they cannot be added or averaged."],
    )


def test_rates_with_counts_counts_and_gaps_are_no_rates_without_counts() -> None:
    found = situation(
        total=counted(None, 98, 100), cards=[late(None, 2)], levels=[answer("district", None)]
    )
    assert pair(found, "without_counts") == ([], [])


def test_approximate_figures_are_counted_and_shown_as_printed() -> None:
    rows = [
        row(100, "hơn 100", precision="over"),
        row(1000, "gần 1.000", precision="under"),
        row(10, "trên 10", precision="over"),
        row(7, "07"),
    ]
    assert pair(situation(report_values=rows), "approximate") == (
        [
            "3 con số trong văn bản là số gần đúng, như “hơn 100”, “gần 1.000”: không dùng để"
            " cộng trừ."
        ],
        [
            "Approximate figures in the document: 3, such as “over 100”, “nearly 1,000”; not to"
            " be added or subtracted."
        ],
    )


def test_figures_of_a_plan_are_no_results() -> None:
    rows = [row(45, "45", nature="plan"), row(21, "21", nature="plan"), row(7, "07")]
    assert pair(situation(report_values=rows), "plan") == (
        ["2 con số thuộc kế hoạch, phương án được duyệt, chưa phải kết quả."],
        ["Figures of an approved plan, not results: 2."],
    )


def test_derived_figures_are_named() -> None:
    found = situation(
        cards=[late(None, 1551, basis="derived", precision="derived")],
        report_values=[row(83.67, precision="derived", name_vi="Chỉ số CCHC", name_en="Index")],
    )
    assert pair(found, "derived") == (
        [
            "2 con số không in trong văn bản, suy ra từ số khác của cùng nguồn: Chỉ số CCHC;"
            " Hồ sơ giải quyết trễ hạn."
        ],
        [
            "Figures not printed but derived from others of the same source: 2"
            " (Index; Dossiers resolved late)."
        ],
    )


def test_a_derived_figure_is_counted_once_under_both_of_its_names() -> None:
    """The rate on the card is the very figure that the document gives."""
    found = situation(
        cards=[late(None, 1551, basis="derived", precision="derived")],
        report_values=[row(1551, precision="derived", indicator="late", name_vi="Trễ hạn")],
    )
    (said,) = pair(found, "derived")[0]
    assert said.startswith("1 con số")
    assert said.endswith("Trễ hạn.")


@pytest.mark.parametrize("code", ["approximate", "plan", "derived"])
def test_exact_results_as_printed_are_silent(code: str) -> None:
    found = situation(cards=[counted(None, 98, 100)], report_values=[row(7, "07")])
    assert pair(found, code) == ([], [])
