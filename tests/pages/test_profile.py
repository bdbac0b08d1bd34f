"""Hồ sơ đơn vị as a reader of a link meets it, and the way to it from the tables."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.store import build_with_demo, ensure
from analytics.texts import LANGUAGES
from tests.pages.opened import ENTRY, html

TITLES = {"vi": "Hồ sơ đơn vị", "en": "Unit profiles"}
both_languages = pytest.mark.parametrize("language", LANGUAGES)
DEMO = {"data": "demo", "period": "2021-Q1"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of its own that has the illustrative dataset too."""
    folder = tmp_path_factory.mktemp("with-demo")
    ensure(folder)
    build_with_demo("2026-01-01T00:00:00+00:00", folder)
    return folder


@pytest.fixture(autouse=True)
def _in_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(store))


@pytest.fixture(scope="module")
def hashes(store: Path) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STORE", str(store))
        first = AppTest.from_file(str(ENTRY), default_timeout=120).run()
    pages = first._registered_pages.values()
    return {one["url_pathname"]: str(one["page_script_hash"]) for one in pages}


class Opening:
    """Opens links to pages and checks their titles."""

    def __init__(self, hashes: dict[str, str]) -> None:
        self.hashes = hashes

    def __call__(self, path: str = "profile", **link: str) -> AppTest:
        at = AppTest.from_file(str(ENTRY), default_timeout=120)
        for name, value in link.items():
            at.query_params[name] = value
        if path:
            at._page_hash = self.hashes[path]
        return at.run()


@pytest.fixture
def opened(hashes: dict[str, str]) -> Opening:
    return Opening(hashes)


def answer(at: AppTest, language: str = "vi") -> str:
    """The answer of the page; the title is checked on the way."""
    assert not at.exception
    assert [one.value for one in at.title] == [TITLES[language]]
    (said,) = [one.value for one in at.get("html") if 'class="answer"' in one.value]
    return str(said)


@both_languages
@pytest.mark.parametrize(
    ("of", "name", "number"),
    [
        ("unit.so-xay-dung", ("Sở Xây dựng", "Department of Construction"), "713"),
        ("unit.568", ("UBND thành phố Nha Trang", "Nha Trang city People"), "199"),
        ("area.568", ("Thành phố Nha Trang", "Nha Trang city"), "354"),
        ("unit.22366", ("Phường Phước Tiến", "Phước Tiến ward"), "378"),
        ("unit.cong-an-tinh", ("Công an tỉnh", "Provincial Police"), "2"),
        ("sector.dat-dai", ("Đất đai", "Land"), "722"),
    ],
)
def test_every_kind_of_profile(
    opened: Opening, of: str, name: tuple[str, str], number: str, language: str
) -> None:
    at = opened(of=of, lang=language, **DEMO)
    said = answer(at, language)
    assert name[LANGUAGES.index(language)] in said
    assert number in said
    assert html(at).count('class="kpi-value') == 6
    assert len(at.get("plotly_chart")) == 2
    assert at.selectbox(key="of").value == of
    assert not at.warning


def test_the_numbers_of_an_office_stand_on_its_page(opened: Opening) -> None:
    at = opened(of="unit.568", **DEMO)
    shown = html(at)
    for value in ("3.073", "2.418", "91,77%", "199", "22,13%"):
        assert f'<div class="kpi-value">{value}</div>' in shown
    assert "Hạng <b>7</b> trên 8 UBND cấp huyện (có thể hạng 2–7)" in answer(at)
    (communes,) = [one.value for one in at.dataframe]
    assert len(communes) == 27
    assert communes["Đã giải quyết (hồ sơ)"].sum() == 21_299 - 2_418


def test_the_area_says_the_same_number_as_the_overview_of_the_area(opened: Opening) -> None:
    profile, overview = (
        html(opened(of="area.568", **DEMO)),
        html(opened("", district="568", **DEMO)),
    )
    for value in ("22.510", "21.299", "98,34%", "354"):
        card = f'<div class="kpi-value">{value}</div>'
        assert card in profile
        assert card in overview


def test_a_sector_says_the_same_number_as_the_overview_of_the_sector(opened: Opening) -> None:
    profile, overview = (
        html(opened(of="sector.dat-dai", **DEMO)),
        html(opened("", sector="dat-dai", **DEMO)),
    )
    for value in ("32.358", "25.400", "97,16%", "722"):
        card = f'<div class="kpi-value">{value}</div>'
        assert card in profile
        assert card in overview


