"""The real figures of Khánh Hòa, as the dashboard answers them."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from analytics.filters import Filter
from analytics.formats import decimals_of
from analytics.query import Answer, measured
from analytics.store import Reader
from tests.query.stories import Q1, told


@pytest.mark.parametrize(
    ("metric", "chosen", "value", "print_", "basis"),
    [
        ("received", Filter(), 130_729, "130.729", "reported"),
        ("resolved", Filter(), 113_375, "113.375", "reported"),
        ("on_time", Filter(), 111_824, "111.824", "reported"),
        ("late", Filter(), 1_551, None, "derived"),
        ("on_time_rate", Filter(), 0.9863, "98,63%", "reported"),
        ("online_rate", Filter(), 0.2165, "21,65%", "reported"),
        ("fees_online", Filter(), 100_210_000, "100.210.000 đồng", "reported"),
        ("on_time_rate", Filter("province"), 0.9976, "99,76%", "reported"),
        ("on_time_rate", Filter("district"), 0.9158, "91,58%", "reported"),
        ("on_time_rate", Filter("commune"), 0.9919, "99,19%", "reported"),
        ("on_time_rate", Filter(sector="dau-tu"), 0.8684, "86,84%", "reported"),
        ("on_time_rate", Filter(sector="dat-dai"), 0.9716, "97,16%", "reported"),
        ("on_time_rate", Filter(sector="xay-dung"), 0.9962, "99,62%", "reported"),
        ("resolved", Filter("central"), 362_428, "362.428", "reported"),
        ("late", Filter("central"), 3, "03", "reported"),
        ("late_rate", Filter("district", "568"), 0.0245, None, "derived"),
    ],
)
def test_the_first_quarter_of_2021_answers_as_printed(
    official: Reader,
    metric: str,
    chosen: Filter,
    value: float,
    print_: str | None,
    basis: str,
) -> None:
    answer = told(official, metric, chosen)
    assert answer.value == pytest.approx(value, abs=1e-12)
    assert (answer.printed, answer.basis) == (print_, basis)
    assert answer.document is not None


def test_the_headline_says_where_it_stands_in_the_report(official: Reader) -> None:
    answer = told(official, "received")
    assert (answer.document, answer.locator) == ("report-2021-Q1", "II.2 ¶6")
    assert answer.scope_note is None


def test_rates_by_level_and_sector_come_without_counts(official: Reader) -> None:
    for split, known in (("level", 3), ("sector", 3)):
        found = measured(official, ["on_time_rate", "late_rate"], [Q1], Filter(), split=split)
        assert len(found) == known
        assert not any(answer.has_counts for answer in found)
        assert {answer.basis for answer in found} == {"reported"}


def test_the_land_registry_has_neither_rate_nor_counts(official: Reader) -> None:
    metrics = ["on_time_rate", "resolved", "late"]
    assert not measured(official, metrics, [Q1], Filter("land_registry"))


def test_a_rate_cut_off_in_print_shows_the_ratio_of_its_counts(official: Reader) -> None:
    answer = told(official, "on_time_rate", Filter("central"))
    assert (answer.value, answer.printed) == (362_425 / 362_428, "99,99%")
    assert (answer.numerator, answer.denominator) == (362_425, 362_428)


def test_the_agencies_of_the_central_block_are_its_units(official: Reader) -> None:
    found = measured(official, ["online_resolved"], [Q1], Filter("central"), split="unit")
    assert {answer.key: answer.value for answer in found} == {
        "bao-hiem-xa-hoi": 27_253,
        "cong-an-tinh": 170_397,
        "cuc-hai-quan": 7_021,
        "kho-bac-nha-nuoc": 90_621,
    }


def test_an_office_is_a_unit_of_its_own_and_its_area_is_not(official: Reader) -> None:
    received = measured(official, ["received"], ["2021"], Filter(), split="unit")
    assert {answer.key: answer.value for answer in received} == {"573": 912}
    assert told(official, "received", Filter(district="573"), "2021").value == 14_570


DEFINED = {
    "on_time_rate": ("on_time", "resolved"),
    "late_rate": ("late", "resolved"),
    "on_time_of_received": ("on_time", "received"),
    "online_rate": ("received_online", "received"),
    "online_of_resolved": ("online_resolved", "resolved"),
}
DISAGREE = {
    # 3 of 362.428 is 0,0008%: neither rounded nor cut off to two decimals, but "not quite none".
    ("late_rate", "report-2021-Q1", "central"): "0,01%",
    # The report prints one pair of figures, 170.397 and 82,06%, for the whole block and for the
    # Police alone; of the block's 362.428 resolved it would be 47,02%.
    ("online_of_resolved", "report-2021-Q1", "central"): "82,06%",
}


def test_every_printed_rate_agrees_with_its_printed_counts(official: Reader) -> None:
    """Within the print's rounding or cutting off; what does not is listed above with its reason."""
    scope = "v.document, v.period, v.block, v.level, v.unit, v.sector, v.scope_note"
    rows = official.rows(
        f"select {scope}, v.indicator, v.value, v.printed from current_indicator_values v"
        " where v.precision = 'exact'"
    )
    places: dict[tuple[Any, ...], dict[str, dict[str, Any]]] = {}
    for row in rows:
        place = tuple(row[name.strip().removeprefix("v.")] for name in scope.split(","))
        places.setdefault(place, {})[row["indicator"]] = row
    agree, disagree = 0, {}
    for (document, _period, block, *_), found in places.items():
        for rate, (part, whole) in DEFINED.items():
            if not {rate, part, whole} <= set(found):
                continue
            text = found[rate]["printed"]
            percent = 100 * found[part]["value"] / found[whole]["value"]
            if Decimal(text.removesuffix("%").replace(",", ".")) in both_ways(percent, text):
                agree += 1
            else:
                disagree[rate, document, block] = text
    assert disagree == DISAGREE
    assert agree == 7


def both_ways(percent: Decimal, text: str) -> set[Decimal]:
    step = Decimal(1).scaleb(-decimals_of(text))
    return {percent.quantize(step, way) for way in (ROUND_HALF_UP, ROUND_DOWN)}


def test_a_contradicting_pair_of_real_figures_stays_as_printed(official: Reader) -> None:
    """Khánh Vĩnh 2021: 14.283 on time and 26 late are 13 dossiers short of 14.322."""
    area = Filter(district="573")
    found: dict[str, Answer] = {
        metric: told(official, metric, area, "2021")
        for metric in ("resolved", "on_time", "late", "late_rate", "on_time_of_received")
    }
    assert [found[code].value for code in ("resolved", "on_time", "late")] == [14_322, 14_283, 26]
    assert found["on_time_of_received"].printed == "98,03%"
    assert found["late_rate"].printed == "0,18%"
