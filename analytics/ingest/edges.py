"""A workbook without the cells that hold nothing but blanks: a space far outside the table is no
part of it.

One space in BZ40000 makes a sheet of three million cells, which the library would lay out. Only
such a workbook is gone through here; its other cells stay as they are.
"""

import re
import zipfile
from io import BytesIO

# Blanks as they are written: spaces of any kind, "&#160;", "<text:s/>".
_BLANK = rb"(?:\s|\xc2\xa0|\xe2\x80\x8b|&#(?:32|160|x20|xA0|x0?9|x0?A|x0?D|9|10|13);|_x000[9AD]_)*"
_PREFIX = rb"(?:[A-Za-z]\w*:)?"
_STRING = re.compile(rb"<" + _PREFIX + rb"si\b[^>]*?(?:/>|>(.*?)</" + _PREFIX + rb"si>)", re.DOTALL)
_MARKUP = re.compile(rb"<[^>]*>")
_ONLY_BLANK = re.compile(_BLANK)
_CELL = re.compile(
    rb"<(?P<tag>(?:[A-Za-z]\w*:)?c)\b(?P<is>(?:\s[^>/]*)?)>(?P<in>(?:(?!</?(?P=tag)\b).)*?)</(?P=tag)>",
    re.DOTALL,
)
_TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
_VALUE = re.compile(rb"<" + _PREFIX + rb"v\b[^>]*>([^<]*)</")
_FORMULA = re.compile(rb"<" + _PREFIX + rb"f\b.*?(?:/>|</" + _PREFIX + rb"f>)", re.DOTALL)
_TEXT_CELL = re.compile(
    rb"""<table:table-cell((?:\s[^>]*)?)\soffice:value-type=["']string["']([^>]*)>"""
    rb"(?:\s*<text:p[^>]*>(?:" + _BLANK + rb"|<text:s\b[^>]*/>)*</text:p>)+\s*</table:table-cell>"
)


def without_blanks(package: zipfile.ZipFile, container: str) -> bytes:
    """The package anew, its cells of blanks left out."""
    strings = set()
    if container == "xlsx" and "xl/sharedStrings.xml" in package.namelist():
        strings = _blank_strings(package.read("xl/sharedStrings.xml"))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as anew:
        for part in package.namelist():
            content = package.read(part)
            if container == "ods" and part == "content.xml":
                content = _TEXT_CELL.sub(rb"<table:table-cell\1\2/>", content)
            elif part.startswith("xl/worksheets/") and part.endswith(".xml"):
                content = _CELL.sub(
                    lambda cell: b"" if _is_blank(cell, strings) else cell[0], content
                )
            anew.writestr(part, content)
    return made.getvalue()


def _blank_strings(part: bytes) -> set[bytes]:
    """The numbers of the shared texts that are blank."""
    texts = (_MARKUP.sub(b"", string[1] or b"") for string in _STRING.finditer(part))
    return {b"%d" % number for number, text in enumerate(texts) if _ONLY_BLANK.fullmatch(text)}


def _kept(cell: re.Match[bytes], strings: set[bytes]) -> bytes:
    return b"" if _is_blank(cell, strings) else cell[0]


def _is_blank(cell: re.Match[bytes], strings: set[bytes]) -> bool:
    """Whether a cell holds a text of blanks, also one that a formula comes to."""
    kind = _TYPE.search(cell["is"])
    value = _VALUE.search(cell["in"])
    if kind is None or kind[1] not in (b"s", b"str", b"inlineStr"):
        return False
    if kind[1] == b"s":
        return value is not None and value[1].strip() in strings
    return _ONLY_BLANK.fullmatch(_MARKUP.sub(b"", _FORMULA.sub(b"", cell["in"]))) is not None
