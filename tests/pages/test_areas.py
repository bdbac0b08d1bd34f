"""Nội dung CCHC as a reader meets it: areas, search, one indicator, links that do not fit."""

from functools import cache
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from analytics.i18n import translator
from analytics.texts import LANGUAGES
from analytics.views.areas.data import PROPOSALS, YEARLY, Printed, printed
from analytics.views.areas.text import sentence
from tests.fixtures.figures import narrow
from tests.pages.opened import Asked, Opener, html, titles
from tests.pages.reading import by_turns, ways

Q1 = "2021-Q1"
AREAS = ("steering", "institutions", "procedures", "organisation", "civil_service")
AREAS += ("finance", "digital", "indices")
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def opened(opener: Opener) -> "Opened":
    return Opened(opener)


@cache
def _printed(opener: Opener, period: str, language: str) -> Printed:
    return printed(opener.reader, opener.catalogue, period, translator(language))


class Opened:
    """The page; every run is held to its title and to the numbers of the part it shows."""

    def __init__(self, opener: Opener) -> None:
        self.opener = opener

    def open(self, language: str = "vi", period: str = Q1, **link: str | list[str]) -> AppTest:
        return self.opener.open("areas", lang=language, period=period, **link)

    def shown(self, language: str, period: str, area: str, wanted: str) -> Printed:
        return narrow(
            _printed(self.opener, period, language), None if area == "all" else area, wanted
        )

    def check(
        self,
        at: AppTest,
        language: str = "vi",
        period: str = Q1,
        area: str = "all",
        wanted: str = "",
        indicator: str = "",
    ) -> str:
        assert not at.exception
        asked = Asked("areas", language, period=period)
        if not at.warning:
            self.opener.check(at, asked)
        shown = self.shown(language, period, area, wanted)
        row = self.opener.catalogue.areas.get(area, {})
        said = sentence(shown, translator(language), row.get(f"name_{language}", ""), wanted)
        assert said.replace("**", "") in text(at)
        figures = sum(section.total for section in (*shown.sections, *shown.elsewhere))
        assert html(at).count('class="figure"') == figures
        own = {"area": area, "q": wanted, "indicator": indicator}
        assert {name: at.query_params[name] for name in own} == own
        return html(at)


def text(at: AppTest) -> str:
    return unescape(html(at).replace("<b>", "").replace("</b>", ""))


# --- areas ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("area", "language"), by_turns(["all", *AREAS, PROPOSALS]))
def test_every_area_shows_its_figures(opened: Opened, language: str, area: str) -> None:
    at = opened.open(language, area=area)
    opened.check(at, language, area=area)
    assert at.get("button_group") is not None
    again = at.run()
    opened.check(again, language, area=area)


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_every_period_opens_also_where_its_documents_say_little(
    opened: Opened, language: str
) -> None:
    for period in opened.opener.catalogue.reports:
        opened.check(opened.open(language, period=period), language, period)


def test_choosing_an_area_puts_it_into_the_link(opened: Opened) -> None:
    at = opened.open()
    at.pills(key="area").set_value("finance").run()
    opened.check(at, area="finance")
    at.pills(key="area").set_value("all").run()
    opened.check(at)


def test_figures_keep_print_plan_period_scope_and_place(opened: Opened) -> None:
    shown = opened.check(opened.open(area="organisation"), area="organisation")
    assert "1.898 biên chế" in shown
    assert '<span class="chip plan">kế hoạch</span>' in shown
    assert '<span class="chip period">năm 2021</span>' in shown
    assert "mục II.3, đoạn 9" in shown
    rates = opened.check(opened.open(area="procedures"), area="procedures")
    assert "Khối địa phương · lĩnh vực đất đai" in rates
    assert "số gần đúng" in rates


def test_difficulties_say_whom_they_are_sent_to_and_where_they_stand(opened: Opened) -> None:
    for language, facts in {
        "vi": "gửi Bộ Khoa học và Công nghệ · mục IV, đoạn 1",
        "en": "to Ministry of Science and Technology · section IV, para. 1",
    }.items():
        assert facts in opened.check(
            opened.open(language, area=PROPOSALS), language, area=PROPOSALS
        )


