"""Which movements over time are more than chance: control limits, signals, both in words.

A series is cut where it may not be joined (``data``). A piece that climbs or falls as a whole has
a direction and no limits. Else each piece has limits of its own: rates by binomial tails of
effective counts (φ: ``difference``), counts of few by Poisson tails, other counts by Wheeler's XmR
chart unless the quarter of the year explains their swings. ``analytics.stats`` computes all that
from numbers; ``data`` puts it together, ``difference`` compares two periods, ``text`` says both.

    found = control("on_time_rate", answers)     # of one scope and key, any order
    found.verdict(answer)                        # "signal", "usual" or "unknown"
    sentences(found, t)                          # signals first, then how limits were made
"""

from analytics.views.control.data import (
    FEW,
    FIRM,
    Control,
    Piece,
    Signal,
    control,
    control_of,
    controls,
    pieces,
)
from analytics.views.control.difference import (
    Difference,
    clearly_lowest,
    difference,
    dispersion_of,
    dispersions,
    interval_of,
    up_to,
)
from analytics.views.control.text import (
    basis_sentences,
    between_text,
    difference_sentence,
    direction_sentence,
    end_text,
    limit_text,
    only_dossiers,
    outside_texts,
    point_text,
    sentences,
    signal_sentence,
    signal_sentences,
    terms,
    usual_sentence,
    verdict_sentence,
    year_ago_sentence,
)

__all__ = [
    "FEW",
    "FIRM",
    "Control",
    "Difference",
    "Piece",
    "Signal",
    "basis_sentences",
    "between_text",
    "clearly_lowest",
    "control",
    "control_of",
    "controls",
    "difference",
    "difference_sentence",
    "direction_sentence",
    "dispersion_of",
    "dispersions",
    "end_text",
    "interval_of",
    "limit_text",
    "only_dossiers",
    "outside_texts",
    "pieces",
    "point_text",
    "sentences",
    "signal_sentence",
    "signal_sentences",
    "terms",
    "up_to",
    "usual_sentence",
    "verdict_sentence",
    "year_ago_sentence",
]
