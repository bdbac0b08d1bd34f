"""A report as a file of any format is the same paragraphs at the same places."""

import unicodedata

import pytest

from analytics.reports.document import Document, Mark, Paragraph
from analytics.reports.opening import open_report
from tests.fixtures.reports import FOLDER, FORMATS, NAME, published
from tests.ingest.files.encodings import tcvn3
from tests.reports.build import NAMES, report
from tests.reports.files import docx, odt, paragraph, run

REPORT = (
    "BÁO CÁO\nKết quả cải cách hành chính quý I/2021 của tỉnh Khánh Hòa\n\n"
    "I. CHỈ ĐẠO, ĐIỀU HÀNH\n\n"
)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {
        ending: open_report(FOLDER / f"{NAME}.{ending}", f"{NAME}.{ending}") for ending in FORMATS
    }


def body(document: Document) -> list[tuple[str, str]]:
    kinds = ("furniture", "note")
    return [(part.locator, part.text) for part in document.paragraphs if part.kind not in kinds]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_has_the_same_paragraphs(documents: dict[str, Document], ending: str) -> None:
    assert body(documents[ending]) == body(documents["txt"])
    title = "Tình hình, kết quả cải cách hành chính quý I/2021 của tỉnh Khánh Hòa"
    assert documents[ending].title == title
    assert documents[ending].notes == ()


@pytest.mark.parametrize("ending", FORMATS[1:])
@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_and_tables_are_those_of_the_text(name: str, ending: str) -> None:
    def body_of(ending: str) -> list[Paragraph]:
        document = open_report(report(name, ending), f"{name}.{ending}")
        return [part for part in document.paragraphs if part.kind not in ("furniture", "note")]

    assert body_of(ending) == body_of("txt")


@pytest.mark.parametrize("ending", FORMATS)
def test_footnotes_stand_apart(documents: dict[str, Document], ending: str) -> None:
    notes = [part for part in documents[ending].paragraphs if part.kind == "note"]
    assert [note.locator for note in notes] == [f"Chú thích {number}" for number in range(1, 9)]
    assert notes[0].text == "Quyết định số 3595/QĐ-UBND ngày 31/12/2020 của UBND tỉnh"
    marked = documents[ending].paragraph("I.1 ¶1")
    assert marked is not None
    assert marked.marks == (Mark(196, "1"),)
    assert marked.text[:196].endswith("năm 2021")


def test_every_published_figure_stands_where_it_says(documents: dict[str, Document]) -> None:
    texts = dict(body(documents["txt"]))
    assert len(published()) == 130
    assert [row for row in published() if row["printed"] not in texts[row["locator"]]] == []


def opened(text: str) -> Document:
    return open_report((REPORT + text).encode(), "báo cáo.txt")


