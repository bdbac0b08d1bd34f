"""Giải thích và phương pháp as a reader meets it: title and number after every run."""

from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.store import Reader
from analytics.texts import BASES, LANGUAGES
from analytics.views.control import terms
from analytics.views.methods.text import statistics
from pages.methods.page import SECTIONS
from tests.pages.opened import titles

ENTRY = Path(__file__).parent.parent / "pages" / "main.py"
TITLES = {"vi": "Giải thích và phương pháp", "en": "Explanations and methods"}
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def figures(official: Reader) -> int:
    (row,) = official.rows("select count(*) as n from current_indicator_values")
    return int(row["n"])


@pytest.fixture
def opened(
    published: Path, figures: int, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., "MethodsPage"]:
    monkeypatch.setenv("DASHBOARD_STORE", str(published))
    return lambda language, **link: MethodsPage(figures, language, link)


class MethodsPage:
    """The page in a browser without a browser; every run is checked for title and number."""

    def __init__(self, figures: int, language: str, link: dict[str, str]) -> None:
        self.figures, self.language = figures, language
        self.at = AppTest.from_file(str(ENTRY), default_timeout=300)
        self.at.query_params["lang"] = language
        self.at.run()
        (page,) = (
            page
            for page in self.at._registered_pages.values()
            if page.get("url_pathname") == "methods"
        )
        self.at._page_hash = page["page_script_hash"]
        for name, value in link.items():
            self.at.query_params[name] = value
        self.run()

    def run(self) -> "MethodsPage":
        self.at.run()
        assert not self.at.exception
        assert titles(self.at) == [TITLES[self.language]]
        assert f"<b>{self.figures}</b>" in self.html
        assert f"<b>{len(METRICS)}</b>" in self.html
        return self

    def section(self, name: str) -> "MethodsPage":
        self.at.segmented_control(key="section").set_value(name)
        return self.run()

    def search(self, wanted: str) -> "MethodsPage":
        self.at.text_input(key="search").set_value(wanted)
        return self.run()

    @property
    def html(self) -> str:
        return "\n".join(unescape(element.value) for element in self.at.get("html"))

    @property
    def headings(self) -> list[str]:
        return [heading.value for heading in self.at.subheader]


@both_languages
def test_the_page_opens_on_how_to_read_the_numbers(opened: Any, language: str) -> None:
    page = opened(language)
    for basis in BASES.values():
        assert f"<dt>{basis.in_(language)}</dt>" in page.html
    assert {"vi": "Nguồn: ", "en": "Source: "}[language] in page.html


@both_languages
def test_every_section_opens_and_shows_its_own(opened: Any, language: str) -> None:
    page = opened(language)
    own = {
        "reading": {"vi": "nguồn không nêu số hồ sơ", "en": "no dossier counts in the source"},
        "metrics": {"vi": "(3) = (4) + (5) + (6)", "en": "(3) = (4) + (5) + (6)"},
        "indicators": {"vi": "Chứng thư số", "en": "igital certificates"},
        "statistics": {"vi": "Phần do cơ cấu hồ sơ", "en": "Mix effect"},
        "sources": {"vi": "SHA-256", "en": "SHA-256"},
        "marks": {"vi": "Hợp nhất với Ninh Thuận", "en": "Merger with Ninh Thuận"},
    }
    for name in SECTIONS:
        assert own[name][language].lower() in page.section(name).html.lower()


@both_languages
def test_every_metric_stands_in_its_section_with_its_formula(opened: Any, language: str) -> None:
    html = opened(language).section("metrics").html
    for code, metric in METRICS.items():
        assert f'id="metric-{code}"' in html
        assert metric.formula.in_(language) in html
        assert metric.description.in_(language) in html


def test_every_indicator_stands_under_its_area(opened: Any, official: Reader) -> None:
    page = opened("vi").section("indicators")
    for row in official.rows("select code, definition_vi from indicators"):
        assert f'id="indicator-{row["code"]}"' in page.html
        assert row["definition_vi"] in page.html
    areas = official.rows("select name_vi from areas order by ordinal")
    assert [box.label.split("**")[1] for box in page.at.expander] == [a["name_vi"] for a in areas]


@both_languages
def test_a_search_shows_what_says_the_words_and_a_section_ends_it(
    opened: Any, language: str
) -> None:
    page = opened(language).search("tre han")
    assert 'id="metric-late"' in page.html
    assert 'id="metric-received"' not in page.html
    assert page.at.segmented_control(key="section").value is None
    assert "SHA-256" in page.section("sources").html
    assert page.at.text_input(key="search").value == ""
    assert 'id="metric-late"' not in page.html