def test_a_chosen_row_opens_its_profile_and_is_not_opened_again(opened: Opening) -> None:
    at = opened(of="unit.568", **DEMO)
    ward = at.dataframe[0].value.iloc[2]["Đơn vị"]
    at.session_state["row_chosen"] = ("profile-parts-table", 2)
    at.run()
    assert ward in answer(at)
    of = at.query_params["of"]
    assert (of if isinstance(of, str) else of[0]).startswith("unit.22")
    assert at.query_params["data"] in ("demo", ["demo"])
    at.selectbox(key="of").set_value("unit.568").run()
    assert "UBND thành phố Nha Trang" in answer(at)
    at.run()
    assert "UBND thành phố Nha Trang" in answer(at)


@both_languages
def test_a_wrong_subject_is_named_and_the_page_stays(opened: Opening, language: str) -> None:
    for wrong in ("unit.no-such", "568", "area.so-noi-vu", "<b>x</b>", "public.x"):
        at = opened(of=wrong, lang=language, **DEMO)
        assert "%" in answer(at, language)
        (warning,) = at.warning
        assert f"`{wrong}`" in warning.value
        assert wrong not in at.query_params["of"]


def test_a_unit_that_is_no_more_says_so_and_offers_its_periods(opened: Opening) -> None:
    at = opened(of="unit.568", period="2025-Q3")
    assert "không còn từ <b>1/7/2025</b>" in answer(at)
    links = at.get("page_link")
    assert links
    assert all("of=unit.568" in one.proto.query_string for one in links)
    assert "Quý III/2021" in [one.proto.label for one in links]
    assert not at.get("plotly_chart")


def test_a_code_used_again_means_the_unit_of_the_period(opened: Opening) -> None:
    assert "Phường Phước Tiến" in answer(opened(of="unit.22366", **DEMO))
    later = opened(of="unit.22366", period="2025-Q3")
    assert "Phường Nha Trang" in answer(later)
    assert "Phước Tiến" not in html(later)


@both_languages
def test_published_figures_of_an_office(opened: Opening, language: str) -> None:
    at = opened(of="unit.568", period="2021-Q3", lang=language)
    assert {"vi": "98,75%", "en": "98.75%"}[language] in answer(at, language)
    shown = html(at)
    assert {"vi": "1.260 hồ sơ", "en": "1,260"}[language] in shown
    assert {"vi": "Báo Khánh Hòa", "en": "Khánh Hòa"}[language] in shown
    assert "areas?" in shown


def test_published_figures_of_an_agency_say_what_they_do_not_tell(opened: Opening) -> None:
    at = opened(of="unit.cong-an-tinh", period="2021-Q1")
    assert "chưa có số liệu về giải quyết hồ sơ đúng hạn" in answer(at)
    shown = html(at)
    assert '<div class="kpi-value">82,06%</div>' in shown
    assert "170.397 hồ sơ" in shown
    assert shown.count('class="kpi-value') == 1
    assert "Kỳ này chưa có số: tiếp nhận, đã giải quyết, đúng hạn, trễ hạn." in shown


def test_where_nothing_is_published_the_nearest_that_has_figures_is_offered(
    opened: Opening,
) -> None:
    at = opened(of="unit.so-xay-dung", period="2021-Q1")
    assert "chưa có số liệu" in answer(at)
    labels = [one.proto.label for one in at.get("page_link")]
    assert "Đất đai (lĩnh vực)" in labels
    later = opened(of="unit.22366", period="2025-Q3")
    labels = [one.proto.label for one in later.get("page_link")]
    assert any("Khánh Vĩnh" in one and "2021" in one for one in labels)


def test_the_choice_is_in_the_link_and_survives_a_change(opened: Opening) -> None:
    at = opened(of="unit.568", **DEMO)
    at.selectbox(key="of").set_value("sector.dat-dai").run()
    assert "Đất đai" in answer(at)
    assert at.query_params["of"] in ("sector.dat-dai", ["sector.dat-dai"])
    at.segmented_control(key="lang").set_value("en").run()
    assert "Land" in answer(at, "en")


def test_the_ways_on_keep_the_unit(opened: Opening) -> None:
    at = opened(of="unit.568", **DEMO)
    links = {one.proto.page: one.proto.query_string for one in at.get("page_link")}
    assert "trends" in links
    assert "level=district" in links["trends"]
    assert "split=unit" in links["trends"]
    assert "key=568" in links["trends"]
    assert "population=districts" in html(at)