def test_an_area_without_figures_says_where_to_look(opened: Opened) -> None:
    at = opened.open(period="2022-H1", area="finance")
    shown = opened.check(at, period="2022-H1", area="finance")
    assert "Chọn nhóm khác hoặc kỳ khác" in shown
    assert not ways(at)
    (button,) = at.button
    opened.check(button.click().run(), period="2022-H1")


def test_filters_that_the_page_cannot_use_are_kept_and_not_drawn(opened: Opened) -> None:
    at = opened.open(sector="dat-dai", level="commune")
    assert [box.key for box in at.selectbox] == ["period"]
    assert at.query_params["sector"] == "dat-dai"
    assert at.query_params["level"] == "commune"


def test_illustrative_data_has_dossiers_only_and_leads_back(opener: Opener) -> None:
    at = opener.open("areas", data="demo", period=Q1)
    assert "Số liệu minh họa chỉ có hồ sơ thủ tục hành chính." in html(at)
    back = ways(at)["Về số liệu chính thức"]
    assert "data=official" in back
    assert f"period={Q1}" in back


def test_a_rate_under_a_target_in_force_bears_its_verdict(opened: Opened) -> None:
    shown = opened.check(opened.open(period="2025-Q3"), period="2025-Q3")
    assert shown.count('<span class="badge bad">chưa đạt chỉ tiêu</span>') == 1
    assert shown.count('<span class="badge good">đạt chỉ tiêu</span>') == 1
    assert '<span class="badge' not in opened.check(opened.open())


# --- search ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "language"), by_turns(["ho so", "đất đai", "Nha Trang", "papi"])
)
def test_words_in_the_link_are_searched_for(opened: Opened, language: str, wanted: str) -> None:
    opened.check(opened.open(language, q=wanted), language, wanted=wanted)


def pills(at: AppTest) -> list[str]:
    return [option.content for option in at.pills(key="area").proto.options]


def test_during_a_search_each_group_counts_what_was_found(opened: Opened) -> None:
    at = opened.open(q="đúng hạn")
    opened.check(at, wanted="đúng hạn")
    found = opened.shown("vi", Q1, "all", "đúng hạn")
    sections = (*found.sections, *found.elsewhere)
    assert pills(at)[0] == f"Tất cả · {sum(one.total for one in sections)}"
    for one in found.sections:
        (told,) = (text for text in pills(at) if text.startswith(one.name))
        others = sum(each.total for each in found.elsewhere if each.code == one.code)
        assert told == f"{one.name} · {one.total + others}"


@both_languages
def test_what_only_other_reports_say_leads_there(opened: Opened, language: str) -> None:
    """The example of the search box: no report of the province is about one city."""
    at = opened.open(language, q="Nha Trang")
    assert opened.shown(language, Q1, "all", "Nha Trang").is_empty
    opened.check(at, language, wanted="Nha Trang")
    there = {"vi": "Quý III/2021", "en": "Q3 2021"}[language]
    number = len(opened.shown(language, "2021-Q3", "all", "Nha Trang").figures)
    figures = {"vi": f"{number} số liệu", "en": f"{number} figures"}[language]
    link = ways(at)[f"{there} · {figures}"]
    assert "period=2021-Q3" in link
    assert "q=Nha+Trang" in link


def test_what_no_report_says_leads_nowhere(opened: Opened) -> None:
    at = opened.open(q="khongcogi")
    opened.check(at, wanted="khongcogi")
    assert not ways(at)


def test_what_is_typed_narrows_the_page_and_goes_into_the_link(opened: Opened) -> None:
    at = opened.open(area="procedures")
    at.text_input(key="search").set_value("truc tuyen").run()
    opened.check(at, area="procedures", wanted="truc tuyen")
    at.text_input(key="search").set_value("").run()
    opened.check(at, area="procedures")


def test_nothing_found_offers_every_group_and_everything(opened: Opened) -> None:
    at = opened.open(area="finance", q="papi")
    opened.check(at, area="finance", wanted="papi")
    widen, clear = at.button
    assert (widen.label, clear.label) == ("Tìm ở mọi nhóm", "Xem tất cả")
    opened.check(widen.click().run(), wanted="papi")
    at = opened.open(area="finance", q="<b>khong co</b>")
    assert "<b>khong" not in html(at)
    opened.check(at.button[1].click().run())
    assert at.text_input(key="search").value == ""


# --- one indicator --------------------------------------------------------------------------------


