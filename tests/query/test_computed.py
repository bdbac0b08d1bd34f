"""The table of formulas on nine files of one quarter, at every grain."""

from dataclasses import replace
from fractions import Fraction
from math import isclose

import pytest

from analytics.filters import Filter
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.query import measured
from analytics.store import Reader
from tests.fixtures.memory import memory_reader
from tests.query.stories import COLUMNS, LOCAL, Q1, asked, files, told

# unit, sector, then the form's columns (4) (5) (6) | (8) (9) (10) | (12) (13)
FILES = [
    ("so-noi-vu", "xay-dung", 1, 2, 1, 1, 1, 0, 2, 0),
    ("so-tu-phap", "xay-dung", 0, 4, 0, 0, 4, 0, 0, 0),  # all on time
    ("568", "dat-dai", 2, 6, 2, 1, 3, 4, 1, 1),
    ("568", "xay-dung", 1, 1, 0, 0, 0, 0, 2, 0),  # nothing resolved
    ("569", "dat-dai", 0, 5, 0, 0, 0, 5, 0, 0),  # all late
    ("22327", "dat-dai", 3, 3, 0, 2, 4, 0, 0, 0),
    ("22330", "xay-dung", 0, 2, 1, 0, 1, 1, 0, 1),
    ("22408", "dat-dai", 0, 0, 0, 0, 0, 0, 0, 0),  # nothing at all
    ("van-phong-dang-ky-dat-dai", "dat-dai", 4, 4, 2, 3, 3, 2, 1, 1),
    ("cuc-thue", "thue", 10, 0, 0, 0, 10, 0, 0, 0),
]
# A choice and the sums of (4) (5) (6) | (8) (9) (10) | (12) (13) over the rows that it means.
GRAINS = [
    pytest.param(Filter(), (11, 27, 6, 7, 16, 12, 6, 3), id="whole province"),
    pytest.param(Filter("province"), (1, 6, 1, 1, 5, 0, 2, 0), id="departments"),
    pytest.param(Filter("district"), (3, 12, 2, 1, 3, 9, 3, 1), id="district offices"),
    pytest.param(Filter("commune"), (3, 5, 1, 2, 5, 1, 0, 1), id="communes"),
    pytest.param(Filter("land_registry"), (4, 4, 2, 3, 3, 2, 1, 1), id="land registry"),
    pytest.param(Filter("central"), (10, 0, 0, 0, 10, 0, 0, 0), id="central block"),
    pytest.param(Filter(district="568"), (6, 12, 3, 3, 8, 5, 3, 2), id="office and communes"),
    pytest.param(Filter("district", "568"), (3, 7, 2, 1, 3, 4, 3, 1), id="office alone"),
    pytest.param(Filter("commune", "568"), (3, 5, 1, 2, 5, 1, 0, 1), id="its communes"),
    pytest.param(Filter("district", unit="568"), (3, 7, 2, 1, 3, 4, 3, 1), id="one office"),
    pytest.param(Filter("commune", unit="22327"), (3, 3, 0, 2, 4, 0, 0, 0), id="one commune"),
    pytest.param(Filter("central", unit="cuc-thue"), (10, 0, 0, 0, 10, 0, 0, 0), id="one agency"),
    pytest.param(Filter(district="569"), (0, 5, 0, 0, 0, 5, 0, 0), id="all late"),
    pytest.param(Filter("commune", "569"), (0, 0, 0, 0, 0, 0, 0, 0), id="nothing to do"),
    pytest.param(Filter(sector="dat-dai"), (9, 18, 4, 6, 10, 11, 2, 2), id="one sector"),
    pytest.param(
        Filter("district", None, "dat-dai"), (2, 11, 2, 1, 3, 9, 1, 1), id="level and sector"
    ),
    pytest.param(
        Filter(district="568", sector="xay-dung"), (1, 3, 1, 0, 1, 1, 2, 1), id="area and sector"
    ),
]
LEVELS = ("province", "district", "commune", "land_registry")
COMPUTED = [
    code
    for code, metric in METRICS.items()
    if metric.numerator and all(BASE_COUNTS[base].columns for base, _ in metric.numerator)
    if code not in ("paid_online", "fees_online")
]


def by_the_table(sums: tuple[int, ...]) -> dict[str, Fraction | None]:
    """The binding formulas, written out once more by hand from the form's column numbers."""
    c4, c5, c6, c8, c9, c10, c12, c13 = (Fraction(number) for number in sums)
    return {
        "received": c4 + c5,
        "to_process": c4 + c5 + c6,
        "resolved": c8 + c9 + c10,
        "on_time": c8 + c9,
        "late": c10,
        "pending": c12 + c13,
        "pending_overdue": c13,
        "on_time_rate": ratio(c8 + c9, c8 + c9 + c10),
        "on_time_of_received": ratio(c8 + c9, c4 + c5),
        "not_overdue_rate": one_minus(ratio(c10 + c13, c4 + c5 + c6)),
        "early_rate": ratio(c8, c8 + c9 + c10),
        "late_rate": ratio(c10, c8 + c9 + c10),
        "online_rate": ratio(c4, c4 + c5),
        "backlog_rate": ratio(c12 + c13, c4 + c5 + c6),
        "overdue_share": ratio(c13, c12 + c13),
    }


