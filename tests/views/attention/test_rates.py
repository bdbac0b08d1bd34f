"""Rules about rates: below the target or the yardstick, the lowest of their kind."""

from dataclasses import replace

import pytest

from analytics.query import Answer
from analytics.views.attention import Situation
from tests.fixtures.situations import (
    IN_FORCE,
    LEVELS,
    YARDSTICK,
    answer,
    counted,
    late,
    pair,
    sentences,
    situation,
    target,
)


def test_a_level_below_a_target_in_force_is_named_with_gap_late_and_the_way_to_it() -> None:
    given = situation(levels=[counted("district", 9458, 10000)], target=IN_FORCE)
    assert pair(given, "below_target") == (
        [
            "UBND cấp huyện: đúng hạn 94,58%, thấp hơn 0,42 điểm % so với chỉ tiêu 95%;"
            " 542 hồ sơ trễ; đạt chỉ tiêu nếu thêm 42 hồ sơ đúng hạn."
        ],
        [
            "District People's Committees: 94.58% on time, 0.42 pts below the target of 95%;"
            " 542 late; on target with 42 more on time."
        ],
    )


def test_the_total_and_a_sector_are_held_against_the_target_too_the_widest_gap_first() -> None:
    given = situation(
        period="2025-Q3",
        total=counted(None, 137884, 147818),
        sectors=[answer("dau-tu", 0.8684, printed="86,84%")],
        target=IN_FORCE,
    )
    assert sentences(given, "below_target") == [
        "Lĩnh vực đầu tư: đúng hạn 86,84%, thấp hơn 8,16 điểm % so với chỉ tiêu 95%;"
        " nguồn không nêu số hồ sơ.",
        "Khối địa phương: đúng hạn 93,28%, thấp hơn 1,72 điểm % so với chỉ tiêu 95%;"
        " 9.934 hồ sơ trễ; đạt chỉ tiêu nếu thêm 2.544 hồ sơ đúng hạn.",
    ]


def test_a_gap_too_small_to_write_is_said_in_words() -> None:
    given = situation(levels=[counted("district", 949999, 1000000)], target=IN_FORCE)
    assert "thấp hơn chưa đến 0,01 điểm %" in sentences(given, "below_target")[0]
    assert "less than 0.01 pts below" in sentences(given, "below_target", "en")[0]


@pytest.mark.parametrize(
    "given",
    [
        situation(levels=[counted("district", 95, 100)], target=IN_FORCE),
        situation(levels=[counted("district", 90, 100)]),
        situation(levels=[counted("district", 90, 100)], target=YARDSTICK),
        situation(levels=[answer("district", None)], target=IN_FORCE),
        situation(total=counted(None, 90, 100, metric="on_time_of_received"), target=IN_FORCE),
    ],
    ids=["on it", "no target", "a yardstick only", "no value", "another definition"],
)
def test_below_target_is_silent(given: Situation) -> None:
    assert pair(given, "below_target") == ([], [])


def test_a_level_may_have_a_target_of_its_own() -> None:
    own = {"commune": target(True, "commune", 0.98)}
    levels = [counted("commune", 97, 100), counted("district", 97, 100)]
    given = situation(levels=levels, target=IN_FORCE, level_targets=own)
    assert [text[:10] for text in sentences(given, "below_target")] == ["UBND cấp x"]


def test_below_the_yardstick_is_told_without_met_or_missed_and_names_the_lowest_once() -> None:
    given = situation(levels=LEVELS, target=YARDSTICK)
    (sentence,) = sentences(given, "below_yardstick")
    assert "thấp nhất trong 3 cấp" in sentence
    assert pair(given, "lowest_level") == ([], [])


def test_below_the_yardstick_is_silent_above_it_and_once_the_target_counts() -> None:
    above = situation(levels=[answer("district", 0.96)], target=YARDSTICK)
    counts = situation(levels=LEVELS, target=IN_FORCE)
    assert pair(above, "below_yardstick") == pair(counts, "below_yardstick") == ([], [])


def test_the_lowest_level_is_named_with_its_late_dossiers() -> None:
    given = situation(levels=[answer("province", 0.9976), answer("commune", 0.9919)])
    with_late = replace(given, levels=[*given.levels, late("commune", 87)])
    assert pair(given, "lowest_level") == (
        ["UBND cấp xã có tỷ lệ đúng hạn thấp nhất trong 2 cấp: 99,19%; nguồn không nêu số hồ sơ."],
        [
            "Commune People's Committees: the lowest on-time rate of 2 levels, 99.19%;"
            " no dossier counts given."
        ],
    )
    assert sentences(with_late, "lowest_level")[0].endswith("99,19%; 87 hồ sơ trễ.")


def test_the_lowest_sector_is_named() -> None:
    given = situation(sectors=[counted("dau-tu", 9600, 10000), counted("dat-dai", 9700, 10000)])
    assert pair(given, "lowest_sector") == (
        [
            "Lĩnh vực đầu tư có tỷ lệ đúng hạn thấp nhất trong 2 lĩnh vực có số liệu: 96,00%;"
            " 400 hồ sơ trễ."
        ],
        ["Investment sector: the lowest on-time rate of 2 sectors with figures, 96.00%; 400 late."],
    )


@pytest.mark.parametrize(
    "rates",
    [
        [answer("district", 0.97)],
        [answer("district", 0.97), answer("commune", 0.97)],
        [answer("district", 0.97), answer("commune", None)],
        [counted("district", 96, 100), counted("commune", 97, 100)],
        [],
    ],
    ids=["one alone", "equal ones", "one without value", "by chance", "none"],
)
def test_nothing_is_the_lowest_of(rates: list[Answer]) -> None:
    assert pair(situation(levels=rates), "lowest_level") == ([], [])
    sectors = [replace(rate, key={"district": "dau-tu"}.get(rate.key or "")) for rate in rates]
    assert pair(situation(sectors=sectors), "lowest_sector") == ([], [])


def test_rates_of_few_dossiers_are_no_finding_and_nobody_is_lowest_of_them() -> None:
    """One late dossier of 16 is 93,75%: no more than that dossier."""
    given = situation(
        sectors=[
            counted("ton-giao", 15, 16),
            counted("dat-dai", 900, 1000),
            counted("dau-tu", 990, 1000),
        ],
        target=YARDSTICK,
    )
    (sentence,) = sentences(given, "below_yardstick")
    assert sentence.startswith("Lĩnh vực đất đai: đúng hạn 90,00%")
    assert "thấp nhất trong 2 lĩnh vực có từ 30 hồ sơ" in sentence
    (in_english,) = sentences(given, "below_yardstick", "en")
    assert "the lowest of 2 sectors with 30 dossiers or more" in in_english


def test_a_scope_that_is_one_of_the_levels_is_said_once() -> None:
    given = situation(
        total=answer(None, 0.9158), levels=[answer("district", 0.9158)], target=YARDSTICK
    )
    assert len(sentences(given, "below_yardstick")) == 1
