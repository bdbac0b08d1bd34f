"""Opening any file: its sheets, or one fault that names it and says what to do."""

from pathlib import Path

import pytest

from analytics.ingest.opening import open_sheets
from tests.ingest.files import SAMPLES, ods_of, parts_of, table, with_parts, workbook
from tests.ingest.refused import opened, refusal

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


@pytest.mark.parametrize("part", sorted(parts_of(FORM)))
@pytest.mark.parametrize("content", [None, b"", b"<x", b"\x00\xff" * 50, b"<a/>"])
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