@both_languages
def test_an_indicator_opens_with_definition_history_and_every_source(
    opened: Opened, language: str
) -> None:
    at = opened.open(language, indicator="on_time_rate")
    shown = opened.check(at, language, indicator="on_time_rate")
    row = opened.opener.catalogue.indicators["on_time_rate"]
    assert row[f"definition_{language}"] in unescape(shown)
    assert {"vi": "cao hơn là tốt hơn", "en": "higher is better"}[language] in shown
    assert not at.get("plotly_chart")  # Of its scopes none has four values to be compared.
    (figures,) = opened.opener.reader.rows(
        "select count(*) as n from current_indicator_values where indicator = 'on_time_rate'"
    )
    assert shown.count('<td class="value">') == figures["n"]
    assert "https://news.laodong.vn/kinh-doanh/" in shown


def test_four_values_that_may_be_compared_are_drawn(opened: Opened) -> None:
    at = opened.open(indicator="par_index")
    shown = opened.check(at, indicator="par_index")
    assert len(at.get("plotly_chart")) == 1
    assert "Dấu rỗng: số tính lại từ văn bản" in shown


def test_without_a_series_the_page_says_why(opened: Opened) -> None:
    at = opened.open(indicator="sms_situations")
    assert "Mới có một kỳ (31/3/2021)" in opened.check(at, indicator="sms_situations")
    assert not at.get("plotly_chart")


def test_documents_that_disagree_stand_side_by_side(opened: Opened) -> None:
    shown = opened.check(
        opened.open(indicator="units_rated_average"), indicator="units_rated_average"
    )
    assert "≠ nguồn khác nêu 4 đơn vị" in shown
    assert '<div class="value">4 đơn vị</div>' in shown
    assert '<div class="value">03 đơn vị</div>' in shown


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_an_indicator_of_every_area_opens(opened: Opened, language: str) -> None:
    at = opened.open(language)
    rows = opened.opener.catalogue.indicators.items()
    for code, row in {row["area"]: (code, row) for code, row in rows}.values():
        at.session_state["indicator"] = code
        at.run()
        assert row[f"definition_{language}"] in text(at)
        opened.check(at, language, indicator=code)


@pytest.mark.deep
@both_languages
def test_every_indicator_opens(opened: Opened, language: str) -> None:
    at = opened.open(language)
    for code, row in opened.opener.catalogue.indicators.items():
        at.session_state["indicator"] = code
        at.run()
        assert row[f"definition_{language}"] in text(at)
        opened.check(at, language, indicator=code)


def test_each_name_links_to_its_indicator_with_every_choice(opened: Opened) -> None:
    shown = opened.check(
        opened.open(period="2024-Q1", q="dung han"), "vi", "2024-Q1", "all", "dung han"
    )
    link = unescape(shown).split('data-opens="on_time_rate"')[0].rsplit('href="', 1)[1]
    assert all(part in link for part in ("period=2024-Q1", "q=dung+han", "indicator=on_time_rate"))


# --- links that do not fit ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "language"),
    by_turns(
        [
            ("area", "xyz"),
            ("area", "<script>alert(1)</script>"),
            ("area", ["finance", "digital"]),
            ("indicator", "nothing"),
            ("indicator", "x" * 10_000),
            ("q", "y" * 10_000),
            ("q", ["a", "b"]),
        ]
    ),
)
def test_a_value_that_does_not_fit_is_named_and_the_page_shown(
    opened: Opened, language: str, given: tuple[str, str | list[str]]
) -> None:
    name, value = given
    at = opened.open(language, **{name: value})
    assert len(at.warning) == 1
    assert len(at.warning[0].value) < 200
    opened.check(at, language)
    assert titles(at) == [{"vi": "Nội dung CCHC", "en": "Reform areas"}[language]]


def test_what_only_this_page_uses_does_not_disturb_another(opened: Opened) -> None:
    at = opened.opener.open("overview", area="finance", q="abc", indicator="received")
    opened.opener.check(at, Asked("overview"))
    assert not {"area", "q", "indicator"} & set(at.query_params)


def test_composite_indices_are_there_whatever_the_period(opened: Opened) -> None:
    at = opened.open(period="2022-H1", area=YEARLY)
    shown = opened.check(at, period="2022-H1", area=YEARLY)
    assert "90,49%" in shown
    assert '<span class="chip period">năm 2024</span>' in shown
