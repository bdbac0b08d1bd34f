"""Dumbbells: both values of each group, sorted by change, coloured where it means a thing."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analytics.charts import dumbbell, labels
from analytics.charts.dumbbell import MOST
from analytics.i18n import EN, VI, translator
from analytics.views.compare import Change
from tests.charts.builders import drawn, texts
from tests.fixtures.examples import some
from tests.views.compare.conftest import Asking, ask, small

__all__ = ["ask"]
LAND = "dat-dai"


def parts(view: Change, language: str = "vi") -> tuple[dict[str, Any], dict[str, Any]]:
    """The traces of the earlier and the later values."""
    earlier, later = drawn(dumbbell(view, t=translator(language)))["data"]
    return earlier, later


def plain(text: str) -> str:
    for mark in ("<b>", "</b>", "\N{NO-BREAK SPACE}"):
        text = text.replace(mark, "")
    return text


def test_both_values_are_drawn_and_said_the_greatest_rise_first(ask: Asking) -> None:
    earlier, later = parts(ask(dataset="demo"))
    assert [plain(text) for text in earlier["text"]] == ["89,62%", "98,96%", "98,96%", "99,67%"]
    assert [plain(text) for text in later["text"]] == ["91,58%", "99,19%", "99,06%", "99,76%"]
    assert later["x"][0] == 0.9158
    moved = [after - before for before, after in zip(earlier["x"], later["x"], strict=True)]
    assert moved == sorted(moved, reverse=True)
    assert earlier["y"] == later["y"] == sorted(later["y"], reverse=True)


def test_the_lower_label_stands_left_and_the_higher_right() -> None:
    earlier = {("568", LAND): (900, 100), ("so-noi-vu", LAND): (700, 300)}
    later = {("568", LAND): (500, 500), ("so-noi-vu", LAND): (900, 100)}
    before, after = parts(small(earlier, later)(split="unit"))
    assert before["textposition"] == ["middle left", "middle right"]
    assert after["textposition"] == ["middle right", "middle left"]


def test_only_what_chance_cannot_explain_is_coloured(ask: Asking) -> None:
    before = {("568", LAND): (900, 100), ("569", LAND): (90, 10)}
    after = {("568", LAND): (700, 300), ("569", LAND): (89, 11)}
    moved = small(before, after)(split="unit")
    _earlier, later = parts(moved)
    colours = later["marker"]["color"]
    assert len(set(colours)) == 2
    assert "xám: có thể do ngẫu nhiên" in texts(dumbbell(moved, t=VI))
    # Of quarters that differ as much every time none is coloured.
    _earlier, usual = parts(ask(dataset="demo"))
    assert len(set(usual["marker"]["color"])) == 1


def test_a_metric_that_knows_no_better_has_no_colours(ask: Asking) -> None:
    _earlier, later = parts(ask("received", dataset="demo"))
    assert len(set(later["marker"]["color"])) == 1


def test_counts_stand_on_an_axis_from_zero(ask: Asking) -> None:
    view = ask("received", dataset="demo")
    axis = drawn(dumbbell(view, t=VI))["layout"]["xaxis"]
    assert axis["tickvals"][0] == 0
    assert "Trục bắt đầu" not in texts(dumbbell(view, t=VI))
    assert "Trục bắt đầu từ 85%" in texts(dumbbell(ask(dataset="demo"), t=VI))


def test_of_many_groups_the_ones_that_moved_most_are_drawn(ask: Asking) -> None:
    view = ask(split="unit", period="2018-Q3", dataset="demo")
    chart = dumbbell(view, t=VI)
    assert len(drawn(chart)["data"][0]["x"]) == MOST
    assert f"{MOST} trên 161 nhóm: đổi nhiều nhất" in texts(chart)


def test_few_dossiers_and_rates_without_counts_are_hollow() -> None:
    both = {("568", LAND): (20, 5), ("so-noi-vu", LAND): (300, 100)}
    view = small(both, both)(split="unit")
    assert sorted(parts(view)[1]["marker"]["symbol"]) == ["circle", "circle-open"]
    assert "chấm rỗng: dưới 30 hồ sơ" in texts(dumbbell(view, t=VI))


def test_equal_values_are_said_once() -> None:
    both = {("568", LAND): (90, 10), ("so-noi-vu", LAND): (95, 5)}
    earlier, later = parts(small(both, both)(split="unit"))
    assert earlier["text"] == ["", ""]
    assert sorted(map(plain, later["text"])) == ["90,00%", "95,00%"]


def test_hover_and_alt_repeat_the_row_in_words(ask: Asking) -> None:
    chart = dumbbell(ask(dataset="demo"), t=VI, title="Trước và sau")
    hover = drawn(chart)["data"][1]["hovertext"][0].replace("<br>", " ")
    for word in ("UBND cấp huyện", "8.649 trên 9.651 hồ sơ", "+1,96 điểm %", "−160 hồ sơ trễ hạn"):
        assert word in hover
    assert chart.alt.startswith("Trước và sau: UBND cấp huyện từ 89,62% đến 91,58%;")


def test_english_speaks_english(ask: Asking) -> None:
    spoken = texts(dumbbell(ask(dataset="demo"), t=EN))
    for word in ("vạch", "chấm", "Trục", "quý", "điểm", "hồ sơ", "ngẫu"):
        assert word not in spoken


share = st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)).filter(any)


@some(5)
@given(st.tuples(share, share, share, share))
def test_no_label_leaves_the_narrowest_figure(given_: tuple[tuple[int, int], ...]) -> None:
    one, two, three, four = given_
    earlier = {("568", LAND): one, ("so-noi-vu", LAND): two}
    later = {("568", LAND): three, ("so-noi-vu", LAND): four}
    chart = drawn(dumbbell(small(earlier, later)(split="unit"), t=VI))
    low, high = chart["layout"]["xaxis"]["range"]
    for trace in chart["data"]:
        rows = zip(trace["x"], trace["text"], trace["textposition"], strict=True)
        for value, text, side in rows:
            at = (value - low) / (high - low) * labels.PLOT_WIDTH
            width = labels.text_width(plain(text), 14, bold=True)
            reach = at + width if side == "middle right" else at - width
            assert -8 <= reach <= labels.PLOT_WIDTH + 8
