"""Xếp hạng as a reader of a link meets it: every population and metric, both datasets."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.tables import Table
from analytics.texts import LANGUAGES
from analytics.views.ranking import (
    POPULATIONS,
    Question,
    Ranking,
    empty_sentence,
    ranking,
    sentence,
)
from pages.ui.plain import plain
from pages.ui.tables import widths
from tests.pages.opened import Opener, html
from tests.pages.reading import answer, by_turns, in_link

both_languages = pytest.mark.parametrize("language", LANGUAGES)
both_datasets = pytest.mark.parametrize("data", ["official", "demo"])


class Reading:
    """Opens links to the page and holds what it says against the store."""

    def __init__(self, demo: Opener) -> None:
        self.demo = demo

    def open(self, **link: str) -> AppTest:
        return self.demo.open("ranking", **{"period": "2021-Q1", **link})

    def words(self, at: AppTest, language: str = "vi") -> str:
        return answer(at, "ranking", language)

    def view(self, **link: str) -> Ranking:
        question = Question(
            link.get("population", "departments"),
            link.get("metric", "on_time_rate"),
            link.get("period", "2021-Q1"),
            areas=link.get("areas") == "yes",
            district=link.get("district"),
            sector=link.get("sector"),
            dataset=link.get("data", "official"),
        )
        return ranking(self.demo.reader, self.demo.catalogue, question)

    def holds(self, language: str = "vi", **link: str) -> AppTest:
        """Open a link: the answer is the one the store gives, the table has its rows."""
        at = self.open(lang=language, **link)
        view = self.view(**link)
        text = (sentence if view.standings else empty_sentence)(view, translator(language))
        number = text.split("**")[1] if "**" in text else text.split(":")[1][:20]
        wanted = number.replace(">", "&gt;").replace("<", "&lt;")
        assert wanted in self.words(at, language), link
        assert [len(table.value) for table in at.dataframe] == (
            [len(view.standings)] if view.known else []
        ), link
        return at


@pytest.fixture
def reading(demo: Opener) -> Reading:
    return Reading(demo)


@both_datasets
@pytest.mark.parametrize(("population", "language"), by_turns(POPULATIONS))
def test_every_population(reading: Reading, data: str, population: str, language: str) -> None:
    reading.holds(language, population=population, data=data)


@pytest.mark.parametrize(("metric", "data"), by_turns(METRICS, ["official", "demo"]))
def test_every_metric(reading: Reading, metric: str, data: str) -> None:
    reading.holds(metric=metric, population="central", data=data)


@both_languages
def test_districts_with_their_communes(reading: Reading, language: str) -> None:
    at = reading.holds(language, population="districts", data="demo")
    assert "97" in reading.words(at, language)
    at.toggle(key="areas_on").set_value(True).run()
    assert {"vi": "98,97%", "en": "98.97%"}[language] in reading.words(at, language)
    assert in_link(at, "areas") == {"areas": "yes"}
    again = reading.holds(language, population="districts", data="demo", areas="yes")
    assert again.toggle(key="areas_on").value is True


def test_few_districts_tell_their_spread_only_over_their_periods(reading: Reading) -> None:
    shown = html(reading.holds(data="demo", population="districts"))
    assert "Các kỳ của chính các đơn vị chênh nhau hơn mức ngẫu nhiên" in shown
    early = html(reading.holds(data="demo", population="districts", period="2018-Q2"))
    assert "chưa đủ đơn vị để ước lượng" in early


def test_communes_that_nobody_can_tell_apart_have_no_ranks(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes")
    assert "chưa phân biệt được <b>133</b>" in reading.words(at)
    frame = at.dataframe[0].value
    assert not {"Hạng", "Hạng có thể"} & set(frame.columns)
    assert "▲" not in str(frame)
    late = list(map(int, frame["Trễ hạn"][:133]))
    assert late == sorted(late, reverse=True)


def test_communes_of_one_district_and_of_one_sector(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes", district="575")
    assert len(at.dataframe[0].value) == 8
    at = reading.holds(data="demo", population="communes", sector="dat-dai")
    assert "đất đai" in reading.words(at)


def test_a_district_is_kept_but_greyed_for_departments(reading: Reading) -> None:
    at = reading.holds(data="demo", district="575")
    assert at.selectbox(key="district").disabled
    at.selectbox(key="population").set_value("communes").run()
    assert not at.selectbox(key="district").disabled
    assert len(at.dataframe[0].value) == 8


def test_units_that_did_not_report_are_named(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes", period="2018-Q3")
    silent = reading.view(data="demo", population="communes", period="2018-Q3").members
    names = ", ".join(silent.names[key].full.vi for key in silent.silent)
    assert len(silent.silent) == 3
    assert f"Chưa gửi số liệu: {names}." in html(at)


def test_where_nothing_is_published_the_nearest_choices_are_links(reading: Reading) -> None:
    at = reading.holds()
    assert "chưa công bố số của từng đơn vị" in reading.words(at)
    link = at.get("page_link")[0].proto
    assert "population=central" in link.query_string
    assert "4 đơn vị xếp được" in link.label
    gone = reading.holds(population="districts", period="2025-Q3")
    assert "không còn cấp huyện" in reading.words(gone)


@pytest.mark.parametrize(
    ("given", "language"),
    by_turns(
        [
            ("population", "villages"),
            ("areas", "maybe"),
            ("metric", "drop table"),
            ("key", "<b>x</b>"),
        ]
    ),
)
def test_a_wrong_value_is_named_and_the_page_stays(
    reading: Reading, given: tuple[str, str], language: str
) -> None:
    name, value = given
    at = reading.open(lang=language, data="demo", **{name: value})
    assert "100" in reading.words(at, language)
    (warning,) = at.warning
    assert plain(f"“{value}”") in warning.value
    assert value not in at.query_params[name]


def test_every_choice_is_in_the_link_and_survives_a_change(reading: Reading) -> None:
    at = reading.holds(data="demo", key="so-y-te")
    at.selectbox(key="metric").set_value("late").run()
    assert "20 hồ sơ" in reading.words(at)
    assert in_link(at, "population", "areas", "metric", "key", "data") == {
        "population": "departments",
        "areas": "no",
        "metric": "late",
        "key": "so-y-te",
        "data": "demo",
    }


def test_one_figure_is_shown_with_the_nearest_that_can_be_ranked(reading: Reading) -> None:
    at = reading.holds(metric="late_rate", population="districts")
    assert "<b>2,45%</b>" in reading.words(at)
    assert len(at.dataframe[0].value) == 1
    assert "population=central" in at.get("page_link")[0].proto.query_string


def test_what_narrows_the_population_is_said_once(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes", district="568", sector="dat-dai")
    assert "Quý I/2021, thành phố Nha Trang · đất đai: chưa phân biệt" in reading.words(at)


@pytest.mark.parametrize(("phone", "name"), [(False, 286), (True, 200)])
def test_names_are_whole_on_a_desk_and_leave_room_on_a_phone(phone: bool, name: int) -> None:
    """35 letters of 7.2 pixels and the edges; the remark needs 300 pixels on either."""
    frame = pd.DataFrame(
        {
            "Cơ quan": ["Sở Lao động - Thương binh và Xã hội", "Sở Y tế"],
            "Hạng": [1, 2],
            "Ghi chú": ["", "n" * 37],
        }
    )
    assert widths(Table(frame, {}), phone=phone) == {"Cơ quan": name, "Hạng": 60, "Ghi chú": 300}
