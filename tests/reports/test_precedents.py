"""What earlier documents printed in the same sentence is offered, and never sure by that."""

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.figure import Figure
from analytics.reports.opening import open_report
from analytics.reports.precedents import Precedents, precedents_of
from analytics.reports.reading import read_report

HEAD = (
    "UBND TỈNH KHÁNH HÒA\n\nBÁO CÁO\nCông tác cải cách hành chính quý {quarter}\n\nI. KẾT QUẢ\n\n"
)
# No cue names what these print.
BEFORE = "Trong quý I/2021, chuyên mục hỏi đáp nhận được 1.204 câu hỏi của bạn đọc gần xa."
NOW = "Trong quý II/2021, chuyên mục hỏi đáp nhận được 977 câu hỏi của bạn đọc gần xa."


def printed(text: str, number: str, indicator: str) -> dict[str, object]:
    at = text.index(number)
    return {"paragraph": text, "printed_at": at, "printed": number, "indicator": indicator}


def read(text: str, catalogue: Catalogue, precedents: Precedents) -> list[Figure]:
    content = (HEAD + text).encode()
    document = open_report(content, "a.txt")
    return list(read_report(document, catalogue, precedents=precedents).figures)


def test_the_same_sentence_offers_its_indicator(catalogue: Catalogue) -> None:
    (unknown,) = read(NOW, catalogue, Precedents())
    assert (unknown.indicator, unknown.confidence) == (None, "unknown")
    precedents = precedents_of([printed(BEFORE, "1.204", "broadcast_programmes")])
    (figure,) = read(NOW, catalogue, precedents)
    assert (figure.indicator, figure.confidence) == ("broadcast_programmes", "confirm")
    assert figure.candidates[0].indicator == "broadcast_programmes"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # Another sentence, another kind of number, a number that stands elsewhere in it.
        (NOW.replace("câu hỏi", "bài viết"), [printed(BEFORE, "1.204", "broadcast_programmes")]),
        (
            NOW.replace("977 câu hỏi", "97% câu hỏi"),
            [printed(BEFORE, "1.204", "broadcast_programmes")],
        ),
        (f"Cả 12 tháng, {NOW}", [printed(BEFORE, "1.204", "broadcast_programmes")]),
        # Two documents that say two things, and an indicator that is no longer there.
        (
            NOW,
            [
                printed(BEFORE, "1.204", "broadcast_programmes"),
                printed(BEFORE.replace("1.204", "310"), "310", "portal_visits"),
            ],
        ),
        (NOW, [printed(BEFORE, "1.204", "gone")]),
        # Hardly a word to go by.
        ("Đạt 12 cái.", [printed("Đạt 10 cái.", "10", "broadcast_programmes")]),
    ],
)
def test_what_is_not_the_same_or_not_plain_offers_nothing(
    catalogue: Catalogue, text: str, rows: list[dict[str, object]]
) -> None:
    assert {figure.indicator for figure in read(text, catalogue, precedents_of(rows))} == {None}


def test_a_precedent_that_speaks_against_a_cue_leaves_it_to_somebody(catalogue: Catalogue) -> None:
    text = (
        "Các cơ quan, đơn vị thuộc tỉnh tiếp nhận {} hồ sơ thủ tục hành chính qua bộ phận một cửa."
    )
    same = precedents_of([printed(text.format("900"), "900", "received")])
    other = precedents_of([printed(text.format("900"), "900", "resolved")])
    (alone,) = read(text.format("1.234"), catalogue, Precedents())
    (agreed,) = read(text.format("1.234"), catalogue, same)
    (doubted,) = read(text.format("1.234"), catalogue, other)
    assert (alone.indicator, agreed) == ("received", alone)
    assert (doubted.indicator, doubted.confidence) == ("resolved", "confirm")
    assert [choice.indicator for choice in doubted.candidates] == ["resolved", "received"]
