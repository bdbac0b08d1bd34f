"""How a paper looks in Word: the layout of Nghị định 30/2020/NĐ-CP, comments beside words.

A4, margins 20, 20, 30 and 20 mm, Times New Roman 13 and 14, the table of state and agency at its
head, page numbers from page 2.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from analytics.formats import roman
from analytics.papers.paper import OPEN, Grid, Heading, Paper, Row, Sheet, Span

_OPEN = re.compile(r"(\[…[^\]]*\])")

_FONT = "Times New Roman"
_BODY, _SMALL, _LIST, _CELL = 14, 13, 11, 10
_TALL, _WIDE = 297, 210
_TOP, _BOTTOM, _LEFT, _RIGHT = 20, 20, 30, 20
_AUTHOR, _INITIALS = "Bảng điều khiển CCHC", "CCHC"
# Twentieths of a point in a millimetre.
_TWENTIETHS = 1440 / 25.4
_CENTRE, _JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def paper_bytes(paper: Paper, written: datetime) -> bytes:
    """The document as a file.

    Args:
        paper: what it says.
        written: when it was written, as its properties tell.
    """
    document: Any = docx.Document()
    _properties(document, paper.subject, paper.mark, written)
    _styles(document)
    _first_section(document, paper.mark)
    _edge(document)
    _head(document, paper)
    _title(document, paper)
    if paper.remark:
        _words(document.add_paragraph(), paper.remark, _LIST, italic=True)
    for block in paper.body:
        if isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        else:
            _fill(document, document.add_paragraph(), block.spans)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _foot(document, paper)
    if paper.annexes:
        _wide_section(document)
    for number, grid in enumerate(paper.annexes, 1):
        _annex(document, grid, number, paper)
    if paper.annexes:
        _edge(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def sheet_bytes(sheet: Sheet, written: datetime) -> bytes:
    """A list as a file; ``written`` as for ``paper_bytes``."""
    document: Any = docx.Document()
    _properties(document, sheet.title, "", written)
    _styles(document)
    section = document.sections[0]
    _wide(section)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    _words(document.add_paragraph(), sheet.title, _BODY, bold=True)
    for fact in sheet.facts:
        _words(document.add_paragraph(), fact, _SMALL)
    _table(document, sheet.grid)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


# --- the page -------------------------------------------------------------------------------------


def _properties(document: Any, subject: str, mark: str, written: datetime) -> None:
    about = document.core_properties
    title = ". ".join(part for part in (subject, mark) if part)
    about.title, about.author, about.comments, about.language = title, _AUTHOR, mark, "vi-VN"
    about.created = about.modified = written.replace(tzinfo=None)
    about.last_modified_by = _AUTHOR


def _styles(document: Any) -> None:
    styles = document.styles
    # Word checks spelling by it: in English every word of the text would be underlined.
    styles.element.xpath("w:docDefaults//w:lang")[0].set(qn("w:val"), "vi-VN")
    _face(styles["Normal"], _BODY)
    body = styles["Normal"].paragraph_format
    body.space_before, body.space_after, body.line_spacing = Pt(0), Pt(6), 1.15
    body.first_line_indent, body.alignment = Mm(10), _JUSTIFIED
    body.widow_control = True
    for level, italic in ((1, False), (2, False), (3, True)):
        style = styles[f"Heading {level}"]
        _face(style, _BODY, bold=True, italic=italic)
        style.paragraph_format.space_before = Pt(12 if level == 1 else 6)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _face(styles["Header"], _BODY)
    styles["Header"].paragraph_format.first_line_indent = Mm(0)
    styles["Header"].paragraph_format.alignment = _CENTRE
    styles["Header"].paragraph_format.space_after = Pt(3)


def _face(style: Any, size: int, *, bold: bool = False, italic: bool = False) -> None:
    """Times New Roman for every kind of letter: the default style names themes instead."""
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), _FONT)


def _first_section(document: Any, mark: str) -> None:
    section = document.sections[0]
    section.page_height, section.page_width = Mm(_TALL), Mm(_WIDE)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    if mark:
        for paragraph in (
            section.header.add_paragraph(style="Header"),
            section.first_page_header.paragraphs[0],
        ):
            _words(paragraph, mark, _SMALL, bold=True)
            paragraph.paragraph_format.space_after = Pt(6)


def _wide_section(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _wide(section)
    section.different_first_page_header_footer = False


def _wide(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_height, section.page_width = Mm(_WIDE), Mm(_TALL)
    section.left_margin = section.right_margin = Mm(_RIGHT)


def _page_number(paragraph: Any) -> None:
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(field)


# --- head and foot --------------------------------------------------------------------------------


def _head(document: Any, paper: Paper) -> None:
    """Agency and number on the left, state and motto on the right, place and date below it."""
    left, right = _pair(document, (60, 100))
    for place, line in enumerate(paper.agency):
        _line(left, line, _SMALL, bold=True, first=place == 0)
    _rule(left.add_paragraph(), 24)
    _line(left, paper.symbol, _SMALL)
    _line(left, paper.state, _SMALL, bold=True)
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, first=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", _SMALL, bold=True)
    _rule(right.add_paragraph(), 18)
    _line(right, paper.place, _SMALL, italic=True)


def _title(document: Any, paper: Paper) -> None:
    for text, before, after in ((paper.kind, 18, 0), (paper.subject, 0, 0)):
        paragraph = document.add_paragraph()
        _words(paragraph, text, _BODY, bold=True)
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.keep_with_next = True
    _rule(document.add_paragraph(), 60, after=12)


def _foot(document: Any, paper: Paper) -> None:
    """Recipients on the left, who signs on the right; kept on one page with each other."""
    left, right = _pair(document, (80, 80))
    _line(left, "Nơi nhận:", 12, bold=True, italic=True, first=True, centre=False)
    for recipient in paper.recipients:
        _line(left, f"- {recipient}", _LIST, centre=False)
    for place, line in enumerate(paper.signer):
        _line(right, line, _BODY, bold=True, first=place == 0)
    for _ in range(4):
        _line(right, "", _BODY)
    _line(right, OPEN, _BODY, bold=True)


def _pair(document: Any, widths: tuple[int, int]) -> Any:
    """Two cells beside each other without lines, never parted by the end of a page."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, cell, width in zip(table.columns, row.cells, widths, strict=True):
        column.width = cell.width = Mm(width)
    return row.cells


