"""What a base count and a metric are: frozen records, no lambdas, no conditions.

A **base count** is a sum over columns of ``dossiers`` (form II.06a/VPCP/KSTT, Thông tư
01/2020/TT-VPCP); the number in brackets in a description is the column of that form. A **metric**
is one base count, or a ratio of two linear combinations of base counts, so it is a ratio of sums
at every grain. Reported rates that no form column can reproduce have neither: they are shown as
printed.
"""

from dataclasses import dataclass
from typing import Literal

from analytics.texts import Bilingual

Better = Literal["up", "down", "none"]
Format = Literal["count", "rate", "money"]


@dataclass(frozen=True)
class BaseCount:
    """A count that adds up over units, sectors and quarters.

    ``columns`` are the dossier columns that it sums; empty when the form does not count it.
    ``indicator`` reports it in published documents; ``complement`` = (whole, part): the count
    equals whole − part, which lets it be derived from two reported counts.
    """

    code: str
    columns: tuple[str, ...]
    indicator: str | None = None
    complement: tuple[str, str] | None = None


@dataclass(frozen=True)
class Metric:
    """A number a leader reads: its name in two languages, its formula, its format.

    ``numerator`` and ``denominator`` list (base count, sign). A count has no denominator.
    A metric without a numerator is only ever read from a document. ``indicator`` reports it.
    ``family`` names the question that several definitions answer differently; metrics of one
    family never share a line.
    """

    code: str
    label: Bilingual
    short: Bilingual
    description: Bilingual
    formula: Bilingual
    format: Format
    better: Better
    numerator: tuple[tuple[str, int], ...] = ()
    denominator: tuple[tuple[str, int], ...] = ()
    indicator: str | None = None
    family: str | None = None
    caveat: Bilingual | None = None
