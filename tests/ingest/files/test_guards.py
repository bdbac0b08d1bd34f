"""What is not opened at all, and that it is said with words: by content, never by name."""

import io
import os
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from analytics.ingest.files.guards import inspect
from tests.fixtures.examples import within
from tests.ingest.files.refused import opened, refusal
from tests.ingest.files.workbooks import (
    SAMPLES,
    forged,
    ods_of,
    packed,
    parts_of,
    table,
    with_parts,
)

FORM = table([["STT", "Lĩnh vực"], [1, "Đất đai"]])
XLS = (SAMPLES / "odds.xls").read_bytes()
ODS = (SAMPLES / "odds.ods").read_bytes()
WORKBOOK_XML = parts_of(FORM)["xl/workbook.xml"]
ENCRYPTED_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    b"</manifest:file-entry></manifest:manifest>"
)
TEXT_KIND = b"application/vnd.oasis.opendocument.text"


def flagged(package: bytes) -> bytes:
    """The package with the flag "encrypted" on its first part."""
    at = package.index(b"PK\x01\x02") + 8
    return package[:at] + bytes([package[at] | 1]) + package[at + 1 :]


def renamed_stream(name: str) -> bytes:
    """An .xls with a stream (its summary) renamed."""
    old, new = ("\x05SummaryInformation".encode("utf-16-le"), name.encode("utf-16-le"))
    at = XLS.index(old)
    return XLS[:at] + new + bytes(len(old) - len(new)) + XLS[at + len(old) :]


