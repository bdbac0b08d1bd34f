"""The sentences say what the counts prove, name chance and gaps, and nothing more."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.i18n import VI, translator
from analytics.views.compare import (
    Change,
    directions,
    dossiers,
    exactness,
    figures,
    headline,
    message,
    notes,
    sentence,
    standing,
)
from analytics.views.compare.wording import by_volume
from tests.query.stories import an_answer
from tests.views.compare.conftest import Asking, small

LAND = "dat-dai"


def words(ask: Asking, *asked: str | None, **more: str | None) -> str:
    return sentence(ask(*asked, **more), VI).replace("**", "")  # type: ignore[arg-type]


def test_late_dossiers_that_fell_with_all_dossiers_are_told_as_volume() -> None:
    """The rate falls from 90% to 80%, of 1,000 dossiers, then of 200: 100 late, then 40.

    −800 · (0,1 + 0,2) ÷ 2 = −120 with the volume, 0,1 · (1.000 + 200) ÷ 2 = +60 with the rate.
    """
    view = small({("568", LAND): (900, 100)}, {("568", LAND): (160, 40)})()
    assert headline(view, VI) == "−10,00 điểm %"
    assert "giảm từ **90,00%** (quý I/2020) xuống **80,00%** (quý I/2021)" in sentence(view, VI)
    text = dossiers(view, VI)
    assert (
        "Số hồ sơ trễ hạn giảm **60**, từ 100 xuống 40: −120 do ít hồ sơ đã giải quyết hơn, +60 do"
        " tỷ lệ đổi."
    ) in text
    assert figures(view, VI)[3].below == "từ 100 đến 40 · do số hồ sơ: −120"


counted_dossiers = st.tuples(st.integers(1, 5000), st.integers(0, 5000)).map(
    lambda pair: (min(pair[1], pair[0]), pair[0])
)


@settings(deadline=None)
@given(counted_dossiers, counted_dossiers)
def test_volume_and_rate_add_up_to_the_dossiers(
    earlier: tuple[int, int], later: tuple[int, int]
) -> None:
    first, second = (
        an_answer(counts=counts, value=counts[0] / counts[1]) for counts in (earlier, later)
    )
    parts = by_volume(first, second)
    assert parts is not None
    late = [whole - part for part, whole in (earlier, later)]
    assert sum(parts) == late[1] - late[0]
    if earlier[1] == later[1]:
        assert parts[0] == 0


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
    groups = tuple(replace(group, by_chance=group.key != "568") for group in view.groups)
    view = replace(view, explained=replace(view.explained, groups=groups))
    text = sentence(view, VI)
    assert (
        " ở nhiều nhóm, không nhóm nào thay đổi rõ rệt theo chiều này; ngược chiều và"
        " rõ rệt là UBND thành phố Nha Trang (+1,20)"
    ) in text


def test_one_that_went_the_other_way_is_named() -> None:
    """Half of the dossiers each: 568 falls by 40 points (−20), so-noi-vu rises by 20 (+10)."""
    earlier = {("568", LAND): (900, 100), ("so-noi-vu", LAND): (700, 300)}
    later = {("568", LAND): (500, 500), ("so-noi-vu", LAND): (900, 100)}
    text = sentence(small(earlier, later)(split="unit"), VI)
    assert (
        "**−10,00 điểm %** do tỷ lệ đúng hạn giảm tại UBND thành phố Nha Trang (−20,00),"
        " ngược lại tại Sở Nội vụ (+10,00); cơ cấu hồ sơ hầu như không ảnh hưởng"
    ) in text


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


def test_the_greatest_part_says_whether_it_may_be_chance() -> None:
    """Of 200 dossiers of 568 eight are late, which is no chance, or three, which may be."""
    before = {("568", LAND): (200, 0), ("so-noi-vu", LAND): (200, 0)}

    def title(late: int) -> str:
        later = {("568", LAND): (200 - late, late), ("so-noi-vu", LAND): (199, 1)}
        return message(small(before, later)(split="unit"), VI)

    name = "UBND thành phố Nha Trang tác động nhiều nhất"
    assert title(8) == f"{name}: −2,00 trong −2,25 điểm %"
    assert title(3) == f"{name}: −0,75 (có thể do ngẫu nhiên) trong −1,00 điểm %"


def test_no_change_is_said_as_such() -> None:
    both = {("568", LAND): (9, 1)}
    view = small(both, both)()
    assert "**không đổi**, cùng **90,00%** ở quý I/2020 và quý I/2021." in sentence(view, VI)
    assert dossiers(view, VI) == "Số hồ sơ trễ hạn không đổi, 1."


@pytest.mark.parametrize(
    ("metric", "period", "compare", "text"),
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
        ("received", "2021-Q1", None, "130.729 (quý I/2021); chưa có số cùng kỳ để so sánh"),
        ("late", "2021-Q1", None, "1.551 (quý I/2021); chưa có số cùng kỳ để so sánh"),
        ("late", "2024-Q1", None, "chưa có số liệu của quý I/2024"),
    ],
)
def test_published_figures_say_what_they_allow(
    ask: Asking, metric: str, period: str, compare: str | None, text: str
) -> None:
    assert text in words(ask, metric, "level", period, compare=compare)


def test_a_quarter_without_dossiers_is_not_an_incomplete_one() -> None:
    text = sentence(small({("568", LAND): (0, 0)}, {("568", LAND): (9, 1)})(compare="2020-Q1"), VI)
    assert "quý I/2020: không có hồ sơ nào đã giải quyết" in text


def test_better_and_worse_are_said_of_rates_that_moved_beyond_chance_and_custom(
    ask: Asking,
) -> None:
    def state(view: Change) -> str:
        return figures(view, VI)[2].state

    assert state(ask(dataset="demo")) == "good"
    assert state(ask(period="2020-Q2", dataset="demo")) == ""
    # 276 late dossiers fewer is neither better nor worse: a count goes with the volume
    assert state(ask("late", dataset="demo")) == ""


def test_similar_scopes_are_neither_better_nor_worse(ask: Asking) -> None:
    difference = figures(ask(compare="2019-Q3"), VI)[2]
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


def test_a_rate_that_can_pass_100_per_cent_is_no_on_time_rate(ask: Asking) -> None:
    """In Q2 2020 fewer came in and what was carried over was resolved: no more was on time."""
    text = words(ask, "on_time_of_received", "level", "2020-Q2", dataset="demo")
    assert "do tỷ lệ tăng" in text
    assert "do tỷ lệ đúng hạn" not in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_incomplete_quarter_with_nothing_before_it_names_no_period(language: str) -> None:
    counts = {("568", LAND): (9, 1)}
    missing = {"2020-Q1": ("so-tu-phap",)}
    text = sentence(small(counts, counts, missing=missing)(period="2020-Q1"), translator(language))
    expected = {
        "vi": "chưa có số chung để so; quý I/2020: ",
        "en": "there is no total to compare yet; Q1 2020: ",
    }
    assert expected[language] in text


def test_a_verdict_stands_at_the_number_only_beyond_chance_and_custom(ask: Asking) -> None:
    better = standing(ask(dataset="demo"))
    assert better is not None and (better.code, better.sign) == ("met", "●")
    assert VI(better.label) == "tăng rõ rệt"
    assert standing(ask(period="2020-Q2", dataset="demo")) is None
    assert standing(ask("late", dataset="demo")) is None
    assert standing(ask(compare="2019-Q3")) is None
    assert standing(ask(split="unit", period="2018-Q3", dataset="demo")) is None
    # two published rates without counts: what chance can do to them is not known
    assert standing(ask(period="2024-Q1")) is None
    assert standing(ask(period="2025-Q3")) is None


def test_a_number_stands_alone_only_where_it_is_exact(ask: Asking) -> None:
    assert headline(ask(dataset="demo"), VI) == "+0,35 điểm %"
    assert headline(ask("received", dataset="demo"), VI) == "+9.034 hồ sơ"
    assert headline(ask("received", compare="2019-Q3"), VI) == ""
    assert headline(ask(period="2025-Q3"), VI) == ""


def test_titles_say_what_the_pictures_show_and_that_the_parts_are_the_whole(ask: Asking) -> None:
    view = ask(dataset="demo")
    assert message(view, VI) == (
        "UBND cấp huyện tác động nhiều nhất: +0,20 (có thể do ngẫu nhiên) trong +0,35 điểm %"
    )
    assert exactness(view, VI) == (
        "Do tỷ lệ +0,33, do cơ cấu hồ sơ +0,02: cộng lại đúng bằng chênh lệch +0,35 điểm %."
    )
    counts = ask("received", dataset="demo")
    assert message(counts, VI) == "UBND cấp xã tác động nhiều nhất: +2.929 trong +9.034 hồ sơ"
    assert exactness(counts, VI).endswith("đúng bằng chênh lệch: +9.034 hồ sơ.")
    both = {("568", LAND): (9, 1)}
    assert message(small(both, both)(split="unit"), VI) == ""


def test_directions_count_who_rose_and_who_fell(ask: Asking) -> None:
    assert directions(ask(dataset="demo"), "cấp", VI) == "Tăng ở 4 cấp, không nơi nào giảm"
    units = ask(split="unit", dataset="demo")
    assert directions(units, "đơn vị", VI) == "Tăng ở 115, giảm ở 44 đơn vị"
    both = {("568", LAND): (9, 1)}
    assert directions(small(both, both)(), "cấp", VI) == "Không cấp nào thay đổi"
    fell = small(both, {("568", LAND): (8, 2)})(split="unit")
    assert directions(fell, "đơn vị", VI) == "Giảm ở 1 đơn vị, không nơi nào tăng"
