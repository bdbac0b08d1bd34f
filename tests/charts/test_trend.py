"""A trend drawn: one series one line, gaps open, breaks and targets named, nothing cut off."""

from datetime import date
from typing import Any

import pytest

from analytics.charts.ends import spread
from analytics.i18n import translator
from analytics.views.trend import Subject, Trend
from tests.charts.builders import drawn, target, texts
from tests.charts.trends import RATE, a_trend, chart, counted, inner, point


def lines(view: Trend, **options: Any) -> list[list[float]]:
    """The stretches drawn as one line, of the last trace with lines."""
    trace = [one for one in drawn(chart(view, **options))["data"] if "lines" in one["mode"]][-1]
    found: list[list[float]] = [[]]
    for value in trace["y"]:
        if value is None:
            found.append([])
        else:
            found[-1].append(value)
    return [one for one in found if one]


def test_neighbours_are_joined_and_gaps_stay_open() -> None:
    view = a_trend(point("2020-Q3", 0.97), point("2020-Q4", 0.98), point("2021-Q2", 0.99))
    assert lines(view) == [[97.0, 98.0], [99.0]]


def test_scopes_worded_differently_are_not_joined() -> None:
    view = a_trend(point("2020-Q3", 0.97, scope_note="tỉnh + xã"), point("2020-Q4", 0.98))
    assert sorted(lines(view)) == [[97.0], [98.0]]
    assert "không nối điểm" in texts(chart(view))


def test_no_line_crosses_the_break_which_is_named() -> None:
    view = a_trend(point("2025-Q2", 0.97), point("2025-Q3", 0.93))
    assert lines(view) == [[97.0], [93.0]]
    assert "1/7/2025: Hợp nhất" in texts(chart(view)).replace("<br>", " ")
    shapes = drawn(chart(view))["layout"]["shapes"]
    assert "2025-07-01" in [shape["x0"] for shape in shapes]


def test_a_part_is_a_cross_on_the_ground_and_never_a_value() -> None:
    gap = point("2020-Q4", None, covered=161, expected=166, partial=0.9814)
    view = a_trend(point("2020-Q3", 0.97), gap, point("2021-Q1", 0.98))
    plain = drawn(chart(view))
    assert lines(view) == [[97.0], [98.0]]
    assert "161 trên 166 đơn vị" in texts(chart(view))
    low = plain["layout"]["yaxis"]["range"][0]
    (cross,) = [one for one in plain["data"] if one["marker"].get("symbol") == "x-thin"]
    assert low < cross["y"][0] < plain["layout"]["yaxis"]["tickvals"][0]
    assert "không phải số của cả phạm vi" in cross["hovertext"][0].replace("<br>", " ")


def test_a_rate_without_counts_and_one_of_few_dossiers_are_hollow() -> None:
    view = a_trend(point("2020-Q3"), counted("2020-Q4", 29, 29), counted("2021-Q1", 98, 100))
    trace = drawn(chart(view))["data"][0]
    symbols = [
        symbol for symbol, value in zip(trace["marker"]["symbol"], trace["y"], strict=True) if value
    ]
    assert symbols == ["circle-open", "circle-open", "circle"]
    said = texts(chart(view)).replace("<br>", " ")
    assert "dấu rỗng: nguồn không nêu số hồ sơ" in said
    assert "dấu rỗng: dưới 30 hồ sơ" in said


def test_the_yardstick_is_dashed_until_the_target_counts() -> None:
    view = a_trend(point("2024-Q1"), point("2025-Q3", 0.93), target=target(True))
    shapes = [one for one in drawn(chart(view))["layout"]["shapes"] if one.get("y0") == 95]
    assert [one["line"]["dash"] for one in shapes] == ["6px,4px", "solid"]
    assert shapes[0]["x1"] == shapes[1]["x0"] == "2025-07-01"
    assert "Chỉ tiêu 95%" in texts(chart(view))
    assert "Mốc tham chiếu 95%<br>(đặt ra 9/2025)" in texts(chart(view))


def test_before_its_time_a_target_is_a_yardstick_only() -> None:
    view = a_trend(point("2020-Q1"), point("2020-Q2"), target=target(False))
    shapes = [one for one in drawn(chart(view))["layout"]["shapes"] if one.get("y0") == 95]
    assert [one["line"]["dash"] for one in shapes] == ["6px,4px"]
    assert "Mốc tham chiếu 95%" in texts(chart(view))


def test_a_cut_axis_says_so_and_counts_start_at_zero() -> None:
    assert "Trục bắt đầu từ" in texts(chart(a_trend(point("2020-Q1"), point("2020-Q2", 0.97))))
    count = Subject(**{**RATE.__dict__, "code": "received", "noun": "hồ sơ"})
    counts = [point(code, 1000.0, metric="received") for code in ("2020-Q1", "2020-Q2")]
    view = a_trend(*counts, subject=count)
    assert drawn(chart(view))["layout"]["yaxis"]["tickvals"][0] == 0
    assert "Trục bắt đầu" not in texts(chart(view))


