"""Indicator sheets among the files: what they would change, what counts afterwards, who said it."""

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from analytics.audit import audit
from analytics.catalogue import read_catalogue
from analytics.filters import Filter
from analytics.i18n import EN, VI
from analytics.ingest.result import Reading
from analytics.publishing import gather, preview, publish
from analytics.publishing.batch import receipt
from analytics.publishing.columns import (
    effects_table,
    faults_table,
    figures_table,
    files_table,
    replaced_text,
    summary,
)
from analytics.query import measured
from analytics.query.figures import records, report_figures
from analytics.store import Reader, build, open_reader
from analytics.views.reporting.data import awaited, status
from tests.fixtures.building import anew
from tests.ingest.indicator_sheet.papers import blanks
from tests.publishing.forms import LINES, form

WHEN = "2026-04-05T08:30:00+07:00"
COUNT, RATE, VISITS = "received", "on_time_rate", "portal_visits"
DOCUMENT = "bang-so-lieu-2021-Q2-toan-tinh"
Make = Callable[..., Reading]


def loaded(reading: Reading, reader: Reader) -> Reader:
    """The snapshot after a sheet went in."""
    known = read_catalogue(reader)
    batch = gather([reading], reader, known)
    return open_reader(publish(batch, known, who="Lan", when=WHEN, why="báo cáo").snapshot)


def figures(reader: Reader, document: str = DOCUMENT) -> dict[str, float]:
    return {row["indicator"]: row["value"] for row in records(report_figures(reader, (document,)))}


def test_a_sheet_goes_in_beside_a_form(sheet: Make, sent, reader, catalogue) -> None:
    batch = gather([sheet({COUNT: 140000}), sent(period="Quý II/2021")], reader, catalogue)
    assert [one.file for one in batch.new] == ["bang.xlsx", "so-noi-vu.xlsx"]
    assert batch.periods == batch.counted_periods == ("2021-Q2",)
    alone = gather([sheet({COUNT: 140000})], reader, catalogue)
    assert (alone.periods, alone.counted_periods) == (("2021-Q2",), ())
    row = files_table(alone, catalogue, VI).frame.iloc[0].tolist()
    told = ["bang.xlsx", "sẵn sàng", "Toàn tỉnh", "Quý II/2021", "Bảng số liệu báo cáo", "1"]
    assert row == told


def test_each_figure_stands_beside_the_last_one(sheet: Make, reader, catalogue, own_store) -> None:
    batch = gather([sheet({COUNT: 140000, VISITS: 90000, RATE: 98.7})], reader, catalogue)
    shown = preview(batch, reader, catalogue, own_store)
    names = read_catalogue(reader)
    vi = figures_table(shown.figures, names, VI).frame.values.tolist()
    assert vi == [
        [
            *("Lượt truy cập Cổng CCHC tỉnh", "Toàn tỉnh", "Quý II/2021"),
            *("97.494 lượt (quý I/2021)", "90.000 lượt"),
        ],
        [
            *("Tỷ lệ đúng hạn trên số đã giải quyết", "Khối địa phương", "Quý II/2021"),
            *("98,63% (quý I/2021)", "98,7%"),
        ],
        [
            *("Hồ sơ tiếp nhận trong kỳ", "Khối địa phương", "Quý II/2021"),
            *("130.729 hồ sơ (quý I/2021)", "140.000 hồ sơ"),
        ],
    ]
    en = figures_table(shown.figures, names, EN).frame.values.tolist()
    assert en[2] == [
        *("Dossiers received in the period", "Provincial and local agencies", "Q2 2021"),
        *("130,729 dossiers (Q1 2021)", "140,000 dossiers"),
    ]
    headline = effects_table(shown.headline, catalogue, VI).frame.set_index("Chỉ số")
    assert headline.loc["Hồ sơ tiếp nhận trong kỳ"].tolist() == ["—", "140.000"]


def test_afterwards_the_figures_are_on_the_dashboard(sheet: Make, reader, own_store) -> None:
    now = loaded(sheet({COUNT: 140000, RATE: 98.7}), reader)
    assert figures(now) == {COUNT: 140000, RATE: 98.7}
    answers = {one.metric: one for one in measured(now, [COUNT, RATE], ["2021-Q2"], Filter())}
    assert answers[COUNT].value == 140000
    assert answers[RATE].value == pytest.approx(0.987)
    assert {one.document for one in answers.values()} == {DOCUMENT}
    names = read_catalogue(now)
    assert DOCUMENT in names.documents_of("2021-Q2")
    # What other documents print of another quarter stays.
    (before,) = measured(now, [COUNT], ["2021-Q1"], Filter())
    assert before.value == 130729


