"""Periods: codes ↔ dates, names, what may be compared, where a series breaks."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import UnknownName
from analytics.periods import (
    crosses_break,
    is_before,
    label,
    parse,
    previous,
    quarter_of,
    sort_key,
    span,
    year_before,
)

YEARS = st.integers(1990, 2060)
QUARTERS = st.builds("{}-Q{}".format, YEARS, st.integers(1, 4))
HALVES = st.builds("{}-H{}".format, YEARS, st.integers(1, 2))
NINE_MONTHS = st.builds("{}-9M".format, YEARS)
WHOLE_YEARS = st.builds(str, YEARS)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(date.isoformat)
KINDS_THAT_FOLLOW = (QUARTERS, HALVES, WHOLE_YEARS)
COMPARABLE = st.one_of(*KINDS_THAT_FOLLOW, NINE_MONTHS)
SINCE = st.builds("since-{}..{}".format, st.sampled_from(["", "1985"]), COMPARABLE)
ANY = st.one_of(COMPARABLE, DAYS, SINCE)


@pytest.mark.parametrize(
    ("code", "kind", "first_day", "last_day"),
    [
        ("2021-Q1", "quarter", date(2021, 1, 1), date(2021, 3, 31)),
        ("2024-Q4", "quarter", date(2024, 10, 1), date(2024, 12, 31)),
        ("2022-H1", "half", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022-H2", "half", date(2022, 7, 1), date(2022, 12, 31)),
        ("2021-9M", "nine_months", date(2021, 1, 1), date(2021, 9, 30)),
        ("2020", "year", date(2020, 1, 1), date(2020, 12, 31)),
        ("2024-02-29", "day", date(2024, 2, 29), date(2024, 2, 29)),
        ("since-2018..2021-Q1", "since", date(2018, 1, 1), date(2021, 3, 31)),
        ("since-..2021-Q1", "since", None, date(2021, 3, 31)),
        ("since-2015..2021-03-18", "since", date(2015, 1, 1), date(2021, 3, 18)),
    ],
)
def test_a_code_names_its_dates(
    code: str, kind: str, first_day: date | None, last_day: date
) -> None:
    period = parse(code)
    assert (period.code, period.kind) == (code, kind)
    assert (period.first_day, period.last_day) == (first_day, last_day)


@pytest.mark.parametrize(
    "code",
    [
        *("", "2021-Q5", "2021-Q0", "21-Q1", "2021-H3", "2021-6M", "2021-02-30", "0000"),
        *("Quý I/2021", "2021-Q1 ", "2021-Q1\n", "٢٠٢١", "since-2018..", "since-2022..2021-Q1"),
        *("since-2018..since-2017..2021-Q1", "since-2018-Q1..2021-Q1", "0000-Q4"),
    ],
)
def test_what_is_no_code_is_named(code: str) -> None:
    with pytest.raises(UnknownName) as caught:
        parse(code)
    assert caught.value.kind.in_("vi") == "kỳ"


@pytest.mark.parametrize(
    ("code", "vi", "vi_short", "en", "en_short"),
    [
        ("2021-Q1", "Quý I/2021", "I/2021", "Q1 2021", "Q1 2021"),
        ("2021-Q4", "Quý IV/2021", "IV/2021", "Q4 2021", "Q4 2021"),
        ("2022-H1", "6 tháng đầu năm 2022", "6T đầu 2022", "First half of 2022", "H1 2022"),
        ("2022-H2", "6 tháng cuối năm 2022", "6T cuối 2022", "Second half of 2022", "H2 2022"),
        ("2021-9M", "9 tháng năm 2021", "9T/2021", "First nine months of 2021", "9M 2021"),
        ("2020", "Năm 2020", "2020", "2020", "2020"),
        ("2021-03-31", "31/3/2021", "31/3/2021", "31 March 2021", "31 Mar 2021"),
        (
            "since-2018..2021-Q1",
            "Từ 2018 đến hết quý I/2021",
            "2018 – I/2021",
            "From 2018 to the end of Q1 2021",
            "2018 – Q1 2021",
        ),
        (
            "since-..2021-H1",
            "Lũy kế đến hết 6 tháng đầu năm 2021",
            "đến 6T đầu 2021",
            "Cumulative to the end of the first half of 2021",
            "to H1 2021",
        ),
        (
            "since-2018..2021-03-18",
            "Từ 2018 đến 18/3/2021",
            "2018 – 18/3/2021",
            "From 2018 to 18 March 2021",
            "2018 – 18 Mar 2021",
        ),
        (
            "since-..2021-03-18",
            "Lũy kế đến 18/3/2021",
            "đến 18/3/2021",
            "Cumulative to 18 March 2021",
            "to 18 Mar 2021",
        ),
    ],
)
def test_names(code: str, vi: str, vi_short: str, en: str, en_short: str) -> None:
    assert (label(code, "vi"), label(code, "vi", short=True)) == (vi, vi_short)
    assert (label(code, "en"), label(code, "en", short=True)) == (en, en_short)


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("2020-Q1", "quý I/2020", "Q1 2020"),
        ("2022-H1", "6 tháng đầu năm 2022", "the first half of 2022"),
        ("2020", "năm 2020", "2020"),
        ("2021-03-31", "31/3/2021", "31 March 2021"),
        ("since-2018..2020", "từ 2018 đến hết năm 2020", "from 2018 to the end of 2020"),
        ("since-..2020", "lũy kế đến hết năm 2020", "cumulative to the end of 2020"),
    ],
)
def test_names_within_a_sentence(code: str, vi: str, en: str) -> None:
    assert (label(code, "vi", inside=True), label(code, "en", inside=True)) == (vi, en)


@given(st.dates(date(1, 1, 1), date(9999, 9, 30)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    quarter = parse(quarter_of(day))
    assert quarter.kind == "quarter"
    assert quarter.first_day is not None
    assert quarter.first_day <= day <= quarter.last_day


@given(ANY, ANY)
def test_different_periods_have_different_full_names(one: str, other: str) -> None:
    if one != other:
        assert label(one, "vi") != label(other, "vi")
        assert label(one, "en") != label(other, "en")


@pytest.mark.parametrize(
    ("code", "a_year_before", "just_before"),
    [
        ("2021-Q1", "2020-Q1", "2020-Q4"),
        ("2021-Q3", "2020-Q3", "2021-Q2"),
        ("2022-H1", "2021-H1", "2021-H2"),
        ("2022-H2", "2021-H2", "2022-H1"),
        ("2021-9M", "2020-9M", "2020-9M"),
        ("2020", "2019", "2019"),
        ("2021-03-31", None, None),
        ("since-2018..2021-Q1", None, None),
        ("0001-Q1", None, None),
        ("0001", None, None),
    ],
)
def test_periods_to_compare_with(
    code: str, a_year_before: str | None, just_before: str | None
) -> None:
    assert (year_before(code), previous(code)) == (a_year_before, just_before)


@given(COMPARABLE)
def test_the_year_before_is_the_same_kind_and_season(code: str) -> None:
    before = parse(year_before(code) or "")
    now = parse(code)
    assert before.kind == now.kind
    assert before.first_day is not None
    assert now.first_day is not None
    assert (before.first_day.month, before.last_day.month) == (
        now.first_day.month,
        now.last_day.month,
    )
    assert now.last_day.year - before.last_day.year == 1


@given(st.one_of(*KINDS_THAT_FOLLOW))
def test_the_previous_period_ends_the_day_before(code: str) -> None:
    before, now = parse(previous(code) or ""), parse(code)
    assert now.first_day is not None
    assert before.last_day + timedelta(days=1) == now.first_day
    assert before.kind == now.kind


@given(QUARTERS)
def test_four_quarters_back_is_a_year_before(code: str) -> None:
    back = code
    for _ in range(4):
        back = previous(back) or ""
    assert back == year_before(code)


@given(st.lists(ANY, unique=True))
def test_sorting_is_total_and_by_the_day_a_period_ends(codes: list[str]) -> None:
    ordered = sorted(codes, key=sort_key)
    codes.reverse()
    assert sorted(codes, key=sort_key) == ordered
    assert not any(is_before(b, a) for a, b in pairwise(ordered))


@pytest.mark.parametrize(
    ("one", "other", "crossed"),
    [
        ("2025-Q1", "2025-Q2", False),
        ("2025-Q2", "2025-Q3", True),
        ("2025-Q3", "2025-Q4", False),
        ("2024-Q3", "2025-Q3", True),
        ("2025-06-30", "2025-07-01", True),
        ("2024", "2025", True),
        ("2025", "2025", True),  # the merger lies inside
        ("2026", "2027", False),
        ("2025-H1", "2024-H1", False),
        ("since-2018..2021-Q1", "since-2018..2021-Q2", False),
        ("since-..2025-Q3", "since-..2025-Q4", True),
        ("since-2026..2026-Q1", "since-2026..2026-Q2", False),
    ],
)
def test_nothing_is_joined_over_the_merger(one: str, other: str, crossed: bool) -> None:
    assert crosses_break(one, other) is crossed
    assert crosses_break(other, one) is crossed


def test_a_span_holds_the_gaps_too() -> None:
    assert span("2020-Q3", "2021-Q2") == ["2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2"]
    assert span("2019", "2019") == ["2019"]
    assert span("2021-Q2", "2021-Q1") == []


@pytest.mark.parametrize(
    ("first", "last"), [("2021-Q1", "2021-H1"), ("2021-01-01", "2021-01-02"), ("2020", "2021-9M")]
)
def test_a_span_is_of_one_kind(first: str, last: str) -> None:
    with pytest.raises(UnknownName):
        span(first, last)
