"""A report's figures as the audit knows figures, with what they are called and held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from analytics.audit import Figure as Audited
from analytics.audit import Place, place_of, read_codes, read_figures, reports_about, title
from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.reports.figure import Figure
from analytics.reports.reading import Reading
from analytics.store import Reader

# What a report that nobody has loaded is called among the documents.
DRAFT = "draft"


@dataclass(frozen=True)
class Known:
    """A figure of the report, and the same as the audit has it."""

    figure: Figure
    audited: Audited

    @property
    def place(self) -> Place:
        """Its indicator, period and scope."""
        return self.audited.place


@dataclass(frozen=True)
class Draft:
    """The figures of a report of a period that take part in a check, in the order of the text."""

    reading: Reading
    period: str
    reader: Reader
    catalogue: Catalogue
    figures: tuple[Known, ...]

    @cached_property
    def origins(self) -> Mapping[Audited, Figure]:
        """The figure of the report behind each of the audit's."""
        return {known.audited: known.figure for known in reversed(self.figures)}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Each paragraph's number in the text."""
        paragraphs = self.reading.document.paragraphs
        return {part.locator: number for number, part in enumerate(paragraphs)}

    def name(self, known: Known, t: Translator) -> str:
        """What a figure is called: "Hồ sơ trễ hạn (UBND cấp huyện)"."""
        return title(known.audited, read_codes(self.reader).names, t)

    @cached_property
    def elsewhere(self) -> Mapping[Place, list[Audited]]:
        """The figures that are published, by what they are of; the document is left aside.

        Those of the report of the same period are left out: a draft is not held against what it
        became. Nothing of ours is held against another province.
        """
        if not self.reading.is_ours:
            return {}
        own = reports_about(self.reader, self.period)
        places: dict[Place, list[Audited]] = {}
        for figure in read_figures(self.reader):
            if figure.place.document not in own:
                places.setdefault(_anywhere(figure.place), []).append(figure)
        return places

    def published(self, place: Place, period: str) -> list[Audited]:
        """What is published of a figure in another period."""
        return self.elsewhere.get(_anywhere(replace(place, period=period)), [])


def drafted(
    reading: Reading, period: str, reader: Reader, catalogue: Catalogue, degrees: Iterable[str]
) -> Draft:
    """The figures of a report that are known with some degrees of confidence."""
    taking = set(degrees)
    known = tuple(
        Known(figure, _audited(figure, figure.indicator, period, catalogue))
        for figure in reading.figures
        if figure.confidence in taking and figure.indicator in catalogue.indicators
        if figure.indicator is not None
    )
    return Draft(reading, period, reader, catalogue, known)


def _anywhere(place: Place) -> Place:
    """A place whatever the document."""
    return replace(place, document="")


def _audited(figure: Figure, indicator: str, period: str, catalogue: Catalogue) -> Audited:
    row = catalogue.indicators[indicator]
    spot = {"document": DRAFT, "indicator": indicator, "period": figure.period or period}
    return Audited(
        place=place_of(spot | figure.scope),
        value=Fraction(figure.value),
        printed=figure.printed,
        precision=figure.precision,
        locator=figure.locator,
        names=(row["name_vi"], row["name_en"]),
        noun=row["unit"],
        nature=row["nature"],
        document_period=period,
    )