def test_the_record_of_the_document(sheet: Make, reader, own_store) -> None:
    (source,) = loaded(sheet({COUNT: 140000}), reader).rows(
        "select * from documents where code = ?", [DOCUMENT]
    )
    assert {name: source[name] for name in ("kind", "period", "publisher", "dataset")} == {
        "kind": "import",
        "period": "2021-Q2",
        "publisher": "UBND tỉnh Khánh Hòa",
        "dataset": "official",
    }
    assert source["title_vi"] == "Bảng số liệu báo cáo của toàn tỉnh, tệp bang.xlsx"
    assert source["title_en"] == "Indicator sheet of the whole province, file bang.xlsx"


def test_the_record_of_a_units_sheet(sheet: Make, reader, catalogue) -> None:
    reading = sheet({"internal_workflows": 3}, unit="so-noi-vu")
    given = receipt(reading, catalogue, "Lan", WHEN)
    assert (given.kind, given.who) == ("indicators", "Lan (tự khai)")
    assert given.source == {
        "title_vi": "Bảng số liệu báo cáo của Sở Nội vụ, tệp bang.xlsx",
        "title_en": "Indicator sheet of Department of Home Affairs, file bang.xlsx",
        "publisher": "Sở Nội vụ",
        "code": "bang-so-lieu-2021-Q2-so-noi-vu",
        "period": "2021-Q2",
    }


def test_the_same_file_is_not_loaded_twice(sheet: Make, reader, own_store) -> None:
    one = sheet({COUNT: 140000})
    now = loaded(one, reader)
    batch = gather([one], now, read_catalogue(now))
    assert (batch.new, len(batch.repeated)) == ((), 1)
    assert summary(batch, VI) == "**1** tệp đã đọc; **1** đã có từ trước."


def test_a_corrected_sheet_takes_the_place_of_the_whole(sheet: Make, reader, own_store) -> None:
    first = sheet({COUNT: 140000, VISITS: 90000})
    now = loaded(first, reader)
    known = read_catalogue(now)
    second = sheet({COUNT: 141000}, name="sua.xlsx")
    batch = gather([second], now, known)
    assert replaced_text(batch, known, VI) == (
        "Thay số đã có của: bảng số liệu báo cáo của toàn tỉnh (Quý II/2021)."
    )
    assert "the indicator sheet of the whole province (Q2 2021)" in replaced_text(batch, known, EN)
    shown = preview(batch, now, known, own_store)
    told = {
        row[0]: row[3:]
        for row in figures_table(shown.figures, read_catalogue(now), VI).frame.values
    }
    assert {name: list(said) for name, said in told.items()} == {
        "Hồ sơ tiếp nhận trong kỳ": ["140.000 hồ sơ", "141.000 hồ sơ"],
        "Lượt truy cập Cổng CCHC tỉnh": ["90.000 lượt", "không còn"],
    }
    last = loaded(second, now)
    assert figures(last) == {COUNT: 141000}
    # What was replaced may come back.
    back = gather([first], last, read_catalogue(last))
    assert (len(back.new), back.repeated) == (1, ())


def test_a_figure_stands_beside_the_same_period_of_the_sheet_before(
    blank, reader, catalogue, own_store, tmp_path
) -> None:
    """Two periods of one figure on a sheet: each beside its own, not beside the newest."""
    paper = blank("2021-Q2")
    row, added = paper.row(COUNT), paper.sheet.max_row + 1
    paper.put_at(row, 140000)
    for field in paper.at:
        paper.put_at(added, paper.text(row, field), field)
    paper.put_at(added, "Quý I/2021", "period")
    paper.put_at(added, 130800)
    now = loaded(paper.read(tmp_path, catalogue), reader)
    paper.put_at(added, 130900)
    batch = gather([paper.read(tmp_path, catalogue)], now, read_catalogue(now))
    shown = preview(batch, now, read_catalogue(now), own_store)
    rows = figures_table(shown.figures, read_catalogue(now), VI).frame.values.tolist()
    assert [row[2:] for row in rows] == [
        ["Quý II/2021", "140.000 hồ sơ", "140.000 hồ sơ"],
        ["Quý I/2021", "130.800 hồ sơ", "130.900 hồ sơ"],
    ]


