"""Which movements over time are more than chance: control limits, signals, both in words.

A series is cut where it may not be joined (``pieces``). A piece that climbs or falls as a whole has
a direction and no limits (``direction``). Else each piece has limits of its own: rates by binomial
tails of effective counts (``proportions``, ``dispersion``), counts of few by Poisson tails
(``rare``), other counts by Wheeler's XmR chart (``individuals``) unless the quarter of the year
explains their swings (``seasonal``). ``signals`` looks for points outside the limits and for runs;
``view`` puts it together, ``say`` says it.

    found = control("on_time_rate", answers)     # of one scope and key, any order
    found.verdict(answer)                        # "signal", "usual" or "unknown"
    sentences(found, "vi")                       # signals first, then how limits were made
"""

from analytics.control.difference import Difference, difference, interval_of, up_to
from analytics.control.difference_text import (
    between_text,
    difference_sentence,
    end_text,
    only_dossiers,
)
from analytics.control.dispersion import dispersion, dispersion_of
from analytics.control.history import Dispersions, dispersions, known_periods
from analytics.control.intervals import (
    COVERAGE,
    Interval,
    effective,
    newcombe,
    simultaneous,
    wilson,
)
from analytics.control.limits import Limits
from analytics.control.lowest import clearly_lowest
from analytics.control.pieces import FEW, FIRM, pieces
from analytics.control.say import (
    basis_sentences,
    direction_sentence,
    limit_text,
    outside_texts,
    point_text,
    sentences,
    signal_sentence,
    signal_sentences,
    usual_sentence,
    verdict_sentence,
    year_ago_sentence,
)
from analytics.control.terms import TERMS
from analytics.control.view import Control, Piece, Signal, control, control_of, controls

__all__ = [
    "COVERAGE",
    "FEW",
    "FIRM",
    "TERMS",
    "Control",
    "Difference",
    "Dispersions",
    "Interval",
    "Limits",
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
    "dispersion",
    "dispersion_of",
    "dispersions",
    "effective",
    "end_text",
    "interval_of",
    "known_periods",
    "limit_text",
    "newcombe",
    "only_dossiers",
    "outside_texts",
    "pieces",
    "point_text",
    "sentences",
    "signal_sentence",
    "signal_sentences",
    "simultaneous",
    "up_to",
    "usual_sentence",
    "verdict_sentence",
    "wilson",
    "year_ago_sentence",
]
