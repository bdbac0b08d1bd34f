"""What is worth knowing of a sheet: rows that were left out, or taken into a total only."""

from collections.abc import Sequence

from analytics.ingest.form.matching import Matched, Of
from analytics.ingest.form.rows import Sorted
from analytics.ingest.questions import OUT
from analytics.ingest.result import Fault, Place, quoted
from analytics.texts import Bilingual

_UNIT = Bilingual("đơn vị có trong danh mục", "a unit of the catalogue")
_NAMELESS = Bilingual("dòng không có tên", "a row without a name")
_NOT_TAKEN = Bilingual(
    "Dòng này không được nạp, cũng không ghi thành 0.",
    "The row is not taken, and not made 0 either.",
)
_NOT_REPORTED = Bilingual(
    "Không nạp, không ghi thành 0: đơn vị coi như chưa gửi báo cáo.",
    "It is not taken and not made 0: the unit counts as not having reported.",
)
_SECTOR = Bilingual("lĩnh vực có trong danh mục", "a sector of the catalogue")


def left_out(rows: Sequence[Sorted], matched: Matched, of: Of, place: Place) -> list[Fault]:
    """A notice for each row that is left out, or taken into the unit's total only."""
    faults = []
    for row in rows:
        line = row.line
        cell = (line.row, line.column)
        if row.kind == "total" and row.parts and not line.is_total:
            said = quoted(line.name) if line.name else _NAMELESS
            found = Bilingual(
                f"{said.vi} là tổng của {len(row.parts)} dòng",
                f"{said.en} is the sum of {len(row.parts)} rows",
            )
            expected = Bilingual("dòng đơn vị hoặc lĩnh vực", "a row of a unit or sector")
            action = Bilingual("Được đối chiếu, không nạp.", "It is checked, and not taken.")
        elif row.kind != "own":
            continue
        elif OUT in (matched.codes.get(line.row), row.unit):
            name = line.name if row.unit != OUT else f"{line.unit}: {line.name}"
            found = Bilingual(f"“{name}” được bỏ qua", f"“{name}” is left out")
            expected = _UNIT
            action = Bilingual(
                "Đơn vị này coi như chưa gửi báo cáo.", "This unit counts as not having reported."
            )
        elif matched.whole and line.row not in matched.codes:
            found, expected = quoted(line.name), _SECTOR
            action = Bilingual(
                "Nạp một dòng tổng của đơn vị: mọi lĩnh vực được cộng lại, không chia.",
                "One row is taken for the unit: all sectors added up, not divided.",
            )
        elif line.is_blank and line.row in matched.codes:
            found = Bilingual(f"“{line.name}” không có số nào", f"“{line.name}” has no number")
            expected = Bilingual("có số; không có hồ sơ thì ghi 0", "numbers; 0 for no dossiers")
            action = _NOT_REPORTED if of == "units" else _NOT_TAKEN
        else:
            continue
        faults.append(place.fault(cell, found, expected, action, "notice"))
    return faults
