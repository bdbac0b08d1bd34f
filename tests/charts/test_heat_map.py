"""The heat map: a number in every cell, a deeper ground the more was late, open cells said."""

from typing import Any

import pytest

from analytics.charts import heat_map, theme
from analytics.charts.heat_map import MOST, column_lines, ground, short_text
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


def numbers(figure: dict[str, Any]) -> dict[str, Any]:
    (trace,) = [one for one in figure["data"] if one["type"] == "scatter"]
    return dict(trace)


def said(figure: dict[str, Any]) -> str:
    """All words of a figure that are not in a cell."""
    return " ".join(note["text"] for note in figure["layout"]["annotations"])


def grounds(figure: dict[str, Any]) -> dict[str, Any]:
    return dict(figure["data"][0])


def test_every_cell_says_its_rate() -> None:
    trace = numbers(made())
    assert list(zip(trace["x"], trace["text"], strict=True)) == [
        (0, "80,0"),
        (2, "90,0"),
        (0, "100°"),
        (2, "97,5"),
    ]
    # Two rows, the greater one on top; a cell's ground lies behind its number.
    assert trace["y"][0] == trace["y"][1] > trace["y"][2] == trace["y"][3]
    bars = grounds(made())
    assert bars["x"] == trace["x"]
    for y, base, height in zip(trace["y"], bars["base"], bars["y"], strict=True):
        assert base < y < base + height


@pytest.mark.parametrize(
    ("on_time", "resolved", "text"),
    [(99_999, 100_000, "&gt;99,9"), (1, 100_000, "&lt;0,1"), (0, 40, "0,0"), (29, 29, "100°")],
)
def test_a_rate_is_not_rounded_to_all_or_nothing(on_time: int, resolved: int, text: str) -> None:
    one = cell("dat-dai", "2021-Q1", on_time, resolved)
    grid = heat([one], "sector", PERIODS)
    assert numbers(drawn(heat_map(grid, NAMES, t=VI)))["text"] == [text]
    assert short_text(one, EN) == text.replace(",", ".").replace("&gt;", ">").replace("&lt;", "<")


def test_the_ground_deepens_with_the_share_late_and_stops_at_a_tenth() -> None:
    depths = [
        float(ground(cell("dat-dai", "2021-Q1", on_time, 200)).rpartition(",")[2].rstrip(")"))
        for on_time in (200, 198, 190, 180, 100)
    ]
    assert depths == [0.0, 0.042, 0.21, 0.42, 0.42]


def test_a_rate_of_few_dossiers_has_no_ground() -> None:
    assert ground(cell("dat-dai", "2021-Q1", 0, 29)).endswith(", 0.0)")
    assert ground(cell("dat-dai", "2021-Q1", 0, 30)).endswith(", 0.42)")


@pytest.mark.parametrize(("page", "ink"), [("#ffffff", "#16211f"), ("#101817", "#e6eeec")])
def test_the_number_is_legible_on_the_deepest_ground(page: str, ink: str) -> None:
    """The inks of .streamlit/config.toml; the ground is see-through."""
    red, green, blue, depth = (
        float(part) for part in ground(cell("a", "2021-Q1", 0, 50))[5:-1].split(",")
    )
    under = [int(page[place : place + 2], 16) for place in (1, 3, 5)]
    mixed = [
        round(depth * over + (1 - depth) * below)
        for over, below in zip((red, green, blue), under, strict=True)
    ]
    assert contrast("#" + "".join(f"{one:02x}" for one in mixed), ink) >= 4.5


def test_a_quarter_without_figures_is_hatched_and_said() -> None:
    figure = made()
    _cells, bar = [one for one in figure["data"] if one["type"] == "bar"]
    assert list(bar["x"]) == [1]
    assert bar["marker"]["pattern"]["shape"] == "/"
    assert bar["hovertext"] == ["Quý IV/2020: chưa có số liệu"]
    assert "gạch chéo: quý chưa có số liệu" in said(figure)
    assert "°: dưới 30 hồ sơ, không tô nền" in said(figure)
    assert "ô trống" not in said(figure)


def test_an_empty_cell_is_said_and_a_full_grid_says_nothing_of_it() -> None:
    holed = heat(CELLS[:3], "sector", ("2020-Q3", "2021-Q1"))
    figure = drawn(heat_map(holed, NAMES, t=VI))
    assert "ô trống: không có hồ sơ giải quyết" in said(figure)
    full = heat(CELLS, "sector", ("2020-Q3", "2021-Q1"))
    figure = drawn(heat_map(full, NAMES, t=VI))
    assert "ô trống" not in said(figure)
    assert len(figure["data"]) == 2


def test_hover_says_the_counts_behind_a_cell() -> None:
    hover = grounds(made())["hovertext"][0]
    for words in ("Đất đai", "Quý III/2020: 80,00%", "80 trên 100 hồ sơ", "20 hồ sơ trễ"):
        assert words in hover


def test_columns_are_named_in_both_languages_and_other_kinds_too() -> None:
    assert column_lines("2021-Q1", VI) == ["I", "2021"]
    assert column_lines("2021-Q1", EN) == ["Q1", "2021"]
    assert column_lines("2021", VI) == ["2021"]
    texts = [one["text"] for one in made("en")["layout"]["annotations"]]
    assert {"Q3<br>2020", "Q4<br>2020", "Q1<br>2021"} <= set(texts)


def test_eight_columns_do_not_collide_on_a_phone() -> None:
    """A cell's text and a column's name, at the width that a phone leaves to a column."""
    room = 304 / 8
    for text in (">99,9°", "2021"):
        assert len(text) * theme.SMALL * 0.51 <= room


def test_long_names_wrap_and_are_never_cut() -> None:
    long = {"dat-dai": "Ban Quản lý Khu kinh tế Vân Phong và các khu công nghiệp", "ho-tich": "B"}
    figure = drawn(heat_map(GRID, long, t=VI))
    assert long["dat-dai"] in said(figure).replace("<br>", " ")


def test_a_printed_rate_without_counts_is_not_called_small() -> None:
    one = answer("dat-dai", 0.9716, printed="97,16%")
    assert short_text(one, VI) == "97,2"


def test_of_a_long_list_the_rows_with_most_dossiers_are_drawn() -> None:
    many = {f"{number:02}": f"Lĩnh vực {number}" for number in range(MOST + 2)}
    cells = [
        cell(key, period, 40 + int(key), 50 + int(key))
        for key in many
        for period in PERIODS[:: 1 if key == "00" else 2]
    ]
    figure = drawn(heat_map(heat(cells, "sector", PERIODS), many, t=VI))
    names = [one["text"] for one in figure["layout"]["annotations"]]
    assert "Lĩnh vực 41" in names and "Lĩnh vực 2" in names
    assert "Lĩnh vực 1" not in names and "Lĩnh vực 0" not in names
    assert len(numbers(figure)["x"]) == 2 * MOST
    told = said(figure).replace("<br>", " ")
    assert "vẽ 40 dòng nhiều hồ sơ nhất; 2 dòng nữa ở dạng bảng" in told
    # The quarter that only a row left out has figures of is no quarter without figures.
    assert "gạch chéo" not in said(figure)
    assert "dòng nữa" not in said(made())
