"""The written reports and their expected figures hold together, before any reader is measured."""

import csv
import re
import zipfile
from collections import Counter
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from analytics.periods import is_period
from analytics.schema import BLOCKS, PRECISIONS, REPORTED_LEVELS
from tests.reports.blocks import blocks, paragraphs
from tests.reports.build import NAMES, docx, odt, report, text_of
from tests.reports.expected import FIGURES, INVENTED, figures, printed_figures, spans

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
PREFIXES = {
    "hơn": "over",
    "trên": "over",
    "gần": "under",
    "dưới": "under",
    "khoảng": "about",
    "xấp xỉ": "about",
}
WORDS = {"không có": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "mười hai": 12, "hai mươi ba": 23}
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
# Every number that is no figure, by what it is; README.md beside the reports names the kinds.
NO_FIGURES = {
    "day": r"(?:từ\s)?(?:0?\d|[12]\d|3[01])(?:, \d\d và \d\d)?(?: đến \d\d)?/\d{1,2}/\d{4}"
    r"|tháng \d{1,2}/\d{4}|ngày từ \d\d|ngày 10 của tháng|các ngày 12, 13 và",
    "number of a document": r"(?:số|Đề án) \d+(?:/\d{4})?(?:[-/][\w&Đ]+)*|\d+/\d{4}/QH15|\d+-NQ/TW",
    "article of a law": r"(?:khoản|Điều|điểm) \d+",
    "year": r"(?:[Nn]ăm|giai đoạn|từ) (?:19|20)\d\d(?: ?- ?20\d\d)?|\(2021 - 2023\)",
    "period": r"[Qq]uý [IV]+/\d{4}|\d+ tháng|\d+ năm",
    "class": r"mức(?: độ)? \d(?:, \d)?|nhóm \d|giai đoạn \d|đảm 100% chi",
    "name": r"Covid-19|9001:2015|[Pp]hiên bản \d\.\d|“4 tại chỗ”|24/7|1900\.5799 nhánh 6|phường 4",
    "numbering": r"^\(\d\)(?:\t\(\d\))+|^\(?\d{1,2}[.)]|^\| \d|^\d\t|(?:Bảng|Biểu) \d",
    "deadline, duration": r"0\d ngày|quá 01 lần",
    "count of names that follow": r"02 huyện Khánh Sơn và Khánh Vĩnh",
    "footnote": r"\[\d\]",
}


def codes(table: str) -> set[str]:
    with (CATALOGUE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file)}


def value_of(printed: str) -> Decimal:
    """What a print says, read without the product; a slash keeps its first half."""
    low = printed.lower()
    if low in WORDS:
        return Decimal(WORDS[low])
    parts = re.findall(r"(\d[\d., ]*)\s*(nghìn|triệu|tỷ)?", printed.split("/")[0])
    return sum((number(text, word, printed) for text, word in parts), Decimal(0))