def test_sheets_of_two_senders_or_quarters_stand_beside_each_other(
    sheet: Make, reader, catalogue, own_store
) -> None:
    files = [
        sheet({COUNT: 140000}),
        sheet({COUNT: 139000}, name="quy-3.xlsx", period="2021-Q3"),
        sheet({"internal_workflows": 3}, name="snv.xlsx", unit="so-noi-vu"),
    ]
    batch = gather(files, reader, catalogue)
    assert (len(batch.new), batch.replaced) == (3, ())
    done = publish(batch, catalogue, who="Lan", when=WHEN)
    now = open_reader(done.snapshot)
    assert figures(now) == {COUNT: 140000}
    assert figures(now, "bang-so-lieu-2021-Q3-toan-tinh") == {COUNT: 139000}
    assert figures(now, "bang-so-lieu-2021-Q2-so-noi-vu") == {"internal_workflows": 3}
    # Who has reported is about dossiers.
    assert status(now, also=("2021-Q2",)) == status(reader, also=("2021-Q2",))
    assert awaited(now, date(2021, 6, 30)) == awaited(reader, date(2021, 6, 30))
    # Both quarters' sheets ask for the figures of the quarter before beside the next one.
    third = blanks(now)("2021-Q4")
    row = third.row(COUNT)
    assert (third.text(row, "last"), third.text(row, "last_period")) == (
        "139.000 hồ sơ",
        "Quý III/2021",
    )
    assert third.text(row, "source").startswith(
        "Bảng số liệu báo cáo của toàn tỉnh, tệp quy-3.xlsx"
    )


def test_two_sheets_of_one_sender_and_period_are_both_refused(
    sheet: Make, reader, catalogue
) -> None:
    files = [sheet({COUNT: 140000}), sheet({COUNT: 1}, name="ban-khac.xlsx")]
    batch = gather(files, reader, catalogue)
    assert batch.new == ()
    assert [fault.file for fault in batch.faults] == ["bang.xlsx", "ban-khac.xlsx"]
    assert batch.faults[0].found.vi == (
        "2 tệp cùng nói về Toàn tỉnh, quý II/2021: “bang.xlsx”, “ban-khac.xlsx”"
    )
    assert len(faults_table(batch.faults, EN).frame) == 2


def test_a_form_and_a_sheet_of_one_unit_are_two_things(
    sheet: Make, sent, reader, catalogue
) -> None:
    files = [
        sheet({"internal_workflows": 3}, unit="so-noi-vu"),
        sent(period="Quý II/2021"),
    ]
    assert len(gather(files, reader, catalogue).new) == 2


def test_a_sheet_that_waits_or_is_wrong_changes_nothing(
    sheet: Make, reader, catalogue, own_store
) -> None:
    files = [sheet({RATE: 0.987}), sheet({COUNT: "nhiều"}, name="sai.xlsx", period="2021-Q3")]
    batch = gather(files, reader, catalogue)
    assert batch.new == ()
    assert len(batch.refused) == 2
    assert not (own_store / "loads").exists()


def test_the_archive_alone_gives_the_same_figures(sheet: Make, reader, own_store, tmp_path) -> None:
    typed = {COUNT: "gần 140.000", RATE: "98,7", "fees_online": "35,8 triệu", VISITS: 5}
    now = loaded(sheet(typed), reader)
    columns = (
        "indicator, period, block, level, unit, sector, scope_note, value, printed, precision,"
        " locator, note, note_en, document"
    )
    asked = f"select {columns} from current_indicator_values order by all"
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(own_store / "loads", elsewhere / "loads")
    with anew():
        again = open_reader(build(elsewhere))
    assert again.rows(asked) == now.rows(asked)
    kept = {row["indicator"]: row for row in again.rows(asked) if row["document"] == DOCUMENT}
    assert (kept[COUNT]["value"], kept[COUNT]["precision"]) == (Decimal(140000), "under")
    assert kept["fees_online"]["value"] == 35_800_000


@pytest.mark.parametrize(
    ("value", "option"),
    [pytest.param(0.5, "=percent", marks=pytest.mark.deep), (0.9863, "=percent")],
)
def test_a_share_that_was_asked_about_is_kept_as_answered(
    blank, reader, catalogue, own_store, tmp_path, value: float, option: str
) -> None:
    paper = blank("2021-Q2")
    paper.put(RATE, value)
    (question,) = paper.read(tmp_path, catalogue).questions
    now = loaded(paper.read(tmp_path, catalogue, answers={question.code: option}), reader)
    assert figures(now) == {RATE: pytest.approx(100 * value)}


def test_what_a_sheet_says_is_audited_like_any_document(
    sheet: Make, reader, catalogue, own_store
) -> None:
    """More on time than resolved: the sheet's own figures contradict each other."""
    batch = gather([sheet({"resolved": 100, "on_time": 120})], reader, catalogue)
    shown = preview(batch, reader, catalogue, own_store)
    assert shown.findings
    now = open_reader(publish(batch, catalogue, who="Lan", when=WHEN).snapshot)
    assert len(audit(now).findings) == len(audit(reader).findings) + len(shown.findings)


def test_the_form_of_a_unit_still_goes_in_as_a_form(tmp_path, reader, catalogue) -> None:
    from analytics.ingest.read import read

    path = form(tmp_path / "bieu.xlsx", LINES)
    assert read(path, "bieu.xlsx", catalogue).kind == "form"
