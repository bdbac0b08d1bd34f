"""Đối chiếu số liệu as a reader of a link meets it; marks on the other pages."""

import pytest

from analytics.i18n import translator
from analytics.texts import LANGUAGES, MARKS
from analytics.views.quality import answer, letter, quality
from pages.ui.markup import strong
from tests.pages.opened import TITLES, Opener, html, titles


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("documents", "period"), [("report", "2021-Q1"), ("all", None)])
def test_the_page_shows_exactly_what_was_found(
    opener: Opener, language: str, documents: str, period: str | None
) -> None:
    at = opener.open("quality", lang=language, documents=documents, period="2021-Q1")
    assert not at.exception
    assert titles(at) == [TITLES["quality"][language]]
    view = quality(opener.reader, opener.catalogue, period)
    shown = html(at)
    facts = answer(view, translator(language))
    assert f'<div class="big">{facts.number}</div>' in shown
    assert strong(facts.sentence) in shown
    letters = [one.value for one in at.code]
    assert letters == [
        letter(finding, opener.catalogue, translator(language)) for finding in view.audit.findings
    ]
    assert shown.count('<div class="finding">') == len(view.audit.findings)
    assert at.query_params["documents"] == documents


def test_a_period_whose_documents_fit_says_so(opener: Opener) -> None:
    at = opener.open("quality", period="2019-Q3")
    assert "phép đối chiếu đều khớp" in html(at)
    assert list(at.code) == []


def test_an_unknown_choice_is_named_and_the_report_shown(opener: Opener) -> None:
    at = opener.open("quality", documents="some")
    assert [one.value for one in at.warning] == [
        "Không có nhóm văn bản “some” trong đường dẫn; đang dùng lựa chọn có sẵn."
    ]
    assert at.query_params["documents"] == "report"


def test_what_could_not_be_checked_is_one_click_away(opener: Opener) -> None:
    at = opener.open("quality", period="2021-Q1")
    assert "Không đối chiếu được: 18 chỗ" in [one.label for one in at.expander]
    assert "Văn phòng Đăng ký đất đai" in html(at)


def test_the_overview_says_how_many_and_leads_to_them(opener: Opener) -> None:
    shown = html(opener.open("overview", period="2021-Q1"))
    assert "2 điểm chưa thống nhất, 1 điểm làm tròn, 3 điểm về câu chữ, 2 điểm cần hỏi lại" in shown
    assert 'href="quality?' in shown


@pytest.mark.parametrize("page", ["overview", "areas"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_that_does_not_add_up_is_marked(opener: Opener, page: str, language: str) -> None:
    shown = html(opener.open(page, period="2021-Q1", lang=language))
    assert {"overview": ">≠</span>", "areas": _mark(language)}[page] in shown


def test_a_figure_that_adds_up_is_not(opener: Opener) -> None:
    """Two quarters of the same area: one has figures that do not fit, the other has none."""
    assert ">≠</span>" not in html(opener.open("overview", period="2019-Q3"))
    doubtful, fitting = (
        html(opener.open("areas", period=period, area="procedures"))
        for period in ("2021-Q1", "2019-Q3")
    )
    assert _mark("vi") in doubtful
    assert 'class="figure"' in fitting and MARKS["contradiction"].vi not in fitting


def _mark(language: str) -> str:
    """How the word of a contradiction stands at a figure."""
    return f'aria-label="{MARKS["contradiction"].in_(language)}: '
