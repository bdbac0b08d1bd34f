"""Xu hướng as a reader of a link meets it: every number, every division, both datasets."""

import re
from html import escape, unescape
from itertools import cycle

import pytest
from streamlit.testing.v1 import AppTest

from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.texts import LANGUAGES
from analytics.views.trend import (
    SPLITS,
    Question,
    amount_text,
    is_drawn,
    kinds,
    message,
    newest,
    sentence,
    subjects,
    trend,
)
from tests.pages.opened import Opener, html, tables
from tests.pages.reading import answer, by_turns, in_link, names_wrong

both_languages = pytest.mark.parametrize("language", LANGUAGES)


class Reading:
    """Opens links to the page and holds what it says against the store."""

    def __init__(self, demo: Opener) -> None:
        self.demo = demo
        self.known = subjects(demo.catalogue)

    def open(self, **link: str) -> AppTest:
        return self.demo.open("trends", **link)

    def opened(self, at: AppTest) -> AppTest:
        """The page with its table opened."""
        at.session_state["trends-table-open"] = True
        return at.run()

    def said(self, at: AppTest, language: str) -> str:
        """The answer; of a choice without figures what is said in its place."""
        if 'class="hero' in html(at):
            return answer(at, "trends", language)
        (said,) = [one.value for one in at.get("html") if 'class="empty' in one.value]
        return str(said)

    def holds(self, language: str = "vi", **link: str) -> AppTest:
        """Open a link; the answer is the one that the store gives, the table has its rows."""
        at = self.open(lang=language, **link)
        split = link.get("split", "total")
        code, dataset = link.get("metric", "on_time_rate"), link.get("data", "official")
        kind = link.get("kind") or next(
            iter(kinds(self.demo.reader, self.demo.catalogue, code, dataset)), "quarter"
        )
        question = Question(code, None if split == "total" else split, kind, dataset=dataset)
        view = trend(self.demo.reader, self.demo.catalogue, question)
        key = link.get("key") or view.standout
        t = translator(language)
        answer = newest(view, key)
        said = self.said(at, language)
        if answer is None:
            assert 'class="empty' in said, link
            assert not tables(at), link
            return at
        assert f'class="big">{escape(amount_text(view.subject, answer, t))}<' in said, link
        told = sentence(view, t, key=key).replace("**", "").split("; ")[0]
        assert told in unescape(re.sub("</?b>", "", said)), link
        assert escape(message(view, t, key)) in html(at), link
        assert bool(at.get("plotly_chart")) == is_drawn(view, key), link
        assert not tables(at), link
        self.opened(at)
        assert len(tables(at)) == 1
        names = {one.proto.label for one in at.get("download_button")}
        own = {"vi": {"Tải CSV", "Tải XLSX"}, "en": {"Download CSV", "Download XLSX"}}
        assert names >= own[language]  # The menu of the bar has others.
        return at


@pytest.fixture
def reading(demo: Opener) -> Reading:
    return Reading(demo)


def test_every_metric(reading: Reading) -> None:
    """In one of the languages and datasets, each of which has every fourth."""
    looks = cycle([("vi", "demo"), ("en", "official"), ("vi", "official"), ("en", "demo")])
    for code, (language, data) in zip(reading.known, looks, strict=False):
        reading.holds(language, metric=code, data=data)


@pytest.mark.deep
@both_languages
@pytest.mark.parametrize("data", ["official", "demo"])
def test_every_metric_in_both_languages(reading: Reading, data: str, language: str) -> None:
    for code in reading.known:
        reading.holds(language, metric=code, data=data)


@pytest.mark.parametrize("data", ["official", "demo"])
@pytest.mark.parametrize(("split", "language"), by_turns(["total", *SPLITS]))
def test_every_division(reading: Reading, data: str, split: str, language: str) -> None:
    reading.holds(language, split=split, data=data)
    reading.holds(language, split=split, data=data, metric="received")


@pytest.mark.parametrize("kind", ["quarter", "half", "year"])
def test_every_kind_of_period(reading: Reading, kind: str) -> None:
    reading.holds(kind=kind)
    reading.holds(kind=kind, split="unit")


