"""What deserves attention: each rule fires with its sentence, and stays silent when it should."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from analytics.attention import RULES, SEVERITIES, Finding, Situation, findings
from analytics.query import Answer, Target
from analytics.texts import Bilingual

SECTORS = {
    "dau-tu": Bilingual("Đầu tư", "Investment"),
    "dat-dai": Bilingual("Đất đai", "Land"),
}


def answer(key: str | None, value: float | None, **fields: Any) -> Answer:
    given = {
        "metric": "on_time_rate",
        "period": "2021-Q1",
        "key": key,
        "value": value,
        "numerator": None,
        "denominator": None,
        "recomputed": None,
        "basis": "reported",
        "precision": "exact",
        "printed": None,
        "document": "report-2021-Q1",
        "locator": "II.2 ¶6",
        "scope_note": None,
        "note": None,
        "note_en": None,
        "covered": 0,
        "expected": None,
        "partial": None,
    }
    return Answer(**{**given, **fields})


def counted(key: str | None, on_time: int, resolved: int, **fields: Any) -> Answer:
    share = on_time / resolved
    counts = {"numerator": float(on_time), "denominator": float(resolved), "recomputed": share}
    return answer(key, share, **{"basis": "computed", **counts, **fields})


def late(key: str | None, number: int, **fields: Any) -> Answer:
    return answer(key, float(number), metric="late", **fields)


def target(in_force: bool, level: str | None = None, value: float = 0.95) -> Target:
    source = Bilingual("Chủ tịch UBND tỉnh", "the Chairman")
    valid_from, set_on = date(2025, 7, 1), date(2025, 9, 19)
    return Target("on_time_rate", level, value, valid_from, set_on, in_force, source, None)


def row(value: float, printed: str | None = None, **fields: Any) -> dict[str, Any]:
    given = {
        "indicator": "units_rated_average",
        "name_vi": "Số đơn vị xếp hạng Trung bình",
        "name_en": "Units rated Average",
        "noun": "đơn vị",
        "nature": "stock",
        "period": "2020",
        "block": "all",
        "level": None,
        "unit": None,
        "sector": None,
        "scope_note": None,
        "value": value,
        "printed": printed,
        "precision": "exact",
        "document": "report-2021-Q1",
        "title_vi": "Báo cáo quý I/2021",
        "title_en": "Report Q1 2021",
    }
    return {**given, **fields}


def situation(**fields: Any) -> Situation:
    return Situation(**{"period": "2021-Q1", "sector_names": SECTORS, **fields})


def said(found: Situation, code: str, language: str = "vi") -> list[str]:
    return [one.sentence for one in findings(found, language) if one.code == code]


def pair(found: Situation, code: str) -> tuple[list[str], list[str]]:
    return said(found, code), said(found, code, "en")


YARDSTICK, IN_FORCE = target(False), target(True)
LEVELS = [answer("province", 0.9976), answer("district", 0.9158), answer("commune", 0.9919)]


def test_a_level_below_a_target_in_force_is_named_with_gap_late_and_the_way_to_it() -> None:
    found = situation(levels=[counted("district", 9458, 10000)], target=IN_FORCE)
    assert pair(found, "below_target") == (
        [
            "UBND cấp huyện: đúng hạn 94,58%, thấp hơn 0,42 điểm % so với chỉ tiêu 95%;"
            " 542 hồ sơ trễ; đạt chỉ tiêu nếu thêm 42 hồ sơ đúng hạn."
        ],
        [
            "District People's Committees: 94.58% on time, 0.42 pts below the target of 95%;"
            " 542 dossiers late; on target with 42 more on time."
        ],
    )


def test_the_total_and_a_sector_are_held_against_the_target_too_the_widest_gap_first() -> None:
    found = situation(
        period="2025-Q3",
        total=counted(None, 137884, 147818),
        sectors=[answer("dau-tu", 0.8684, printed="86,84%")],
        target=IN_FORCE,
    )
    assert said(found, "below_target") == [
        "Lĩnh vực đầu tư: đúng hạn 86,84%, thấp hơn 8,16 điểm % so với chỉ tiêu 95%;"
        " không kèm số hồ sơ.",
        "Khối địa phương: đúng hạn 93,28%, thấp hơn 1,72 điểm % so với chỉ tiêu 95%;"
        " 9.934 hồ sơ trễ; đạt chỉ tiêu nếu thêm 2.544 hồ sơ đúng hạn.",
    ]


def test_a_gap_too_small_to_write_is_said_in_words() -> None:
    found = situation(levels=[counted("district", 949999, 1000000)], target=IN_FORCE)
    assert "thấp hơn chưa đến 0,01 điểm %" in said(found, "below_target")[0]
    assert "less than 0.01 pts below" in said(found, "below_target", "en")[0]


@pytest.mark.parametrize(
    "found",
    [
        situation(levels=[counted("district", 95, 100)], target=IN_FORCE),
        situation(levels=[counted("district", 90, 100)]),
        situation(levels=[counted("district", 90, 100)], target=YARDSTICK),
        situation(levels=[answer("district", None)], target=IN_FORCE),
        situation(total=counted(None, 90, 100, metric="on_time_of_received"), target=IN_FORCE),
    ],
    ids=["on it", "no target", "a yardstick only", "no value", "another definition"],
)
def test_below_target_is_silent(found: Situation) -> None:
    assert pair(found, "below_target") == ([], [])


def test_a_level_may_have_a_target_of_its_own() -> None:
    own = {"commune": target(True, "commune", 0.98)}
    levels = [counted("commune", 97, 100), counted("district", 97, 100)]
    found = situation(levels=levels, target=IN_FORCE, level_targets=own)
    assert [text[:10] for text in said(found, "below_target")] == ["UBND cấp x"]


def test_below_the_yardstick_is_told_without_met_or_missed_and_names_the_lowest_once() -> None:
    found = situation(levels=LEVELS, target=YARDSTICK)
    assert pair(found, "below_yardstick") == (
        [
            "UBND cấp huyện: đúng hạn 91,58%, thấp hơn 3,42 điểm % so với mốc tham chiếu 95%"
            " (đặt ra 9/2025), thấp nhất trong 3 cấp; không kèm số hồ sơ."
        ],
        [
            "District People's Committees: 91.58% on time, 3.42 pts below the reference level of"
            " 95% (set 9/2025), the lowest of 3 levels; no dossier counts given."
        ],
    )
    assert pair(found, "lowest_level") == ([], [])


def test_below_the_yardstick_is_silent_above_it_and_once_the_target_counts() -> None:
    above = situation(levels=[answer("district", 0.96)], target=YARDSTICK)
    counts = situation(levels=LEVELS, target=IN_FORCE)
    assert pair(above, "below_yardstick") == pair(counts, "below_yardstick") == ([], [])


def test_the_lowest_level_is_named_with_its_late_dossiers() -> None:
    found = situation(levels=[answer("province", 0.9976), answer("commune", 0.9919)])
    with_late = replace(found, levels=[*found.levels, late("commune", 87)])
    assert pair(found, "lowest_level") == (
        ["UBND cấp xã có tỷ lệ đúng hạn thấp nhất trong 2 cấp: 99,19%; không kèm số hồ sơ."],
        [
            "Commune People's Committees: the lowest on-time rate of 2 levels, 99.19%;"
            " no dossier counts given."
        ],
    )
    assert said(with_late, "lowest_level")[0].endswith("99,19%; 87 hồ sơ trễ.")


def test_the_lowest_sector_is_named() -> None:
    found = situation(sectors=[counted("dau-tu", 96, 100), counted("dat-dai", 97, 100)])
    assert pair(found, "lowest_sector") == (
        [
            "Lĩnh vực đầu tư có tỷ lệ đúng hạn thấp nhất trong 2 lĩnh vực có số liệu: 96,00%;"
            " 4 hồ sơ trễ."
        ],
        [
            "Investment sector: the lowest on-time rate of 2 sectors with figures, 96.00%;"
            " 4 dossiers late."
        ],
    )


@pytest.mark.parametrize(
    "rates",
    [
        [answer("district", 0.97)],
        [answer("district", 0.97), answer("commune", 0.97)],
        [answer("district", 0.97), answer("commune", None)],
        [],
    ],
    ids=["one alone", "equal ones", "one without value", "none"],
)
def test_nothing_is_the_lowest_of(rates: list[Answer]) -> None:
    assert pair(situation(levels=rates), "lowest_level") == ([], [])
    sectors = [replace(rate, key={"district": "dau-tu"}.get(rate.key or "")) for rate in rates]
    assert pair(situation(sectors=sectors), "lowest_sector") == ([], [])


def test_a_scope_that_is_one_of_the_levels_is_said_once() -> None:
    found = situation(
        total=answer(None, 0.9158), levels=[answer("district", 0.9158)], target=YARDSTICK
    )
    assert len(said(found, "below_yardstick")) == 1


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


DECISION = {"document": "decision", "title_vi": "Quyết định 141", "title_en": "Decision 141"}


def test_two_documents_that_disagree_are_both_named() -> None:
    found = situation(disagreeing=[row(3, "03"), row(4, "4", **DECISION)])
    assert pair(found, "sources_disagree") == (
        [
            "Số đơn vị xếp hạng Trung bình, năm 2020: 03 đơn vị theo “Báo cáo quý I/2021”,"
            " 4 đơn vị theo “Quyết định 141”."
        ],
        ["Units rated Average, 2020: 3 units in “Report Q1 2021”, 4 units in “Decision 141”."],
    )
    (finding,) = findings(found, "vi")
    assert (finding.page, finding.anchor) == ("areas", "units_rated_average")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row(3, "03"), row(4, "04")],
        [row(98.6, "98,6%"), row(98.63, "98,63%", **DECISION)],
        [row(100, "hơn 100", precision="over"), row(104, "104", **DECISION)],
        [row(3, "03"), row(4, "4", **{**DECISION, "period": "2021"})],
    ],
    ids=["nothing", "one document", "rounding", "one is approximate", "different periods"],
)
def test_sources_agree(rows: list[dict[str, Any]]) -> None:
    assert pair(situation(disagreeing=rows), "sources_disagree") == ([], [])


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


@pytest.mark.parametrize("code", ["approximate", "plan", "derived"])
def test_exact_results_as_printed_are_silent(code: str) -> None:
    found = situation(cards=[counted(None, 98, 100)], report_values=[row(7, "07")])
    assert pair(found, code) == ([], [])


FULL = situation(
    total=answer(None, 0.94, covered=1, expected=2),
    levels=[*LEVELS, answer("land_registry", 0.93)],
    sectors=[counted("dau-tu", 96, 100), counted("dat-dai", 97, 100)],
    cards=[late(None, 3, basis="derived")],
    target=IN_FORCE,
    report_values=[row(45, "gần 45", nature="plan", precision="under")],
    disagreeing=[row(3, "03"), row(4, "4", **DECISION)],
)


def test_findings_come_by_severity_then_rule_then_size() -> None:
    found = findings(FULL, "vi")
    ranks = [list(SEVERITIES).index(one.severity) for one in found]
    assert ranks == sorted(ranks)
    assert [one.code for one in found] == [
        "below_target",
        "below_target",
        "below_target",
        "lowest_sector",
        "coverage_partial",
        "sources_disagree",
        "without_counts",
        "approximate",
        "plan",
        "derived",
    ]
    gaps = [one.size for one in found if one.code == "below_target"]
    assert gaps == sorted(gaps, reverse=True)


def test_every_finding_has_a_sign_of_its_severity() -> None:
    assert len(set(SEVERITIES.values())) == len(SEVERITIES)
    assert all(one.sign == SEVERITIES[one.severity] for one in findings(FULL, "vi"))


def test_an_empty_situation_has_nothing_to_say() -> None:
    assert findings(Situation("2021-Q1"), "vi") == []


def test_both_languages_find_the_same() -> None:
    def bones(found: list[Finding]) -> list[tuple[str, float]]:
        return [(one.code, one.size) for one in found]

    assert bones(findings(FULL, "vi")) == bones(findings(FULL, "en"))


def test_every_rule_has_a_story_above() -> None:
    told = Situation(**{**FULL.__dict__})
    codes = {one.code for one in findings(told, "vi")}
    codes |= {one.code for one in findings(replace(told, target=YARDSTICK), "vi")}
    lone = situation(levels=[answer("province", 0.99), answer("commune", 0.98)])
    codes |= {one.code for one in findings(lone, "vi")}
    assert codes == {rule.code for rule in RULES}


PRAISE_OR_BLAME = ("!", "yếu", "kém", "tốt", "xuất sắc", "đáng", "vi phạm", "poor", "weak", "good")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_sentences_neither_praise_nor_blame(rule: Any) -> None:
    for text in rule.sentence:
        assert not any(word in text.lower() for word in PRAISE_OR_BLAME)
