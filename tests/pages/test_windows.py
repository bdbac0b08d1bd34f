"""Over which days units counted, on the pages that add them up, rank or compare them."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.schema import COUNTS
from analytics.windows import windows_of
from tests.fixtures.loading import add_load
from tests.pages.opened import html
from tests.pages.test_intake import started, uploaded

MIXED = (
    "Các đơn vị đếm hồ sơ quý II/2021 theo khoảng ngày khác nhau: 15/3/2021–14/6/2021 (2 đơn vị),"
    " 1/4/2021–30/6/2021 (1 đơn vị)."
)
CHANGED = "1 đơn vị đếm quý I/2021 từ 15/12/2020–14/3/2021, quý II/2021 từ 1/4/2021–30/6/2021"
OWN = "quý I/2021 đếm từ 15/12/2020–14/3/2021, quý II/2021 từ 1/4/2021–30/6/2021"
TOLD = "Quý II/2021: các đơn vị đếm hồ sơ theo khoảng ngày khác nhau"
GAP = "Sở Nội vụ, quý II/2021: 15/3/2021–31/3/2021 không được tính vào kỳ nào"
BY_WINDOW = {
    ("so-noi-vu", "2021-Q1"): "15",
    ("so-noi-vu", "2021-Q2"): "calendar",
    ("so-tu-phap", "2021-Q1"): "15",
    ("so-tu-phap", "2021-Q2"): "15",
    ("so-xay-dung", "2021-Q2"): "15",
}


def row(unit: str, period: str) -> dict[str, Any]:
    counts = dict.fromkeys(COUNTS, 0) | {"received_online": 200, "resolved_on_time": 200}
    return {"unit": unit, "period": period, "sector": "dat-dai", **counts}


@pytest.fixture(scope="module")
def _loaded(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(published, tmp_path_factory.mktemp("windows") / "store"))
    add_load(
        [row(unit, period) for unit, period in BY_WINDOW],
        root=folder,
        kind="dossiers",
        file_name="ba-so.xlsx",
        sha256="ab" * 32,
        who="Lan",
        when="2021-07-05T08:30:00+07:00",
        windows={
            (period, unit): windows_of(period)[name] for (unit, period), name in BY_WINDOW.items()
        },
    )
    return folder


@pytest.fixture
def loaded(_loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three departments: two close on the 14th, one went over to the calendar in quarter II."""
    monkeypatch.setenv("DASHBOARD_STORE", str(_loaded))


def opened(page: str, **link: str) -> AppTest:
    at = started(page, period="2021-Q2", **link)
    assert not at.exception
    return at


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("page", "link", "said"),
    [
        ("", {"level": "province"}, (MIXED,)),
        ("ranking", {"population": "departments"}, (MIXED,)),
        ("compare", {"level": "province", "compare": "2021-Q1"}, (MIXED, CHANGED)),
        ("trends", {"level": "province"}, (CHANGED,)),
        ("quality", {}, (TOLD, "15/3/2021–14/6/2021: Sở Tư pháp; Sở Xây dựng", GAP)),
        ("quality", {"documents": "all"}, (TOLD, GAP)),
        ("profile", {"of": "unit.so-noi-vu"}, (OWN,)),
    ],
)
def test_pages_say_that_units_counted_over_different_days(
    page: str, link: dict[str, str], said: tuple[str, ...]
) -> None:
    text = html(opened(page, **link))
    for one in said:
        assert one in text, page


@pytest.mark.usefixtures("loaded")
def test_units_that_counted_alike_need_no_words() -> None:
    at = started("ranking", period="2021-Q1", population="departments")
    assert "khoảng ngày" not in html(at)


def listed(path: Path, *rows: tuple[str, str, str]) -> Path:
    """A list of Sở Nội vụ: days received, due and returned."""
    named = [("Sở Nội vụ", "Đất đai", *days, "Trực tiếp") for days in rows]
    head = ("Đơn vị", "Lĩnh vực", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả")
    lines = [",".join((*head, "Hình thức nộp")), *(",".join(one) for one in named)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.usefixtures("loaded")
def test_a_list_takes_the_days_of_its_units_newest_load_and_they_can_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sở Nội vụ went over to the calendar: of its list the one of 20/6 is in, until it is said
    that it closes on the 14th."""
    monkeypatch.setenv("DASHBOARD_WRITE", "1")
    path = listed(
        tmp_path / "ho-so.csv",
        ("02/04/2021", "20/04/2021", "12/04/2021"),
        ("20/06/2021", "30/06/2021", "29/06/2021"),
    )
    at = started("intake", lang="vi")
    at.selectbox(key="intake-period").select("2021-Q2")
    at = uploaded(at, path)
    (box,) = [one for one in at.selectbox if one.label.startswith("Danh sách được đếm theo")]
    assert box.value == "calendar"
    assert "1/4/2021–30/6/2021, như lần trước" in html(at)
    assert "<dt>Số hồ sơ thuộc kỳ</dt><dd>2</dd>" in html(at)
    at = box.select("15").run()
    assert "<dd>15/3/2021–14/6/2021</dd>" in html(at)
    assert "<dt>Số hồ sơ thuộc kỳ</dt><dd>1</dd>" in html(at)
