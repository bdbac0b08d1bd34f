"""Which indicator, scope and period each number of a report is of, and how sure that is."""

from dataclasses import dataclass, replace

from analytics.catalogue import Catalogue
from analytics.reports.document import Document
from analytics.reports.figure import Confidence, Figure
from analytics.reports.mapping import Mapper
from analytics.reports.numbers import LeftOut
from analytics.reports.origin import OURS, dating_of, is_of_a_part, province_of
from analytics.reports.places import spots_of
from analytics.reports.precedents import NONE, Precedents
from analytics.reports.times import Dating


@dataclass(frozen=True)
class Reading:
    """A report as it was understood.

    ``period`` is the one that it reports on, None where it says none; ``province`` the name of
    another province whose report it is, None for ours; ``is_of_a_part`` says that a district, a
    commune or a department reports on itself.
    """

    document: Document
    title: str
    period: str | None
    province: str | None
    figures: tuple[Figure, ...]
    left_out: tuple[LeftOut, ...]
    is_of_a_part: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether no other province reports here, so that our figures may be held against it."""
        return self.province is None


def read_report(
    document: Document,
    catalogue: Catalogue,
    period: str | None = None,
    precedents: Precedents = NONE,
) -> Reading:
    """Read the figures of a report.

    Args:
        document: as ``open_report`` gives it.
        catalogue: its indicators, cues, units and sectors are what is looked for.
        period: what the clerk chose; else the title says it.
        precedents: the sentences that earlier documents printed their figures in.
    """
    dating = Dating(period) if period is not None else dating_of(document)
    named = province_of(document)
    province = named if named != OURS else None
    of_a_part = is_of_a_part(document)
    is_ours = named == OURS and not of_a_part
    body = [part for part in document.paragraphs if part.kind not in ("furniture", "note")]
    rows = catalogue.indicators.values()
    names = [row[column] for row in rows for column in ("name_vi", "definition_vi")]
    spots = spots_of(body, names)
    mapper = Mapper(catalogue, dating, precedents)
    understood = mapper.understand(spots.spots)
    figures = tuple(
        figure if is_ours else _as_other(figure, catalogue, province) for figure in understood
    )
    return Reading(
        document, document.title, dating.report, province, figures, tuple(spots.left_out), of_a_part
    )


def _as_other(figure: Figure, catalogue: Catalogue, province: str | None) -> Figure:
    """A figure of somebody else: never surely one of ours, nor of a unit of ours."""
    unsure: Confidence = "confirm" if figure.confidence == "sure" else figure.confidence
    if figure.unit is None or province is None:
        return replace(figure, confidence=unsure)
    name = str(catalogue.units[figure.unit]["name"])
    return replace(figure, confidence=unsure, unit=None, scope_note=name)
