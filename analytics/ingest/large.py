"""Figures beyond reason: they may be meant, or a slip of hand or program, and are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from analytics.ingest.context import RIGHT
from analytics.ingest.places import counted
from analytics.ingest.reading import Question
from analytics.texts import Bilingual

# The largest count published for the province is 362.428: what its whole central block resolved in
# quarter I/2021. No row of a form comes near the threefold of it, a year's neither.
LARGEST = 1_000_000
# One digit too many makes a figure ten times as large; small ones may grow that fast.
_TIMES, _FEWEST = 10, 1_000
_SHOWN = 3


@dataclass(frozen=True)
class Large:
    """A figure with what it is of, and the largest that was known before."""

    name: Bilingual
    value: int | Decimal
    before: int | Decimal | None


def is_large(value: int | Decimal, before: int | Decimal | None, most: int | None) -> bool:
    """Whether a figure is tenfold what there ever was, or larger than ``most`` (None: no bound)."""
    bounds = [] if most is None else [most]
    bounds += [] if before is None else [max(_FEWEST, int(before * _TIMES))]
    return bool(bounds) and value > min(bounds)


def large_question(
    found: Sequence[Large], code: str, sheet: str | None = None, cell: str | None = None
) -> Question | None:
    """Whether figures are right that are large; None where none is."""
    if not found:
        return None
    told = [_told(one) for one in found[:_SHOWN]]
    more = "; …" if len(found) > _SHOWN else ""
    text = Bilingual(
        f"Số lớn khác thường: {'; '.join(one.vi for one in told)}{more}. Có đúng không?",
        f"Unusually large: {'; '.join(one.en for one in told)}{more}. Is that right?",
    )
    right = Bilingual("đúng, nạp như tệp ghi", "it is right, take it as the file says")
    return Question(code, text, ((RIGHT, right),), sheet, cell)


def _told(one: Large) -> Bilingual:
    count = counted(int(one.value))
    told = Bilingual(f"“{one.name.vi}” {count.vi}", f"“{one.name.en}” {count.en}")
    if one.before is None:
        return told
    most = counted(int(one.before))
    return Bilingual(
        f"{told.vi} (trước đây nhiều nhất {most.vi})", f"{told.en} (at most {most.en} before)"
    )
