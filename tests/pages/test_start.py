"""Whatever state the store is in: figures and what is wrong with it, never a traceback."""

import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.errors import InputProblems, Problem
from analytics.store import DATA, build, forward, rollback
from analytics.texts import LANGUAGES, Bilingual
from pages.ui import store
from tests.fixtures.loading import DOSSIER, add_load
from tests.pages.opened import ENTRY, Opener, html, titles
from tests.pages.opened import TITLES as TITLES_OF
from tests.pages.reading import by_turns

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
one_language = pytest.mark.parametrize(
    "language", ["vi", pytest.param("en", marks=pytest.mark.deep)]
)


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server that has just started, on a store folder that is empty."""
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The input files of a server, in a folder that may be changed."""
    ignored = shutil.ignore_patterns("store")
    folder = Path(shutil.copytree(DATA, tmp_path / "data", ignore=ignored))
    monkeypatch.setattr("analytics.store.folders.DATA", folder)
    return folder


def started(language: str = "vi") -> AppTest:
    at = AppTest.from_file(str(ENTRY), default_timeout=300)
    at.query_params["lang"] = language
    return at.run()


def warned(at: AppTest, words: str) -> list[bool]:
    return [words in one.value for one in at.warning]


def test_an_empty_store_is_read_from_memory_and_nothing_is_written(
    fresh: Path, opener: Opener
) -> None:
    at = started()
    assert titles(at) == [TITLES_OF["overview"]["vi"]]
    assert warned(at, "chưa có bản dựng nào dùng được") == [True]
    assert "98,63%" in html(at)
    assert not fresh.exists()


def test_a_store_that_is_built_meanwhile_is_used_by_the_next_run(fresh: Path) -> None:
    started()
    build(fresh)
    before = {path: path.stat().st_mtime_ns for path in [fresh, *fresh.rglob("*")]}
    at = started()
    assert not at.warning
    assert {path: path.stat().st_mtime_ns for path in [fresh, *fresh.rglob("*")]} == before


@both_languages
def test_wrong_inputs_are_all_named(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def refuses() -> None:
        raise PROBLEMS

    monkeypatch.setattr(store, "in_memory", refuses)
    at = started(language)
    assert not at.exception
    assert titles(at) == [TITLES[language]]
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
def test_a_file_that_is_really_wrong_is_told_in_the_readers_language(
    fresh: Path, data: Path, language: str
) -> None:
    path = data / "catalogue" / "sectors.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",local", ",nowhere", 1), encoding="utf-8")
    (data / "catalogue" / "areas.csv").unlink()
    at = started(language)
    assert not at.exception
    shown = unescape(html(at))
    words = {
        "vi": ("thấy “nowhere”; cần một trong: local, central", "Thêm tệp này."),
        "en": ("found “nowhere”; expected one of: local, central", "Add this file."),
    }
    for one in LANGUAGES:
        assert [word in shown for word in words[one]] == [one == language] * 2


@one_language
def test_wrong_inputs_leave_the_snapshot_before_in_use_for_as_long_as_they_are_wrong(
    own_store: Path, data: Path, language: str
) -> None:
    path = data / "published" / "report-2021-Q1.csv"
    right = path.read_bytes()
    path.write_bytes(right.replace(b",98.63,", b",198.63,"))
    words = {"vi": "lỗi, chưa dùng được", "en": "cannot be used yet"}[language]
    for _run in range(2):
        at = started(language)
        assert not at.exception
        assert warned(at, words) == [True]
        assert "published/report-2021-Q1.csv" in html(at)
        assert {"vi": "98,63%", "en": "98.63%"}[language] in html(at)
    path.write_bytes(right)
    assert not started(language).warning


@pytest.fixture(scope="module")
def _loaded(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(published, tmp_path_factory.mktemp("loaded") / "store"))
    given = {"file_name": "a.xlsx", "sha256": "ab" * 32, "who": "Lan", "when": "2021-04-05T08:30"}
    add_load([DOSSIER], kind="dossiers", root=folder, **given)
    return folder


@pytest.fixture
def loaded(own_store: Path, _loaded: Path) -> Path:
    """The archive of a store with one load; it is the store in use."""
    shutil.copytree(_loaded, own_store, dirs_exist_ok=True)
    return own_store / "loads"


@pytest.mark.parametrize(
    ("done", "language"),
    by_turns(
        [
            (lambda loads: (loads / "0001-a.json").unlink(), "loads/0001-a.json"),
            (lambda loads: (loads / "0001-a.parquet").write_bytes(b"x"), "loads/0001-a.parquet"),
            (shutil.rmtree, "loads/inventory.jsonl"),
            (lambda loads: shutil.rmtree(loads.parent), "loads/inventory.jsonl"),
        ]
    ),
)
def test_what_is_missing_is_told_above_the_figures_that_are_left(
    loaded: Path, language: str, done: tuple[Callable[[Path], object], str]
) -> None:
    damage, file = done
    assert not started(language).warning
    damage(loaded)
    at = started(language)
    assert not at.exception
    words = {"vi": "bị mất hoặc bị đổi", "en": "missing or"}[language]
    assert warned(at, words) == [True]
    assert file in html(at)
    assert {"vi": "98,63%", "en": "98.63%"}[language] in html(at)


@one_language
def test_a_rollback_is_named_on_every_page_until_it_is_ended(loaded: Path, language: str) -> None:
    own_store = loaded.parent
    said = {"who": "Lan <b>", "when": "2026-04-05T08:30:00+07:00", "why": "gửi nhầm"}
    rollback(own_store, **said)
    build(own_store)  # a start of the server, which ends nothing
    shown = html(started(language))
    words = {
        "vi": (
            "Lần nạp 0001-a đang để riêng",
            "Lan &lt;b&gt; quyết định ngày 5/4/2026",
            "gửi nhầm",
        ),
        "en": ("Load 0001-a is set aside", "Decided by Lan &lt;b&gt; on", "gửi nhầm"),
    }[language]
    assert all(word in shown for word in words)
    forward(own_store, **said)
    assert words[0] not in html(started(language))


def test_a_snapshot_that_is_damaged_while_it_serves_is_left(own_store: Path) -> None:
    started()
    (snapshot,) = own_store.glob("dashboard-*.duckdb")
    content = bytearray(snapshot.read_bytes())
    content[4096:] = b"x" * (len(content) - 4096)
    snapshot.write_bytes(content)
    at = started()
    assert not at.exception
    assert warned(at, "chưa có bản dựng nào dùng được") == [True]
    assert "98,63%" in html(at)


def test_inputs_that_go_wrong_without_any_snapshot_leave_what_was_read(
    fresh: Path, data: Path
) -> None:
    started()
    path = data / "published" / "report-2021-Q1.csv"
    path.write_bytes(path.read_bytes().replace(b",98.63,", b",198.63,"))
    at = started()
    assert not at.exception
    assert warned(at, "lỗi, chưa dùng được") == [True]
    assert "98,63%" in html(at)


@both_languages
def test_a_page_that_breaks_off_says_so_in_the_readers_language(language: str) -> None:
    def breaks() -> None:
        from pages.ui import trouble

        trouble.failed(ValueError("secret"))

    at = AppTest.from_function(breaks)
    at.query_params["lang"] = language
    (said,) = at.run().error
    assert {"vi": "Trang gặp lỗi", "en": "met with an error"}[language] in said.value
    assert "secret" not in said.value
