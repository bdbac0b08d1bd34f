"""Drafts with one planted fault each, and drafts without any: from the file to the findings.

The drafts of tests/fixtures/drafts are invented: no office wrote them.
"""

from pathlib import Path

import pandas as pd
import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.query import measured
from analytics.reports.check import check_report
from analytics.reports.findings import DraftFinding
from analytics.reports.opening import open_report
from analytics.reports.reading import read_report
from analytics.store import DATA, Reader
from tests.fixtures.memory import memory_reader
from tests.reports.build import docx

DRAFTS = Path(__file__).parents[1] / "fixtures" / "drafts"
SPRING, YEARLY, OLD = "2021-q2", "2022-q1", "2020-q4"


def text_of(name: str) -> str:
    return (DRAFTS / f"{name}.txt").read_text(encoding="utf-8")


def changed(name: str, *changes: tuple[str, str]) -> str:
    """A draft in which words that stand there once are others."""
    text = text_of(name)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def findings_of(text: str, reader: Reader, known: Catalogue) -> list[DraftFinding]:
    document = open_report(text.encode(), "bao-cao.txt", known.words)
    reading = read_report(document, known)
    return list(check_report(reading, reader, known))


def accusing(findings: list[DraftFinding]) -> list[tuple[str, str, str, str]]:
    """What is said of the text itself: a short draft leaves out much that the last one had."""
    return [
        (finding.kind, finding.severity, finding.locator, finding.message.vi)
        for finding in findings
        if finding.kind != "missing"
    ]


