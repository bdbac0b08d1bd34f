"""Tình hình gửi báo cáo: who has reported, who is late, whom to remind; for readers too."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import clock
from tests.pages.opened import Opener, html


def opened(by: Opener, **link: str) -> AppTest:
    at = by.open("reporting", **link)
    assert not at.exception
    return at


def grid(at: AppTest):
    return next(one.value for one in at.dataframe if "Đơn vị" in one.value.columns)


def test_without_any_file_of_a_unit_it_says_so(opener: Opener) -> None:
    shown = html(opened(opener, period="2021-Q1"))
    assert "<b>0</b> trên 172 đơn vị phải gửi đã gửi hồ sơ; <b>172</b> chưa gửi." in shown
    assert "Chưa có tệp nào của đơn vị được nạp" in shown


def test_the_quarter_with_withheld_units_names_them(demo: Opener) -> None:
    at = opened(demo, data="demo", period="2018-Q3", units="open")
    assert "<b>167</b> trên 172 đơn vị phải gửi đã gửi hồ sơ; <b>5</b> chưa gửi." in html(at)
    missing = grid(at)
    assert len(missing) == 5
    assert set(missing["III/2018"]) == {"○ chưa gửi"}
    assert len(grid(opened(demo, data="demo", period="2018-Q3"))) == 172


def test_a_level_shows_its_own_units(demo: Opener) -> None:
    at = opened(demo, data="demo", period="2018-Q3", level="province")
    assert "<b>20</b> trên 21 đơn vị phải gửi đã gửi hồ sơ; <b>1</b> chưa gửi." in html(at)


def test_late_is_said_only_with_a_due_day(demo: Opener) -> None:
    assert "gửi muộn" not in html(opened(demo, data="demo", period="2020-Q4"))
    at = opened(demo, data="demo", period="2020-Q4", due="2025-12-31")
    assert at.date_input[0].value == date(2025, 12, 31)
    assert "gửi muộn" not in html(at)  # nobody sent illustrative figures on any day


def test_a_due_day_that_is_no_day_is_refused(opener: Opener) -> None:
    at = opened(opener, period="2021-Q1", due="mai")
    assert ["mai" in one.value for one in at.warning] == [True]
    assert at.date_input[0].value is None


def test_a_year_is_not_what_units_report(opener: Opener) -> None:
    assert "chọn một quý ở trên" in html(opened(opener, period="2021"))


def test_it_speaks_english(demo: Opener) -> None:
    shown = html(opened(demo, data="demo", period="2018-Q3", lang="en"))
    assert "units that have sent their dossiers: <b>167</b> of 172; <b>5</b> missing." in shown


@pytest.fixture
def autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day in the third quarter of 2026: the second is the last one finished."""
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 30))


@pytest.mark.usefixtures("autumn")
def test_who_is_missing_is_seen_before_the_first_file(opener: Opener) -> None:
    at = opened(opener, period="2026-Q2")
    assert not at.warning
    box = at.selectbox(key="period")
    assert (box.value, box.options[0]) == ("2026-Q2", "Quý II/2026")
    assert {"Quý IV/2025", "Quý III/2024"} <= set(box.options)
    assert not {"Quý III/2026", "Quý II/2024"} & set(box.options)
    assert "<b>0</b> trên 65 đơn vị phải gửi đã gửi hồ sơ; <b>65</b> chưa gửi." in html(at)
    assert dict(at.query_params)["period"] == "2026-Q2"
    columns = list(grid(at).columns)
    assert columns[1:5] == ["II/2026", "I/2026", "IV/2025", "III/2025"]
    assert "Danh sách nhắc quý II/2026" in [one.value for one in at.subheader]


@pytest.mark.usefixtures("autumn")
def test_it_opens_on_what_the_rest_opens_on(opener: Opener) -> None:
    at = opened(opener)
    assert at.selectbox(key="period").value == "2021-Q1"
    assert opener.open("overview").selectbox(key="period").value == "2021-Q1"


@pytest.mark.usefixtures("autumn")
def test_a_quarter_that_is_not_over_is_not_offered(opener: Opener) -> None:
    at = opened(opener, period="2026-Q3")
    assert [one.value for one in at.warning] == ["Chưa có báo cáo nào về Quý III/2026."]
    assert at.selectbox(key="period").value == "2021-Q1"


@pytest.mark.usefixtures("autumn")
@pytest.mark.parametrize("page", ["overview", "trends", "ranking", "profile", "methods"])
def test_other_pages_say_that_there_is_no_report_of_it(opener: Opener, page: str) -> None:
    at = opener.open(page, period="2026-Q2")
    assert not at.exception
    assert [one.value for one in at.warning] == ["Chưa có báo cáo nào về Quý II/2026."]
    assert at.selectbox(key="period").value == "2021-Q1"
    assert "Quý II/2026" not in at.selectbox(key="period").options
    assert dict(at.query_params)["period"] == "2021-Q1"


@pytest.mark.usefixtures("autumn")
def test_illustrative_figures_are_not_awaited(demo: Opener) -> None:
    at = opened(demo, data="demo", period="2018-Q3")
    assert "Quý II/2026" not in at.selectbox(key="period").options
