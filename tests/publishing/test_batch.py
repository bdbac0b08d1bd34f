"""Which files go in, and everything that is wrong with any of them."""

from dataclasses import replace

from analytics.catalogue import read_catalogue
from analytics.i18n import EN, VI
from analytics.ingest.read import read
from analytics.publishing import gather, publish
from analytics.publishing.batch import receipt
from analytics.publishing.columns import (
    faults_export,
    faults_table,
    files_table,
    replaced_text,
    summary,
)
from analytics.store import build, open_reader
from analytics.tables import csv_bytes
from tests.publishing.forms import LINES, RESOLVED, RESOLVED_CELL, form

WHEN = "2026-04-05T08:30:00+07:00"


def test_a_clean_form_goes_in(sent, reader, catalogue) -> None:
    batch = gather([sent()], reader, catalogue)
    assert [one.file for one in batch.new] == ["so-noi-vu.xlsx"]
    assert batch.periods == ("2021-Q1",)
    assert batch.refused == ()
    assert summary(batch, VI) == "**1** tệp đã đọc; **1** sẵn sàng."
    row = files_table(batch, catalogue, VI).frame.iloc[0].tolist()
    assert row == ["so-noi-vu.xlsx", "sẵn sàng", "Sở Nội vụ", "Quý I/2021", "Biểu II.06a", "2"]


def test_a_file_with_an_error_stays_out_and_the_others_go_in(sent, reader, catalogue) -> None:
    wrong = sent("so-tu-phap.xlsx", unit="Sở Tư pháp", typed={RESOLVED: 13})
    batch = gather([wrong, sent()], reader, catalogue)
    assert [one.file for one in batch.new] == ["so-noi-vu.xlsx"]
    assert [one.file for one in batch.refused] == ["so-tu-phap.xlsx"]
    frame = faults_table(batch.faults, VI).frame
    assert set(frame["Tệp"]) == {"so-tu-phap.xlsx"}
    assert RESOLVED_CELL in set(frame["Ô"])
    assert summary(batch, EN) == "Files read: **2**; ready: **1**; with errors: **1**."


def test_two_files_for_one_unit_and_quarter_are_both_refused(sent, reader, catalogue) -> None:
    lines = {"Đất đai": (30, 10, 18, 2, 24, 16, 6, 2, 6, 4, 2)}
    batch = gather([sent(), sent("ban-sua.xlsx", lines=lines)], reader, catalogue)
    assert batch.new == ()
    assert [(one.file, one.severity) for one in batch.faults] == [
        ("so-noi-vu.xlsx", "error"),
        ("ban-sua.xlsx", "error"),
    ]
    assert "“so-noi-vu.xlsx”, “ban-sua.xlsx”" in batch.faults[0].found.vi


def test_the_same_file_twice_goes_in_once(sent, reader, catalogue) -> None:
    one = sent()
    batch = gather([one, replace(one, file="ban-sao.xlsx")], reader, catalogue)
    assert [one.file for one in batch.new] == ["so-noi-vu.xlsx"]
    assert [one.file for one in batch.repeated] == ["ban-sao.xlsx"]


def test_a_file_that_counts_already_is_not_loaded_again(
    sent, own_store, reader, catalogue, tmp_path
) -> None:
    first = sent()
    publish(gather([first], reader, catalogue), catalogue, who="Lan", when=WHEN, why="báo cáo quý.")
    now = open_reader(build(own_store))
    batch = gather([first], now, read_catalogue(now))
    assert (batch.new, len(batch.repeated)) == ((), 1)
    again = read(form(tmp_path / "lai.xlsx", LINES), "lai.xlsx", read_catalogue(now))
    (notice,) = (fault for fault in again.faults if fault.severity == "notice")
    assert tuple(notice.found) == (
        "tệp này đã được cập nhật ngày 5/4/2026 (Lan (tự khai))",
        "this very file was loaded on 5 April 2026 (Lan (tự khai))",
    )
    # Once another file has taken its place, it may come back.
    lines = {"Đất đai": (30, 10, 18, 2, 24, 16, 6, 2, 6, 4, 2)}
    second = gather([sent("ban-sua.xlsx", lines=lines)], now, catalogue)
    publish(second, catalogue, who="Lan", when=WHEN)
    last = open_reader(build(own_store))
    back = gather([first], last, read_catalogue(last))
    assert len(back.new) == 1
    assert replaced_text(back, catalogue, VI) == "Thay số đã có của: Sở Nội vụ (Quý I/2021)."
    assert replaced_text(batch, catalogue, VI) == ""


def test_what_the_store_refuses_is_said_beforehand(sent, reader, catalogue) -> None:
    one = sent()
    rows = tuple({**row, "sector": "khong-co"} for row in one.rows[:1])
    batch = gather([replace(one, rows=rows, row_count=1)], reader, catalogue)
    assert batch.new == ()
    (fault,) = batch.faults
    assert fault.found.vi == fault.found.en == "#1 sector: “khong-co”"
    assert fault.expected == (
        "mã có trong catalogue/sectors.csv",
        "a code in catalogue/sectors.csv",
    )
    assert fault.action.en == "Correct the code, or add it to the catalogue first."


def test_the_source_says_the_unit_not_the_clerk(sent, catalogue) -> None:
    given = receipt(sent(), catalogue, "Lan", WHEN)
    assert given.who == "Lan (tự khai)"
    assert given.source is not None
    assert given.source["publisher"] == "Sở Nội vụ"
    assert "Lan" not in " ".join(map(str, given.source.values()))


def test_a_table_of_faults_runs_nothing_in_a_spreadsheet(sent, reader, catalogue) -> None:
    wrong = sent(typed={RESOLVED: "=HYPERLINK"})
    batch = gather([replace(wrong, file="=cmd.xlsx")], reader, catalogue)
    assert batch.refused
    faults = [replace(one, file="=cmd.xlsx") for one in batch.faults]
    assert "\r\n'=cmd.xlsx," in csv_bytes(faults_export(faults, VI)).decode("utf-8-sig")
