"""The reports of tests/fixtures/reports as an office would send them: .docx, .odt and .pdf.

Headings are plain bold paragraphs, the block above the title is a table without borders, tables
have merged headers, footnotes are real ones, and pages are numbered. The PDF is what LibreOffice
prints of the .docx, with its line and page breaks; where none is installed the kept one serves.

    python -m tests.reports.build    # writes the kept PDFs anew
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from tests.reports.blocks import Block, blocks

REPORTS = Path(__file__).parents[1] / "fixtures" / "reports"
NAMES = ("khanh-hoa-2021-q1", "khanh-hoa-2022-q2", "khanh-hoa-2023-9m", "lam-dong-2022-q3")

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The free fonts that stand in for Times New Roman borrow the Vietnamese letters from another, which
# tears words apart ("c ơ quan"); this one has them all. It is wide: 13 points serve for 14.
_PRINTED = ("DejaVu Serif", 13)
# A fixed day: the same text gives the same file.
_DAY = (2026, 1, 1, 0, 0, 0)


def text_of(name: str) -> str:
    """The plain text of one report."""
    return (REPORTS / f"{name}.txt").read_text(encoding="utf-8")


class Cell:
    """One cell of a table with how many columns and rows it covers; 0 is covered by another."""

    def __init__(self, text: str, columns: int = 1, rows: int = 1, head: bool = False) -> None:
        self.text, self.columns, self.rows, self.head = text, columns, rows, head


def table_cells(block: Block) -> list[list[Cell]]:
    """The cells of a table; an empty one of a header of two rows belongs to its neighbour."""
    rows = block.rows
    heads = 2 if "" in rows[0] else 1
    grid = [[Cell(text, head=at < heads) for text in row] for at, row in enumerate(rows)]
    if heads == 2:
        top, below = grid[:2]
        for column, cell in enumerate(top):
            if not cell.text:
                cell.columns = 0
                owner = max(at for at in range(column) if top[at].text)
                top[owner].columns += 1
            elif not below[column].text:
                cell.rows, below[column].rows = 2, 0
    return grid


def _letterhead(front: list[Block]) -> tuple[list[str], list[str], list[str]]:
    """Who writes and the number, the motto and the day, and what stands across the page."""
    texts = [line for block in front for line in block.text.splitlines()]
    if not any(line.startswith("CỘNG HÒA") for line in texts):
        return [], [], texts
    title = texts.index("BÁO CÁO")
    right = [line for line in texts[:title] if re.match(r"CỘNG HÒA|Độc lập|.*, ngày \d", line)]
    left = [line for line in texts[:title] if line not in right]
    return left, right, texts[title:]


def _pieces(text: str, marks: list[str]) -> Iterator[tuple[str, int | None]]:
    """The text in pieces, each with the number of the footnote that follows it."""
    if not marks:
        yield text, None
        return
    parts = re.split("(" + "|".join(re.escape(mark) for mark in marks) + ")", text)
    for at in range(0, len(parts), 2):
        mark = parts[at + 1] if at + 1 < len(parts) else None
        yield parts[at], None if mark is None else marks.index(mark)


def _zipped(files: dict[str, str]) -> bytes:
    """The files packed, in their order; a "mimetype" is stored as it is."""
    answer = BytesIO()
    with zipfile.ZipFile(answer, "w") as archive:
        for name, text in files.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _DAY), text.encode("utf-8"), how)
    return answer.getvalue()


class _Writer:
    """Walks over the blocks; what a paragraph and a table look like is the format's own."""

    def __init__(self, text: str) -> None:
        self.blocks = blocks(text)
        notes = [block for block in self.blocks if block.kind == "footnote"]
        self.marks, self.notes = [note.mark for note in notes], [note.text for note in notes]

    def paragraph(self, text: str, bold: bool = False, centred: bool = False) -> str:
        raise NotImplementedError

    def table(self, grid: list[list[Cell]], borders: bool = True) -> str:
        raise NotImplementedError

    def body(self) -> str:
        """Everything from the block above the title to the signature."""
        left, right, across = _letterhead([one for one in self.blocks if one.kind == "front"])
        answer = []
        if right:
            answer.append(self.table([[Cell("\n".join(left)), Cell("\n".join(right))]], False))
        answer += [self.paragraph(line, line == "BÁO CÁO", len(line) < 130) for line in across]
        for block in self.blocks:
            if block.kind == "table":
                answer.append(self.table(table_cells(block)))
            elif block.kind in ("heading", "paragraph", "closing"):
                bold = block.kind == "heading"
                centred = bold and not block.locator
                lines = block.text.splitlines()
                answer += [self.paragraph(line, bold, centred) for line in lines]
        return "".join(answer)


