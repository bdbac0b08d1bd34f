"""What is said: signals with period and limit, how limits were made, why there are none."""

import pytest

from analytics.i18n import EN, VI
from analytics.views.control import (
    basis_sentences,
    control,
    point_text,
    sentences,
    signal_sentences,
    terms,
    verdict_sentence,
)
from tests.views.control.stories import numbers, rates, swinging


def test_a_point_outside() -> None:
    found = control("on_time_rate", rates([*swinging(12), (700, 1000)]))
    assert sentences(found, VI) == [
        "Quý I/2018: 70,00%, dưới giới hạn 80,60%: ngoài biên độ dao động thông thường.",
        "Giới hạn tính từ 13 kỳ, quý I/2015 đến quý I/2018; từ 12 kỳ được coi là chắc (quy ước).",
    ]
    assert sentences(found, EN)[0] == (
        "Q1 2018: 70.00%, below the limit of 80.60%: unusual against everyday variation."
    )


def test_a_value_is_told_from_its_limit() -> None:
    """42 late of 1.000.000 and a limit at 41: both are 100,00% with two decimals."""
    counts = [*[(999_980.0, 1_000_000.0)] * 16, (999_958.0, 1_000_000.0)]
    (told,) = signal_sentences(control("on_time_rate", rates(counts)), VI)
    assert told.startswith("Quý I/2019: 99,996%, dưới giới hạn 99,997%")
    (told,) = signal_sentences(control("on_time_rate", rates(counts)), EN)
    assert told.startswith("Q1 2019: 99.996%, below the limit of 99.997%")


def test_several_points_on_one_side_are_one_sentence() -> None:
    found = control("on_time_rate", rates([*swinging(20), (700, 1000), (700, 1000)]))
    assert signal_sentences(found, VI) == [
        "2 kỳ dưới giới hạn, ngoài biên độ dao động thông thường:"
        " quý II/2020 70,00%; quý I/2020 70,00%."
    ]


def test_of_many_points_the_newest_are_named() -> None:
    usual = [(640 + 20 * (place % 2), 1000) for place in range(30)]
    above = [(800 - 10 * (place % 2), 1000) for place in range(5)]
    steep = control("on_time_rate", rates([*usual, *above]))
    (high,) = [one for one in signal_sentences(steep, VI) if " trên giới hạn, ngoài biên độ" in one]
    assert high.startswith("5 kỳ trên giới hạn")
    assert "quý III/2023 80,00%" in high and high.endswith("quý IV/2022 79,00%; ….")


def test_a_run_names_its_first_and_last_period() -> None:
    high = [(955 + 20 * (place % 2), 1000) for place in range(8)]
    low = [(925 + 20 * (place % 2), 1000) for place in range(8)]
    told = signal_sentences(control("on_time_rate", rates([*high, *low])), VI)
    assert told == [
        "8 kỳ liền, từ quý I/2017 đến quý IV/2018, dưới mức trung bình 95,00%: khó có thể do"
        " ngẫu nhiên."
    ]


def test_a_direction_is_told_and_nothing_else_of_it() -> None:
    """A steady rise has no "three quarters below, three above"."""
    climbing = control(
        "online_rate", rates([(100 + 50 * n, 1000) for n in range(16)], "online_rate")
    )
    told = (
        "Có chiều hướng tăng rõ qua 16 kỳ, từ quý I/2015 đến quý IV/2018: khó có thể do ngẫu nhiên."
    )
    assert sentences(climbing, VI) == [
        told,
        "Không vẽ biên độ dao động thông thường: số liệu có chiều hướng rõ, không dao động"
        " quanh một mức.",
    ]
    assert sentences(climbing, EN) == [
        "A clear rise over 16 periods, from Q1 2015 to Q4 2018: unlikely to be chance.",
        "No band of usual variation is drawn: the figures move in a clear direction, not around"
        " one level.",
    ]
    newest = climbing.pieces[0].answers[-1]
    assert verdict_sentence(climbing, newest, VI) == told
    assert point_text(climbing, newest, VI) == "—"
    falling = control("late", numbers([1000.0 - 50 * n for n in range(16)], "late"))
    assert "chiều hướng giảm rõ" in sentences(falling, VI)[0]


def test_nothing_unusual_is_said_too() -> None:
    found = control("on_time_rate", rates(swinging(12)))
    assert signal_sentences(found, VI) == [
        "Không có dấu hiệu khác thường: các kỳ nằm trong biên độ dao động thông thường."
    ]
    assert verdict_sentence(found, found.pieces[0].answers[-1], VI) == (
        "Quý IV/2017 nằm trong biên độ dao động thông thường (89,40% – 99,20%)."
    )


def test_provisional_limits_say_what_they_leave_out() -> None:
    (told,) = basis_sentences(control("on_time_rate", rates(swinging(9, 10000))), VI)[:1]
    assert told.startswith("Giới hạn tạm, tính từ 9 kỳ, quý I/2015 đến quý I/2017")
    assert "chưa xét chuỗi;" in told


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (control("on_time_rate", rates([(500, 500)] * 12)), "không có trường hợp trễ trong 12 kỳ"),
        (control("late_rate", rates([(0, 500)] * 12, "late_rate")), "không có trường hợp trễ"),
        (control("late_rate", rates([(5, 5)] * 12, "late_rate")), "bằng 100% ở cả 12 kỳ"),
        (control("online_rate", rates([(0, 5)] * 12, "online_rate")), "bằng 0 ở cả 12 kỳ"),
        (
            control("on_time_rate", rates(swinging(7))),
            "nhiều nhất 7 kỳ so được với nhau, cần ít nhất 8",
        ),
        (
            control("received", numbers([*[3000.0, 1000.0, 1800.0, 2200.0] * 3, 3150.0])),
            "quý trong năm giải thích phần lớn dao động. Quý I/2018 so với cùng quý năm trước:"
            " +150 hồ sơ.",
        ),
    ],
)
def test_why_there_are_none(found: object, words: str) -> None:
    assert words in " ".join(sentences(found, VI))  # type: ignore[arg-type]


def test_a_cell_of_a_table() -> None:
    answers = rates([*swinging(12), (700, 1000)])
    found = control("on_time_rate", answers)
    assert point_text(found, answers[-1], VI) == "dưới giới hạn"
    assert point_text(found, answers[0], EN) == "within limits"
    few = control("on_time_rate", answers[:5])
    assert point_text(few, answers[0], VI) == "—"


def test_limits_made_anew_are_said_once() -> None:
    quarters = [f"{year}-Q{quarter}" for year in range(2023, 2028) for quarter in (1, 2, 3, 4)]
    found = control("on_time_rate", rates(swinging(20), quarters=quarters))
    told = basis_sentences(found, VI)
    assert told[-1] == "Giới hạn được tính lại từ 1/7/2025: tỉnh đã hợp nhất."


def test_small_counts_are_told_from_their_limit() -> None:
    """Limits of counts are no whole numbers: "12, below 12" would say nothing."""
    # 20, 21, 22, 20 … and 12: mean 347 / 17, ranges 28 / 16; 20.41 - 2.66 · 1.75 = 15.76
    values = [float(20 + place % 3) for place in range(16)]
    found = control("received", numbers([*values, 12.0]))
    (told,) = [one for one in signal_sentences(found, VI) if "dưới giới hạn" in one]
    assert "12 hồ sơ, dưới giới hạn 15,8:" in told


def test_terms_are_explained_in_both_languages() -> None:
    for t in (VI, EN):
        assert len(dict(terms(t))) == len(terms(t)) == 6
        assert all(meaning for _word, meaning in terms(t))
