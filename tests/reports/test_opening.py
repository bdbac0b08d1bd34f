"""What is no report is refused in clear words, with advice, in bounded time."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from analytics.reports.opening import Refused, open_report
from tests.fixtures.examples import within
from tests.fixtures.reports import FOLDER, NAME
from tests.reports.files import docx, odt, paragraph, pictures

SENTENCE = "Trong quý I/2021, các đơn vị tiếp nhận 1.234 hồ sơ thủ tục hành chính. "
# Varied as real text is: the same sentence thousands of times would be a bomb.
BOOK = "".join(paragraph(f"{SENTENCE} {number**9}") for number in range(9_000))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refused(content: bytes, name: str = "a.docx") -> str:
    with pytest.raises(Refused) as error:
        open_report(content, name)
    fault = error.value.fault
    assert fault.file == name
    assert fault.action.vi.endswith(".")
    assert fault.action.en != fault.action.vi
    assert fault.found.en != fault.found.vi
    return str(error.value)


def zipped(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.timed
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tệp rỗng"),
        (b"   \n\n", "không có chữ"),
        (OLE + "WordDocument".encode("utf-16-le"), "đời cũ (.doc). Mở bằng Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu. Bỏ mật khẩu"),
        (OLE + "Workbook".encode("utf-16-le"), "bảng tính. Bảng tính thì nạp"),
        (docx(paragraph(SENTENCE), types=MACRO), "macro. Mở bằng Word"),
        (zipped(**{"xl/workbook.xml": "<a/>"}), "bảng tính"),
        (zipped(**{"a.txt": "b"}), "tệp nén. Giải nén"),
        (docx(paragraph(SENTENCE))[:-30], "cắt cụt"),
        (docx("<w:p>"), "hỏng"),
        (docx(""), "không có chữ"),
        (odt("<text:p>"), "hỏng"),
        (pictures(3), "ảnh quét, không có chữ. Xin bản .docx gốc"),
        (pictures(500), "quá dài"),
        (b"%PDF-1.4\nnothing", "hỏng"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "ảnh quét"),
        (b"{\\rtf1 abc}", ".rtf"),
        (b"<html><body>a</body></html>", "trang web"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\na", "trang web. Mở bằng Word"),
        (b"From: a@b.vn\nSubject: c\n\nd", "thư điện tử"),
        (b"Return-Path: a@b.vn\nFrom: a@b.vn\nDate: c\n\nd", "thư điện tử"),
        (b'<?xml version="1.0"?><a xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "nạp"),
        (bytes(range(256)) * 20, "không phải văn bản"),
        (("The province received dossiers in the quarter. " * 20).encode(), "tiếng Việt có dấu"),
        (("Trong quy tinh da tiep nhan ho so thu tuc. " * 20).encode(), "tiếng Việt có dấu"),
        (("Tình hình kinh tế của tỉnh tiếp tục ổn định. " * 9).encode(), "không nói về cải cách"),
        ((SENTENCE * 90_000).encode(), "quá dài"),
        ((f"{SENTENCE}\n\n" * 9_000).encode(), "quá dài"),
        (docx(BOOK), "quá dài"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(content: bytes, words: str) -> None:
    with within(20):
        assert words in refused(content)


def test_a_bomb_is_not_unpacked() -> None:
    assert "nở ra" in refused(docx(paragraph(" " * 300_000_000)))


def test_a_law_is_no_report() -> None:
    articles = "\n\n".join(f"Điều {number}. Về thủ tục hành chính." for number in range(1, 9))
    assert "văn bản quy phạm" in refused(f"NGHỊ ĐỊNH\n\n{articles}".encode(), "luat.txt")


def test_a_letter_is_no_report() -> None:
    text = f"Kính gửi: Sở Nội vụ\n\nĐề nghị đơn vị gửi số liệu. {SENTENCE}"
    assert "công văn" in refused(text.encode(), "thu.txt")


def test_the_name_is_not_trusted() -> None:
    content = (FOLDER / f"{NAME}.odt").read_bytes()
    assert open_report(content, "bao-cao.doc").title.startswith("Tình hình")


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    open_report((FOLDER / f"{NAME}.txt").read_bytes(), "a.txt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.timed
def test_a_report_of_a_dozen_pages_is_opened_in_two_seconds() -> None:
    with within(2):
        open_report(FOLDER / f"{NAME}.docx", "a.docx")
