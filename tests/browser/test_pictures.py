"""Pictures: no label covers another at any width; a downloaded PNG says title, scope and source."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.collisions import at_widths, collisions
from tests.browser.reader import open_page

# The drawn charts of a page in its widest cases: (page, link, how many charts).
CHARTS = [
    ("compare", {"data": "demo", "split": "unit", "key": "568"}, 2),
    ("compare", {"data": "demo", "split": "sector", "lang": "en"}, 1),
    ("compare", {"data": "demo", "metric": "fees_online", "split": "unit"}, 1),
]


@pytest.mark.parametrize(("path", "link", "several"), CHARTS)
def test_no_text_of_a_chart_covers_anything(
    page: Page, path: str, link: dict[str, str], several: int
) -> None:
    open_page(page, path, **link)
    charts = page.locator(".js-plotly-plot")
    for width in at_widths(page, 900):
        expect(charts).to_have_count(several)
        for number in range(several):
            expect(charts.nth(number).locator(".bartext, .point").first).to_be_attached()
            page.wait_for_timeout(300)
            assert collisions(charts.nth(number)) == [], width


def test_a_downloaded_picture_says_title_scope_note_and_source(page: Page, tmp_path: Path) -> None:
    open_page(page, "compare", data="demo", split="level")
    panel = page.locator(".st-key-panel-contributions")
    chart = panel.locator(".js-plotly-plot")
    expect(chart).to_be_visible()
    # What is drawn as PNG cannot be read: the same picture as SVG.
    chart.evaluate("figure => { figure._context.toImageButtonOptions.format = 'svg'; }")
    before = chart.evaluate("figure => JSON.stringify(figure.layout)")
    chart.hover()
    with page.expect_download() as download:
        chart.locator(".modebar-btn").click()
    download.value.save_as(tmp_path / "picture.svg")
    picture = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    said = " ".join(re.sub("<[^>]+>", " ", picture).split())
    for words in ("UBND cấp huyện tác động", "quý I/2020", "cộng lại đúng bằng", "Nguồn: Số liệu"):
        assert words in said, words
    assert "data:image/svg+xml" in picture
    assert download.value.suggested_filename.startswith("so-lieu-minh-hoa-so-sanh")
    assert chart.evaluate("figure => JSON.stringify(figure.layout)") == before
