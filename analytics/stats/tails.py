"""How likely a count at least, or at most, so large is by chance: binomial and Poisson tails.

Counts may be fractions, as those divided by a dispersion are: the incomplete beta and gamma
functions, whose values at whole counts are the sums, are taken between them too.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, gammainc, gammaincc

Numbers = NDArray[np.float64]

# A point is a signal where chance alone does as much, on its side, in fewer than one of 400 cases:
# what a normal distribution has beyond 2.8 standard deviations.
SIGNAL = 0.0025
# From so many expected of the rarer outcome on, half of the point's own chance counts (mid-p), as
# without steps it would; below, single dossiers matter and the whole of it does.
_MANY = 5
# Rounding of floats moves nothing over a whole number.
HAIR = 1e-9


def binomial_tails(parts: Numbers, wholes: Numbers, rate: float) -> tuple[Numbers, Numbers]:
    """The chances of at most, and of at least, ``parts`` of ``wholes`` at a true ``rate``.

    Mid-p where 5 or more of the rarer outcome are expected, the plain tails below.

    Args:
        parts: counts from 0 to ``wholes``; effective ones (divided by φ) need not be whole.
        wholes: above 0.
        rate: between 0 and 1, neither of them.
    """
    lower, upper = at_most(parts, wholes, rate), at_least(parts, wholes, rate)
    # Both hold the point's own chance: upper + lower = 1 + own.
    mid = wholes * min(rate, 1 - rate) >= _MANY
    return (
        np.where(mid, (lower - upper + 1) / 2, lower),
        np.where(mid, (upper - lower + 1) / 2, upper),
    )


def at_least(parts: Numbers, wholes: Numbers, rate: float) -> Numbers:
    """P(X ≥ parts) = I(rate; parts, wholes − parts + 1); 1 from 0 down, 0 beyond the whole."""
    rest = wholes - parts + 1
    known = (parts > HAIR) & (rest > HAIR)
    found = betainc(np.where(known, parts, 1.0), np.where(known, rest, 1.0), rate)
    return np.where(known, found, np.where(parts > HAIR, 0.0, 1.0))


def at_most(parts: Numbers, wholes: Numbers, rate: float) -> Numbers:
    """P(X ≤ parts): at least the others are of the other kind."""
    return at_least(wholes - parts, wholes, 1 - rate)


def poisson_at_least(count: float, mean: float) -> float:
    """P(X ≥ count), the incomplete gamma function; 1 from 0 down."""
    return float(gammainc(count, mean)) if count > HAIR else 1.0


def poisson_at_most(count: float, mean: float) -> float:
    """P(X ≤ count); 0 below 0."""
    return float(gammaincc(count + 1, mean)) if count > HAIR - 1 else 0.0
