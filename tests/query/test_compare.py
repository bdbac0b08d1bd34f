"""Comparing a card with an earlier quarter, and saying when that is not possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.filters import Filter
from analytics.i18n import VI
from analytics.query import Answer, Comparison, compare, measured, series
from analytics.query.wording import difference_text
from analytics.store import Reader
from tests.fixtures.examples import some
from tests.query.stories import Q1, an_answer

WORDED = "tỉnh + huyện + xã"


def received(value: float, period: str, precision: str = "exact", **more: object) -> Answer:
    return an_answer("received", value, period, precision=precision, **more)  # type: ignore[arg-type]


def rate(value: float | None, period: str = Q1, **more: object) -> Answer:
    return an_answer("on_time_rate", value, period, **more)  # type: ignore[arg-type]


def history(reader: Reader, *metrics: str, chosen: Filter | None = None) -> list[Answer]:
    quarters = [f"{year}-Q{part}" for year in range(2019, 2026) for part in (1, 2, 3, 4)]
    return measured(reader, metrics, quarters, chosen or Filter())


def of(found: list[Answer], metric: str, period: str) -> Answer:
    return next(one for one in found if (one.metric, one.period) == (metric, period))


# --- which period ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("periods", "chosen"),
    [
        (["2020-Q1", "2020-Q4"], "2020-Q1"),  # the same quarter a year before
        (["2019-Q1", "2020-Q3", "2019-Q4"], None),  # never another season, nor an older year
        (["2020-Q1", "2021-Q2"], "2020-Q1"),  # never a later one
        (["2021-Q2", "2022-Q1"], None),
        ([], None),
    ],
)
def test_the_same_quarter_a_year_before_else_none(periods: list[str], chosen: str | None) -> None:
    earlier = [rate(0.9, period) for period in periods]
    for order in (earlier, earlier[::-1]):
        assert compare(rate(0.95), order).period == chosen


def test_the_reader_may_choose_the_period() -> None:
    found = compare(rate(0.95), [rate(0.9, "2020-Q1"), rate(0.8, "2020-Q4")], "2020-Q4")
    assert (found.state, found.period) == ("same", "2020-Q4")
    assert found.difference == pytest.approx(0.15)


def test_a_chosen_period_without_the_figure_is_named_as_missing() -> None:
    found = compare(rate(0.95), [rate(0.9, "2020-Q1")], "2020-Q2")
    assert found == Comparison("missing", None, "2020-Q2")


@pytest.mark.parametrize(
    "other", ["2020-H1", "2020", "2020-9M", "2020-03-31", "since-2018..2020-Q1"]
)
def test_quarters_are_only_compared_with_quarters(other: str) -> None:
    assert compare(rate(0.95), [rate(0.9, other)]).state == "none"


def test_nothing_earlier_is_said_and_is_never_a_change_of_zero() -> None:
    found = compare(rate(0.95), [rate(0.95), rate(0.9, "2022-Q1"), rate(None, "2020-Q1")])
    assert found == Comparison("none")
    assert found.difference is None


def test_another_part_of_the_split_is_not_an_earlier_value() -> None:
    found = compare(rate(0.95, key="district"), [rate(0.9, "2020-Q1", key="commune")])
    assert found.state == "none"


# --- what may be subtracted -----------------------------------------------------------------------


def test_one_scope_and_definition_is_subtracted() -> None:
    found = compare(rate(0.95), [rate(0.9, "2020-Q1")])
    assert (found.state, found.approximate, found.hidden) == ("same", False, False)
    assert found.difference == pytest.approx(0.05)


def test_scopes_worded_differently_are_similar() -> None:
    found = compare(rate(0.95), [rate(0.9, "2020-Q1", scope_note=WORDED)])
    assert found.state == "similar"
    assert found.difference == pytest.approx(0.05)


def test_a_different_definition_is_named_and_never_subtracted(official: Reader) -> None:
    found = history(official, "online_rate", "online_of_resolved", "online_rate_unstated")
    comparison = compare(of(found, "online_rate", Q1), found, "2019-Q3")
    assert (comparison.state, comparison.period) == ("definition", "2019-Q3")
    assert comparison.earlier is not None
    assert comparison.earlier.metric == "online_of_resolved"
    assert comparison.difference is None


def test_metrics_of_different_questions_are_not_even_named() -> None:
    late = an_answer("late_rate", 0.1, "2020-Q1")
    assert compare(rate(0.95), [late]).state == "none"


@pytest.mark.parametrize(
    ("period", "earlier", "state"),
    [
        ("2025-Q3", "2024-Q3", "break"),
        ("2025-Q3", "2025-Q2", "break"),
        ("2025-Q4", "2025-Q3", "same"),
        ("2025-Q2", "2024-Q2", "same"),
        ("2026-Q3", "2025-Q3", "same"),
    ],
)
def test_nothing_is_compared_over_the_merger_of_july_2025(
    period: str, earlier: str, state: str
) -> None:
    found = compare(rate(0.95, period), [rate(0.9, earlier)], earlier)
    assert (found.state, found.period) == (state, earlier)
    assert (found.difference is None) == (state == "break")


# --- how exact a change can be --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "difference"),
    [
        (received(130_729, Q1), received(163_000, "2019-Q3", "over"), -32_000),
        (received(113_375, Q1), received(155_500, "2019-Q3", "over"), -42_100),
        (received(8_500, Q1, "under"), received(8_100, "2020-Q1"), 400),
        (received(1_000, Q1, "about"), received(1_300, "2020-Q1"), 0),
        (received(40_300, Q1, "over"), received(37_000, "2020-Q1", "over"), 3_000),
    ],
)
def test_a_rough_side_gives_a_change_no_finer_than_itself(
    now: Answer, before: Answer, difference: float
) -> None:
    found = compare(now, [before], before.period)
    assert (found.difference, found.approximate) == (difference, True)


def test_exact_counts_keep_every_dossier() -> None:
    found = compare(received(130_729, Q1), [received(130_642, "2020-Q1")])
    assert (found.difference, found.approximate, found.hidden) == (87, False, False)


@pytest.mark.parametrize(
    ("now", "before", "hidden"),
    [
        (rate(0.9764, printed="97,64%"), rate(0.9763, "2020-Q1", printed="97,63%"), True),
        (rate(0.9765, printed="97,65%"), rate(0.9763, "2020-Q1", printed="97,63%"), False),
        (rate(0.9937, printed="99,37%"), rate(0.9935, "2020-Q1", printed="99,35%"), False),
        (rate(0.98, printed="98%"), rate(0.97, "2020-Q1", printed="97%"), True),
        (rate(0.9763, printed="97,63%"), rate(0.9763, "2020-Q1", printed="97,63%"), False),
        (
            rate(0.97645, counts=(97_645, 100_000)),
            rate(0.97644, "2020-Q1", counts=(97_644, 100_000)),
            False,
        ),
    ],
)
def test_a_change_that_rounding_in_print_can_hide_is_marked(
    now: Answer, before: Answer, hidden: bool
) -> None:
    assert compare(now, [before]).hidden is hidden


@some(50)
@given(st.integers(0, 9_990), st.integers(2, 10))
def test_two_prints_two_steps_apart_always_differ(basis_points: int, steps: int) -> None:
    before, now = basis_points / 10_000, (basis_points + steps) / 10_000
    assert not compare(rate(now), [rate(before, "2020-Q1")]).hidden


# --- the series behind a card ---------------------------------------------------------------------


def test_a_series_is_one_metric_key_scope_and_kind_up_to_now_oldest_first() -> None:
    now = rate(0.95)
    others = [
        rate(0.99, "2021-Q2"),  # later
        rate(0.9, "2020-H1"),  # another kind
        rate(0.9, "2020-Q3", scope_note=WORDED),  # another scope
        rate(0.9, "2020-Q2", key="district"),  # another part
        rate(None, "2019-Q4"),  # a gap
        an_answer("on_time_of_received", 0.9, "2019-Q3"),  # another definition
    ]
    earlier = [rate(0.94, "2020-Q4"), rate(0.93, "2020-Q1")]
    found = series(now, [now, *earlier, *others])
    assert [one.period for one in found] == ["2020-Q1", "2020-Q4", "2021-Q1"]


def test_a_series_stops_at_the_merger() -> None:
    quarters = [rate(0.9, period) for period in ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")]
    assert [one.period for one in series(quarters[3], quarters)] == ["2025-Q3", "2025-Q4"]
    assert [one.period for one in series(quarters[1], quarters)] == ["2025-Q1", "2025-Q2"]


# --- the real cards -------------------------------------------------------------------------------


def test_the_real_first_quarter_has_no_year_before_and_compares_on_request(
    official: Reader,
) -> None:
    found = history(official, "received", "on_time_rate", "late")
    assert compare(of(found, "received", Q1), found) == Comparison("none")
    volume = compare(of(found, "received", Q1), found, "2019-Q3")
    assert (volume.state, volume.period, volume.difference) == ("similar", "2019-Q3", -32_000)
    punctual = compare(of(found, "on_time_rate", Q1), found, "2019-Q3")
    assert (punctual.state, punctual.period, punctual.hidden) == ("similar", "2019-Q3", False)
    assert punctual.difference == pytest.approx(0.0087)
    assert compare(of(found, "late", Q1), found).state == "none"


def test_the_real_central_block_is_compared_with_2019(official: Reader) -> None:
    found = history(official, "on_time_rate", chosen=Filter("central"))
    comparison = compare(of(found, "on_time_rate", Q1), found, "2019-Q3")
    assert (comparison.state, comparison.period, comparison.hidden) == ("same", "2019-Q3", True)


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("95,2%", "90,5%", "−4,7 điểm %"),
        ("95,20%", "90,5%", "−4,7 điểm %"),
        ("95%", "90,52%", "−4 điểm %"),
        ("95,20%", "90,51%", "−4,69 điểm %"),
    ],
)
def test_a_difference_of_prints_is_no_finer_than_they_are(
    earlier: str, later: str, said: str
) -> None:
    first, last = (
        rate(float(text.rstrip("%").replace(",", ".")) / 100, period, printed=text)
        for text, period in ((earlier, "2020-Q1"), (later, Q1))
    )
    assert difference_text(compare(last, [first]), VI) == said
