"""Where earlier documents printed an indicator: the same sentence with other numbers.

It helps where the catalogue has no cue yet, as for an indicator that was added with the last
report. It only offers: somebody confirms. The sections that a figure stood in say too little of
other outlines to offer anything (docs/benchmarks.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analytics.query import kept_paragraphs
from analytics.reports.document import Paragraph
from analytics.reports.places import Spot, spots_of
from analytics.reports.times import without_times
from analytics.reports.vocabulary import EMPTY
from analytics.reports.words import compared
from analytics.store import Reader

# What kind of number stands where in which sentence; a sentence of fewer words says nothing.
_Frame = tuple[str, str, int]
_FEWEST_WORDS = 4


@dataclass(frozen=True)
class Precedents:
    """Which indicators the numbers of sentences were of, where earlier documents print them."""

    indicators: Mapping[_Frame, frozenset[str]] = field(default_factory=dict)

    def indicator_of(self, spot: Spot) -> str | None:
        """The one indicator that a number of the same sentence was of; None for none or several."""
        frame = _frame(spot)
        known = self.indicators.get(frame, frozenset()) if frame is not None else frozenset()
        return next(iter(known)) if len(known) == 1 else None


NONE = Precedents()


def read_precedents(reader: Reader) -> Precedents:
    """The sentences that were kept with published figures."""
    return reader.once(("precedents",), lambda: precedents_of(kept_paragraphs(reader).values()))


def precedents_of(rows: Iterable[Mapping[str, Any]]) -> Precedents:
    """The sentences of figures: ``indicator``, ``paragraph`` and where it is ``printed_at``."""
    printed: defaultdict[str, dict[tuple[int, str], str]] = defaultdict(dict)
    for row in rows:
        printed[row["paragraph"]][row["printed_at"], row["printed"]] = row["indicator"]
    indicators: defaultdict[_Frame, set[str]] = defaultdict(set)
    for text, figures in printed.items():
        for spot in spots_of([Paragraph("", text, "")]).spots:
            indicator = figures.get((spot.number.start, spot.number.printed))
            frame = _frame(spot)
            # Both numbers of "06/44" are printed alike: which of them a row is does not show.
            is_pair = spot.number.part in ("of", "base")
            if indicator is not None and frame is not None and not is_pair:
                indicators[frame].add(indicator)
    return Precedents({frame: frozenset(codes) for frame, codes in indicators.items()})


def _frame(spot: Spot) -> _Frame | None:
    """The sentence of a number, every number being "#"; None for a cell, or hardly a word."""
    if spot.cell:
        return None
    words: list[str] = []
    for word in compared(without_times(spot.sentence, None)).split():
        plain = "#" if word[0].isdigit() else word
        # "1.204" comes as two words.
        words += [plain] if plain != "#" or words[-1:] != ["#"] else []
    telling = {word for word in words if word[0].isalpha()} - EMPTY
    return (" ".join(words), spot.kind, spot.after) if len(telling) >= _FEWEST_WORDS else None
