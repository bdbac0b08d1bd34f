"""The Pareto of late dossiers: bars from zero, cumulative shares, the rest as one row."""

import pytest

from analytics.charts import labels, pareto, theme
from analytics.i18n import EN, VI
from analytics.views.overview import late_units
from tests.charts.builders import drawn, texts
from tests.fixtures.unit_rates import late_of

# 60 late dossiers at five of twelve units.
FOUND = late_units(late_of(6, 24, 12, 15, 3, *[0] * 7))


def test_bars_start_at_zero_and_are_shares_of_all() -> None:
    bars, dots = drawn(pareto(FOUND, t=VI, shown=3))["data"]
    assert bars["type"] == "bar"
    assert list(bars["x"]) == pytest.approx([24 / 60, 15 / 60, 12 / 60, 9 / 60])
    assert sum(bars["x"]) == pytest.approx(1)
    assert list(dots["x"]) == pytest.approx([24 / 60, 39 / 60, 51 / 60, 1])
    assert drawn(pareto(FOUND, t=VI))["layout"]["xaxis"]["range"][0] == 0


def test_the_units_of_the_first_half_stand_out() -> None:
    colours = drawn(pareto(FOUND, t=VI, shown=3))["data"][0]["marker"]["color"]
    assert list(colours) == [theme.ACCENT, theme.ACCENT, theme.GREY, theme.SOFT_GREY]


def test_the_rest_is_one_row_with_its_sum() -> None:
    said = texts(pareto(FOUND, t=VI, shown=3))
    assert "9 đơn vị còn lại" in said
    assert "<b>9</b>" in said
    assert "đơn vị còn lại" not in texts(pareto(late_units(late_of(3, 2)), t=VI))


def test_hover_says_the_row_in_words() -> None:
    hover = drawn(pareto(FOUND, t=VI))["data"][0]["hovertext"][1]
    assert "Xã u003" in hover
    assert "15 hồ sơ trễ, 25,0% của 60" in hover
    assert "2 đơn vị đầu giữ 65,0% số hồ sơ trễ" in hover


def test_alt_says_the_concentration_and_every_row() -> None:
    alt = pareto(FOUND, t=VI, title="Hồ sơ trễ").alt
    assert alt.startswith("Hồ sơ trễ: 2 trên 12 đơn vị giữ quá nửa số hồ sơ trễ (39 trên 60).")
    assert "Xã u001 24; Xã u003 15" in alt


def test_one_unit_with_all_of_them() -> None:
    chart = pareto(late_units(late_of(7, 0, 0)), t=EN, filename="late-2021-Q1")
    bars, dots = drawn(chart)["data"]
    assert list(bars["x"]) == [1, 0]
    assert list(dots["x"]) == [1, 1]
    assert chart.config["toImageButtonOptions"]["filename"] == "late-2021-Q1"


@pytest.mark.parametrize("late", [(24, 6, 15, 12, 3), (30, 30), (1, 1, 1, 1, 1, 1, 1, 1, 1, 1)])
def test_no_label_leaves_the_narrowest_figure_or_lies_on_the_half(late: tuple[int, ...]) -> None:
    _bars, dots = drawn(pareto(late_units(late_of(*late)), t=VI))["data"]
    for share, side in zip(dots["x"], dots["textposition"], strict=True):
        at = share / 1.02 * labels.PLOT_WIDTH
        width = labels.text_width("100%", theme.SMALL)
        low, high = (at - width, at) if side == "middle left" else (at, at + width)
        assert low >= 0
        assert high <= labels.PLOT_WIDTH + 8
