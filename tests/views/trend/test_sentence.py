"""The sentence says what the picture says, and admits when that is little."""

from statistics import median, quantiles

import pytest

from analytics.i18n import EN, VI, translator
from analytics.periods import span
from analytics.views.trend import is_drawn, message, newest, others, sentence, standing
from tests.charts.trends import a_trend, counted
from tests.views.trend.conftest import Asking

CODES = span("2019-Q1", "2020-Q2")
LONG = span("2017-Q1", "2020-Q1")


def said(ask: Asking, *asked: str | None, language: str = "vi", **more: str) -> str:
    key = more.pop("key", None)
    return sentence(ask(*asked, **more), translator(language), key=key).replace("**", "")  # type: ignore[arg-type]


def test_five_points_of_several_scopes_are_no_trend(ask: Asking) -> None:
    text = said(ask)
    assert "5 số liệu, từ 97,76% (quý III/2019) đến 93,28% (quý III/2025)" in text
    assert "chưa đủ để kết luận xu hướng" in text
    assert "nhiều nhất 2 kỳ so được với nhau" in text
    assert "phạm vi mà nguồn nêu khác nhau và tỉnh đã hợp nhất ngày 1/7/2025" in text


def test_a_long_series_has_a_course(ask: Asking) -> None:
    text = said(ask, dataset="demo")
    assert "Từ 97,57% (quý I/2017) đến 98,63% (quý I/2021), +1,06 điểm %" in text
    assert "cả 16 kỳ nằm giữa hai mức này" in text
    assert "Quý III/2018 để trống: 161 trên 166 đơn vị đã gửi." in text


@pytest.mark.parametrize(
    ("metric", "language", "words"),
    [
        ("on_time_rate", "en", ", +1.06 pts; "),
        ("late", "vi", ", −569 hồ sơ; "),
        ("received", "vi", ", không thay đổi đáng kể; "),
        ("fees_online", "vi", ", +100.210.000 đồng; "),
        ("fees_online", "en", ", +VND 100,210,000; "),
    ],
)
def test_a_change_has_its_unit(ask: Asking, metric: str, language: str, words: str) -> None:
    assert words in said(ask, metric, dataset="demo", language=language)


def test_the_first_rank_is_the_highest(ask: Asking) -> None:
    text = said(ask, "par_index_rank", None, "year")
    assert "đến hạng 10/63 (năm 2024); thấp nhất hạng 48/63 (2 kỳ)." in text


def test_the_highlighted_part_and_the_newest_period_are_told(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "level", dataset="demo", key="district")
    assert "UBND cấp huyện, quý I/2021. Từ 86,77% (quý I/2017) đến 91,58% (quý I/2021)" in text
    assert "Quý I/2021: cao nhất là cơ quan chuyên môn cấp tỉnh 99,76%" in text
    assert "thấp nhất là UBND cấp huyện 91,58%" in text


def test_parts_with_the_same_value_are_counted(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "unit", dataset="demo", key="568")
    assert "đơn vị khác) 100,00%" in text


def test_points_on_both_sides_of_the_break_do_not_compare(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "level", key="commune")
    assert "không hai kỳ nào so được với nhau, vì tỉnh đã hợp nhất" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "chưa có số liệu cho lựa chọn này"), ("en", "no figures for this choice")],
)
def test_nothing_is_said_to_be_nothing(ask: Asking, language: str, words: str) -> None:
    assert words in said(ask, "backlog_rate", language=language)


def test_one_point_is_one_point(ask: Asking) -> None:
    text = said(ask, "online_rate")
    assert text.endswith("quý I/2021. Mới có 1 số liệu, chưa đủ để kết luận xu hướng.")


@pytest.mark.parametrize("split", [None, "level", "unit", "sector"])
@pytest.mark.parametrize("dataset", ["official", "demo"])
def test_english_says_the_same_numbers(ask: Asking, split: str | None, dataset: str) -> None:
    view = ask(split=split, dataset=dataset)
    key = view.keys[0] if view.keys else None
    text = sentence(view, EN, key=key)
    assert text.startswith("On-time rate of resolved dossiers")
    assert not set("ăằắẵặđơờớợưừứ") & set(text.lower().split("· ")[0])


def test_a_seasonal_count_is_told_against_the_year_before(ask: Asking) -> None:
    """Pending dossiers pile up in every first quarter; first and last are both one."""
    text = said(ask, "pending", dataset="demo")
    assert "đến 22.855 hồ sơ (quý I/2021), +6.449 hồ sơ;" in text
    assert "Quý I/2021 so với cùng quý năm trước: +2.671 hồ sơ." in text


