"""Whatever is filled in comes back; periods and scopes are read as they are written."""

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.catalogue import Catalogue
from analytics.formats import number
from analytics.ingest.indicator_sheet.figures import period_code
from analytics.ingest.indicator_sheet.layout import Scope, is_whole, read_scope
from analytics.periods import is_period, label, parse
from analytics.schema import BLOCKS, REPORTED_LEVELS
from analytics.store.printed_numbers import agrees
from tests.fixtures.examples import some
from tests.ingest.indicator_sheet.papers import Blank

SLOW = some(10)
YEARS = st.integers(2000, 2099)
ENDS = st.one_of(
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-H{}".format, YEARS, st.integers(1, 2)),
    st.builds("{}-9M".format, YEARS),
    st.builds(str, YEARS),
    st.dates(parse("2000").first_day, parse("2099").last_day).map(lambda day: day.isoformat()),
)
CODES = st.one_of(ENDS, st.builds("since-{}..{}".format, st.one_of(st.just(""), YEARS), ENDS))
WORDS = st.text("abcđ0123456789-. ", min_size=1).map(str.strip).filter(bool)


@given(CODES)
def test_every_period_is_read_as_the_template_writes_it(code: str) -> None:
    assume(is_period(code))
    assert period_code(label(code, "vi")) == code
    assert period_code(code) == code


@given(st.text(max_size=30))
def test_no_text_is_read_as_a_period_there_is_not(text: str) -> None:
    code = period_code(text)
    assert code is None or is_period(code)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("quí 2 năm 2021", "2021-Q2"),
        ("Q2/2021", "2021-Q2"),
        ("QUÝ  II / 2021", "2021-Q2"),
        ("6 tháng đầu năm 2021", "2021-H1"),
        ("9 tháng năm 2021", "2021-9M"),
        ("Năm 2020", "2020"),
        ("2020", "2020"),
        ("31/3/2021", "2021-03-31"),
        ("ngày 31-03-2021", "2021-03-31"),
        ("Từ 2018 đến hết quý II/2021", "since-2018..2021-Q2"),
        ("Từ 2018 đến 30/6/2021", "since-2018..2021-06-30"),
        ("Lũy kế đến hết quý II/2021", "since-..2021-Q2"),
        ("Luỹ kế đến hết quí II/2021", "since-..2021-Q2"),
        ("31/2/2021", None),
        ("Quý V/2021", None),
        ("Tháng 3/2021", None),
        ("Từ 2022 đến hết quý II/2021", None),
        # What says two periods says none.
        ("Từ quý I/2021 đến hết quý II/2021", None),
        ("Quý I và quý II/2021", None),
        ("Quý II/2021 so với quý I/2021", None),
        ("1/2021", None),
        ("", None),
        ("trong kỳ", None),
    ],
)
def test_periods_in_words(said: str, code: str | None) -> None:
    assert period_code(said) == code


@given(
    st.builds(
        Scope,
        st.sampled_from((*BLOCKS, "all")),
        st.sampled_from((None, *REPORTED_LEVELS)),
        st.one_of(st.none(), WORDS),
        st.one_of(st.none(), WORDS),
        st.one_of(st.none(), WORDS),
    )
)
def test_a_scope_is_read_as_it_is_written(scope: Scope) -> None:
    assert read_scope(scope.code) == scope
    assert read_scope(scope.code.replace("; ", ";")) == scope


@pytest.mark.parametrize(
    "code",
    ["", "local", "level=district", "block=", "block=local; block=all", "block=all; x=1", "=", ";"],
)
def test_what_says_no_scope_is_none(code: str) -> None:
    assert read_scope(code) is None


@given(st.text(max_size=40))
def test_any_text_is_a_scope_or_none(code: str) -> None:
    scope = read_scope(code)
    assert scope is None or read_scope(scope.code) == scope


def figures(indicator: dict) -> st.SearchStrategy[Decimal]:
    """What an indicator may be: counts, shares of a hundred, points, ranks."""
    if indicator["nature"] == "rank":
        return st.integers(1, 63).map(Decimal)
    if is_whole(indicator["unit"]):
        return st.integers(0, 10**12).map(Decimal)
    parts = st.integers(101, 10_000)  # more than 1 %: less is asked about
    return parts.map(lambda part: Decimal(part).scaleb(-2))


@SLOW
@given(data=st.data())
@pytest.mark.parametrize("unit", [None, "so-noi-vu", "568"])
def test_any_figures_come_back_as_they_were_filled_in(
    blank: Blank, known: Catalogue, data: st.DataObject, unit: str | None
) -> None:
    paper = blank(unit=unit)
    rows = data.draw(st.sets(st.sampled_from(paper.rows), min_size=1, max_size=12))
    expected = {}
    for row in sorted(rows):
        indicator = known.indicators[paper.text(row, "code")]
        value = data.draw(figures(indicator))
        words = data.draw(st.sampled_from((None, "chính xác", "khoảng", "hơn", "gần")))
        digits = number(value, "vi", 0 if value == value.to_integral_value() else 2)
        typed = data.draw(
            st.sampled_from([int(value) if is_whole(indicator["unit"]) else float(value), digits])
        )
        period = data.draw(st.sampled_from((None, "2021-Q1", "Năm 2020", "31/3/2021")))
        paper.put_at(row, typed)
        paper.put_at(row, words, "precision")
        if period:
            paper.put_at(row, period, "period")
        expected[row] = (
            indicator["code"],
            Decimal(digits.replace(".", "").replace(",", ".")),
            {None: "exact", "chính xác": "exact", "khoảng": "about", "hơn": "over", "gần": "under"}[
                words
            ],
            period_code(paper.text(row, "period")),
            paper.text(row, "place"),
        )
    with tempfile.TemporaryDirectory() as folder:
        reading = paper.read(Path(folder), known)
        assert (reading.faults, reading.questions) == ((), ())
    found = {
        int(row["locator"].rpartition("E")[2]): (
            row["indicator"],
            row["value"],
            row["precision"],
            row["period"],
            Scope(*(row[name] for name in Scope.__dataclass_fields__)).code,
        )
        for row in reading.rows
    }
    assert found == expected
    assert all(agrees(row["value"], row["printed"]) for row in reading.rows)
