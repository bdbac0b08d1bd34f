"""Limits against published and hand-computed examples, and what holds for any series."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.control.individuals import individuals
from analytics.control.laney import laney, mean_rate
from analytics.control.limits import mean_moving_range, within

# Four quarters of 100 dossiers, four of 400, half of all on time: z = (p - 0.5) / 0.05 or / 0.025
# is 0, 2, 0, -2, 0, 2, 0, -2, so every moving range is 2 and sigma z = 2 / 1.128.
BY_HAND = [(50, 100), (60, 100), (50, 100), (40, 100), (200, 400), (220, 400), (200, 400)]
BY_HAND = [*BY_HAND, (180, 400)]

# Patients seen within four hours in English emergency departments, six weeks of the example of
# Mohammed, Panesar, Laney and Wilson, BMJ Quality & Safety 22 (2013) 362-368.
ATTENDANCES = [
    (266501, 280443),
    (264225, 276823),
    (276532, 291681),
    (281461, 296155),
    (269071, 282343),
    (261215, 275888),
]


def together(n: int) -> list[bool]:
    """``n`` points without a gap."""
    return [False, *([True] * (n - 1))]


def plainly(counts: list[tuple[float, float]], joined: list[bool]) -> list[tuple[float, float]]:
    """Laney's formulas once more, as a plain loop."""
    parts = wholes = 0.0
    for part, whole in counts:
        parts += part
        wholes += whole
    p = parts / wholes
    total, pairs, last = 0.0, 0, 0.0
    for place, (part, whole) in enumerate(counts):
        z = (part / whole - p) / math.sqrt(p * (1 - p) / whole)
        if place and joined[place]:
            total += abs(z - last)
            pairs += 1
        last = z
    sigma_z = total / pairs / 1.128 if pairs else 0.0
    found = []
    for _part, whole in counts:
        reach = 3 * math.sqrt(p * (1 - p) / whole) * sigma_z
        found.append((max(p - reach, 0.0), min(p + reach, 1.0)))
    return found


def test_laney_by_hand() -> None:
    found = laney(BY_HAND, together(8))
    assert {one.centre for one in found} == {0.5}
    # 3 · 0.05 · 2 / 1.128 = 0.265957…, half of it at four times the volume
    assert found[0].upper == pytest.approx(0.765957447, abs=1e-9)
    assert found[0].lower == pytest.approx(0.234042553, abs=1e-9)
    assert found[4].upper == pytest.approx(0.632978723, abs=1e-9)
    assert found[4].lower == pytest.approx(0.367021277, abs=1e-9)


def test_a_gap_gives_no_moving_range() -> None:
    """Without the step from the fourth to the fifth quarter six of the seven ranges stay, all 2."""
    joined = [False, True, True, True, False, True, True, True]
    assert laney(BY_HAND, joined) == laney(BY_HAND, together(8))
    lone = [False, True, False, False, False, False, False, False]
    assert mean_moving_range([0, 3, 9, 9, 9, 9, 9, 9], lone) == 3
    assert mean_moving_range([1.0, 2.0], [False, False]) == 0


def test_laney_against_a_plain_loop() -> None:
    found = laney(ATTENDANCES, together(6))
    expected = plainly(ATTENDANCES, together(6))
    assert [(one.lower, one.upper) for one in found] == [pytest.approx(pair) for pair in expected]
    # A p chart alone would call three of six weeks unusual (the paper's point): p′ none.
    p = mean_rate(ATTENDANCES)
    outside = [
        abs(part / whole - p) > 3 * math.sqrt(p * (1 - p) / whole) for part, whole in ATTENDANCES
    ]
    assert sum(outside) >= 3
    assert all(
        one.lower <= part / whole <= one.upper
        for one, (part, whole) in zip(found, ATTENDANCES, strict=True)
    )


@pytest.mark.parametrize("counts", [[(10, 10), (20, 20)], [(0, 10), (0, 20)]])
def test_laney_knows_nothing_of_rates_that_never_vary(counts: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="no limits"):
        laney(counts, together(2))


def test_wheelers_trade_deficits() -> None:
    """Wheeler, Understanding Variation, figure 6.7: monthly deficits, July to December 1988."""
    (one, *_others) = individuals([10.5, 11.2, 9.2, 10.1, 10.4, 10.5], together(6))
    # ranges 0.7, 2.0, 0.9, 0.3, 0.1: mean 0.8; 61.9 / 6 = 10.317
    assert one.centre == pytest.approx(10.3167, abs=1e-4)
    assert one.upper == pytest.approx(12.4447, abs=1e-4)
    assert one.lower == pytest.approx(8.1887, abs=1e-4)