# Each: the draft, what was changed in it; the kind, severity and place of the one finding, and
# words of it. Where two numbers of one thing differ neither is sure to be of it, and it is asked.
PLANTED = {
    "two paragraphs differ": (
        (SPRING, ("địa phương trễ hạn 1.542 hồ sơ", "địa phương trễ hạn 1.452 hồ sơ")),
        ("repeat", "note", "II.2 ¶1", "1.542 ở mục II.1, bảng 1, dòng 6; 1.452 ở"),
    ),
    "a rate is not its counts": (
        (SPRING, ("(99,94%), trễ hạn", "(99,49%), trễ hạn")),
        ("figures", "note", "II.1 ¶5", "tính lại được 99,94%, bản in là 99,49%"),
    ),
    "the parts are more than the whole": (
        (
            SPRING,
            (
                "sớm và đúng hạn 371.002 hồ sơ (99,94%), trễ hạn 238 hồ sơ (0,06%)",
                "đúng hạn 371.002 hồ sơ, trễ hạn 328 hồ sơ",
            ),
        ),
        ("figures", "contradiction", "II.1 ¶5", "371.002 + 328 = 371.330 ≠ 371.240"),
    ),
    "it rose where the text says it fell": (
        (SPRING, ("98,80%, tăng so với quý I/2021", "98,80%, giảm so với quý I/2021")),
        ("direction", "wording", "II.1 ¶1", "câu viết “giảm”, nhưng quý II/2021 là 98,80%"),
    ),
    "a count is the last quarter's": (
        (SPRING, ("102.318", "97.494")),
        ("copied", "note", "I.1 ¶2", "quý II/2021 in 97.494, đúng bằng số của quý I/2021"),
    ),
    "a day that does not exist": (
        (SPRING, ("Ngày 18/5/2021, Chủ tịch", "Ngày 31/4/2021, Chủ tịch")),
        ("date", "wording", "I.1 ¶1", "“31/4/2021” không có trong lịch."),
    ),
    "a document of after the report": (
        (SPRING, ("590/QĐ-UBND ngày 11/3/2021", "590/QĐ-UBND ngày 11/8/2021")),
        ("date", "wording", "I.1 ¶1", "590/QĐ-UBND ghi ngày 11/8/2021, sau ngày ký báo cáo"),
    ),
    "the days of another year": (
        (SPRING, ("(từ ngày 15/3/2021 đến", "(từ ngày 15/3/2020 đến")),
        ("date", "wording", "Mở đầu ¶1", "không phải các ngày của quý II/2021"),
    ),
    "the days of another quarter": (
        (SPRING, ("từ ngày 15/3/2021 đến ngày 14/6/2021", "từ ngày 15/12/2020 đến ngày 14/3/2021")),
        ("date", "wording", "Mở đầu ¶1", "không phải các ngày của quý II/2021"),
    ),
    "signed in another year": (
        (
            SPRING,
            ("ngày 25 tháng 6 năm 2021", "ngày 25 tháng 6 năm 2020"),
            ("590/QĐ-UBND ngày 11/3/2021", "590/QĐ-UBND ngày 11/3/2020"),
        ),
        ("date", "wording", "", "Báo cáo quý II/2021 ghi ngày ký 25/6/2020."),
    ),
    "a quarter of another year": (
        (SPRING, ("CCHC, thu hút 102.318 lượt", "CCHC; quý II/2020 thu hút 102.318 lượt")),
        ("period", "wording", "I.1 ¶2", "văn bản của quý II/2021 ghi quý II/2020"),
    ),
    "the units ranked are one less": (
        (YEARLY, ("04 cơ quan xếp hạng Trung bình", "03 cơ quan xếp hạng Trung bình")),
        ("figures", "contradiction", "I.1 ¶1", "29 + 11 + 3 + 0 = 43 ≠ 44"),
    ),
    "a column is not its total": (
        (SPRING, ("Cổng dịch vụ công tỉnh	1.204", "Cổng dịch vụ công tỉnh	1.240")),
        ("column", "contradiction", "II.3 bảng 1, dòng 5", "cộng lại được 2.105, dòng “Tổng cộng”"),
    ),
    "a rate is rounded up": (
        (SPRING, ("(99,94%), trễ hạn", "(99,93%), trễ hạn")),
        ("figures", "rounding", "II.1 ¶5", "tính lại được 99,94%, bản in là 99,93%"),
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_the_planted_fault_is_found_and_nothing_else_is_accused(
    name: str, official: Reader, catalogue: Catalogue
) -> None:
    (draft, *changes), (kind, severity, locator, words) = PLANTED[name]
    found = accusing(findings_of(changed(draft, *changes), official, catalogue))
    assert [one[:2] for one in found] == [(kind, severity)], found
    ((*_, place, message),) = found
    assert place.startswith(locator)
    assert words in message


_NESTED = """I	Trực tuyến	900	70
1	Cổng dịch vụ công	500	30
2	Ứng dụng	400	{inside}
II	Trực tiếp	1.100	80
	Tổng cộng	{total}	150"""
_UNNUMBERED = """Nha Trang	900	70
Cam Ranh	500	30
Toàn tỉnh	2.000	180"""
_ROWS = """1	Cổng dịch vụ công tỉnh	1.204	310
2	Tin nhắn	769	55
3	Bưu điện	96	40
	Tổng cộng	2.069	405"""


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (_NESTED.format(inside=40, total="2.000"), []),
        (_NESTED.format(inside=40, total="2.100"), ["cộng lại được 2.000, dòng “Tổng cộng” in"]),
        (_NESTED.format(inside=90, total="2.000"), []),  # no total is said of what is within
        (_UNNUMBERED, []),  # there may be others that the table leaves out
        (_UNNUMBERED.replace("180", "100"), ["được 1.400, dòng “Toàn tỉnh” in 2.000"]),
    ],
)
def test_a_column_is_added_up_as_another_is(
    rows: str, words: list[str], official: Reader, catalogue: Catalogue
) -> None:
    text = changed(SPRING, (_ROWS, rows))
    found = [one for one in accusing(findings_of(text, official, catalogue)) if one[0] == "column"]
    assert len(found) == len(words), found
    assert all(word in one[3] for word, one in zip(words, found, strict=True))


def test_an_indicator_that_is_left_out_is_missed(official: Reader, catalogue: Catalogue) -> None:
    def missed(text: str) -> str:
        findings = findings_of(text, official, catalogue)
        assert accusing(findings) == []
        return " ".join(one.message.vi for one in findings if one.kind == "missing")

    visits = "Lượt truy cập Cổng CCHC tỉnh (mục"
    assert visits not in missed(text_of(SPRING))
    assert visits in missed(changed(SPRING, (", thu hút 102.318 lượt truy cập", "")))


