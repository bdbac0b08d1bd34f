"""How many dossiers weigh as one: by hand, and where nothing can be known."""

import pytest

from analytics.query import Answer
from analytics.stats.control_charts import dispersion
from analytics.views.control import dispersion_of
from tests.views.control.stories import QUARTERS, rates, swinging, together

# Four quarters of 100 dossiers, four of 400, half of all on time: z = (p - 0.5) / 0.05 or / 0.025
# is 0, 2, 0, -2, 0, 2, 0, -2, so every moving range is 2.
BY_HAND = [(50, 100), (60, 100), (50, 100), (40, 100), (200, 400), (220, 400), (200, 400)]
BY_HAND = [*BY_HAND, (180, 400)]


def test_by_hand() -> None:
    assert dispersion(BY_HAND, together(8)) == pytest.approx((2 / 1.128) ** 2)


def test_a_gap_has_no_moving_range() -> None:
    # z is 0, 2, 2 with a gap before the last one: one moving range of 2; without the gap 2 and 0.
    counts = [(50, 100), (60, 100), (60, 100), (30, 100)]
    assert dispersion(counts, [False, True, False, False]) == pytest.approx((2 / 1.128) ** 2)


@pytest.mark.parametrize(
    "counts",
    [
        [],
        [(3, 4)],
        [(0, 10)] * 9,  # never
        [(10, 10)] * 9,  # always
        [(12, 10)] * 9,  # no share at all
        [(9, 10)] * 9,  # calmer than chance
    ],
)
def test_never_below_one(counts: list[tuple[float, float]]) -> None:
    assert dispersion(counts, together(len(counts))[: len(counts)]) == 1.0


def test_a_unit_is_known_from_eight_quarters_on() -> None:
    # z swings by 2 · 0.02 / √(0.95 · 0.05 / 1000) = 5.804.
    assert dispersion_of("on_time_rate", rates(swinging(7, by=0.02))) is None
    found = dispersion_of("on_time_rate", rates(swinging(8, by=0.02)))
    assert found == pytest.approx((5.804 / 1.128) ** 2, rel=1e-3)


@pytest.mark.parametrize(
    ("metric", "answers"),
    [
        ("on_time_rate", []),
        ("received", rates(swinging(9), "received")),  # no rate
        ("no_such", rates(swinging(9))),
        ("on_time_rate", [one for one in rates(swinging(18)) if one.period[-1] in "13"]),  # apart
        # Four quarters after the break of 2025 know nothing of those before it.
        ("on_time_rate", rates(swinging(14), quarters=[*QUARTERS[-10:], "2025-Q3", "2025-Q4"])),
    ],
)
def test_else_nothing_is_known(metric: str, answers: list[Answer]) -> None:
    assert dispersion_of(metric, answers) is None
