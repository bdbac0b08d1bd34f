"""The sentences say what the counts prove, name chance and gaps, and nothing more."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.i18n import EN, VI, translator
from analytics.views.compare import notes, sentence, totals
from analytics.views.compare.say import by_volume
from tests.query.stories import an_answer
from tests.views.compare.conftest import Asking, small

LAND = "dat-dai"


def said(ask: Asking, *asked: str | None, language: str = "vi", **more: str | None) -> str:
    return sentence(ask(*asked, **more), translator(language)).replace("**", "")  # type: ignore[arg-type]


def test_a_rise_with_its_two_causes_that_add_up(ask: Asking) -> None:
    text = said(ask, dataset="demo")
    assert (
        "tăng 0,35 điểm % (chênh lệch tính từ số chưa làm tròn), từ 98,29% (quý I/2020) lên 98,63%"
        " (quý I/2021)."
    ) in text
    assert (
        "+0,33 điểm % do giải quyết nhanh hơn, rải ở nhiều nhóm, không nhóm nào vượt hẳn mức ngẫu"
        " nhiên; +0,02 điểm % do hồ sơ dồn về nơi có tỷ lệ cao hơn, nhiều nhất vì UBND cấp huyện"
        " chiếm 8,8% số hồ sơ, trước là 9,0% (+0,02)."
    ) in text


def test_small_but_real_and_usual_is_one_verdict(ask: Asking) -> None:
    """More than the chance of 82,000 dossiers, less than quarters differ anyway: no causes."""
    text = said(ask, "on_time_rate", "level", "2020-Q2", dataset="demo")
    assert "giảm 0,22 điểm %, từ 98,30% (quý II/2019) xuống 98,08% (quý II/2020)." in text
    assert (
        "Chênh lệch nhỏ nhưng có thật nếu chỉ xét số hồ sơ (khoảng 95%: từ −0,34 điểm % đến −0,10"
        " điểm %); vẫn trong mức dao động thường giữa các kỳ"
    ) in text
    assert "chậm hơn" not in text
    english = said(ask, "on_time_rate", "level", "2020-Q2", dataset="demo", language="en")
    assert "small but real" in english and "usual variation between periods" in english


def test_real_though_both_periods_are_within_their_limits(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "unit", "2019-Q1", dataset="demo", level="district")
    assert (
        "Chênh lệch nhỏ nhưng có thật (khoảng 95%: từ +0,48 điểm % đến +4,38 điểm %, không chứa"
        " 0); cả hai kỳ vẫn nằm trong giới hạn dao động thường ngày, nên không nêu nguyên nhân."
    ) in text


def test_late_dossiers_that_fell_with_all_dossiers_are_told_as_volume() -> None:
    """The rate falls from 90% to 80%, of 1,000 dossiers, then of 200: 100 late, then 40.

    −800 · (0,1 + 0,2) ÷ 2 = −120 with the volume, 0,1 · (1.000 + 200) ÷ 2 = +60 with the rate.
    """
    view = small({("568", LAND): (900, 100)}, {("568", LAND): (160, 40)})()
    text = sentence(view, VI)
    assert "giảm **10,00 điểm %**" in text
    assert (
        "Số hồ sơ trễ hạn giảm **60**, từ 100 xuống 40: −120 do ít hồ sơ đã giải quyết hơn, +60 do"
        " tỷ lệ đổi."
    ) in text
    assert totals(view, VI)[3].below == "từ 100 đến 40 · do số hồ sơ: −120"


counted_dossiers = st.tuples(st.integers(1, 5000), st.integers(0, 5000)).map(
    lambda pair: (min(pair[1], pair[0]), pair[0])
)


@settings(deadline=None)
@given(counted_dossiers, counted_dossiers)
def test_volume_and_rate_add_up_to_the_dossiers(
    earlier: tuple[int, int], later: tuple[int, int]
) -> None:
    first, second = (an_answer(counts=one, value=one[0] / one[1]) for one in (earlier, later))
    found = by_volume(first, second)
    assert found is not None
    late = [whole - part for part, whole in (earlier, later)]
    assert sum(found) == late[1] - late[0]
    if earlier[1] == later[1]:
        assert found[0] == 0


def test_without_eight_periods_only_the_chance_of_dossiers_is_meant() -> None:
    view = small({("568", LAND): (900, 100)}, {("568", LAND): (800, 200)})()
    assert "Mới xét ngẫu nhiên của riêng số hồ sơ: chưa đủ 8 kỳ" in sentence(view, VI)


def test_a_group_clearly_against_the_direction_is_told() -> None:
    """Four units fall by 3 points of 1.000 dossiers each, 568 rises by 6; told apart by hand."""
    earlier = {("568", LAND): (700, 300)} | {
        (unit, LAND): (1000, 0) for unit in ("22327", "22330", "22408", "569")
    }
    later = {("568", LAND): (760, 240)} | {
        (unit, LAND): (970, 30) for unit in ("22327", "22330", "22408", "569")
    }
    view = small(earlier, later)(split="unit")
    groups = tuple(replace(one, by_chance=one.key != "568") for one in view.groups)
    view = replace(view, explained=replace(view.explained, groups=groups))
    text = sentence(view, VI)
    assert (
        "rải ở nhiều nhóm, không nhóm nào vượt hẳn mức ngẫu nhiên theo chiều này; ngược chiều và"
        " vượt hẳn là UBND thành phố Nha Trang (+1,20)"
    ) in text


def test_one_that_went_the_other_way_is_named() -> None:
    """Half of the dossiers each: 568 falls by 40 points (−20), so-noi-vu rises by 20 (+10)."""
    earlier = {("568", LAND): (900, 100), ("so-noi-vu", LAND): (700, 300)}
    later = {("568", LAND): (500, 500), ("so-noi-vu", LAND): (900, 100)}
    text = sentence(small(earlier, later)(split="unit"), VI)
    assert (
        "**−10,00 điểm %** do giải quyết chậm hơn, nhiều nhất ở UBND thành phố Nha Trang (−20,00);"
        " ngược lại là Sở Nội vụ (+10,00); cơ cấu hồ sơ hầu như không ảnh hưởng"
    ) in text


def test_where_no_group_stands_out_none_is_named(ask: Asking) -> None:
    text = said(ask, dataset="demo")
    assert "rải ở nhiều nhóm, không nhóm nào vượt hẳn mức ngẫu nhiên" in text


def test_chance_is_no_news_and_has_no_cause() -> None:
    view = small({("568", LAND): (90, 10)}, {("568", LAND): (88, 12)})()
    text = sentence(view, VI)
    assert "Chênh lệch như vậy có thể do ngẫu nhiên" in text
    assert "từ −11,00 điểm % đến +6,96 điểm %" in text
    assert "Trong đó" not in text


def test_no_group_that_moved_by_chance_is_named() -> None:
    """568 falls from 100% to 50% of 200; so-noi-vu by one dossier of four."""
    earlier = {("568", LAND): (200, 0), ("so-noi-vu", LAND): (4, 0)}
    later = {("568", LAND): (100, 100), ("so-noi-vu", LAND): (3, 1)}
    text = sentence(small(earlier, later)(split="unit"), VI)
    assert "UBND thành phố Nha Trang" in text
    assert "Nội vụ" not in text


def test_no_change_is_said_as_such() -> None:
    both = {("568", LAND): (9, 1)}
    text = sentence(small(both, both)(), VI)
    assert "**không đổi**, cùng **90,00%** ở quý I/2020 và quý I/2021." in text
    assert text.endswith("Số hồ sơ trễ hạn không đổi, 1.")


def test_counts_name_where_they_rose_and_where_they_fell(ask: Asking) -> None:
    text = said(ask, "received", dataset="demo")
    assert "tăng 9.034 hồ sơ, từ 121.695 (quý I/2020) lên 130.729 (quý I/2021)" in text
    assert "Tăng nhiều nhất: UBND cấp xã (+2.929 hồ sơ, 32,4%)" in text
    sectors = said(ask, "received", "sector", dataset="demo")
    assert "; giảm nhiều nhất: lĩnh vực thú y (−72 hồ sơ)." in sectors


def test_money_has_its_sign(ask: Asking) -> None:
    text = said(ask, "fees_online", dataset="demo")
    assert "tăng 60.114.000 ₫, từ 40.096.000 ₫ (quý I/2020) lên 100.210.000 ₫" in text
    assert "cơ quan chuyên môn cấp tỉnh (+34.805.000 ₫, 57,9%)" in text
    assert totals(ask("fees_online", dataset="demo"), VI)[2].value == "+60,1 triệu ₫"


@pytest.mark.parametrize(
    ("metric", "period", "compare", "words"),
    [
        ("on_time_rate", "2021-Q1", "2019-Q3", "phạm vi gần giống chứ không trùng nhau"),
        ("on_time_rate", "2024-Q1", None, "nguồn chỉ công bố số chung, không kèm số hồ sơ"),
        ("on_time_rate", "2025-Q3", "2024-Q1", "không so với quý I/2024: tỉnh đã hợp nhất"),
        ("online_rate", "2021-Q1", "2019-Q3", "không so được với quý III/2019: tỷ lệ hồ sơ"),
        (
            "received",
            "2021-Q1",
            "2019-Q3",
            "hơn 163.000 (quý III/2019), 130.729 (quý I/2021), giảm",
        ),
        ("received", "2021-Q1", None, "130.729 (quý I/2021); không có cùng kỳ để so"),
        ("late", "2021-Q1", None, "1.551 (quý I/2021); không có cùng kỳ để so"),
        ("late", "2024-Q1", None, "chưa có số liệu của quý I/2024"),
    ],
)
def test_published_figures_say_what_they_allow(
    ask: Asking, metric: str, period: str, compare: str | None, words: str
) -> None:
    assert words in said(ask, metric, "level", period, compare=compare)


def test_an_incomplete_quarter_says_how_many_reported(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "unit", "2018-Q3", dataset="demo")
    assert "chưa so được số chung của quý III/2018 với quý III/2017" in text
    assert "quý III/2018: 161 trên 166 đơn vị đã gửi" in text


def test_a_quarter_without_dossiers_is_not_an_incomplete_one() -> None:
    text = sentence(small({("568", LAND): (0, 0)}, {("568", LAND): (9, 1)})(compare="2020-Q1"), VI)
    assert "quý I/2020: không có hồ sơ nào đã giải quyết" in text


def test_the_figures_are_those_of_the_sentence(ask: Asking) -> None:
    found = totals(ask(dataset="demo"), VI)
    assert [(one.value, one.below) for one in found] == [
        ("98,29%", "1.827 hồ sơ trễ hạn · đủ 166 đơn vị"),
        ("98,63%", "1.551 hồ sơ trễ hạn · đủ 166 đơn vị"),
        (
            "+0,35 điểm %",
            "khoảng 95%: từ +0,09 đến +0,60 · chênh lệch tính từ số chưa làm tròn",
        ),
        ("−276", "từ 1.827 đến 1.551 · do số hồ sơ: +104"),
    ]
    assert found[2].state == "good"
    assert totals(ask(period="2020-Q2", dataset="demo"), VI)[2].state == ""
    # 276 late dossiers fewer is neither better nor worse: a count goes with the volume
    assert totals(ask("late", dataset="demo"), VI)[2].state == ""
    counted = totals(ask("received", dataset="demo"), EN)
    assert [one.value for one in counted] == ["121,695", "130,729", "+9,034", "+7.4%"]


def test_similar_scopes_are_neither_better_nor_worse(ask: Asking) -> None:
    difference = totals(ask(compare="2019-Q3"), VI)[2]
    assert (difference.value, difference.state) == ("+0,87 điểm %", "")


def test_notes_name_new_and_gone_groups_and_who_is_missing(ask: Asking) -> None:
    earlier = {("so-noi-vu", LAND): (9, 1), ("568", LAND): (5, 5)}
    later = {("so-noi-vu", LAND): (9, 1), ("22327", LAND): (4, 6)}
    new, gone, empty = notes(small(earlier, later)(split="unit"), VI)
    assert new == "Mới có hồ sơ ở kỳ sau, tính là cơ cấu: Phường Vĩnh Hòa."
    assert gone == "Không còn hồ sơ ở kỳ sau, tính là cơ cấu: UBND thành phố Nha Trang."
    assert "Sở Tư pháp" in empty
    (missing,) = notes(ask(period="2018-Q3", split="unit", dataset="demo"), VI)
    assert missing.startswith("Chưa gửi hồ sơ quý III/2018: Sở Du lịch, UBND huyện Khánh Vĩnh")


def test_a_rate_that_can_pass_100_per_cent_does_not_speak_of_faster_work(ask: Asking) -> None:
    """In Q2 2020 fewer came in and what was carried over was resolved: nobody worked faster."""
    text = said(ask, "on_time_of_received", "level", "2020-Q2", dataset="demo")
    assert "do tỷ lệ của từng nhóm tăng" in text
    assert "nhanh hơn" not in text and "chậm hơn" not in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_incomplete_quarter_with_nothing_before_it_names_no_period(language: str) -> None:
    counts = {("568", LAND): (9, 1)}
    missing = {"2020-Q1": ("so-tu-phap",)}
    text = sentence(small(counts, counts, missing=missing)(period="2020-Q1"), translator(language))
    told = {
        "vi": "chưa có số chung để so; quý I/2020: ",
        "en": "there is no total to compare yet; Q1 2020: ",
    }
    assert told[language] in text
