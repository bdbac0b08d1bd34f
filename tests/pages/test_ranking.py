"""Xếp hạng as a reader of a link meets it: every population and metric, both datasets."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.texts import LANGUAGES
from analytics.views.ranking import (
    POPULATIONS,
    Question,
    Ranking,
    empty_sentence,
    ranking,
    verdict,
)
from pages.ranking.tiers import ENDS, MOST, cut
from pages.ui.markup import strong
from tests.pages.opened import Opener, html, tables
from tests.pages.reading import answer, by_turns, in_link, names_wrong, ways

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
        view, t = self.view(**link), translator(language)
        if not view.known:
            assert strong(empty_sentence(view, t)) in html(at), link
            assert not tables(at), link
            return at
        answer = verdict(view, t)
        # What narrows the population stands between the period and the colon.
        for part in (answer.name, answer.number, answer.sentence.partition(": ")[2]):
            assert strong(part) in self.words(at, language), link
        at.session_state["ranking-table-open"] = True
        (table,) = tables(at.run())
        assert len(table) == len(view.standings), link
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
    at.toggle(key="areas_on").set_value(True).run()
    assert {"vi": "98,97%", "en": "98.97%"}[language] in html(at)
    assert in_link(at, "areas") == {"areas": "yes"}
    again = reading.holds(language, population="districts", data="demo", areas="yes")
    assert again.toggle(key="areas_on").value is True


def test_few_districts_tell_their_spread_only_over_their_periods(reading: Reading) -> None:
    shown = html(reading.holds(data="demo", population="districts"))
    assert "Các kỳ của chính các đơn vị chênh nhau hơn mức ngẫu nhiên" in shown
    early = html(reading.holds(data="demo", population="districts", period="2018-Q2"))
    assert "chưa đủ đơn vị để ước lượng" in early


def test_the_worst_district_answers_and_leads_to_its_causes(reading: Reading) -> None:
    at = reading.holds(data="demo", population="districts", period="2020-Q2")
    assert "Huyện Cam Lâm" in reading.words(at)
    assert "thấp hơn rõ rệt</b> mức chung 88,49% của 8 UBND cấp huyện (197 hồ sơ trễ)" in html(at)
    low = html(at).partition("Thấp hơn rõ rệt <small>1 đơn vị</small>")[2]
    assert (
        "Huyện Cam Lâm</a>" in low and "Thị xã Ninh Hòa" not in low.partition("</div>\n</div>")[0]
    )
    assert "197 hồ sơ trễ · Khoảng thứ hạng (95%): 6–8" in low
    assert "profile?" in low and "of=unit.570" in low
    why = low.partition("compare?")[2].partition('"')[0]
    assert {"split=sector", "district=570", "level=district"} <= set(why.split("&amp;"))
    assert {"data=demo", "period=2020-Q2"} <= set(why.split("&amp;"))
    assert "Cao hơn rõ rệt <small>không có đơn vị nào</small>" in html(at)


def test_a_rank_stands_before_a_name_only_where_no_other_is_possible(reading: Reading) -> None:
    shown = html(reading.holds(data="demo", population="districts", period="2020-Q2"))
    assert ">1. " not in shown and ">8. " not in shown
    counts = html(reading.holds(data="demo", population="districts", metric="late"))
    assert ">1. " in counts and ">8. " in counts


def test_units_of_few_dossiers_are_a_closed_list(reading: Reading) -> None:
    at = reading.holds(data="demo")
    (small,) = [box for box in at.expander if "dưới 30 hồ sơ" in box.label]
    apart = reading.view(data="demo").apart
    assert small.label == f"Không xếp hạng (dưới 30 hồ sơ): {len(apart)}"
    rows = html(at).count(f"{apart[0].name.full.vi}</a>")
    at.session_state["ranking-small-open"] = True
    assert html(at.run()).count(f"{apart[0].name.full.vi}</a>") == rows + 1


def test_the_funnel_is_drawn_behind_a_click(reading: Reading) -> None:
    at = reading.holds(data="demo", population="districts", period="2020-Q2")
    assert not at.get("plotly_chart")
    at.session_state["ranking-funnel-open"] = True
    assert len(at.run().get("plotly_chart")) == 1
    assert "Dưới giới hạn 99,8%: Huyện Cam Lâm</h3>" in html(at)


@pytest.mark.parametrize("by_late", [False, True])
@pytest.mark.parametrize("units", [0, 1, MOST, MOST + 1, 40])
@pytest.mark.parametrize("followed", [None, 0, ENDS, 20, 39])
def test_no_unit_is_listed_twice_and_none_is_lost(
    reading: Reading, units: int, followed: int | None, by_late: bool
) -> None:
    known = reading.view(data="demo", population="communes").known[:units]
    key = None if followed is None or followed >= units else known[followed].key
    first, between, last = cut(known, key, by_late=by_late)
    assert sorted(row.key for row in (*first, *between, *last)) == sorted(row.key for row in known)
    assert key is None or key in {row.key for row in (*first, *last)}
    assert len(first) + len(last) <= MOST


def test_communes_that_nobody_can_tell_apart_have_no_ranks(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes")
    assert "<b>chưa đơn vị nào</b> khác biệt rõ rệt với mức chung" in reading.words(at)
    assert "Mức chung của 133 xã, phường, thị trấn" in reading.words(at)
    frame = tables(at)[0]
    assert not {"Hạng", "Khoảng thứ hạng (95%)"} & set(frame.columns)
    assert "▲" not in str(frame)
    late = list(map(int, frame["Trễ hạn"][:133]))
    assert late == sorted(late, reverse=True)


def test_communes_of_one_district_and_of_one_sector(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes", district="575")
    assert len(tables(at)[0]) == 8
    at = reading.holds(data="demo", population="communes", sector="dat-dai")
    assert "đất đai" in html(at)


def test_a_district_is_kept_and_not_asked_for_of_departments(reading: Reading) -> None:
    at = reading.holds(data="demo", district="575")
    assert "district" not in {box.key for box in at.selectbox}
    at.segmented_control(key="population").set_value("communes").run()
    assert at.selectbox(key="district").value == "575"
    assert len(tables(at)[0]) == 8


def test_units_that_did_not_report_are_named(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes", period="2018-Q3")
    silent = reading.view(data="demo", population="communes", period="2018-Q3").members
    names = ", ".join(silent.names[key].full.vi for key in silent.silent)
    assert len(silent.silent) == 3
    assert f"Chưa gửi số liệu: {names}." in html(at)


def test_where_nothing_is_published_the_nearest_choices_are_links(reading: Reading) -> None:
    at = reading.holds()
    shown = html(at)
    assert "chưa công bố số của từng đơn vị" in shown
    label, address = next(iter(ways(at, "way").items()))
    assert "population=central" in address and "4 đơn vị" in label
    assert "Xem thử với số liệu minh họa" in shown and "data=demo" in shown
    gone = reading.holds(population="districts", period="2025-Q3")
    assert "không còn cấp huyện" in html(gone)


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
    reading.words(at, language)
    names_wrong(at, name, value)


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
    assert len(tables(at)[0]) == 1
    assert "population=central" in next(iter(ways(at, "way").values()))


def test_what_narrows_the_population_is_said_once(reading: Reading) -> None:
    at = reading.holds(data="demo", population="communes", district="568", sector="dat-dai")
    assert "Quý I/2021, thành phố Nha Trang · đất đai: <b>chưa đơn vị nào</b>" in reading.words(at)
