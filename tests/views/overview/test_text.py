"""Sentences about units that no approved page says: nobody, all of them, a part of them."""

import pytest

from analytics.i18n import EN, VI
from analytics.views.overview import late_units
from analytics.views.overview.text import (
    below_left_out,
    below_sentence,
    chance_rule,
    late_part,
    late_title,
    levels_title,
    movers_left_out,
    movers_sentence,
    sectors_title,
)
from analytics.views.overview.units import below, movers
from tests.fixtures.situations import counted
from tests.fixtures.unit_rates import BEFORE, Counts, goal, late_of, unit, units_of
from tests.query.stories import an_answer

FALL: dict[str, tuple[Counts, Counts]] = {"c": ((600, 1000), (900, 1000))}
CHANCE: dict[str, tuple[Counts, Counts]] = {"x": ((90, 100), (85, 100))}


@pytest.mark.parametrize(
    ("late", "vi", "en"),
    [
        (
            (20, 30, 9, 0),
            "1 trên 4 đơn vị chiếm hơn một nửa số hồ sơ trễ hạn (30 trên 59)",
            "1 of 4 units has more than half of the late dossiers (30 of 59)",
        ),
        (
            (10, 30, 20),
            "1 trên 3 đơn vị chiếm đúng một nửa số hồ sơ trễ hạn (30 trên 60)",
            "1 of 3 units has exactly half of the late dossiers (30 of 60)",
        ),
        (
            (0, 7, 0),
            "Cả 7 hồ sơ trễ hạn đều ở một đơn vị: Xã u001",
            "All 7 late dossiers are in one unit: u001 commune",
        ),
        ((0, 1, 0), "Chỉ có 1 hồ sơ trễ hạn: Xã u001", "Only 1 late dossier: u001 commune"),
        ((0, 0), "Không đơn vị nào có hồ sơ trễ hạn", "No unit has late dossiers"),
    ],
)
def test_where_the_late_dossiers_are(late: tuple[int, ...], vi: str, en: str) -> None:
    units = late_units(late_of(*late))
    assert (late_title(units, VI), late_title(units, EN)) == (vi, en)


LEVELS = [counted("province", 905, 1000), counted("commune", 955, 1000)]


@pytest.mark.parametrize(
    ("levels", "in_force", "vi", "en"),
    [
        (
            LEVELS,
            True,
            "Cấp tỉnh chưa đạt 95%, cấp xã đạt",
            "Province below 95%, commune on target",
        ),
        (
            LEVELS[:1],
            True,
            "Cấp tỉnh chưa đạt chỉ tiêu 95%",
            "Province below the 95% target",
        ),
        (
            LEVELS[1:],
            True,
            "Cấp xã đạt chỉ tiêu 95%",
            "Commune on the 95% target",
        ),
        (
            LEVELS,
            False,
            "Cơ quan chuyên môn cấp tỉnh thấp nhất: 90,50%",
            "Provincial departments lowest: 90.50%",
        ),
        (LEVELS[1:], False, "UBND cấp xã: 95,50%", "Commune People's Committees: 95.50%"),
        # Chance may explain who is lowest, so nobody is named.
        (
            [counted("province", 95, 100), counted("commune", 96, 100)],
            False,
            "Đúng hạn theo cấp",
            "On time by level",
        ),
        ([], True, "Đúng hạn theo cấp", "On time by level"),
    ],
)
def test_the_title_of_levels_says_what_they_say(
    levels: list, in_force: bool, vi: str, en: str
) -> None:
    targets = dict.fromkeys(("province", "commune"), goal(in_force=in_force))
    assert levels_title(levels, targets, VI) == vi
    assert levels_title(levels, targets, EN) == en


def test_levels_with_targets_of_their_own_or_none_are_not_held_against_one() -> None:
    lowest = "Cơ quan chuyên môn cấp tỉnh thấp nhất: 90,50%"
    for other in (None, goal(0.97), goal(in_force=False)):
        targets = {"province": goal()} | ({} if other is None else {"commune": other})
        assert levels_title(LEVELS, targets, VI) == lowest


@pytest.mark.parametrize(
    ("sectors", "in_force", "vi"),
    [
        (
            {"dat-dai": (905, 1000), "dau-tu": (955, 1000)},
            True,
            "1 trên 2 lĩnh vực chưa đạt chỉ tiêu 95%",
        ),
        (
            {"dat-dai": (965, 1000), "dau-tu": (955, 1000)},
            True,
            "2 lĩnh vực đều đạt chỉ tiêu 95%",
        ),
        (
            {"dat-dai": (905, 1000), "dau-tu": (955, 1000)},
            False,
            "Lĩnh vực đất đai thấp nhất: 90,50%",
        ),
        # Of few dossiers one more or less moves the rate by points.
        ({"dat-dai": (1, 20), "dau-tu": (955, 1000)}, False, "Lĩnh vực đầu tư: 95,50%"),
        ({}, True, "Đúng hạn theo lĩnh vực"),
    ],
)
def test_the_title_of_sectors_says_what_they_say(
    sectors: dict[str, tuple[int, int]], in_force: bool, vi: str
) -> None:
    names = {"dat-dai": "Đất đai", "dau-tu": "Đầu tư"}
    rates = [counted(key, *counts) for key, counts in sectors.items()]
    assert sectors_title(rates, goal(in_force=in_force), names, VI) == vi


