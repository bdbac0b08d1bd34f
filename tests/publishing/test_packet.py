"""What is handed out empty comes back full: form II.06a, and the ZIP of all units."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.read import read
from analytics.periods import parse
from analytics.publishing import packet as packets
from analytics.publishing.blank_form import blank_form
from analytics.publishing.packet import file_name, packet
from analytics.store import Reader
from tests.publishing.forms import LINE, LINES

FIRST, TOTAL = 9, 39


def filled(path: Path, content: bytes) -> Path:
    """The form with the lines that a unit would type, its sums as a spreadsheet would have them."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book["II.06a"]
    for row, (name, counts) in enumerate(LINES.items(), FIRST):
        for column, value in enumerate((row - FIRST + 1, name, *counts), 1):
            sheet.cell(row, column, value)
    for column, count in enumerate(LINE, 3):
        sheet.cell(TOTAL, column, count * len(LINES))
    book.save(path)
    return path


def test_the_form_handed_out_is_read_when_it_comes_back(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = filled(tmp_path / "x.xlsx", blank_form(catalogue, "2021-Q1", "so-noi-vu"))
    reading = read(path, path.name, catalogue)
    assert reading.is_clean
    assert (reading.periods, reading.units) == (("2021-Q1",), ("so-noi-vu",))
    assert {row["sector"] for row in reading.rows} == {"dat-dai", "xay-dung"}


def test_without_a_unit_its_name_is_left_open(tmp_path: Path, catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(BytesIO(blank_form(catalogue, "2021-Q1", None)))
    assert book["II.06a"]["A4"].value.strip() == "Đơn vị báo cáo:"
    assert book["II.06a"]["A3"].value == "Kỳ báo cáo: Quý I/2021"


@pytest.mark.parametrize("period", ["2025-Q4"])
def test_every_unit_has_a_folder(reader: Reader, catalogue: Catalogue, period: str) -> None:
    units = catalogue.units_on(parse(period).last_day)
    with ZipFile(BytesIO(packet(reader, catalogue, period))) as archive:
        names = archive.namelist()
        form = archive.read(next(name for name in names if name.startswith("Công an tỉnh/")))
    assert len(names) == len(set(names))
    assert len({name.partition("/")[0] for name in names}) == len(units)
    forms = [name for name in names if name.endswith("/Biểu II.06a, Quý IV-2025.xlsx")]
    assert len(forms) == len(units)
    sheet = openpyxl.load_workbook(BytesIO(form))["II.06a"]
    assert sheet["A4"].value == "Đơn vị báo cáo: Công an tỉnh"


def test_a_catalogue_of_too_many_units_is_refused(
    reader: Reader, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packets, "MOST_UNITS", 3)
    with pytest.raises(ValueError, match="units"):
        packet(reader, catalogue, "2021-Q1")


def test_names_of_files_suit_every_system() -> None:
    assert file_name("Quý I/2021: “a”.") == "Quý I-2021- “a”"
    assert file_name("../x") == "-x"
