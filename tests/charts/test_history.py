"""Figures over time: what is joined, what stays a gap, what a point says."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from analytics.charts import history
from analytics.charts.history import alt_text
from analytics.i18n import EN, VI
from tests.charts.builders import drawn, figure_row, texts
from tests.charts.trends import ends, lines_of

NOTE = "tỉnh + huyện + xã"
RATES = [
    figure_row("2024-Q1", 99.37, printed="99,37%", scope_note=NOTE),
    figure_row("2021-Q1", 98.63, printed="98,63%"),
    figure_row("2023-Q1", 99.19, precision="derived", scope_note=NOTE),
]
# Four years in a row, the last one derived.
YEARS = [
    figure_row("2021", 91.5, printed="91,5%"),
    figure_row("2022", 92.25, printed="92,25%"),
    figure_row("2023", 93.0),
    figure_row("2024", 94.0, precision="derived", scope_note=None),
]


def rates(figures: list[dict[str, Any]], **options: Any) -> Any:
    """The chart of rates; four years of an indicator of another scope make it worth drawing."""
    return history([*figures, *OTHERS], **{"t": VI, "noun": "%", **options})


OTHERS = [figure_row(str(year), 98.5, level="commune") for year in range(2016, 2020)]


def joined(chart: Any) -> list[list[str]]:
    """The days of each stretch of two points or more, those of OTHERS left out."""
    found: list[list[str]] = [[]]
    for day in lines_of(chart)[0]["x"]:
        if day is None:
            found.append([])
        else:
            found[-1].append(day)
    return [one for one in found if len(one) > 1 and one[0] != "2016-07-01"]


def marks(chart: Any) -> dict[str, Any]:
    return dict(lines_of(chart)[0])


@pytest.mark.parametrize("figures", [[], RATES, YEARS[:3]], ids=["none", "apart", "three"])
def test_fewer_than_four_that_may_be_joined_are_no_chart(figures: list[dict[str, Any]]) -> None:
    assert history(figures, t=VI, noun="%") is None
    assert history(YEARS, t=VI, noun="%") is not None


def test_points_stand_in_the_middle_of_their_period_oldest_first() -> None:
    chart = history(YEARS, t=VI, noun="%")
    assert [day for day in marks(chart)["x"] if day] == [
        "2021-07-02",
        "2022-07-02",
        "2023-07-02",
        "2024-07-01",
    ]
    assert drawn(chart)["layout"]["xaxis"]["type"] == "date"


def test_the_newest_figure_is_named_as_printed() -> None:
    assert (
        "<b>92,25%</b>"
        in ends(
            history([*YEARS[:2], figure_row("2019", 90), figure_row("2020", 91)], t=VI, noun="%")
        )[0]
    )


def test_a_derived_point_is_hollow_and_explained() -> None:
    chart = history(YEARS, t=VI, noun="%")
    assert list(marks(chart)["marker"]["symbol"])[:4] == ["circle"] * 3 + ["circle-open"]
    assert "Dấu rỗng:" in chart.note


def test_an_approximate_point_is_named() -> None:
    figures = [*YEARS, figure_row("2025", 98.0, printed="98%", precision="over")]
    assert "số gần đúng: 2025" in history(figures, t=VI, noun="%").note
    assert "số gần đúng" not in history(YEARS, t=VI, noun="%").note


def quarters(*codes: str, **fields: Any) -> list[dict[str, Any]]:
    return [figure_row(code, 98.0 + number / 10, **fields) for number, code in enumerate(codes)]


@pytest.mark.parametrize(
    ("figures", "pairs"),
    [
        (quarters("2020-Q3", "2020-Q4"), [["2020-08-15", "2020-11-15"]]),
        (quarters("2020-Q4", "2021-Q1"), [["2020-11-15", "2021-02-14"]]),
        (quarters("2020-Q3", "2021-Q1"), []),
        (quarters("2021-Q2", "2021-H1"), []),
        (quarters("2025-Q2", "2025-Q3"), []),
        (quarters("2020", "2021"), [["2020-07-01", "2021-07-02"]]),
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
    figures: list[dict[str, Any]], pairs: list[list[str]]
) -> None:
    assert joined(rates(figures)) == pairs


def test_scopes_that_the_sources_word_differently_are_not_joined() -> None:
    figures = quarters("2020-Q3", "2020-Q4")
    figures[1]["scope_note"] = NOTE
    assert joined(rates(figures)) == []


def test_of_two_documents_the_line_goes_through_the_first() -> None:
    figures = [*quarters("2020-Q3", "2020-Q4"), figure_row("2020-Q3", 97.0)]
    chart = rates(figures)
    assert joined(chart) == [["2020-08-15", "2020-11-15"]]
    assert list(marks(chart)["x"]).count("2020-08-15") == 2


def test_the_break_is_drawn_and_named_only_when_time_reaches_it() -> None:
    names = {date(2025, 7, 1): "Hợp nhất với Ninh Thuận"}
    across = rates([*RATES, figure_row("2025-Q3", 93.28)], breaks=names)
    assert "1/7/2025: Hợp nhất" in across.note
    assert [shape["x0"] for shape in drawn(across)["layout"]["shapes"]] == ["2025-07-01"]
    before = rates(RATES, breaks=names)
    assert "Hợp nhất" not in before.note
    assert not drawn(before)["layout"].get("shapes")


def test_rates_are_zoomed_and_say_so_counts_start_at_zero() -> None:
    assert drawn(rates(RATES))["layout"]["yaxis"]["range"][0] > 95
    assert "rục từ 9" in rates(RATES).note
    rows = [figure_row(str(year), 130729, printed="130.729") for year in range(2018, 2022)]
    counts = history(rows, t=VI, noun="hồ sơ")
    assert drawn(counts)["layout"]["yaxis"]["tickvals"][0] == 0
    assert "rục từ" not in counts.note
    assert "130.729" in ends(counts)[0]


def test_the_first_place_is_on_top() -> None:
    ranks = [figure_row(str(2018 + place), 6 + 7 * place, nature="rank") for place in range(4)]
    chart = history(ranks, t=VI, noun="")
    bottom, top = drawn(chart)["layout"]["yaxis"]["range"]
    assert top < 1 < 27 < bottom
    assert drawn(chart)["layout"]["yaxis"]["ticktext"][0] == "1"


def test_all_points_lie_within_the_axes() -> None:
    figures = [*RATES, figure_row("2025-Q3", 93.28), figure_row("2019-Q3", 100)]
    layout, points = drawn(rates(figures))["layout"], marks(rates(figures))
    low, high = layout["yaxis"]["range"]
    first, last = layout["xaxis"]["range"]
    assert all(low < value < high for value in points["y"] if value is not None)
    assert all(first < day < last for day in points["x"] if day is not None)
    assert layout["yaxis"]["fixedrange"]
    assert layout["xaxis"]["fixedrange"]


def test_hover_names_the_scope_the_source_and_the_doubt() -> None:
    hover = " ".join(marks(rates(RATES))["hovertext"]).replace("<br>", " ")
    for word in ("Quý I/2023", "99,19%", "tính lại", NOTE, "Báo cáo quý"):
        assert word in hover


def test_missing_cells_of_a_frame_are_no_words() -> None:
    row = figure_row("2021-Q1", 98.63, scope_note=float("nan"), printed=float("nan"))
    assert "nan" not in texts(rates([row]))
    empty = figure_row("2022-Q1", float("nan"))
    assert "2022" not in alt_text([row, empty], t=VI, noun="%")


def test_the_alt_text_lists_every_figure() -> None:
    assert alt_text(RATES, t=EN, noun="%", title="On time") == (
        "On time: Q1 2021 98.63%; Q1 2023 99.19%; Q1 2024 99.37%."
    )


def test_english_has_no_vietnamese() -> None:
    made = rates([*RATES, figure_row("2025-Q3", 93.28)], t=EN)
    spoken = texts(made) + made.note
    for word in ("Quý", "Trục", "trục", "rỗng", "tính lại", "Nguồn", "Báo cáo"):
        assert word not in spoken


def test_the_figures_are_not_changed() -> None:
    before = deepcopy(RATES)
    rates(RATES)
    assert before == RATES
