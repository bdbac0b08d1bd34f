"""The walk of who checks a report, by the keyboard: read, looked through, confirmed, published."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.reader import settled
from tests.fixtures import readings

TITLE = "Soát báo cáo"
# A long report is read, checked and drawn on a machine that does other things too.
READ = 60_000


def stepped_to(page: Page, name: re.Pattern[str] | str, role: str = "button") -> None:
    """Press Tab until the control with a name has the focus."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    for _ in range(80):
        if wanted.count() and wanted.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by the keyboard to {name}")


def test_a_report_is_read_confirmed_and_published_by_the_keyboard(
    visit: Callable[..., Page], office: str
) -> None:
    page = visit(at=office)
    page.goto("/report-check?lang=vi")
    settled(page, TITLE)
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]").first
    field.set_input_files(readings.FILE)
    text = page.get_by_role("region", name="Văn bản với từng số đã đánh dấu")
    expect(text).to_be_visible(timeout=READ)
    findings = page.get_by_role("list", name="Chỗ cần xem lại")
    # the contradictions stand there before anything is published
    for words in ("trùng số của riêng ngành Công an", "Trung bình về CCHC"):
        expect(findings).to_contain_text(words)
    expect(text.locator("mark", has_text="29/44")).to_be_visible()
    # the way from a finding to its paragraph
    link = findings.get_by_role("link").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".draft-line:target")).to_be_in_viewport()
    # every open figure: the first answer of its box, or the first reason to leave it out
    for _ in range(30):
        settled(page, TITLE)
        confirm = page.get_by_role("button", name=re.compile(r"Xác nhận \d+ số này"))
        if not confirm.count():
            break
        for box in page.get_by_role("combobox", name=re.compile("Chỉ tiêu của")).all():
            if not box.input_value():
                box.focus()
                page.keyboard.type("không phải")
                page.keyboard.press("Enter")
        page.get_by_role("combobox", name=re.compile("Chỉ tiêu của")).last.focus()
        stepped_to(page, re.compile(r"Xác nhận \d+ số này"))
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
    who = page.get_by_role("textbox", name="Người cập nhật (tự khai)")
    expect(who).to_be_visible()
    who.focus()
    page.keyboard.type("Lan")
    page.keyboard.press("Tab")
    stepped_to(page, "Lý do", "textbox")
    page.keyboard.type("trình ký")
    stepped_to(page, "Công bố báo cáo quý I/2021")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã công bố báo cáo quý I/2021")).to_be_visible(timeout=READ)
    # a number opens its sentence
    page.get_by_role("link", name="Xem Nội dung CCHC quý I/2021").click()
    settled(page, "Nội dung CCHC")
    row = page.locator(".figures li", has_text="Số đơn vị xếp hạng Khá về CCHC").first
    summary = row.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(row.locator(".quote mark").first).to_have_text("11")
    expect(row.locator(".quote").first).to_contain_text("Năm 2020, có 29/44 đơn vị")
