"""The theme: legible on both backgrounds and without colour, quiet, in the reader's language."""

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import plotly.graph_objects as go
import pytest
from streamlit.elements.lib import streamlit_plotly_theme

from analytics.charts import Chart, marked, theme
from analytics.i18n import EN, VI, translator
from tests.charts.builders import drawn


def bars() -> Chart:
    """The simplest chart there is."""
    data = [{"type": "bar", "x": [1, 2], "y": ["a", "b"], "orientation": "h"}]
    return Chart(theme.figure(data, {"height": 80}, VI), theme.config("x", VI), "a 1; b 2.")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]
    return sum(part * one for part, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


CONFIG = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
THEMES = ("light", "dark")


def shown(colour: str, name: str) -> str:
    """What the front end makes of a placeholder: the theme's colour at its place."""
    place = int(colour.removeprefix("#")) - 1
    return str(CONFIG[name]["chartCategoricalColors"][place])


MARKS = {
    "data": theme.DATA,
    "chosen": theme.CHOSEN,
    "strong": theme.STRONG,
    "violet": theme.VIOLET,
    "good": theme.GOOD,
    "near": theme.NEAR,
    "bad": theme.BAD,
}


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_out_from_card_and_page(name: str, mode: str) -> None:
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(shown(MARKS[name], mode), CONFIG[mode][ground]) >= 3


@pytest.mark.parametrize("mode", THEMES)
def test_the_colours_of_the_theme_have_the_meaning_of_the_style_sheet(mode: str) -> None:
    sheet = Path("pages/ui/style.css").read_text(encoding="utf-8")
    for name in ("data", "chosen", "good", "near", "bad", "violet", "line"):
        both = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", sheet)
        assert both is not None
        assert shown(getattr(theme, name.upper()), mode) == both[1 + THEMES.index(mode)]


# Machado, Oliveira & Fernandes 2009, severity 1: what a colour looks like to a dichromat.
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def seen(colour: str, matrix: tuple[tuple[float, float, float], ...]) -> list[float]:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]
    mixed = [sum(m * one for m, one in zip(row, linear, strict=True)) for row in matrix]
    return [255 * max(0.0, min(1.0, one)) ** (1 / 2.4) for one in mixed]


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("kind", BLINDNESS)
def test_met_and_missed_differ_for_colour_blind_readers(kind: str, mode: str) -> None:
    met, missed = (seen(shown(colour, mode), BLINDNESS[kind]) for colour in (theme.GOOD, theme.BAD))
    assert sum(abs(a - b) for a, b in zip(met, missed, strict=True)) > 60


def test_a_figure_neither_drags_nor_zooms_and_is_clear() -> None:
    layout = theme.figure([], {}, VI).to_plotly_json()["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]
    assert layout["plot_bgcolor"] == "rgba(0, 0, 0, 0)"
    assert layout["paper_bgcolor"] == "rgba(0, 0, 0, 0)"
    assert layout["showlegend"] is False
    assert "layout" not in layout["template"]


@pytest.mark.parametrize(("language", "separators"), [("vi", ",."), ("en", ".,")])
def test_separators_are_the_languages(language: str, separators: str) -> None:
    assert theme.figure([], {}, translator(language)).layout.separators == separators


def test_the_tool_bar_offers_one_png_at_three_times_the_size_in_vietnamese() -> None:
    config = theme.config("ty-le-2021-Q1", VI)
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["toImageButtonOptions"] == {
        "format": "png",
        "scale": 3,
        "filename": "ty-le-2021-Q1",
    }
    assert config["displaylogo"] is False
    dictionary = config["locales"][config["locale"]]["dictionary"]
    assert dictionary["Download plot as a PNG"] == "Tải ảnh PNG"
    assert theme.config("x", EN)["locale"] == "en"


def test_all_text_is_the_themes_ink() -> None:
    layout = drawn(bars())["layout"]
    fonts = [layout["font"], layout["hoverlabel"]["font"]]
    fonts += [layout[axis]["tickfont"] for axis in ("xaxis", "yaxis")]
    assert {font["color"] for font in fonts} == {theme.INK}


def test_streamlit_still_knows_the_placeholders() -> None:
    assert streamlit_plotly_theme.GRAY_90 == theme.INK
    assert streamlit_plotly_theme.CATEGORY_0 == theme.DATA
    assert streamlit_plotly_theme.CATEGORY_1 == theme.CHOSEN
    assert streamlit_plotly_theme.CATEGORY_9 == theme.LINE


def test_a_final_figure_hands_on_what_plotly_would() -> None:
    figure = bars().figure
    assert figure.to_dict() == go.Figure.to_dict(figure)
    assert figure.to_dict() is not figure.to_dict()


def test_illustrative_data_is_marked_in_the_figure_and_nothing_else_changes() -> None:
    plain = bars()
    chart = marked(plain, "MINH HỌA")
    (image,) = drawn(chart)["layout"]["images"]
    assert ">MINH HỌA</text>" in unquote(image["source"])
    assert image["xref"] == image["yref"] == "paper"
    assert "images" not in plain.figure.to_dict()["layout"]
    assert chart.figure.to_dict()["data"] == plain.figure.to_dict()["data"]
    assert (chart.alt, chart.config) == (plain.alt, plain.config)
