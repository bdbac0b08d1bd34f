"""Figures over time: what is joined, what stays a gap, what a point says."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from analytics.charts import history
from analytics.charts.history import alt_text
from analytics.charts.marks import place_labels
from analytics.i18n import EN, VI
from tests.charts.builders import drawn, figure_row, texts

NOTE = "tỉnh + huyện + xã"
RATES = [
    figure_row("2024-Q1", 99.37, printed="99,37%", scope_note=NOTE),
    figure_row("2021-Q1", 98.63, printed="98,63%"),
    figure_row("2023-Q1", 99.19, precision="derived", scope_note=NOTE),
]


def rates(figures: list[dict[str, Any]], **options: Any) -> Any:
    return history(figures, **{"t": VI, "noun": "%", **options})


def joined(chart: Any) -> list[tuple[str, str]]:
    days = drawn(chart)["data"][0]["x"]
    return [(days[place], days[place + 1]) for place in range(0, len(days), 3)]


def marks(chart: Any) -> dict[str, Any]:
    return dict(drawn(chart)["data"][1])


def test_points_stand_at_the_last_day_of_their_period_oldest_first() -> None:
    assert marks(rates(RATES))["x"] == ["2021-03-31", "2023-03-31", "2024-03-31"]
    assert drawn(rates(RATES))["layout"]["xaxis"]["type"] == "date"


def test_a_point_is_labelled_with_its_print_and_its_period() -> None:
    assert "<b>98,63%</b><br>I/2021" in marks(rates(RATES))["text"]


def test_a_derived_point_is_hollow_and_explained() -> None:
    assert marks(rates(RATES))["marker"]["symbol"] == ["circle", "circle-open", "circle"]
    assert "dấu rỗng: số tính lại từ văn bản" in texts(rates(RATES))


def test_an_approximate_point_is_named() -> None:
    figures = [*RATES, figure_row("2022-Q1", 98.0, printed="98%", precision="over")]
    assert "số gần đúng: I/2022" in texts(rates(figures))
    assert "số gần đúng" not in texts(rates(RATES))


def quarters(*codes: str, **fields: Any) -> list[dict[str, Any]]:
    return [figure_row(code, 98.0 + number / 10, **fields) for number, code in enumerate(codes)]


@pytest.mark.parametrize(
    ("figures", "pairs"),
    [
        (quarters("2020-Q3", "2020-Q4"), [("2020-09-30", "2020-12-31")]),
        (quarters("2020-Q4", "2021-Q1"), [("2020-12-31", "2021-03-31")]),
        (quarters("2020-Q3", "2021-Q1"), []),
        (quarters("2021-Q2", "2021-H1"), []),
        (quarters("2025-Q2", "2025-Q3"), []),
        (quarters("2020", "2021"), [("2020-12-31", "2021-12-31")]),
        (quarters("2021-03-31", "2021-06-30"), []),
    ],
    ids=[
        "next quarter",
        "over the year's end",
        "a gap stays a gap",
        "quarter and half-year",
        "not over the merger",
        "years",
        "dates have no neighbours",
    ],
)
def test_only_neighbours_of_one_kind_are_joined(
    figures: list[dict[str, Any]], pairs: list[tuple[str, str]]
) -> None:
    assert joined(rates(figures)) == pairs


def test_scopes_that_the_sources_word_differently_are_not_joined() -> None:
    figures = quarters("2020-Q3", "2020-Q4")
    figures[1]["scope_note"] = NOTE
    assert joined(rates(figures)) == []


def test_the_break_is_drawn_and_named_only_when_time_reaches_it() -> None:
    names = {date(2025, 7, 1): "Hợp nhất với Ninh Thuận"}
    across = rates([*RATES, figure_row("2025-Q3", 93.28)], breaks=names)
    assert "1/7/2025: Hợp nhất" in texts(across).replace("<br>", " ")
    dashed = [s for s in drawn(across)["layout"]["shapes"] if s["line"]["dash"] != "solid"]
    assert [shape["x0"] for shape in dashed] == ["2025-07-01"]
    assert "Hợp nhất" not in texts(rates(RATES, breaks=names))


def test_rates_are_zoomed_and_say_so_counts_start_at_zero() -> None:
    # Two ticks, 98% and 100%, and a fifth of their distance below for labels.
    assert drawn(rates(RATES))["layout"]["yaxis"]["range"][0] == pytest.approx(97.6)
    assert "Trục bắt đầu từ 97,6%" in texts(rates(RATES))
    counts = history([figure_row("2021-Q1", 130729, printed="130.729")], t=VI, noun="hồ sơ")
    assert drawn(counts)["layout"]["yaxis"]["tickvals"][0] == 0
    assert "Trục" not in texts(counts)
    assert "130.729" in texts(counts)


def test_the_first_place_is_on_top() -> None:
    chart = history(
        [figure_row("2020", 6, nature="rank"), figure_row("2021", 28, nature="rank")],
        t=VI,
        noun="",
    )
    bottom, top = drawn(chart)["layout"]["yaxis"]["range"]
    assert top < 1 < 28 < bottom
    assert drawn(chart)["layout"]["yaxis"]["ticktext"][0] == "1"


def test_all_points_lie_within_the_axes() -> None:
    figures = [*RATES, figure_row("2025-Q3", 93.28), figure_row("2019-Q3", 100)]
    layout, points = drawn(rates(figures))["layout"], marks(rates(figures))
    low, high = layout["yaxis"]["range"]
    first, last = layout["xaxis"]["range"]
    assert all(low < value < high for value in points["y"])
    assert all(first < day < last for day in points["x"])
    assert layout["yaxis"]["fixedrange"]
    assert layout["xaxis"]["fixedrange"]


def test_years_are_named_in_their_middle_and_not_beyond_the_last_point() -> None:
    axis = drawn(rates([*RATES, figure_row("2025-Q3", 93.28)]))["layout"]["xaxis"]
    assert axis["ticktext"][-1] == "2025"
    assert all(day.endswith("-07-02") for day in axis["tickvals"])


@pytest.mark.parametrize("figures", [[figure_row("2021-Q1", 98.63)], []], ids=["one", "none"])
def test_one_figure_or_none_is_drawn_too(figures: list[dict[str, Any]]) -> None:
    assert len(marks(rates(figures))["x"]) == len(figures)


def test_more_than_twelve_points_label_only_the_telling_ones() -> None:
    years = [figure_row(str(year), 50 + (year * 7) % 40) for year in range(2000, 2020)]
    said = [text for text in marks(rates(years))["text"] if text]
    assert 1 <= len(said) <= 4


def test_hover_names_the_scope_the_source_and_the_doubt() -> None:
    hover = marks(rates(RATES))["hovertext"][1].replace("<br>", " ")
    for word in ("Quý I/2023", "99,19%", "số tính lại từ văn bản", NOTE, "Báo cáo quý"):
        assert word in hover


def test_missing_cells_of_a_frame_are_no_words() -> None:
    row = figure_row("2021-Q1", 98.63, scope_note=float("nan"), printed=float("nan"))
    assert "nan" not in texts(rates([row]))


def test_the_alt_text_lists_every_figure() -> None:
    assert alt_text(RATES, t=EN, noun="%", title="On time") == (
        "On time: Q1 2021 98.63%; Q1 2023 99.19%; Q1 2024 99.37%."
    )


def test_english_has_no_vietnamese() -> None:
    spoken = texts(rates([*RATES, figure_row("2025-Q3", 93.28)], t=EN))
    for word in ("Quý", "Trục", "rỗng", "số tính lại từ văn bản", "Nguồn", "Báo cáo"):
        assert word not in spoken


def test_the_figures_are_not_changed() -> None:
    before = deepcopy(RATES)
    rates(RATES)
    assert before == RATES


def test_labels_avoid_points_lines_and_each_other() -> None:
    crowded = [(100.0, 50.0), (104.0, 50.0)]
    assert place_labels(crowded, [["1"], ["2"]], [], 248, 12) != ["top center", "top center"]
    line_above = [((0.0, 62.0), (248.0, 62.0))]
    assert place_labels([(100.0, 50.0)], [["1"]], line_above, 248, 12) == ["bottom center"]
    assert place_labels([(2.0, 50.0)], [["a long one"]], [], 248, 12) == ["top right"]
