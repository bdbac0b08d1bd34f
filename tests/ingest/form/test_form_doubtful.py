"""What may be a slip is asked, not taken: counts beyond reason, forms on hidden sheets."""

from dataclasses import replace

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Sheet
from tests.ingest.form.papers import building, counts, form, land, read, stored, total

OLD = "Kỳ báo cáo: Quý IV/2020"


def other(said: str = OLD, hidden: bool = True) -> Sheet:
    sheet = form(land(), total(), name="Cũ", hidden=hidden)
    rows = [(said, *row[1:]) if row[0] == "Kỳ báo cáo: Quý I/2021" else row for row in sheet.rows]
    return replace(sheet, rows=tuple(rows))


@pytest.mark.parametrize("count", [1_000_001, 10**12])
def test_a_count_beyond_reason_is_asked_at_its_cell(catalogue: Catalogue, count: int) -> None:
    sheet = form(counts("Đất đai", count, 0, 0, count), building())
    reading = read(catalogue, sheet)
    (question,) = reading.questions
    assert (question.code, question.sheet, question.cell) == ("large:1", sheet.name, "C9")
    assert reading.rows == ()
    assert read(catalogue, sheet, answers={"large:1": "=right"}).is_clean


def test_a_count_of_the_largest_that_was_ever_published_is_not(catalogue: Catalogue) -> None:
    assert read(catalogue, form(counts("Đất đai", 362_428, 0, 0, 362_428))).questions == ()


@pytest.mark.parametrize(("count", "asked"), [(1_000, 0), (5_000, 0), (5_001, 1)])
def test_ten_times_what_a_unit_ever_had_is_asked(
    catalogue: Catalogue, count: int, asked: int
) -> None:
    known = replace(catalogue, largest={"so-noi-vu": 500})
    reading = read(known, form(counts("Đất đai", count, 0, 0, count)))
    assert len(reading.questions) == asked
    assert all("500" in question.text.vi for question in reading.questions)


def test_a_hidden_form_of_another_period_is_asked_and_left_out(catalogue: Catalogue) -> None:
    sheets = (form(land(), building(), total()), other())
    reading = read(catalogue, *sheets)
    (question,) = reading.questions
    assert "Quý IV/2020" in question.text.vi
    assert (question.code, question.sheet, reading.rows) == ("hidden:2", "Cũ", ())
    reading = read(catalogue, *sheets, answers={"hidden:2": "=out"})
    assert set(stored(reading)) == {("so-noi-vu", "dat-dai"), ("so-noi-vu", "xay-dung")}
    assert reading.periods == ("2021-Q1",)
    assert "không được nạp" in reading.faults[0].found.vi
    reading = read(catalogue, *sheets, answers={"hidden:2": "=load"})
    assert reading.periods == ("2021-Q1", "2020-Q4")


def test_it_is_asked_too_where_it_says_no_period_or_the_clerk_chose_one(
    catalogue: Catalogue,
) -> None:
    shown = form(land(), building(), total())
    assert read(catalogue, shown, other("")).questions[0].code == "hidden:2"
    (question,) = read(catalogue, shown, other(), period="2021-Q1").questions
    assert [code for code, _ in question.options] == ["=out"]


def test_a_hidden_form_beside_a_cover_is_asked(catalogue: Catalogue) -> None:
    cover = Sheet("Bìa", (("Báo cáo",),))
    assert read(catalogue, cover, other()).questions[0].code == "hidden:2"


def test_sheets_that_can_be_seen_may_have_several_periods(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), building(), total()), other(hidden=False))
    assert (reading.questions, reading.periods) == ((), ("2021-Q1", "2020-Q4"))
