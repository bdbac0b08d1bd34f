"""Thu hồi số liệu on the page: chosen, told, confirmed with name and reason, published."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.catalogue import read_catalogue
from analytics.ingest.read import read
from analytics.publishing import gather, publish
from analytics.publishing.withdraw import loaded, take_back
from analytics.store import current, ensure, open_reader
from analytics.store.lock import writer_lock
from pages.intake import page as intake_page
from tests.ingest.indicator_sheet.papers import blanks
from tests.pages.opened import html
from tests.pages.test_intake import started
from tests.publishing.forms import LINE, LINES, form

WHEN = "2026-04-05T08:30:00+07:00"
BUTTON = ("Thu hồi số quý I/2021", "Take back the figures")


@pytest.fixture
def office(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_WRITE", "1")
    return own_store


@pytest.fixture(scope="module")
def stores(published: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two stores to copy: the forms of two departments; and then the sheet of the province too."""
    files = tmp_path_factory.mktemp("files")
    forms, sheet = (tmp_path_factory.mktemp("stores") / name for name in ("forms", "sheet"))
    shutil.copytree(published, forms)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STORE", str(forms))
        load(*(form(files / f"{n}.xlsx", LINES, unit=unit) for n, unit in enumerate(UNITS)))
        shutil.copytree(forms, sheet)
        patch.setenv("DASHBOARD_STORE", str(sheet))
        paper = blanks(open_reader(ensure()))("2021-Q1")
        paper.put("received", 130730)
        load(paper.save(files / "bang.xlsx"))
    return forms, sheet


@pytest.fixture
def two(office: Path, stores: tuple[Path, Path]) -> None:
    """Two departments have sent their forms."""
    shutil.copytree(stores[0], office, dirs_exist_ok=True)


def load(*paths: Path) -> None:
    reader = open_reader(ensure())
    catalogue = read_catalogue(reader)
    readings = [read(path, path.name, catalogue) for path in paths]
    publish(gather(readings, reader, catalogue), catalogue, who="Lan", when=WHEN, why="quý I")


UNITS = ("Sở Nội vụ", "Sở Tư pháp")
SHEET = "bang-so-lieu-2021-Q1-toan-tinh"


def chosen(at: AppTest, unit: str = "so-noi-vu") -> AppTest:
    at.selectbox(key="withdraw-period").select("2021-Q1").run()
    at = at.selectbox(key="withdraw-unit").select(unit).run()
    assert not at.exception
    return at


def pressed(
    at: AppTest, who: str = "Minh", why: str = "gửi nhầm", what: str | tuple[str, ...] = BUTTON
) -> AppTest:
    at.text_input(key="withdraw-who").input(who)
    at.text_input(key="withdraw-why").input(why)
    (button,) = [one for one in at.button if one.label.startswith(what)]
    at = button.click().run()
    assert not at.exception
    return at


def counting() -> list[str]:
    found = current()
    assert found is not None
    return [one.unit for one in loaded(open_reader(found))]


def test_nothing_loaded_nothing_offered(office: Path) -> None:
    at = started("intake")
    assert at.file_uploader
    assert "Thu hồi số liệu" not in [one.label for one in at.expander]


@pytest.mark.usefixtures("two")
def test_a_clerk_takes_a_units_figures_back() -> None:
    at = started("intake")
    assert "Thu hồi số liệu" in [one.label for one in at.expander]
    assert at.selectbox(key="withdraw-unit").disabled
    at = chosen(at)
    shown = html(at)
    assert "Tệp 0.xlsx, Lan (tự khai) cập nhật ngày 5/4/2026. Lý do: quý I." in shown
    assert "Số hồ sơ quý I/2021 của Sở Nội vụ thôi được tính trên mọi trang" in shown
    at = pressed(at)
    assert [one.value for one in at.success] == [
        "Đã thu hồi số quý I/2021 của Sở Nội vụ; các trang không còn tính số này."
    ]
    assert counting() == ["so-tu-phap"]
    assert at.selectbox(key="withdraw-unit").value is None
    again = chosen(at, "so-tu-phap")
    assert not again.success
    assert again.text_input(key="withdraw-who").value == ""


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("said", [("", "gửi nhầm"), ("Minh", "  ")])
def test_without_name_or_reason_nothing_changes(said: tuple[str, str]) -> None:
    at = pressed(chosen(started("intake")), *said)
    assert [one.value for one in at.warning] == ["Ghi tên người thu hồi và lý do."]
    assert len(counting()) == 2
    assert at.selectbox(key="withdraw-unit").value == "so-noi-vu"


