"""Tình hình gửi báo cáo: who has reported, who is late, whom to remind; for readers too."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.store import build_with_demo
from tests.pages.opened import html
from tests.pages.test_intake import started


@pytest.fixture(scope="module")
def demo(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "store"
    shutil.copytree(published, folder)
    build_with_demo("2026-01-01T00:00:00", folder)
    return folder


@pytest.fixture
def _demo(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo))


def opened(**link: str) -> AppTest:
    at = started("reporting", **link)
    assert not at.exception
    return at


def grid(at: AppTest):
    return next(one.value for one in at.dataframe if "Đơn vị" in one.value.columns)


def test_without_any_file_of_a_unit_it_says_so() -> None:
    shown = html(opened(period="2021-Q1"))
    assert "<b>0</b> trên 172 đơn vị phải gửi đã gửi hồ sơ; <b>172</b> chưa gửi." in shown
    assert "Chưa có tệp nào của đơn vị được nạp" in shown


@pytest.mark.usefixtures("_demo")
def test_the_quarter_with_withheld_units_names_them() -> None:
    at = opened(data="demo", period="2018-Q3", units="open")
    assert "<b>167</b> trên 172 đơn vị phải gửi đã gửi hồ sơ; <b>5</b> chưa gửi." in html(at)
    missing = grid(at)
    assert len(missing) == 5
    assert set(missing["III/2018"]) == {"○ chưa gửi"}
    assert len(grid(opened(data="demo", period="2018-Q3"))) == 172


@pytest.mark.usefixtures("_demo")
def test_a_level_shows_its_own_units() -> None:
    at = opened(data="demo", period="2018-Q3", level="province")
    assert "<b>20</b> trên 21 đơn vị phải gửi đã gửi hồ sơ; <b>1</b> chưa gửi." in html(at)


@pytest.mark.usefixtures("_demo")
def test_late_is_said_only_with_a_due_day() -> None:
    assert "gửi muộn" not in html(opened(data="demo", period="2020-Q4"))
    at = opened(data="demo", period="2020-Q4", due="2025-12-31")
    assert "172 gửi muộn" in html(at)
    assert at.date_input[0].value == date(2025, 12, 31)
    assert "gửi muộn" not in html(opened(data="demo", period="2020-Q4", due="2026-01-01"))


def test_a_due_day_that_is_no_day_is_refused() -> None:
    at = opened(period="2021-Q1", due="mai")
    assert ["mai" in one.value for one in at.warning] == [True]
    assert at.date_input[0].value is None


def test_a_year_is_not_what_units_report() -> None:
    assert "chọn một quý ở trên" in html(opened(period="2021"))


@pytest.mark.usefixtures("_demo")
def test_it_speaks_english() -> None:
    shown = html(opened(data="demo", period="2018-Q3", lang="en"))
    assert "<b>167</b> of 172 expected units have sent their dossiers; <b>5</b> missing." in shown
