"""Whether two rates differ by more than chance: the interval of their difference.

Written out, because it is a few lines, and the library that also has it (statsmodels, against which
the tests hold it) takes a second to load.
"""

from functools import lru_cache
from math import sqrt
from statistics import NormalDist

from analytics.metrics import METRICS, is_share

CONFIDENCE = 0.95


def interval(
    earlier: tuple[float, float], later: tuple[float, float], several: int = 1
) -> tuple[float, float] | None:
    """The 95% interval of later − earlier, two shares of independent dossiers.

    Newcombe, R. G. (1998), "Interval estimation for the difference between independent
    proportions", Statistics in Medicine 17, 873–890, method 10: the two Wilson intervals joined.
    It holds for few dossiers, and where all or none are on time, and stays within −1…1.

    Args:
        earlier: numerator and denominator of the earlier share.
        later: those of the later one.
        several: how many differences are looked at: of 160, some are wide by chance alone, so
            each interval is widened until all hold together (Šidák 1967, JASA 62, 626–633).

    Returns:
        (low, high) as fractions; None where one of the two is no share of its dossiers (a
        denominator of 0, a numerator above it).
    """
    if any(not 0 <= part <= whole or not whole for part, whole in (earlier, later)):
        return None
    z = _quantile(several)
    (p1, low1, high1), (p2, low2, high2) = _wilson(*earlier, z), _wilson(*later, z)
    low = (p2 - p1) - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
    high = (p2 - p1) + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)
    return low, high


def by_chance(
    metric: str, earlier: tuple[float, float], later: tuple[float, float], several: int = 1
) -> bool:
    """Whether chance alone can explain a difference: its interval holds 0.

    False for a rate that is no share of its dossiers: what is resolved on time may have been
    received before.
    """
    found = interval(earlier, later, several) if is_share(METRICS[metric]) else None
    return found is not None and found[0] <= 0 <= found[1]


@lru_cache(maxsize=512)
def _quantile(several: int) -> float:
    """The normal quantile of two-sided intervals of which ``several`` hold together."""
    each = CONFIDENCE ** (1 / max(several, 1))
    return NormalDist().inv_cdf((1 + each) / 2)


def _wilson(part: float, whole: float, z: float) -> tuple[float, float, float]:
    """A share with its 95% interval (Wilson 1927, JASA 22, 209–212)."""
    share = part / whole
    middle = share + z**2 / (2 * whole)
    reach = z * sqrt(share * (1 - share) / whole + z**2 / (4 * whole**2))
    scale = 1 + z**2 / whole
    low = 0.0 if not part else (middle - reach) / scale
    high = 1.0 if part == whole else (middle + reach) / scale
    return share, low, high
