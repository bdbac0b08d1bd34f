"""Soát báo cáo: a report is read and held against what is known; nothing of it is kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.reports.reading import Reading
from pages.report_check import files
from tests.fixtures import readings
from tests.pages.opened import ENTRY, html, titles
from tests.pages.test_intake import started, uploaded


@pytest.fixture
def office(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server that was started for writing, on a store of its own."""
    monkeypatch.setenv("DASHBOARD_WRITE", "1")
    return own_store


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Reading]:
    """What reading the report gives: the last of the list."""
    known = [readings.first_quarter()]
    monkeypatch.setattr(files, "read_report", lambda *_: known[-1])
    return known


def opened(path: Path = readings.FILE, **link: str) -> AppTest:
    at = uploaded(started("report-check", **link), path)
    assert not at.exception
    return at


def test_the_readers_server_does_not_list_the_page(published: Path) -> None:
    at = AppTest.from_file(str(ENTRY), default_timeout=300).run()
    addresses = {page["url_pathname"] for page in at._registered_pages.values()}
    assert "report-check" not in addresses


def test_the_readers_server_does_not_run_the_page(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = started("report-check")
    assert titles(at) == ["Soát báo cáo"]
    assert at.file_uploader
    monkeypatch.delenv("DASHBOARD_WRITE")
    at = at.run()
    assert not at.exception
    assert not at.file_uploader


def test_every_figure_is_marked_where_it_stands(office: Path, read: list[Reading]) -> None:
    shown = html(opened())
    assert "129 số trong văn bản: 129 chắc chắn, 0 cần xác nhận" in shown
    assert 'có <mark class="sure doubted">29/44<sup aria-hidden="true">✓≠</sup></mark> đơn vị' in (
        shown
    )
    # beside it what it was understood as
    assert "<b>65,91%</b> Tỷ lệ đơn vị xếp hạng Tốt về CCHC" in shown


def test_the_contradictions_stand_on_the_screen_before_anything_is_published(
    office: Path, read: list[Reading]
) -> None:
    at = opened()
    shown = html(at)
    assert "<p>Đơn vị được xếp hạng CCHC: các phần cộng lại được 43, tổng số in là 44" in shown
    assert "Số hồ sơ trực tuyến của cả khối ngành dọc (170.397) trùng số" in shown
    assert "in 108, một chỗ in 168" in shown
    assert "văn bản của quý I/2021 ghi quý I/2020" in shown
    assert shown.count('target="_self">mục I.2, đoạn 2</a>') == 2
    assert not (office / "loads").exists()


def test_doubt_is_said_with_a_sign_and_a_word(office: Path, read: list[Reading]) -> None:
    read.append(readings.in_doubt("units_rated_average"))
    shown = html(opened())
    assert '<mark class="unknown">03<sup aria-hidden="true">∅</sup></mark>' in shown
    assert "chưa nhận ra chỉ tiêu" in shown
    assert "128 chắc chắn, 0 cần xác nhận, 1 chưa rõ chỉ tiêu" in shown


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"province": "Lâm Đồng"}, "Báo cáo của <b>Lâm Đồng</b>"),
        ({"period": None}, "Không rõ <b>kỳ báo cáo</b>"),
        ({"figures": ()}, "Không tìm thấy số liệu nào"),
    ],
)
def test_what_cannot_be_held_against_our_figures_is_said(
    change: dict[str, object], words: str, office: Path, read: list[Reading]
) -> None:
    read.append(replace(readings.first_quarter(), **change))  # type: ignore[arg-type]
    assert words in html(opened())


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Chọn báo cáo cải cách hành chính"), ("en", "Choose")]
)
def test_a_wrong_file_is_refused_in_the_readers_language(
    language: str, words: str, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "cong-van.txt"
    path.write_text("Kính gửi: Sở Nội vụ\n\nĐề nghị quý Sở gửi hồ sơ trước ngày 5.\n" * 3, "utf-8")
    at = opened(path, lang=language)
    (error,) = at.error
    assert words in error.value
    assert "cong-van.txt" in error.value.replace("\\", "")
