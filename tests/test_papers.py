"""Administrative documents: the layout of Nghị định 30/2020/NĐ-CP, read back from the file."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from analytics.papers import OPEN, Grid, Heading, Paper, Paragraph, Row, Span, docx_bytes

WRITTEN = datetime(2026, 11, 29, 10, 30)
GRID = Grid(
    "THEO CẤP",
    "Đơn vị tính: hồ sơ",
    (("TT", "", 10), ("Cấp", "", 60), ("Đã giải quyết", "(7)", 20)),
    (
        Row((Span(""), Span("Khối địa phương")), "group"),
        Row((Span("1"), Span("UBND cấp xã & <phường>"), Span("1.234"))),
        Row((Span("2"), Span("UBND cấp huyện"), Span(OPEN, "Chưa điền: chưa gửi."))),
    ),
)


def paper(**more: Any) -> Paper:
    body = (
        Heading("I. CHỈ ĐẠO", 1),
        Paragraph(
            (
                Span("Tỉnh tiếp nhận "),
                Span("1.234", "Nguồn: A"),
                Span(" hồ sơ, giải quyết ", "Nguồn: A"),
                Span("1.200", "Nguồn: A"),
                Span(" hồ sơ, trễ "),
                Span(OPEN, "Chưa có số."),
                Span(" hồ sơ < 5 & > 3."),
            )
        ),
    )
    parts: dict[str, Any] = {
        "agency": ("ỦY BAN NHÂN DÂN", "TỈNH KHÁNH HÒA"),
        "symbol": "Số:      /BC-UBND",
        "state": "DỰ THẢO",
        "place": "Khánh Hòa, ngày    tháng    năm 2021",
        "kind": "BÁO CÁO",
        "subject": "Kết quả cải cách hành chính",
        "body": body,
        "recipients": ("Bộ Nội vụ;", "Lưu: VT."),
        "signer": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "annex_note": "(Kèm theo Báo cáo)",
        "annexes": (GRID, GRID),
    }
    return Paper(**(parts | more))


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def texts(parts: Any) -> list[str]:
    return [paragraph.text for paragraph in parts.paragraphs]


def commented(document: Any) -> Iterator[tuple[str, str]]:
    """The words that each comment stands beside, and the comment."""
    body = document.element.body
    for comment in document.comments:
        inside, words = False, ""
        for element in body.iter():
            if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == str(
                comment.comment_id
            ):
                inside = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(
                comment.comment_id
            ):
                inside = False
            elif inside and element.tag == qn("w:t"):
                words += element.text
        yield words, comment.text


def test_the_page_is_that_of_the_decree() -> None:
    document = opened(docx_bytes(paper(), WRITTEN))
    text, annex = document.sections
    assert (round(text.page_width.mm), round(text.page_height.mm)) == (210, 297)
    margins = (text.top_margin, text.bottom_margin, text.left_margin, text.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 20]
    assert (annex.orientation, round(annex.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)
    body = document.styles["Normal"]
    assert (body.font.name, body.font.size.pt) == ("Times New Roman", 14)
    fonts = body.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }


def test_the_text_is_spelt_as_vietnamese() -> None:
    """Word underlines what it takes for misspelt English."""
    document = opened(docx_bytes(paper(), WRITTEN))
    (language,) = document.styles.element.xpath("w:docDefaults//w:lang")
    assert language.get(qn("w:val")) == "vi-VN"


def test_annexes_are_numbered_as_the_decree_writes_them() -> None:
    document = opened(docx_bytes(paper(), WRITTEN))
    titles = [part for part in document.paragraphs if part.text.startswith("Phụ lục ")]
    assert [part.text for part in titles] == ["Phụ lục I", "Phụ lục II"]
    assert {(part.runs[0].font.size.pt, part.runs[0].bold) for part in titles} == {(14, True)}


def test_only_a_file_that_is_asked_for_loads_its_writer() -> None:
    """What the pages import to offer a draft does not take the time of python-docx."""
    code = "import sys, analytics.publishing.draft_file; print('docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_head_names_state_agency_number_and_day() -> None:
    document = opened(docx_bytes(paper(), WRITTEN))
    left, right = document.tables[0].rows[0].cells
    assert [text for text in texts(left) if text] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH KHÁNH HÒA",
        "Số:      /BC-UBND",
        "DỰ THẢO",
    ]
    assert [text for text in texts(right) if text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Khánh Hòa, ngày    tháng    năm 2021",
    ]
    assert texts(document)[1:3] == ["BÁO CÁO", "Kết quả cải cách hành chính"]


def test_who_receives_and_who_signs_stand_after_the_text() -> None:
    document = opened(docx_bytes(paper(), WRITTEN))
    left, right = document.tables[1].rows[0].cells
    assert texts(left) == ["Nơi nhận:", "- Bộ Nội vụ;", "- Lưu: VT."]
    assert [text for text in texts(right) if text] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", OPEN]


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_head() -> None:
    document = opened(docx_bytes(paper(), WRITTEN))
    text, annex = document.sections
    assert text.different_first_page_header_footer
    assert not annex.different_first_page_header_footer
    assert 'w:instr="PAGE"' in text.header._element.xml
    assert text.header.paragraphs[0].alignment is None  # that of its style
    assert document.styles["Header"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" not in text.first_page_header._element.xml
    assert annex.header.is_linked_to_previous


@pytest.mark.parametrize("mark", ["", "MINH HỌA"])
def test_a_mark_stands_at_the_head_of_every_page(mark: str) -> None:
    document = opened(docx_bytes(paper(mark=mark), WRITTEN))
    text, annex = document.sections
    heads = (text.header, text.first_page_header, annex.header)
    assert [mark in texts(head) for head in heads] == [True] * 3
    assert ("MINH HỌA" in document.core_properties.title) == bool(mark)


def test_neighbours_of_one_comment_share_it() -> None:
    document = opened(docx_bytes(paper(annexes=()), WRITTEN))
    assert list(commented(document)) == [
        ("1.234 hồ sơ, giải quyết 1.200", "Nguồn: A"),
        (OPEN, "Chưa có số."),
    ]


def test_every_comment_has_one_range_and_one_mark() -> None:
    """Word calls a file damaged where they do not match, or the part is not declared."""
    with ZipFile(BytesIO(docx_bytes(paper(), WRITTEN))) as archive:
        body = parse_xml(archive.read("word/document.xml"))
        comments = parse_xml(archive.read("word/comments.xml"))
        declared = archive.read("[Content_Types].xml").decode()
        related = archive.read("word/_rels/document.xml.rels").decode()

    def ids(root: Any, tag: str) -> list[str]:
        return [element.get(qn("w:id")) for element in root.iter(qn(f"w:{tag}"))]

    written = ids(comments, "comment")
    assert written == ["0", "1", "2", "3"]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert ids(body, tag) == written
    edges = [
        (element.tag.rpartition("}")[2], element.get(qn("w:id")))
        for element in body.iter(*(qn(f"w:commentRange{end}") for end in ("Start", "End")))
    ]
    assert edges == [
        (f"commentRange{end}", comment) for comment in written for end in ("Start", "End")
    ]
    assert {comment.get(qn("w:initials")) for comment in comments} == {"CCHC"}
    assert 'PartName="/word/comments.xml"' in declared and "/comments" in related


def test_what_is_open_and_what_is_doubted_have_grounds() -> None:
    spans = (Span("Tiếp nhận "), Span("1.234", "?", doubted=True), Span(f" trên {OPEN} [… tên]"))
    document = opened(docx_bytes(paper(body=(Paragraph(spans),), annexes=()), WRITTEN))
    (block,) = (part for part in document.paragraphs if part.text.startswith("Tiếp nhận"))
    grounds = {run.text: run.font.highlight_color for run in block.runs}
    assert {text: ground for text, ground in grounds.items() if ground} == {
        "1.234": WD_COLOR_INDEX.TURQUOISE,
        OPEN: WD_COLOR_INDEX.YELLOW,
        "[… tên]": WD_COLOR_INDEX.YELLOW,
    }


def test_a_table_repeats_its_head_and_breaks_no_row() -> None:
    document = opened(docx_bytes(paper(), WRITTEN))
    table = document.tables[2]
    rows = [row._tr for row in table.rows]
    repeated = [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows]
    assert repeated == [True, True, False, False, False]
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    assert [cell.text for cell in table.rows[3].cells] == ["1", "UBND cấp xã & <phường>", "1.234"]
    assert ("[…]", "Chưa điền: chưa gửi.") in list(commented(document))


def test_every_part_of_the_file_is_well_formed() -> None:
    with ZipFile(BytesIO(docx_bytes(paper(mark="MINH HỌA"), WRITTEN))) as archive:
        assert archive.testzip() is None
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        assert "word/comments.xml" in parts
        for name in parts:
            parse_xml(archive.read(name))