def _line(
    cell: Any,
    text: str,
    size: int,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
    centre: bool = True,
) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    _words(paragraph, text, size, bold=bold, italic=italic)
    paragraph.alignment = _CENTRE if centre else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0


def _words(
    paragraph: Any, text: str, size: int, *, bold: bool = False, italic: bool = False
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.paragraph_format.first_line_indent = Mm(0)
    paragraph.alignment = _CENTRE


def _rule(paragraph: Any, aside: int, after: int = 3) -> None:
    """A line below what stands before it, ``aside`` millimetres free on either side."""
    format_ = paragraph.paragraph_format
    format_.first_line_indent, format_.left_indent, format_.right_indent = (
        Mm(0),
        Mm(aside),
        Mm(aside),
    )
    format_.space_after, format_.line_spacing = Pt(after), Pt(3)
    edge = '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>"),
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:jc",
        "w:rPr",
    )


# --- text with comments ---------------------------------------------------------------------------


def _fill(document: Any, paragraph: Any, spans: Iterable[Span]) -> None:
    for comment, group in groupby(spans, lambda span: span.comment):
        runs = [run for span in group for run in _runs(paragraph, span)]
        _comment(document, runs, comment)


def _runs(paragraph: Any, span: Span) -> list[Run]:
    """The words, with a ground below what is open in them and what is doubted."""
    runs = []
    for piece in filter(None, _OPEN.split(span.text)):
        run = paragraph.add_run(piece)
        if _OPEN.fullmatch(piece):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        elif span.doubted:
            run.font.highlight_color = WD_COLOR_INDEX.TURQUOISE
        runs.append(run)
    return runs


