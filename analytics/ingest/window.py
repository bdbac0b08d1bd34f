"""The window of a form: the days that its title says its figures are of; windows in words."""

from dataclasses import dataclass

from analytics.ingest.places import Place, quoted
from analytics.ingest.reading import Fault
from analytics.ingest.title import Title, Told
from analytics.periods import label
from analytics.texts import Bilingual, both
from analytics.windows import Window, days, fits

WINDOW = Bilingual("Kỳ số liệu", "Days counted")
_MEND = Bilingual("Sửa ngày trong tệp.", "Correct the days in the file.")


@dataclass(frozen=True)
class Windowed:
    """The days of a sheet, None where it says none; what is wrong with what it says."""

    window: Window | None = None
    faults: tuple[Fault, ...] = ()


def window_of(title: Title, period: str | None, place: Place) -> Windowed:
    """Read a sheet's window.

    A range counts before a last day alone, which may be the day of the export. Ranges of another
    period are told with the period itself.

    Args:
        title: what the sheet says.
        period: the sheet's; None where it is not known.
        place: the sheet.
    """
    if period is None:
        return Windowed()
    ranges = [(one, told) for one, told in title.windows if one.first is not None]
    fitting = [(one, told) for one, told in ranges if fits(one, period)]
    ends = [] if ranges else [(one, told) for one, told in title.windows]
    apart = [told for one, told in ends if not fits(one, period)]
    if apart:
        expected = Bilingual(
            f"ngày cuối của {label(period, 'vi', inside=True)}",
            f"a last day of {label(period, 'en', inside=True)}",
        )
        return Windowed(faults=(_fault(place, apart[0], expected),))
    found = fitting or ends
    if not found:
        return Windowed()
    first, _ = found[0]
    for one, told in found[1:]:
        if one != first:
            return Windowed(faults=(_fault(place, told, said(first)),))
    return Windowed(first)


def said(window: Window) -> Bilingual:
    """The days of a window in both languages."""
    return both(lambda language: days(window, language))


def _fault(place: Place, told: Told, expected: Bilingual) -> Fault:
    return place.fault((told.row, told.column), quoted(told.text), expected, _MEND)
