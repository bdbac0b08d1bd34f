"""One answer to "what is this metric for this scope and period?", with all that backs it."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.catalogue import Catalogue
from analytics.formats import decimals_of
from analytics.texts import APPROXIMATE, Bilingual


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
    printed figures that it is read or worked out from.
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
        """The dossiers late behind an on-time or a late rate; None without counts, or of others."""
        if self.numerator is None or self.denominator is None:
            return None
        if self.metric == "on_time_rate":
            return self.denominator - self.numerator
        return self.numerator if self.metric == "late_rate" else None

    @property
    def decimals(self) -> int:
        """With how many decimals a rate is known, and so a difference of it: at most two."""
        if self.has_counts or not self.printed:
            return 2
        return min(2, decimals_of(self.printed))

    @property
    def approximate(self) -> bool:
        """Whether the source says "about", "more than" or "nearly"."""
        return self.precision in APPROXIMATE


def source_documents(
    catalogue: Catalogue,
    answers: Iterable[Answer | None],
    dataset: str,
    printed: Iterable[str] = (),
) -> tuple[str, ...]:
    """The documents that shown answers come from, each once, in their order.

    Args:
        catalogue: of the snapshot.
        answers: what is shown; the files of dossiers come last where a value is computed.
        dataset: "official" or "demo".
        printed: codes of the documents of figures beside the answers.
    """
    shown = [answer for answer in answers if answer is not None]
    codes = [*(answer.document for answer in shown if answer.document is not None), *printed]
    if any(answer.basis == "computed" or answer.is_part for answer in shown):
        kind = "demo" if dataset == "demo" else "import"
        codes += [code for code, row in catalogue.documents.items() if row["kind"] == kind]
    return tuple(dict.fromkeys(codes))
