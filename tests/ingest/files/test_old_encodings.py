"""Old encodings: turned into Unicode where the text tells, named where it cannot."""

import csv
import unicodedata
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Value
from analytics.ingest.files.old_encodings import is_syllable, repair
from analytics.ingest.read import read
from tests.ingest.dossier_list import papers
from tests.ingest.files.encodings import misread, tcvn3, vni
from tests.ingest.files.workbooks import table
from tests.ingest.form.papers import HEADER, NUMBERS, TITLE, Row, building, counts, land, stored
from tests.ingest.form.workbooks import ONE_UNIT, ONE_UNIT_READ

DATA = Path(__file__).parents[3] / "data" / "catalogue"
FORM = (*TITLE, *HEADER, NUMBERS, *ONE_UNIT)
Encode = Callable[[str], str]

ENCODINGS: dict[str, tuple[Encode, str]] = {
    "tcvn3": (tcvn3, "TCVN3"),
    "vni": (vni, "VNI"),
    "tcvn3 in capitals": (lambda text: tcvn3(text.upper()), "TCVN3"),
    "vni in capitals": (lambda text: vni(text.upper()), "VNI"),
    "tcvn3 opened by a Vietnamese Windows": (
        lambda text: tcvn3(text).encode("latin-1").decode("cp1258", "ignore"),
        "TCVN3",
    ),
    "utf-8 as Windows text": (misread, "UTF-8"),
    "utf-8 as Vietnamese Windows text": (lambda text: misread(text, "cp1258"), "UTF-8"),
    "utf-8 twice": (lambda text: misread(text, times=2), "UTF-8"),
    "utf-8 three times": (lambda text: misread(text, times=3), "UTF-8"),
    "utf-8 with bytes lost": (lambda text: misread(text, lost="replace"), "UTF-8"),
}