def test_the_first_rank_is_on_top() -> None:
    rank = Subject(**{**RATE.__dict__, "noun": "hạng", "metric": False, "rank": True})
    view = a_trend(point("2020", 48.0), point("2021", 10.0), subject=rank)
    bottom, top = drawn(chart(view))["layout"]["yaxis"]["range"]
    assert bottom > 48 > 10 > top


LEVELS = [
    counted(period, on_time, 1000, key)
    for period in ("2020-Q3", "2020-Q4")
    for key, on_time in (("province", 997), ("district", 915), ("commune", 991))
]


def test_up_to_five_parts_are_named_at_the_end_the_chosen_one_in_bold() -> None:
    plain = drawn(chart(a_trend(*LEVELS), key="district"))
    notes = [note["text"] for note in plain["layout"]["annotations"]]
    assert "<b>district<br>91,50%</b>" in notes
    assert "commune<br>99,10%" in notes
    colours = [one["line"]["color"] for one in plain["data"]]
    assert len(set(colours)) == 2
    assert len({one["marker"]["symbol"][0] for one in plain["data"]}) == 3


def test_of_more_parts_one_stands_out_and_the_rest_is_one_grey_trace() -> None:
    many = [
        counted(period, 900 + place, 1000, f"unit-{place}")
        for period in ("2020-Q3", "2020-Q4")
        for place in range(8)
    ]
    plain = drawn(chart(a_trend(*many), key="unit-3"))
    assert [one["mode"] for one in plain["data"]] == ["lines", "markers", "lines+markers+text"]
    assert "unit-0, III/2020: 90,00%" in plain["data"][0]["hovertext"]
    assert set(filter(None, plain["data"][2]["y"])) == {90.3}


def test_hover_says_the_tables_row_in_words() -> None:
    said = texts(chart(a_trend(counted("2020-Q3", 98, 100), counted("2020-Q4", 97, 100))))
    assert "<b>Quý IV/2020</b>: 97,00%<br>97 trên 100 hồ sơ<br>3 hồ sơ trễ" in said


def test_neighbouring_events_share_a_label() -> None:
    days = [date(2020, 12, 23), date(2021, 1, 14), date(2023, 3, 1)]
    events = tuple((day, f"Sự kiện {day.year}", f"Event {day.year}") for day in days)
    view = a_trend(point("2020-Q1"), point("2023-Q1"), events=events)
    trace = drawn(chart(view))["data"][-1]
    assert trace["text"] == ["1–2", "", "3"]
    assert "<b>1/3/2023</b><br>Sự kiện 2023" in trace["hovertext"]


def below(layout: dict[str, Any]) -> float:
    """Pixels left blank below the axis (30) and the lines of the foot (17 each)."""
    (foot,) = [one for one in layout["annotations"] if one.get("yshift") == -24]
    return float(layout["margin"]["b"] - 30 - 17 * len(foot["text"].split("<br>")))


def test_the_height_does_not_depend_on_the_choice_and_the_plot_fills_it() -> None:
    one = a_trend(point("2020-Q1"))
    two = a_trend(point("2020-Q1"), point("2020-Q2", 0.9), target=target(False))
    made = [drawn(chart(view, title="Tỷ lệ", caption="Toàn tỉnh"))["layout"] for view in (one, two)]
    assert [layout["height"] for layout in made] == [490, 490]
    assert [below(layout) for layout in made] == [0, 0]
    assert all(inner(layout) > 300 for layout in made)


def test_without_a_title_a_short_foot_ends_the_chart() -> None:
    layout = drawn(chart(a_trend(point("2020-Q1"))))["layout"]
    assert (inner(layout), below(layout)) == (300, 0)
    assert layout["height"] < 400


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_neither_drags_nor_zooms_and_says_itself(language: str) -> None:
    made = chart(
        a_trend(point("2020-Q1")), t=translator(language), title="T", alt="A.", filename="f"
    )
    assert drawn(made)["layout"]["dragmode"] is False
    assert made.alt == "T. A."
    assert made.config["toImageButtonOptions"]["filename"] == "f"


@pytest.mark.parametrize(
    ("wanted", "sizes", "height", "found"),
    [
        ([50, 150], [30, 30], 300, [50, 150]),
        ([50, 55], [30, 30], 300, [50, 80]),
        ([290, 295], [30, 30], 300, [255, 285]),
        ([0], [30], 300, [15]),
        ([], [], 300, []),
    ],
)
def test_end_labels_are_moved_apart(
    wanted: list[float], sizes: list[float], height: float, found: list[float]
) -> None:
    assert spread(wanted, sizes, height) == found