def test_a_cleared_search_goes_back_to_the_section_before(opened: Any) -> None:
    page = opened("vi").section("metrics").search("tre han").search("")
    assert page.at.segmented_control(key="section").value == "metrics"
    assert 'id="metric-received"' in page.html


def test_nothing_found_is_said_and_markup_stays_text(opened: Any) -> None:
    page = opened("vi").search("<b>xyz</b>")
    raw = "\n".join(element.value for element in page.at.get("html"))
    assert "Không có mục nào nói “&lt;b&gt;xyz&lt;/b&gt;”" in raw


@both_languages
def test_a_link_opens_one_entry_by_its_code(opened: Any, language: str) -> None:
    page = opened(language, term="on_time_of_received")
    name = METRICS["on_time_of_received"].label.in_(language)
    assert page.at.text_input(key="search").value == name
    assert '<details id="metric-on_time_of_received" open>' in page.html


def test_a_link_may_bring_words_of_the_guide(opened: Any) -> None:
    page = opened("vi", term="nguồn không nêu số hồ sơ")
    assert "<dt>nguồn không nêu số hồ sơ</dt>" in page.html
    assert "<dt>số tính lại từ văn bản</dt>" not in page.html


# --- the link -------------------------------------------------------------------------------------


def test_section_and_search_stand_in_the_link(opened: Any) -> None:
    page = opened("vi").section("metrics")
    assert (page.at.query_params["tab"], page.at.query_params["q"]) == ("metrics", "")
    page.search("tre han")
    assert (page.at.query_params["tab"], page.at.query_params["q"]) == ("metrics", "tre han")


@both_languages
def test_a_link_opens_its_section_and_its_search(opened: Any, language: str) -> None:
    page = opened(language, tab="sources")
    assert page.at.segmented_control(key="section").value == "sources"
    assert "SHA-256" in page.html
    page = opened(language, tab="sources", q="tre han")
    assert page.at.text_input(key="search").value == "tre han"
    assert 'id="metric-late"' in page.html
    page.at.query_params["q"] = ""  # as the browser's "back" to the link before
    assert 'id="metric-late"' not in page.run().html
    assert page.at.segmented_control(key="section").value == "sources"


@both_languages
def test_a_section_that_is_not_there_is_named(opened: Any, language: str) -> None:
    page = opened(language, tab="nothing")
    (notice,) = page.at.warning
    assert "“nothing”" in notice.value
    assert page.at.segmented_control(key="section").value == "reading"


@both_languages
def test_documents_are_counted_alike_everywhere(
    opened: Any, official: Reader, language: str
) -> None:
    """Documents with figures, and all: in the answer, the list of datasets, the source line."""
    (row,) = official.rows(
        "select count(*) as n, count(*) filter (where code in"
        " (select document from current_indicator_values)) as telling from documents"
    )
    html = opened(language, tab="sources").html
    assert f"<b>{row['telling']}</b>" in html
    several = {
        "vi": f"{row['n']} văn bản, {row['telling']} có số liệu",
        "en": f"documents: {row['n']}, with figures: {row['telling']}",
    }
    assert several[language] in html
    last = {
        "vi": f"{row['n']} văn bản, {row['telling']} có số liệu, đứng ở mục",
        "en": f"documents: {row['n']}, with figures: {row['telling']}, listed",
    }
    assert last[language] in html


@both_languages
def test_every_statistic_names_its_source(language: str) -> None:
    parts = statistics(translator(language))
    assert len(parts) == 4
    said = {word: meaning for part in parts for word, meaning in part.terms}
    assert len(said) == sum(len(part.terms) for part in parts)
    assert parts[-1].terms == terms(translator(language))
    text = " ".join(said.values())
    for author in ("Wilson (1927)", "Spiegelhalter (2005)", "Kitagawa (1955)", "Laney", "2020"):
        assert author in text


def test_a_statistic_is_found_by_search(opened: Any) -> None:
    page = opened("vi").search("phan tan du")
    assert "<dt>Độ phân tán dư</dt>" in page.html


@pytest.mark.parametrize("term", ["x" * 10_000, "<script>alert(1)</script>", " ", "…"])
def test_a_strange_link_is_searched_for_like_any_words(opened: Any, term: str) -> None:
    page = opened("vi", term=term)
    assert "<script>alert" not in "\n".join(element.value for element in page.at.get("html"))


def test_filters_are_kept_and_not_drawn(opened: Any) -> None:
    page = opened("vi", sector="dat-dai", level="commune")
    assert not page.at.selectbox
    assert page.at.query_params["sector"] == "dat-dai"
