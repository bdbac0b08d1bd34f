"""The lowest of several rates is named where chance does not explain that it is."""

import pytest

from analytics.views.control import clearly_lowest
from tests.query.stories import an_answer

Pair = tuple[int, int]


@pytest.mark.parametrize(
    ("counts", "lowest"),
    [
        # 1 late of 200, 2 of 280: one dossier more or less turns the order round
        ({"a": (199, 200), "b": (278, 280)}, None),
        ({"a": (9_900, 10_000), "b": (910, 1_000)}, "b"),
        # lowest of all, told from the large one though not from the small one
        ({"a": (9_900, 10_000), "b": (910, 1_000), "c": (28, 30)}, "b"),
        ({"a": (9_900, 10_000), "b": (900, 1_000), "c": (900, 1_000)}, None),
        ({"a": (900, 1_000)}, None),
        ({}, None),
    ],
)
def test_the_lowest_has_to_lie_clear_of_another(
    counts: dict[str, Pair], lowest: str | None
) -> None:
    found = clearly_lowest(
        an_answer(value=part / whole, key=key, counts=(part, whole))
        for key, (part, whole) in counts.items()
    )
    assert (found and found.key) == lowest


def test_rates_without_counts_are_taken_as_printed() -> None:
    printed = [an_answer(value=value, key=key) for key, value in (("a", 0.9976), ("b", 0.9158))]
    found = clearly_lowest([*printed, an_answer(value=None, key="c")])
    assert found is printed[1]
    assert clearly_lowest([printed[0], an_answer(value=0.9976, key="b")]) is None
