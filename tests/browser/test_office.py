"""The walk of a clerk in a browser: a mistake is named, mended, published and counted."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.reader import menu, settled
from tests.publishing.forms import LINES, RESOLVED, RESOLVED_CELL, form

PERIOD = "Quý III/2019"


def test_a_mistake_is_named_mended_and_published(
    visit: Callable[..., Page], office: str, tmp_path: Path
) -> None:
    page = visit(at=office)
    page.goto("/intake?lang=vi")
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]").first
    wrong = form(tmp_path / "so-noi-vu.xlsx", LINES, period=PERIOD, typed={RESOLVED: 13})
    field.set_input_files(wrong)
    problems = page.get_by_role("table", name="Mọi chỗ sai trong các tệp")
    expect(problems).to_contain_text(RESOLVED_CELL)
    confirm = page.get_by_role("button", name="Công bố 1 tệp")
    expect(confirm).to_have_count(0)
    page.get_by_role("button", name="Bỏ tệp so-noi-vu.xlsx").click()
    expect(problems).to_have_count(0)
    expect(page.locator("[data-testid=stFileChip]")).to_have_count(0)
    # Another folder: a field that is filled without its dialog does not see the same path again.
    (tmp_path / "mended").mkdir()
    field.set_input_files(form(tmp_path / "mended" / "so-noi-vu.xlsx", LINES, period=PERIOD))
    page.get_by_role("textbox", name="Người cập nhật (tự khai)").fill("Lan")
    page.get_by_role("textbox", name="Lý do").fill("báo cáo quý")
    confirm.click()
    expect(page.get_by_text("Đã công bố 1 tệp")).to_be_visible()
    page.get_by_role("link", name="Xem Tổng quan quý III/2019").click()
    # (4) + (5) of two lines: 2 × (5 + 9); the print stays the number of the card.
    card = page.locator(".card", has_text="Tiếp nhận").first
    expect(card).to_contain_text("163.000")
    expect(card).to_contain_text("1 trên 166")
    expect(card).to_contain_text("Phần đã gửi: 28; không phải số của cả phạm vi.")


def test_files_are_there_again_after_another_page_and_not_in_another_tab(
    visit: Callable[..., Page], office: str, tmp_path: Path
) -> None:
    page = visit(at=office)
    page.goto("/intake?lang=vi")
    wrong = form(tmp_path / "so-noi-vu.xlsx", LINES, period=PERIOD, typed={RESOLVED: 13})
    page.locator("[data-testid=stFileUploaderDropzoneInput]").first.set_input_files(wrong)
    problems = page.get_by_role("table", name="Mọi chỗ sai trong các tệp")
    expect(problems).to_contain_text(RESOLVED_CELL)
    menu(page, "Tình hình gửi báo cáo").click()
    settled(page, "Tình hình gửi báo cáo")
    other = page.context.new_page()
    other.goto("/intake?lang=vi")
    settled(other, "Cập nhật số liệu")
    expect(other.get_by_role("button", name="Bỏ tệp so-noi-vu.xlsx")).to_have_count(0)
    other.close()
    menu(page, "Cập nhật số liệu").click()
    settled(page, "Cập nhật số liệu")
    expect(problems).to_contain_text(RESOLVED_CELL)
    page.get_by_role("button", name="Bỏ tệp so-noi-vu.xlsx").click()
    expect(problems).to_have_count(0)
    expect(page.get_by_role("button", name="Bỏ tệp so-noi-vu.xlsx")).to_have_count(0)


def test_the_blank_form_is_three_clicks_from_the_overview(
    visit: Callable[..., Page], office: str, tmp_path: Path
) -> None:
    page = visit(at=office)
    page.goto("/?lang=vi")
    settled(page, "Tổng quan")
    menu(page, "Cập nhật số liệu").click()
    settled(page, "Cập nhật số liệu")
    with page.expect_download() as download:
        page.get_by_role("button", name="Biểu II.06a trống (XLSX)").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    sheet = openpyxl.load_workbook(path)["II.06a"]
    assert sheet["A1"].value == "Biểu số II.06a/VPCP/KSTT"
    assert sheet["A3"].value.startswith("Kỳ báo cáo: Quý ")


def test_the_readers_server_says_that_there_is_no_such_page(page: Page) -> None:
    page.goto("/intake?lang=vi")
    expect(page.get_by_role("heading", name="Không có trang này")).to_be_visible()
    expect(page.locator("[data-testid=stFileUploader]")).to_have_count(0)
    expect(page.get_by_role("link", name="Cập nhật số liệu")).to_have_count(0)
