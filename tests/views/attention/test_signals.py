"""Rules about chance: what lies outside its limits is named, what does not is called usual."""

from dataclasses import replace

from analytics.query import compare
from analytics.stats.intervals import Interval
from analytics.texts import Bilingual
from analytics.views.control import Difference, difference
from tests.fixtures.situations import (
    HIGH,
    LOW,
    NEWEST,
    RISING,
    SHIFTED,
    USUAL,
    of_total,
    pair,
    sentences,
    situation,
    under,
)
from tests.views.control.stories import QUARTERS, rates, swinging


def test_a_rate_below_its_limit_is_named_with_the_limit() -> None:
    assert pair(of_total(LOW), "unusually_low") == (
        [
            "Khối địa phương: đúng hạn 70,00%, thấp khác thường so với biên độ dao động thông"
            " thường (giới hạn 80,60%)."
        ],
        [
            "Provincial and local agencies: 70.00% on time, unusually low against usual"
            " variation (limit 80.60%)."
        ],
    )
    assert sentences(of_total(LOW), "unusually_high") == []
    assert sentences(of_total(USUAL), "unusually_low") == []


def test_a_rate_above_its_limit_is_less_pressing() -> None:
    (sentence,) = sentences(of_total(HIGH), "unusually_high")
    assert "99,00%, cao khác thường" in sentence


def test_another_period_is_not_this_ones_news() -> None:
    """Looked at two quarters before, the low rate of later is no finding."""
    given = of_total(LOW, period=QUARTERS[10], total=LOW[10])
    assert sentences(given, "unusually_low") == []


def test_a_difference_within_usual_variation_is_called_that() -> None:
    changed = compare(USUAL[-1], USUAL, USUAL[-2].period)
    verdict = difference(USUAL[-2], USUAL[-1], USUAL)
    given = of_total(USUAL, comparison=changed, verdict=verdict)
    assert pair(given, "within_usual") == (
        [
            "Khối địa phương: chênh lệch −6,00 điểm % so với quý IV/2017 nhỏ nhưng có thật, vẫn"
            " trong biên độ dao động thông thường giữa các kỳ."
        ],
        [
            "Provincial and local agencies: the difference of −6.00 pts from Q4 2017 is small"
            " but real, still within"
            " the usual variation between periods."
        ],
    )
    same = replace(changed, difference=0.0)
    assert sentences(of_total(USUAL, comparison=same, verdict=verdict), "within_usual") == []
    far = difference(LOW[-2], LOW[-1], LOW)
    low = of_total(LOW, comparison=compare(LOW[-1], LOW, LOW[-2].period), verdict=far)
    assert sentences(low, "within_usual") == []
    assert sentences(of_total(USUAL, comparison=changed), "within_usual") == []


def test_a_difference_that_chance_makes_shows_no_change() -> None:
    changed = compare(USUAL[-1], USUAL, USUAL[-2].period)
    chance = Difference(Interval(-0.08, 0.01), Interval(-0.1, 0.02), usual=True)
    (sentence,) = sentences(of_total(USUAL, comparison=changed, verdict=chance), "within_usual")
    assert sentence.endswith("nằm trong biên độ dao động thông thường, chưa cho thấy thay đổi.")


def test_without_limits_nothing_is_said_of_chance() -> None:
    few = rates([*swinging(5), (100, 1000)])
    given = of_total(few, period=QUARTERS[5], comparison=compare(few[-1], few))
    for code in ("unusually_low", "unusually_high", "lasting", "within_usual"):
        assert sentences(given, code) == []


def test_levels_have_limits_of_their_own_and_a_scope_that_is_one_is_said_once() -> None:
    given = of_total(USUAL, level_controls={"district": under(LOW), "commune": under(USUAL)})
    (sentence,) = sentences(given, "unusually_low")
    assert sentence.startswith("UBND cấp huyện: đúng hạn 70,00%")
    same = of_total(LOW, level_controls={"district": under(LOW)})
    assert len(sentences(same, "unusually_low")) == 1


def test_units_are_told_together_the_furthest_first() -> None:
    lower = rates([*swinging(12), (400, 1000)])
    controls = {
        "a": under(LOW),
        "b": under(lower),
        "c": under(USUAL),
        **{f"d{place}": under(LOW) for place in range(3)},
    }
    names = {key: Bilingual(f"Xã {key}", f"Commune {key}") for key in controls}
    given = situation(period=NEWEST, unit_controls=controls, unit_names=names)
    assert sentences(given, "units_unusually_low") == [
        "5 đơn vị (Xã b 40,00%, Xã a 70,00%, Xã d0 70,00%, …) có tỷ lệ đúng hạn thấp khác thường"
        " so với các kỳ khác của chính đơn vị."
    ]
    assert sentences(given, "units_unusually_high") == []
    assert sentences(situation(period=NEWEST), "units_unusually_low") == []


def test_a_run_that_reaches_the_period_is_said() -> None:
    given = of_total(SHIFTED, period=QUARTERS[15])
    assert sentences(given, "lasting_below") == [
        "Khối địa phương: tỷ lệ đúng hạn 8 kỳ liền dưới mức trung bình 95,00%, khó có thể do"
        " ngẫu nhiên."
    ]


def test_a_clear_direction_is_said() -> None:
    (sentence,) = sentences(of_total(RISING, period=QUARTERS[13]), "clear_rise")
    assert "tăng rõ qua 14 kỳ" in sentence


def test_another_definition_of_the_rate_is_not_judged_by_these_limits() -> None:
    other = [replace(rate, metric="on_time_of_received") for rate in LOW]
    assert sentences(of_total(other, control=under(LOW)), "unusually_low") == []