class _Docx(_Writer):
    def run(self, text: str, bold: bool = False) -> str:
        shape = "<w:rPr><w:b/></w:rPr>" if bold else ""
        return f'<w:r>{shape}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def paragraph(self, text: str, bold: bool = False, centred: bool = False) -> str:
        runs = ""
        for piece, note in _pieces(text, self.marks):
            # Word cuts a run wherever somebody typed again: here in the middle of longer ones.
            half = len(piece) // 2 if len(piece) > 200 else len(piece)
            runs += "".join(self.run(part, bold) for part in (piece[:half], piece[half:]) if part)
            if note is not None:
                runs += '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                runs += f'<w:footnoteReference w:id="{note + 1}"/></w:r>'
        shape = f'<w:pPr><w:jc w:val="{"center" if centred else "both"}"/></w:pPr>'
        return f"<w:p>{shape}{runs}</w:p>"

    def table(self, grid: list[list[Cell]], borders: bool = True) -> str:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        lines = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides)
        shape = f"<w:tblBorders>{lines}</w:tblBorders>" if borders else ""
        columns = len(grid[0])
        width = 9350 // columns
        rows = ""
        for row in grid:
            rows += "<w:tr>" + "".join(self._cell(cell, width) for cell in row) + "</w:tr>"
        layout = '<w:tblW w:w="5000" w:type="pct"/>'
        cols = f'<w:gridCol w:w="{width}"/>' * columns
        return (
            f"<w:tbl><w:tblPr>{layout}{shape}</w:tblPr><w:tblGrid>{cols}</w:tblGrid>{rows}</w:tbl>"
            + self.paragraph("")
        )

    def _cell(self, cell: Cell, width: int) -> str:
        if cell.columns == 0:
            return ""
        shape = f'<w:tcW w:w="{width * cell.columns}" w:type="dxa"/>'
        shape += f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        shape += '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        shape += "<w:vMerge/>" if cell.rows == 0 else ""
        inside = "".join(self.paragraph(line, cell.head) for line in cell.text.split("\n"))
        return f"<w:tc><w:tcPr>{shape}</w:tcPr>{inside}</w:tc>"

    def footnotes(self) -> str:
        kinds = (("separator", -1), ("continuationSeparator", 0))
        first = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
            for kind, number in kinds
        )
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        return first + "".join(
            f'<w:footnote w:id="{at}"><w:p>{mark}{self.run(" " + note)}</w:p></w:footnote>'
            for at, note in enumerate(self.notes, 1)
        )


def docx(text: str, font: str = "Times New Roman", size: int = 14) -> bytes:
    """The report as Word keeps it."""
    writer = _Docx(text)
    parts = ("document.main", "styles", "footnotes", "header")
    files = ("document", "styles", "footnotes", "header1")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{kind}.{part}+xml"/>'
        for part, file in zip(parts, files, strict=True)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{part}" Target="{file}.xml"/>'
        for at, (part, file) in enumerate(zip(parts[1:], files[1:], strict=True), 1)
    )
    names = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"'
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="r3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
        'w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    number = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr="PAGE"/></w:p>'
    style = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" '
        f'w:cs="{font}"/><w:sz w:val="{2 * size}"/><w:lang w:val="vi-VN"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="120" w:after="0"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    return _zipped(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/>{overrides}</Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
            f'Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"{_HEAD}<w:document {names}><w:body>{writer.body()}{page}"
            "</w:body></w:document>",
            "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/'
            f'relationships">{links}</Relationships>',
            "word/styles.xml": f"{_HEAD}<w:styles {names}>{style}</w:styles>",
            "word/footnotes.xml": f"{_HEAD}<w:footnotes {names}>{writer.footnotes()}</w:footnotes>",
            "word/header1.xml": f"{_HEAD}<w:hdr {names}>{number}</w:hdr>",
        }
    )


