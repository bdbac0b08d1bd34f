"""Published figures: as printed in Vietnamese, carried over into English, never changed."""

import csv
import math
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import formats

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("value", "printed", "unit", "english"),
    [
        (1000, "gần 1.000", "hồ sơ", "nearly 1,000"),
        (100, "hơn 100", "đại biểu", "over 100"),
        (850000, "trên 850.000", "tin nhắn", "over 850,000"),
        (6, "06/44", "đơn vị", "6/44"),
        (204, "204/204", "đơn vị", "204/204"),
        (80.9, "80,9%", "%", "80.9%"),
        (85.7, "85,70%", "%", "85.70%"),
        (11.3, "11.3 %", "%", "11.3%"),
        (2.344, "2.344%", "%", "2.344%"),  # the value tells a point that is no grouping
        (2344, "2.344", "hồ sơ", "2,344"),
        (2344, "2,344", "hồ sơ", "2,344"),
        (100210000, "100.210.000 đồng", "đồng", "VND 100,210,000"),
        (35_800_000_000, "hơn 35,8 tỷ đồng", "đồng", "over VND 35.8 billion"),
        (352640, "352 640", "lượt", "352,640"),
        (1206554, "1 206 554 hồ sơ", "hồ sơ", "1,206,554 dossiers"),
        (3_412_000_000_000, "3 412 tỷ đồng", "đồng", "VND 3,412 billion"),
        (12345.6, "12 345,6", "điểm", "12,345.6"),
        (2_145_000_000, "2 tỷ 145 triệu đồng", "đồng", "VND 2 billion 145 million"),
        (1_800_000_000, "1,8 tỉ đồng", "đồng", "VND 1.8 billion"),
        (10, "10 phút", "phút", "10 minutes"),
        (6, "06 chuyên mục", "chuyên mục", "6 programmes"),
        (-0.36, "-0,36 điểm %", "điểm %", "−0.36 pts"),
        (-5.19, "giảm 5,19%", "điểm %", "down 5.19%"),
        (0, "không có", "đơn vị", "none"),
        (None, "06", "đơn vị", "6"),
        (12, "12 trạm", "đơn vị", "12 trạm"),  # an unknown word is left, not guessed
    ],
)
def test_a_print_stays_in_vietnamese_and_is_carried_over_into_english(
    value: float | None, printed: str, unit: str, english: str
) -> None:
    assert formats.reported(value, printed, unit, "exact", "vi") == printed
    assert formats.reported(value, printed, unit, "exact", "en") == english


@pytest.mark.parametrize(
    ("printed", "decimals", "scales"),
    [
        ("352 640", 0, []),
        ("12 345,67", 2, []),
        ("2 tỷ 145 triệu đồng", 0, [10**6, 10**9]),
        ("1,8 tỉ đồng", 1, [10**9]),
    ],
)
def test_what_the_last_digit_of_a_print_is_worth(
    printed: str, decimals: int, scales: list[int]
) -> None:
    assert formats.decimals_of(printed) == decimals
    assert formats.scales_of(printed) == scales


@pytest.mark.parametrize(
    ("value", "unit", "precision", "vi", "en"),
    [
        (Decimal("1551.000000"), "hồ sơ", "derived", "1.551", "1,551"),
        (Decimal("58.430000"), "%", "derived", "58,43%", "58.43%"),
        (99.19, "%", "derived", "99,19%", "99.19%"),
        (Decimal("2.45"), "điểm %", "derived", "+2,45 điểm %", "+2.45 pts"),
        (-0.36, "điểm %", "about", "khoảng −0,36 điểm %", "about −0.36 pts"),
        (1300, "hồ sơ", "under", "gần 1.300", "nearly 1,300"),
        (None, "hồ sơ", "derived", "—", "—"),
    ],
)
@pytest.mark.parametrize("printed", [None, "", math.nan])
def test_without_a_print_the_value_shows_its_own_decimals(
    value: float | None, printed: str | None, unit: str, precision: str, vi: str, en: str
) -> None:
    assert formats.reported(value, printed, unit, precision, "vi") == vi
    assert formats.reported(value, printed, unit, precision, "en") == en


