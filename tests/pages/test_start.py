"""The first start: an empty store is built; wrong inputs are named, never a traceback."""

from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.errors import InputProblems, Problem, StoreReadOnly
from analytics.store import current
from pages._ui import store
from tests.pages.opened import ENTRY, Asked, Opener, html

PROBLEMS = InputProblems(
    (
        Problem("published/report-2021-Q1.csv", 7, "value", "“98,63”", "số có dấu chấm", "Sửa số."),
        Problem("catalogue/units.csv", 3, "name", "<b>hai tên</b>", "mỗi mã một tên"),
        Problem("catalogue/areas.csv", None, None, "không có tệp", "tệp “areas.csv”"),
    )
)
TITLES = {"vi": "Chưa mở được kho số liệu", "en": "The data store could not be opened"}
both_languages = pytest.mark.parametrize("language", TITLES)


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server that has just started, on a store folder that is empty."""
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "store"))
    monkeypatch.setattr(store, "_ENSURED", set())
    monkeypatch.setattr(store, "_REFUSED", [])
    return tmp_path / "store"


def started(language: str = "vi") -> AppTest:
    at = AppTest.from_file(str(ENTRY), default_timeout=120)
    at.query_params["lang"] = language
    return at.run()


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fails(**_named: object) -> Path:
        raise error

    monkeypatch.setattr(store, "ensure", fails)


def test_an_empty_store_is_built_and_the_page_shown(fresh: Path, opener: Opener) -> None:
    assert current() is None
    at = started()
    opener.check(at, Asked())
    assert not at.status
    assert current() is not None


@both_languages
def test_wrong_inputs_are_all_named(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    refuse(monkeypatch, PROBLEMS)
    at = started(language)
    assert not at.exception
    assert [one.value for one in at.title] == [TITLES[language]]
    assert "**3**" in at.markdown[0].value
    shown = html(at)
    for one in PROBLEMS.problems:
        assert one.file in shown
        assert one.expected in unescape(shown)
    assert {"vi": "dòng 7, cột value", "en": "row 7, column value"}[language] in shown
    assert "&lt;b&gt;hai tên&lt;/b&gt;" in shown
    assert "<b>hai tên</b>" not in shown
    assert not at.selectbox


@both_languages
def test_a_store_that_cannot_be_used_says_so(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    refuse(monkeypatch, StoreReadOnly("Không khóa được kho số liệu <x>"))
    at = started(language)
    assert not at.exception
    assert [one.value for one in at.title] == [TITLES[language]]
    assert "Không khóa được kho số liệu &lt;x&gt;" in html(at)


@both_languages
def test_wrong_inputs_leave_the_snapshot_before_in_use(
    published: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(store, "_ENSURED", set())
    monkeypatch.setattr(store, "_REFUSED", [])
    refuse(monkeypatch, PROBLEMS)
    for _run in range(2):
        at = started(language)
        assert not at.exception
        words = {"vi": "có 3 lỗi", "en": "have 3 errors"}
        assert [words[language] in one.value for one in at.warning] == [True]
        assert "published/report-2021-Q1.csv" in html(at)
        assert {"vi": "98,63%", "en": "98.63%"}[language] in html(at)
