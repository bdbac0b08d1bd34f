"""Opening any file: its sheets, or one fault that names it and says what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analytics.ingest.files.opening import open_sheets
from tests.ingest.files.refused import opened, refusal
from tests.ingest.files.workbooks import (
    SAMPLES,
    Write,
    ods_of,
    parts_of,
    table,
    with_parts,
    workbook,
)

FORM = table([["STT", "Lĩnh vực"], [1, "Đất đai"], [2, "=1+1"], [3, "@x"], [4, "-x"]])


def test_every_format_opens_to_the_same_cells(tmp_path: Path) -> None:
    text = "STT;Lĩnh vực\n1;Đất đai\n2;=1+1\n3;@x\n4;-x\n"
    workbook_rows = opened(tmp_path, "a.xlsx", FORM).sheets[0].rows
    text_rows = opened(tmp_path, "a.csv", text.encode()).sheets[0].rows
    assert [row[1] for row in workbook_rows] == [row[1] for row in text_rows]
    assert [row[0] for row in workbook_rows] == ["STT", 1, 2, 3, 4]


@pytest.mark.parametrize(
    "content",
    [
        workbook(lambda _book, _sheet: None),
        table([[None, ""], [None]]),
        table([[" ", "\u00a0"], ["\u200b\t"]]),
        ods_of("<table:table-row><table:table-cell/></table:table-row>"),
    ],
)
def test_an_empty_workbook(content: bytes, tmp_path: Path) -> None:
    assert refusal(opened(tmp_path, "a.xlsx", content), "a.xlsx").found.vi == "bảng tính trống"


def test_a_sheet_of_formulas_without_values_is_not_empty(tmp_path: Path) -> None:
    content = workbook(lambda _book, sheet: sheet.write_formula(1, 1, "=1+1", None, ""))
    found = opened(tmp_path, "a.xlsx", content)
    assert found.fault is None
    assert found.sheets[0].uncomputed == {(1, 1)}


DAMAGES = (b"", b"<x", b"\x00\xff" * 50, b"<a/>")


@pytest.mark.parametrize(
    ("part", "content"),
    [
        # Each part is missing once and broken once; the other ways where it explores.
        pytest.param(part, content, marks=() if place in (0, 1 + number % 4) else pytest.mark.deep)
        for number, part in enumerate(sorted(parts_of(FORM)))
        for place, content in enumerate((None, *DAMAGES))
    ],
)
def test_any_part_missing_or_broken(part: str, content: bytes | None, tmp_path: Path) -> None:
    """Read all the same where the part says nothing of cells, else refused with words."""
    found = opened(tmp_path, "a.xlsx", with_parts(FORM, **{part: content}))
    if found.fault is not None:
        refusal(found, "a.xlsx")
    else:
        assert found.sheets[0].rows[0][0] in ("STT", None)


def test_the_file_itself_is_never_changed(tmp_path: Path) -> None:
    for sample in SAMPLES.glob("odds*"):
        before = sample.read_bytes(), sample.stat().st_mtime_ns
        open_sheets(sample, sample.name)
        assert (sample.read_bytes(), sample.stat().st_mtime_ns) == before


FAR = (39_999, 77)


def far(write: Write) -> bytes:
    """A small table, and something in BZ40000: three million cells from it."""

    def both(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["STT", "Lĩnh vực"])
        sheet.write_row(1, 0, [1, "Đất đai"])
        write(book, sheet)

    return workbook(both)


# Made where they are asked for: each takes a tenth of a second.
EDGES: dict[str, Callable[[], bytes]] = {
    "a space": lambda: far(lambda _book, sheet: sheet.write_string(*FAR, " ")),
    "spaces down to the last cell": lambda: far(
        lambda _book, sheet: [sheet.write_string(row, 16_383, "\u00a0") for row in (9, 1_048_575)]
    ),
    "an inline space": lambda: with_parts(
        far(lambda _book, sheet: sheet.write_number(*FAR, 1)),
        **{
            "xl/worksheets/sheet1.xml": lambda part: part.replace(
                b'<c r="BZ40000"><v>1</v></c>',
                b'<c r="BZ40000" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>',
            )
        },
    ),
    "an inline space in the last cell": lambda: with_parts(
        workbook(
            lambda _book, sheet: [
                sheet.write_row(0, 0, ["STT", "Lĩnh vực"]),
                sheet.write_row(1, 0, [1, "Đất đai"]),
                sheet.write_number(1_048_575, 16_383, 1),
            ]
        ),
        **{
            "xl/worksheets/sheet1.xml": lambda part: part.replace(
                b'<c r="XFD1048576"><v>1</v></c>',
                b'<c r="XFD1048576" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>',
            )
        },
    ),
    "a formula that comes to nothing": lambda: with_parts(
        far(lambda _book, sheet: sheet.write_formula(*FAR, '=IF(A1="","","")', None, 1)),
        **{
            "xl/worksheets/sheet1.xml": lambda part: part.replace(
                b'<c r="BZ40000"><f>', b'<c r="BZ40000" t="str"><f>'
            ).replace(b"</f><v>1</v>", b"</f><v></v>")
        },
    ),
    "a format": lambda: far(
        lambda book, sheet: sheet.write_blank(*FAR, None, book.add_format({"bold": 1}))
    ),
    "a space in ods": lambda: ods_of(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>STT</text:p>'
        '</table:table-cell><table:table-cell office:value-type="string"><text:p>Lĩnh vực</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell office:value-type="float" office:value="1">'
        '<text:p>1</text:p></table:table-cell><table:table-cell office:value-type="string">'
        "<text:p>Đất đai</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="39997"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="77"/><table:table-cell'
        ' office:value-type="string"><text:p><text:s/></text:p></table:table-cell>'
        "</table:table-row>"
    ),
    "delimiters in csv": lambda: "STT;Lĩnh vực;;;\n1;Đất đai;;\n;;;\n\n ;\n".encode(),
}


@pytest.mark.parametrize("edge", EDGES)
def test_blank_edges_are_no_cells(edge: str, tmp_path: Path) -> None:
    found = opened(tmp_path, "a.xlsx", EDGES[edge]())
    assert found.fault is None
    assert [[str(cell) for cell in row] for row in found.sheets[0].rows] in (
        [["STT", "Lĩnh vực"], ["1", "Đất đai"]],
        [["STT", "Lĩnh vực"], ["1.0", "Đất đai"]],
    )


def test_what_stands_far_outside_is_named(tmp_path: Path) -> None:
    content = far(lambda _book, sheet: sheet.write_string(*FAR, "x"))
    assert refusal(opened(tmp_path, "a.xlsx", content), "a.xlsx").cell == "BZ40000"
