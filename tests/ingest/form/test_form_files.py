"""Whole files: written by XlsxWriter as the ministry's form is merged, and saved by LibreOffice."""

from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.opening import open_sheets
from analytics.ingest.form import read_form, recognise
from analytics.ingest.questions import Context
from analytics.ingest.result import Reading
from tests.ingest.form.papers import TITLE, stored
from tests.ingest.form.workbooks import ONE_UNIT, ONE_UNIT_READ, ROLL_UP, ROLL_UP_READ, write

SAMPLES = Path(__file__).parents[1] / "samples"


def reading_of(path: Path, catalogue: Catalogue) -> Reading:
    opened = open_sheets(path, path.name)
    assert opened.fault is None
    assert recognise(opened.sheets)
    return read_form(opened.sheets, "0" * 64, Context(path.name, catalogue, None, None, {}))


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls", "csv"])
def test_one_unit_saved_by_libreoffice(catalogue: Catalogue, ending: str) -> None:
    reading = reading_of(SAMPLES / f"form-one-unit.{ending}", catalogue)

    assert reading.faults == ()
    assert reading.is_clean
    assert stored(reading) == ONE_UNIT_READ
    assert reading.periods == ("2021-Q1",)


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_a_roll_up_saved_by_libreoffice(catalogue: Catalogue, ending: str) -> None:
    reading = reading_of(SAMPLES / f"form-roll-up.{ending}", catalogue)

    assert reading.faults == ()
    assert stored(reading) == ROLL_UP_READ


def test_the_merged_workbook_itself(catalogue: Catalogue, tmp_path: Path) -> None:
    one = write(tmp_path / "one.xlsx", ONE_UNIT)
    many = write(tmp_path / "many.xlsx", ROLL_UP, TITLE[2:])

    assert stored(reading_of(one, catalogue)) == ONE_UNIT_READ
    assert stored(reading_of(many, catalogue)) == ROLL_UP_READ
    recognised = {name.en: value.en for name, value in reading_of(one, catalogue).recognised}
    assert recognised["Sheets not read"] == "Ghi chú"
    assert recognised["Period"] == "Q1 2021"
