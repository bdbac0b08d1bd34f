"""Waterfalls: every step hangs where the one before ended, the numbers add up, nothing is cut."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts import labels, waterfall
from analytics.i18n import EN, VI, translator
from analytics.views.compare import Change
from tests.charts.builders import drawn, texts
from tests.fixtures.examples import some
from tests.views.compare.conftest import UNITS, Asking, ask, small

__all__ = ["ask"]
LAND = "dat-dai"


def parts(view: Change, language: str = "vi") -> tuple[dict[str, Any], ...]:
    """The traces of the totals, the bars, the numbers."""
    dots, bars, numbers = drawn(waterfall(view, t=translator(language)))["data"]
    return dots, bars, numbers


def plain(text: str) -> str:
    for mark in ("<b>", "</b>", "\N{NO-BREAK SPACE}"):
        text = text.replace(mark, "")
    return text


def test_the_bars_lead_from_the_earlier_rate_to_the_later(ask: Asking) -> None:
    for split in ("level", "unit", "area", "sector"):
        dots, bars, _numbers = parts(ask(split=split, dataset="demo"))
        ends = [base + size for base, size in zip(bars["base"], bars["x"], strict=True)]
        assert bars["base"][0] == dots["x"][0] == pytest.approx(104820 / 106647)
        assert bars["base"][1:] == pytest.approx(ends[:-1])
        assert ends[-1] == pytest.approx(dots["x"][1]) == pytest.approx(111824 / 113375)


def test_the_numbers_are_those_of_the_table_and_add_up(ask: Asking) -> None:
    _dots, _bars, numbers = parts(ask(dataset="demo"))
    assert list(map(plain, numbers["text"])) == ["+0,18", "+0,11", "+0,02", "+0,02", "+0,02", "≈0"]
    view = ask(split="unit", dataset="demo")
    assert sum(step.units for step in view.steps) == 35


def test_the_rest_stands_together_by_kind(ask: Asking) -> None:
    found = ask(split="unit", dataset="demo").steps
    assert [step.kind for step in found] == sorted((step.kind for step in found), reverse=True)
    assert [step.kind for step in found if not step.key] == ["rate", "mix"]
    assert len(found) <= 8


def test_what_groups_did_is_full_and_their_weight_is_open(ask: Asking) -> None:
    view = ask(dataset="demo")
    _dots, bars, _numbers = parts(view)
    colours = bars["marker"]["color"]
    for step, colour in zip(view.steps, colours, strict=True):
        assert (colour == "rgba(0, 0, 0, 0)") == (step.kind == "mix")
    chart = texts(waterfall(view, t=VI))
    assert "thanh đặc: làm nhanh, chậm" in chart
    assert "thanh rỗng: cơ cấu hồ sơ" in chart
    assert "UBND cấp huyện: nhanh hơn" in chart
    assert "UBND cấp huyện: cơ cấu" in chart


def test_better_and_worse_have_their_colours_where_the_metric_knows(ask: Asking) -> None:
    earlier = {("568", LAND): (900, 100), ("so-noi-vu", LAND): (700, 300)}
    later = {("568", LAND): (500, 500), ("so-noi-vu", LAND): (900, 100)}
    asking = small(earlier, later)
    on_time, late = (
        parts(asking(metric, "unit"))[1]["marker"]["color"]
        for metric in ("on_time_rate", "late_rate")
    )
    assert on_time == late
    assert len(set(on_time)) == 2
    both_ways = parts(ask("received", "sector", period="2021-Q1", dataset="demo"))[1]
    assert len(set(both_ways["marker"]["color"])) == 1


def test_what_chance_can_do_is_grey(ask: Asking) -> None:
    view = ask(period="2018-Q2", dataset="demo")
    found = dict(
        zip(
            [step.key for step in view.steps if step.kind == "rate"],
            parts(view)[1]["marker"]["line"]["color"],
            strict=False,
        )
    )
    assert found["district"] == found["province"]
    assert found["district"] != found["land_registry"]
    assert "xám: có thể do ngẫu nhiên" in texts(waterfall(view, t=VI))
    usual = texts(waterfall(ask(period="2020-Q2", dataset="demo"), t=VI))
    assert "xám: trong mức dao động thường" in usual and "ngẫu nhiên" not in usual
    whole = small({("568", LAND): (90, 10)}, {("568", LAND): (88, 12)})()
    assert set(parts(whole)[1]["marker"]["line"]["color"]) == {found["district"]}


def test_other_groups_are_grey_where_each_of_them_moved_by_chance() -> None:
    """Seven communes and offices, the greatest on their own; the others moved a dossier each."""
    great = dict.fromkeys(UNITS[:5], ((900, 100), (700, 300)))
    small_ones = dict.fromkeys(UNITS[5:], ((90, 10), (89, 11)))

    def rest(of: dict[str, tuple[tuple[int, int], tuple[int, int]]]) -> list[bool]:
        before = {(unit, LAND): pair[0] for unit, pair in of.items()}
        after = {(unit, LAND): pair[1] for unit, pair in of.items()}
        path = small(before, after)("on_time_rate", "unit").steps
        return [step.by_chance for step in path if step.kind == "rate" and not step.key]

    assert rest(great | small_ones) == [True]
    assert rest(great | small_ones | {UNITS[7]: ((900, 100), (800, 200))}) == [False]


def test_counts_have_their_parts_and_no_axis_of_rates(ask: Asking) -> None:
    view = ask("received", dataset="demo")
    dots, bars, numbers = parts(view)
    assert dots["x"] == [121695, 130729]
    assert bars["x"] == [2929, 2676, 2665, 764]
    assert [plain(text) for text in numbers["text"]] == ["+2.929", "+2.676", "+2.665", "+764"]
    assert "Trục không bắt đầu từ 0" in texts(waterfall(view, t=VI))
    money = parts(ask("fees_online", dataset="demo"))[2]["text"][0]
    assert "34,8triệu₫" in plain(money).replace(" ", "")


def test_rounding_that_shows_is_said(ask: Asking) -> None:
    """98,29% + 0,35 is not 98,63%: the steps are computed before rounding."""
    assert "chưa làm tròn" in texts(waterfall(ask(dataset="demo"), t=VI))
    exact = small({("568", LAND): (90, 10)}, {("568", LAND): (50, 50)})()
    assert "chưa làm tròn" not in texts(waterfall(exact, t=VI))


def test_the_alt_text_says_every_step(ask: Asking) -> None:
    chart = waterfall(ask(dataset="demo"), t=EN, title="Why")
    assert chart.alt.startswith("Why: Q1 2020 98.29%; District People's Committees: faster +0.18;")
    assert chart.alt.endswith("Q1 2021 98.63%.")


def test_english_speaks_english(ask: Asking) -> None:
    spoken = texts(waterfall(ask(dataset="demo"), t=EN))
    for word in ("nhanh", "chậm", "cơ cấu", "Trục", "Quý", "điểm", "nhóm"):
        assert word not in spoken


share = st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)).filter(any)


@some(5)
@given(st.tuples(share, share, share, share))
def test_no_number_leaves_the_narrowest_figure(
    given_: tuple[tuple[int, int], ...],
) -> None:
    one, two, three, four = given_
    earlier = {("568", LAND): one, ("so-noi-vu", LAND): two}
    later = {("568", LAND): three, ("so-noi-vu", LAND): four}
    view = small(earlier, later)(split="unit")
    chart = drawn(waterfall(view, t=VI))
    low, high = chart["layout"]["xaxis"]["range"]
    for trace in (chart["data"][0], chart["data"][2]):
        sides = trace["textposition"]
        sides = [sides] * len(trace["x"]) if isinstance(sides, str) else sides
        for value, text, side in zip(trace["x"], trace["text"], sides, strict=True):
            at = (value - low) / (high - low) * labels.PLOT_WIDTH
            width = labels.text_width(plain(text), 14, bold=True)
            reach = at + width if side == "middle right" else at - width
            assert -8 <= reach <= labels.PLOT_WIDTH + 8
