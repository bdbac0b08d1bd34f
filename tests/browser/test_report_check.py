"""The walk of who checks a report, as .docx by the keyboard and as .pdf with the mouse: read,
confirmed, published, taken back."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import settled
from tests.reports.build import NAMES, REPORTS

TITLE = "Soát báo cáo"
# A long report is read, checked and drawn on a machine that does other things too.
READ = 60_000
CONFIRM = re.compile(r"Xác nhận \d+ số này")
REPORT = REPORTS / NAMES[0]
# What the report says against itself, before anything is published.
CONTRADICTIONS = (
    "29 + 11 + 3 + 0 = 43 ≠ 44",
    "trùng số của riêng ngành Công an",
    "văn bản của quý I/2021 ghi quý I/2020",
    "một chỗ in 108, một chỗ in 168",
    "“11.3 %” với dấu chấm thay dấu phẩy",
)


def chosen(page: Page, ending: str) -> Locator:
    """The list of what to look at again, after a file of the report was chosen."""
    field = page.locator("[data-testid=stFileUploaderDropzoneInput]").first
    field.set_input_files(REPORT.with_suffix(ending))
    expect(page.get_by_role("region", name="Văn bản với từng số")).to_be_visible(timeout=READ)
    findings = page.get_by_role("list", name="Chỗ cần xem lại")
    for words in CONTRADICTIONS:
        expect(findings).to_contain_text(words)
    return findings


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
    findings = chosen(page, ".docx")
    # the way from a finding to its paragraph
    link = findings.get_by_role("link").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".draft-line:target")).to_be_in_viewport()
    # every open figure: the first answer of its box, or the first reason to leave it out
    for _ in range(5):
        settled(page, TITLE)
        confirm = page.get_by_role("button", name=CONFIRM)
        if not confirm.count():
            break
        for box in page.get_by_role("combobox", name=re.compile("Chỉ tiêu của")).all():
            if not box.input_value():
                box.focus()
                page.keyboard.type("không phải")
                page.keyboard.press("Enter")
        page.get_by_role("combobox", name=re.compile("Chỉ tiêu của")).last.focus()
        stepped_to(page, CONFIRM)
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


def test_a_report_is_published_with_the_mouse_and_taken_back(
    visit: Callable[..., Page], office: str
) -> None:
    page = visit(at=office)
    page.goto("/report-check?lang=vi")
    settled(page, TITLE)
    chosen(page, ".pdf").get_by_role("link").first.click()
    expect(page.locator(".draft-line:target")).to_be_in_viewport()
    # what is open is left out at once
    page.get_by_text("Bỏ qua nhiều số một lúc").click()
    page.get_by_role("button", name=re.compile(r"Bỏ qua \d+ số")).click()
    who = page.get_by_role("textbox", name="Người cập nhật (tự khai)")
    expect(who).to_be_visible(timeout=READ)
    who.fill("Hoa")
    page.get_by_role("textbox", name="Lý do").fill("trình ký")
    page.get_by_role("button", name="Công bố báo cáo quý I/2021").click()
    expect(page.get_by_text("Đã công bố báo cáo quý I/2021")).to_be_visible(timeout=READ)
    # a contradiction opens the sentence that prints it
    page.goto("/quality?lang=vi&period=2021-Q1")
    settled(page, "Đối chiếu số liệu")
    prints = page.locator(".prints .quoted", has_text="mục I.2, đoạn 2").first
    prints.locator("summary").click()
    expect(prints.locator("mark")).to_be_visible()
    # the history names who and why; taken back it is gone
    page.goto("/intake?lang=vi")
    settled(page, "Cập nhật số liệu")
    taken = page.locator(".st-key-panel-withdrawal")
    expect(taken).to_contain_text("Hoa (tự khai)")
    taken.locator("summary").last.click()
    for label, option in (("Kỳ", "Quý I/2021"), ("Đơn vị", "Báo cáo của tỉnh")):
        taken.get_by_role("combobox", name=label).click()
        page.keyboard.type(option)
        page.keyboard.press("Enter")
        settled(page, "Cập nhật số liệu")
    taken.get_by_role("textbox", name="Người thu hồi (tự khai)").fill("Hoa")
    taken.get_by_role("textbox", name="Lý do").fill("nhầm bản")
    taken.get_by_role("button", name="Thu hồi số quý I/2021").click()
    done = page.get_by_test_id("stAlert").filter(has_text="thu hồi")
    expect(done.first).to_be_visible(timeout=READ)
