"""Who rose and fell most, in counts that can be reckoned by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from analytics.i18n import EN, VI
from analytics.views.overview.movers import Movers, movers
from analytics.views.overview.say import chance, mover_facts, movers_left_out, movers_sentence
from tests.query.stories import an_answer
from tests.views.overview.stories import BEFORE, NOW, Counts, counted, of, unit

MEMBERS: dict[str, tuple[Counts, Counts]] = {
    "a": ((950, 1000), (800, 1000)),  # +15 points
    "b": ((70, 100), (80, 100)),  # −10 points
    "c": ((600, 1000), (900, 1000)),  # −30 points
    "d": ((90, 100), (89, 100)),  # +1 point
    "e": ((45, 50), (90, 100)),  # no change
    "small": ((29, 29), (2, 29)),
    "was small": ((100, 100), (1, 29)),
    "new": ((100, 100), None),
    "gone": (None, (10, 100)),
}


def found(**members: tuple[Counts, Counts]) -> Movers:
    return movers(of(members or MEMBERS), NOW, BEFORE)


def test_changes_are_those_of_the_counts() -> None:
    changes = {one.unit.key: one.change for one in found().found}
    assert changes == pytest.approx({"a": 0.15, "b": -0.10, "c": -0.30, "d": 0.01, "e": 0})


def test_what_is_beyond_chance_comes_first_then_the_greatest() -> None:
    seen = found()
    assert [one.unit.key for one in seen.found] == ["c", "a", "b", "d", "e"]
    assert [one.unit.key for one in seen.rose] == ["a"]
    assert [one.unit.key for one in seen.fell] == ["c"]
    assert [one.beyond for one in seen.found] == [True, True, False, False, False]
    assert seen.beyond == 2


def test_small_units_and_those_of_one_period_are_left_out_and_said() -> None:
    seen = found()
    assert (seen.small, seen.once, seen.uncounted) == (2, 2, 0)
    assert movers_left_out(seen, VI) == (
        "Không so: 2 đơn vị dưới 30 hồ sơ ở một trong hai kỳ; 2 đơn vị chỉ có số liệu ở một kỳ."
    )


def test_thirty_dossiers_are_enough() -> None:
    assert [
        one.unit.key for one in found(x=((30, 30), (15, 30)), y=((29, 29), (15, 30))).found
    ] == ["x"]


def test_a_rate_without_counts_is_told_apart() -> None:
    bare = unit("x", (90, 100))
    bare = type(bare)("x", "commune", bare.name, bare.now, an_answer(period=BEFORE, key="x"))
    seen = movers([bare], NOW, BEFORE)
    assert (seen.found, seen.uncounted) == ((), 1)
    assert movers_sentence(seen, VI) == (
        "Chưa có đơn vị nào đủ hồ sơ ở cả hai kỳ để so với quý I/2020."
    )


def test_chance_is_not_news() -> None:
    """90 of 100 after 85 of 100: five points, and the interval holds 0."""
    seen = found(x=((90, 100), (85, 100)))
    assert (seen.beyond, seen.rose, seen.fell) == (0, (), ())
    assert movers_sentence(seen, VI) == (
        "So với quý I/2020: không đơn vị nào trong 1 đơn vị so được thay đổi quá mức dao động ngẫu"
        " nhiên; tất cả ở bảng dưới đây."
    )
    word, meaning = chance(seen.found[0], 1, VI)
    assert word == "trong mức dao động ngẫu nhiên"
    assert "−4,37 điểm % đến +14,42 điểm %" in meaning


def test_one_of_many_needs_more_than_one_alone() -> None:
    """Ten points at 200 dossiers leave a plain interval, not one that holds for 150 units."""
    alone = {"x": ((180, 200), (160, 200))}
    others = {f"u{n}": ((90, 100), (90, 100)) for n in range(149)}
    assert movers(of(alone), NOW, BEFORE).beyond == 1
    assert movers(of(alone | others), NOW, BEFORE).beyond == 0


def test_the_sentence_counts_what_is_beyond_chance() -> None:
    assert movers_sentence(found(), VI) == (
        "So với quý I/2020: **2** trên 5 đơn vị so được đổi quá mức dao động ngẫu nhiên. Mới xét"
        " ngẫu nhiên của riêng số hồ sơ: chưa đủ 8 kỳ để biết các kỳ thường chênh nhau bao nhiêu."
    )
    known = movers(of(MEMBERS), NOW, BEFORE, dict.fromkeys(MEMBERS, 1.0))
    assert movers_sentence(known, VI) == (
        "So với quý I/2020: **2** trên 5 đơn vị so được đổi quá mức dao động ngẫu nhiên."
    )
    assert movers_sentence(known, EN) == (
        "Against Q1 2020: **2** of 5 units that can be compared changed by more than chance."
    )


def test_a_unit_that_moves_like_that_every_quarter_is_no_mover() -> None:
    """Fifteen points of 1,000 are beyond the chance of dossiers, not beyond φ = 60."""
    seen = movers(of({"a": MEMBERS["a"]}), NOW, BEFORE, {"a": 60.0})
    assert (seen.beyond, seen.found[0].dispersion) == (0, 60.0)
    _word, meaning = chance(seen.found[0], 1, VI)
    assert "Đã tính cả mức các kỳ của chính đơn vị thường chênh nhau" in meaning


def test_rates_and_volumes_stand_beside_a_change() -> None:
    assert mover_facts(found().found[0], VI) == (
        "90,00% → 60,00% · 1.000 hồ sơ đã giải quyết, quý I/2020 là 1.000"
    )


counts = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
many = st.lists(st.tuples(st.none() | counts, st.none() | counts), max_size=12)


@given(many, st.randoms(use_true_random=False))
def test_the_order_of_the_units_changes_nothing(
    drawn: list[tuple[Counts, Counts]], chance_of: random.Random
) -> None:
    members = of({f"u{n}": pair for n, pair in enumerate(drawn)})
    shuffled = members.copy()
    chance_of.shuffle(shuffled)
    assert movers(members, NOW, BEFORE) == movers(shuffled, NOW, BEFORE)


@given(many)
def test_every_unit_is_compared_or_counted_as_left_out(drawn: list[tuple[Counts, Counts]]) -> None:
    members = of({f"u{n}": pair for n, pair in enumerate(drawn)})
    seen = movers(members, NOW, BEFORE)
    assert len(seen.found) + seen.small + seen.once + seen.uncounted == len(members)
    for one in seen.found:
        assert one.interval.low - 1e-12 <= one.change <= one.interval.high + 1e-12
        now, before = one.unit.now, one.unit.before
        assert now is not None
        assert before is not None
        assert one.change == pytest.approx((now.value or 0) - (before.value or 0), abs=1e-12)


@given(many)
def test_intervals_are_those_of_statsmodels_for_all_units_together(
    drawn: list[tuple[Counts, Counts]],
) -> None:
    """Newcombe's method, each at the Šidák level of as many as are compared."""
    seen = movers(of({f"u{n}": pair for n, pair in enumerate(drawn)}), NOW, BEFORE)
    alpha = 1 - 0.95 ** (1 / max(len(seen.found), 1))
    for one in seen.found:
        now, before = one.unit.now, one.unit.before
        assert now is not None
        assert before is not None
        expected = confint_proportions_2indep(
            now.numerator, now.denominator, before.numerator, before.denominator,
            method="newcomb", alpha=alpha,
        )  # fmt: skip
        assert (one.interval.low, one.interval.high) == pytest.approx(expected, abs=1e-9)


def test_equal_changes_keep_the_order_of_their_codes() -> None:
    same: tuple[Counts, Counts] = ((900, 1000), (800, 1000))
    assert [one.unit.key for one in found(b=same, a=same, c=same).rose] == ["a", "b", "c"]


def test_a_story_needs_no_figures() -> None:
    assert counted("x", NOW, None) is None
    assert movers([], NOW, BEFORE).found == ()