def number(text: str, word: str, printed: str) -> Decimal:
    plain = text.strip().replace(" ", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif "%" not in printed:
        plain = plain.replace(".", "")
    return Decimal(plain) * SCALES.get(word, 1)


def unread(name: str) -> list[str]:
    """Every number of the sections that is neither an expected figure nor of a kind above."""
    no_figure = re.compile("|".join(NO_FIGURES.values()), re.M)
    texts = {locator: list(text) for locator, text in paragraphs(text_of(name)).items()}
    for span in spans(name):
        if span is not None:
            texts[span.locator][span.start : span.end] = "x" * (span.end - span.start)
    rest = {locator: no_figure.sub("", "".join(text)) for locator, text in texts.items()}
    return [
        f"{locator}: …{text[max(0, match.start() - 30) : match.end() + 10]}…"
        for locator, text in rest.items()
        for match in re.finditer(r"\d+", text)
    ]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_printed_in_its_paragraph_in_order(name: str) -> None:
    rows = printed_figures(name)
    assert [
        (row["locator"], row["printed"])
        for row, span in zip(rows, spans(name), strict=True)
        if span is None
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_figures_follow_the_paragraphs(name: str) -> None:
    order = list(paragraphs(text_of(name)))
    at = [order.index(row["locator"]) for row in printed_figures(name)]
    assert at == sorted(at)


@pytest.mark.parametrize("name", NAMES)
def test_a_value_is_what_is_printed(name: str) -> None:
    wrong = []
    seen: Counter[tuple[str, str]] = Counter()
    for row in printed_figures(name):
        expected = value_of(row["printed"])
        pair = (row["locator"], row["printed"])
        # Of "06/44" the base is a row too; ranks ("33/63") have one row, their place.
        base = "/" in row["printed"] and Decimal(row["printed"].split("/")[1])
        if Decimal(row["value"]) not in (expected, base):
            wrong.append(row)
        seen[pair] += "/" in row["printed"]
    assert wrong == []
    assert all(count <= 2 for count in seen.values())


@pytest.mark.parametrize("name", INVENTED)
def test_every_number_is_expected_or_of_a_kind_that_is_no_figure(name: str) -> None:
    assert unread(name) == []


def test_a_forgotten_figure_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    all_but_one = spans("khanh-hoa-2022-q2")[1:]
    monkeypatch.setattr("tests.reports.test_fixtures.spans", lambda name: all_but_one)
    assert len(unread("khanh-hoa-2022-q2")) == 1


@pytest.mark.parametrize("name", INVENTED)
def test_columns_and_codes_are_the_products(name: str) -> None:
    rows = figures(name)
    assert list(rows[0]) == list(figures("khanh-hoa-2021-q1")[0])
    assert {row["indicator"] for row in rows} - {""} <= codes("indicators")
    assert {row["unit"] for row in rows} - {""} <= codes("units")
    assert {row["sector"] for row in rows} - {""} <= codes("sectors")
    assert {row["block"] for row in rows} <= {"all", *BLOCKS}
    assert {row["level"] for row in rows} - {""} <= set(REPORTED_LEVELS)
    assert {row["precision"] for row in rows} <= set(PRECISIONS)
    assert [row["period"] for row in rows if not is_period(row["period"])] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_print_say_its_precision(name: str) -> None:
    for row in printed_figures(name):
        first = [code for word, code in PREFIXES.items() if row["printed"].lower().startswith(word)]
        assert [row["precision"]] == (first or ["exact"]), row


@pytest.mark.parametrize("name", INVENTED)
def test_what_our_catalogue_does_not_know_is_explained(name: str) -> None:
    """A figure without an indicator says in its note what it counts."""
    unknown = [row for row in figures(name) if not row["indicator"]]
    assert [row["printed"] for row in unknown if not row["note"]] == []


def test_another_province_has_none_of_our_units() -> None:
    assert {row["unit"] for row in figures("lam-dong-2022-q3")} == {""}


# Where a report contradicts itself, the one figure and the place that it does not fit.
CONTRADICTIONS = {
    "khanh-hoa-2022-q2": ("late", "IV ¶1", "1.361"),
    "khanh-hoa-2023-9m": ("received_online", "6.1 ¶1", "265 035"),
    "lam-dong-2022-q3": ("late", "IV.2 ¶4", "372"),
}
IDENTITY = ("indicator", "period", "block", "level", "unit", "sector", "scope_note")


@pytest.mark.parametrize("name", INVENTED)
def test_a_report_contradicts_itself_once(name: str) -> None:
    """A number told twice agrees, and resolved is on time plus late, but for one figure."""
    values: dict[tuple[str, ...], list[tuple[str, str, Decimal]]] = {}
    for row in figures(name):
        if row["indicator"] and row["precision"] == "exact":
            said = (row["locator"], row["printed"], Decimal(row["value"]))
            values.setdefault(tuple(row[field] for field in IDENTITY), []).append(said)
    wrong = [
        (key[0], *said[:2])
        for key, all_said in values.items()
        for said in all_said
        if said[2] != all_said[0][2]
    ]
    for key, late in values.items():
        scope = key[1:]
        resolved, on_time = values.get(("resolved", *scope)), values.get(("on_time", *scope))
        if key[0] == "late" and resolved and on_time:
            (_, _, whole), (_, _, part), (where, printed, rest) = resolved[0], on_time[0], late[0]
            wrong += [("late", where, printed)] if whole != part + rest else []
    assert wrong == [CONTRADICTIONS[name]]


@pytest.mark.parametrize("name", NAMES)
def test_text_has_its_parts(name: str) -> None:
    kinds = Counter(block.kind for block in blocks(text_of(name)))
    assert kinds["heading"] > 9 and kinds["paragraph"] > 30 and kinds["footnote"] > 1
    assert kinds["table"] == (name in INVENTED)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_built_file_has_every_word(name: str, ending: str) -> None:
    content = {"docx": "word/document.xml", "odt": "content.xml"}[ending]
    with zipfile.ZipFile(BytesIO(report(name, ending))) as archive:
        xml = archive.read(content).decode("utf-8")
    text = re.sub(r"</(?:w:p|text:p|w:tc)>", "\n", xml).replace("&lt;", "<").replace("&gt;", ">")
    text = re.sub(r"<(?:w|text|table|office|style|/)[^>]*>", "", text)
    without_marks = re.sub(r"[¹²³⁴-⁹]|\[\d\]", " ", "\n".join(paragraphs(text_of(name)).values()))
    assert words(without_marks) - words(text) == Counter()


def test_the_same_text_gives_the_same_file() -> None:
    text = text_of(NAMES[1])
    assert docx(text) == docx(text) and odt(text) == odt(text)


@pytest.mark.parametrize("name", NAMES)
def test_the_kept_pdf_is_of_the_text(name: str) -> None:
    document = pypdfium2.PdfDocument(report(name, "pdf"))
    assert 5 <= len(document) <= 12
    # PDFium writes a hyphen at the end of a line as U+0002 or U+FFFE.
    pages = [re.sub("[\x02\ufffe]", "-", page.get_textpage().get_text_range()) for page in document]
    without_marks = re.sub(r"[¹²³⁴-⁹]|\[\d\]", " ", "\n".join(paragraphs(text_of(name)).values()))
    assert words(without_marks) - words("\n".join(pages)) == Counter()


def test_every_report_has_its_files() -> None:
    assert set(FIGURES) == set(NAMES)
