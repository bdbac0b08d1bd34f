"""A list of dossiers goes in through the browser, with what a tired clerk forgets and misspells."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import choose_named, settled
from tests.ingest.dossier_list.papers import PERSON, text, write

DOSSIERS = 20_000
# Every fourth was received before the quarter and returned late in it. One name in two lacks a
# letter.
OLD = ("25/12/2020", "04/01/2021", "05/01/2021", "Trực tiếp", "")
NEW = ("04/01/2021", "08/01/2021", "07/01/2021", "Trực tiếp", "")
UNITS = ("Sở Nội vụ", "Sở Tư phá")


def dossier(number: int) -> tuple[str, ...]:
    days = OLD if number % 4 == 0 else NEW
    return (UNITS[number % 2], "Đất đai", *days)


@pytest.mark.deep
def test_twenty_thousand_dossiers_are_asked_about_published_and_counted(
    visit: Callable[..., Page], office: str, office_store: Path, tmp_path: Path
) -> None:
    page = visit(at=office)
    page.goto("/intake?lang=vi")
    path = write(tmp_path, text(dossier(number) for number in range(DOSSIERS)))
    page.locator("[data-testid=stFileUploaderDropzoneInput]").first.set_input_files(path)
    problems = page.get_by_role("table", name="Mọi chỗ sai trong các tệp")
    expect(problems).to_contain_text("chưa chọn kỳ")
    choose_named(page, "Kỳ của tệp", "Quý I/2021")
    expect(problems).not_to_contain_text("chưa chọn kỳ")
    days = "Danh sách được đếm theo khoảng ngày nào cho quý I/2021?"
    choose_named(page, days, "1/1/2021–31/3/2021")
    choose_named(page, "“Sở Tư phá” (10.000 hồ sơ) là đơn vị nào?", "Sở Tư pháp")
    effect = page.get_by_role("table", name="Số của toàn tỉnh trước và sau khi cập nhật")
    expect(effect).to_contain_text("130.729 (15.000 từ 2 trên 166 đơn vị đã gửi)")
    expect(effect).to_contain_text("1.551 (5.000 từ 2 trên 166 đơn vị đã gửi)")
    shown = page.content()
    assert not [part for part in PERSON if part in shown]
    page.get_by_role("textbox", name="Người cập nhật (tự khai)").fill("Lan")
    page.get_by_role("textbox", name="Lý do").fill("báo cáo quý")
    page.get_by_role("button", name="Công bố 1 tệp").click()
    expect(page.get_by_text("Đã công bố 1 tệp")).to_be_visible()
    assert not list((office_store / ".uploads").rglob("upload"))
    kept = (one for one in office_store.rglob("*") if one.is_file())
    assert not [one for one in kept if PERSON[0].encode() in one.read_bytes()]
    page.get_by_role("link", name="Xem Tổng quan quý I/2021").click()
    settled(page, "Tổng quan")
    card = page.locator(".card", has_text="Tiếp nhận").first
    expect(card).to_contain_text("2 trên 166")
    expect(card).to_contain_text("Phần đã gửi: 15.000; không phải số của cả phạm vi.")
