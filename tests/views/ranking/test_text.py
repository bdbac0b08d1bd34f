"""The answer of a ranking, and a standing in words."""

import pytest

from analytics.i18n import EN, VI
from analytics.views.ranking import Ranking, message, reading, table, verdict
from analytics.views.ranking.wording import (
    apart_text,
    change_text,
    distinct,
    interval_text,
    possible_text,
    way_text,
)
from tests.query.stories import an_answer
from tests.views.ranking.conftest import story

FIVE = {"a": (990, 10), "b": (95, 5), "c": (95, 5), "d": (560, 240), "e": (7, 1)}


def sentence(view: Ranking) -> str:
    return verdict(view, VI).sentence


def test_the_clearly_lowest_unit_answers_and_chance_is_named() -> None:
    """1,747 of 2,008 dossiers, the few of Sở E among them: the overall rate is 87.00%."""
    answer = verdict(story(FIVE)(), VI)
    assert (answer.name, answer.number) == ("Sở D", "70,00%")
    assert answer.state is not None
    assert (answer.state.code, answer.state.sign) == ("missed", "▼")
    assert answer.sentence == (
        "Quý I/2021: **thấp hơn rõ rệt** mức chung 87,00% của 4 sở, ban, ngành (240 hồ sơ trễ)."
        " Cao hơn rõ rệt: Sở A. 2 đơn vị chưa phân biệt với mức chung."
    )
    assert answer.remark == (
        "Chưa khác biệt rõ với đơn vị dẫn đầu: 2 đơn vị khác; đơn vị đứng cuối tách hẳn. Mới xét"
        " ngẫu nhiên của riêng số hồ sơ: chưa đủ 8 kỳ để biết các kỳ thường chênh nhau bao nhiêu."
    )
    assert message(story(FIVE)(), VI) == (
        "1 đơn vị thấp hơn rõ rệt, 1 cao hơn rõ rệt, 2 chưa phân biệt"
    )


def test_in_english() -> None:
    answer = verdict(story(FIVE)(), EN)
    assert answer.sentence == (
        "Q1 2021: **clearly lower** than the overall rate 87.00% of 4 departments (240 late)."
        " Clearly higher: Sở A. 2 units are not distinguishable from the overall rate."
    )
    assert message(story(FIVE)(), EN) == (
        "1 unit clearly lower, 1 clearly higher, 2 not distinguishable"
    )


def test_a_target_in_force_says_the_way_to_it() -> None:
    goal = {"metric": "on_time_rate", "level": "province", "value": 95, "valid_from": "2020-01-01"}
    text = sentence(story(FIVE, targets=[goal])())
    assert "(240 hồ sơ trễ, cần thêm 200 hồ sơ đúng hạn để đạt chỉ tiêu 95%)" in text


def test_a_higher_late_rate_is_the_worse_one() -> None:
    answer = verdict(story(FIVE)(metric="late_rate"), VI)
    assert (answer.name, answer.number) == ("Sở D", "30,00%")
    assert answer.state is not None
    assert (answer.state.code, answer.state.sign) == ("missed", "▲")
    assert "**cao hơn rõ rệt** mức chung 13,00%" in answer.sentence


def test_units_of_the_same_tier_are_named_while_they_are_few() -> None:
    counts = dict.fromkeys("abcd", (600, 400)) | {"e": (99_000, 1_000)}
    text = sentence(story(counts)())
    assert "Cùng nhóm: Sở B, Sở C, Sở D." in text
    names = "abcdef"
    many = story(dict.fromkeys("abcdef", (600, 400)) | {"f": (99_000, 1_000)}, names=names)()
    assert "Cùng nhóm: 4 đơn vị khác." in sentence(many)


def test_where_nobody_can_be_told_apart_no_order_is_claimed() -> None:
    view = story({"a": (58, 2), "b": (57, 3), "c": (56, 4)}, names="abc")()
    answer = verdict(view, VI)
    assert (answer.name, answer.number, answer.state) == (
        "Mức chung của 3 sở, ban, ngành",
        "95,00%",
        None,
    )
    assert answer.sentence == (
        "Quý I/2021: **chưa đơn vị nào** khác biệt rõ rệt với mức chung; từ **93,33%** đến"
        " **96,67%**. Sắp theo số hồ sơ trễ, nhiều nhất trước: Sở C (**4**)."
    )
    assert message(view, VI) == "Chưa đơn vị nào khác biệt rõ rệt với mức chung"
    shown = table(view, VI).frame
    assert "Hạng" not in shown and "Khoảng thứ hạng (95%)" not in shown
    assert "Không xếp hạng" in dict(reading(view, VI))


