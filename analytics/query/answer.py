"""One answer to "what is this metric for this scope and period?", with all that backs it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import pandas as pd

from analytics.texts import Bilingual


@dataclass(frozen=True)
class Answer:
    """A measured value and its evidence.

    ``value`` is a fraction (0…1) for rates and a count otherwise. It is None for one of three
    reasons: not all units reported (``is_part``; ``partial`` is then the value of those that did),
    all reported and there is nothing to divide by (``nothing``), or nobody states it.
    ``numerator`` and ``denominator`` are exact counts of one basis and one document, or None
    ("không có mẫu số"); a denominator of 0 stands also behind a part without value. ``recomputed``
    is their ratio, also where the printed rate is the one shown. ``covered`` of ``expected`` units
    reported dossiers (``expected`` None: not known). ``doubts`` say what does not add up about the
    printed figures that it is read or worked out from; a frame leaves them out.
    """

    metric: str
    period: str
    key: str | None
    value: float | None
    numerator: float | None
    denominator: float | None
    recomputed: float | None
    basis: str | None
    precision: str | None
    printed: str | None
    document: str | None
    locator: str | None
    scope_note: str | None
    note: str | None
    note_en: str | None
    covered: int
    expected: int | None
    partial: float | None
    doubts: tuple[Bilingual, ...] = ()

    @property
    def has_counts(self) -> bool:
        """Whether the counts behind a rate are known, so that it may be summed and weighted."""
        return self.numerator is not None and bool(self.denominator)

    @property
    def is_part(self) -> bool:
        """Whether units reported dossiers, but not all that should (or nobody said how many)."""
        return self.covered > 0 and (self.expected is None or self.covered < self.expected)

    @property
    def nothing(self) -> bool:
        """Whether a rate has no value although all is reported: there is nothing to divide by."""
        return self.value is None and self.denominator == 0 and not self.is_part

    @property
    def late(self) -> float | None:
        """The dossiers late behind a rate of them; None without counts, or where it has none."""
        if self.numerator is None or self.denominator is None:
            return None
        if self.metric == "on_time_rate":
            return self.denominator - self.numerator
        return self.numerator if self.metric == "late_rate" else None

    @property
    def approximate(self) -> bool:
        """Whether the source says "about", "more than" or "nearly"."""
        return self.precision in ("about", "over", "under")


COLUMNS: list[str] = [field.name for field in fields(Answer) if field.name != "doubts"]
_NUMBERS = ("value", "numerator", "denominator", "recomputed", "covered", "expected", "partial")
_VALUES = attrgetter(*COLUMNS)
_WHOLE = ("covered", "expected")


def answers(frame: pd.DataFrame) -> list[Answer]:
    """Read measure's frame as records, NaN as None.

    Args:
        frame: what ``measure`` returned, columns ``COLUMNS``.

    Returns:
        One Answer per row, in the frame's order.
    """
    return [
        Answer(*(_plain(name, value) for name, value in zip(COLUMNS, row, strict=True)))
        for row in frame[COLUMNS].itertuples(index=False, name=None)
    ]


def frame_of(records: Iterable[Answer]) -> pd.DataFrame:
    """Records as a frame with ``COLUMNS``: numbers as float64, texts as str, both with NaN."""
    rows = [_VALUES(record) for record in records]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.astype({name: "float64" if name in _NUMBERS else "str" for name in COLUMNS})


def pick(frame: pd.DataFrame, metric: str, period: str, key: str | None = None) -> Answer | None:
    """The answer for one metric, period and split key; None when the frame has none."""
    chosen = (frame["metric"] == metric) & (frame["period"] == period)
    chosen &= frame["key"].isna() if key is None else frame["key"] == key
    found = answers(frame[chosen])
    return found[0] if found else None


def _plain(name: str, value: Any) -> Any:
    if value is None or pd.isna(value):
        return 0 if name == "covered" else None
    return int(value) if name in _WHOLE else value
