"""The first start: an empty store is built; wrong inputs are named, never a traceback."""

import shutil
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.errors import InputProblems, Problem, StoreReadOnly
from analytics.store import DATA, current, ensure
from analytics.texts import LANGUAGES, Bilingual
from pages._ui import store
from tests.pages.opened import ENTRY, Asked, Opener, html

PROBLEMS = InputProblems(
    (
        Problem(
            "published/report-2021-Q1.csv",
            7,
            "value",
            Bilingual("“98,63”", "“98,63”"),
            Bilingual("số có dấu chấm", "a number with a point"),
            Bilingual("Sửa số.", "Correct the number."),
        ),
        Problem(
            "catalogue/units.csv",
            3,
            "name",
            Bilingual("<b>hai tên</b>", "<b>two names</b>"),
            Bilingual("mỗi mã một tên", "one name for each code"),
        ),
        Problem(
            "catalogue/areas.csv",
            None,
            None,
            Bilingual("không có tệp", "no file"),
            Bilingual("tệp “areas.csv”", "the file “areas.csv”"),
        ),
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
    at = AppTest.from_file(str(ENTRY), default_timeout=300)
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
        assert one.expected.in_(language) in unescape(shown)
    assert {"vi": "dòng 7, cột value", "en": "row 7, column value"}[language] in shown
    assert {"vi": "<p>Sửa số.</p>", "en": "<p>Correct the number.</p>"}[language] in shown
    names = {"vi": "hai tên", "en": "two names"}[language]
    assert f"&lt;b&gt;{names}&lt;/b&gt;" in shown
    assert f"<b>{names}</b>" not in shown
    assert not at.selectbox


@both_languages
def test_a_store_that_cannot_be_used_says_so(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    said = Bilingual("Không khóa được kho số liệu <x>", "The data store <x> could not be locked")
    refuse(monkeypatch, StoreReadOnly(said))
    at = started(language)
    assert not at.exception
    assert [one.value for one in at.title] == [TITLES[language]]
    words = {"vi": "Không khóa được kho số liệu &lt;x&gt;", "en": "The data store &lt;x&gt; could"}
    assert words[language] in html(at)
    assert words["vi" if language == "en" else "en"] not in html(at)


@both_languages
def test_a_file_that_is_really_wrong_is_told_in_the_readers_language(
    fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("store")))
    path = data / "catalogue" / "sectors.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",local", ",nowhere", 1), encoding="utf-8")
    (data / "catalogue" / "areas.csv").unlink()
    monkeypatch.setattr(store, "ensure", lambda **named: ensure(data=data, **named))
    at = started(language)
    assert not at.exception
    shown = unescape(html(at))
    words = {
        "vi": ("thấy “nowhere”; cần một trong: local, central", "Thêm tệp này."),
        "en": ("found “nowhere”; expected one of: local, central", "Add this file."),
    }
    for one in LANGUAGES:
        assert [word in shown for word in words[one]] == [one == language] * 2


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