def encoded(rows: tuple[Row, ...], encode: Encode) -> list[list[Value]]:
    return [[encode(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def names() -> list[str]:
    """Every name of units, sectors and indicators, and what is said of the latter."""
    rows = [
        row for name in ("units", "sectors", "indicators") for row in _rows(DATA / f"{name}.csv")
    ]
    columns = ("name", "name_vi", "short_name", "definition_vi", "caveats_vi")
    texts = (row.get(column) for row in rows for column in columns)
    return list(dict.fromkeys(text for text in texts if text and not text.isascii()))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_form_is_read_from_every_encoding_and_says_which(
    encoding: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    encode, name = ENCODINGS[encoding]
    path = tmp_path / "x.xlsx"
    path.write_bytes(table(encoded(FORM, encode)))
    reading = read(path, "x.xlsx", catalogue)
    assert stored(reading) == ONE_UNIT_READ
    assert reading.is_clean
    assert {fault.severity for fault in reading.faults} == {"notice"}
    assert name in reading.faults[-1].found.vi
    assert name in reading.faults[-1].found.en


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (lambda text: tcvn3(text).encode("latin-1"), "TCVN3"),
        (lambda text: tcvn3(text.upper()).encode("latin-1"), "TCVN3"),
        (lambda text: vni(text).encode("latin-1"), "VNI"),
        (lambda text: tcvn3(text).encode(), "TCVN3"),
        (lambda text: misread(text).encode("utf-16"), "UTF-8"),
    ],
)
def test_a_text_file_too(
    content: Callable[[str], bytes], name: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    written = StringIO()
    csv.writer(written, delimiter=";").writerows(FORM)
    path = tmp_path / "x.csv"
    path.write_bytes(content(written.getvalue()))
    reading = read(path, "x.csv", catalogue)
    assert stored(reading) == ONE_UNIT_READ
    assert [name in fault.found.vi for fault in reading.faults] == [True]


@pytest.mark.parametrize("encode", [tcvn3, vni, misread])
def test_a_single_cell_in_a_unicode_form(
    encode: Encode, tmp_path: Path, catalogue: Catalogue
) -> None:
    rows = (*TITLE, *HEADER, NUMBERS, land(), counts(encode("Xây dựng"), 2, 3, 0, 1, 4))
    path = tmp_path / "x.xlsx"
    path.write_bytes(table(rows))
    reading = read(path, "x.xlsx", catalogue)
    assert stored(reading) == ONE_UNIT_READ
    assert [fault.cell for fault in reading.faults] == ["B10"]


def test_a_name_whose_letters_are_lost_is_named_and_never_offered_as_a_sector(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(
        table((*TITLE, *HEADER, NUMBERS, counts("Đ\ufffdt đai", 2, 3, 0, 1, 4), building()))
    )
    reading = read(path, "x.xlsx", catalogue)
    (fault,) = reading.faults
    assert (fault.severity, fault.cell) == ("error", "B9")
    assert "đã mất" in fault.found.vi
    assert reading.questions == ()


LISTS: dict[str, Callable[[str], bytes]] = {
    "bytes of TCVN3": lambda text: tcvn3(text).encode("latin-1"),
    "bytes of VNI": lambda text: vni(text).encode("latin-1"),
    "TCVN3 saved as UTF-8": lambda text: tcvn3(text).encode(),
    "UTF-8 twice": lambda text: misread(text).encode(),
}


@pytest.mark.parametrize("written", LISTS)
def test_a_list_of_dossiers_too(written: str, tmp_path: Path, catalogue: Catalogue) -> None:
    path = papers.write(tmp_path, LISTS[written](papers.text(papers.ROWS)))
    reading = read(path, "list.csv", catalogue, period="2021-Q1", window="calendar")
    assert papers.sums(reading) == papers.BY_HAND
    assert any("bảng mã" in fault.found.vi for fault in reading.faults)
    assert papers.PERSON[0] not in str(reading)


FOREIGN = """
Société Générale|Crédit Agricole|Côte d'Ivoire|Loïc|Noël|Citroën|Müller|Zürich|naïve café|où
São Paulo|señor|für Elise|Smörgåsbord|crème brûlée|Peugeot®|© 2021|10 °C|50 m²|N° 5|Nº 5|1ª|§ 5
½|£5|« Hà »|“Hàng hóa”|·  Công an|• Hàng hóa|Hà Nội|Tài chính|Công an|Quý|Qúy|TÀI CHÍNH|Hàng hoá
Tỷ lệ ≥ 95%|Sở – ngành|x²|µm|Ä|Straße|Đơn vị|Krông Pắc|Ea H’leo|K’Bang|Buôn Ma Thuột|hé|Soá|hoà
Toàn huyện|maïs|déjà vu|Windows®|Å|¿Qué?|Thái Bình Dương|HĐND tỉnh|ĐK|Nhà ở|thuý|Hoà|Cô|bé
"""


def test_what_is_unicode_stays(catalogue: Catalogue) -> None:
    foreign = [text for line in FOREIGN.split("\n") for text in line.split("|") if text]
    for text in (*names(), *foreign):
        for said in (text, text.upper(), unicodedata.normalize("NFD", text)):
            repaired = repair([said], catalogue.words)
            assert (repaired.texts, repaired.lost) == ({}, frozenset()), said
    together = repair([*names(), *foreign], catalogue.words)
    assert (together.texts, together.lost) == ({}, frozenset())


@pytest.mark.parametrize(
    "encode",
    [
        *(tcvn3, vni, misread),
        pytest.param(lambda text: misread(text, times=3), marks=pytest.mark.deep),
    ],
)
def test_every_name_of_the_catalogue_comes_back(encode: Encode) -> None:
    written = {encode(name): name for name in names() if encode(name) != name}
    repaired = repair(written)
    back = {old: repaired.texts.get(old, (old, ""))[0].lower() for old in written}
    assert back == {old: name.lower() for old, name in written.items()}


def test_one_word_of_another_language_is_not_taken_for_an_old_encoding() -> None:
    """In VNI it would be "Lọc"; a form full of VNI says what it is."""
    assert repair(["Loïc", "Sở Nội vụ"]).texts == {}
    assert repair([vni("giải quyết đúng hạn"), "Loïc"]).texts["Loïc"] == ("Lọc", "VNI")


def test_what_has_lost_its_letters_is_in_no_old_encoding(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """Saved as Western text: "?" for most letters, and what is left is VISCII just as well."""
    content = papers.text(papers.ROWS).encode("cp1252", "replace")
    reading = read(papers.write(tmp_path, content), "list.csv", catalogue, period="2021-Q1")
    (fault,) = reading.faults
    assert fault.action.vi.startswith("Chữ tiếng Việt đã mất khi lưu")


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        *((word, True) for word in ("nghĩa", "hòa", "hoà", "khuỷu", "giếng", "quốc", "ĐƠN", "Đắk")),
        *((word, False) for word in ("baùo", "maõ", "céng", "tÕ", "kú", "các c", "ôc", "Société")),
    ],
)
def test_a_syllable_has_an_onset_a_rime_and_one_tone_in_its_place(word: str, is_one: bool) -> None:
    assert is_syllable(word) is is_one


LETTERS = "aàáảãạăằâầđeèêềiìoòôồơờuùưừyỳbcghkmnpqrtvxSTĐ ®©·¸º²ïëçß«»“”'.,-0123456789"


@given(st.lists(st.text(LETTERS, max_size=12), max_size=6))
def test_any_text_is_left_or_turned_into_text_without_old_signs(texts: list[str]) -> None:
    repaired = repair(texts)
    assert set(repaired.texts) | repaired.lost <= set(texts)
    again = repair([new for new, _ in repaired.texts.values()])
    assert again.lost == frozenset()
