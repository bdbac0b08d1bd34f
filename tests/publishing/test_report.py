"""A written report goes into the archive with its sentences, and out of it again."""

from dataclasses import replace
from decimal import Decimal

import pytest

from analytics.catalogue import read_catalogue
from analytics.errors import StoreChanged
from analytics.i18n import EN, VI
from analytics.publishing.report import (
    at_odds,
    counting,
    publish_report,
    report_code,
    rows_of,
)
from analytics.publishing.withdraw import consequence, loaded, request, take_back
from analytics.reports.precedents import read_precedents
from analytics.reports.reading import Reading, read_report
from analytics.store import Reader, open_reader
from tests.fixtures import readings

WHEN, LATER = "2026-11-29T08:30:00+07:00", "2026-11-29T09:00:00+07:00"
REPORT = "report-2021-Q1"
_RANKED = (
    "select value, printed, locator, paragraph, printed_at from current_indicator_values"
    " where document = ? and indicator = 'units_rated_fair'"
)
_DOCUMENTS = "select code, kind, title_en from current_documents where code = ?"


def published(reading: Reading, seen: str | None = None, when: str = WHEN) -> Reader:
    done = publish_report(
        reading,
        file="bao-cao.docx",
        sha256="ab" * 32,
        who="Lan",
        when=when,
        why="trình ký",
        seen=seen,
    )
    return open_reader(done.snapshot)


def of_another_quarter() -> Reading:
    """The same report as if it were about a quarter that no document is about."""
    return replace(readings.first_quarter(), period="2022-Q2")


def test_every_figure_has_its_paragraph_and_where_it_is_printed(reader: Reader) -> None:
    after = published(of_another_quarter())
    (row,) = after.rows(_RANKED, ["report-2022-Q2"])
    assert (row["printed"], row["locator"], row["value"]) == ("11", "I.2 ¶2", Decimal(11))
    assert row["paragraph"].startswith("Năm 2020, có 29/44 đơn vị thuộc đối tượng")
    assert row["paragraph"][row["printed_at"] :].startswith("11 đơn vị xếp hạng Khá")
    rows = after.rows(
        "select printed, paragraph, printed_at from current_indicator_values where document = ?",
        ["report-2022-Q2"],
    )
    assert len(rows) == len(rows_of(readings.first_quarter()))
    assert all(row["paragraph"][row["printed_at"] :].startswith(row["printed"]) for row in rows)


def test_its_sentences_help_to_read_the_next_report(reader: Reader) -> None:
    after = published(of_another_quarter())
    precedents, catalogue = read_precedents(after), read_catalogue(after)
    silent = replace(
        catalogue, cues=[cue for cue in catalogue.cues if cue["indicator"] != "units_rated_fair"]
    )
    document = readings.first_quarter().document
    (figure,) = [
        figure
        for figure in read_report(document, silent, precedents=precedents).figures
        if figure.indicator == "units_rated_fair"
    ]
    assert (figure.locator, figure.value, figure.confidence) == ("I.2 ¶2", 11, "confirm")


def test_it_is_a_full_report_as_those_that_are_entered_by_hand(reader: Reader) -> None:
    after = published(of_another_quarter())
    (document,) = after.rows(_DOCUMENTS, ["report-2022-Q2"])
    assert document["kind"] == "full_report"
    assert document["title_en"] == "Khánh Hòa: report on administrative reform, Q2 2022"
    assert read_catalogue(after).reports["2022-Q2"][0]["code"] == "report-2022-Q2"


def test_taken_back_it_is_gone_with_its_document(reader: Reader) -> None:
    after = published(of_another_quarter())
    (one,) = loaded(after)
    assert (one.document, one.unit, one.file) == ("report-2022-Q2", "", "bao-cao.docx")
    known = read_catalogue(after)
    assert request(one, known, VI) == "Thu hồi số quý II/2022 của báo cáo của tỉnh"
    assert "paragraphs" in consequence(one, known, EN)
    _load, path = take_back(
        one.period,
        one.unit,
        kind=one.kind,
        document=one.document,
        load=one.load,
        who="Minh",
        when=LATER,
        why="còn sửa",
    )
    gone = open_reader(path)
    assert loaded(gone) == ()
    assert gone.rows(_RANKED, ["report-2022-Q2"]) == []
    assert gone.rows(_DOCUMENTS, ["report-2022-Q2"]) == []
    again = published(of_another_quarter(), when="2026-11-29T10:00:00+07:00")
    assert len(again.rows(_RANKED, ["report-2022-Q2"])) == 1


def test_it_takes_the_place_of_the_same_report_entered_by_hand_and_gives_it_back(
    reader: Reader,
) -> None:
    assert counting(reader, "2021-Q1") == (None, 130)
    after = published(readings.changed("units_rated_fair", value=Decimal(12), printed="12"))
    ((load, number)) = counting(after, "2021-Q1")
    assert (load, number) == ("0001-bao-cao", 129)
    (row,) = after.rows(_RANKED, [REPORT])
    assert row["value"] == 12 and row["paragraph"]
    (one,) = loaded(after)
    given = {"kind": one.kind, "document": one.document, "who": "Minh", "when": LATER, "why": "x"}
    back = open_reader(take_back(one.period, one.unit, **given)[1])
    (row,) = back.rows(_RANKED, [REPORT])
    assert (row["value"], row["paragraph"]) == (11, None)
    assert counting(back, "2021-Q1") == (None, 130)


def test_a_clerk_who_was_overtaken_changes_nothing(reader: Reader) -> None:
    published(of_another_quarter())
    with pytest.raises(StoreChanged) as error:
        published(of_another_quarter(), when=LATER)
    (change,) = error.value.changes
    assert (change.what, change.did) == (("report-2022-Q2",), "loaded")
    published(of_another_quarter(), seen="0001-bao-cao", when=LATER)


def test_a_thing_that_is_said_twice_counts_once_and_two_values_are_at_odds() -> None:
    reading = readings.first_quarter()
    twice = replace(reading, figures=(*reading.figures, reading.figures[0]))
    assert at_odds(twice) == ()
    assert len(rows_of(twice)) == len(rows_of(reading))
    other = replace(reading.figures[0], value=Decimal(11), printed="11")
    assert at_odds(replace(reading, figures=(*reading.figures, other))) == (len(reading.figures),)


def test_what_is_in_doubt_does_not_go_in() -> None:
    rows = rows_of(readings.in_doubt("units_rated_fair"))
    assert "units_rated_fair" not in {row["indicator"] for row in rows}


@pytest.mark.parametrize("change", [{"period": None}, {"province": "Lâm Đồng"}])
def test_no_report_of_ours_about_a_period_is_published(change: dict[str, str | None]) -> None:
    with pytest.raises(ValueError, match="no report of ours"):
        rows_of(replace(readings.first_quarter(), **change))


def test_one_period_has_one_report() -> None:
    assert report_code("2021-Q1") == REPORT
