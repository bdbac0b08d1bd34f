"""A total divided into whole numbers that add up to it again."""

import numpy as np

from analytics.demo.draws import Ints


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
