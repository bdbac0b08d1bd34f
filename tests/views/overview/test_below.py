"""Who is below its line: named as a target only once it counts."""

import pytest

from analytics.i18n import VI
from analytics.views.overview.below import below
from analytics.views.overview.say import below_left_out, below_sentence, short_facts
from tests.views.overview.stories import goal, unit

MEMBERS = [
    unit("a", (90, 100)),  # 5 points below 95
    unit("b", (95, 100)),  # exactly there
    unit("c", (94_999, 100_000)),  # a hair below
    unit("d", (50, 60)),  # 11,67 points below
    unit("small", (1, 29)),
    unit("none", None),
    unit("office", (96, 100), level="district"),
]


def test_the_widest_gap_comes_first_and_small_units_are_counted_apart() -> None:
    found = below(MEMBERS, {"commune": goal(), "district": goal()})
    assert [one.unit.key for one in found.found] == ["d", "a", "c"]
    assert (found.known, found.small) == (5, 1)
    assert [one.gap for one in found.found] == pytest.approx([0.95 - 50 / 60, 0.05, 0.00001])


def test_what_is_missing_is_counted_in_dossiers_once_the_target_counts() -> None:
    """0,95 × 60 = 57: seven more than 50; 0,95 × 100 = 95: five more than 90; one more of c."""
    in_force = below(MEMBERS, {"commune": goal()})
    assert [one.needed for one in in_force.found] == [7, 5, 1]
    yardstick = below(MEMBERS, {"commune": goal(in_force=False)})
    assert [one.needed for one in yardstick.found] == [None, None, None]


def test_each_level_is_held_against_its_own_target() -> None:
    found = below(MEMBERS, {"commune": goal(0.80), "district": goal(0.97)})
    assert [one.unit.key for one in found.found] == ["office"]
    assert below(MEMBERS, {}).known == 0


def test_a_yardstick_is_named_as_such() -> None:
    found = below(MEMBERS, {"commune": goal(in_force=False)})
    assert below_sentence(found, goal(in_force=False), VI) == (
        "**3** trên 4 đơn vị xét được dưới mốc tham chiếu 95% (đặt ra 9/2025)."
    )
    assert below_sentence(found, goal(), VI) == ("**3** trên 4 đơn vị xét được dưới chỉ tiêu 95%.")
    assert below_left_out(found, VI) == "Không xét: 1 đơn vị dưới 30 hồ sơ."


def test_nobody_below_is_said_too() -> None:
    found = below([unit("a", (96, 100))], {"commune": goal()})
    assert below_sentence(found, goal(), VI) == (
        "Trong 1 đơn vị xét được, không đơn vị nào dưới chỉ tiêu 95%."
    )
    assert below_left_out(found, VI) == ""


def test_whoever_is_not_looked_at_is_named_with_the_reason() -> None:
    """Of three units one has 29 dossiers and one resolved nothing: nobody is left to look at."""
    found = below([unit("small", (1, 29)), unit("idle", (0, 0))], {"commune": goal()})
    assert (found.known, found.small, found.idle) == (0, 1, 1)
    assert below_sentence(found, goal(), VI) == "Không đơn vị nào đủ 30 hồ sơ để xét."
    assert below_left_out(found, VI) == (
        "Không xét: 1 đơn vị dưới 30 hồ sơ; 1 đơn vị không có hồ sơ nào đã giải quyết."
    )


def test_the_facts_of_a_unit() -> None:
    (first, *_others) = below(MEMBERS, {"commune": goal()}).found
    assert short_facts(first, VI) == (
        "83,33% · 10 hồ sơ trễ · 60 hồ sơ đã giải quyết · cần thêm 7 hồ sơ đúng hạn"
    )