def test_the_flow_rates_of_nist() -> None:
    """NIST/SEMATECH e-Handbook, 6.3.2.2: limits 45.8159 and 55.8041 (with 3 / 1.128 for 2.66)."""
    rates = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    found = individuals(rates, together(10))
    assert set(found) == {found[0]}
    assert found[0].centre == pytest.approx(50.81)
    assert found[0].lower == pytest.approx(45.8159, abs=1e-3)
    assert found[0].upper == pytest.approx(55.8041, abs=1e-3)


@pytest.mark.parametrize(
    ("centre", "reach", "highest", "expected"),
    [
        (0.5, 0.2, 1.0, (0.3, 0.7, False, False)),
        (0.1, 0.2, 1.0, (0.0, 0.3, True, False)),
        (0.9, 0.2, 1.0, (0.7, 1.0, False, True)),
        (5.0, 9.0, None, (0.0, 14.0, True, False)),
        (0.5, 0.5, 1.0, (0.0, 1.0, False, False)),
    ],
)
def test_limits_are_cut_where_no_value_can_be(
    centre: float, reach: float, highest: float | None, expected: tuple[float, ...]
) -> None:
    found = within(centre, reach, highest)
    assert (found.lower, found.upper) == pytest.approx(expected[:2])
    assert (found.cut_below, found.cut_above) == expected[2:]


WHOLES = st.integers(min_value=1, max_value=500_000)
COUNTS = st.lists(
    WHOLES.flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    min_size=2,
    max_size=40,
).filter(lambda counts: 0 < sum(part for part, _whole in counts) < sum(w for _part, w in counts))


@given(COUNTS, st.data())
def test_laney_is_what_the_plain_loop_says(
    counts: list[tuple[int, int]], data: st.DataObject
) -> None:
    gaps = data.draw(st.lists(st.booleans(), min_size=len(counts), max_size=len(counts)))
    joined = [False, *gaps[1:]]
    expected = plainly([(float(part), float(whole)) for part, whole in counts], joined)
    for one, (lower, upper) in zip(laney(counts, joined), expected, strict=True):
        assert one.lower == pytest.approx(lower, abs=1e-9)
        assert one.upper == pytest.approx(upper, abs=1e-9)


@given(COUNTS)
def test_limits_of_a_rate_lie_between_0_and_1_and_widen_as_volume_falls(
    counts: list[tuple[int, int]],
) -> None:
    found = laney(counts, together(len(counts)))
    assert all(0 <= one.lower <= one.centre <= one.upper <= 1 for one in found)
    by_volume = sorted(
        zip((whole for _part, whole in counts), found, strict=True), key=lambda p: p[0]
    )
    for (_small, wide), (_great, narrow) in pairwise(by_volume):
        assert wide.lower <= narrow.lower + 1e-12
        assert wide.upper >= narrow.upper - 1e-12


@given(COUNTS, st.sampled_from([4, 9, 100]))
def test_limits_do_not_hang_on_how_many_dossiers_one_case_stands_for(
    counts: list[tuple[int, int]], factor: int
) -> None:
    """Every dossier counted ``factor`` times: √n in σ cancels √n in z, so limits stay."""
    more = [(part * factor, whole * factor) for part, whole in counts]
    for one, other in zip(
        laney(counts, together(len(counts))), laney(more, together(len(counts))), strict=True
    ):
        assert one.lower == pytest.approx(other.lower, abs=1e-9)
        assert one.upper == pytest.approx(other.upper, abs=1e-9)


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=40), st.integers(2, 1000))
def test_limits_of_a_count_grow_with_its_unit_and_are_never_below_0(
    values: list[int], factor: int
) -> None:
    one = individuals(values, together(len(values)))[0]
    more = individuals([value * factor for value in values], together(len(values)))[0]
    assert one.lower >= 0
    assert more.lower == pytest.approx(one.lower * factor, abs=1e-3)
    assert more.upper == pytest.approx(one.upper * factor)


@given(COUNTS)
def test_seen_in_reverse_the_limits_are_the_same(counts: list[tuple[int, int]]) -> None:
    joined = together(len(counts))
    there, back = laney(counts, joined), laney(counts[::-1], joined)[::-1]
    for one, other in zip(there, back, strict=True):
        assert one.lower == pytest.approx(other.lower, abs=1e-9)
        assert one.upper == pytest.approx(other.upper, abs=1e-9)
