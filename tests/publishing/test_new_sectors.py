"""A confirmed new sector: said beforehand, published, shown, and there after a rebuild."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.i18n import EN, VI
from analytics.ingest.read import read
from analytics.ingest.result import Reading
from analytics.publishing import Batch, gather, preview, publish
from analytics.publishing.batch import new_sectors_text
from analytics.query import measured
from analytics.store import Reader, build, open_reader
from tests.fixtures.building import anew
from tests.publishing.forms import LINE, LINES, form

WHEN = "2026-04-05T08:30:00+07:00"
NEW = {"sector:chăn nuôi": "=new"}


@pytest.fixture
def sent(tmp_path: Path, catalogue: Catalogue) -> Callable[..., Reading]:
    """sent(name, unit=…, sector=…): a form with land, building and a sector of its own."""

    def make(
        name: str = "so-noi-vu.xlsx",
        sector: str = "Chăn nuôi",
        answers: dict[str, str] = NEW,
        known: Catalogue = catalogue,
        **said: str,
    ) -> Reading:
        path = form(tmp_path / name, {**LINES, sector: LINE}, **said)
        return read(path, name, known, answers=answers)

    return make


def published(batch: Batch, catalogue: Catalogue) -> Reader:
    return open_reader(publish(batch, catalogue, who="Lan", when=WHEN).snapshot)


def by_sector(reader: Reader, level: str = "province") -> dict[str | None, int]:
    """Dossiers received of one level's units, by sector, as far as they were sent."""
    found = measured(reader, ["received"], ["2021-Q1"], Filter(level=level), split="sector")
    return {one.key: one.partial for one in found if one.partial is not None}


def test_it_is_said_before_it_goes_in(sent, own_store, reader, catalogue) -> None:
    batch = gather([sent()], reader, catalogue)
    assert len(batch.new) == 1
    assert new_sectors_text(batch.new, VI) == "Lĩnh vực mới: Chăn nuôi."
    assert new_sectors_text(batch.new, EN) == "New sectors: Chăn nuôi."
    assert new_sectors_text([replace(batch.new[0], new_sectors=())], VI) == ""
    shown = preview(batch, reader, catalogue)
    assert shown.headline
    assert not (own_store / "loads").exists()


def test_it_is_measured_like_any_other(sent, own_store, reader, catalogue) -> None:
    now = published(gather([sent()], reader, catalogue), catalogue)
    # (4) + (5) of a line: 5 + 9.
    assert by_sector(now) == {"dat-dai": 14, "xay-dung": 14, "chan-nuoi": 14}
    known = read_catalogue(now)
    assert known.sectors["chan-nuoi"]["name"] == "Chăn nuôi"
    assert "chăn nuôi" in known.sentence(Filter(sector="chan-nuoi"), VI)


@pytest.mark.deep
def test_a_deleted_store_has_it_again(sent, own_store, reader, catalogue) -> None:
    before = published(gather([sent()], reader, catalogue), catalogue)
    again = own_store.with_name("again")
    shutil.copytree(own_store / "loads", again / "loads")
    with anew():
        after = open_reader(build(again))
    for table in ("sectors", "current_dossiers"):
        question = f"select * from {table} order by all"
        assert after.rows(question) == before.rows(question)
    assert by_sector(after)["chan-nuoi"] == 14


def test_two_files_of_one_batch_may_bring_it(sent, own_store, reader, catalogue) -> None:
    files = [sent(), sent("so-tu-phap.xlsx", unit="Sở Tư pháp", sector="CHĂN NUÔI")]
    batch = gather(files, reader, catalogue)
    assert len(batch.new) == 2
    assert new_sectors_text(batch.new, VI) == "Lĩnh vực mới: Chăn nuôi."
    assert by_sector(published(batch, catalogue))["chan-nuoi"] == 28


def test_the_next_file_is_not_asked(sent, own_store, reader, catalogue) -> None:
    now = published(gather([sent()], reader, catalogue), catalogue)
    known = read_catalogue(now)
    next_one = sent("so-tu-phap.xlsx", unit="Sở Tư pháp", answers={}, known=known)
    assert (next_one.questions, next_one.new_sectors) == ((), ())
    later = published(gather([next_one], now, known), known)
    assert by_sector(later)["chan-nuoi"] == 28


def test_a_file_that_was_read_before_another_brought_it(sent, own_store, reader, catalogue) -> None:
    """Two clerks: the second one's file still calls it new."""
    second = sent("so-tu-phap.xlsx", unit="Sở Tư pháp")
    now = published(gather([sent()], reader, catalogue), catalogue)
    assert by_sector(published(gather([second], now, catalogue), catalogue))["chan-nuoi"] == 28


def test_two_files_that_mean_different_sectors_are_both_refused(sent, reader, catalogue) -> None:
    other = sent(
        "so-tu-phap.xlsx",
        unit="Sở Tư pháp",
        sector="Chân nuôi",
        answers={"sector:chân nuôi": "=new"},
    )
    assert other.is_clean
    batch = gather([sent(), other], reader, catalogue)
    assert batch.new == ()
    assert [one.found.vi for one in batch.faults if one.severity == "error"] == [
        "lĩnh vực mới “Chăn nuôi” mang mã “chan-nuoi”; trong “so-tu-phap.xlsx” mã ấy là"
        " “Chân nuôi”",
        "lĩnh vực mới “Chân nuôi” mang mã “chan-nuoi”; trong “so-noi-vu.xlsx” mã ấy là “Chăn nuôi”",
    ]
