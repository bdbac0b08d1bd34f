"""How quarters follow each other: trend, season, the dip, and what waits at a quarter's end.

Per mille unless said otherwise. Chosen for the illustration; where a printed figure was followed,
it stands beside.
"""

from collections.abc import Mapping

import numpy as np

from analytics.demo.draws import Ints
from analytics.demo.profiles import COVID_PERIOD, FIRST_PERIOD, LAST_PERIOD
from analytics.periods import span

PERIODS: tuple[str, ...] = tuple(span(FIRST_PERIOD, LAST_PERIOD))
QUARTERS = tuple(int(period[-1]) - 1 for period in PERIODS)  # 0 … 3
COVID = PERIODS.index(COVID_PERIOD)


def line(first: int, last: int) -> Ints:
    """Whole numbers from the first quarter's to the last quarter's in equal steps."""
    step = np.arange(len(PERIODS), dtype=np.int64)
    return first + (last - first) * step // (len(PERIODS) - 1)


def with_covid(path: Ints, per_mille: int) -> Ints:
    """The path with the dip's quarter multiplied."""
    changed = path.copy()
    changed[COVID] = changed[COVID] * per_mille // 1000
    return changed


# Resolved beside Q1/2021: growth of about 6% a year; Tết makes the first quarter the shortest.
SEASON = np.asarray([1000, 1100, 1070, 1040], dtype=np.int64)[list(QUARTERS)]
PACE = with_covid(line(780, 1000) * SEASON // 1000, 680)

# Lateness beside Q1/2021 (98,63% on time; Q3/2019 was printed as 97,76%, document
# baokhanhhoa-2019-Q3).
LATENESS = with_covid(line(1700, 1000), 1250)

# Online beside Q1/2021 (21,65% of what was received).
ONLINE = with_covid(line(200, 1000), 1300)
ONLINE_SHARE: Mapping[str, int] = {
    "province": 500,
    "district": 250,
    "commune": 110,
    "land_registry": 120,
    "central": 820,  # 82,06% of resolved, II.2 ¶9
}

# Paid online, of online (1.800 ÷ 28.301 in Q1/2021); nothing before 2019.
PAID = np.maximum(line(-60, 64), 0)
FEES_THOUSAND_VND = (20, 90)  # lowest and highest mean fee of a sector

# Pending at the end of a quarter, of the quarter's resolved. Q1/2021 received 17.354 more than it
# resolved (130.729 − 113.375), so the end of every first quarter is high here: what comes in after
# Tết is resolved in the second quarter.
PENDING: Mapping[str, tuple[int, int, int, int]] = {
    "province": (310, 110, 90, 80),
    "district": (370, 140, 110, 100),
    "commune": (35, 10, 9, 8),
    "land_registry": (410, 140, 110, 100),
    "central": (30, 20, 18, 15),
}
# How the 17.354 divide, of resolved: the first quarter's pending less the fourth's.
RISE: Mapping[str, int] = {
    level: first - fourth for level, (first, _, _, fourth) in PENDING.items()
}