def _comment(document: Any, runs: Sequence[Run], text: str) -> None:
    if not text or not runs:
        return
    comment = document.add_comment(runs, text, _AUTHOR, _INITIALS)
    for paragraph in comment.paragraphs:
        paragraph.paragraph_format.first_line_indent = Mm(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        for run in paragraph.runs:
            run.font.size = Pt(_CELL)


# --- tables ---------------------------------------------------------------------------------------


def _annex(document: Any, grid: Grid, number: int, paper: Paper) -> None:
    for place, (text, bold, italic) in enumerate(
        (
            (f"Phụ lục {roman(number)}", True, False),
            (grid.title, True, False),
            (paper.annex_note, False, True),
            (grid.note, False, True),
        )
    ):
        paragraph = document.add_paragraph()
        _words(paragraph, text, _SMALL if place else _BODY, bold=bold, italic=italic)
        paragraph.paragraph_format.space_after = Pt(6 if place == 3 else 0)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.page_break_before = place == 0 and number > 1
    _table(document, grid)


def _edge(document: Any) -> None:
    """A paragraph that takes no room where the text begins or ends with a table.

    Word asks for it after the last table; before the first one LibreOffice puts an empty line.
    """
    edge = document.add_paragraph()
    _words(edge, " ", 1)
    edge.paragraph_format.space_after, edge.paragraph_format.line_spacing = Pt(0), Pt(1)


def _table(document: Any, grid: Grid) -> None:
    """The table in one piece of markup: cell by cell hundreds of rows would take seconds."""
    widths = [round(width * _TWENTIETHS) for _name, _code, width in grid.columns]
    head = [
        Row(tuple(Span(name) for name, _code, _width in grid.columns), "head"),
        Row(tuple(Span(code) for _name, code, _width in grid.columns), "codes"),
    ]
    rows = "".join(_row(row, widths, grid.words) for row in (*head, *grid.rows))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
    document.element.body.insert(-1, table)
    for row, element in zip(grid.rows, table.tr_lst[2:], strict=True):
        for cell, holder in zip(row.cells, element.tc_lst, strict=False):
            if cell.comment:
                paragraph = WordParagraph(holder.p_lst[0], document._body)
                _comment(document, paragraph.runs, cell.comment)


def _row(row: Row, widths: Sequence[int], words: int) -> str:
    head = row.look in ("head", "codes")
    options = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    if row.look == "group":
        return (
            f"<w:tr><w:trPr>{options}</w:trPr>"
            + _cell(row.cells[0], widths[0], row.look, "center")
            + _cell(row.cells[1], sum(widths[1:]), row.look, "left", len(widths) - 1)
            + "</w:tr>"
        )
    cells = "".join(
        _cell(cell, width, row.look, "center" if head else _side(place, words))
        for place, (cell, width) in enumerate(zip(row.cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{options}</w:trPr>{cells}</w:tr>"


def _side(column: int, words: int) -> str:
    """Markers in the middle, words on the left, numbers on the right."""
    if not column:
        return "center"
    return "left" if column < words else "right"


def _cell(cell: Span, width: int, look: str, side: str, columns: int = 1) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    bold = "<w:b/>" if look in ("head", "group", "total") else ""
    italic = "<w:i/>" if look == "codes" else ""
    ground = "yellow" if _OPEN.fullmatch(cell.text) else "cyan" if cell.doubted else ""
    mark = f'<w:highlight w:val="{ground}"/>' if ground else ""
    size = f'<w:sz w:val="{2 * _CELL}"/><w:szCs w:val="{2 * _CELL}"/>'
    keep = "<w:keepNext/>" if look == "group" else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        "</w:tcPr>"
        f'<w:p><w:pPr>{keep}<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:firstLine="0"/><w:jc w:val="{side}"/><w:rPr>{size}</w:rPr></w:pPr>'
        f"<w:r><w:rPr>{bold}{italic}{size}{mark}"
        f"</w:rPr><w:t>{escape(cell.text)}</w:t></w:r></w:p></w:tc>"
    )