@pytest.mark.usefixtures("two")
def test_the_second_clerk_hears_that_another_was_faster() -> None:
    """The snapshot changes between the drawing of the page and the click: no other unit's figures
    are taken back in its place."""
    at = chosen(started("intake"))
    take_back("2021-Q1", "so-noi-vu", who="Hoa", when=WHEN, why="trùng")
    at = pressed(at)
    assert [one.value for one in at.warning] == [
        "Số quý I/2021 của Sở Nội vụ đã được Hoa (tự khai) thu hồi ngày 5/4/2026; lần này không"
        " thay đổi gì."
    ]
    assert counting() == ["so-tu-phap"]


@pytest.mark.usefixtures("two")
def test_a_newer_file_is_not_taken_back_unseen(tmp_path: Path) -> None:
    at = chosen(started("intake"))
    load(form(tmp_path / "sua.xlsx", {"Đất đai": LINE}))
    at = pressed(at)
    assert ["đã được Lan (tự khai) cập nhật lại" in one.value for one in at.warning] == [True]
    assert len(counting()) == 2


@pytest.mark.usefixtures("two")
def test_the_last_one_too_is_answered_after_another_took_it_back() -> None:
    take_back("2021-Q1", "so-tu-phap", who="Hoa", when=WHEN, why="trùng")
    at = chosen(started("intake"))
    take_back("2021-Q1", "so-noi-vu", who="Hoa", when=WHEN, why="trùng")
    at = pressed(at)
    assert len(at.warning) == 1
    assert "Thu hồi số liệu" not in [one.label for one in at.expander]


@pytest.mark.usefixtures("two")
def test_the_action_itself_checks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at = chosen(started("intake"))
    asked = iter([True, True])
    monkeypatch.setattr(intake_page.writing, "allowed", lambda: next(asked, False))
    at = pressed(at)
    assert [one.value for one in at.error] == ["Máy chủ này chỉ để xem."]
    assert len(counting()) == 2


@pytest.fixture
def sheet(office: Path, stores: tuple[Path, Path]) -> None:
    """The province's sheet of the quarter has come too."""
    shutil.copytree(stores[1], office, dirs_exist_ok=True)


@pytest.mark.usefixtures("sheet")
def test_a_sheet_is_taken_back_in_the_same_box() -> None:
    at = started("intake")
    at.selectbox(key="withdraw-period").select("2021-Q1").run()
    assert at.selectbox(key="withdraw-unit").options == [*UNITS, "Bảng số liệu: toàn tỉnh"]
    at = chosen(at, SHEET)
    assert "Bảng số liệu báo cáo quý I/2021 của toàn tỉnh thôi được tính" in html(at)
    at = pressed(at, what="Thu hồi bảng số liệu báo cáo quý I/2021 của toàn tỉnh")
    assert [one.value for one in at.success] == [
        "Đã thu hồi bảng số liệu báo cáo quý I/2021 của toàn tỉnh; các trang không còn tính."
    ]
    assert counting() == ["so-noi-vu", "so-tu-phap"]
    at.selectbox(key="withdraw-period").select("2021-Q1").run()
    assert at.selectbox(key="withdraw-unit").options == list(UNITS)


@pytest.mark.usefixtures("sheet")
def test_the_second_clerk_hears_of_the_sheet_that_another_took_back() -> None:
    at = chosen(started("intake"), SHEET)
    take_back("2021-Q1", "", who="Hoa", when=WHEN, why="trùng", kind="indicators")
    at = pressed(at, what="Thu hồi bảng số liệu báo cáo quý I/2021")
    assert [one.value for one in at.warning] == [
        "Bảng số liệu báo cáo quý I/2021 của toàn tỉnh đã được Hoa (tự khai) thu hồi ngày 5/4/2026;"
        " lần này không thay đổi gì."
    ]
    assert counting() == ["so-noi-vu", "so-tu-phap"]


@pytest.mark.usefixtures("two")
def test_it_speaks_english() -> None:
    at = chosen(started("intake", lang="en"))
    assert "Take figures back" in [one.label for one in at.expander]
    labels = [one.label for one in at.button]
    assert "Take back the figures of Department of Home Affairs for Q1 2021" in labels


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "Một tiến trình khác đang ghi kho số liệu: đã chờ 0 giây"),
        pytest.param(
            "en", "Another process is writing the data store: lock", marks=pytest.mark.deep
        ),
    ],
)
def test_a_store_that_another_process_writes_is_told(
    office: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    at = chosen(started("intake", lang=language))
    monkeypatch.setattr("analytics.store.lock.PATIENCE", 0)
    with writer_lock(office):
        at = pressed(at)
    assert not at.exception
    assert words in html(at)
    waiting = {"vi": "đang chờ tiến trình đó xong", "en": "waiting until it is done"}
    shown = " ".join(one.value for one in at.markdown)
    assert {name: text in shown for name, text in waiting.items()} == {
        name: name == language for name in waiting
    }
    assert len(counting()) == 2
