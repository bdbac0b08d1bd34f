"""The indicator sheet's walk in a browser: handed out, filled in, a mistake mended, counted."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.reader import choose, settled

RECEIVED, RATE = ("received", "block=local"), ("on_time_rate", "block=local")
_CODE, _VALUE, _PLACE = "Mã số liệu", "Giá trị", "Mã phạm vi"


def fill(template: Path, path: Path, typed: Mapping[tuple[str, str], object]) -> str:
    """A copy of the template with values typed in; returns the cell of the last one."""
    book = load_workbook(template)
    sheet = book["Số liệu"]
    top = next(row for row in sheet.iter_rows() if row[0].value == _CODE)
    at = {cell.value: cell.column - 1 for cell in top}
    where = ""
    for row in sheet.iter_rows(min_row=top[0].row + 1):
        key = (row[at[_CODE]].value, row[at[_PLACE]].value)
        if key in typed:
            row[at[_VALUE]].value = typed[key]
            where = row[at[_VALUE]].coordinate
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return where


@pytest.mark.deep
def test_a_sheet_is_handed_out_filled_in_mended_and_counted(
    visit: Callable[..., Page], office: str, tmp_path: Path
) -> None:
    page = visit(at=office)
    page.goto("/intake?lang=vi")
    with page.expect_download() as download:
        page.get_by_role("button", name="Bảng số liệu báo cáo (XLSX)").click()
    template = tmp_path / download.value.suggested_filename
    download.value.save_as(template)
    assert template.name.startswith("mau-bang-so-lieu-")
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]").first
    wrong = tmp_path / "wrong" / "bang.xlsx"
    cell = fill(template, wrong, {RECEIVED: "một trăm nghìn"})
    field.set_input_files(wrong)
    problems = page.get_by_role("table", name="Mọi chỗ sai trong các tệp")
    expect(problems).to_contain_text(cell)
    page.get_by_role("button", name="Bỏ tệp bang.xlsx").click()
    expect(problems).to_have_count(0)
    right = tmp_path / "right" / "bang.xlsx"
    fill(template, right, {RECEIVED: "141.000", RATE: 0.987})
    field.set_input_files(right)
    # A spreadsheet keeps 98,7% as 0.987: asked, not guessed.
    expect(page.get_by_text("ô ghi 0,987. Tỷ lệ là bao nhiêu?")).to_be_visible()
    settled(page, "Cập nhật số liệu")
    choose(page, "intake-answer", "98,7%")
    page.get_by_role("textbox", name="Người cập nhật (tự khai)").fill("Lan")
    page.get_by_role("textbox", name="Lý do").fill("báo cáo quý")
    page.get_by_role("button", name="Công bố 1 tệp").click()
    expect(page.get_by_text("Đã công bố 1 tệp")).to_be_visible()
    page.get_by_role("link", name="Xem Tổng quan").click()
    expect(page.locator(".card", has_text="Tiếp nhận").first).to_contain_text("141.000")
    expect(page.locator(".hero .big")).to_have_text("98,7%")