# Nothing of these is wrong.
CLEAN = {
    "a quarter": changed(SPRING),
    "a quarter with a ranking": changed(YEARLY),
    "rounded elsewhere": changed(SPRING, ("địa phương trễ hạn 1.542 hồ sơ", "địa phương trễ hạn"
        " hơn 1.500 hồ sơ, tỷ lệ đúng hạn đạt 98,8%")),
    "days of then": changed(SPRING, ("98,80%, tăng so với quý I/2021 (98,63%)", "98,80%; so với"
        " cùng kỳ (từ ngày 15/3/2020 đến ngày 14/6/2020) giải quyết nhanh hơn")),
    "days to come": changed(SPRING, ("hoàn thành trước ngày 30/9/2021", "có hiệu lực từ ngày"
        " 01/7/2021, hoàn thành từ ngày 01/8/2021 đến ngày 30/9/2021")),
    "a day of a leap year": changed(SPRING, ("590/QĐ-UBND ngày 11/3/2021", "590/QĐ-UBND ngày"
        " 29/02/2020")),
    "by the calendar": changed(SPRING, ("từ ngày 15/3/2021 đến ngày 14/6/2021", "từ ngày 01/4/2021"
        " đến ngày 30/6/2021")),
    "parts below the parts": changed(
        SPRING, ("3\tBưu điện\t96\t40", "3\tBưu điện\t96\t40\n\tTrong đó: tại nhà\t60\t30")
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_consistent_is_accused(name: str, official: Reader, catalogue: Catalogue) -> None:
    assert accusing(findings_of(CLEAN[name], official, catalogue)) == []


def test_a_day_is_told_with_its_sentence(official: Reader, catalogue: Catalogue) -> None:
    text = changed(SPRING, ("Ngày 18/5/2021, Chủ tịch", "Ngày 31/4/2021, Chủ tịch"))
    (finding,) = [one for one in findings_of(text, official, catalogue) if one.kind == "date"]
    assert finding.sentence == (
        "Ngày 31/4/2021, Chủ tịch UBND tỉnh chủ trì hội nghị đánh giá công tác CCHC."
    )


def test_a_draft_in_word_is_checked_as_its_text_is(official: Reader, catalogue: Catalogue) -> None:
    text = changed(SPRING, ("Cổng dịch vụ công tỉnh	1.204", "Cổng dịch vụ công tỉnh	1.240"))
    document = open_report(docx(text), "bao-cao.docx", catalogue.words)
    reading = read_report(document, catalogue)
    found = accusing(list(check_report(reading, official, catalogue)))
    assert [(kind, severity) for kind, severity, *_ in found] == [("column", "contradiction")]


# --- against the loaded dossiers ------------------------------------------------------------------


@pytest.fixture(scope="module")
def loaded(reported: pd.DataFrame) -> Reader:
    """A store in which every unit has sent the dossiers of one quarter."""
    rows = reported[reported["period"] == "2020-Q4"].assign(dataset="official")
    return memory_reader(DATA, dossiers=rows.to_dict("records"), published=False)


@pytest.mark.parametrize(("off", "kinds"), [(0, []), (1, [("loaded", "contradiction")])])
def test_a_count_is_held_against_the_loaded_dossiers(
    off: int, kinds: list[tuple[str, str]], loaded: Reader
) -> None:
    (answer,) = measured(loaded, ("received",), ("2020-Q4",), Filter())
    assert answer.value is not None
    printed = f"{int(answer.value) + off:,}".replace(",", ".")
    text = changed(OLD, ("tiếp nhận 0 hồ sơ", f"tiếp nhận {printed} hồ sơ"))
    found = accusing(findings_of(text, loaded, read_catalogue(loaded)))
    assert [(kind, severity) for kind, severity, *_ in found] == kinds
