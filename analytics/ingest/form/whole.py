"""What would make every number of a table wrong: cells merged over counts, counts in thousands."""

from collections.abc import Sequence

from analytics.ingest.files.cells import Sheet, address, text_of
from analytics.ingest.form.header import Header
from analytics.ingest.form.lines import Line
from analytics.ingest.result import Fault, Place, quoted
from analytics.ingest.title import is_dossiers, is_scaled, measure_of
from analytics.names import has_letters
from analytics.texts import Bilingual

Merge = tuple[int, int, int, int]


def measure_faults(
    sheet: Sheet, header: Header, lines: Sequence[Line], place: Place
) -> list[Fault]:
    """A fault for each cell that says that something else than single dossiers is counted."""
    names = {(line.row, line.column) for line in lines if not line.is_blank}
    used: set[tuple[int, int]] = set()
    faults = []
    for row, cells in enumerate(sheet.rows):
        texts = [
            (column, cell)
            for column, cell in enumerate(cells)
            if isinstance(cell, str) and (has_letters(cell) or "%" in cell)
        ]
        for number, (column, cell) in enumerate(texts):
            if (row, column) in names or (row, column) in used:
                continue
            is_heading = header.top <= row < header.body
            measure = measure_of(cell)
            text = cell
            if measure == "" and number + 1 < len(texts) and not is_heading:
                # "Đơn vị tính:" and what is counted in the cell beside it.
                beside, more = texts[number + 1]
                used.add((row, beside))
                text = f"{cell} {more}"
                measure = measure_of(text)
            if not is_dossiers(measure or "") or (is_heading and is_scaled(cell)):
                faults.append(_measured(place, (row, column), text))
    return faults


def _measured(place: Place, cell: tuple[int, int], text: str) -> Fault:
    return place.fault(
        cell,
        quoted(text),
        Bilingual("đơn vị tính: hồ sơ", "counted in single dossiers"),
        Bilingual(
            "Ghi số hồ sơ đầy đủ và sửa đơn vị tính thành “hồ sơ”.",
            "Write the full number of dossiers, and “hồ sơ” as what is counted.",
        ),
    )


def merged_counts(sheet: Sheet, header: Header, lines: Sequence[Line]) -> list[Merge]:
    """The merged cells that hold a count of more than one row or column.

    A row of the form may be several rows of the sheet high, all its cells merged alike.
    """
    columns = set(header.columns.values())
    names = {line.row: line.column for line in lines}
    high = {
        top: bottom
        for top, left, bottom, right in sheet.merged
        if left <= names.get(top, -1) <= right
    }
    found = []
    for top, left, bottom, right in sheet.merged:
        if top >= len(sheet.rows):
            continue
        rows = range(max(top, header.body), min(bottom + 1, len(sheet.rows)))
        named = [row for row in rows if row in names]
        value = sheet.rows[top][left] if left < len(sheet.rows[top]) else None
        if left not in columns or not named or not text_of(value).strip():
            continue
        is_row = top == bottom or (named == [top] and high.get(top, top) >= bottom)
        is_column = len(columns & set(range(left, right + 1))) == 1
        if not (is_row and is_column):
            found.append((top, left, bottom, right))
    return sorted(found)  # a workbook names them in any order


def merge_faults(merges: Sequence[Merge], sheet: Sheet, place: Place) -> list[Fault]:
    """A fault for each of them."""
    faults = []
    for top, left, bottom, right in merges:
        area = f"{address(top, left)}:{address(bottom, right)}"
        value = quoted(sheet.rows[top][left])
        faults.append(
            place.fault(
                (top, left),
                Bilingual(f"ô gộp {area}: {value.vi}", f"merged cells {area}: {value.en}"),
                Bilingual(
                    "mỗi dòng, mỗi cột một ô số", "one cell for each row and column of counts"
                ),
                Bilingual(
                    "Bỏ gộp ô và ghi số của từng dòng, từng cột.",
                    "Unmerge the cells and write the number of each row and column.",
                ),
            )
        )
    return faults