def test_every_published_figure_is_kept_in_vietnamese_and_understood_in_english() -> None:
    left_in_vietnamese = []
    with (ROOT / "data/catalogue/indicators.csv").open(encoding="utf-8", newline="") as rows:
        units = {row["code"]: row["unit"] for row in csv.DictReader(rows)}
    for path in sorted((ROOT / "data/published").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                value, unit = Decimal(row["value"]), units.get(row["indicator"], "")
                figure = (value, row["printed"], unit, row["precision"])
                if row["printed"]:
                    assert formats.reported(*figure, "vi") == row["printed"]
                english = formats.with_unit(formats.reported(*figure, "en"), unit, "en")
                if not english.replace("−", "-").isascii():
                    left_in_vietnamese.append((path.name, row["printed"], english))
    assert left_in_vietnamese == []


@pytest.mark.parametrize(
    ("text", "unit", "language", "expected"),
    [
        ("1.769", "thủ tục", "vi", "1.769 thủ tục"),
        ("1,769", "thủ tục", "en", "1,769 procedures"),
        ("98,63", "%", "vi", "98,63%"),
        ("98,63%", "%", "vi", "98,63%"),
        ("−0,36", "điểm %", "vi", "−0,36 điểm %"),
        ("−0.36 pts", "điểm %", "en", "−0.36 pts"),
        ("giảm 5,19%", "điểm %", "vi", "giảm 5,19%"),
        ("06 chuyên mục", "chuyên mục", "vi", "06 chuyên mục"),
        ("100.210.000", "đồng", "vi", "100.210.000 đồng"),
        ("100,2 triệu ₫", "đồng", "vi", "100,2 triệu ₫"),
        ("over 35.8 billion", "đồng", "en", "over VND 35.8 billion"),
        ("không có", "đơn vị", "vi", "không có"),
        ("—", "hồ sơ", "vi", "—"),
        ("10/63", "", "vi", "10/63"),
        ("10/63", "hạng", "vi", "hạng 10/63"),
        ("10/63", "hạng", "en", "rank 10/63"),
    ],
)
def test_a_unit_is_said_once(text: str, unit: str, language: str, expected: str) -> None:
    assert formats.with_unit(text, unit, language) == expected


@pytest.mark.parametrize(
    ("printed", "decimals"),
    [
        *(("98,63%", 2), ("11.3 %", 1), ("100%", 0), ("gần 1.000", 0), ("06/44", 0)),
        *(("1.234,5", 1), ("100.210.000 đồng", 0), ("43,4369", 4), ("0.123", 3)),
        *(("85,70%", 2), ("không có", 0), ("", 0)),
    ],
)
def test_decimals_are_those_of_the_print(printed: str, decimals: int) -> None:
    assert formats.decimals_of(printed) == decimals


@given(st.integers(0, 10**9), st.integers(0, 5))
def test_a_vietnamese_number_is_read_with_its_decimals(digits: int, decimals: int) -> None:
    value = Decimal(digits).scaleb(-decimals)
    printed = formats.number(value, "vi", decimals)
    english = formats.reported(value, printed, "", "exact", "en")
    assert english == formats.number(value, "en", decimals)
    assert formats.decimals_of(printed) == decimals


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("1", "hồ sơ", "1 dossier"),
        ("0", "hồ sơ", "0 dossiers"),
        ("−1", "hồ sơ", "−1 dossier"),
        ("1.5", "điểm", "1.5 points"),
        ("1,551", "hồ sơ", "1,551 dossiers"),
        ("over 1", "cơ quan", "over 1 agency"),
        ("1", "phản ánh", "1 feedback item"),
    ],
)
def test_one_has_its_own_form_in_english(text: str, unit: str, said: str) -> None:
    assert formats.with_unit(text, unit, "en") == said
