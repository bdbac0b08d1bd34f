"""Series under limits: how many points it takes, where they are cut, what refuses them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.views.control import control, controls
from analytics.views.control.data import Control
from tests.query.stories import an_answer
from tests.views.control.stories import QUARTERS, numbers, rates, swinging


def outcome(found: Control) -> list[tuple[str, str]]:
    return [(piece.state, piece.why) for piece in found.pieces]


@pytest.mark.parametrize(
    ("n", "state", "why"),
    [(7, "none", "few"), (8, "provisional", ""), (11, "provisional", ""), (12, "firm", "")],
)
def test_how_many_points_it_takes(n: int, state: str, why: str) -> None:
    assert outcome(control("on_time_rate", rates(swinging(n)))) == [(state, why)]
    wavy = [1000.0 + (place * 37) % 11 for place in range(n)]
    assert outcome(control("received", numbers(wavy))) == [(state, why)]


def test_runs_count_from_twelve_points_on() -> None:
    below = [(920.0 + place % 3, 1000.0) for place in range(9)]
    for n, kinds in ((2, set()), (3, {"run"})):
        found = control("on_time_rate", rates([*[(940.0, 1000.0)] * n, *below]))
        assert {one.kind for one in found.signals} == kinds


def test_a_run_is_none_where_one_point_has_moved_the_mean() -> None:
    """Twelve usual quarters all lie above a mean that the thirteenth has drawn down."""
    found = control("on_time_rate", rates([*swinging(12), (700, 1000)]))
    assert [one.kind for one in found.signals] == ["outside"]


def test_a_page_of_a_period_knows_nothing_of_what_came_later() -> None:
    """The run is told from its eighth point on, with the points up to the page's period."""
    high = [(955 + 20 * (place % 2), 1000) for place in range(8)]
    low = [(925 + 20 * (place % 2), 1000) for place in range(8)]
    answers = rates([*high, *low])
    for place in range(8, 15):
        until = QUARTERS[place]
        found = control("on_time_rate", answers, until)
        assert "run" not in {one.kind for one in found.signals_of(answers[place])}
        assert found == control("on_time_rate", answers[: place + 1])
    (told,) = control("on_time_rate", answers, QUARTERS[15]).signals_of(answers[15])
    assert (told.kind, len(told.answers)) == ("run", 8)


def test_a_break_in_the_middle_starts_limits_anew() -> None:
    quarters = [
        f"{year}-Q{quarter}"
        for year in (2022, 2023, 2024, 2025, 2026, 2027)
        for quarter in (1, 2, 3, 4)
    ]
    before = [(950 + place % 2, 1000) for place in range(14)]
    after = [(800 + place % 2, 1000) for place in range(10)]
    found = control("on_time_rate", rates([*before, *after], quarters=quarters))
    assert outcome(found) == [("firm", ""), ("provisional", "")]
    assert [piece.answers[0].period for piece in found.pieces] == ["2022-Q1", "2025-Q3"]
    assert [round(piece.centre or 0, 4) for piece in found.pieces] == [0.9505, 0.8005]
    assert found.signals == ()
    assert found.newest is found.pieces[-1]


def test_a_gap_stays_a_gap() -> None:
    """Seven below, a quarter nobody knows, six below: no run of eight."""
    high = [(975 - 20 * (place % 2), 1000) for place in range(5)]
    low = [(945 - 20 * (place % 2), 1000) for place in range(7)]
    with_gap = control("on_time_rate", rates([*high, *low, None, *low[:6], *high]))
    without = control("on_time_rate", rates([*high, *low, *low[:6], *high]))
    assert [(one.kind, len(one.answers)) for one in without.signals] == [("run", 13)]
    assert with_gap.signals == ()


