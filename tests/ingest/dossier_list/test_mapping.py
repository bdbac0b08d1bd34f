"""Mappings of lists: what they say, and everything that is wrong with one at once."""

import os
from pathlib import Path

import pytest

from analytics.ingest.dossier_list import WrongMapping, mappings, read_mapping
from analytics.ingest.dossier_list.mapping import FOLDER, is_personal
from analytics.store.list_file import NEEDED, OPTIONAL

GOOD = """
name = "Thử"
[columns]
received = ["Ngày nhận", "Ngày tiếp nhận"]
due = "Hạn trả"
returned = "Ngày trả"
unit = "Đơn vị"
sector = "Lĩnh vực"
channel = "Hình thức"
fee = "Đã thanh toán trực tuyến"
state = "Tiến trình"
[dates]
formats = ["%d/%m/%Y", "%d/%m/%Y %H:%M"]
empty = ["Chưa trả"]
[channels]
online = ["Trực tuyến"]
in_person = ["Trực tiếp", "Bưu chính"]
[states]
ended = ["Đã rút"]
other = ["Tạm dừng"]
[units]
"Một cửa Nha Trang" = "568"
"""


def wrong(text: str) -> list[tuple[str | None, str | None]]:
    with pytest.raises(WrongMapping) as caught:
        read_mapping(text, "thu.toml")
    assert {fault.file for fault in caught.value.faults} == {"thu.toml"}
    assert all(fault.found.en and fault.expected.en for fault in caught.value.faults)
    return [(fault.sheet, fault.cell) for fault in caught.value.faults]


def test_what_a_mapping_says() -> None:
    mapping = read_mapping(GOOD, "thu.toml")
    assert mapping.name == "Thử"
    assert set(mapping.columns) == {*NEEDED, *OPTIONAL}
    assert mapping.columns["received"] == ("Ngày nhận", "Ngày tiếp nhận")
    assert mapping.columns["due"] == ("Hạn trả",)
    assert list(mapping.units.values()) == ["568"]
    assert mapping.empty == ("chưa trả",)


def test_channel_fee_and_state_may_be_left_out() -> None:
    text = "\n".join(
        line
        for line in GOOD.splitlines()
        if not line.startswith(("channel", "fee", "[channels", "online", "in_person", "state"))
    )
    assert set(read_mapping(text).columns) == set(NEEDED)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('due = "Hạn trả"', "", ("[columns]", "due")),
        ('due = "Hạn trả"', "due = 3", ("[columns]", "due")),
        ('due = "Hạn trả"', "due = []", ("[columns]", "due")),
        ('due = "Hạn trả"', 'due = "NGÀY  NHẬN"', ("[columns]", "due")),
        ('due = "Hạn trả"', 'due = "Hạn trả"\nname = "Họ tên"', ("[columns]", "name")),
        ('"Đơn vị"', '"Họ và tên người nộp"', ("[columns]", "unit")),
        ('"Lĩnh vực"', '"Số CCCD"', ("[columns]", "sector")),
        ('"Hình thức"', '["Hình thức", "Số điện thoại"]', ("[columns]", "channel")),
        ('"%d/%m/%Y %H:%M"', '"%d/%m"', ("[dates]", "formats")),
        ('"%d/%m/%Y %H:%M"', '"ngày"', ("[dates]", "formats")),
        ('formats = ["%d/%m/%Y", "%d/%m/%Y %H:%M"]', "", ("[dates]", "formats")),
        ('["Chưa trả"]', '"Chưa trả"', ("[dates]", "empty")),
        ('["Trực tuyến"]', '["bưu chính"]', ("[channels]", "in_person")),
        ('online = ["Trực tuyến"]', "", ("[channels]", "online")),
        ("[channels]", "[channel]", (None, "channel")),
        ('ended = ["Đã rút"]', "", ("[states]", "ended")),
        ('["Tạm dừng"]', '["đã RÚT"]', ("[states]", "other")),
        ('"568"', "568", ("[units]", "Một cửa Nha Trang")),
        ('name = "Thử"', "name = 1", (None, "name")),
    ],
)
def test_a_slip_is_named_where_it_stands(
    old: str, new: str, place: tuple[str | None, str | None]
) -> None:
    assert GOOD.count(old) == 1
    assert place in wrong(GOOD.replace(old, new))


def test_all_slips_at_once() -> None:
    text = GOOD.replace('due = "Hạn trả"', "").replace('"568"', "1").replace("empty", "leer")
    assert set(wrong(text)) == {
        ("[columns]", "due"),
        ("[units]", "Một cửa Nha Trang"),
        ("[dates]", "leer"),
    }


def test_an_empty_one_and_one_that_is_no_toml() -> None:
    assert {cell for _, cell in wrong("")} == {*NEEDED, "formats"}
    assert wrong("[columns") == [(None, None)]
    assert wrong("columns = 3") == [(None, "columns")]


@pytest.mark.parametrize(
    ("header", "personal"),
    [
        ("Họ và tên người nộp", True),
        ("HO TEN", True),
        ("Số CMND/CCCD", True),
        ("Địa chỉ", True),
        ("Điện thoại liên hệ", True),
        ("Chủ hồ sơ", True),
        ("Ngày sinh", True),
        ("Tên đơn vị", False),
        ("Lĩnh vực", False),
        ("Ngày nhận hồ sơ", False),
        ("Địa chính", False),
    ],
)
def test_columns_that_tell_who_somebody_is(header: str, personal: bool) -> None:
    assert is_personal(header) is personal


def test_the_examples_are_right_and_have_plain_names() -> None:
    files = sorted(FOLDER.iterdir())
    assert len(mappings()) == len(files) >= 2
    assert all(path.name.isascii() and path.suffix == ".toml" for path in files)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5000,
        "a = " + "{a=" * 5000,
        "[" + "a." * 5000 + "a]",
        "a." * 5000 + "a = 1",
        "a = " + "9" * 5000,
        GOOD + "# " + "x" * 70_000,
    ],
)
def test_what_is_nested_or_too_long_is_refused_unread(text: str, tmp_path: Path) -> None:
    path = tmp_path / "thu.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongMapping) as caught:
        read_mapping(path)
    (fault,) = caught.value.faults
    assert fault.found.vi
    assert fault.expected.vi == "một tệp TOML, mã UTF-8"


def test_a_pipe_is_no_mapping(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "thu.toml")
    with pytest.raises(WrongMapping) as caught:
        read_mapping(tmp_path / "thu.toml")
    assert caught.value.faults[0].found.vi == "một ống dẫn (FIFO), không phải tệp"
