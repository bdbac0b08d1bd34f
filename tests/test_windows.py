"""Reporting windows: which days a period's dossiers were counted over, and how two of them meet."""

from datetime import date

import pytest

from analytics.i18n import EN, VI
from analytics.windows import (
    Window,
    alike,
    between,
    chosen,
    days,
    fits,
    groups,
    meant,
    name_of,
    windows_of,
)


def window(first: str | None, last: str) -> Window:
    return Window(date.fromisoformat(first) if first else None, date.fromisoformat(last))


@pytest.mark.parametrize(
    ("code", "by_the_15th", "month_before"),
    [
        ("2021-Q1", ("2020-12-15", "2021-03-14"), ("2020-12-01", "2021-02-28")),
        ("2020-Q1", ("2019-12-15", "2020-03-14"), ("2019-12-01", "2020-02-29")),
        ("2021-Q2", ("2021-03-15", "2021-06-14"), ("2021-03-01", "2021-05-31")),
        ("2021-Q3", ("2021-06-15", "2021-09-14"), ("2021-06-01", "2021-08-31")),
        ("2021-Q4", ("2021-09-15", "2021-12-14"), ("2021-09-01", "2021-11-30")),
        ("2021-H1", ("2020-12-15", "2021-06-14"), ("2020-12-01", "2021-05-31")),
        ("2021-H2", ("2021-06-15", "2021-12-14"), ("2021-06-01", "2021-11-30")),
        ("2021-9M", ("2020-12-15", "2021-09-14"), ("2020-12-01", "2021-08-31")),
        ("2021", ("2020-12-15", "2021-12-14"), ("2020-12-01", "2021-11-30")),
    ],
)
def test_offices_close_on_the_14th_or_a_month_before_the_calendar(
    code: str, by_the_15th: tuple[str, str], month_before: tuple[str, str]
) -> None:
    known = windows_of(code)
    assert list(known) == ["15", "calendar", "month"]
    assert known["15"] == window(*by_the_15th)
    assert known["month"] == window(*month_before)
    for name, one in known.items():
        assert one.first is not None
        assert meant(one.first, one.last) == code
        assert fits(one, code)
        assert name_of(one, code) == name == name_of(chosen(name, code) or one, code)


def test_a_day_and_a_total_since_a_year_have_no_windows() -> None:
    assert windows_of("2021-03-31") == windows_of("since-2018..2021-Q1") == {}
    assert not fits(window(None, "2021-03-31"), "2021-03-31")


def test_any_days_of_about_a_quarter_around_its_middle_may_be_its_window() -> None:
    assert chosen("2020-12-10..2021-03-09", "2021-Q1") == window("2020-12-10", "2021-03-09")
    assert name_of(window("2020-12-10", "2021-03-09"), "2021-Q1") is None
    assert chosen("2021-04-01..2021-06-30", "2021-Q1") is None
    assert chosen("2020-12-15..2021-06-14", "2021-Q1") is None
    assert chosen("14", "2021-Q1") is None


@pytest.mark.parametrize(
    ("last", "fitting"),
    [
        ("2021-02-10", False),
        ("2021-02-28", True),
        ("2021-03-14", True),
        ("2021-04-05", True),
        ("2021-06-14", False),
    ],
)
def test_a_last_day_alone_lies_near_the_end_of_the_period(last: str, fitting: bool) -> None:
    assert fits(window(None, last), "2021-Q1") == fitting


def test_windows_that_differ_and_one_that_says_only_its_end() -> None:
    regulated, calendar = window("2020-12-15", "2021-03-14"), window("2021-01-01", "2021-03-31")
    open_start = window(None, "2021-03-14")
    assert regulated.differs(calendar)
    assert not regulated.differs(open_start)
    assert calendar.differs(open_start)
    assert groups([calendar, regulated, open_start, regulated]) == [regulated, calendar]
    assert groups([open_start, open_start]) == [open_start]


def test_two_windows_in_succession_adjoin_leave_a_gap_or_overlap() -> None:
    regulated = window("2020-12-15", "2021-03-14")
    assert between(regulated, window("2021-03-15", "2021-06-14")) is None
    assert between(regulated, window(None, "2021-06-14")) is None
    assert between(regulated, window("2021-04-01", "2021-06-30")) == window(
        "2021-03-15", "2021-03-31"
    )
    calendar = window("2021-01-01", "2021-03-31")
    assert between(calendar, window("2021-03-15", "2021-06-14")) == window(
        "2021-03-15", "2021-03-31"
    )


@pytest.mark.parametrize(
    ("first", "second", "are_alike"),
    [
        (("2020-12-15", "2021-03-14"), ("2021-03-15", "2021-06-14"), True),
        (("2021-01-01", "2021-03-31"), ("2021-04-01", "2021-06-30"), True),
        (("2020-12-01", "2021-02-28"), ("2021-03-01", "2021-05-31"), True),
        (("2020-12-15", "2021-03-14"), ("2021-04-01", "2021-06-30"), False),
        ((None, "2021-03-14"), ("2021-03-15", "2021-06-14"), True),
        ((None, "2021-03-14"), (None, "2021-06-14"), True),
        ((None, "2021-03-14"), ("2021-04-01", "2021-06-30"), False),
        (("2020-12-21", "2021-03-20"), ("2021-03-21", "2021-06-20"), True),
        (("2020-12-21", "2021-03-20"), (None, "2021-06-20"), True),
        (("2020-12-21", "2021-03-20"), ("2021-03-26", "2021-06-25"), False),
        (("2020-12-21", "2021-03-20"), ("2021-03-15", "2021-06-14"), False),
    ],
)
def test_windows_of_two_quarters_lie_alike_in_them(
    first: tuple[str | None, str], second: tuple[str | None, str], are_alike: bool
) -> None:
    assert alike("2021-Q1", window(*first), "2021-Q2", window(*second)) == are_alike


def test_the_days_in_words() -> None:
    assert days(window("2020-12-15", "2021-03-14"), VI) == "15/12/2020–14/3/2021"
    assert days(window("2020-12-15", "2021-03-14"), EN) == "15 Dec 2020 – 14 Mar 2021"
    assert days(window(None, "2021-03-14"), VI) == "đến 14/3/2021"
    assert days(window(None, "2021-03-14"), EN) == "up to 14 Mar 2021"
    assert days(window("2021-03-15", "2021-03-15"), VI) == "15/3/2021"
