"""Words against numbers: "tăng", "giảm" and by how much, where figures say it otherwise."""

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.check import check_report
from analytics.reports.figure import Figure
from analytics.store import Reader
from tests.reports.readings import figure_of, said

RATE = figure_of("on_time_rate", "98,15%", "98.15")
BEFORE = figure_of("on_time_rate", "96,72%", "96.72", period="2021-Q2")
POINTS = figure_of("", "1,43 điểm phần trăm", "1.43", confidence="unknown")
OPENED = "Đúng hạn 98,15%. So với cùng kỳ năm 2021 (96,72%), tỷ lệ đúng hạn {}."


def _found(text: str, figures: tuple[Figure, ...], reader: Reader, known: Catalogue) -> list[str]:
    findings = check_report(said(text, *figures), reader, known)
    assert {(one.kind, one.severity) for one in findings} <= {("direction", "wording")}
    return [one.message.vi for one in findings]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tăng 1,43 điểm phần trăm", []),
        (
            "giảm 1,43 điểm phần trăm",
            [
                "Tỷ lệ đúng hạn trên số đã giải quyết (Khối địa phương): câu viết “giảm”, nhưng"
                " quý II/2022 là 98,15%, quý II/2021 là 96,72%."
            ],
        ),
    ],
)
def test_beside_the_earlier_figure(
    words: str, expected: list[str], official: Reader, catalogue: Catalogue
) -> None:
    text = OPENED.format(words)
    assert _found(text, (RATE, BEFORE, POINTS), official, catalogue) == expected


def test_by_how_much(official: Reader, catalogue: Catalogue) -> None:
    points = figure_of("", "1,34 điểm phần trăm", "1.34", confidence="unknown")
    reading = said(OPENED.format("tăng 1,34 điểm phần trăm"), RATE, BEFORE, points)
    (finding,) = check_report(reading, official, catalogue)
    assert finding.message.vi == (
        "Tỷ lệ đúng hạn trên số đã giải quyết (Khối địa phương): câu viết “tăng 1,34 điểm phần"
        " trăm”, nhưng quý II/2022 là 98,15%, quý II/2021 là 96,72%, chênh 1,43 điểm phần trăm."
    )
    assert finding.suggestion is not None
    assert finding.suggestion.vi == "Có phải 1,43 điểm phần trăm?"
    assert [figure.printed for figure in finding.figures] == [
        *("98,15%", "96,72%", "1,34 điểm phần trăm"),
    ]


def _count(printed: str, period: str) -> Figure:
    return figure_of("received", printed, period=period)


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Tiếp nhận 1.200 hồ sơ, tăng so với cùng kỳ năm trước. Năm trước 1.000 hồ sơ.", False),
        ("Tiếp nhận 1.200 hồ sơ, giảm so với cùng kỳ năm trước. Năm trước 1.000 hồ sơ.", True),
        ("Tiếp nhận 1.200 hồ sơ (giảm so với cùng kỳ năm 2021). Năm trước 1.000 hồ sơ.", True),
        ("So với cùng kỳ, hồ sơ giảm còn 1.200 hồ sơ. Năm trước 1.000 hồ sơ.", True),
        # Another subject, an aim, a set phrase, another period: nothing is said of these figures.
        ("Tiếp nhận 1.200 hồ sơ, số trễ hạn giảm so với cùng kỳ. Năm trước 1.000 hồ sơ.", False),
        ("Phấn đấu 1.200 hồ sơ, giảm so với cùng kỳ năm trước. Năm trước 1.000 hồ sơ.", False),
        ("Tiếp nhận 1.200 hồ sơ, tăng cường so với cùng kỳ. Năm trước 1.000 hồ sơ.", False),
        ("Tiếp nhận 1.200 hồ sơ, giảm so với quý trước. Năm trước 1.000 hồ sơ.", False),
        ("Tiếp nhận 1.200 hồ sơ, giảm so với cùng kỳ năm 2019. Năm trước 1.000 hồ sơ.", False),
    ],
)
def test_behind_the_figure_that_it_is_about(
    text: str, is_wrong: bool, official: Reader, catalogue: Catalogue
) -> None:
    figures = (_count("1.200", "2022-Q2"), _count("1.000", "2021-Q2"))
    assert len(_found(text, figures, official, catalogue)) == is_wrong


@pytest.mark.parametrize(
    ("by", "is_wrong"), [("20%", False), ("19,6%", True), ("21%", False), ("25%", True)]
)
def test_per_cent_of_a_count(
    by: str, is_wrong: bool, official: Reader, catalogue: Catalogue
) -> None:
    """200 of 1.000 are 20%; a print without decimals may have been cut off or raised."""
    text = f"Tiếp nhận 1.200 hồ sơ, tăng {by} so với cùng kỳ năm trước. Năm trước 1.000 hồ sơ."
    share = figure_of("", by, by.rstrip("%").replace(",", "."), confidence="unknown")
    figures = (_count("1.200", "2022-Q2"), share, _count("1.000", "2021-Q2"))
    assert len(_found(text, figures, official, catalogue)) == is_wrong


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("số đơn vị giảm từ 567 đơn vị xuống còn 549 đơn vị", False),
        ("số đơn vị tăng từ 567 đơn vị lên 549 đơn vị", True),
        ("số đơn vị giảm từ 567 lên 549", False),
        ("giảm từ 567 đơn vị năm 2015, nay 549", False),
    ],
)
def test_from_one_number_to_another(
    text: str, is_wrong: bool, official: Reader, catalogue: Catalogue
) -> None:
    figures = [figure_of("", printed, confidence="unknown") for printed in ("567", "549")]
    found = _found(text, tuple(figures), official, catalogue)
    assert found == ["Câu viết “tăng” nhưng từ 567 đến 549 là chiều ngược lại."] * is_wrong


def test_the_earlier_figure_may_be_another_document_s(
    official: Reader, catalogue: Catalogue
) -> None:
    """The report of Q1/2021 prints 130.729; a later first quarter is held against it."""
    text = "Tiếp nhận 120.000 hồ sơ, tăng so với cùng kỳ năm trước."
    reading = said(text, _count("120.000", "2022-Q1"), period="2022-Q1")
    findings = check_report(reading, official, catalogue)
    (finding,) = (one for one in findings if one.kind == "direction")
    assert "quý I/2021 là 130.729 (Báo cáo kết quả" in finding.message.vi
    assert finding.suggestion is not None
    assert finding.suggestion.vi == "Có phải “giảm”? Hoặc xem lại hai số."


def test_a_better_rank_is_a_smaller_number(official: Reader, catalogue: Catalogue) -> None:
    ranks = [
        figure_of("par_index_rank", printed, block="all", period=period)
        for printed, period in (("33", "2012"), ("35", "2011"))
    ]
    text = "xếp hạng 33, tăng so với năm 2011; năm 2011 xếp hạng 35"
    assert _found(text, tuple(ranks), official, catalogue) == []
