"""What the page shows first of a form: which form, period, unit, tables, how numbers were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.ingest.catalogue import Units
from analytics.ingest.files.cells import Sheet, address
from analytics.ingest.form.header import Header
from analytics.ingest.form.sheet import Part
from analytics.ingest.period import WINDOW
from analytics.ingest.title import Title
from analytics.periods import label
from analytics.texts import Bilingual, both
from analytics.windows import Window, days

# More units than these are counted, not named.
_FEW = 3


@dataclass(frozen=True)
class Found:
    """A sheet with the form on it; ``number`` is its place in the file, from 1."""

    number: int
    sheet: Sheet
    header: Header
    title: Title


def summary(
    sheets: Sequence[Sheet],
    found: Sequence[Found],
    parts: Sequence[Part],
    periods: Sequence[str],
    codes: Sequence[str],
    units: Mapping[str | None, Units],
    windows: Sequence[Window],
) -> tuple[tuple[Bilingual, Bilingual], ...]:
    """Label and value of what a file was recognised as.

    Args:
        sheets: all of the file.
        found: those with the form, and ``parts`` what they give.
        periods: of the found sheets, known ones.
        codes: the units reported for.
        units: the units of each period.
        windows: the days that sheets say their figures are of.
    """
    known = {code: units_of.name(code) for units_of in units.values() for code in units_of.by_code}
    by_name = [known[code] for code in codes[:_FEW] if code in known]
    many = len(codes) > _FEW
    roll_up = any(part.of == "units" for part in parts)
    kept = {one.number for one in found}
    others = [sheet.name for number, sheet in enumerate(sheets, start=1) if number not in kept]
    rows = [
        (
            Bilingual("Biểu", "Form"),
            Bilingual(
                f"II.06a/VPCP/KSTT, {'tổng hợp nhiều đơn vị' if roll_up else 'theo lĩnh vực'}",
                f"II.06a/VPCP/KSTT, {'a roll-up of units' if roll_up else 'by sector'}",
            ),
        ),
        (
            Bilingual("Kỳ", "Period"),
            Bilingual(
                ", ".join(label(code, "vi") for code in dict.fromkeys(periods)) or "—",
                ", ".join(label(code, "en") for code in dict.fromkeys(periods)) or "—",
            ),
        ),
        *_windows(windows),
        (
            Bilingual("Đơn vị", "Unit"),
            Bilingual(
                f"{len(codes)} đơn vị" if many else "; ".join(one.vi for one in by_name) or "—",
                f"{len(codes)} units" if many else "; ".join(one.en for one in by_name) or "—",
            ),
        ),
        (
            Bilingual("Bảng", "Tables"),
            Bilingual(
                "; ".join(
                    f"{one.sheet.name} (từ ô {address(one.header.top, one.header.name)}): "
                    f"số dòng: {part.lines}, dòng tổng được đối chiếu: {part.totals}"
                    for one, part in zip(found, parts, strict=True)
                ),
                "; ".join(
                    f"{one.sheet.name} (from {address(one.header.top, one.header.name)}): "
                    f"rows: {part.lines}, totals checked: {part.totals}"
                    for one, part in zip(found, parts, strict=True)
                ),
            ),
        ),
        (
            Bilingual("Cách đọc số", "Numbers"),
            Bilingual(
                "số nguyên; dấu chấm, phẩy, khoảng trắng giữa ba chữ số là phân nhóm nghìn",
                "whole numbers; a point, comma or space before three digits groups thousands",
            ),
        ),
    ]
    if others:
        told = "; ".join(others)
        rows.append((Bilingual("Trang tính không đọc", "Sheets not read"), Bilingual(told, told)))
    return tuple(rows)


def _windows(windows: Sequence[Window]) -> list[tuple[Bilingual, Bilingual]]:
    """The days counted; nothing where no sheet says them."""
    known = dict.fromkeys(windows)
    said = both(lambda language: ", ".join(days(one, language) for one in known))
    return [(WINDOW, said)] if known else []