def test_a_part_of_the_units_is_named_as_one() -> None:
    late = an_answer("late", 5, covered=2, expected=166)
    assert late_part(late, VI) == "2 trên 166 đơn vị đã gửi: không phải mọi hồ sơ trễ."
    assert late_part(late, EN) == "2 of 166 units reported: these are not all late dossiers."
    assert late_part(an_answer("late", 5, covered=3, expected=3), VI) == ""
    assert late_part(None, VI) == ""


def test_changes_beyond_chance_are_counted_with_what_is_known_of_chance() -> None:
    few = movers(units_of(FALL | CHANCE), BEFORE)
    assert movers_sentence(few, VI) == (
        "So với quý I/2020: trong 2 đơn vị đủ hồ sơ để so sánh, 1 đơn vị thay đổi rõ rệt. Mới xét"
        " ngẫu nhiên của riêng số hồ sơ: chưa đủ 8 kỳ để biết các kỳ thường chênh nhau bao nhiêu."
    )
    known = movers(units_of(FALL | CHANCE), BEFORE, {"c": 1.0, "x": 1.0})
    assert movers_sentence(known, EN) == (
        "Against Q1 2020: of 2 units with enough dossiers to compare, 1 changed clearly."
    )


def test_the_rule_of_chance_names_periods_and_dossiers_it_needs() -> None:
    for text in ("Newcombe (1998)", "Từ 8 kỳ", "dưới 30 hồ sơ"):
        assert text in chance_rule(VI)
    for text in ("Newcombe (1998)", "From 8 periods", "fewer than 30 dossiers"):
        assert text in chance_rule(EN)


def test_units_that_cannot_be_compared_are_named_with_the_reason() -> None:
    bare = unit("x", (90, 100))
    members = [
        *units_of({"small": ((29, 29), (2, 29)), "new": ((100, 100), None)}),
        type(bare)("x", "commune", bare.name, bare.now, an_answer(period=BEFORE, key="x")),
    ]
    left_out = movers(members, BEFORE)
    assert movers_sentence(left_out, VI) == (
        "Chưa có đơn vị nào đủ hồ sơ ở cả hai kỳ để so với quý I/2020."
    )
    assert movers_left_out(left_out, VI) == (
        "Không so: 1 đơn vị dưới 30 hồ sơ ở một trong hai kỳ; 1 đơn vị chỉ có số liệu ở một kỳ;"
        " 1 đơn vị có tỷ lệ không kèm số hồ sơ."
    )


@pytest.mark.parametrize(
    ("members", "in_force", "sentence", "left_out"),
    [
        (
            [unit("a", (90, 100)), unit("b", (95, 100))],
            False,
            "Trong 2 đơn vị có từ 30 hồ sơ, 1 đơn vị thấp hơn chỉ tiêu 95% (áp dụng từ quý"
            " III/2025).",
            "",
        ),
        (
            [unit("a", (96, 100))],
            True,
            "Trong 1 đơn vị có từ 30 hồ sơ, không đơn vị nào thấp hơn chỉ tiêu 95%.",
            "",
        ),
        (
            [unit("small", (1, 29)), unit("idle", (0, 0))],
            True,
            "Không đơn vị nào đủ 30 hồ sơ để xét.",
            "Không xét: 1 đơn vị dưới 30 hồ sơ; 1 đơn vị không có hồ sơ nào đã giải quyết.",
        ),
    ],
)
def test_who_is_below_the_line(members: list, in_force: bool, sentence: str, left_out: str) -> None:
    seen = below(members, {"commune": goal(in_force=in_force)})
    assert below_sentence(seen, VI) == sentence
    assert below_left_out(seen, VI) == left_out


def test_units_of_levels_with_lines_of_their_own_are_not_held_against_one() -> None:
    members = [unit("a", (90, 100)), unit("b", (96, 100), level="district")]
    apart = below(members, {"commune": goal(), "district": goal(0.97)})
    assert below_sentence(apart, VI) == (
        "Trong 2 đơn vị có từ 30 hồ sơ, 2 đơn vị thấp hơn chỉ tiêu của cấp mình."
    )
    assert below_sentence(apart, EN) == (
        "Of the units with at least 30 dossiers (2), 2 are below the target set for their level."
    )
    same = below(members, {"commune": goal(), "district": goal()})
    assert (
        below_sentence(same, VI) == "Trong 2 đơn vị có từ 30 hồ sơ, 1 đơn vị thấp hơn chỉ tiêu 95%."
    )
    assert below_sentence(below(members, {}), VI) == ""
