"""What Tổng quan is made of.

- ``data``: a period and a choice → cards, rates of parts, targets, figures, findings
- ``units``: what the units did: who rose and fell, who is below the line, where the late are
- ``text``: titles and sentences · ``columns``: the tables, on the page and as files
"""

from analytics.views.overview.columns import (
    cards_table,
    export,
    rates_order,
    rates_table,
    units_order,
    units_table,
)
from analytics.views.overview.data import Overview, answerable, lowest, overview
from analytics.views.overview.units import (
    LateUnits,
    Mover,
    Movers,
    Unit,
    late_units,
    with_spreads,
)

__all__ = [
    "LateUnits",
    "Mover",
    "Movers",
    "Overview",
    "Unit",
    "answerable",
    "cards_table",
    "export",
    "late_units",
    "lowest",
    "overview",
    "rates_order",
    "rates_table",
    "units_order",
    "units_table",
    "with_spreads",
]
