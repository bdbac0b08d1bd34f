"""Dot plots of rates: the values, the line they are held against, what stands beside them."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analytics.charts import labels, rate_dots
from analytics.i18n import EN, VI
from tests.charts.builders import NAMES, answer, counted, drawn, target, texts
from tests.fixtures.examples import some

LEVELS = {
    "province": "Cơ quan chuyên môn cấp tỉnh",
    "district": "UBND cấp huyện",
    "commune": "UBND cấp xã",
}
Q1 = [
    answer("province", 0.9976, printed="99,76%"),
    answer("district", 0.9158, printed="91,58%"),
    answer("commune", 0.9919, printed="99,19%"),
]


def dots(chart: Any) -> dict[str, Any]:
    (trace,) = drawn(chart)["data"]
    return dict(trace)


def said(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", "").replace("<b>", "").replace("</b>", "")


def test_rates_stand_highest_first_with_their_prints() -> None:
    trace = dots(rate_dots(Q1, LEVELS, t=VI))
    assert trace["x"] == [0.9976, 0.9919, 0.9158]
    assert [said(text) for text in trace["text"]] == ["99,76%", "99,19%", "91,58%"]
    assert trace["y"] == sorted(trace["y"], reverse=True)


def test_the_given_order_is_kept_when_asked_for() -> None:
    assert dots(rate_dots(Q1, LEVELS, t=VI, order="given"))["x"] == [
        0.9976,
        0.9158,
        0.9919,
    ]


def test_names_stand_above_their_lines_at_the_left_edge() -> None:
    chart = rate_dots(Q1, LEVELS, t=VI)
    notes = {note["text"]: note for note in drawn(chart)["layout"]["annotations"]}
    for name in LEVELS.values():
        assert (notes[name]["x"], notes[name]["xref"]) == (0, "paper")
        assert notes[name]["yanchor"] == "bottom"
    assert drawn(chart)["layout"]["yaxis"]["visible"] is False


def test_a_rate_without_counts_is_hollow_and_the_chart_says_why() -> None:
    chart = rate_dots(Q1, LEVELS, t=VI)
    assert dots(chart)["marker"]["symbol"] == ["circle-open"] * 3
    assert "dấu rỗng: nguồn không nêu số hồ sơ" in texts(chart)


def test_a_rate_with_counts_is_filled_and_names_the_late() -> None:
    chart = rate_dots([counted("district", 111824, 113375), Q1[2]], NAMES, t=VI)
    assert dots(chart)["marker"]["symbol"] == ["circle-open", "circle"]
    notes = [note["text"] for note in drawn(chart)["layout"]["annotations"]]
    assert "1.551 hồ sơ trễ" in notes
    assert "nguồn không nêu số hồ sơ" in notes
    assert "111.824 trên 113.375 hồ sơ" in texts(chart)


def test_a_category_without_value_says_so_and_comes_last() -> None:
    lone = answer("commune", None, basis=None, covered=14, expected=44, partial=0.9)
    chart = rate_dots([lone, Q1[1]], NAMES, t=VI)
    assert dots(chart)["x"] == [0.9158]
    assert "14 trên 44 đơn vị đã gửi" in texts(chart)
    empty = rate_dots([answer("commune", None)], NAMES, t=VI)
    assert dots(empty)["x"] == []
    assert "chưa có số liệu" in texts(empty)


def line_of(chart: Any) -> dict[str, Any]:
    (first, *_) = [
        shape for shape in drawn(chart)["layout"]["shapes"] if shape["line"]["width"] == 2
    ]
    return dict(first)


def test_a_yardstick_is_dashed_named_with_its_month_and_gives_no_state() -> None:
    chart = rate_dots(Q1, LEVELS, t=VI, target=target(in_force=False))
    assert line_of(chart)["x0"] == 0.95
    assert line_of(chart)["line"]["dash"] == "4px,3px"
    assert "Mốc tham chiếu 95%<br>(đặt ra 9/2025)" in texts(chart)
    assert "Chỉ tiêu" not in texts(chart)
    assert "chỉ tiêu" not in texts(chart)
    assert len(set(dots(chart)["marker"]["color"])) == 1


def test_a_target_in_force_is_solid_and_gives_every_dot_its_state() -> None:
    rates = [counted("a", 96, 100), counted("b", 945, 1000), counted("c", 90, 100)]
    names = {"a": "A", "b": "B", "c": "C"}
    chart = rate_dots(rates, names, t=VI, target=target())
    assert line_of(chart)["line"]["dash"] == "solid"
    assert dots(chart)["marker"]["symbol"] == ["circle", "diamond", "triangle-up"]
    assert len(set(dots(chart)["marker"]["color"])) == 3
    for word in ("Chỉ tiêu 95%", "đạt chỉ tiêu", "sát chỉ tiêu", "dưới chỉ tiêu"):
        assert word in texts(chart)
    assert "đặt ra" not in texts(chart)


def test_a_label_turns_away_from_the_target_line() -> None:
    rates = [counted("below", 946, 1000), counted("above", 951, 1000), counted("low", 90, 100)]
    names = {"below": "B", "above": "A", "low": "L"}
    trace = dots(rate_dots(rates, names, t=VI, target=target()))
    assert trace["textposition"][:2] == ["middle right", "middle left"]


def test_only_states_that_occur_are_explained() -> None:
    chart = rate_dots([counted("district", 96, 100)], NAMES, t=VI, target=target())
    assert "đạt chỉ tiêu" in texts(chart)
    assert "dưới chỉ tiêu" not in texts(chart)


def test_the_chosen_category_has_the_accent_and_the_others_are_grey() -> None:
    colours = dots(rate_dots(Q1, LEVELS, t=VI, chosen="commune"))["marker"]["color"]
    assert colours[0] == colours[2] != colours[1]


def test_a_cut_axis_says_where_it_starts_and_one_from_zero_says_nothing() -> None:
    assert "Trục bắt đầu từ 90%" in texts(rate_dots(Q1, LEVELS, t=VI, target=target(False)))
    whole = rate_dots([counted("district", 0, 5), counted("commune", 5, 5)], NAMES, t=VI)
    assert "Trục bắt đầu" not in texts(whole)
    assert [said(text) for text in dots(whole)["text"]] == ["100,00%", "0,00%"]


def test_one_row_and_equal_values_are_drawn() -> None:
    one = rate_dots([Q1[1]], LEVELS, t=VI)
    assert dots(one)["x"] == [0.9158]
    equal = rate_dots([answer("district", 0.99), answer("commune", 0.99)], NAMES, t=VI)
    assert dots(equal)["x"] == [0.99, 0.99]
    low, high = drawn(equal)["layout"]["xaxis"]["range"]
    assert high - low >= 0.02


def test_height_grows_by_one_row_each() -> None:
    heights = [drawn(rate_dots(Q1[:n], LEVELS, t=VI))["layout"]["height"] for n in (1, 2, 3)]
    assert heights[2] - heights[1] == heights[1] - heights[0] == 46


def test_a_long_name_is_wrapped_between_words_never_cut() -> None:
    name = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố Nha Trang"
    chart = rate_dots([Q1[1]], {"district": name}, t=VI)
    drawn_name = drawn(chart)["layout"]["annotations"][-1]["text"]
    notes = [note["text"] for note in drawn(chart)["layout"]["annotations"]]
    assert name in [note.replace("<br>", " ") for note in notes], drawn_name


def test_a_rate_that_is_no_tag_is_escaped() -> None:
    trace = dots(rate_dots([counted("district", 362425, 362428)], NAMES, t=VI))
    assert trace["text"] == ["<b>&gt;99,99%</b>\N{NO-BREAK SPACE}"]


def test_hover_repeats_the_row_in_words() -> None:
    chart = rate_dots(Q1[1:2], LEVELS, t=VI, target=target(False))
    (hover,) = dots(chart)["hovertext"]
    plain = hover.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")
    for word in (
        "UBND cấp huyện",
        "quý I/2021",
        "91,58%",
        "nguồn không nêu số hồ sơ",
        "theo văn bản gốc",
        "Mốc tham chiếu 95% (đặt ra 9/2025): −3,42 điểm %",
    ):
        assert word in plain


def test_the_alt_text_says_what_the_chart_says() -> None:
    chart = rate_dots(Q1, LEVELS, t=VI, target=target(False), title="Đúng hạn theo cấp")
    assert chart.alt == (
        "Đúng hạn theo cấp, Quý I/2021: Cơ quan chuyên môn cấp tỉnh 99,76%; UBND cấp xã 99,19%;"
        " UBND cấp huyện 91,58%. Mốc tham chiếu 95% (đặt ra 9/2025). Nguồn không nêu số hồ sơ:"
        " Cơ quan chuyên môn cấp tỉnh, UBND cấp xã, UBND cấp huyện."
    )


def test_the_title_and_the_caption_are_on_the_figure() -> None:
    chart = rate_dots(
        Q1, LEVELS, t=VI, title="Đúng hạn theo cấp", caption="Toàn tỉnh · mọi lĩnh vực"
    )
    assert "<b>Đúng hạn theo cấp</b>" in texts(chart)
    assert "Toàn tỉnh · mọi lĩnh vực" in texts(chart)


def test_each_language_speaks_for_itself() -> None:
    rates = [counted("district", 90, 100), Q1[2]]
    english = {"district": "Districts", "commune": "Communes"}
    for goal in (target(), target(False)):
        vietnamese = texts(rate_dots(rates, NAMES, t=VI, target=goal))
        for word in ("late", "Target", "level", "hollow", "Axis", "Q1", "dossiers"):
            assert word not in vietnamese
        spoken = texts(rate_dots(rates, english, t=EN, target=goal))
        for word in ("trễ", "tiêu", "mẫu", "Trục", "Quý", "hồ sơ", "điểm"):
            assert word not in spoken
        assert "10 late" in spoken


def test_the_arguments_are_not_changed() -> None:
    rates, names, goal = list(Q1), dict(LEVELS), target()
    before = deepcopy((rates, names, goal))
    rate_dots(rates, names, t=VI, target=goal)
    assert (rates, names, goal) == before


shares = st.integers(0, 10_000).map(lambda number: number / 10_000)


@some(30)
@given(values=st.lists(shares, min_size=1, max_size=6), goal=st.sampled_from([0.95, 0.5, None]))
def test_the_axis_holds_every_mark_and_every_label_stays_inside(
    values: list[float], goal: float | None
) -> None:
    keys = [str(number) for number, _value in enumerate(values)]
    chart = rate_dots(
        [answer(key, value) for key, value in zip(keys, values, strict=True)],
        {key: key for key in keys},
        t=VI,
        target=None if goal is None else target(value=goal),
    )
    low, high = drawn(chart)["layout"]["xaxis"]["range"]
    trace = dots(chart)
    for value, text, side in zip(trace["x"], trace["text"], trace["textposition"], strict=True):
        assert low < value < high
        at = (value - low) / (high - low) * labels.PLOT_WIDTH
        width = labels.text_width(said(text).replace("&gt;", ">"), 14, bold=True)
        reach = at + width if side == "middle right" else at - width
        # 8 px of margin on either side of the plot
        assert -8 <= reach <= labels.PLOT_WIDTH + 8
    if goal is not None:
        assert low < goal < high


def test_each_category_is_held_against_its_own_target() -> None:
    """94% is missed at 97%, met at 90%; the line of each row stands beside it."""
    own = {"commune": target(value=0.97), "district": target(value=0.90)}
    found = [counted("commune", 94, 100), counted("district", 94, 100)]
    chart = rate_dots(found, LEVELS, t=VI, target=target(), own=own, order="given")
    assert list(dots(chart)["marker"]["symbol"]) == ["triangle-up", "circle"]
    lines = [shape for shape in drawn(chart)["layout"]["shapes"] if shape["x0"] == shape["x1"]]
    assert [shape["x0"] for shape in lines] == [0.97, 0.90]
    assert "vạch: chỉ tiêu hoặc mốc của từng dòng" in texts(chart)
    assert "Chỉ tiêu 95%" not in texts(chart).split("vạch")[0]


def test_no_label_lies_on_the_line_where_rates_stand_close_on_both_sides() -> None:
    """The lowest sectors of Q1/2021: no axis of 304 px has room left of 96,68% and 97,16%."""
    rates = (9786, 9773, 9716, 9668, 9427, 8684)
    names = {str(rate): f"Lĩnh vực {rate}" for rate in rates}
    found = [counted(str(rate), rate, 10_000) for rate in rates]
    chart = rate_dots(found, names, t=VI, target=target(in_force=False))
    layout, trace = drawn(chart)["layout"], dots(chart)
    low, high = layout["xaxis"]["range"]
    line = (0.95 - low) / (high - low) * labels.PLOT_WIDTH
    for value, side, text in zip(trace["x"], trace["textposition"], trace["text"], strict=True):
        at = (value - low) / (high - low) * labels.PLOT_WIDTH
        width = labels.text_width(said(text), 14, bold=True) + 6
        start, end = (at - width, at) if side == "middle left" else (at, at + width)
        assert not start < line < end, text
        assert start >= -8
        assert end <= labels.PLOT_WIDTH + 8