@cache
def bomb(megabytes: int, **more: bytes) -> bytes:
    """A package with a part of so many million zeros."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", WORKBOOK_XML)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(bytes(10**6))
        for name, content in more.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def many_parts(count: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("xl/workbook.xml", WORKBOOK_XML)
        for number in range(count):
            package.writestr(f"xl/{number:0100d}", b"")
    return made.getvalue()


def overlapping(times: int) -> bytes:
    """One part of 2 MB of zeros, listed many times under other names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("0000.xml", bytes(2 * 10**6))
        package.writestr("xl/workbook.xml", random.Random(1).randbytes(10**4))
        first = package.filelist[0]
        for number in range(1, times):
            again = zipfile.ZipInfo(f"{number:04d}.xml")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(again, field, getattr(first, field))
            package.filelist.append(again)
    return made.getvalue()


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.xlsx", lambda: b"", "tệp rỗng"),
    "pdf": ("a.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "tệp PDF"),
    "plain pdf": ("a.csv", lambda: b"%PDF-1.4\n1 0 obj\n<< >>\n", "tệp PDF"),
    "docx": ("a.xlsx", lambda: packed({"word/document.xml": b"<w/>"}), "văn bản Word"),
    "rtf": ("a.xls", lambda: b"{\\rtf1\\ansi STT;1}", "văn bản Word"),
    "doc": ("a.xls", lambda: renamed_stream("WordDocument"), "văn bản Word"),
    "html named xls": ("a.xls", lambda: b"<html><table><tr><td>1</table>", "trang web"),
    "html with mark": ("a.xls", lambda: b"\xef\xbb\xbf\r\n <!DOCTYPE html>", "trang web"),
    "html in UTF-16": ("a.xls", lambda: "<html><td>Đất".encode("utf-16"), "trang web"),
    "html, no head": ("a.xls", lambda: b"<TR><TD>STT</TD></TR>", "trang web"),
    "xml": ("a.xls", lambda: b'<?xml version="1.0"?><Workbook/>', "trang web"),
    "xml of 2003": (
        "a.xls",
        lambda: (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook'
            b' xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        ),
        "XML 2003",
    ),
    "e-mail": ("a.eml", lambda: b"Received: by x\r\n y\r\nFrom: a\r\nSubject: b\r\n\r\n", "thư"),
    "saved message": ("a.msg", lambda: renamed_stream("__nameid_version1.0"), "thư"),
    "photograph": ("a.xlsx", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", "ảnh"),
    "photograph of a telephone": ("a.xls", lambda: b"\0\0\0\x18ftypheic\0\0\0\0", "ảnh"),
    "rar": ("a.xlsx", lambda: b"Rar!\x1a\x07\x01\x00", ".rar"),
    "odt": ("a.ods", lambda: with_parts(ODS, mimetype=TEXT_KIND), ".odt"),
    "pptx": ("a.xlsx", lambda: packed({"ppt/presentation.xml": b"<p/>"}), "trình chiếu"),
    "mhtml": ("a.xls", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart", "trang web"),
    "picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "ảnh"),
    "zip of anything": ("a.xlsx", lambda: packed({"a.txt": b"x"}), "tệp nén không phải"),
    "zip of a workbook": ("a.xlsx", lambda: packed({"a.xlsx": FORM}), "tệp nén không phải"),
    "empty zip": ("a.xlsx", lambda: b"PK\x05\x06" + bytes(18), "cắt cụt"),
    "xlsb": ("a.xlsb", lambda: packed({"xl/workbook.bin": b"x"}), ".xlsb"),
    "other Office file": (
        "a.xls",
        lambda: XLS[:2048].replace(b"W\0o\0r\0k", b"X\0o\0r\0k"),
        "Office",
    ),
    "xlsx with password": (
        *("a.xlsx", lambda: (SAMPLES / "odds-password.xlsx").read_bytes(), "mật khẩu"),
    ),
    "zip with password": ("a.xlsx", lambda: flagged(FORM), "mật khẩu"),
    "ods with password": (
        *("a.ods", lambda: ods_of("", **{"META-INF/manifest.xml": ENCRYPTED_MANIFEST}), "mật khẩu"),
    ),
    "xls with password": (
        "a.xls",
        lambda: XLS.replace(b"\x5c\0\x70\0", b"\x2f\0\x70\0", 1),
        "mật khẩu",
    ),
    "xlsm": ("a.xlsm", lambda: with_parts(FORM, **{"xl/vbaProject.bin": b"x"}), "macro"),
    "xlsm named xlsx, its program renamed": (
        *("a.xlsx", lambda: with_parts(FORM, **{"[Content_Types].xml": _declared}), "macro"),
    ),
    "xlsx with a macro sheet": (
        *("a.xlsx", lambda: with_parts(FORM, **{"xl/macrosheets/sheet1.xml": b"<x/>"}), "macro"),
    ),
    "xls with macros": ("a.xls", lambda: renamed_stream("_VBA_PROJECT"), "macro"),
    "xls with a macro sheet": ("a.xls", lambda: macro_sheet(), "macro"),
    "ods with macros": ("a.ods", lambda: ods_of("", **{"Basic/Standard/M.xml": b"<x/>"}), "macro"),
    "ods with a script": ("a.ods", lambda: ods_of("", **{"Scripts/python/m.py": b"x"}), "macro"),
    "over 200 : 1": ("a.xlsx", lambda: bomb(30), "200 lần"),
    "over 500 MB, padded": (
        *("a.xlsx", lambda: bomb(530, pad=random.Random(1).randbytes(3 * 10**6)), "500 MB"),
    ),
    "said to be over 500 MB": (
        *("a.xlsx", lambda: forged(random.Random(1).randbytes(3 * 10**6), 530 * 10**6), "500 MB"),
    ),
    "a tiny one": ("a.xlsx", lambda: forged(bytes(2 * 10**6), 2 * 10**6), "200 lần"),
    "false size": ("a.xlsx", lambda: forged(bytes(30 * 10**6), 1000), "200 lần"),
    "false size, small": ("a.xlsx", lambda: forged(b"<worksheet/>" * 50, 12), "cắt cụt"),
    "false sum": ("a.xlsx", lambda: forged(b"<worksheet/>", 12, b"other"), "cắt cụt"),
    "many small parts": ("a.xlsx", lambda: many_parts(9000), "quá nhiều phần"),
    "parts that overlap": ("a.xlsx", lambda: overlapping(300), "200 lần"),
    "entities": (
        *("a.xlsx", lambda: with_parts(FORM, **{"xl/sharedStrings.xml": entities}), "DOCTYPE"),
    ),
    "entities in UTF-16": (
        *("a.xlsx", lambda: with_parts(FORM, **{"xl/styles.xml": wide_entities}), "DOCTYPE"),
    ),
    "entities in ods": ("a.ods", lambda: with_parts(ODS, **{"content.xml": entities}), "DOCTYPE"),
    "part twice": ("a.xlsx", lambda: twice(), "cắt cụt"),
}


def _declared(types: bytes) -> bytes:
    return types.replace(b"</Types>", b'<Override ContentType="ms-office.vbaProject"/></Types>')


def entities(part: bytes) -> bytes:
    head, _, rest = part.partition(b"?>")
    return head + b'?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + rest


def wide_entities(part: bytes) -> bytes:
    return entities(part).decode().encode("utf-16")


def macro_sheet() -> bytes:
    """The .xls with its first sheet said to be a macro ([MS-XLS] 2.4.28, BoundSheet8.dt)."""
    record = XLS.index(b"\x85\0", XLS.index(b"\x09\x08\x10\0"))
    while struct.unpack_from("<H", XLS, record + 2)[0] > 60:
        record = XLS.index(b"\x85\0", record + 1)
    return XLS[: record + 9] + b"\x01" + XLS[record + 10 :]


def twice() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("xl/workbook.xml", WORKBOOK_XML)
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("xl/workbook.xml", WORKBOOK_XML)
    return made.getvalue()


@pytest.mark.timed
@pytest.mark.parametrize(
    "case",
    [pytest.param(one, marks=pytest.mark.deep if "padded" in one else ()) for one in CASES],
)
def test_it_is_refused_with_words(case: str, tmp_path: Path) -> None:
    name, content, words = CASES[case]
    with within(30):
        fault = refusal(opened(tmp_path, name, content()), name)
    assert words in fault.found.vi
    # What cannot be opened in a spreadsheet program is asked of the sender.
    is_told_to_open = "bằng Excel" in fault.action.vi
    assert not (
        is_told_to_open and any(one in words for one in ("PDF", "ảnh", "Word", "thư", "rỗng"))
    )


@pytest.mark.parametrize(
    ("name", "content", "container"),
    [
        ("thật.txt", FORM, "xlsx"),
        ("thật.xlsx", b"STT;1\n", "csv"),
        ("thật.xlsx", XLS, "xls"),
        ("thật.csv", ODS, "ods"),
        ("thật.csv", b"PKD;1\n2;3\n", "csv"),
        ("thật.xls", b"PAR1" + bytes(20), "parquet"),
    ],
)
def test_a_name_says_nothing(name: str, content: bytes, container: str, tmp_path: Path) -> None:
    path = tmp_path / "received"
    path.write_bytes(content)
    assert inspect(path, name).container == container


@pytest.mark.parametrize("content", [FORM, XLS, ODS], ids=["xlsx", "xls", "ods"])
def test_cut_off_anywhere(content: bytes, tmp_path: Path) -> None:
    whole = opened(tmp_path, "a.xlsx", content).sheets
    lengths = [1, 2, 3, 4, 7, 30, 512, 600, len(content) - 1, len(content) - 22]
    lengths += [len(content) * part // 8 for part in range(1, 8)]
    for length in lengths:
        found = opened(tmp_path, "a.xlsx", content[:length])
        if found.fault is not None:
            refusal(found, "a.xlsx")
        else:
            # A byte or two are a text; the old format ends with what no cell needs.
            assert length < 3 or found.sheets == whole


def test_paths_of_parts_lead_nowhere(tmp_path: Path) -> None:
    deep = "a/" * 10_000 + "b.xml"
    content = with_parts(FORM, **{deep: b"x", "../../../escaped.xml": b"x", "/etc/x": b"x"})
    folder = tmp_path / "one" / "two"
    folder.mkdir(parents=True)
    assert opened(folder, "a.xlsx", content).sheets[0].rows[1] == (1.0, "Đất đai")
    assert [path.name for path in tmp_path.rglob("*.xml")] == []


@pytest.mark.timed
@pytest.mark.parametrize("kind", ["random", "zeros", "marked", "wide", "zip", "xls"])
def test_a_hundred_megabytes_of_garbage(kind: str, tmp_path: Path) -> None:
    """Written sparsely; refused within a second or so, in a memory that does not grow with it."""
    noise = random.Random(2).randbytes(2**20)
    heads = {
        "random": noise,
        "zeros": b"",
        "marked": b"\xff\xfe" + noise,
        "wide": b"\xfe\xff\xd8\x00" + noise,
        "zip": b"PK\x03\x04" + noise,
        "xls": b"\xd0\xcf\x11\xe0" + noise,
    }
    path = tmp_path / "received"
    path.write_bytes(heads[kind])
    os.truncate(path, 100 * 10**6)
    tracemalloc.start()
    with within(5):
        opened_file = inspect(path, "a.xlsx")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert opened_file.container is None
    assert opened_file.fault is not None
    assert most < (110 if kind == "xls" else 10) * 10**6


@pytest.mark.parametrize("content", [FORM, ODS], ids=["xlsx", "ods"])
def test_a_file_beyond_the_limit_is_not_even_looked_into(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "received"
    path.write_bytes(content)
    os.truncate(path, 201 * 2**20)
    fault = inspect(path, "a.xlsx").fault
    assert fault is not None
    assert (fault.found.vi, fault.expected.vi) == ("tệp 201 MB", "nhiều nhất 200 MB")


def test_what_libreoffice_writes_is_opened(tmp_path: Path) -> None:
    for ending in ("ods", "xls"):
        content = (SAMPLES / f"odds.{ending}").read_bytes()
        assert opened(tmp_path, "a", content).fault is None


def test_a_list_too_long_for_a_workbook_is_sent_to_csv(tmp_path: Path) -> None:
    """A million dossiers fill a sheet, and unpack to more than is opened."""
    content = forged(random.Random(1).randbytes(3 * 10**6), 530 * 10**6)
    fault = refusal(opened(tmp_path, "danh-sach.xlsx", content), "danh-sach.xlsx")
    assert fault.expected.vi == "tệp nở ra không quá 500 MB và không quá 200 lần"
    assert "lưu thành .csv" in fault.action.vi
    assert "save it as .csv" in fault.action.en
