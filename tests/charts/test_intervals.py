"""Ranks with their intervals: names, values, bars, who is hollow, who is left out."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts import rank_dots, theme
from analytics.charts.labels import PLOT_WIDTH, text_width
from analytics.charts.ranked import ENDS, MOST, laid_out
from analytics.i18n import EN, VI
from analytics.texts import Bilingual, Term
from analytics.views.ranking import Ranking, Standing
from tests.charts.builders import counted, drawn, texts
from tests.fixtures.examples import some
from tests.views.ranking.conftest import story

FIVE = {"a": (990, 10), "b": (95, 5), "c": (95, 5), "d": (560, 240), "e": (7, 1)}
MANY = [f"u{number:02}" for number in range(40)]


@pytest.fixture(scope="module")
def five() -> Ranking:
    return story(FIVE)()


@pytest.fixture(scope="module")
def many() -> Ranking:
    """Forty departments, each with three more late dossiers than the one before."""
    counts = {name: (960 - 3 * place, 40 + 3 * place) for place, name in enumerate(MANY)}
    return story(counts, names=MANY)()


def traces(chart: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    bars, dots = drawn(chart)["data"]
    return bars, dots


def notes(chart: Any) -> list[str]:
    return [str(note["text"]) for note in drawn(chart)["layout"]["annotations"]]


def test_dots_stand_in_the_order_of_the_ranks(five: Ranking) -> None:
    _bars, dots = traces(rank_dots(five, t=VI))
    assert list(dots["x"])[:4] == [0.99, 0.95, 0.95, 0.7]
    assert list(dots["y"]) == sorted(dots["y"], reverse=True)


def test_bars_are_the_intervals_of_the_ranked_units(five: Ranking) -> None:
    bars, _dots = traces(rank_dots(five, t=VI))
    found = list(zip(bars["x"][::3], bars["x"][1::3], strict=True))
    assert found == [(one.interval.low, one.interval.high) for one in five.ranked if one.interval]
    assert len(found) == 4


def test_rank_name_value_and_possible_ranks_are_written(five: Ranking) -> None:
    said = notes(rank_dots(five, t=VI))
    assert "1. Sở A" in said
    assert any("99,00%" in text and "hạng 1–3" in text for text in said)
    assert any("70,00%" in text and "hạng 4" in text for text in said)
    assert any("87,50%" in text and "&lt; 30 hồ sơ" in text for text in said)


def test_a_small_unit_is_hollow_and_has_no_rank(five: Ranking) -> None:
    chart = rank_dots(five, t=VI)
    _bars, dots = traces(chart)
    assert [symbol.endswith("-open") for symbol in dots["marker"]["symbol"]] == [*[False] * 4, True]
    assert "Sở E" in notes(chart)
    assert "dấu rỗng: không xếp hạng" in texts(chart)


def test_a_small_unit_beyond_the_axis_points_there() -> None:
    view = story({"a": (990, 10), "b": (985, 15), "c": (1, 4)}, names="abc")()
    chart = rank_dots(view, t=VI)
    _bars, dots = traces(chart)
    assert dots["marker"]["symbol"][-1] == "triangle-left-open"
    assert dots["x"][-1] == drawn(chart)["layout"]["xaxis"]["tickvals"][0] >= 0.9
    assert "nằm ngoài trục" in texts(chart)


def test_the_chosen_unit_stands_out_from_grey_ones(five: Ranking) -> None:
    _bars, dots = traces(rank_dots(five, t=VI, key="b"))
    assert list(dots["marker"]["color"]) == [
        theme.GREY,
        theme.ACCENT,
        theme.GREY,
        theme.GREY,
        theme.GREY,
    ]


def test_a_yardstick_is_dashed_and_a_target_gives_states(five: Ranking) -> None:
    chart = rank_dots(five, t=VI)
    dashes = {
        shape["line"]["dash"]
        for shape in drawn(chart)["layout"]["shapes"]
        if "dash" in shape["line"]
    }
    assert dashes == {"4px,3px"}
    assert "Mốc tham chiếu 95%" in texts(chart)
    goal = {"metric": "on_time_rate", "level": "province", "value": 95, "valid_from": "2020-01-01"}
    bound = rank_dots(story(FIVE, targets=[goal])(), t=VI)
    _bars, dots = traces(bound)
    assert list(dots["marker"]["symbol"])[:4] == [
        "circle",
        "circle",
        "circle",
        "triangle-up",
    ]
    assert "▲" in texts(bound)
    assert "Chỉ tiêu 95%" in texts(bound)


def test_of_many_units_both_ends_and_the_chosen_one_are_drawn(many: Ranking) -> None:
    assert len(many.ranked) == 40 > MOST
    said = notes(rank_dots(many, t=VI))
    assert f"⋮ {40 - 2 * ENDS} đơn vị ở giữa: xem bảng" in said
    chosen = many.ranked[19]
    chart = rank_dots(many, t=VI, key=chosen.key)
    assert any(text.startswith("20. ") for text in notes(chart))
    assert "⋮ 12 đơn vị ở giữa: xem bảng" in notes(chart)
    assert "⋮ 13 đơn vị ở giữa: xem bảng" in notes(chart)
    assert len(traces(chart)[1]["x"]) == 2 * ENDS + 1


def test_the_unit_after_the_first_ones_leaves_no_empty_gap(many: Ranking) -> None:
    chart = rank_dots(many, t=VI, key=many.ranked[ENDS].key)
    assert [text for text in notes(chart) if text.startswith("⋮")] == [
        "⋮ 25 đơn vị ở giữa: xem bảng"
    ]


@some(10)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 130))
def test_no_unit_is_drawn_twice_and_none_is_lost(ranked: int, small: int, chosen: int) -> None:
    """However many are ranked and stand apart: those drawn and those in the words are all."""
    standings = [standing(place, rank=place + 1) for place in range(ranked)]
    standings += [standing(ranked + place, rank=None) for place in range(small)]
    view = replace(story({})(), standings=tuple(standings))
    rows = laid_out(view, f"u{chosen}", VI).rows
    drawn_units = [row.standing.key for row in rows if row.standing]
    assert len(drawn_units) == len(set(drawn_units))
    left = sum(int(row.name_lines[0].split()[1]) for row in rows if not row.standing)
    assert len(drawn_units) + left == ranked + small
    assert (f"u{chosen}" in drawn_units) or chosen >= ranked + small
    assert len(drawn_units) <= MOST + 1  # the chosen one beside a full picture


def standing(place: int, rank: int | None) -> Standing:
    """A unit of a ranking of many."""
    name = Term(Bilingual(f"Xã {place}", ""), Bilingual(f"Xã {place}", ""))
    rate = counted(f"u{place}", 990 - place, 1000)
    apart = "" if rank else "small"
    nothing = (None,) * 6
    return Standing(f"u{place}", name, rate, rank, apart, *nothing, ())


def test_counts_are_bars_from_zero(five: Ranking) -> None:
    view = story(FIVE)(metric="late")
    chart = rank_dots(view, t=VI)
    bars, _dots = traces(chart)
    assert set(bars["x"][::3]) == {0.0}
    assert drawn(chart)["layout"]["xaxis"]["tickvals"][0] == 0
    assert "Trục bắt đầu từ" not in texts(chart)
    assert "Trục bắt đầu từ" in texts(rank_dots(five, t=VI))


def test_hover_repeats_the_row(five: Ranking) -> None:
    _bars, dots = traces(rank_dots(five, t=VI))
    told = dots["hovertext"][3]
    for part in ("<b>Sở D</b>", "hạng 4 trong 4", "560 trên 800 hồ sơ", "240 hồ sơ trễ"):
        assert part in told
    assert "cần thêm 200 hồ sơ đúng hạn" in told.replace("<br>", " ")


def test_names_and_values_never_meet(many: Ranking) -> None:
    called = {"a": "Sở Lao động - Thương binh và Xã hội và các đơn vị trực thuộc"}
    long = story({"a": (99, 1), "b": (98, 2)}, names="ab", called=called)()
    assert any(len(row.name_lines) > 1 for row in laid_out(long, None, VI).rows)
    for view in (long, many):
        for row in laid_out(view, None, VI).rows:
            right = text_width(row.value, theme.TEXT, bold=True)
            right += text_width(f" · {row.beside}", theme.SMALL) if row.beside else 0
            for line in row.name_lines:
                assert text_width(line, theme.TEXT) + right <= PLOT_WIDTH


def test_nothing_given_is_changed(five: Ranking) -> None:
    before = deepcopy(five)
    rank_dots(five, t=EN, key="a", title="T", caption="C", alt="A", filename="f")
    assert five == before


def test_alt_text_and_file_name(five: Ranking) -> None:
    chart = rank_dots(five, t=VI, title="Xếp hạng", alt="Sở A dẫn đầu.", filename="tep")
    assert chart.alt == "Xếp hạng. Sở A dẫn đầu."
    assert chart.config["toImageButtonOptions"]["filename"] == "tep"
