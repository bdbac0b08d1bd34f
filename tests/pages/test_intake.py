"""Cập nhật số liệu: the walk of a clerk, and that a readers' server neither lists nor runs it."""

import os
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.store import current, open_reader
from pages.intake import page as intake_page
from tests.pages.opened import ENTRY, html, titles
from tests.publishing.forms import LINE, LINES, RESOLVED, RESOLVED_CELL, form


@pytest.fixture
def office(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server that was started for writing, on a store of its own."""
    monkeypatch.setenv("DASHBOARD_WRITE", "1")
    return own_store


@pytest.fixture
def opened(office: Path) -> AppTest:
    return started("intake")


@cache
def _hashes(_write: str | None) -> dict[str, str]:
    """Address → hash of the pages that a server for reading or for writing has."""
    first = AppTest.from_file(str(ENTRY), default_timeout=300).run()
    pages = first._registered_pages.values()
    return {page["url_pathname"]: page["page_script_hash"] for page in pages}


def started(address: str, **link: str) -> AppTest:
    """A page as the first request of a visitor; its hash is learnt from another visitor's run."""
    hashes = _hashes(os.environ.get("DASHBOARD_WRITE"))
    at = AppTest.from_file(str(ENTRY), default_timeout=300)
    for name, value in link.items():
        at.query_params[name] = value
    at._page_hash = hashes[address]
    return at.run()


def uploaded(at: AppTest, *files: Path) -> AppTest:
    for path in files:
        at.file_uploader[0].upload(path.name, path.read_bytes())
    return at.run()


def loads() -> list[dict[str, object]]:
    found = current()
    assert found is not None
    return open_reader(found).rows(
        "select * from loads where kind = 'dossiers' and dataset = 'official'"
    )


def test_the_readers_server_does_not_list_the_page(published: Path) -> None:
    at = AppTest.from_file(str(ENTRY), default_timeout=300).run()
    addresses = {page["url_pathname"] for page in at._registered_pages.values()}
    assert "intake" not in addresses
    assert "reporting" in addresses


def test_the_readers_server_does_not_run_the_page(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert titles(opened) == ["Cập nhật số liệu"]
    assert opened.file_uploader
    monkeypatch.delenv("DASHBOARD_WRITE")
    at = opened.run()
    assert not at.exception
    assert not at.file_uploader


def test_a_right_file_is_previewed_confirmed_and_published(opened: AppTest, tmp_path: Path) -> None:
    at = uploaded(opened, form(tmp_path / "so-noi-vu.xlsx", LINES))
    assert not at.exception
    shown = html(at)
    assert "<b>1</b> tệp đã đọc; <b>1</b> sẵn sàng." in shown
    assert "<dd>Sở Nội vụ</dd>" in shown
    assert "0 trên 166 đơn vị phải gửi đã gửi hồ sơ, nay là <b>1</b>." in shown
    assert loads() == []
    (button,) = [one for one in at.button if "Công bố 1 tệp" in one.label]
    at = button.click().run()
    assert [one.value for one in at.warning] == ["Ghi tên người cập nhật và lý do."]
    assert loads() == []
    at.text_input[0].input("Lan")
    at.text_input[1].input("báo cáo quý")
    (button,) = [one for one in at.button if "Công bố 1 tệp" in one.label]
    at = button.click().run()
    assert not at.exception
    assert [one.value for one in at.success] == ["Đã công bố 1 tệp; số liệu mới đang được dùng."]
    (load,) = loads()
    assert (load["loaded_by"], load["reason"]) == ("Lan (tự khai)", "báo cáo quý")


def confirmed(at: AppTest, who: str) -> AppTest:
    at.text_input[0].input(who)
    at.text_input[1].input("báo cáo quý")
    (button,) = [one for one in at.button if "Công bố 1 tệp" in one.label]
    return button.click().run()


def test_a_clerk_who_looked_before_another_published_looks_again(
    opened: AppTest, tmp_path: Path
) -> None:
    """Although the run of the press itself reads the newer snapshot."""
    first = uploaded(opened, form(tmp_path / "a.xlsx", LINES))
    second = uploaded(started("intake"), form(tmp_path / "b.xlsx", {"Đất đai": LINE}))
    assert confirmed(first, "Lan").success
    at = confirmed(second, "Hoa")
    assert not at.exception
    assert [one.value[:13] for one in at.warning] == ["Chưa công bố:"]
    assert "Số quý I/2021 của Sở Nội vụ: Lan (tự khai) đã cập nhật ngày" in html(at)
    assert "Thay số đã có của: Sở Nội vụ" in html(at)
    assert [load["file_name"] for load in loads()] == ["a.xlsx"]
    at = confirmed(at, "Hoa")
    assert at.success
    assert [load["file_name"] for load in loads()] == ["a.xlsx", "b.xlsx"]


def test_every_problem_of_every_file_is_shown_at_once(
    opened: AppTest, tmp_path: Path, office: Path
) -> None:
    wrong = form(tmp_path / "so-tu-phap.xlsx", LINES, unit="Sở Tư pháp", typed={RESOLVED: 13})
    torn = tmp_path / "rach.xlsx"
    torn.write_bytes(b"PK\x03\x04torn")
    at = uploaded(opened, wrong, torn)
    assert not at.exception
    shown = html(at)
    assert '<td data-name="Tệp">so-tu-phap.xlsx</td>' in shown
    assert '<td data-name="Tệp">rach.xlsx</td>' in shown
    assert f'<td data-name="Ô">{RESOLVED_CELL}</td>' in shown
    assert "Việc cần làm" in shown
    assert not [one for one in at.button if "Công bố" in one.label]
    assert not (office / "loads").exists()


def test_a_question_is_answered_on_the_page(opened: AppTest, tmp_path: Path) -> None:
    at = uploaded(opened, form(tmp_path / "x.xlsx", {"Đất đaii": LINE}))
    (box,) = [one for one in at.selectbox if "Đất đaii" in one.label]
    assert box.value is None
    assert not [one for one in at.button if "Công bố" in one.label]
    at = box.select("dat-dai").run()
    assert not at.exception
    assert [one for one in at.button if "Công bố 1 tệp" in one.label]


def test_another_period_than_the_clerk_chose_is_an_error(opened: AppTest, tmp_path: Path) -> None:
    opened.selectbox(key="intake-period").select("2021-Q2").run()
    at = uploaded(opened, form(tmp_path / "so-noi-vu.xlsx", LINES))
    assert "<b>1</b> có lỗi" in html(at)


def test_the_action_itself_checks_again(
    opened: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: Path
) -> None:
    """A server whose permission ends between drawing the page and the click."""
    at = uploaded(opened, form(tmp_path / "so-noi-vu.xlsx", LINES))
    at.text_input[0].input("Lan")
    at.text_input[1].input("báo cáo quý")
    asked = iter([True, True])

    def once() -> bool:
        return next(asked, False)

    monkeypatch.setattr(intake_page.writing, "allowed", once)
    (button,) = [one for one in at.button if "Công bố 1 tệp" in one.label]
    at = button.click().run()
    assert not at.exception
    assert [one.value for one in at.error] == ["Máy chủ này chỉ để xem."]
    assert not (office / "loads").exists()


def test_nothing_of_an_upload_stays_on_disk(opened: AppTest, tmp_path: Path, office: Path) -> None:
    uploaded(opened, form(tmp_path / "so-noi-vu.xlsx", LINES))
    folder = office / ".uploads"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not [path for path in folder.rglob("upload") if path.is_file()]
    assert all(path.suffix == ".lock" or not any(path.iterdir()) for path in folder.iterdir())


def test_the_page_speaks_english(office: Path, tmp_path: Path) -> None:
    at = uploaded(started("intake", lang="en"), form(tmp_path / "so-noi-vu.xlsx", LINES))
    assert titles(at) == ["Update the data"]
    assert "Files read: <b>1</b>; ready: <b>1</b>." in html(at)


def test_a_new_sector_is_confirmed_and_can_be_chosen(opened: AppTest, tmp_path: Path) -> None:
    at = uploaded(opened, form(tmp_path / "so-noi-vu.xlsx", {**LINES, "Chăn nuôi": LINE}))
    (box,) = [one for one in at.selectbox if "Chăn nuôi" in one.label]
    at = box.select("=new").run()
    assert not at.exception
    assert '<p class="said">Lĩnh vực mới: Chăn nuôi.</p>' in html(at)
    at.text_input[0].input("Lan")
    at.text_input[1].input("báo cáo quý")
    (button,) = [one for one in at.button if "Công bố 1 tệp" in one.label]
    at = button.click().run()
    assert at.success
    shown = html(started("profile", of="sector.chan-nuoi", period="2021-Q1"))
    assert "Chăn nuôi" in shown
    assert "1 trên 166 đơn vị đã gửi" in shown


def test_an_answer_that_leads_to_an_error_stays_to_be_changed(
    opened: AppTest, tmp_path: Path
) -> None:
    path = form(tmp_path / "so-noi-vu.xlsx", LINES, period="Quý ……/2021")
    at = uploaded(opened, path)
    (box,) = [one for one in at.selectbox if (one.key or "").startswith("intake-answer")]
    box.set_value("2025-Q4").run()
    assert "kỳ của năm 2021" in html(at)
    # Whatever is done next, the answer stands where it was given.
    at.selectbox(key="intake-period").set_value("2021-Q2").run()
    at.selectbox(key="intake-period").set_value("").run()
    (box,) = [one for one in at.selectbox if (one.key or "").startswith("intake-answer")]
    assert box.value == "2025-Q4"
    assert "kỳ của năm 2021" in html(at)
    box.set_value("2021-Q1").run()
    assert not at.exception
    assert "sẵn sàng" in html(at)


def test_two_files_of_one_name_are_asked_apart(opened: AppTest, tmp_path: Path) -> None:
    for folder, unit in (("a", "Sở Nội vụ"), ("b", "Sở Tư pháp")):
        (tmp_path / folder).mkdir()
        form(tmp_path / folder / "bao-cao.xlsx", LINES, period="Quý ……/2021", unit=unit)
    at = uploaded(opened, *(tmp_path / folder / "bao-cao.xlsx" for folder in ("a", "b")))
    assert not at.exception
    boxes = [one for one in at.selectbox if (one.key or "").startswith("intake-answer")]
    assert len({one.key for one in boxes}) == 2


CHOSEN_COLUMNS = {
    "ngày tiếp nhận": "Vào sổ",
    "ngày hẹn trả": "Phải xong",
    "ngày trả kết quả": "Đã xong",
    "đơn vị": "Nơi làm",
    "lĩnh vực": "Mảng việc",
}


def unknown_list(path: Path, unit: str, day: str = "12/01/2021") -> Path:
    """A list of one dossier whose headings no mapping names: received 5/1, returned 10/1/2021."""
    heading = "Số,Vào sổ,Phải xong,Đã xong,Nơi làm,Mảng việc"
    row = f"1,05/01/2021,{day},10/01/2021,{unit},Đất đai"
    path.write_text(f"{heading}\n{row}\n", encoding="utf-8")
    return path


def columns_asked(at: AppTest) -> dict[str, str | None]:
    """What the boxes of columns ask after, and what is chosen in them."""
    boxes = [box for box in at.selectbox if box.label.startswith("Cột nào ghi")]
    return {box.label.removeprefix("Cột nào ghi ").partition("?")[0]: box.value for box in boxes}


def with_columns_chosen(at: AppTest) -> AppTest:
    for what, column in CHOSEN_COLUMNS.items():
        box = next(box for box in at.selectbox if box.label.startswith(f"Cột nào ghi {what}?"))
        assert column in box.options
        at = box.select(column).run()
        assert not at.exception
    return at


def test_columns_of_an_unknown_list_are_chosen_once_for_all_files(
    opened: AppTest, tmp_path: Path
) -> None:
    """From the headings of the file; the second list with the same ones is not asked about."""
    paths = [
        unknown_list(tmp_path / f"{number}.csv", unit)
        for number, unit in enumerate(("Sở Nội vụ", "Sở Tư pháp"), 1)
    ]
    opened.selectbox(key="intake-period").select("2021-Q1")
    at = uploaded(opened, *paths)
    assert not at.exception
    at = with_columns_chosen(at)
    assert all(columns_asked(at).values())
    shown = html(at)
    assert shown.count("chọn theo tiêu đề của tệp khi cập nhật") == 2
    assert "ngày tiếp nhận: “Vào sổ”" in shown


def ready(at: AppTest) -> AppTest:
    """The questions answered that are not about columns."""
    for label, answer in (("Danh sách được đếm", "calendar"), ("không ghi hình", "in_person")):
        box = next((box for box in at.selectbox if label in box.label), None)
        at = at if box is None else box.select(answer).run()
    assert not at.exception
    return at


REMEMBERED = "đã nhớ cách đọc cột từ ngày"


def test_columns_once_published_are_remembered_until_chosen_again(
    opened: AppTest, tmp_path: Path
) -> None:
    """By another visitor, from the archive alone; what is chosen again is remembered instead."""
    opened.selectbox(key="intake-period").select("2021-Q1")
    at = uploaded(opened, unknown_list(tmp_path / "1.csv", "Sở Nội vụ"))
    assert REMEMBERED not in html(at)
    at = confirmed(ready(with_columns_chosen(at)), "Lan")
    assert at.success
    at = started("intake")
    at.selectbox(key="intake-period").select("2021-Q1")
    at = ready(uploaded(at, unknown_list(tmp_path / "2.csv", "Sở Tư pháp")))
    assert columns_asked(at) == {}
    shown = html(at)
    assert f"2.csv: {REMEMBERED}" in shown
    assert "(Lan (tự khai))." in shown
    assert "như lần cập nhật ngày" in shown
    assert "ngày hẹn trả: “Phải xong”" in shown
    assert [button for button in at.button if "Công bố 1 tệp" in button.label]
    (again,) = [button for button in at.button if button.label == "Chọn lại cột"]
    at = again.click().run()
    asked = columns_asked(at)
    assert {what: asked[what] for what in CHOSEN_COLUMNS} == CHOSEN_COLUMNS
    assert REMEMBERED not in html(at)
    box = next(box for box in at.selectbox if "ngày trả kết quả" in box.label)
    other = box.select("Phải xong").run()
    assert "“Phải xong”, như ngày hẹn trả" in html(other)
    box = next(box for box in other.selectbox if "ngày hẹn trả" in box.label)
    at = confirmed(ready(box.select("Đã xong").run()), "Hoa")
    assert at.success
    at = started("intake")
    at.selectbox(key="intake-period").select("2021-Q1")
    at = ready(uploaded(at, unknown_list(tmp_path / "3.csv", "Sở Y tế")))
    shown = html(at)
    assert "(Hoa (tự khai))." in shown
    assert "ngày hẹn trả: “Đã xong”" in shown


def test_what_was_said_of_the_files_is_there_again(opened: AppTest) -> None:
    at = opened.selectbox(key="intake-period").select("2021-Q2").run()
    at.selectbox(key="intake-unit").select("so-noi-vu").run()
    for name, title in (("reporting", "Tình hình gửi báo cáo"), ("intake", "Cập nhật số liệu")):
        at._page_hash = _hashes(os.environ.get("DASHBOARD_WRITE"))[name]
        at = at.run()
        assert titles(at) == [title]
    said = [at.selectbox(key=f"intake-{name}").value for name in ("period", "unit")]
    assert said == ["2021-Q2", "so-noi-vu"]


def test_samples_are_handed_out(opened: AppTest) -> None:
    labels = [one.label for one in opened.get("download_button")]
    assert labels == [
        "Biểu II.06a trống (XLSX)",
        "Bảng số liệu báo cáo (XLSX)",
        f"Mẫu của cả {len(opened.selectbox(key='intake-template-unit').options) - 1} đơn vị (ZIP)",
    ]
    assert "gồm 2 mục" in html(
        opened.selectbox(key="intake-template-unit").select("cong-an-tinh").run()
    )


def test_a_unit_that_the_samples_no_longer_have_is_let_go(opened: AppTest) -> None:
    """UBND huyện Diên Khánh was there in the first quarter of 2025, not in the third of 2026."""
    opened.selectbox(key="intake-template-period").select("2025-Q1").run()
    opened.selectbox(key="intake-template-unit").select("574").run()
    opened.selectbox(key="intake-template-period").select("2026-Q3").run()
    assert not opened.exception
    assert opened.selectbox(key="intake-template-unit").value == ""
