"""The heat map: a number in every cell, its ground by the distance to the target."""

from typing import Any

import pytest

from analytics.charts import heat_map
from analytics.charts.heat_map import SCALE, distance, short_text
from analytics.i18n import EN, VI, translator
from analytics.query import Answer
from analytics.views.profile.heat import heat
from tests.charts.builders import answer, counted, drawn
from tests.charts.test_theme import contrast

NAMES = {"dat-dai": "Đất đai", "ho-tich": "Hộ tịch"}
PERIODS = ("2020-Q3", "2020-Q4", "2021-Q1")


def cell(key: str, period: str, on_time: int, resolved: int) -> Answer:
    return Answer(**{**vars(counted(key, on_time, resolved)), "period": period})


# Land: 80 of 100, then nothing in Q4, then 45 of 50. Civil status: 20 of 20 (few), then all of 40.
CELLS = [
    cell("dat-dai", "2020-Q3", 80, 100),
    cell("ho-tich", "2020-Q3", 20, 20),
    cell("dat-dai", "2021-Q1", 45, 50),
    cell("ho-tich", "2021-Q1", 39, 40),
]
GRID = heat(CELLS, "sector", PERIODS)


def made(language: str = "vi", **more: Any) -> dict[str, Any]:
    return drawn(heat_map(GRID, NAMES, t=translator(language), **more))


def made_of(names: dict[str, str], **more: Any) -> dict[str, Any]:
    return drawn(heat_map(GRID, names, t=VI, **more))


def grid(figure: dict[str, Any]) -> dict[str, Any]:
    (trace,) = figure["data"]
    assert trace["type"] == "heatmap"
    return dict(trace)


def test_every_cell_says_its_rate_the_greater_row_on_top() -> None:
    figure = made()
    cells = grid(figure)
    assert list(cells["x"]) == list(PERIODS)
    assert list(cells["y"]) == ["dat-dai", "ho-tich"]
    assert figure["layout"]["yaxis"]["autorange"] == "reversed"
    assert [list(row) for row in cells["text"]] == [["80,0", "", "90,0"], ["100°", "", "97,5"]]


@pytest.mark.parametrize(
    ("on_time", "resolved", "text"),
    [(99_999, 100_000, "&gt;99,9"), (1, 100_000, "&lt;0,1"), (0, 40, "0,0"), (29, 29, "100°")],
)
def test_a_rate_is_not_rounded_to_all_or_nothing(on_time: int, resolved: int, text: str) -> None:
    one = cell("dat-dai", "2021-Q1", on_time, resolved)
    assert short_text(one, VI) == text
    assert short_text(one, EN) == text.replace(",", ".")
    assert short_text(None, VI) == ""


def test_the_ground_is_the_distance_to_the_target() -> None:
    cells = grid(made(target=0.95))
    # Of 20 dossiers the rate says little; a cell without a rate has no ground.
    assert [list(row) for row in cells["z"]] == [[-15.0, None, -5.0], [0.0, None, 2.5]]
    assert (cells["zmin"], cells["zmax"]) == (-10.0, 5.0)
    place = (0 - cells["zmin"]) / (cells["zmax"] - cells["zmin"])
    assert round(place, 9) == round(SCALE[1][0], 9)


def test_without_a_target_no_cell_has_a_ground() -> None:
    cells = grid(made())
    assert {value for row in cells["z"] for value in row} == {0.0, None}
    assert distance(cell("dat-dai", "2021-Q1", 0, 29), 0.95) == 0.0
    assert distance(cell("dat-dai", "2021-Q1", 0, 30), 0.95) == -95.0


@pytest.mark.parametrize(("page", "ink"), [("#ffffff", "#14201f"), ("#16201f", "#e7eeed")])
@pytest.mark.parametrize("step", [0, 1, 2])
def test_the_number_is_legible_on_every_ground(page: str, ink: str, step: int) -> None:
    """The papers and inks of the style sheet; grounds are see-through."""
    red, green, blue, depth = (float(part) for part in SCALE[step][1][5:-1].split(","))
    under = [int(page[place : place + 2], 16) for place in (1, 3, 5)]
    mixed = [
        round(depth * over + (1 - depth) * below)
        for over, below in zip((red, green, blue), under, strict=True)
    ]
    assert contrast("#" + "".join(f"{one:02x}" for one in mixed), ink) >= 4.5


def test_hover_says_the_counts_behind_a_cell() -> None:
    hover = grid(made())["hovertext"][0][0]
    for words in ("Đất đai", "Quý III/2020: 80,00%", "80 trên 100 hồ sơ", "20 hồ sơ trễ"):
        assert words in hover
    assert grid(made())["hovertext"][0][1] == ""


@pytest.mark.parametrize(("language", "first"), [("vi", "III<br>2020"), ("en", "Q3<br>2020")])
def test_columns_are_named_in_two_lines(language: str, first: str) -> None:
    assert made(language)["layout"]["xaxis"]["ticktext"][0] == first


def test_names_are_links_wrap_and_are_escaped() -> None:
    long = "Ban Quản lý Khu kinh tế Vân Phong và các khu công nghiệp"
    names = {"dat-dai": long, "ho-tich": "<b>"}
    figure = made_of(names, addresses={"dat-dai": "?of=sector.dat-dai&lang=vi"})
    land, status = figure["layout"]["yaxis"]["ticktext"]
    assert land.startswith('<a href="?of=sector.dat-dai&amp;lang=vi" target="_self">Ban Quản lý')
    assert long in land.replace("<br>", " ")
    assert land.count("<br>") >= 2
    assert status == "&lt;b&gt;"


def test_a_printed_rate_without_counts_is_not_called_small() -> None:
    one = answer("dat-dai", 0.9716, printed="97,16%")
    assert short_text(one, VI) == "97,2"


def test_a_longer_list_is_a_higher_figure() -> None:
    one, two = (drawn(heat_map(GRID.greatest(number), NAMES, t=VI)) for number in (1, 2))
    assert two["layout"]["height"] == one["layout"]["height"] + 30