class _Odt(_Writer):
    def paragraph(self, text: str, bold: bool = False, centred: bool = False) -> str:
        inside = ""
        for piece, note in _pieces(text, self.marks):
            inside += escape(piece)
            if note is not None:
                inside += (
                    f'<text:note text:id="n{note}" text:note-class="footnote"><text:note-citation>'
                    f"{note + 1}</text:note-citation><text:note-body><text:p>"
                    f"{escape(self.notes[note])}</text:p></text:note-body></text:note>"
                )
        style = "T" if bold and centred else "B" if bold else "C" if centred else "P"
        return f'<text:p text:style-name="{style}">{inside}</text:p>'

    def table(self, grid: list[list[Cell]], borders: bool = True) -> str:
        rows = ""
        for row in grid:
            rows += "<table:table-row>" + "".join(map(self._cell, row)) + "</table:table-row>"
        columns = f'<table:table-column table:number-columns-repeated="{len(grid[0])}"/>'
        return f"<table:table>{columns}{rows}</table:table>"

    def _cell(self, cell: Cell) -> str:
        if 0 in (cell.columns, cell.rows):
            return "<table:covered-table-cell/>"
        inside = "".join(self.paragraph(line, cell.head) for line in cell.text.split("\n"))
        spans = f'table:number-columns-spanned="{cell.columns}" '
        spans += f'table:number-rows-spanned="{cell.rows}"'
        return f"<table:table-cell {spans}>{inside}</table:table-cell>"


def odt(text: str) -> bytes:
    """The report as LibreOffice keeps it."""
    words = ("office", "style", "text", "table")
    names = " ".join(f'xmlns:{word}="{_ODF}{word}:1.0"' for word in words)
    names += f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0" office:version="1.2"'
    centre = '<style:paragraph-properties fo:text-align="center"/>'
    heavy = '<style:text-properties fo:font-weight="bold"/>'
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph">{shape}</style:style>'
        for name, shape in (
            ("P", ""),
            ("B", heavy),
            ("C", centre),
            ("T", centre + heavy),
        )
    )
    page = (
        '<office:automatic-styles><style:page-layout style:name="A4"/></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="A4"><style:header><text:p><text:page-number '
        'text:select-page="current"/></text:p></style:header></style:master-page>'
        "</office:master-styles>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    entries = (("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    manifest = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in entries
    )
    return _zipped(
        {
            "mimetype": kind,
            "content.xml": f"{_HEAD}<office:document-content {names}><office:automatic-styles>"
            f"{styles}</office:automatic-styles><office:body><office:text>{_Odt(text).body()}"
            "</office:text></office:body></office:document-content>",
            "styles.xml": f"{_HEAD}<office:document-styles {names}>{page}</office:document-styles>",
            "META-INF/manifest.xml": f'{_HEAD}<manifest:manifest xmlns:manifest="{_ODF}'
            f'manifest:1.0" manifest:version="1.2">{manifest}</manifest:manifest>',
        }
    )


def office() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice")


def pdf(text: str) -> bytes:
    """What LibreOffice prints of the .docx; raises RuntimeError where it is not installed."""
    program = office()
    if program is None:
        raise RuntimeError("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(docx(text, *_PRINTED))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*convert, str(path)], check=True, capture_output=True, timeout=180)
        return path.with_suffix(".pdf").read_bytes()


def plain(text: str) -> bytes:
    return text.encode("utf-8")


FORMATS: dict[str, Callable[[str], bytes]] = {"txt": plain, "docx": docx, "odt": odt}


def report(name: str, ending: str) -> bytes:
    """One report in one format, "txt", "docx", "odt" or "pdf"; the PDF is the kept one."""
    if ending == "pdf":
        return (REPORTS / f"{name}.pdf").read_bytes()
    return FORMATS[ending](text_of(name))


def main() -> None:
    for name in NAMES:
        (REPORTS / f"{name}.pdf").write_bytes(pdf(text_of(name)))
        print(name, file=sys.stderr)


if __name__ == "__main__":
    main()
