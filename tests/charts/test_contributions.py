"""Contributions: bars around zero whose numbers are those of the table; the chosen one in blue."""

from typing import Any

import pytest

from analytics.charts import contributions, theme
from analytics.i18n import EN, translator
from analytics.views.compare import Change
from tests.charts.builders import drawn, texts
from tests.views.compare.conftest import Asking, ask, small

__all__ = ["ask"]
LAND = "dat-dai"


def made(view: Change, key: str = "", language: str = "vi") -> dict[str, Any]:
    return dict(drawn(contributions(view, t=translator(language), key=key)))


def numbers(figure: dict[str, Any]) -> list[str]:
    """The numbers at the right edge."""
    said = figure["layout"]["yaxis2"]["ticktext"]
    return [text.removeprefix("<b>").removesuffix("</b>").replace("\u00a0", " ") for text in said]


def test_names_stand_left_and_the_numbers_of_the_table_right(ask: Asking) -> None:
    figure = made(ask(dataset="demo"))
    names = [name.replace("<br>", " ") for name in figure["layout"]["yaxis"]["ticktext"]]
    assert names[0] == "UBND cấp huyện"
    assert numbers(figure) == ["+0,20", "+0,11", "+0,02", "+0,02"]
    bars, ticks = figure["data"]
    assert list(bars["y"]) == list(ticks["y"]) == figure["layout"]["yaxis"]["tickvals"]
    assert sum(bars["x"]) == pytest.approx(111824 / 113375 - 104820 / 106647)


def test_the_bars_stand_around_zero_and_name_no_other_axis(ask: Asking) -> None:
    layout = made(ask("received", "sector", dataset="demo"))["layout"]
    assert layout["xaxis"]["zeroline"] and not layout["xaxis"]["showticklabels"]
    assert layout["yaxis"]["automargin"] and layout["yaxis2"]["automargin"]
    assert "annotations" not in layout and "shapes" not in layout and "title" not in layout


def test_the_chosen_one_is_blue_and_what_chance_can_do_is_faint() -> None:
    earlier = {("568", LAND): (900, 100), ("so-noi-vu", LAND): (90, 10)}
    later = {("568", LAND): (500, 500), ("so-noi-vu", LAND): (89, 11)}
    view = small(earlier, later)(split="unit")
    colours = made(view)["data"][0]["marker"]["color"]
    assert list(colours) == [theme.DATA, theme.OTHERS]
    colours = made(view, "so-noi-vu")["data"][0]["marker"]["color"]
    assert list(colours) == [theme.DATA, theme.CHOSEN]


def test_counts_and_money_have_their_units(ask: Asking) -> None:
    assert numbers(made(ask("received", dataset="demo"))) == ["+2.929", "+2.676", "+2.665", "+764"]
    money = numbers(made(ask("fees_online", dataset="demo")))[0]
    assert money == "+34,8 triệu ₫"


def test_hover_says_both_effects_and_both_values(ask: Asking) -> None:
    hover = made(ask(dataset="demo"))["data"][0]["hovertext"][0].replace("\u00a0", " ")
    for words in ("<b>UBND cấp huyện</b>", "+0,20 điểm %", "do tỷ lệ +0,18 · do cơ cấu +0,02"):
        assert words in hover
    assert "89,62% → 91,58%" in hover


def test_two_groups_of_one_name_are_two_rows(ask: Asking) -> None:
    view = ask(split="unit", dataset="demo")
    ticks = made(view)["layout"]["yaxis"]["tickvals"]
    assert len(set(ticks)) == len(ticks) == 6


def test_the_alt_text_says_every_bar(ask: Asking) -> None:
    chart = contributions(ask(dataset="demo"), t=EN, title="Why")
    assert chart.alt.startswith("Why: District People's Committees +0.20;")
    assert chart.alt.endswith(".")


def test_english_speaks_english(ask: Asking) -> None:
    spoken = texts(contributions(ask(split="unit", dataset="demo"), t=EN))
    for word in ("tỷ lệ", "cơ cấu", "nhóm", "điểm", "ngẫu"):
        assert word not in spoken