def test_of_units_with_equally_many_late_dossiers_none_is_named_alone() -> None:
    view = story({"a": (56, 4), "b": (57, 4), "c": (58, 2)}, names="abc")()
    assert "nhiều nhất trước: Sở A và 1 đơn vị khác (**4**)." in sentence(view)


def test_a_unit_apart_from_the_common_rate_only_is_told_as_that() -> None:
    """30 units of 100 at 98%, one at 89%: its interval meets the others', not the overall rate."""
    names = [f"u{n:02}" for n in range(18)]
    counts = dict.fromkeys(names, (980, 20)) | {"u00": (948, 52)}
    view = story(counts, names=names, called={name: f"Sở {name}" for name in names})()
    answer = verdict(view, VI)
    assert view.funnel is not None and view.funnel.outside == ("u00",)
    assert (answer.name, answer.number) == ("Sở u00", "94,80%")
    assert "17 đơn vị chưa phân biệt" in answer.sentence
    outside = view.of("u00")
    assert outside is not None and (outside.possible is None or outside.possible[0] > 1)


def test_values_that_look_equal_get_as_many_decimals_as_they_need() -> None:
    """28,7010% and 28,6970%: not "dẫn đầu 28,70%; thấp nhất 28,70%"."""
    high, low = (an_answer(value=value, basis="computed") for value in (0.28701, 0.28697))
    assert distinct(high, low, VI) == ("28,701%", "28,697%")
    assert distinct(high, high, VI) == ("28,70%", "28,70%")


def test_equal_units_are_said_to_be_equal() -> None:
    view = story(dict.fromkeys("abc", (95, 5)), names="abc")()
    assert sentence(view) == "Quý I/2021: cả **3** sở, ban, ngành bằng nhau, **95,00%**."


def test_counts_are_said_without_praise() -> None:
    view = story(FIVE)(metric="received")
    assert "nhiều nhất là **Sở A** với **1.000 hồ sơ**; ít nhất là **Sở E**" in sentence(view)
    late = sentence(story(FIVE)(metric="late"))
    assert "ít nhất là **Sở E** với **1 hồ sơ**; nhiều nhất là **Sở D**" in late


def test_those_that_did_not_report_are_named() -> None:
    view = story({key: FIVE[key] for key in "abc"}, names="abcd")()
    assert verdict(view, VI).remark.endswith("Chưa gửi số liệu: Sở D.")


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ({"a": (99, 1)}, "chỉ có số của **Sở A**, **99,00%**"),
        ({"a": (9, 1), "b": (9, 1)}, "**2** đơn vị có số liệu"),
    ],
)
def test_too_few_to_rank(counts: dict[str, tuple[int, int]], text: str) -> None:
    assert text in sentence(story(counts)())


def test_a_unit_that_resolved_nothing_says_that_and_has_reported() -> None:
    view = story(FIVE | {"e": (0, 0)})()
    (apart,) = view.apart
    assert (apart.key, apart_text(apart, VI)) == ("e", "không có hồ sơ nào đã giải quyết")
    assert "Chưa gửi" not in verdict(view, VI).remark


# --- words of a standing --------------------------------------------------------------------------


def test_ranks_and_changes_in_words() -> None:
    assert [possible_text(ranks) for ranks in ((3, 9), (4, 4), None)] == ["3–9", "4", "—"]
    before = {"a": (90, 10), "b": (990, 10), "c": (95, 5), "d": (50, 50)}
    view = story(FIVE, before)()
    texts = [change_text(standing, VI) for standing in view.standings]
    assert texts == ["(▲ 2)", "(▼ 1)", "0", "0", "—"]
    assert dict(reading(view, VI))["Đổi hạng"].startswith("Trong ngoặc")
    assert "Đổi hạng" not in dict(reading(story(FIVE, FIVE)(), VI))


def test_the_way_to_the_line_in_dossiers() -> None:
    view = story(FIVE)()
    assert view.goal is not None
    far, near = view.of("d"), view.of("a")
    assert far is not None and near is not None
    way = "cần thêm 200 hồ sơ đúng hạn để đạt chỉ tiêu 95% (áp dụng từ quý III/2025)"
    assert way_text(far, view.goal, VI) == way
    assert way_text(near, view.goal, VI) == ""


def test_an_interval_in_words() -> None:
    view = story(FIVE)()
    far = view.of("d")
    assert far is not None
    # Wilson: (0.7 + 3.8415/1600 ± 1.96·√(0.21/800 + 3.8415/2560000)) ÷ (1 + 3.8415/800)
    assert interval_text(far.interval, VI) == "66,74–73,07%"
    assert interval_text(None, VI) == "—"