def test_what_may_be_chance_is_said_to_be_usual(ask: Asking) -> None:
    text = said(ask, "received", dataset="demo")
    assert "Quý I/2021 nằm trong biên độ dao động thông thường (58.601 – 148.954)." in text
    assert "+" not in text


def test_a_clear_direction_is_said(ask: Asking) -> None:
    """A steady rise is no "three quarters below the limit, three above"."""
    text = said(ask, dataset="demo")
    assert "Có chiều hướng tăng rõ qua 16 kỳ, từ quý I/2017 đến quý I/2021" in text
    assert "giới hạn" not in text


def test_a_value_that_several_periods_share_names_none_of_them() -> None:
    values = [(90, 100), (100, 100), (95, 100), (100, 100), (80, 100), (95, 100)]
    text = sentence(
        a_trend(*(counted(code, *pair) for code, pair in zip(CODES, values, strict=True))), VI
    )
    assert "cao nhất 100,00% (2 kỳ), thấp nhất 80,00% (quý I/2020)." in text


def test_what_never_changes_is_said_once() -> None:
    same = a_trend(*(counted(code, 100, 100) for code in CODES))
    assert sentence(same, VI).endswith("Cả 6 kỳ đều 100,00%, từ quý I/2019 đến quý II/2020.")
    assert "100.00% in all 6 periods, from Q1 2019 to Q2 2020." in sentence(same, EN)


def test_the_newest_value_stands_against_a_target_in_force(ask: Asking) -> None:
    view = ask()
    assert "quý III/2025, **thấp hơn 1,72 điểm % so với chỉ tiêu 95%**." in sentence(view, VI)
    found = standing(view, newest(view, None))
    assert found is not None
    assert found.code == "missed"


def test_before_its_day_a_target_is_neither_met_nor_missed(ask: Asking) -> None:
    view = ask(dataset="demo")
    assert standing(view, newest(view, None)) is None
    assert "chỉ tiêu" not in sentence(view, VI)


def test_the_title_of_the_picture_is_what_it_shows(ask: Asking) -> None:
    assert message(ask(), VI) == "Số liệu của 5 kỳ, nhiều nhất 2 kỳ so được với nhau"
    assert message(ask("online_rate"), VI) == "Mới có số liệu của một kỳ"
    assert message(ask(dataset="demo"), VI) == "Tăng rõ từ quý I/2017 đến quý I/2021"
    usual = "Không thay đổi đáng kể: mọi kỳ trong biên độ dao động thông thường"
    assert message(ask("received", dataset="demo"), VI) == usual
    assert message(ask("pending", dataset="demo"), VI) == (
        "Quý I/2021 so với cùng quý năm trước: +2.671 hồ sơ"
    )
    index = message(ask("par_index", None, "year"), EN)
    assert index == "From 80.91% (2019) to 90.49% (2024)"
    units = ask("on_time_rate", "unit", dataset="demo")
    assert message(units, VI, "so-giao-thong-van-tai") == "8 kỳ liền dưới mức trung bình"
    assert message(units, VI, "22552") == (
        "Quý I/2021 trong biên độ dao động thông thường; 1 kỳ trước đó khác thường"
    )
    assert message(units, VI, "no such") == ""


def test_a_newest_value_beyond_its_limits_is_the_title() -> None:
    pairs = [(950 + 20 * (place % 2), 1000) for place in range(12)]
    low = a_trend(
        *(counted(code, *pair) for code, pair in zip(LONG, [*pairs, (700, 1000)], strict=True))
    )
    assert message(low, VI) == "Quý I/2020 thấp khác thường"
    assert message(low, EN) == "Q1 2020 unusually low"


def test_few_values_that_may_be_compared_are_no_picture(ask: Asking) -> None:
    assert not is_drawn(ask(), None)
    assert is_drawn(ask("par_index", None, "year"), None)
    assert is_drawn(ask(dataset="demo"), None)
    assert not is_drawn(ask(split="level"), "commune")
    assert not is_drawn(ask("backlog_rate"), None)


def test_the_others_are_a_median_and_eight_tenths_of_units_with_thirty_dossiers(
    ask: Asking,
) -> None:
    view = ask("on_time_rate", "unit", dataset="demo")
    (stretch,) = others(view, "568")
    told = [
        100 * (one.value or 0)
        for one in view.known
        if one.period == "2021-Q1" and one.key != "568" and (one.denominator or 0) >= 30
    ]
    last = stretch[-1]
    assert last.period == "2021-Q1"
    tenths = quantiles(told, n=10, method="inclusive")
    assert (last.low, last.median, last.high) == pytest.approx(
        (tenths[0], median(told), tenths[-1])
    )
    assert sum(last.low <= one <= last.high for one in told) / len(told) == pytest.approx(
        0.8, abs=0.03
    )
    assert others(ask(dataset="demo"), None) == []
