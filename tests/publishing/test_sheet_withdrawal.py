"""Taking an indicator sheet back: what may be, what is said, and that no page knows it any more."""

import shutil
from collections.abc import Callable
from datetime import date

import pytest

from analytics.catalogue import read_catalogue
from analytics.errors import StoreChanged, UnknownName
from analytics.i18n import EN, VI
from analytics.ingest.result import Reading
from analytics.publishing import gather, publish
from analytics.publishing.withdraw import (
    Loaded,
    came_from,
    consequence,
    finished,
    loaded,
    overtaken,
    request,
    take_back,
)
from analytics.store import Reader, build, open_reader
from analytics.views.methods.sources import sources
from analytics.views.reporting.data import awaited, status
from tests.fixtures.building import anew

WHEN, LATER = "2026-04-05T08:30:00+07:00", "2026-04-06T09:00:00+07:00"
DOCUMENT = "bang-so-lieu-2021-Q2-toan-tinh"
COUNT, VISITS = "received", "portal_visits"
Make = Callable[..., Reading]


def load(before: Reader, *readings: Reading, when: str = WHEN) -> Reader:
    """The snapshot after some files went in."""
    known = read_catalogue(before)
    batch = gather(readings, before, known)
    assert len(batch.new) == len(readings)
    return open_reader(publish(batch, known, who="Lan", when=when, why="báo cáo").snapshot)


def taken(one: Loaded, who: str = "Minh") -> Reader:
    given = {"who": who, "when": LATER, "why": "nhầm quý", "kind": one.kind, "load": one.load}
    return open_reader(take_back(one.period, one.unit, **given)[1])


def test_sheets_are_offered_beside_dossiers(sheet: Make, sent, reader, catalogue) -> None:
    files = [
        sheet({COUNT: 140000}),
        sheet({"internal_workflows": 3}, name="snv.xlsx", unit="so-noi-vu"),
        sent(period="Quý II/2021"),
    ]
    now = load(reader, *files)
    found = loaded(now)
    assert [(one.kind, one.period, one.unit, one.file) for one in found] == [
        ("dossiers", "2021-Q2", "so-noi-vu", "so-noi-vu.xlsx"),
        ("indicators", "2021-Q2", "", "bang.xlsx"),
        ("indicators", "2021-Q2", "so-noi-vu", "snv.xlsx"),
    ]
    assert len({one.code for one in found}) == 3
    whole, own = found[1:]
    assert came_from(whole, VI) == (
        "Tệp bang.xlsx, Lan (tự khai) cập nhật ngày 5/4/2026. Lý do: báo cáo."
    )
    assert consequence(whole, catalogue, VI) == (
        "Bảng số liệu báo cáo quý II/2021 của toàn tỉnh thôi được tính trên mọi trang; kho vẫn giữ"
        " tệp, người cập nhật và lý do. Muốn tính lại thì cập nhật lại tệp."
    )
    assert request(own, catalogue, VI) == "Thu hồi bảng số liệu báo cáo quý II/2021 của Sở Nội vụ"
    assert request(whole, catalogue, EN) == (
        "Take back the indicator sheet of the whole province for Q2 2021"
    )
    assert finished(own, catalogue, VI) == (
        "Đã thu hồi bảng số liệu báo cáo quý II/2021 của Sở Nội vụ; các trang không còn tính."
    )
    # Each is a thing of its own.
    after = taken(own)
    assert loaded(after) == (found[0], whole)
    assert loaded(taken(found[0])) == (whole,)
    # Who has reported is about dossiers.
    assert status(after) == status(now)
    assert awaited(after, date(2021, 6, 30)) == awaited(now, date(2021, 6, 30))


def test_no_page_knows_a_sheet_that_was_taken_back(sheet: Make, reader, own_store) -> None:
    before, untouched = read_catalogue(reader), sources(reader, read_catalogue(reader), VI)
    now = load(reader, sheet({COUNT: 140000}))
    names = read_catalogue(now)
    assert names.documents_of("2021-Q2") == (*before.documents_of("2021-Q2"), DOCUMENT)
    assert DOCUMENT in [one.document for one in sources(now, names, VI).documents]
    (one,) = loaded(now)
    after = taken(one)
    names = read_catalogue(after)
    assert loaded(after) == ()
    assert DOCUMENT not in names.documents
    assert names.reports == before.reports
    assert (names.measured, names.counted) == (before.measured, before.counted)
    assert names.default_period() == before.default_period()
    assert sources(after, names, VI) == untouched
    # Nor the next file: neither as something to replace nor as the newest quarter.
    assert DOCUMENT not in read_catalogue(after).documents
    # The archive does.
    (kept,) = after.rows("select value from indicator_values where document = ?", [DOCUMENT])
    assert kept["value"] == 140000
    (told,) = after.rows("select loaded_by, reason from loads where name = '0002-rut'")
    assert told == {"loaded_by": "Minh (tự khai)", "reason": "nhầm quý"}


