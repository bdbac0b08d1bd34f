"""Whether a series climbs or falls as a whole: then it has no level that limits could lie about.

Source: H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945), 245-259, with the
variance for ties and the step towards 0 as in ``mk.test`` of the R package trend.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from math import erfc, sqrt

# Two-sided. Strict, because a direction takes the place of limits: of stable series fewer than one
# in a thousand is called one.
LEVEL = 0.001


def direction(values: Sequence[float]) -> int:
    """1 for a clear rise, -1 for a clear fall, 0 for neither.

    S, the pairs that rise less the pairs that fall, is taken as normal and one step nearer to 0.
    Held against its exact distribution that is a little strict: from 7 to 40 different values S
    has to be two or four more.

    Args:
        values: in the order of time; gaps between them do not matter.
    """
    rises = 0
    before: list[float] = []
    for value in values:
        lower, upper = bisect_left(before, value), bisect_right(before, value)
        rises += lower - (len(before) - upper)
        before.insert(upper, value)
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    n = len(values)
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    if abs(rises) <= 1:
        return 0
    chance = erfc((abs(rises) - 1) / sqrt(2 * variance))
    return (1 if rises > 0 else -1) if chance < LEVEL else 0
