"""A trend drawn: one series one line, gaps open, breaks and targets named, nothing cut off."""

from datetime import date
from typing import Any

import pytest

from analytics.charts import theme
from analytics.charts.ends import spread
from analytics.i18n import translator
from analytics.views.trend import Subject, Trend
from tests.charts.builders import drawn, target, texts
from tests.charts.trends import RATE, a_trend, chart, counted, ends, lines_of, markers, point

QUARTERS = [f"{year}-Q{quarter}" for year in range(2017, 2021) for quarter in range(1, 5)]


def lines(view: Trend, **options: Any) -> list[list[float]]:
    """The stretches drawn as one line, of the last trace with lines."""
    found: list[list[float]] = [[]]
    for value in lines_of(chart(view, **options))[-1]["y"]:
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


def test_a_figure_that_another_document_prints_is_a_point_by_itself() -> None:
    view = a_trend(point("2020-Q3", 0.97), point("2020-Q3", 0.96), point("2020-Q4", 0.98))
    assert sorted(lines(view)) == [[96.0], [97.0, 98.0]]


def test_no_line_crosses_the_break_which_is_drawn_once_and_named() -> None:
    made = chart(a_trend(point("2025-Q2", 0.97), point("2025-Q3", 0.93)))
    assert lines(a_trend(point("2025-Q2", 0.97), point("2025-Q3", 0.93))) == [[97.0], [93.0]]
    (shape,) = drawn(made)["layout"]["shapes"]
    assert (shape["x0"], shape["x1"]) == ("2025-07-01", "2025-07-01")
    assert shape["label"]["text"] == "1/7/2025"
    assert "1/7/2025: Hợp nhất" in made.note
    before = chart(a_trend(point("2020-Q1"), point("2020-Q2")))
    assert "Hợp nhất" not in before.note
    assert not drawn(before)["layout"].get("shapes")


def test_a_part_is_a_cross_on_the_ground_and_never_a_value() -> None:
    gap = point("2020-Q4", None, covered=161, expected=166, partial=0.9814)
    view = a_trend(point("2020-Q3", 0.97), gap, point("2021-Q1", 0.98))
    made = chart(view)
    assert lines(view) == [[97.0], [98.0]]
    (cross,) = markers(made, "x-thin")
    assert list(cross["x"]) == ["2020-11-15"]
    axis = drawn(made)["layout"]["yaxis"]
    assert axis["range"][0] < cross["y"][0] < axis["tickvals"][0]
    said = cross["hovertext"][0].replace("<br>", " ")
    assert "161 trên 166 đơn vị" in said
    assert "không phải số của cả phạm vi" in said
    assert "× chưa đủ đơn vị gửi, để trống" in made.note


def test_a_rate_without_counts_and_one_of_few_dossiers_are_hollow() -> None:
    answers = (point("2020-Q3", 1.0), counted("2020-Q4", 29, 29), counted("2021-Q1", 98, 100))
    made = chart(a_trend(*answers))
    (trace,) = lines_of(made)
    symbols = [
        symbol for symbol, value in zip(trace["marker"]["symbol"], trace["y"], strict=True) if value
    ]
    assert symbols == ["circle-open", "circle-open", "circle"]
    assert "nguồn không nêu số hồ sơ" in made.note
    assert "dưới 30 hồ sơ" in made.note


def test_the_target_is_dashed_and_lighter_until_it_counts() -> None:
    made = chart(a_trend(point("2024-Q1"), point("2025-Q3", 0.93), target=target(True)))
    shapes = [one for one in drawn(made)["layout"]["shapes"] if one.get("y0") == 95]
    assert [one["line"]["dash"] for one in shapes if "dash" in one["line"]] == ["5px,4px"]
    assert [one["line"]["width"] for one in shapes] == [1.2, 2]
    assert shapes[0]["x1"] == shapes[1]["x0"] == "2025-07-01"
    assert any("Chỉ tiêu 95%" in one for one in ends(made))


def test_before_its_time_a_target_says_from_when_it_counts() -> None:
    made = chart(a_trend(point("2020-Q1"), point("2020-Q2"), target=target(False)))
    (shape,) = [one for one in drawn(made)["layout"]["shapes"] if one.get("y0") == 95]
    assert shape["line"]["dash"] == "5px,4px"
    assert any("Chỉ tiêu 95%<br>từ III/2025" in one for one in ends(made))


def test_a_cut_axis_says_so_and_counts_start_at_zero() -> None:
    assert "rục từ" in chart(a_trend(point("2020-Q1"), point("2020-Q2", 0.97))).note
    count = Subject(**{**RATE.__dict__, "code": "received", "noun": "hồ sơ"})
    counts = [point(code, 1000.0, metric="received") for code in ("2020-Q1", "2020-Q2")]
    made = chart(a_trend(*counts, subject=count))
    assert drawn(made)["layout"]["yaxis"]["tickvals"][0] == 0
    assert drawn(made)["layout"]["yaxis"]["range"][0] == 0
    assert "rục từ" not in made.note


def test_the_first_rank_is_on_top() -> None:
    rank = Subject(**{**RATE.__dict__, "noun": "hạng", "metric": False, "rank": True})
    made = chart(a_trend(point("2020", 48.0), point("2021", 10.0), subject=rank))
    bottom, top = drawn(made)["layout"]["yaxis"]["range"]
    assert bottom > 48 > 10 > top
    assert "Hạng 1 ở trên cùng" in made.note


