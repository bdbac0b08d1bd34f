"""Units, sectors and channels of a list: matched, asked, answered."""

from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list import ListMapping, read_mapping
from tests.ingest.dossier_list.papers import GOOD, ROWS, read, sums, text, with_, write


def test_near_names_are_asked_and_the_answers_taken(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = [GOOD, with_(unit="UBND thành phố Nha Trangg", sector="Đất đia", channel="Zalo")]
    path = write(tmp_path, text(rows))
    asked = read(path, catalogue)
    assert [question.code.split(":")[0] for question in asked.questions] == [
        *("unit", "sector", "channel")
    ]
    assert asked.unanswered == tuple(one.code for one in asked.questions)
    assert [question.options[0][0] for question in asked.questions[:2]] == ["568", "dat-dai"]
    unit, sector, channel = asked.unanswered
    answers = {unit: "568", sector: "dat-dai", channel: "in_person"}
    reading = read(path, catalogue, answers=answers)
    assert reading.is_clean
    row = sums(reading)["568", "dat-dai"]
    assert (row["received_online"], row["received_in_person"]) == (1, 1)
    left_out = read(path, catalogue, answers=answers | {unit: "=out"})
    assert left_out.is_clean and sums(left_out)["568", "dat-dai"]["received_in_person"] == 0


def test_without_a_channel_it_is_asked(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = read(write(tmp_path, text([with_(channel="")])), catalogue)
    (question,) = reading.questions
    assert "không ghi hình thức nộp" in question.text.vi and not reading.is_clean


def test_another_unit_than_the_clerk_chose(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, text(ROWS))
    (fault,) = read(path, catalogue, unit="568").errors
    assert (fault.found.vi, fault.expected.vi) == ("Thành phố Cam Ranh", "Thành phố Nha Trang")


def test_a_mapping_gives_names_their_codes(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = [with_(unit="Bộ phận một cửa số 1", sector="Địa chính")]
    reading = read(write(tmp_path, text(rows)), catalogue, mapping=_own("569", "dat-dai"))
    assert [(row["unit"], row["sector"]) for row in reading.rows] == [("569", "dat-dai")]
    wrong = read(write(tmp_path, text(rows)), catalogue, mapping=_own("999", "dat-dai"))
    assert "“999”" in wrong.errors[0].found.vi


def _own(unit: str, sector: str) -> ListMapping:
    return read_mapping(
        f"""
[columns]
received = "Ngày tiếp nhận"
due = "Ngày hẹn trả"
returned = "Ngày trả kết quả"
unit = "Đơn vị"
sector = "Lĩnh vực"
channel = "Hình thức nộp"
[dates]
formats = ["%d/%m/%Y"]
[channels]
online = ["Trực tuyến"]
in_person = ["Trực tiếp"]
[units]
"Bộ phận một cửa số 1" = "{unit}"
[sectors]
"Địa chính" = "{sector}"
"""
    )


def test_a_confirmed_new_sector_goes_in_with_the_list(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = [with_(sector="Chăn nuôi"), with_(sector="CHĂN  NUÔI"), GOOD]
    path = write(tmp_path, text(rows))
    (asked,) = read(path, catalogue).questions
    reading = read(path, catalogue, answers={asked.code: "=new"})
    assert reading.is_clean
    assert [(one["code"], one["block"]) for one in reading.new_sectors] == [("chan-nuoi", "local")]
    assert sums(reading)["568", "chan-nuoi"]["received_online"] == 2
    assert [one.severity for one in reading.faults if "mới" in one.found.vi] == ["notice"]


def test_a_new_sector_with_the_code_of_another_is_refused(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = write(tmp_path, text([with_(sector="Đặt đài")]))
    (asked,) = read(path, catalogue).questions
    (fault,) = read(path, catalogue, answers={asked.code: "=new"}).errors
    assert fault.found.vi == "“Đặt đài” mang mã “dat-dai”, là mã của lĩnh vực “Đất đai”"
    assert fault.action.vi.endswith("data/catalogue/sectors.csv rồi nạp lại.")
