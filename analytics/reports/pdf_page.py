"""A page of a PDF as it is read: its letters and its ruled lines, upright however it lies."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from analytics.ingest.files.cells import Damaged, Locked, TooMuch

# A report has a dozen pages; a book is none.
_MOST_PAGES = 150
# Letters so much larger than the others are a mark across the page: "DỰ THẢO".
_LARGEST = 2.5
# A ruled line is thin; drawings of more parts are pictures.
_THIN = 3.0
_MOST_SEGMENTS, _MOST_OBJECTS, _DEEPEST = 400, 20_000, 4
_LEVEL = 0.5

Point = tuple[float, float]


@dataclass(frozen=True)
class Letter:
    """A sign and its box; ``turn`` counts the quarters that it is turned by, None for a slanted
    one. A space between words is a letter too: of no width where the PDF only moves on."""

    sign: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    turn: int | None = 0

    @property
    def middle(self) -> Point:
        """The middle of its box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True)
class Rule:
    """A ruled line, across (``is_level``) or up: where it stands, from where to where it goes."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Page:
    """The letters and rules of a page, its foot at 0."""

    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    height: float


def pages_of(path: Path) -> list[Page]:
    """The pages of a PDF.

    Raises:
        Locked: for one with a password.
        TooMuch: for one of more pages than a report has.
        Damaged: for one that cannot be read.
    """
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Locked if "assword" in str(error) else Damaged from error
    if len(pdf) > _MOST_PAGES:
        raise TooMuch
    return [_page(pdf[number]) for number in range(len(pdf))]


def _page(page: pypdfium2.PdfPage) -> Page:
    """A page turned as most of its letters stand, without marks across it."""
    letters = list(_letters(page))
    turns = Counter(letter.turn for letter in letters if letter.turn is not None)
    turn = turns.most_common(1)[0][0] if turns else 0
    left, bottom, right, top = page.get_bbox()
    corners = [_turned(point, turn) for point in ((left, bottom), (right, top))]
    foot = (min(x for x, _ in corners), min(y for _, y in corners))
    height = max(y for _, y in corners) - foot[1]
    sizes = Counter(round(letter.size) for letter in letters if letter.sign != " ")
    usual = sizes.most_common(1)[0][0] if sizes else 0
    upright = (
        turned(letter, turn, foot)
        for letter in letters
        if letter.turn is not None and letter.size <= _LARGEST * usual
    )
    rules = []
    for start, end in _segments(page):
        (x, y), (far, high) = _turned(start, turn), _turned(end, turn)
        is_level = abs(y - high) < abs(x - far)
        places = sorted((x - foot[0], far - foot[0]) if is_level else (y - foot[1], high - foot[1]))
        at = (y + high) / 2 - foot[1] if is_level else (x + far) / 2 - foot[0]
        rules.append(Rule(is_level, at, *places))
    return Page(tuple(upright), tuple(rules), height)


def turned(letter: Letter, turn: int, foot: Point = (0.0, 0.0)) -> Letter:
    """A letter on a page that is turned back by quarters."""
    corners = [
        _turned(point, turn) for point in ((letter.left, letter.bottom), (letter.right, letter.top))
    ]
    left, right = sorted(x - foot[0] for x, _ in corners)
    bottom, top = sorted(y - foot[1] for _, y in corners)
    own = None if letter.turn is None else (letter.turn - turn) % 4
    return replace(letter, left=left, right=right, bottom=bottom, top=top, turn=own)


def _turned(point: Point, turn: int) -> Point:
    x, y = point
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    turn: int | None = 0
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, number)
        sign = chr(code) if 0 < code < 0x110000 else ""
        # A hyphen at the end of a line comes as another sign.
        sign = "-" if sign in ("\x02", "\ufffe") else sign
        if not sign.strip(" \u00a0\u2009") and sign:
            sign = " "
        elif not sign.strip() or sign == "\uffff":
            continue
        raw.FPDFText_GetCharBox(text.raw, number, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        size = raw.FPDFText_GetFontSize(text.raw, number)
        angle = 0.0
        if raw.FPDFText_GetMatrix(text.raw, number, matrix):
            angle = math.atan2(matrix.b, matrix.a)
            size *= math.hypot(matrix.c, matrix.d)
        if raw.FPDFText_GetLooseCharBox(text.raw, number, loose):
            # The box of the font's line: all letters of a line have the same foot.
            bottom, top = loose.bottom, loose.top
            left, right = min(left, loose.left), max(right, loose.right)
        # A space stands as the letter before it: those that only move on know no angle.
        if sign != " ":
            quarters = angle / (math.pi / 2)
            turn = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else None
        yield Letter(sign, left, right, bottom, top, size if size > 1 else top - bottom, turn)


def _segments(page: pypdfium2.PdfPage) -> Iterator[tuple[Point, Point]]:
    """The straight lines that a page draws along its edges: strokes, and bars as thin as these."""
    objects = (
        raw.FPDFPage_GetObject(page.raw, number)
        for number in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS))
    )
    for item in objects:
        yield from _drawn(item, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)


_Matrix = tuple[float, float, float, float, float, float]


def _drawn(item: object, outer: _Matrix, depth: int) -> Iterator[tuple[Point, Point]]:
    kind = raw.FPDFPageObj_GetType(item)
    if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        parts = min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS) if depth < _DEEPEST else 0
        for number in range(parts):
            yield from _drawn(raw.FPDFFormObj_GetObject(item, number), matrix, depth + 1)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    for figure in _figures(item, matrix):
        xs, ys = [x for x, _ in figure], [y for _, y in figure]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if min(width, height) <= _THIN:
            yield (min(xs), min(ys)), (max(xs), max(ys))
        elif stroke.value:
            for start, end in pairwise(figure):
                if min(abs(start[0] - end[0]), abs(start[1] - end[1])) < _LEVEL:
                    yield start, end


def _figures(path: object, matrix: _Matrix) -> Iterator[list[Point]]:
    """The lines of a path, each up to where the pen is lifted; none of one with curves."""
    figures: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    count = raw.FPDFPath_CountSegments(path)
    for number in range(count if count <= _MOST_SEGMENTS else 0):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        a, b, c, d, e, f = matrix
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == raw.FPDF_SEGMENT_MOVETO or not figures:
            figures.append([])
        figures[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            figures[-1].append(figures[-1][0])
    yield from (figure for figure in figures if len(figure) > 1)


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    """The matrix that does the first, then the second."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )
