"""The one wording of an answer, its doubts and its change, in both languages."""

import pytest

from analytics.filters import Filter
from analytics.formats import MISSING
from analytics.i18n import EN, VI, translator
from analytics.query import Answer, Comparison, compare, measured, value_text
from analytics.query.wording import (
    backing_indicator,
    basis_text,
    beside_text,
    comparison_text,
    difference_text,
    late_text,
    marks,
    plain_text,
)
from analytics.store import DATA, Reader
from tests.fixtures.memory import memory_reader
from tests.query.stories import Q1, an_answer, told

BEFORE = "2020-Q1"
BOTH = ("vi", "en")


def both(say: object, *given: object) -> tuple[str, str]:
    return tuple(say(*given, translator(language)) for language in BOTH)  # type: ignore[operator]


# --- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "vi", "en"),
    [
        (an_answer("received", 130_729, printed="130.729"), "130.729", "130,729"),
        (
            an_answer("received", 163_000, printed="hơn 163.000", precision="over"),
            "hơn 163.000",
            "over 163,000",
        ),
        (an_answer("received", 8_000, basis="computed"), "8.000", "8,000"),
        (an_answer("late", 1_551, basis="derived", precision="derived"), "1.551", "1,551"),
        (an_answer("late", 3, printed="03"), "03", "3"),
        (an_answer(value=0.9863, printed="98,63%"), "98,63%", "98.63%"),
        (an_answer(value=0.905, printed="90,5%"), "90,5%", "90.5%"),
        (an_answer(value=2 / 3, counts=(2, 3)), "66,67%", "66.67%"),
        (an_answer(value=1.0, printed="100%"), "100%", "100%"),
        (an_answer(value=None, partial=0.5, covered=1, expected=8), MISSING, MISSING),
        (None, MISSING, MISSING),
    ],
)
def test_a_print_is_shown_as_printed_and_a_computed_value_rounded(
    answer: Answer | None, vi: str, en: str
) -> None:
    assert both(value_text, answer) == (vi, en)


def test_money_is_short_on_a_card_and_whole_elsewhere() -> None:
    fees = an_answer("fees_online", 100_210_000, printed="100.210.000 đồng")
    assert both(value_text, fees) == ("100.210.000 đồng", "VND 100,210,000")
    assert [value_text(fees, translator(language), short=True) for language in BOTH] == [
        "100,2 triệu ₫",
        "VND 100.2 million",
    ]


def test_362425_of_362428_is_not_one_hundred_per_cent(official: Reader) -> None:
    answer = told(official, "on_time_rate", Filter("central"))
    assert both(value_text, answer) == (">99,99%", ">99.99%")
    vi, en = both(basis_text, answer)
    assert "99,99%" in vi.replace(">99,99%", "")
    assert "99,99%" in en.replace(">99.99%", "")
    assert ">99.99%" in en


def test_a_bare_value_takes_the_format_of_its_metric() -> None:
    assert plain_text("on_time_rate", 0.5, VI) == "50,00%"
    assert plain_text("received", 1234, EN) == "1,234"
    assert plain_text("fees_online", 100_210_000, VI, short=True) == "100,2 triệu ₫"
    assert plain_text("received", None, VI) == MISSING


def test_late_dossiers_are_none_only_where_they_are_known() -> None:
    assert [late_text(late, VI) for late in (1551.0, 0.0, None)] == [
        "1.551 hồ sơ trễ",
        "0 hồ sơ trễ",
        "",
    ]
    assert late_text(1551.0, EN) == "1,551 late"


# --- marks of doubt -------------------------------------------------------------------------------


def words(answer: Answer, language: str = "vi") -> list[str]:
    return [word for word, _ in marks(answer, translator(language))]


@pytest.mark.parametrize(
    ("answer", "vi", "en"),
    [
        (
            an_answer(basis="computed", counts=(19, 20)),
            ["tính từ hồ sơ"],
            ["computed from dossiers"],
        ),
        (an_answer(counts=(19, 20), printed="95%"), ["theo văn bản gốc"], ["as in the document"]),
        (
            an_answer(printed="95%"),
            ["nguồn không nêu số hồ sơ", "theo văn bản gốc"],
            ["no dossier counts in the source", "as in the document"],
        ),
        (
            an_answer("late", 1551, basis="derived", precision="derived"),
            ["số tính lại từ văn bản"],
            ["recomputed from the document"],
        ),
        (an_answer("received", 10, printed="10"), ["theo văn bản gốc"], ["as in the document"]),
        (an_answer(value=None, basis=None), [], []),
    ],
)
def test_each_doubt_has_a_mark(answer: Answer, vi: list[str], en: list[str]) -> None:
    assert words(answer) == vi
    assert words(answer, "en") == en


def test_every_mark_explains_itself_in_both_languages() -> None:
    answer = an_answer(
        printed="95%", scope_note="tỉnh + huyện + xã", covered=1, expected=8, partial=0.5
    )
    for (word, meaning), (english, explained) in zip(
        marks(answer, VI), marks(answer, EN), strict=True
    ):
        assert all((word, meaning, english, explained))
        assert word != english
        assert meaning != explained


def test_the_words_of_the_source_for_its_scope_are_told() -> None:
    answer = an_answer("received", 10, printed="10", scope_note="tỉnh + huyện + xã")
    assert "tỉnh + huyện + xã" in marks(answer, VI)[-1][1]
    assert "province + districts + communes" in marks(answer, EN)[-1][1]


def test_one_file_beside_the_real_headline_is_counted_and_named() -> None:
    one = {"unit": "so-noi-vu", "sector": "dat-dai", "received_online": 40, "resolved_late": 40}
    answer = told(memory_reader(DATA, dossiers=[one]), "received")
    assert both(value_text, answer) == ("130.729", "130,729")
    assert ("1 trên 166 đơn vị đã gửi", "Phần đã gửi: 40; không phải số của cả phạm vi.") in marks(
        answer, VI
    )
    word, meaning = marks(answer, EN)[-1]
    assert "1" in word
    assert "166" in word
    assert "40" in meaning


def test_a_part_alone_is_named_without_any_basis() -> None:
    answer = an_answer("received", None, basis=None, covered=14, expected=44, partial=900)
    assert words(answer) == ["14 trên 44 đơn vị đã gửi"]


# --- basis ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "vi"),
    [
        (
            an_answer(basis="computed", counts=(19, 20)),
            "Tính từ hồ sơ của mọi đơn vị phải gửi trong phạm vi này.",
        ),
        (
            an_answer("late", 1551, basis="derived"),
            "Tính lại từ số đã công bố của cùng một nguồn và cùng phạm vi.",
        ),
        (an_answer(counts=(19, 20)), "Chia hai số mà cùng một nguồn công bố."),
        (an_answer("received", 10, printed="10"), "Số do nguồn công bố."),
        (an_answer(printed="95,00%", counts=(19, 20)), "Số do nguồn công bố."),
    ],
)
def test_the_basis_in_a_sentence(answer: Answer, vi: str) -> None:
    assert basis_text(answer, VI) == vi
    assert basis_text(answer, EN) != vi


# --- changes --------------------------------------------------------------------------------------


def card(now: Answer, before: Answer | None, asked: str | None = None) -> Comparison:
    return compare(now, [before] if before else [], asked)


RATE = an_answer(value=0.95, printed="95,00%")
ROUGH = an_answer("received", 163_000, BEFORE, precision="over", printed="hơn 163.000")


@pytest.mark.parametrize(
    ("comparison", "vi", "en"),
    [
        (
            card(RATE, an_answer(value=0.9413, period=BEFORE)),
            ("+0,87 điểm %", "so với quý I/2020"),
            ("+0.87 pts", "vs Q1 2020"),
        ),
        (
            card(
                RATE,
                an_answer(value=0.962, period="2019-Q3", scope_note="tỉnh + huyện + xã"),
                "2019-Q3",
            ),
            ("−1,20 điểm %", "so với quý III/2019 (phạm vi tương tự, chỉ để tham khảo)"),
            ("−1.20 pts", "vs Q3 2019 (similar scope, for reference only)"),
        ),
        (
            card(RATE, an_answer(value=0.95, period=BEFORE)),
            ("0,00 điểm %", "so với quý I/2020"),
            ("0.00 pts", "vs Q1 2020"),
        ),
        (
            card(RATE, an_answer(value=0.9499, period=BEFORE)),
            ("chênh lệch trong mức làm tròn", "so với quý I/2020"),
            ("within rounding", "vs Q1 2020"),
        ),
        (
            card(an_answer("received", 130_729), ROUGH),
            ("giảm khoảng 32.000", "so với quý I/2020"),
            ("down about 32,000", "vs Q1 2020"),
        ),
        (
            card(an_answer("received", 1_321), an_answer("received", 87, BEFORE)),
            ("+1.234", "so với quý I/2020"),
            ("+1,234", "vs Q1 2020"),
        ),
        (
            card(an_answer("online_rate", 0.2), an_answer("online_of_resolved", 0.1, BEFORE)),
            ("", "không so được với quý I/2020: tỷ lệ hồ sơ trực tuyến trên hồ sơ đã giải quyết"),
            ("", "not comparable with Q1 2020: online share of resolved dossiers"),
        ),
        (
            card(an_answer(period="2025-Q3"), an_answer(period="2024-Q3")),
            ("", "không so với quý III/2024: tỉnh đã hợp nhất"),
            ("", "not compared with Q3 2024: the province has merged"),
        ),
        (
            card(RATE, None),
            ("", "chưa có số cùng kỳ để so sánh"),
            ("", "no same period a year before to compare with"),
        ),
    ],
)
def test_a_change_names_its_period_and_says_why_there_is_none(
    comparison: Comparison, vi: tuple[str, str], en: tuple[str, str]
) -> None:
    found = [
        (
            difference_text(comparison, translator(language)),
            comparison_text(comparison, translator(language)),
        )
        for language in BOTH
    ]
    assert found == [vi, en]


def test_a_chosen_period_without_the_figure_is_named() -> None:
    missing = card(RATE, None, "2020-Q2")
    assert comparison_text(missing, VI) == "Quý II/2020 không có số này"
    assert "Q2 2020" in comparison_text(missing, EN)


@pytest.mark.parametrize("metric", ["received", "on_time_rate"])
def test_no_earlier_value_is_never_a_change_of_zero(metric: str) -> None:
    nothing = card(an_answer(metric, 1.0, Q1), None)
    assert both(difference_text, nothing) == ("", "")


def test_a_derived_count_is_backed_by_the_whole_it_is_taken_from() -> None:
    reader = memory_reader(
        values=[
            {"indicator": "resolved", "value": 100},
            {"indicator": "on_time", "value": 90},
            {"indicator": "on_time_rate", "value": 90},
        ]
    )
    late, rate = measured(reader, ["late", "on_time_rate"], ["2021-Q1"], Filter())
    assert (backing_indicator(late), backing_indicator(rate)) == ("resolved", "on_time_rate")
    assert basis_text(late, VI).endswith("100 − 90")


def test_beside_a_rate_stand_its_late_dossiers_or_why_there_is_none() -> None:
    known = an_answer(counts=(90, 100))
    missing = an_answer(value=None, basis="computed", covered=65)
    assert beside_text(known, VI) == "10 hồ sơ trễ"
    assert beside_text(missing, VI) == "65 đơn vị đã gửi, không rõ bao nhiêu đơn vị phải gửi"
    assert beside_text(None, VI) == "chưa có số liệu cho lựa chọn này"
