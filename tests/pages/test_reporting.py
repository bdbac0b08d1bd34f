"""Tình hình gửi báo cáo: who has reported, who is late, whom to remind; for readers too."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.store import accept
from pages.ui import clock
from tests.fixtures.loading import receipt
from tests.pages.opened import Opener, html, tables
from tests.pages.test_intake import started


def opened(by: Opener, **link: str) -> AppTest:
    at = by.open("reporting", **link)
    assert not at.exception
    return at


def grid(at: AppTest):
    return next(table for table in tables(at) if "Đơn vị" in table.columns)


def test_without_any_file_of_a_unit_it_says_so(opener: Opener) -> None:
    shown = html(opened(opener, period="2021-Q1"))
    assert "Chưa cập nhật tệp nào của đơn vị: <b>172</b> đơn vị phải gửi hồ sơ quý I/2021." in shown
    assert 'class="big"' not in shown and "trên 172" not in shown
    assert "Cần nhắc 172 đơn vị gửi quý I/2021" in shown


def test_the_quarter_with_withheld_units_names_them(demo: Opener) -> None:
    at = opened(demo, data="demo", period="2018-Q3", units="open")
    shown = html(at)
    assert '<div class="big">167</div>' in shown
    assert "trên 172 đơn vị phải gửi đã gửi hồ sơ quý III/2018; <b>5</b> chưa gửi." in shown
    assert "Cần nhắc 5 đơn vị gửi quý III/2018" in shown
    missing = grid(at)
    assert len(missing) == 5
    assert set(missing["III/2018"]) == {"○ chưa gửi"}
    every = grid(opened(demo, data="demo", period="2018-Q3"))
    assert len(every) == 172
    assert list(every.columns[1:5]) == ["III/2018", "II/2018", "I/2018", "IV/2017"]


def test_a_level_shows_its_own_units(demo: Opener) -> None:
    at = opened(demo, data="demo", period="2018-Q3", level="province")
    shown = html(at)
    assert '<div class="big">20</div>' in shown
    assert "trên 21 đơn vị phải gửi đã gửi hồ sơ quý III/2018; <b>1</b> chưa gửi." in shown
    assert re.search(r"20 trên 21</span>\s*<span class=\"row-note\">1 chưa gửi</span>", shown)


def test_illustrative_figures_came_on_no_day_and_are_never_late(demo: Opener) -> None:
    at = opened(demo, data="demo", period="2020-Q4", due="2025-12-31")
    assert at.text_input[0].value == "31/12/2025"
    assert "gửi muộn" not in html(at)
    assert set(grid(at)["IV/2020"]) == {"● đã gửi"}


def test_late_is_said_only_with_a_due_day(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sở Nội vụ sent its file on 5 April 2021."""
    store = Path(shutil.copytree(published, tmp_path / "store"))
    monkeypatch.setenv("DASHBOARD_STORE", str(store))
    accept([receipt("so-noi-vu")], root=store)
    link = {"period": "2021-Q1", "level": "province"}
    for due in ({}, {"due": "2021-04-05"}):
        assert "gửi muộn" not in html(started("reporting", **link, **due))
    assert "; 1 gửi muộn; <b>20</b> chưa gửi." in html(
        started("reporting", **link, due="2021-04-04")
    )


def test_a_due_day_that_is_no_day_is_refused(opener: Opener) -> None:
    at = opened(opener, period="2021-Q1", due="mai")
    assert ["mai" in one.value for one in at.warning] == [True]
    assert at.text_input[0].value == ""


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("4/4/2021", "2021-04-04"),
        (" 04-04-2021 ", "2021-04-04"),
        ("4.4.2021", "2021-04-04"),
        ("31/2/2021", ""),
        ("4/2021", ""),
        ("", ""),
    ],
)
def test_a_due_day_is_typed_as_offices_write_days(opener: Opener, typed: str, due: str) -> None:
    at = opened(opener, period="2021-Q1")
    at = at.text_input[0].set_value(typed).run()
    assert at.session_state["due"] == due
    assert [typed in one.value for one in at.warning] == ([True] if typed and not due else [])


def test_a_year_is_not_what_units_report(opener: Opener) -> None:
    assert "chọn một quý ở trên" in html(opened(opener, period="2021"))


def test_it_speaks_english(demo: Opener) -> None:
    shown = html(opened(demo, data="demo", period="2018-Q3", lang="en"))
    assert '<div class="big">167</div>' in shown
    assert "of 172 units have sent their dossiers of Q3 2018; <b>5</b> missing." in shown


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
    shown = html(at)
    assert "<b>65</b> đơn vị phải gửi hồ sơ quý II/2026." in shown
    assert dict(at.query_params)["period"] == "2026-Q2"
    assert "Cần nhắc 65 đơn vị gửi quý II/2026" in shown


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
    boxes = [box for box in at.selectbox if box.key == "period"]
    assert len(boxes) == (page not in ("trends", "methods"))  # which are of every period
    assert [box.value for box in boxes] == ["2021-Q1"] * len(boxes)
    assert all("Quý II/2026" not in box.options for box in boxes)
    assert dict(at.query_params)["period"] == "2021-Q1"


@pytest.mark.usefixtures("autumn")
def test_illustrative_figures_are_not_awaited(demo: Opener) -> None:
    at = opened(demo, data="demo", period="2018-Q3")
    assert "Quý II/2026" not in at.selectbox(key="period").options