LEVELS = [
    counted(period, on_time, 1000, key)
    for period in ("2020-Q3", "2020-Q4")
    for key, on_time in (("province", 997), ("district", 915), ("commune", 991))
]


def test_up_to_five_parts_are_named_at_the_end_the_followed_one_in_bold() -> None:
    made = chart(a_trend(*LEVELS), key="district")
    assert ends(made)[0] == (f'<span style="color:{theme.CHOSEN}"><b>district<br>91,50%</b></span>')
    assert ends(made)[1:] == ["commune<br>99,10%", "province<br>99,70%"]
    colours = [one["line"]["color"] for one in lines_of(made)]
    assert colours == [theme.BESIDE, theme.BESIDE, theme.CHOSEN]


def test_the_total_is_no_chosen_one() -> None:
    (trace,) = lines_of(chart(a_trend(point("2020-Q1"), point("2020-Q2"))))
    assert trace["line"]["color"] == theme.DATA


def many(dossiers: int = 1000) -> list[Any]:
    return [
        counted(period, dossiers * (90 + place) // 100, dossiers, f"unit-{place}")
        for period in ("2020-Q3", "2020-Q4")
        for place in range(9)
    ]


def test_of_more_parts_one_is_a_line_and_the_others_are_a_median_and_a_band() -> None:
    made = chart(a_trend(*many()), key="unit-3")
    area, middle, line, _anchor = drawn(made)["data"]
    # Eight others, 90 to 98 without 93: the median lies between 94 and 95, a tenth from either end.
    assert list(middle["y"][:2]) == [94.5, 94.5]
    assert (min(filter(None, area["y"])), max(filter(None, area["y"]))) == (
        pytest.approx(90.7),
        pytest.approx(97.3),
    )
    assert set(filter(None, line["y"])) == {93.0}
    assert line["line"]["color"] == theme.CHOSEN
    assert "Trung vị<br>94,50%" in ends(made)[1]
    assert "8 trên 10 cấp khác có từ 30 hồ sơ" in made.note


def test_parts_of_few_dossiers_neither_count_among_the_others_nor_widen_the_axis() -> None:
    """The one followed has 20 dossiers in a quarter: a mark at the edge, its value in the hover."""
    few = [counted("2020-Q3", 2, 20, "small"), counted("2020-Q4", 39, 40, "small")]
    made = chart(a_trend(*many(), *few), key="small")
    assert drawn(made)["layout"]["yaxis"]["range"][0] > 80
    (mark,) = [
        one
        for one in drawn(made)["data"]
        if "triangle-down-open" in str(one.get("marker", {}).get("symbol"))
    ]
    assert "10,00%" in mark["hovertext"][0]
    assert mark["y"][0] == drawn(made)["layout"]["yaxis"]["tickvals"][0]
    assert "▽ ngoài trục, dưới 30 hồ sơ" in made.note
    others = chart(a_trend(*many(), *few), key="unit-3")
    assert min(filter(None, drawn(others)["data"][0]["y"])) > 90


def test_hover_says_the_tables_row_in_words() -> None:
    said = texts(chart(a_trend(counted("2020-Q3", 98, 100), counted("2020-Q4", 97, 100))))
    assert "<b>Quý IV/2020</b>: 97,00%<br>97 trên 100 hồ sơ<br>3 hồ sơ trễ" in said


def test_every_figure_is_as_high_and_has_few_traces_and_no_annotation() -> None:
    views = [a_trend(point("2020-Q1")), a_trend(*LEVELS), a_trend(*many(), target=target(False))]
    made = [drawn(chart(view, key=view.standout)) for view in views]
    assert len({one["layout"]["height"] for one in made}) == 1
    assert [len(one["data"]) for one in made] == [2, 4, 4]
    assert not any(one["layout"].get("annotations") for one in made)


def test_the_newest_value_is_always_named_with_its_period_where_others_go_on() -> None:
    made = chart(a_trend(*LEVELS, point("2021-Q1", 0.98, "commune")), key="district")
    assert "district<br>91,50%<br>IV/2020" in ends(made)[0]
    assert any(one.startswith("commune<br>98") for one in ends(made))


def test_years_are_named_in_their_middle_and_the_newest_one_in_what_is_shown_of_it() -> None:
    axis = drawn(chart(a_trend(*map(point, [*QUARTERS, "2021-Q1"]))))["layout"]["xaxis"]
    named = dict(zip(axis["ticktext"], axis["tickvals"], strict=True))
    assert named["2019"] == "2019-07-02"
    assert "2021-01-01" < named["2021"] < axis["range"][1] < "2021-07-02"
    many_years = drawn(chart(a_trend(*(point(str(year)) for year in range(2005, 2025)))))
    assert len(many_years["layout"]["xaxis"]["ticktext"]) <= 7
    assert "2024" in many_years["layout"]["xaxis"]["ticktext"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_neither_drags_nor_zooms_and_says_itself(language: str) -> None:
    made = chart(a_trend(point("2020-Q1")), t=translator(language), alt="T. A.", filename="f")
    assert drawn(made)["layout"]["dragmode"] is False
    assert made.alt == "T. A."
    assert made.config["toImageButtonOptions"]["filename"] == "f"


def test_events_are_told_beside_the_figure() -> None:
    events = ((date(2020, 2, 1), "Hội nghị", "Conference"),)
    view = a_trend(point("2020-Q1"), point("2023-Q1"), events=events)
    assert "Hội nghị" not in texts(chart(view))


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
