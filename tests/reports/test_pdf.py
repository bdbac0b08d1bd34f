"""Pages of a PDF: ruled and aligned tables, columns, turned pages, marks across a page."""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from analytics.reports.blocks import SAME
from analytics.reports.opening import open_report
from analytics.reports.pdf import blocks_of
from analytics.reports.pdf_page import Letter, Page, Rule
from tests.reports.build import REPORTS

SIZE = 12.0
# In points: every letter of these pages is as wide, lines and columns as far apart.
WIDE, STEP, FIRST = 6.0, 15.0, 780.0
HEAD = ("STT", "Đơn vị", "Tiếp nhận", "Quá hạn")
NAMES = ("lam-dong-2022-q3", "khanh-hoa-2023-9m")


def words(text: str, left: float, foot: float, turn: int = 0) -> Iterator[Letter]:
    """The letters of a line; turned by a quarter they go up."""
    for at, sign in enumerate(text):
        if turn:
            yield Letter(sign, left, left + SIZE, foot + at * WIDE, foot + (at + 1) * WIDE, SIZE, 1)
        else:
            yield Letter(sign, left + at * WIDE, left + (at + 1) * WIDE, foot, foot + SIZE, SIZE)


def page(*lines: tuple[str, float], top: float = FIRST) -> Page:
    """Lines one below another, each with where it begins; those of one height are put together by
    a "|" between text and place."""
    letters: list[Letter] = []
    for number, (text, left) in enumerate(lines):
        foot = top - number * STEP
        for at, part in enumerate(text.split("|")):
            letters += words(part, left + at * 120, foot)
    return Page(tuple(letters), (), 842.0)


def ruled(rows: list[list[str]], top: float = 700.0, *, sides: bool = True) -> Page:
    """A ruled table of cells as high as two lines."""
    letters: list[Letter] = []
    rules: list[Rule] = []
    width, height, left = 120.0, 32.0, 60.0
    right = left + width * len(rows[0])
    for number, row in enumerate(rows):
        foot = top - (number + 1) * height
        rules.append(Rule(True, foot + height, left, right))
        for column, cell in enumerate(row):
            start = left + column * width
            if cell != SAME and (sides or column):
                rules.append(Rule(False, start, foot, foot + height))
            for line, text in enumerate(cell.strip(SAME).split("\n")):
                letters += words(text, start + 4, foot + height - 14 - line * 14)
    rules.append(Rule(True, top - len(rows) * height, left, right))
    rules += [Rule(False, right, top - len(rows) * height, top)] if sides else []
    return Page(tuple(letters), tuple(rules), 842.0)


def together(*pages: Page) -> Page:
    letters = tuple(letter for part in pages for letter in part.letters)
    return Page(letters, tuple(rule for part in pages for rule in part.rules), 842.0)


def rows_in(*pages: Page) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in blocks_of(pages) if block.kind == "table"]


@pytest.mark.parametrize("sides", [True, False])
def test_the_cells_of_a_ruled_table_hold_all_their_lines(sides: bool) -> None:
    rows = [list(HEAD), ["1", "Sở Tài nguyên\nvà Môi trường", "1.219", "3"]]
    assert rows_in(ruled(rows, sides=sides)) == [
        (HEAD, ("1", "Sở Tài nguyên và Môi trường", "1.219", "3"))
    ]


def test_a_cell_that_no_rule_parts_covers_columns() -> None:
    rows = [["Cấp giải quyết", "Hồ sơ", SAME], ["Cấp tỉnh", "1.219", "3"]]
    assert rows_in(ruled(rows)) == [tuple(map(tuple, rows))]


def test_what_stands_around_a_table_keeps_its_order() -> None:
    above, below = page(("Kết quả như sau:", 60)), page(("Đạt yêu cầu.", 60), top=500)
    table = ruled([list(HEAD), ["1", "Sở Y tế", "1.219", "3"]])
    blocks = blocks_of([together(above, table, below)])
    assert [block.text for block in blocks] == ["Kết quả như sau:", "", "Đạt yêu cầu."]


def test_a_word_set_upright_in_a_cell_is_read() -> None:
    table = ruled([list(HEAD), ["1", "Sở Y tế", "1.219", "3"]])
    upright = tuple(words("Tỉnh", 550, 640, turn=1))
    frame = (Rule(True, 636, 540, 600), Rule(True, 700, 540, 600), Rule(False, 600, 636, 700))
    whole = Page((*table.letters, *upright), (*table.rules, *frame), 842.0)
    assert rows_in(whole)[0][0] == (*HEAD, "Tỉnh")


