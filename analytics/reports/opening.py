"""A received report → a document, or the one fault that says why it was not opened."""

import re
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from analytics.errors import DashboardError
from analytics.ingest.files import old_encodings
from analytics.ingest.files.cells import Damaged, Locked, TooMuch
from analytics.ingest.result import Fault
from analytics.names import has, plain
from analytics.reports import guards
from analytics.reports.blocks import SOFT_HYPHEN, Content, texts_of
from analytics.reports.document import Document, Mark, Paragraph
from analytics.reports.outline import outline
from analytics.reports.worker import Scanned, content
from analytics.texts import Message, Words

# A report of a dozen pages has some 40,000 letters, a paragraph some thousand.
_MOST_LETTERS = 450_000
_LONGEST_PARAGRAPH = 40_000
_NOTICES: dict[str, Words] = {
    "changes": Message(
        "Văn bản còn thay đổi đang theo dõi (Track Changes): đọc như đã chấp nhận hết."
    ),
    "frames": Message("Có chữ trong khung (text box): đọc riêng, sau đoạn có khung."),
    "hidden": Message("Có chữ ẩn: không đọc."),
    "encoding": Message("Văn bản viết bằng bảng mã cũ: đã đổi sang Unicode; xin soát lại tên."),
}
_MARKED = re.compile(r"[ăâđêôơưạ-ỹàáãèéìíòóõùúýĩũ]", re.IGNORECASE)
# Of the letters of a Vietnamese text about a quarter have a mark; of an English one hardly any.
_FEWEST_MARKED = 0.06
_ARTICLE = re.compile(r"Điều\s+[0-9]+\s*[.:]")
_FEWEST_ARTICLES = 4
_DECREES = ("luat", "nghi dinh", "thong tu", "quyet dinh", "nghi quyet", "phap lenh", "quy che")
_REFORM = ("cai cach hanh chinh", "cchc", "thu tuc hanh chinh", "tthc")
_CHOOSE = Message("Chọn báo cáo cải cách hành chính định kỳ.")


class Refused(DashboardError):
    """A file that is no report that can be read; ``fault`` says why and what to do."""

    def __init__(self, fault: Fault) -> None:
        text = Message(
            "{file}: {found}. {action}",
            **{"file": fault.file, "found": fault.found, "action": fault.action},
        )
        super().__init__(text)
        self.fault = fault


def open_report(source: Path | bytes, name: str, known: Collection[str] = frozenset()) -> Document:
    """Open a received report.

    Args:
        source: the file, or its bytes; nothing of it is kept.
        name: what the sender calls it, for the messages; its ending is not trusted.
        known: names that are looked for and their words, in small letters, for old encodings.

    Raises:
        Refused: for what cannot be read, or is no report.
    """
    if isinstance(source, Path):
        return _opened(source, name, known)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        path.write_bytes(source)
        return _opened(path, name, known)


def _opened(path: Path, name: str, known: Collection[str]) -> Document:
    container, fault = guards.inspect(path, name)
    if container is None:
        assert fault is not None
        raise Refused(fault)
    try:
        read = content(path, container)
    except TooMuch:
        raise Refused(guards.too_long(name)) from None
    except Locked:
        raise Refused(guards.locked(name)) from None
    except Scanned:
        raise Refused(guards.scanned(name)) from None
    except Damaged:
        raise Refused(guards.damaged(name)) from None
    texts = list(texts_of(read))
    if sum(map(len, texts)) > _MOST_LETTERS or any(
        len(text) > _LONGEST_PARAGRAPH for text in texts
    ):
        raise Refused(guards.too_long(name))
    read = _in_unicode(read, known)
    title, paragraphs = outline(read.blocks, wrapped=container in ("pdf", "txt"))
    document = Document(title, paragraphs, tuple(_NOTICES[code] for code in read.notices))
    fault = _no_report(document, name)
    if fault is not None:
        raise Refused(fault)
    return document


def _in_unicode(read: Content, known: Collection[str]) -> Content:
    """The content with text of before Unicode as its writer saw it, and without soft hyphens."""
    repaired = old_encodings.repair(texts_of(read), known).texts

    def new(text: str) -> str:
        return repaired.get(text, (text,))[0].replace(SOFT_HYPHEN, "")

    blocks = []
    for block in read.blocks:
        text = new(block.text)
        if block.text not in repaired:
            places = [len(new(block.text[: mark.position])) for mark in block.marks]
        else:
            places = [min(mark.position, len(text)) for mark in block.marks]
        marks = tuple(map(Mark, places, (mark.sign for mark in block.marks)))
        rows = tuple(tuple(map(new, row)) for row in block.rows)
        blocks.append(replace(block, text=text, marks=marks, rows=rows))
    unicode = Content(blocks, read.notices)
    if repaired:
        unicode.notice("encoding")
    return unicode


def _no_report(document: Document, name: str) -> Fault | None:
    """Why a text is no report of reform that can be read."""
    body = [part for part in document.paragraphs if part.kind != "note"]
    text = " ".join(part.text for part in body)
    letters = sum(sign.isalpha() for sign in text)
    if not letters:
        return guards.refusal(name, Message("văn bản không có chữ"), guards.ORIGINAL)
    if letters > 100 and len(_MARKED.findall(text)) < _FEWEST_MARKED * letters:
        found = Message("văn bản không phải tiếng Việt có dấu")
        return guards.refusal(name, found, Message("Chọn bản tiếng Việt gõ bằng Unicode."))
    if _is_law(body):
        return guards.refusal(name, Message("văn bản quy phạm hoặc quyết định"), _CHOOSE)
    if _is_letter(document, body):
        return guards.refusal(name, Message("công văn, không phải báo cáo"), _CHOOSE)
    if not has(plain(text), *_REFORM):
        found = Message("văn bản không nói về cải cách hành chính")
        return guards.refusal(name, found, _CHOOSE)
    return None


def _is_law(body: Sequence[Paragraph]) -> bool:
    articles = sum(_ARTICLE.match(part.text) is not None for part in body)
    named = any(plain(part.text) in _DECREES for part in body[:20])
    return articles >= _FEWEST_ARTICLES or (named and articles > 0)


def _is_letter(document: Document, body: Sequence[Paragraph]) -> bool:
    """Whether it is addressed to somebody and has neither a report's title nor sections."""
    is_addressed = any(plain(part.text).startswith("kinh gui") for part in body[:15])
    has_sections = any(part.kind == "heading" for part in body)
    return is_addressed and not document.title and not has_sections
