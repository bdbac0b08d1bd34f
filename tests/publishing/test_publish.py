"""Published files are in the next snapshot, whole, with who and why."""

import pytest

from analytics.catalogue import read_catalogue
from analytics.errors import StoreChanged
from analytics.i18n import EN, VI, translator
from analytics.publishing import gather, publish
from analytics.publishing.publish import overtaken
from analytics.store import current, open_reader
from analytics.texts import Words
from analytics.views.methods.sources import sources
from tests.publishing.forms import RESOLVED

WHEN = "2026-04-05T08:30:00+07:00"


def test_rows_and_record_are_in_the_snapshot(sent, own_store, reader, catalogue) -> None:
    told: list[Words] = []
    batch = gather([sent()], reader, catalogue)
    done = publish(
        batch, catalogue, who=" Lan ", when=WHEN, why="báo cáo quý.", progress=told.append
    )
    assert current() == done.snapshot
    assert done.periods == ("2021-Q1",)
    assert told[0].vi == "Đang lưu tệp 1 trên 1: so-noi-vu.xlsx"
    now = open_reader(done.snapshot)
    (load,) = now.rows("select * from loads where kind = 'dossiers' and dataset = 'official'")
    assert (load["loaded_by"], load["reason"], load["loaded_at"]) == (
        "Lan (tự khai)",
        "báo cáo quý.",
        WHEN,
    )
    (sums,) = now.rows(
        "select sum(received_online)::int as online, sum(resolved_late)::int as late"
        " from current_dossiers where dataset = 'official' and unit = 'so-noi-vu'"
        " and period = '2021-Q1'"
    )
    assert sums == {"online": 10, "late": 2}
    (source,) = now.rows("select * from documents where code = ?", [load["document"]])
    assert source["title_vi"] == "Biểu II.06a của Sở Nội vụ, tệp so-noi-vu.xlsx"
    assert (source["kind"], source["period"]) == ("import", "2021-Q1")


def test_a_file_of_dossiers_is_listed_as_what_it_is(sent, own_store, reader, catalogue) -> None:
    done = publish(
        gather([sent()], reader, catalogue), catalogue, who="Lan", when=WHEN, why="báo cáo quý."
    )
    now = open_reader(done.snapshot)
    lines = {
        language: next(
            line
            for line in sources(now, read_catalogue(now), translator(language)).documents
            if "so-noi-vu.xlsx" in line.name
        )
        for language in ("vi", "en")
    }
    assert lines["vi"].facts[-2:] == (
        "cập nhật ngày 5/4/2026",
        "số hồ sơ của đơn vị, không có số liệu in",
    )
    assert lines["en"].facts[-2:] == (
        "loaded on 5 April 2026",
        "dossiers of units, no printed figures",
    )


def test_without_a_name_nothing_is_published(sent, own_store, reader, catalogue) -> None:
    batch = gather([sent()], reader, catalogue)
    with pytest.raises(ValueError, match="nobody"):
        publish(batch, catalogue, who="  ", when=WHEN)
    assert not (own_store / "loads").exists()


def test_a_file_with_errors_changes_nothing(sent, own_store, reader, catalogue) -> None:
    batch = gather([sent(typed={RESOLVED: 13})], reader, catalogue)
    with pytest.raises(ValueError, match="nothing to load"):
        publish(batch, catalogue, who="Lan", when=WHEN)
    assert not (own_store / "loads").exists()


def test_two_who_previewed_the_same_do_not_both_replace_nothing(
    sent, own_store, reader, catalogue
) -> None:
    """14 sectors of the first stopped counting when the second published its own."""
    first, second = (gather([sent(name)], reader, catalogue) for name in ("a.xlsx", "b.xlsx"))
    assert first.replaced == second.replaced == ()
    publish(first, catalogue, who="Lan", when=WHEN)
    with pytest.raises(StoreChanged) as caught:
        publish(second, catalogue, who="Hoa", when=WHEN)
    assert len(list((own_store / "loads").glob("*.json"))) == 1
    (line,) = overtaken(caught.value, second, catalogue, VI)
    assert line == "Số quý I/2021 của Sở Nội vụ: Lan (tự khai) đã cập nhật ngày 5/4/2026."
    with pytest.raises(StoreChanged):  # the same file once more
        publish(first, catalogue, who="Lan", when=WHEN)


def test_what_others_do_elsewhere_does_not_stop_a_file(sent, own_store, reader, catalogue) -> None:
    first = gather([sent("a.xlsx")], reader, catalogue)
    second = gather([sent("b.xlsx", unit="Sở Tư pháp")], reader, catalogue)
    publish(first, catalogue, who="Lan", when=WHEN)
    publish(second, catalogue, who="Hoa", when=WHEN)
    assert len(list((own_store / "loads").glob("*.json"))) == 2


def test_a_sheet_that_another_loaded_meanwhile_is_told(sheet, own_store, reader, catalogue) -> None:
    first, second = (
        gather([sheet({"received": number}, name=f"{number}.xlsx")], reader, catalogue)
        for number in (140000, 141000)
    )
    publish(first, catalogue, who="Lan", when=WHEN)
    with pytest.raises(StoreChanged) as caught:
        publish(second, catalogue, who="Hoa", when=WHEN)
    (line,) = overtaken(caught.value, second, catalogue, EN)
    assert "loaded by Lan" in line