def test_a_table_goes_on_behind_a_page_its_head_said_once() -> None:
    first = ruled([list(HEAD), ["1", "Sở Y tế", "10", "3"], ["2", "Sở Tài nguyên", "20", "4"]])
    rest = ["", "và Môi trường", "", ""]
    second = ruled([list(HEAD), rest, ["3", "Sở Du lịch", "30", "5"]])
    expected = (
        *(HEAD, ("1", "Sở Y tế", "10", "3"), ("2", "Sở Tài nguyên và Môi trường", "20", "4")),
        ("3", "Sở Du lịch", "30", "5"),
    )
    assert rows_in(first, second) == [expected]
    assert rows_in(first, ruled([rest, ["3", "Sở Du lịch", "30", "5"]])) == [expected]


def test_another_table_at_the_top_of_a_page_is_another() -> None:
    first = ruled([list(HEAD), ["1", "Sở Y tế", "10", "3"]])
    other = ruled([["TT", "Lĩnh vực", "Giải quyết", "Trễ hạn"], ["1", "Đất đai", "20", "4"]])
    assert len(rows_in(first, other)) == 2


def test_aligned_columns_are_a_table_without_rules() -> None:
    table = page(
        *(("STT|Đơn vị|Tiếp nhận|Quá hạn", 60), ("||trong kỳ|", 60), ("1|Sở Y tế|1.219|3", 60)),
        *(("2|Sở Tài nguyên|20|4", 60), ("|và Môi trường||", 60)),
    )
    assert rows_in(table) == [
        (
            *(("STT", "Đơn vị", "Tiếp nhận trong kỳ", "Quá hạn"), ("1", "Sở Y tế", "1.219", "3")),
            ("2", "Sở Tài nguyên và Môi trường", "20", "4"),
        )
    ]


def test_text_in_two_columns_is_read_one_after_the_other() -> None:
    left = page(*((f"cột trái dòng số {number} của bài", 60) for number in range(9)))
    right = page(*((f"cột phải dòng số {number} của bài", 330) for number in range(9)))
    (first, second) = blocks_of([together(left, right)])
    assert first.text.startswith("cột trái") and "phải" not in first.text
    assert second.text.startswith("cột phải") and "trái" not in second.text


def test_a_box_around_text_and_a_chart_are_no_tables() -> None:
    box = (Rule(True, 800, 50, 400), Rule(True, 740, 50, 400))
    sides = (Rule(False, 50, 740, 800), Rule(False, 400, 740, 800))
    lines = tuple(Rule(True, 300 + 40 * number, 60, 300) for number in range(5))
    chart = (*lines, *(Rule(False, 60 + 60 * number, 300, 460) for number in range(5)))
    text = page(("Tiếp nhận 12 hồ sơ của tổ chức.", 60), ("Trả đúng hạn 11 hồ sơ.", 60))
    blocks = blocks_of([Page(text.letters, (*box, *sides, *chart), 842.0)])
    assert {block.kind for block in blocks} == {"text"}


def variant(name: str, path: Path, how: str) -> Path:
    """A kept PDF with its pages turned, or with a mark across them."""
    document = pypdfium2.PdfDocument(REPORTS / f"{name}.pdf")
    for sheet in document:
        width, height = sheet.get_size()
        if how.startswith("turned"):
            matrix = raw.FS_MATRIX(0, 1, -1, 0, height, 0)
            raw.FPDFPage_TransFormWithClip(sheet.raw, matrix, raw.FS_RECTF(-9e3, 9e3, 9e3, -9e3))
            sheet.set_mediabox(0, 0, height, width)
            sheet.set_cropbox(0, 0, height, width)
            sheet.set_rotation(90 if how == "turned back" else 0)
            continue
        text = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica-Bold", 80.0)
        words = ctypes.create_string_buffer("DU THAO".encode("utf-16-le") + b"\0\0")
        raw.FPDFText_SetText(text, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)))
        slope = 0.7 if how == "slanted mark" else 0.0
        raw.FPDFPageObj_Transform(text, 1 - slope, slope, -slope, 1 - slope, 100, 300)
        raw.FPDFPage_InsertObject(sheet.raw, text)
        raw.FPDFPage_GenerateContent(sheet.raw)
    document.save(path)
    return path


@pytest.mark.parametrize("how", ["turned", "turned back", "mark", "slanted mark"])
@pytest.mark.parametrize("name", NAMES)
def test_turned_pages_and_marks_change_nothing(tmp_path: Path, name: str, how: str) -> None:
    changed = open_report(variant(name, tmp_path / "a.pdf", how), "a.pdf")
    assert changed == open_report(REPORTS / f"{name}.pdf", "a.pdf")


def test_hardly_a_letter_is_no_text() -> None:
    assert blocks_of([Page(tuple(words("3", 300, 30)), (), 842.0)]) == []
    (block,) = blocks_of([page(("Một dòng chữ đủ dài.", 60))])
    assert (block.kind, block.text) == ("text", "Một dòng chữ đủ dài.")
