"""The sentence says what the picture says, and admits when that is little."""

import pytest

from analytics.i18n import EN, VI, translator
from analytics.periods import span
from analytics.views.trend import sentence
from tests.charts.trends import a_trend, counted
from tests.views.trend.conftest import Asking

CODES = span("2019-Q1", "2020-Q2")


def said(ask: Asking, *asked: str | None, language: str = "vi", **more: str) -> str:
    key = more.pop("key", None)
    return sentence(ask(*asked, **more), translator(language), key=key).replace("**", "")  # type: ignore[arg-type]


def test_five_points_of_several_scopes_are_no_trend(ask: Asking) -> None:
    text = said(ask)
    assert "5 số liệu, từ 97,76% (quý III/2019) đến 93,28% (quý III/2025)" in text
    assert "chưa đủ số liệu để nói xu hướng" in text
    assert "nhiều nhất 2 số so được với nhau" in text
    assert "phạm vi mà nguồn nêu khác nhau và tỉnh đã hợp nhất ngày 1/7/2025" in text


def test_a_long_series_has_a_course(ask: Asking) -> None:
    text = said(ask, dataset="demo")
    assert "từ 97,57% (quý I/2017) đến 98,63% (quý I/2021), +1,06 điểm %" in text
    assert "cả 16 kỳ nằm giữa hai mức này" in text
    assert "Quý III/2018 để trống: 161 trên 166 đơn vị đã gửi." in text


@pytest.mark.parametrize(
    ("metric", "language", "words"),
    [
        ("on_time_rate", "en", ", +1.06 pts; "),
        ("late", "vi", ", −569 hồ sơ; "),
        ("received", "vi", ", chênh lệch trong mức dao động thường; "),
        ("fees_online", "vi", ", +100.210.000 đồng; "),
        ("fees_online", "en", ", +VND 100,210,000; "),
    ],
)
def test_a_change_has_its_unit(ask: Asking, metric: str, language: str, words: str) -> None:
    assert words in said(ask, metric, dataset="demo", language=language)


def test_the_first_rank_is_the_highest(ask: Asking) -> None:
    text = said(ask, "par_index_rank", None, "year")
    assert "cao nhất hạng 10/63 (năm 2024), thấp nhất hạng 48/63" in text


def test_the_highlighted_part_and_the_newest_period_are_told(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "level", dataset="demo", key="district")
    assert "UBND cấp huyện: từ 86,77% (quý I/2017) đến 91,58% (quý I/2021)" in text
    assert "Quý I/2021: cao nhất là cơ quan chuyên môn cấp tỉnh 99,76%" in text
    assert "thấp nhất là UBND cấp huyện 91,58%" in text


def test_parts_with_the_same_value_are_counted(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "unit", dataset="demo", key="568")
    assert "mục khác) 100,00%" in text


def test_points_on_both_sides_of_the_break_do_not_compare(ask: Asking) -> None:
    text = said(ask, "on_time_rate", "level", key="commune")
    assert "không hai số nào so được với nhau vì tỉnh đã hợp nhất" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "chưa có số liệu cho lựa chọn này"), ("en", "no figures for this choice")],
)
def test_nothing_is_said_to_be_nothing(ask: Asking, language: str, words: str) -> None:
    assert words in said(ask, "backlog_rate", language=language)


def test_one_point_is_one_point(ask: Asking) -> None:
    assert "mới có một số liệu, 21,65% (quý I/2021)" in said(ask, "online_rate")


@pytest.mark.parametrize("split", [None, "level", "unit", "sector"])
@pytest.mark.parametrize("dataset", ["official", "demo"])
def test_english_says_the_same_numbers(ask: Asking, split: str | None, dataset: str) -> None:
    view = ask(split=split, dataset=dataset)
    key = view.keys[0] if view.keys else None
    text = sentence(view, EN, key=key)
    assert text.startswith("On-time rate of resolved")
    assert not set("ăằắẵặđơờớợưừứ") & set(text.lower().split("· ")[0])


def test_a_seasonal_count_is_told_against_the_year_before(ask: Asking) -> None:
    """Pending dossiers pile up in every first quarter; first and last are both one."""
    text = said(ask, "pending", dataset="demo")
    assert "đến 22.855 hồ sơ (quý I/2021), +6.449 hồ sơ;" in text
    assert "Quý I/2021 so với cùng quý năm trước: +2.671 hồ sơ." in text


def test_what_may_be_chance_is_said_to_be_usual(ask: Asking) -> None:
    text = said(ask, "received", dataset="demo")
    assert "Quý I/2021 nằm trong mức dao động thường (58.601 – 148.954)." in text
    assert "+" not in text


def test_a_clear_direction_is_said(ask: Asking) -> None:
    """A steady rise is no "three quarters below the limit, three above"."""
    text = said(ask, dataset="demo")
    assert "Có chiều hướng tăng rõ qua 16 kỳ, từ quý I/2017 đến quý I/2021" in text
    assert "giới hạn" not in text


def test_a_value_that_several_periods_share_names_none_of_them() -> None:
    values = [(90, 100), (100, 100), (95, 100), (100, 100), (80, 100), (100, 100)]
    text = sentence(
        a_trend(*(counted(code, *pair) for code, pair in zip(CODES, values, strict=True))), VI
    )
    assert "cao nhất **100,00%** (3 kỳ), thấp nhất **80,00%** (quý I/2020)" in text


def test_what_never_changes_is_said_once() -> None:
    same = a_trend(*(counted(code, 100, 100) for code in CODES))
    assert sentence(same, VI).endswith("**100,00%** ở cả 6 kỳ, từ quý I/2019 đến quý II/2020.")
    assert "**100.00%** in all 6 periods, from Q1 2019 to Q2 2020." in sentence(same, EN)
