"""Text files: the encoding and the delimiter are found out, and what is broken is said."""

import csv
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.ingest.files import old_encodings
from analytics.ingest.files.csvtext import CutText, NotText, decode, delimiter_of, looks_like_text
from tests.fixtures.examples import some
from tests.ingest.files.refused import opened, refusal

FORM = (
    "Tình hình, kết quả giải quyết TTHC;;;\nQuý I/2021, huyện Vạn Ninh;;;\n"
    "STT;Lĩnh vực giải quyết;Tiếp nhận;Tỷ lệ\n1;Đất đai;1.769;98,63\n2;Hộ tịch, chứng thực;12;\n"
)
ROWS = (
    ("Tình hình, kết quả giải quyết TTHC", None, None, None),
    ("Quý I/2021, huyện Vạn Ninh", None, None, None),
    ("STT", "Lĩnh vực giải quyết", "Tiếp nhận", "Tỷ lệ"),
    ("1", "Đất đai", "1.769", "98,63"),
    ("2", "Hộ tịch, chứng thực", "12", None),
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As Windows writes it: the tone is a sign of its own behind its letter."""
    written = []
    for sign in unicodedata.normalize("NFC", text):
        try:
            written.append(sign.encode("cp1258"))
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", sign)
            tone = "".join(mark for mark in marks if mark in TONES)
            letter = unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES))
            written.append((letter + tone).encode("cp1258"))
    return b"".join(written)


ENCODED = {
    "utf-8": FORM.encode(),
    "utf-8 with mark": FORM.encode("utf-8-sig"),
    "decomposed": unicodedata.normalize("NFD", FORM).encode(),
    "utf-16": FORM.encode("utf-16"),
    "utf-16 big": b"\xfe\xff" + FORM.encode("utf-16-be"),
    "utf-16 little, no mark": FORM.encode("utf-16-le"),
    "utf-16 big, no mark": FORM.encode("utf-16-be"),
    "windows-1258": windows_1258(FORM),
    "lines of Windows": FORM.replace("\n", "\r\n").encode(),
    "lines of old Macs": FORM.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_every_encoding_that_is_sent(encoding: str, tmp_path: Path) -> None:
    found = opened(tmp_path, "a.csv", ENCODED[encoding])
    assert found.fault is None
    assert found.container == "csv"
    rows = [
        tuple(cell and unicodedata.normalize("NFC", str(cell)) for cell in row)
        for row in found.sheets[0].rows
    ]
    assert tuple(rows) == ROWS
    assert found.encoding == next(
        (one for one in ("utf-16", "windows-1258") if encoding.startswith(one)), "utf-8"
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_delimiter_below_a_title_without_any(delimiter: str, tmp_path: Path) -> None:
    written = StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerows([["Biểu số II.06a"]] * 15)
    writer.writerows([["STT", "Lĩnh vực\ngiải quyết", "Tỷ lệ"], ["1", "Đất đai", "98,63"]])
    found = opened(tmp_path, "a.csv", written.getvalue().encode())
    assert found.sheets[0].rows[15:] == (
        ("STT", "Lĩnh vực\ngiải quyết", "Tỷ lệ"),
        ("1", "Đất đai", "98,63"),
    )


def test_what_excel_says_of_its_delimiter_is_believed() -> None:
    assert delimiter_of("sep=|\r\na,b,c\r\n1,2,3\r\n") == "|"


def test_the_sheet_is_called_after_the_senders_file_not_the_stored_one(tmp_path: Path) -> None:
    """A form may say whose it is by the name of its sheet alone."""
    found = opened(tmp_path, "quy-1/Sở Nội vụ.csv", ENCODED["utf-8"])
    assert found.sheets[0].name == "Sở Nội vụ"


def test_rows_are_as_wide_as_the_widest_and_empty_lines_keep_their_place(tmp_path: Path) -> None:
    rows = opened(tmp_path, "a.csv", b"a;b;c\n\n1;2\n").sheets[0].rows
    assert rows == (("a", "b", "c"), (None, None, None), ("1", "2", None))


def test_cells_like_formulas_are_text(tmp_path: Path) -> None:
    cells = ('=HYPERLINK("http://example.invalid","x")', "+1", "-1", "@SUM(A1)", "=1+1")
    written = StringIO()
    csv.writer(written, delimiter=";").writerow(cells)
    assert opened(tmp_path, "a.csv", written.getvalue().encode()).sheets[0].rows == (cells,)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (FORM.encode()[: FORM.encode().index("ạ".encode()) + 1], "bị cắt cụt"),
        (
            FORM.encode().replace("Đất".encode(), "Đ\xa0t".encode("latin-1", "replace"), 1)[:-1]
            + "ộ".encode()[:2]
            + b";1\n",
            "bị cắt cụt",
        ),
        (FORM.encode("utf-16")[:-1], "bị cắt cụt"),
        (b"\n\n \n;;;\n", "dòng trống"),
        (b'STT;"' + b"x" * 200_000, "không đọc được thành bảng"),
        (b"a;" + b"x" * 40_000 + b"\n", "không đọc được thành bảng"),
        (b";" * 100_000 + b"a\n" + b"b\n" * 100_000, "không đọc được thành bảng"),
        (b"STT;1\n" * 20_000 + b"\x00\n", "không đọc được thành bảng"),
        (b"\xff\xfe" + bytes(range(256)) * 300, "không phải bảng tính"),
        (bytes(50), "không phải bảng tính"),
    ],
)
def test_what_is_no_table_is_refused_with_words(content: bytes, words: str, tmp_path: Path) -> None:
    assert words in refusal(opened(tmp_path, "a.csv", content), "a.csv").found.vi


def test_a_long_text_is_left_to_the_readers_of_lists(tmp_path: Path) -> None:
    found = opened(tmp_path, "a.csv", b"STT;1\n" * 10**6)
    assert (found.container, found.sheets, found.fault) == ("csv", (), None)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    assert looks_like_text(content) in (True, False)
    try:
        text, encoding = decode(content)
    except (NotText, CutText):
        return
    assert encoding in ("utf-8", "utf-16", "windows-1258", *old_encodings.OLDER)
    assert delimiter_of(text) in (";", ",", "\t", "|")


words = st.text(
    st.sampled_from(
        "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệ"
        "ìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ,.-0123456789"
    ),
    min_size=1,
    max_size=12,
)


@some(60)
@given(
    st.lists(st.lists(words, min_size=3, max_size=3), min_size=3, max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_vietnamese_rows_come_back(rows: list[list[str]], encoding: str) -> None:
    written = StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    text, _ = decode(written.getvalue().encode(encoding))
    assert text == written.getvalue()


@given(words)
def test_windows_1258_comes_back_composed(text: str) -> None:
    told, encoding = decode(windows_1258(f"Đường {text}"))
    assert (told, encoding) == (f"Đường {text}", "windows-1258")


ROWS_OF_TEXT = "STT,Lĩnh vực,a,b,c,d\n1,Đất đai,1,2,3,4\n2,Xây dựng,1,2,3,4\n3,Hộ tịch,1,2,3,4\n"


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("Xây", '"Xây', 3),
        ("Hộ", '"Hộ', 4),
        ("STT", '"STT', 1),
        ("Xây dựng,1,2,3,4\n3", '"Xây dựng,1,2,3,4\n3"', 3),
        ("Đất đai,1,2,3,4\n2,Xây dựng", '"Đất đai,1,2,3,4\n2,"Xây dựng', 2),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_quotation_mark_that_is_not_closed_is_named_where_it_opens(
    old: str, new: str, row: int, delimiter: str, tmp_path: Path
) -> None:
    """Also where the mark of a later row seems to close it."""
    text = ROWS_OF_TEXT.replace(old, new).replace(",", delimiter)
    fault = refusal(opened(tmp_path, "a.csv", text.encode()), "a.csv")
    assert fault.cell == f"A{row}"
    assert "nháy kép" in fault.found.vi


def test_marks_within_a_cell_and_lines_of_an_address_stay(tmp_path: Path) -> None:
    address = "1 đường A, phường B,\ntỉnh C"
    text = f'STT,Tên,Địa chỉ\n1,"Sở "Nội vụ" tỉnh",x\n2,a"b,"{address}"\n'
    (sheet,) = opened(tmp_path, "a.csv", text.encode()).sheets
    assert [row[2] for row in sheet.rows] == ["Địa chỉ", "x", address]
    assert sheet.rows[2][1] == 'a"b'
