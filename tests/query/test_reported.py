"""What documents print: which one speaks, and what may be derived from it."""

from itertools import product
from typing import Any

import pytest

from analytics.filters import Filter
from analytics.periods import span
from analytics.query import measured
from analytics.store import Reader
from tests.fixtures.memory import shared_reader
from tests.query.stories import Q1, asked, told


def printed(indicator: str, value: float, **more: Any) -> dict[str, Any]:
    return {"indicator": indicator, "value": value} | more


# --- which print speaks ---------------------------------------------------------------------------

REPORTS = [
    {"code": "full", "kind": "full_report", "period": Q1},
    {"code": "paper", "kind": "article", "period": Q1, "date": "2021-04-02"},
    {"code": "second-paper", "kind": "article", "period": Q1, "date": "2021-04-09"},
    {"code": "next-report", "kind": "full_report", "period": "2021-Q2", "date": "2021-07-01"},
]
EXACT, WORDED = None, "tỉnh + huyện + xã"


@pytest.mark.parametrize(
    ("first", "second", "speaks"),
    [
        pytest.param(("full", EXACT), ("paper", EXACT), "full", id="report before article"),
        pytest.param(("paper", EXACT), ("next-report", EXACT), "paper", id="about this period"),
        pytest.param(("paper", EXACT), ("second-paper", EXACT), "second-paper", id="newest"),
        pytest.param(("paper", EXACT), ("full", WORDED), "paper", id="exact scope before worded"),
        pytest.param(("next-report", EXACT), ("full", WORDED), "next-report", id="even a mention"),
    ],
)
def test_the_print_that_speaks(
    first: tuple[str, str | None], second: tuple[str, str | None], speaks: str
) -> None:
    values = [
        printed("received", number, document=document, scope_note=scope)
        for number, (document, scope) in ((10, first), (20, second))
    ]
    assert told(shared_reader(values=values, documents=REPORTS), "received").document == speaks


def test_a_worded_scope_is_carried_along() -> None:
    reader = shared_reader(values=[printed("received", 10, scope_note=WORDED, note="Chú ý")])
    answer = told(reader, "received")
    assert (answer.value, answer.scope_note, answer.note) == (10, WORDED, "Chú ý")


def test_a_figure_derived_for_the_exact_scope_comes_before_a_worded_one() -> None:
    values = [
        printed("resolved", 100, document="full"),
        printed("on_time", 90, document="full"),
        printed("late", 40, document="paper", scope_note=WORDED),
    ]
    late = told(shared_reader(values=values, documents=REPORTS), "late")
    assert (late.value, late.basis, late.scope_note) == (10, "derived", None)


def test_two_wordings_of_a_scope_never_share_counts() -> None:
    values = [
        printed("resolved", 100, scope_note=WORDED),
        printed("on_time", 90, scope_note="tỉnh + xã"),
    ]
    reader = shared_reader(values=values)
    assert asked(reader, "on_time_rate") is None
    assert asked(reader, "late") is None


def test_a_print_of_another_scope_or_period_is_no_answer() -> None:
    elsewhere = [
        {"level": "district"},
        {"level": "district", "unit": "568"},
        {"sector": "dat-dai"},
        {"block": "central"},
        {"block": "all"},
        {"period": "2021-Q2"},
    ]
    reader = shared_reader(values=[printed("received", 10, **other) for other in elsewhere])
    assert asked(reader, "received") is None
    assert told(reader, "received", Filter("district")).value == 10


def test_units_of_an_area_and_whole_areas_are_told_apart() -> None:
    scopes = [
        {"level": "district", "unit": "568"},
        {"level": "commune", "unit": "22327"},
        {"level": "commune", "unit": "22408"},
        {"unit": "568"},
        {"unit": "569"},
    ]
    reader = shared_reader(
        values=[printed("received", count, **scope) for count, scope in enumerate(scopes, 1)]
    )

    def split(chosen: Filter, by: str) -> dict[str | None, float | None]:
        found = measured(reader, ["received"], [Q1], chosen, split=by)
        return {answer.key: answer.value for answer in found}

    assert split(Filter(), "unit") == {"568": 1, "22327": 2, "22408": 3}
    assert split(Filter(district="568"), "unit") == {"568": 1, "22327": 2}
    assert split(Filter("commune", district="568"), "unit") == {"22327": 2}
    assert split(Filter(), "area") == {"568": 4, "569": 5}
    assert split(Filter(district="569"), "area") == {"569": 5}
    assert told(reader, "received", Filter("commune", unit="22408")).value == 3


# --- derived from one document --------------------------------------------------------------------


