"""Part by quarter: the on-time rate of every sector (of a sector: every level), cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analytics.metrics import SMALL
from analytics.periods import previous, sort_key
from analytics.query import Answer
from analytics.views.control import clearly_lowest

# Two years of quarters: as many columns as a phone has room for, each with its number.
COLUMNS = 8


@dataclass(frozen=True)
class Heat:
    """A grid of on-time rates.

    ``keys`` are the rows, those with the most dossiers in the newest period first; ``periods`` the
    columns, oldest first, without a hole between them: a quarter that nobody reported has empty
    cells. ``split`` says what the rows are ("sector", "level", "unit"). ``cells`` have a value,
    those of rows left out of ``keys`` too.
    """

    split: str
    keys: tuple[str, ...]
    periods: tuple[str, ...]
    cells: Mapping[tuple[str, str], Answer]

    def at(self, key: str, period: str) -> Answer | None:
        """The answer of a cell that has a rate; None for an empty one."""
        answer = self.cells.get((key, period))
        return answer if answer is not None and answer.value is not None else None

    def greatest(self, number: int) -> "Heat":
        """The first rows only, those with the most dossiers."""
        return self if len(self.keys) <= number else replace(self, keys=self.keys[:number])

    def newest(self, number: int) -> "Heat":
        """The newest periods only."""
        return replace(self, periods=self.periods[-number:])

    @cached_property
    def lowest(self) -> Answer | None:
        """The clearly lowest rate of the newest period among rows that are not small."""
        if not self.periods:
            return None
        newest = [self.at(key, self.periods[-1]) for key in self.keys]
        return clearly_lowest(rate for rate in newest if rate is not None and not is_small(rate))


def is_small(answer: Answer) -> bool:
    """Whether a rate stands on so few dossiers that it says little."""
    return answer.denominator is not None and answer.denominator < SMALL


def columns(period: str, known: Sequence[str]) -> tuple[str, ...]:
    """The newest periods up to one, oldest first, none left out between the first and the last.

    Args:
        period: the newest column.
        known: the periods that have any figure.

    Returns:
        At most ``COLUMNS``, from the first that has figures on.
    """
    first = min(known, key=sort_key, default=period)
    periods = [period]
    while len(periods) < COLUMNS:
        before = previous(periods[-1])
        if before is None or sort_key(before) < sort_key(first):
            break
        periods.append(before)
    return tuple(reversed(periods))


def heat(answers: Sequence[Answer], split: str, periods: Sequence[str]) -> Heat:
    """Arrange on-time rates as a grid; empty columns before the first filled one are left out."""
    cells = {
        (answer.key or "", answer.period): answer for answer in answers if answer.value is not None
    }
    filled = {period for _key, period in cells}
    start = next((index for index, period in enumerate(periods) if period in filled), len(periods))
    keys = {key for key, _period in cells}
    return Heat(
        split=split,
        keys=tuple(sorted(keys, key=lambda key: (-_volume(cells, key, periods), key))),
        periods=tuple(periods[start:]),
        cells=cells,
    )


def _volume(cells: Mapping[tuple[str, str], Answer], key: str, periods: Sequence[str]) -> float:
    """The dossiers behind the newest rate of a row."""
    rates = (cells[key, period] for period in reversed(periods) if (key, period) in cells)
    newest = next(rates, None)
    return 0.0 if newest is None else newest.denominator or 0.0
