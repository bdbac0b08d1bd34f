"""Numbers that may mean two things: asked about with both readings, never guessed."""

from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from tests.ingest.indicator_sheet.papers import Blank, answers, cells, the_fault, values

COUNT, RATE, MONEY = "procedures_new", "on_time_rate", "fees_online"
CHANGE, SCORE = "late_rate_change", "papi"


@pytest.mark.parametrize(
    ("typed", "percent", "as_is"),
    [
        (0.9863, "98.63", "0.9863"),
        ("0,9863", "98.63", "0.9863"),
        (0.5, "50", "0.5"),
        (1, "100", "1"),
        ("khoảng 0,5", "50", "0.5"),
    ],
)
def test_a_rate_up_to_one_is_asked_about(
    blank: Blank, known: Catalogue, tmp_path: Path, typed, percent, as_is
) -> None:
    """A spreadsheet keeps 98,63% as 0.9863; it may also be meant."""
    paper = blank()
    cell = paper.put(RATE, typed)
    reading = paper.read(tmp_path, known)
    (question,) = reading.questions
    assert (question.cell, question.sheet) == (cell, "Số liệu")
    assert reading.unanswered == (question.code,)
    assert (reading.rows, reading.is_clean) == ((), False)
    for option, value in (("=percent", percent), ("=as_is", as_is)):
        again = paper.read(tmp_path, known, answers={question.code: option})
        assert values(again) == {RATE: value}
        assert again.is_clean
    assert not paper.read(tmp_path, known, answers={question.code: "khác"}).is_clean


def test_a_sheet_that_waits_for_an_answer_gives_no_rows(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    """Also not those that are clear: a sheet goes in whole."""
    paper = blank()
    paper.put(RATE, 0.9863)
    paper.put(COUNT, 12)
    reading = paper.read(tmp_path, known)
    assert (reading.rows, reading.row_count) == ((), 0)
    assert len(paper.read(tmp_path, known, answers=answers(reading, "=percent")).rows) == 2


def test_the_question_says_both_rates(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank()
    paper.put(RATE, 0.9863)
    (question,) = paper.read(tmp_path, known).questions
    assert question.text.vi == (
        "Tỷ lệ đúng hạn trên số đã giải quyết: ô ghi 0,9863. Tỷ lệ là bao nhiêu?"
    )
    assert [(code, said.vi, said.en) for code, said in question.options] == [
        ("=percent", "98,63%", "98.63%"),
        ("=as_is", "0,9863%", "0.9863%"),
    ]


def test_a_change_in_points_is_asked_about_too(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    row = next(row for row in paper.rows if paper.text(row, "code") == CHANGE)
    paper.put_at(row, -0.05)
    reading = paper.read(tmp_path, known)
    again = paper.read(tmp_path, known, answers=answers(reading, "=percent"))
    assert [str(one["value"]) for one in again.rows] == ["-5"]


def test_two_styles_in_one_column_are_read_where_each_says_enough(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(RATE, "98,63")
    paper.put("online_rate", "21.65")
    paper.put(COUNT, "1,769")
    paper.put("procedures_amended", "1.234")
    assert values(paper.read(tmp_path, known)) == {
        RATE: "98.63",
        "online_rate": "21.65",
        COUNT: "1769",
        "procedures_amended": "1234",
    }


def test_what_two_readers_read_differently_is_asked_about(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    cell = paper.put(SCORE, "41.234")
    reading = paper.read(tmp_path, known)
    (question,) = reading.questions
    assert (question.code, question.cell, reading.unanswered) == ("numbers", cell, ("numbers",))
    assert reading.rows == ()
    plain = paper.read(tmp_path, known, answers={"numbers": "plain"})
    assert values(plain) == {SCORE: "41.234"}
    grouped = paper.read(tmp_path, known, answers={"numbers": "vi"})
    assert values(grouped) == {SCORE: "41234"}
    assert not paper.read(tmp_path, known, answers={"numbers": "?"}).is_clean


def test_the_answer_may_make_a_rate_impossible(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    cell = paper.put(RATE, "1.234")
    assert paper.read(tmp_path, known).unanswered == ("numbers",)
    grouped = paper.read(tmp_path, known, answers={"numbers": "vi"})
    assert cells(grouped) == [cell]
    assert the_fault(grouped).expected.vi == "từ 0 đến 100 (%)"
    plain = paper.read(tmp_path, known, answers={"numbers": "plain"})
    assert values(plain) == {RATE: "1.234"}


def test_a_neighbour_may_say_how_to_read_it(blank: Blank, known: Catalogue, tmp_path: Path) -> None:
    paper = blank()
    paper.put(SCORE, "41.234")
    paper.put(RATE, "98.63")
    reading = paper.read(tmp_path, known)
    assert values(reading) == {SCORE: "41.234", RATE: "98.63"}
    assert reading.recognised[-1][1].vi == "kiểu Anh, như 1,234.5"


def test_money_said_in_millions_is_asked_about_like_a_rate(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    paper = blank()
    paper.put(MONEY, "1.234 triệu")
    reading = paper.read(tmp_path, known)
    assert reading.unanswered == ("numbers",)
    for style, value in (("vi", "1234000000"), ("plain", "1234000")):
        again = paper.read(tmp_path, known, answers={"numbers": style})
        assert values(again) == {MONEY: value}
