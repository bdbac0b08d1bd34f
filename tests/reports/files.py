"""Files of reports, written by hand: the parts of a .docx, an .odt, a PDF that a test needs."""

import zipfile
from io import BytesIO

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(body: str, *, types: str = _TYPES, **parts: str) -> bytes:
    """A .docx whose body has this XML; ``parts`` are others of "word/", by name."""
    named = {f"word/{name}.xml": text for name, text in parts.items()}
    return _package(
        {
            "[Content_Types].xml": f'<Types><Override ContentType="{types}"/></Types>',
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            **{name: text.replace("<w:root>", f"<w:root {_W}>") for name, text in named.items()},
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of a .docx."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of a .docx."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def odt(body: str, styles: str = "") -> bytes:
    """An .odt whose text has this XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
            ("style", "style"),
        )
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return _package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _package(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def pictures(pages: int) -> bytes:
    """A PDF of pages without a letter."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>",
        *(["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * pages),
    ]
    content, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj{text}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(content)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return content + f"{tail}startxref\n{start}\n%%EOF".encode()
