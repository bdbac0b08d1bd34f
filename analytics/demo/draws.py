"""Chance and division in whole numbers: the same on every machine, with every version of numpy.

Only the raw 64-bit output of PCG64 is drawn: numpy promises that stream of a bit generator, but
not what ``Generator`` makes of it. Everything after it is integer arithmetic, and a square root,
which IEEE 754 rounds correctly everywhere. A milli-count is a thousandth of a dossier.
"""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Shape = tuple[int, ...]


class Draws:
    """A stream of chance, fixed by its numbers (seed, …)."""

    def __init__(self, *numbers: int) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence(numbers))

    def below(self, limit: Ints | int, shape: Shape) -> Ints:
        """Whole numbers 0 ≤ n < limit, evenly spread; 0 < limit ≤ 2³¹, broadcast to shape."""
        size = int(np.prod(shape, dtype=np.int64))
        raw = np.asarray(self._bits.random_raw(size), dtype=np.uint64).reshape(shape)
        high = (raw >> np.uint64(33)).astype(np.int64)  # 31 bits: the product fits 62
        return (high * limit) >> 31

    def between(self, lowest: int, highest: int, shape: Shape) -> Ints:
        """Whole numbers lowest ≤ n ≤ highest, evenly spread."""
        return lowest + self.below(highest - lowest + 1, shape)

    def about(self, expected: Ints) -> Ints:
        """Milli-counts spread about expected milli-counts as counts of dossiers spread, ≥ 0.

        The variance of a count is its mean, as of a Poisson count; the shape is the sum of three
        even spreads, within three standard deviations.
        """
        deviation = np.floor(np.sqrt(expected * 1000.0)).astype(np.int64)
        spread = np.zeros_like(expected)
        for _ in range(3):
            spread += self.between(-1000, 1000, expected.shape)
        counts: Ints = np.maximum(expected + deviation * spread // 1000, 0)
        return counts

    def whole(self, milli: Ints) -> Ints:
        """Milli-counts as whole counts: rounded up with the chance of the fraction."""
        return (milli + self.below(1000, milli.shape)) // 1000

    def share(self, counts: Ints, per_mille: Ints | int) -> Ints:
        """About so many per mille of counts, whole; never more than the counts."""
        return self.whole(counts * np.clip(per_mille, 0, 1000))


def split(total: int, weights: Ints, caps: Ints | None = None) -> Ints:
    """Divide a total by weights into whole numbers, by largest remainder (Hamilton).

    Equal remainders go by position. Where a share exceeds its cap it becomes the cap, and the rest
    is divided among the others again. Weight 0 receives nothing.

    Raises ValueError when weights or caps leave no place for the total, or total · weight is
    beyond 63 bits.
    """
    if total * int(weights.max(initial=0)) >= 2**63:
        raise ValueError(f"{total} · {weights.max()} is too large to divide exactly")
    shares = np.zeros_like(weights)
    open_ = weights > 0
    while True:
        parts = np.where(open_, weights, 0)
        whole = int(parts.sum())
        if total and not whole:
            raise ValueError(f"{total} left and nowhere to put them")
        quotas, remainders = np.divmod(total * parts, max(whole, 1))
        left = total - int(quotas.sum())
        quotas[np.argsort(-remainders, kind="stable")[:left]] += 1
        over = open_ & (quotas > caps) if caps is not None else np.zeros_like(open_)
        if caps is None or not over.any():
            return shares + quotas
        shares[over] = caps[over]
        total -= int(caps[over].sum())
        open_ &= ~over