def test_the_official_on_time_rates(reading: Reading) -> None:
    at = reading.holds()
    assert 'class="big">93,28%<' in reading.said(at, "vi")
    assert "<b>thấp hơn 1,72 điểm % so với chỉ tiêu 95%</b>" in reading.said(at, "vi")
    assert "Chưa đạt chỉ tiêu" in reading.said(at, "vi")
    values = re.findall(r'class="row-value">(?:<span.*?</span> )?([^<]*)<', html(at))
    assert values == ["93,28%", "99,37%", "99,19%", "98,63%", "97,76%"]
    frame = tables(at)[0]
    assert list(frame["Kỳ"]) == [
        "Quý III/2025",
        "Quý I/2024",
        "Quý I/2023",
        "Quý I/2021",
        "Quý III/2019",
    ]


def test_demo_adds_up_to_the_published_quarter(reading: Reading) -> None:
    at = reading.holds(data="demo")
    assert 'class="big">98,63%<' in reading.said(at, "vi")
    assert "161 trên 166 đơn vị" in reading.said(at, "vi")
    assert 'class="illustrative"' in html(at)


def test_filters_apply(reading: Reading) -> None:
    link = {"level": "district", "sector": "dat-dai", "district": "568"}
    at = reading.opened(reading.open(data="demo", **link))
    assert "UBND cấp huyện · thành phố Nha Trang · đất đai" in reading.said(at, "vi")
    assert tables(at)[0].shape[0] == 17


def test_what_a_dataset_cannot_answer_is_said_with_the_nearest_that_it_can(
    reading: Reading,
) -> None:
    at = reading.open(metric="par_index", split="level", kind="year")
    assert "chưa có số liệu cho lựa chọn này" in reading.said(at, "vi")
    said = reading.said(at, "vi")
    assert "Nguồn chỉ công bố số chung của cả tỉnh, theo năm." in said
    (first, *_) = re.findall(r'<a[^>]*href="([^"]*)"[^>]*>(Chỉ số CCHC[^<]*)<', said)
    assert first[1].startswith("Chỉ số CCHC (PAR INDEX), theo năm")
    assert "split=total" in first[0]
    assert "metric=par_index" in first[0]
    assert "Xem thử với số liệu minh họa" in said
    assert not tables(at)


def test_the_ways_of_counting_stand_beside_each_other(reading: Reading) -> None:
    shown = html(reading.holds())
    assert "3 cách tính khác nhau, không so với nhau" in shown
    assert "Tỷ lệ không quá hạn = 1 − [(10) + (13)] ÷ [(4) + (5) + (6)]" in shown


@pytest.mark.parametrize(
    ("given", "language"),
    by_turns(
        [("metric", "drop table"), ("split", "village"), ("kind", "decade"), ("key", "<b>x</b>")]
    ),
)
def test_a_wrong_value_is_named_and_the_page_stays(
    reading: Reading, given: tuple[str, str], language: str
) -> None:
    name, value = given
    link = {"lang": language, "split": "level"} | {name: value}
    at = reading.open(**link)
    assert "%" in reading.said(at, language)
    names_wrong(at, name, value)


def test_every_choice_is_in_the_link_and_survives_a_change(reading: Reading) -> None:
    at = reading.holds(split="level", data="demo", key="district")
    at.selectbox(key="metric").set_value("late_rate").run()
    assert reading.said(at, "vi").count("UBND cấp huyện") >= 1
    assert in_link(at, "metric", "split", "kind", "key", "data") == {
        "metric": "late_rate",
        "split": "level",
        "kind": "quarter",
        "key": "district",
        "data": "demo",
    }
    at.selectbox(key="split").set_value("total").run()
    assert 'class="big">' in reading.said(at, "vi")
    at.selectbox(key="split").set_value("level").run()
    assert at.selectbox(key="key").value == "district"


def test_one_number_is_the_same_on_overview_and_trends(reading: Reading) -> None:
    overview = html(reading.demo.open("overview", data="official", period="2021-Q1"))
    assert 'class="big">98,63%<' in overview
    frame = tables(reading.holds())[0]
    row = frame[frame["Kỳ"] == "Quý I/2021"].iloc[0]
    assert row["Mẫu số (hồ sơ)"] == "113.375"
    assert "98,63%" in list(row)


def test_every_metric_can_be_chosen(reading: Reading) -> None:
    at = reading.holds()
    assert len(at.selectbox(key="metric").options) == len(reading.known) >= len(METRICS) + 7