def test_late_is_what_is_left_of_resolved() -> None:
    late = told(shared_reader(values=[printed("resolved", 100), printed("on_time", 90)]), "late")
    assert (late.value, late.basis, late.precision, late.printed) == (
        10,
        "derived",
        "derived",
        None,
    )
    assert late.document == "report-2021-Q1"


def test_on_time_is_what_is_left_after_the_late_ones() -> None:
    reader = shared_reader(values=[printed("resolved", 100), printed("late", 30)])
    assert told(reader, "on_time").value == 70
    rate = told(reader, "on_time_rate")
    assert (rate.value, rate.numerator, rate.denominator) == (0.7, 70, 100)


def test_a_printed_count_comes_before_a_derived_one() -> None:
    values = [printed("resolved", 100), printed("on_time", 90), printed("late", 11)]
    late = told(shared_reader(values=values), "late")
    assert (late.value, late.basis) == (11, "reported")


def test_nothing_is_derived_from_a_rough_count() -> None:
    rough = list(product(("about", "over", "under"), ("resolved", "on_time")))
    quarters = dict(zip(span("2021-Q1", "2022-Q2"), rough, strict=True))
    values = [
        printed(code, count, period=period, precision=precision if code == which else "exact")
        for period, (precision, which) in quarters.items()
        for code, count in (("resolved", 1300), ("on_time", 1260))
    ]
    reader = shared_reader(values=values)
    metrics = ["late", "on_time_rate", "late_rate"]
    assert not measured(reader, metrics, list(quarters), Filter())
    for period, (precision, which) in quarters.items():
        assert told(reader, which, period=period).precision == precision


def test_the_real_half_year_of_nha_trang_derives_nothing(official: Reader) -> None:
    office = Filter("district", "568")
    assert asked(official, "late", office, "2021-H1") is None
    assert asked(official, "late", office, "2021-Q3") is None  # gần 1.300 − 1.260
    assert not told(official, "on_time_rate", office, "2021-Q3").has_counts


def test_two_documents_never_make_one_figure() -> None:
    values = [
        printed("resolved", 100, document="full"),
        printed("on_time", 90, document="paper"),
        printed("received", 120, document="second-paper"),
    ]
    reader = shared_reader(values=values, documents=REPORTS)
    metrics = ["late", "on_time_rate", "late_rate", "on_time_of_received"]
    assert not measured(reader, metrics, [Q1], Filter())


def test_a_printed_rate_has_counts_only_from_its_own_document() -> None:
    values = [
        printed("on_time_rate", 90, document="full"),
        printed("resolved", 100, document="paper"),
        printed("on_time", 91, document="paper"),
    ]
    answer = told(shared_reader(values=values, documents=REPORTS), "on_time_rate")
    assert (answer.value, answer.document, answer.has_counts) == (0.9, "full", False)


def test_counts_without_a_printed_rate_give_it() -> None:
    reader = shared_reader(values=[printed("received", 200), printed("received_online", 50)])
    answer = told(reader, "online_rate")
    assert (answer.value, answer.printed, answer.basis) == (0.25, None, "reported")


def test_a_rate_of_nothing_printed_has_no_value() -> None:
    reader = shared_reader(values=[printed("resolved", 0), printed("on_time", 0)])
    answer = told(reader, "on_time_rate")
    assert (answer.value, answer.nothing, answer.has_counts) == (None, True, False)
    assert told(reader, "late").value == 0


def test_a_definition_that_no_column_counts_is_only_ever_read(official: Reader) -> None:
    answer = told(official, "online_of_resolved", period="2019-Q3")
    assert (answer.value, answer.has_counts) == (0.1745, False)
    assert asked(official, "online_of_resolved") is None  # 28.301 ÷ 113.375 is not what it means


# --- print and counts side by side ----------------------------------------------------------------


PRINTS = {
    "2021-Q1": ("66,67%", 66.67, 0.6667),  # rounded: the print is shown
    "2021-Q2": ("66,66%", 66.66, 2 / 3),  # cut off: the ratio says the same more exactly
    "2021-Q3": ("66%", 66, 2 / 3),
    "2021-Q4": ("67%", 67, 0.67),
    "2022-Q1": ("66,60%", 66.6, 0.666),  # neither: the print is shown, the audit speaks of it
}


def test_a_print_is_shown_unless_it_was_cut_off() -> None:
    values = [
        printed(code, value, period=period, printed=print_)
        for period, (text, percent, _) in PRINTS.items()
        for code, value, print_ in (
            ("resolved", 300, "300"),
            ("on_time", 200, "200"),
            ("on_time_rate", percent, text),
        )
    ]
    reader = shared_reader(values=values)
    for period, (text, _, shown) in PRINTS.items():
        answer = told(reader, "on_time_rate", period=period)
        assert answer.value == pytest.approx(shown, abs=1e-15)
        assert (answer.printed, answer.recomputed) == (text, 200 / 300)