def test_lines_and_pages_of_a_text_are_joined() -> None:
    document = opened(
        "1. Kiểm tra\n\nĐã kiểm tra 12 đơn vị và\nnhắc nhở 03 đơn vị có vi\n\n- 2 -\n\nphạm."
        "\n\n2. Tuyên truyền\n\n- Đăng 05 tin;\n- Phát 06 chuyên mục.\n"
    )
    assert body(document) == [
        ("I", "I. CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("I.1", "1. Kiểm tra"),
        ("I.1 ¶1", "Đã kiểm tra 12 đơn vị và nhắc nhở 03 đơn vị có vi phạm."),
        ("I.2", "2. Tuyên truyền"),
        ("I.2 ¶1", "- Đăng 05 tin;"),
        ("I.2 ¶2", "- Phát 06 chuyên mục."),
    ]


def test_a_table_of_contents_is_left_out() -> None:
    document = opened("1. Kiểm tra ........ 3\n2. Tuyên truyền ……… 4\n\n1. Kiểm tra\n\nĐã xong.")
    assert [locator for locator, _ in body(document)] == ["I", "I.1", "I.1 ¶1"]


def test_decomposed_letters_are_composed() -> None:
    text = unicodedata.normalize("NFD", REPORT + "1. Kiểm tra\n\nĐã xử lý 12 hồ sơ.")
    document = open_report(text.encode(), "a.txt")
    assert body(document)[-1] == ("I.1 ¶1", "Đã xử lý 12 hồ sơ.")


def test_old_letters_are_read_as_written() -> None:
    text = "Báo cáo cải cách hành chính\n\n1. Hồ sơ\n\nCác đơn vị đã trả 12 hồ sơ cho tổ chức."
    content = tcvn3(text).encode("latin-1")
    document = open_report(content, "cu.txt")
    assert document.paragraphs[-1].text == "Các đơn vị đã trả 12 hồ sơ cho tổ chức."
    assert "bảng mã cũ" in document.notes[0].vi


HEAD = paragraph("BÁO CÁO") + paragraph("Kết quả cải cách hành chính quý I/2021")


def test_numbers_that_word_writes_are_read() -> None:
    level = (
        '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/>'
        "</w:lvl>"
    )
    numbering = (
        '<w:root><w:abstractNum w:abstractNumId="7">'
        + level.format(0, "upperRoman", "%1.")
        + level.format(1, "decimal", "%2.")
        + level.format(2, "bullet", "")
        + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:root>'
    )

    def item(depth: int, text: str) -> str:
        number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr>'
        return paragraph(text, number)

    document = open_report(
        docx(
            HEAD
            + item(0, "CHỈ ĐẠO")
            + item(1, "Kiểm tra")
            + paragraph("Đã kiểm tra.")
            + item(1, "Tuyên truyền")
            + item(2, "Đăng tin.")
            + item(0, "KẾT QUẢ")
            + item(1, "Cải cách thể chế"),
            numbering=numbering,
        ),
        "a.docx",
    )
    assert body(document) == [
        *(("I", "I. CHỈ ĐẠO"), ("I.1", "1. Kiểm tra"), ("I.1 ¶1", "Đã kiểm tra.")),
        *(("I.2", "2. Tuyên truyền"), ("I.2 ¶1", "- Đăng tin."), ("II", "II. KẾT QUẢ")),
        ("II.1", "1. Cải cách thể chế"),
    ]


def test_tracked_changes_are_taken_as_accepted_and_said() -> None:
    changed = (
        f"<w:p>{run('Có ')}<w:del>{run('12').replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins>{run('15')}</w:ins>{run(' hồ sơ trễ hạn.')}</w:p>"
    )
    document = open_report(docx(HEAD + changed), "a.docx")
    assert body(document) == [("Mở đầu ¶1", "Có 15 hồ sơ trễ hạn.")]
    assert ["Track Changes" in note.vi for note in document.notes] == [True]


def test_boxes_hidden_and_raised_letters() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Hộp chữ 7.')}</w:txbxContent></w:pict></w:r>"
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    text = (
        f"<w:p>{run('Đạt 85,70%')}{raised}{run(' so với năm trước')}"
        f"{run('bí mật', '<w:vanish/>')}{run('.')}{box}</w:p>"
    )
    document = open_report(docx(HEAD + text), "a.docx")
    (printed, frame) = document.paragraphs[-2:]
    assert printed.text == "Đạt 85,70% so với năm trước."
    assert printed.marks == (Mark(10, "1"),)
    assert (frame.kind, frame.text) == ("frame", "Hộp chữ 7.")
    assert len(document.notes) == 2


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_rows_of_a_table_know_what_stands_over_them() -> None:
    span = '<w:gridSpan w:val="2"/>'
    table = (
        f"<w:tbl><w:tr>{cell('Cấp')}{cell('Hồ sơ', span)}</w:tr>"
        f"<w:tr>{cell('')}{cell('Tiếp nhận')}{cell('Đúng hạn')}</w:tr>"
        f"<w:tr>{cell('(1)')}{cell('(2)')}{cell('(3)')}</w:tr>"
        f"<w:tr>{cell('Cấp tỉnh')}{cell('1.219')}{cell('98,5%')}</w:tr></w:tbl>"
    )
    section = paragraph("I. KẾT QUẢ") + paragraph("1. Giải quyết hồ sơ")
    document = open_report(docx(HEAD + section + table), "a.docx")
    row = document.paragraphs[-1]
    assert (row.locator, row.text) == ("I.1 bảng 1, dòng 4", "Cấp tỉnh | 1.219 | 98,5%")
    assert [(row.text[part.start : part.end], part.header) for part in row.cells] == [
        *(("Cấp tỉnh", "Cấp"), ("1.219", "Hồ sơ - Tiếp nhận"), ("98,5%", "Hồ sơ - Đúng hạn")),
    ]


def test_an_odt_with_lists_notes_changes_and_a_table() -> None:
    document = open_report(
        odt(
            "<text:tracked-changes><text:deletion><text:p>99</text:p></text:deletion>"
            "</text:tracked-changes><text:p>BÁO CÁO</text:p><text:p>Cải cách hành chính</text:p>"
            '<text:h text:outline-level="1">I. KẾT QUẢ</text:h>'
            "<text:p>Đạt 98%<text:note><text:note-body><text:p>Theo Sở.</text:p></text:note-body>"
            "</text:note>, tăng.</text:p>"
            '<text:list text:style-name="L"><text:list-item><text:p>Một đơn vị.</text:p>'
            "</text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>Cấp</text:p></table:table-cell>"
            "<table:table-cell><text:p>Số</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:table-cell><text:p>Xã</text:p></table:table-cell>"
            "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row>"
            "</table:table>",
            '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
            ' style:num-format="a" style:num-suffix=")"/></text:list-style>',
        ),
        "a.odt",
    )
    assert body(document) == [
        *(("I", "I. KẾT QUẢ"), ("I ¶1", "Đạt 98%, tăng."), ("I ¶2", "a) Một đơn vị.")),
        *(("I bảng 1, dòng 1", "Cấp | Số"), ("I bảng 1, dòng 2", "Xã | 12")),
    ]
    assert document.paragraphs[-1].text == "Theo Sở."
    assert len(document.notes) == 1


def test_who_signs_and_who_gets_it_side_by_side_is_no_table_of_the_report() -> None:
    signature = (
        f"<w:tbl><w:tr>{cell('Nơi nhận: UBND tỉnh; Lưu: VT, CCHC 03 bản.')}{cell('GIÁM ĐỐC')}"
        "</w:tr></w:tbl>"
    )
    signed = f"<w:tbl><w:tr>{cell('')}{cell('TM. ỦY BAN NHÂN DÂN')}</w:tr></w:tbl>"
    table = f"<w:tbl><w:tr>{cell('Cấp')}{cell('Số')}</w:tr><w:tr>{cell('Xã')}{cell('12')}</w:tr>"
    annex = paragraph("PHỤ LỤC 2") + paragraph("KẾT QUẢ") + table + "</w:tbl>"
    for end in (signature, signed):
        document = open_report(docx(HEAD + paragraph("I. KẾT QUẢ") + end + annex), "a.docx")
        assert body(document) == [
            *(("I", "I. KẾT QUẢ"), ("Phụ lục 2", "PHỤ LỤC 2 KẾT QUẢ")),
            ("Phụ lục 2 bảng 1, dòng 1", "Cấp | Số"),
            ("Phụ lục 2 bảng 1, dòng 2", "Xã | 12"),
        ]


def test_a_part_is_named_in_the_next_line_and_a_quarter_opens_none() -> None:
    document = opened("PHẦN THỨ HAI\n\nHẠN CHẾ\n\nTrên đây là báo cáo quý\nII/2022 của tỉnh.")
    assert body(document)[1:] == [
        ("II", "PHẦN THỨ HAI HẠN CHẾ"),
        ("II ¶1", "Trên đây là báo cáo quý II/2022 của tỉnh."),
    ]


def test_old_letters_of_a_word_file_are_read_as_written() -> None:
    texts = [
        *("Báo cáo công tác cải cách hành chính quý II/2022 của tỉnh Khánh Hòa", "I. Kết quả"),
        "Các cơ quan hưởng ứng, đạt 99,60% hồ sơ đúng hạn và trước hạn, còn lại 161 hồ sơ trễ hạn.",
        "Tại bộ phận một cửa các thủ tục hành chính được công khai, người dân ngại đi lại ít hơn.",
    ]
    document = open_report(docx("".join(paragraph(tcvn3(text)) for text in texts)), "a.docx")
    assert [part.text for part in document.paragraphs] == texts


@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_a_typed_table_of_contents_is_left_out_of_any_file(ending: str) -> None:
    lines = ["1. Kiểm tra ........ 3", "2. Tuyên truyền ........ 4", "1. Kiểm tra", "Đã xong."]
    text = docx(HEAD + "".join(map(paragraph, lines)))
    content = text if ending == "docx" else (REPORT + "\n\n".join(lines)).encode()
    assert [text for _, text in body(open_report(content, "a"))][-2:] == lines[-2:]
    assert not any("...." in text for _, text in body(open_report(content, "a")))


def test_a_soft_hyphen_is_no_letter_and_moves_no_mark() -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    text = f"<w:p>{run('Đạt tỷ' + chr(0xAD) + ' lệ 85,70%')}{raised}{run(' so với kỳ.')}</w:p>"
    part = open_report(docx(HEAD + text), "a.docx").paragraphs[-1]
    assert (part.text, part.marks) == ("Đạt tỷ lệ 85,70% so với kỳ.", (Mark(16, "1"),))


def test_the_title_of_a_text_stands_below_its_word_whatever_stands_above() -> None:
    text = "TỈNH KHÁNH HÒA\nBÁO CÁO\nKết quả cải cách hành chính quý IV/2025\n\nUBND tỉnh báo cáo."
    document = open_report(text.encode(), "a.txt")
    assert document.title == "Kết quả cải cách hành chính quý IV/2025"
    assert document.paragraphs[-1].text == "UBND tỉnh báo cáo."
