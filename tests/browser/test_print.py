"""What comes out of the printer: whole charts, whole tables, a brief of one page."""

from collections.abc import Callable

import docx
import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from analytics.texts import LANGUAGES
from tests.browser.reader import WAIT, open_page

# Points of all charts, and how many of them lie outside the width of the page.
POINTS = """() => {
  const edge = document.querySelector('.stMainBlockContainer').getBoundingClientRect();
  const points = [...document.querySelectorAll('.js-plotly-plot .point')]
    .map(point => point.getBoundingClientRect());
  const beyond = ({left, right}) => left < edge.left - 1 || right > edge.right + 1;
  return {all: points.length, outside: points.filter(beyond).length};
}"""
SECTORS = 30  # of the illustrative dossiers of the local block
# A4 between its margins, in pixels of the page.
PAPER = {"width": 710, "height": 1000}
BEGIN, END = (f"() => dispatchEvent(new Event('{name}print'))" for name in ("before", "after"))


def sheets_of(page: Page) -> list[str]:
    """What stands on each sheet of paper; the tab shows its screen again afterwards."""
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")
    return [sheet.get_textpage().get_text_range() for sheet in PdfDocument(pdf)]


@pytest.mark.parametrize("dataset", ["official", "demo"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_is_one_page(page: Page, language: str, dataset: str) -> None:
    open_page(page, "overview", view="brief", data=dataset, lang=language)
    expect(page.locator(".st-key-brief .source.documents")).to_be_visible(timeout=WAIT)
    (sheet,) = sheets_of(page)
    assert "98" in sheet
    assert page.locator(".st-key-bar").count() == 0


def test_all_points_of_a_chart_stay_on_the_paper(page: Page) -> None:
    open_page(page, "trends", data="demo")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible(timeout=WAIT)
    drawn = page.evaluate(POINTS)["all"]
    page.evaluate(BEGIN)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    assert page.evaluate(POINTS) == {"all": drawn, "outside": 0}
    boxes = page.locator(".main-svg").evaluate_all(
        "all => all.map(svg => svg.hasAttribute('viewBox'))"
    )
    assert all(boxes)
    page.evaluate(END)
    page.emulate_media(media="screen")
    assert page.locator(".main-svg[viewBox]").count() == 0


def test_a_table_prints_its_rows(page: Page) -> None:
    open_page(page, "overview", data="demo", lang="vi", period="2021-Q1")
    page.locator(".st-key-overview-tables-open summary").click()
    place = page.locator('.table:has(a:text-is("Đất đai"))')
    place.wait_for(timeout=WAIT)
    assert place.evaluate("table => table.scrollHeight > table.clientHeight")
    page.evaluate(BEGIN)
    page.emulate_media(media="print")
    expect(place).to_be_visible()
    assert place.evaluate("table => table.scrollHeight <= table.clientHeight")
    expect(place.locator("tbody")).to_contain_text("97,16%")
    assert place.locator("tbody tr").count() == SECTORS
    expect(page.locator(".print-head")).to_contain_text("Quý I/2021")
    title = page.locator("h1").bounding_box()
    # One line as wide as its words: the width that hides it on the screen is not kept.
    assert title is not None and title["height"] > 10 and title["width"] > 100
    for hidden in (".stAppHeader", ".st-key-bar", ".table-search", ".st-key-corner"):
        expect(page.locator(hidden).first).to_be_attached()
        expect(page.locator(hidden).first).to_be_hidden()
    page.evaluate(END)
    page.emulate_media(media="screen")


def test_a_long_table_begins_on_the_first_sheet_and_has_its_headings_on_each(page: Page) -> None:
    open_page(page, "reporting", data="demo", period="2021-Q1")
    page.locator(".table").wait_for(timeout=WAIT)
    sheets = sheets_of(page)
    assert len(sheets) > 1
    assert all("IV/2020" in sheet for sheet in sheets)


def test_the_link_is_copied_without_a_clipboard(page: Page) -> None:
    open_page(page, "overview", lang="vi")
    page.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        " document.execCommand = (name) => { window.copied = [name, String(getSelection())"
        " || document.activeElement.value]; return true; } }"
    )
    page.locator(".st-key-menu").get_by_test_id("stPopoverButton").click()
    button = page.locator("[data-command=copy]")
    button.click()
    expect(button).to_have_text("Đã sao chép đường dẫn")
    assert page.evaluate("copied") == ["copy", page.url]


def test_the_form_is_handed_on(page: Page) -> None:
    open_page(page, "overview", data="demo", lang="vi")
    page.locator(".st-key-menu").get_by_test_id("stPopoverButton").click()
    with page.expect_download(timeout=WAIT) as asked:
        page.get_by_role("button", name="Biểu II.06a đã điền").click()
    assert asked.value.suggested_filename == "so-lieu-minh-hoa-bieu-II.06a-2021-Q1.xlsx"


def test_the_drafted_report_is_handed_on(page: Page) -> None:
    open_page(page, "overview", data="demo", lang="vi")
    page.locator(".st-key-menu").get_by_test_id("stPopoverButton").click()
    with page.expect_download(timeout=WAIT) as asked:
        page.get_by_role("button", name="Dự thảo báo cáo quý I/2021 (DOCX)").click()
    assert asked.value.suggested_filename == "so-lieu-minh-hoa-du-thao-bao-cao-2021-Q1.docx"
    text = "\n".join(part.text for part in docx.Document(str(asked.value.path())).paragraphs)
    assert "khối địa phương tiếp nhận 130.729 hồ sơ" in text


# --- within reach -------------------------------------------------------------------------------

TOO_SMALL = """() => [...document.querySelectorAll(
    '.stAppHeader button, .st-key-bar :is(button, summary, [role=group]), .st-key-chips button, '
    + '.st-key-corner button, [data-testid=stPopoverBody] :is(button, a)')]
  .map(element => [element, element.getBoundingClientRect()])
  .filter(([, {width, height}]) => width && height && (width < 43.5 || height < 43.5))
  .map(([element, {width, height}]) => `${element.outerHTML.slice(0, 60)} ${width}×${height}`)"""


def test_a_finger_reaches_everything_and_a_number_is_seen_at_once(
    visit: Callable[..., Page],
) -> None:
    page = visit("phone")
    open_page(page, "overview", data="demo", lang="vi", level="district")
    expect(page.locator(".hero .big")).to_be_visible(timeout=WAIT)
    number = page.locator(".hero .big").bounding_box()
    assert number is not None and number["y"] + number["height"] < 844
    page.locator(".sheet summary").click()
    page.locator(".st-key-menu").get_by_test_id("stPopoverButton").click()
    page.locator("[data-command=print]").wait_for(timeout=WAIT)
    assert page.evaluate(TOO_SMALL) == []


def test_twelve_stops_lead_to_the_first_row(page: Page) -> None:
    open_page(page, "overview", data="demo", lang="vi")
    page.locator(".row a").first.wait_for(timeout=WAIT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the content: past menu and bar
    for _stop in range(11):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.row a')"):
            break
    assert page.evaluate("() => document.activeElement.matches('.row a')")
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineWidth") == "2px"
