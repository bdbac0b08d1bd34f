"""Sentences about units that no approved page says: nobody, all of them, a part of them."""

import pytest

from analytics.i18n import EN, VI
from analytics.views.overview import late_units
from analytics.views.overview.text import (
    below_left_out,
    below_sentence,
    chance,
    chance_rule,
    late_part,
    late_sentence,
    mover_facts,
    movers_left_out,
    movers_sentence,
    shortfall_facts,
)
from analytics.views.overview.units import below, movers
from tests.fixtures.unit_rates import BEFORE, NOW, Counts, goal, late_of, unit, units_of
from tests.query.stories import an_answer

FALL: dict[str, tuple[Counts, Counts]] = {"c": ((600, 1000), (900, 1000))}
CHANCE: dict[str, tuple[Counts, Counts]] = {"x": ((90, 100), (85, 100))}


@pytest.mark.parametrize(
    ("late", "vi", "en"),
    [
        (
            (20, 30, 9, 0),
            "**1** trên 4 đơn vị giữ quá nửa số hồ sơ trễ (30 trên 59).",
            "**1** of 4 units holds more than half of the late dossiers (30 of 59).",
        ),
        (
            (10, 30, 20),
            "**1** trên 3 đơn vị giữ đúng một nửa số hồ sơ trễ (30 trên 60).",
            "**1** of 3 units holds exactly half of the late dossiers (30 of 60).",
        ),
        (
            (0, 7, 0),
            "Mọi hồ sơ trễ (**7**) đều ở một đơn vị: Xã u001.",
            "All late dossiers (**7**) are at one unit: u001 commune.",
        ),
        ((0, 0), "Không đơn vị nào có hồ sơ trễ.", "No unit has late dossiers."),
    ],
)
def test_where_the_late_dossiers_are(late: tuple[int, ...], vi: str, en: str) -> None:
    units = late_units(late_of(*late))
    assert (late_sentence(units, VI), late_sentence(units, EN)) == (vi, en)


def test_a_part_of_the_units_is_named_as_one() -> None:
    late = an_answer("late", 5, covered=2, expected=166)
    assert late_part(late, VI) == "2 trên 166 đơn vị đã gửi: không phải mọi hồ sơ trễ."
    assert late_part(late, EN) == "2 of 166 units reported: these are not all late dossiers."
    assert late_part(an_answer("late", 5, covered=3, expected=3), VI) == ""
    assert late_part(None, VI) == ""


def test_changes_beyond_chance_are_counted_with_what_is_known_of_chance() -> None:
    few = movers(units_of(FALL | CHANCE), NOW, BEFORE)
    assert movers_sentence(few, VI) == (
        "So với quý I/2020: **1** trên 2 đơn vị so được đổi quá mức dao động ngẫu nhiên. Mới xét"
        " ngẫu nhiên của riêng số hồ sơ: chưa đủ 8 kỳ để biết các kỳ thường chênh nhau bao nhiêu."
    )
    known = movers(units_of(FALL | CHANCE), NOW, BEFORE, {"c": 1.0, "x": 1.0})
    assert movers_sentence(known, EN) == (
        "Against Q1 2020: **1** of 2 units that can be compared changed by more than chance."
    )


def test_the_rule_of_chance_names_periods_and_dossiers_it_needs() -> None:
    for text in ("Newcombe (1998)", "Từ 8 kỳ", "dưới 30 hồ sơ"):
        assert text in chance_rule(VI)
    for text in ("Newcombe (1998)", "From 8 periods", "fewer than 30 dossiers"):
        assert text in chance_rule(EN)


def test_a_change_within_chance_is_named_as_that() -> None:
    (mover,) = movers(units_of(CHANCE), NOW, BEFORE).compared
    word, meaning = chance(mover, 1, VI)
    assert word == "trong mức dao động ngẫu nhiên"
    assert "−4,37 điểm % đến +14,42 điểm %" in meaning
    (usual,) = movers(units_of(FALL), NOW, BEFORE, {"c": 600.0}).compared
    assert "Đã tính cả mức các kỳ của chính đơn vị thường chênh nhau" in chance(usual, 1, VI)[1]


def test_rates_and_volumes_stand_beside_a_change() -> None:
    (mover,) = movers(units_of(FALL), NOW, BEFORE).compared
    assert mover_facts(mover, VI) == (
        "90,00% → 60,00% · 1.000 hồ sơ đã giải quyết, quý I/2020 là 1.000"
    )


def test_units_that_cannot_be_compared_are_named_with_the_reason() -> None:
    bare = unit("x", (90, 100))
    members = [
        *units_of({"small": ((29, 29), (2, 29)), "new": ((100, 100), None)}),
        type(bare)("x", "commune", bare.name, bare.now, an_answer(period=BEFORE, key="x")),
    ]
    left_out = movers(members, NOW, BEFORE)
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
            "**1** trên 2 đơn vị xét được dưới mốc tham chiếu 95% (đặt ra 9/2025).",
            "",
        ),
        (
            [unit("a", (96, 100))],
            True,
            "Trong 1 đơn vị xét được, không đơn vị nào dưới chỉ tiêu 95%.",
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
    target = goal(in_force=in_force)
    seen = below(members, {"commune": target})
    assert below_sentence(seen, target, VI) == sentence
    assert below_left_out(seen, VI) == left_out


def test_the_facts_of_a_unit_below_a_target() -> None:
    (shortfall,) = below([unit("d", (50, 60))], {"commune": goal()}).shortfalls
    assert shortfall_facts(shortfall, VI) == (
        "83,33% · 10 hồ sơ trễ · 60 hồ sơ đã giải quyết · cần thêm 7 hồ sơ đúng hạn"
    )
