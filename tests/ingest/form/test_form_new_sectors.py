"""A sector that the clerk confirms as new goes in with the form."""

import pytest

from analytics.catalogue import Catalogue
from tests.ingest.form.papers import (
    at,
    building,
    counts,
    errors,
    form,
    line,
    notices,
    question,
    read,
    stored,
)

COUNTS = (4, 6, 2, 3, 6, 1, 1, 1)
FARMING = {"code": "chan-nuoi", "name": "Chăn nuôi", "name_en": "Chăn nuôi", "block": "local"}
# Without it, one of two equal rows may be the total of the other.
BOTH = counts("Tổng cộng", *(2 * one for one in COUNTS))
NEW = {"sector:chăn nuôi": "=new"}


def test_a_confirmed_one_goes_in_with_a_notice(catalogue: Catalogue) -> None:
    sheet = form(counts("Chăn nuôi", *COUNTS, stt=1), building())
    asked = question(read(catalogue, sheet))
    assert (asked.code, read(catalogue, sheet).new_sectors) == ("sector:chăn nuôi", ())

    reading = read(catalogue, sheet, answers=NEW)
    assert reading.is_clean
    assert reading.new_sectors == (FARMING,)
    assert stored(reading)["so-noi-vu", "chan-nuoi"] == COUNTS
    (told,) = notices(reading)
    assert (told.cell, told.found.vi) == (at(0, 2), "“Chăn nuôi”: lĩnh vực mới")


@pytest.mark.parametrize(
    "name",
    ["1. Chăn nuôi", "chăn nuôi", "CHĂN NUÔI", "Lĩnh vực: chăn nuôi", "Chăn nuôi (TTHC cấp tỉnh)"],
)
def test_it_is_called_what_it_is_called_everywhere(catalogue: Catalogue, name: str) -> None:
    sheet = form(counts(name, *COUNTS))
    asked = question(read(catalogue, sheet))
    reading = read(catalogue, sheet, answers={asked.code: "=new"})

    assert reading.new_sectors == (FARMING,)


def test_the_block_is_that_of_the_unit(catalogue: Catalogue) -> None:
    title = (line("Đơn vị báo cáo: Cục Thuế"), line("Kỳ báo cáo: Quý I/2021"))
    sheet = form(counts("Chăn nuôi", *COUNTS), title=title)
    unit = next(row["code"] for row in catalogue.validities if row["block"] == "central")
    reading = read(catalogue, sheet, unit=unit, answers=NEW | {"unit:1": unit})

    assert [one["block"] for one in reading.new_sectors] == ["central"]


def test_the_same_one_on_two_sheets_is_said_once(catalogue: Catalogue) -> None:
    title = (line("Đơn vị báo cáo: Sở Tư pháp"), line("Kỳ báo cáo: Quý I/2021"))
    row = counts("Chăn nuôi", *COUNTS)
    reading = read(catalogue, form(row), form(row, title=title, name="Sở Tư pháp"), answers=NEW)

    assert reading.new_sectors == (FARMING,)
    assert len(reading.rows) == 2
    assert len(notices(reading)) == 1


def test_two_names_of_one_code_are_refused(catalogue: Catalogue) -> None:
    sheet = form(counts("Chăn nuôi", *COUNTS), counts("Chấn nươi", *COUNTS), BOTH)
    answers = {asked.code: "=new" for asked in read(catalogue, sheet).questions}
    reading = read(catalogue, sheet, answers=answers)

    assert (
        at(1, 2),
        "“Chấn nươi” mang mã “chan-nuoi”, là mã của lĩnh vực “Chăn nuôi”",
    ) in errors(reading)
    assert (reading.rows, reading.new_sectors) == ((), ())


def test_the_code_of_another_sector_is_refused_with_a_way_out(catalogue: Catalogue) -> None:
    sheet = form(counts("Đặt đài", *COUNTS))
    asked = question(read(catalogue, sheet))
    reading = read(catalogue, sheet, answers={asked.code: "=new"})

    assert errors(reading) == [
        (at(0, 2), "“Đặt đài” mang mã “dat-dai”, là mã của lĩnh vực “Đất đai”")
    ]
    assert reading.errors[0].action.vi == (
        "Chọn “Đất đai” nếu là một; nếu không, thêm dòng “mã,Đặt đài,tên tiếng Anh,local” vào"
        " data/catalogue/sectors.csv rồi nạp lại; hoặc chọn chỉ nạp tổng của đơn vị."
    )


def test_a_name_without_plain_letters_is_refused(catalogue: Catalogue) -> None:
    sheet = form(counts("農業", *COUNTS))
    asked = question(read(catalogue, sheet))
    reading = read(catalogue, sheet, answers={asked.code: "=new"})

    assert errors(reading) == [(at(0, 2), "“農業”")]
    assert reading.errors[0].action.en.startswith("Add the line “code,農業,English name,local”")


def test_the_units_total_brings_no_sector(catalogue: Catalogue) -> None:
    sheet = form(counts("Chăn nuôi", *COUNTS, stt=1), counts("Thú y", *COUNTS, stt=2), BOTH)
    codes = [asked.code for asked in read(catalogue, sheet).questions]
    reading = read(catalogue, sheet, answers={codes[0]: "=new", codes[1]: "=whole"})

    assert reading.is_clean
    assert stored(reading) == {("so-noi-vu", None): tuple(2 * one for one in COUNTS)}
    assert reading.new_sectors == ()
    assert [one.found.vi for one in notices(reading)] == ["“Chăn nuôi”", "“Thú y”"]