def test_the_same_file_may_be_loaded_and_taken_back_again(sheet: Make, reader, own_store) -> None:
    file = sheet({COUNT: 140000})
    (one,) = loaded(load(reader, file))
    after = taken(one)
    batch = gather([file], after, read_catalogue(after))
    assert (len(batch.new), batch.repeated, batch.replaced) == (1, (), ())
    (again,) = loaded(load(after, file, when=LATER))
    assert (again.load, again.times) == ("0003-bang", 2)
    assert loaded(taken(again)) == ()


def test_earlier_sheets_are_told_and_do_not_come_back(
    sheet: Make, reader, catalogue, own_store
) -> None:
    now = load(reader, sheet({COUNT: 140000, VISITS: 90000}))
    (one,) = loaded(load(now, sheet({COUNT: 141000}, name="sua.xlsx")))
    assert (one.load, one.times) == ("0002-sua", 2)
    assert "1 lần cập nhật trước của bảng này cũng không được tính lại." in consequence(
        one, catalogue, VI
    )
    after = taken(one)
    assert loaded(after) == ()
    assert after.rows("select * from current_indicator_values where document = ?", [DOCUMENT]) == []
    # A later one of the same document counts again.
    last = load(after, sheet({COUNT: 142000}, name="lai.xlsx"))
    (row,) = last.rows("select value from current_indicator_values where document = ?", [DOCUMENT])
    assert row["value"] == 142000


def test_the_second_clerk_is_told_who_was_faster(sheet: Make, reader, catalogue, own_store) -> None:
    (one,) = loaded(load(reader, sheet({COUNT: 140000})))
    taken(one)
    with pytest.raises(StoreChanged) as caught:
        taken(one, who="Hoa")
    assert overtaken(caught.value, one, catalogue, VI) == (
        "Bảng số liệu báo cáo quý II/2021 của toàn tỉnh đã được Minh (tự khai) thu hồi ngày"
        " 6/4/2026; lần này không thay đổi gì."
    )
    assert len(list((own_store / "loads").glob("*.json"))) == 2


def test_a_newer_sheet_is_not_taken_back_unseen(sheet: Make, reader, catalogue, own_store) -> None:
    now = load(reader, sheet({COUNT: 140000}))
    (one,) = loaded(now)
    load(now, sheet({COUNT: 141000}, name="sua.xlsx"), when=LATER)
    with pytest.raises(StoreChanged) as caught:
        taken(one)
    assert "đã được Lan (tự khai) cập nhật lại ngày 6/4/2026" in overtaken(
        caught.value, one, catalogue, VI
    )
    assert "was loaded again by Lan" in overtaken(caught.value, one, catalogue, EN)
    assert len(list((own_store / "loads").glob("*.json"))) == 2


def test_dossiers_are_no_sheet_and_no_sheet_is_dossiers(sheet: Make, sent, reader) -> None:
    now = load(reader, sent(period="Quý II/2021"), sheet({COUNT: 140000}))
    given = {"who": "Minh", "when": LATER, "why": "x"}
    with pytest.raises(UnknownName):
        take_back("2021-Q2", "so-noi-vu", kind="indicators", **given)
    with pytest.raises(UnknownName):
        take_back("2021-Q2", "", **given)
    assert len(loaded(now)) == 2


def test_published_documents_are_not_offered(reader) -> None:
    assert reader.rows("select * from loads where kind = 'published'")
    assert loaded(reader) == ()


@pytest.mark.deep
def test_the_archive_alone_gives_the_same(sheet: Make, reader, own_store, tmp_path) -> None:
    (one,) = loaded(load(reader, sheet({COUNT: 140000})))
    after = taken(one)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(own_store / "loads", elsewhere / "loads")
    with anew():
        again = open_reader(build(elsewhere))
    assert loaded(again) == ()
    for table in ("withdrawals", "current_documents", "current_indicator_values"):
        assert again.rows(f"from {table}") == after.rows(f"from {table}")
