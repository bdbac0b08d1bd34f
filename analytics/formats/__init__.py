"""Number → text, in Vietnamese and English: the only place that decides how a figure is written.

``values`` writes computed values, ``prints`` carries a printed figure over as it was printed.
Pure functions on bare values; each ends with the language. Spaces are ordinary ones, so that a
figure can be searched and exported; a cell or card keeps it on one line.
"""

from analytics.formats.prints import decimals_of, reported, roughness, scales_of, with_unit
from analytics.formats.values import (
    MISSING,
    Number,
    change,
    count,
    distinct_rates,
    money,
    money_short,
    number,
    points,
    rate,
    roman,
    rounds_apart,
)

__all__ = [
    "MISSING",
    "Number",
    "change",
    "count",
    "decimals_of",
    "distinct_rates",
    "money",
    "money_short",
    "number",
    "points",
    "rate",
    "reported",
    "roman",
    "roughness",
    "rounds_apart",
    "scales_of",
    "with_unit",
]