def ratio(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None


def one_minus(share: Fraction | None) -> Fraction | None:
    return None if share is None else 1 - share


@pytest.fixture(scope="module")
def quarter() -> Reader:
    rows = [
        {"unit": unit, "sector": sector, **dict(zip(COLUMNS, counts, strict=True))}
        for unit, sector, *counts in FILES
    ]
    return memory_reader(dossiers=rows)


def test_every_metric_that_the_form_counts_is_in_the_table_of_formulas() -> None:
    assert sorted(COMPUTED) == sorted(by_the_table((0,) * 8))


@pytest.mark.parametrize(("chosen", "sums"), GRAINS)
def test_every_formula_at_every_grain(
    quarter: Reader, chosen: Filter, sums: tuple[int, ...]
) -> None:
    found = {answer.metric: answer for answer in measured(quarter, COMPUTED, [Q1], chosen)}
    for metric, expected in by_the_table(sums).items():
        answer = found[metric]
        if expected is None:
            assert answer.value is None
            assert answer.nothing, metric
        else:
            assert answer.value is not None
            assert isclose(answer.value, expected, abs_tol=1e-15), metric
            assert (answer.basis, answer.precision) == ("computed", "exact")


@pytest.mark.parametrize(("chosen", "sums"), GRAINS)
def test_a_rate_shows_the_two_sums_that_it_divides(
    quarter: Reader, chosen: Filter, sums: tuple[int, ...]
) -> None:
    resolved, to_process = sum(sums[3:6]), sum(sums[:3])
    on_time = told(quarter, "on_time_rate", chosen)
    not_overdue = told(quarter, "not_overdue_rate", chosen)
    if resolved:
        assert (on_time.numerator, on_time.denominator) == (sums[3] + sums[4], resolved)
        assert on_time.recomputed == on_time.value
    if to_process:
        left = to_process - sums[5] - sums[7]
        assert (not_overdue.numerator, not_overdue.denominator) == (left, to_process)


def test_a_rate_is_a_ratio_of_sums_never_an_average_of_rates(quarter: Reader) -> None:
    offices = measured(quarter, ["on_time_rate"], [Q1], Filter("district"), split="unit")
    assert [answer.value for answer in offices] == [4 / 8, 0 / 5]
    assert told(quarter, "on_time_rate", Filter("district")).value == 4 / 13


@pytest.mark.parametrize(
    ("unit", "on_time", "late"),
    [("so-tu-phap", 1.0, 0.0), ("569", 0.0, 1.0), ("22408", None, None)],
)
def test_all_on_time_all_late_and_nothing_resolved(
    quarter: Reader, unit: str, on_time: float | None, late: float | None
) -> None:
    assert told(quarter, "on_time_rate", split="unit", key=unit).value == on_time
    assert told(quarter, "late_rate", split="unit", key=unit).value == late


def test_nothing_divided_by_nothing_has_no_value_and_no_counts(quarter: Reader) -> None:
    answer = told(quarter, "on_time_rate", Filter("commune", "569"))
    assert (answer.value, answer.partial, answer.recomputed) == (None, None, None)
    assert not answer.has_counts


def test_a_split_says_what_the_filter_of_each_part_says(quarter: Reader) -> None:
    levels = measured(quarter, COMPUTED, [Q1], Filter(), split="level")
    sectors = measured(quarter, COMPUTED, [Q1], Filter(), split="sector")
    parts = [(levels, level, Filter(level)) for level in LEVELS]
    parts += [(sectors, sector, Filter(sector=sector)) for sector in ("dat-dai", "xay-dung")]
    for split, key, chosen in parts:
        whole = measured(quarter, COMPUTED, [Q1], chosen)
        assert whole
        assert [answer for answer in split if answer.key == key] == [
            replace(answer, key=key) for answer in whole
        ]


def test_the_local_total_leaves_the_central_block_out(quarter: Reader) -> None:
    assert told(quarter, "resolved").value == 35
    assert told(quarter, "resolved", Filter("central")).value == 10
    split = measured(quarter, ["resolved"], [Q1], Filter(), split="unit")
    assert {answer.key for answer in split} == set(LOCAL)


def test_a_public_service_unit_is_outside_the_local_total_and_covers_for_nobody() -> None:
    station = {"code": "dai", "name": "Đài Phát thanh", "level": "public_service"}
    without_one = memory_reader(dossiers=files((*LOCAL[1:], "dai")), units=[station])
    everyone = memory_reader(dossiers=files((*LOCAL, "dai")), units=[station])
    answer = told(without_one, "received")
    assert (answer.value, answer.covered, answer.partial) == (None, 7, 7)
    assert told(everyone, "received").value == 8


def test_the_office_and_its_communes_make_the_area(quarter: Reader) -> None:
    levels = measured(quarter, ["received"], [Q1], Filter(district="568"), split="level")
    assert {answer.key: answer.value for answer in levels} == {
        "commune": 8,
        "district": 10,
    }
    assert told(quarter, "received", Filter(district="568")).value == 18


def test_a_dossier_row_counts_only_in_its_own_period(quarter: Reader) -> None:
    assert asked(quarter, "received", period="2021-Q2") is None


# --- what the form leaves empty -------------------------------------------------------------------


def test_fees_that_no_file_states_are_not_zero() -> None:
    reader = memory_reader(dossiers=files())
    for metric in ("paid_online", "fees_online"):
        answer = asked(reader, metric)
        assert answer is None or (answer.value, answer.partial) == (None, None)


def test_fees_that_one_file_leaves_out_make_no_total() -> None:
    stated = files(LOCAL[1:], paid_online=2, fees_online_vnd=1000)
    paid = told(memory_reader(dossiers=[*stated, *files(LOCAL[:1])]), "paid_online")
    assert (paid.value, paid.basis) == (None, None)
    all_stated = memory_reader(dossiers=files(LOCAL, paid_online=2, fees_online_vnd=1000))
    assert told(all_stated, "paid_online").value == 16
    assert told(all_stated, "fees_online").value == 8000


def test_fees_of_many_billions_keep_every_dong() -> None:
    reader = memory_reader(dossiers=files(paid_online=1, fees_online_vnd=1_000_000_000_001))
    assert told(reader, "fees_online").value == 8_000_000_000_008
