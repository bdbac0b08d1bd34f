"""Đơn vị và địa bàn as a reader of a link meets it, and the way to it from the tables."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analytics.texts import LANGUAGES
from tests.pages.opened import Opener, html, tables
from tests.pages.reading import answer, by_turns, in_link, names_wrong, ways

both_languages = pytest.mark.parametrize("language", LANGUAGES)
DEMO = {"data": "demo", "period": "2021-Q1"}


def said(at: AppTest, language: str = "vi") -> str:
    return answer(at, "profile", language)


@both_languages
def test_without_a_unit_the_page_is_a_directory_of_links(demo: Opener, language: str) -> None:
    at = demo.open("profile", lang=language, **DEMO)
    shown = html(at)
    assert "<b>176</b>" in said(at, language)
    assert "<b>172</b>" in said(at, language)
    order = [shown.index(f'of={of}"') for of in ("unit.so-tu-phap", "unit.568", "area.568")]
    assert order == sorted(order)
    assert order[-1] < shown.index("of=unit.22")
    late = {"vi": "199 hồ sơ trễ", "en": "199 late"}[language]
    row = shown[order[1] : order[2]]
    assert late in row
    assert {"vi": "91,77%", "en": "91.77%"}[language] in row
    assert not at.get("plotly_chart")


def test_a_directory_without_rates_says_why_and_who_has_other_figures(demo: Opener) -> None:
    at = demo.open("profile", period="2021-Q1")
    offered = ways(at)
    assert "of=unit.568" in offered["UBND thành phố Nha Trang"]
    assert "data=demo" in offered["Xem thử với số liệu minh họa"]
    assert "Nguồn chỉ công bố số chung." in html(at)


@pytest.mark.parametrize(
    ("told_of", "language"),
    by_turns(
        [
            ("unit.so-xay-dung", ("Sở Xây dựng", "Department of Construction"), "713"),
            ("unit.568", ("UBND thành phố Nha Trang", "Nha Trang city People"), "199"),
            ("area.568", ("Thành phố Nha Trang", "Nha Trang city"), "354"),
            ("unit.22366", ("Phường Phước Tiến", "Phước Tiến ward"), "378"),
            ("unit.cong-an-tinh", ("Công an tỉnh", "Provincial Police"), "2"),
            ("sector.dat-dai", ("Đất đai", "Land"), "722"),
        ]
    ),
)
def test_every_kind_of_profile(
    demo: Opener, told_of: tuple[str, tuple[str, str], str], language: str
) -> None:
    of, name, number = told_of
    at = demo.open("profile", of=of, lang=language, **DEMO)
    told = said(at, language)
    assert name[LANGUAGES.index(language)] in told
    assert number in told
    ranked = not of.startswith("sector.")
    assert html(at).count('class="card-value') == 4 + ranked
    assert f'<h2 class="hero-name">{name[LANGUAGES.index(language)]}' in told
    assert len(at.get("plotly_chart")) == 2
    assert at.selectbox(key="of").value == of
    assert not at.warning


def test_the_numbers_of_an_office_stand_on_its_page(demo: Opener) -> None:
    at = demo.open("profile", of="unit.568", **DEMO)
    shown = html(at)
    for value in ("3.073", "2.418", "199", "22,13%", "1–8"):
        assert f'<div class="card-value">{value}</div>' in shown
    assert '<div class="big">91,77%</div>' in said(at)
    assert "Khoảng thứ hạng (95%)" in shown
    assert '<div class="card-line">trên 8 UBND cấp huyện</div>' in shown
    at.session_state["profile-parts-open"] = True
    (communes,) = tables(at.run())
    assert len(communes) == 27
    resolved = (text.replace(".", "") for text in communes["Đã giải quyết (hồ sơ)"])
    assert sum(map(int, resolved)) == 21_299 - 2_418


@pytest.mark.parametrize(
    ("of", "chosen", "values"),
    [
        ("area.568", {"district": "568"}, ("22.510", "21.299", "354")),
        ("sector.dat-dai", {"sector": "dat-dai"}, ("32.358", "25.400", "722")),
    ],
)
def test_an_area_and_a_sector_say_the_same_numbers_as_their_overview(
    demo: Opener, of: str, chosen: dict[str, str], values: tuple[str, ...]
) -> None:
    profile = html(demo.open("profile", of=of, **DEMO))
    overview = html(demo.open(**chosen, **DEMO))
    for value in values:
        card = f'<div class="card-value">{value}</div>'
        assert card in profile
        assert card in overview


def test_a_name_in_a_table_leads_to_its_profile_with_every_choice(demo: Opener) -> None:
    at = demo.visit("profile", of="unit.568", **DEMO)
    at.session_state["profile-parts-open"] = True
    at.run()
    ward = tables(at)[0].iloc[2]["Đơn vị"]
    (address,) = re.findall(rf'<th scope="row"><a href="([^"]*)"[^>]*>{ward}<', html(at))
    asked = dict(parse_qsl(urlsplit(unescape(address)).query))
    assert asked["of"].startswith("unit.22")
    assert asked["data"] == "demo"
    assert asked["period"] == DEMO["period"]
    assert ward in said(demo.open("profile", **asked))


@both_languages
def test_a_wrong_subject_is_named_and_the_page_stays(demo: Opener, language: str) -> None:
    for wrong in ("unit.no-such", "568", "area.so-noi-vu", "<b>x</b>", "public.x"):
        at = demo.open("profile", of=wrong, lang=language, **DEMO)
        assert "176" in said(at, language)
        assert at.selectbox(key="of").value == ""
        names_wrong(at, "of", wrong)
        assert in_link(at, "of") == {"of": ""}


def test_a_unit_that_is_no_more_says_so_and_offers_its_periods(demo: Opener) -> None:
    at = demo.open("profile", of="unit.568", period="2025-Q3")
    assert "không còn từ <b>1/7/2025</b>" in said(at)
    offered = ways(at)
    assert offered
    assert all("of=unit.568" in address for address in offered.values())
    assert "period=2021-Q3" in offered["Quý III/2021"]
    assert not at.get("plotly_chart")


def test_a_code_used_again_means_the_unit_of_the_period(demo: Opener) -> None:
    assert "Phường Phước Tiến" in said(demo.open("profile", of="unit.22366", **DEMO))
    later = demo.open("profile", of="unit.22366", period="2025-Q3")
    assert "Phường Nha Trang" in said(later)
    assert "Phước Tiến" not in html(later)


@both_languages
def test_published_figures_of_an_office(demo: Opener, language: str) -> None:
    at = demo.open("profile", of="unit.568", period="2021-Q3", lang=language)
    assert {"vi": "98,75%", "en": "98.75%"}[language] in said(at, language)
    shown = html(at)
    assert {"vi": "1.260 hồ sơ", "en": "1,260"}[language] in shown
    assert {"vi": "Báo Khánh Hòa", "en": "Khánh Hòa"}[language] in shown
    assert "areas?" in shown


def test_published_figures_of_an_agency_say_what_they_do_not_tell(demo: Opener) -> None:
    at = demo.open("profile", of="unit.cong-an-tinh", period="2021-Q1")
    assert "chưa có số liệu về giải quyết hồ sơ đúng hạn" in said(at)
    shown = html(at)
    assert '<div class="card-value">82,06%</div>' in shown
    assert "170.397 hồ sơ" in shown
    assert shown.count('class="card-value') == 1
    assert "Kỳ này chưa có số: tiếp nhận, đã giải quyết, trễ hạn." in shown


def test_where_nothing_is_published_the_nearest_that_has_figures_is_offered(
    demo: Opener,
) -> None:
    at = demo.open("profile", of="unit.so-xay-dung", period="2021-Q1")
    assert "chưa có số liệu" in said(at)
    assert "of=sector.dat-dai" in ways(at)["Đất đai (lĩnh vực)"]
    later = demo.open("profile", of="unit.22366", period="2025-Q3")
    assert any("Khánh Vĩnh" in label and "2021" in label for label in ways(later))


def test_the_choice_is_in_the_link_and_survives_a_change(demo: Opener) -> None:
    at = demo.open("profile", of="unit.568", **DEMO)
    at.selectbox(key="of").set_value("sector.dat-dai").run()
    assert "Đất đai" in said(at)
    assert in_link(at, "of") == {"of": "sector.dat-dai"}
    at.segmented_control(key="lang").set_value("en").run()
    assert "Land" in said(at, "en")


def test_the_ways_on_keep_the_unit(demo: Opener) -> None:
    at = demo.open("profile", of="unit.568", **DEMO)
    links = {one.proto.page: one.proto.query_string for one in at.get("page_link")}
    assert "trends" in links
    assert "level=district" in links["trends"]
    assert "split=unit" in links["trends"]
    assert "key=568" in links["trends"]
    assert "population=districts" in html(at)