def test_a_direction_takes_the_place_of_limits() -> None:
    climbing = control("received", numbers([1000.0 + 500 * place for place in range(16)]))
    assert outcome(climbing) == [("none", "direction")]
    (piece,) = climbing.pieces
    assert piece.direction == 1
    assert climbing.signals == ()
    assert climbing.verdict(piece.answers[0]) == "unknown"
    assert not climbing.are_usual(*piece.answers[:2])
    assert climbing.direction_at(piece.answers[3]) is piece
    level = control("on_time_rate", rates(swinging(16)))
    assert level.direction_at(level.pieces[0].answers[3]) is None


def test_one_gone_quarter_does_not_hide_a_direction() -> None:
    steady = [float(100 + 5 * place) if place != 6 else None for place in range(14)]
    assert outcome(control("received", numbers(steady))) == [("none", "direction")]


def test_a_seasonal_count_that_climbs_has_both() -> None:
    season = [300.0, 100.0, 180.0, 220.0]
    values = [season[place % 4] + 60 * place for place in range(16)]
    (piece,) = control("received", numbers(values)).pieces
    assert (piece.why, piece.direction, piece.is_seasonal) == ("direction", 1, True)


def test_counts_of_few_are_judged_by_poisson() -> None:
    """Mostly none, now and then one: XmR would call two in a quarter unusual."""
    values = [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    found = control("late", numbers(values, "late"))
    assert outcome(found) == [("firm", "")]
    assert found.signals == ()
    more = control("late", numbers([*values, 9.0], "late"))
    assert [(one.kind, one.last.value) for one in more.signals] == [("outside", 9.0)]


def test_every_second_quarter_has_no_neighbours() -> None:
    counts = [pair for one in swinging(9) for pair in (one, None)]
    assert outcome(control("on_time_rate", rates(counts))) == [("none", "apart")]


@pytest.mark.parametrize(
    ("metric", "pair", "why"),
    [
        ("on_time_rate", (500, 500), "always"),
        ("on_time_rate", (0, 500), "never"),
        ("late_rate", (0, 500), "never"),
        ("late_rate", (500, 500), "always"),
        ("on_time_of_received", (450, 500), "no_share"),
    ],
)
def test_rates_that_never_vary_have_none(metric: str, pair: tuple[float, float], why: str) -> None:
    assert outcome(control(metric, rates([pair] * 13, metric))) == [("none", why)]


def test_a_constant_count_has_none() -> None:
    assert outcome(control("received", numbers([700.0] * 13))) == [("none", "flat")]
    assert outcome(control("late", numbers([0.0] * 13, "late"))) == [("none", "flat")]


def test_equal_rates_are_usual_and_have_the_limits_of_their_dossiers() -> None:
    """That no quarter differs does not make dossiers fall in step."""
    counts = [(3.0 * (place + 1), 10.0 * (place + 1)) for place in range(13)]
    for found in (counts, [(450.0, 500.0)] * 13):
        one = control("on_time_rate", rates(found))
        assert outcome(one) == [("firm", "")]
        assert one.signals == ()


def test_without_counts_there_are_none() -> None:
    bare = [an_answer("on_time_rate", 0.95, period) for period in QUARTERS[:13]]
    assert outcome(control("on_time_rate", bare)) == [("none", "no_counts")]
    mixed = [*rates(swinging(12)), an_answer("on_time_rate", 0.5, QUARTERS[12])]
    found = control("on_time_rate", mixed)
    assert outcome(found) == [("firm", "")]
    assert found.verdict(mixed[-1]) == "unknown"
    assert found.limits(mixed[-1]) is None


def test_zero_denominators_are_gaps() -> None:
    empty = rates(swinging(12))
    empty[5] = type(empty[5])(
        **{**empty[5].__dict__, "numerator": 0.0, "denominator": 0.0, "value": None}
    )
    found = control("on_time_rate", empty)
    assert len(found.pieces[0].answers) == 11
    assert found.pieces[0].state == "provisional"


def test_approximate_counts_are_no_points() -> None:
    known = numbers([1000.0 + (place * 37) % 11 for place in range(12)])
    rough = an_answer("received", 99999.0, QUARTERS[12], precision="over")
    found = control("received", [*known, rough])
    assert len(found.pieces[0].answers) == 12
    assert found.verdict(rough) == "unknown"


def test_a_seasonal_count_is_compared_with_the_year_before() -> None:
    season = [3000.0, 1000.0, 1800.0, 2200.0]
    found = control("received", numbers([*season * 3, 3150.0]))
    assert outcome(found) == [("none", "seasonal")]
    pair = found.pieces[0].year_ago
    assert pair is not None
    assert (pair[0].value, pair[1].value) == (3150.0, 3000.0)
    yearly = [f"{year}" for year in range(2000, 2013)]
    assert outcome(control("received", numbers([*season * 3, 3150.0], quarters=yearly)))[0][1] != (
        "seasonal"
    )


def test_different_scopes_and_kinds_of_period_are_pieces_of_their_own() -> None:
    answers = [
        *rates(swinging(12)),
        *rates(swinging(9), quarters=[f"{year}" for year in range(2010, 2019)]),
    ]
    assert sorted(state for state, _why in outcome(control("on_time_rate", answers))) == [
        "firm",
        "provisional",
    ]
    apart = [type(one)(**{**one.__dict__, "scope_note": "tỉnh + xã"}) for one in rates(swinging(8))]
    assert len(control("on_time_rate", [*rates(swinging(8)), *apart]).pieces) == 2


def test_a_period_printed_twice_counts_once() -> None:
    twice = [*rates(swinging(12)), *rates(swinging(12))]
    assert len(control("on_time_rate", twice).pieces[0].answers) == 12


def test_one_point_outside_is_named_and_the_others_are_usual() -> None:
    answers = rates([*swinging(14), (700, 1000)])
    found = control("on_time_rate", answers)
    assert [(one.kind, one.up, one.last.period) for one in found.signals] == [
        ("outside", False, QUARTERS[14])
    ]
    assert found.verdict(answers[-1]) == "signal"
    assert found.verdict(answers[0]) == "usual"


def test_an_index_has_no_limits() -> None:
    ranks = [an_answer("par_index_rank", 10.0, f"{year}") for year in range(2010, 2024)]
    assert outcome(control("par_index_rank", ranks)) == [("none", "index")]
    assert control("on_time_rate", []).pieces == ()


def test_a_split_is_asked_for_at_once() -> None:
    answers = [
        type(one)(**{**one.__dict__, "key": key})
        for key, n in (("a", 12), ("b", 8))
        for one in rates(swinging(n))
    ]
    found = controls("on_time_rate", answers)
    assert {key: one.pieces[0].state for key, one in found.items()} == {
        "a": "firm",
        "b": "provisional",
    }


@given(
    st.lists(st.integers(0, 200), min_size=8, max_size=30),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_answers_is_not_the_order_of_time(
    parts: list[int], chance: object
) -> None:
    answers = rates([(part, 200) for part in parts])
    mixed = answers[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert control("on_time_rate", mixed) == control("on_time_rate", answers)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(60, 90)), min_size=1, max_size=30))
def test_late_and_on_time_are_unusual_together(counts: list[tuple[int, int]]) -> None:
    """The chart of a rate is the chart of its complement upside down."""
    on_time = control("on_time_rate", rates(counts))
    late = control(
        "late_rate", rates([(whole - part, whole) for part, whole in counts], "late_rate")
    )
    assert [(one.kind, one.up, one.first.period) for one in on_time.signals] == [
        (one.kind, not one.up, one.first.period) for one in late.signals
    ]


def test_two_periods_are_usual_only_where_both_are_known_to_be() -> None:
    answers = rates([*swinging(12), (700, 1000)])
    found = control("on_time_rate", answers)
    assert found.are_usual(answers[3], answers[4])
    assert not found.are_usual(answers[4], answers[12])
    assert not found.are_usual(answers[4], None)
    few = rates(swinging(7))
    assert not control("on_time_rate", few).are_usual(*few[:2])
