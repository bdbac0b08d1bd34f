"""The exact split of a rate's change: by hand, as published, and for any input."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.kitagawa import Counts, add_up, split
from tests.fixtures.examples import explores

Groups = dict[str, tuple[Counts, Counts]]


def counts(*four: int) -> tuple[Counts, Counts]:
    """On time and resolved in the earlier, then in the later period."""
    return Counts(*four[:2]), Counts(*four[2:])


def effects(groups: Groups) -> dict[str, tuple[Fraction, Fraction]]:
    found = split(groups)
    assert found is not None
    return {key: (one.rate, one.mix) for key, one in found.effects.items()}


def points(*values: float) -> tuple[Fraction, ...]:
    """Percentage points as exact fractions."""
    return tuple(Fraction(str(value)) / 100 for value in values)


def test_more_of_an_unchanged_low_rate_is_all_mix() -> None:
    """Land doubles at 80%, below the mean; everything else stays at 95%.

    Shares: land 100/200 → 200/300, the rest 1/2 → 1/3. Totals: 87,5% → 85%; their mean 86,25%.
    Land: (1/6)·(80 − 86,25) = −1,0417 points; the rest: (−1/6)·(95 − 86,25) = −1,4583.
    """
    groups = {"land": counts(80, 100, 160, 200), "rest": counts(95, 100, 95, 100)}
    found = effects(groups)
    assert found["land"] == (0, Fraction(1, 6) * points(-6.25)[0])
    assert found["rest"] == (0, Fraction(-1, 6) * points(8.75)[0])
    whole = split(groups)
    assert whole is not None
    assert (whole.difference, whole.rate, whole.mix) == (*points(-2.5), 0, *points(-2.5))
    assert (whole.rate_units, whole.mix_units) == (0, -250)


def test_a_worked_example_where_both_kinds_work() -> None:
    """Districts fall from 90% to 80% and grow from 1/4 to 1/2 of all; communes rise 96% → 98%.

    Totals 94,5% → 89%, mean 91,75%. Districts: rate (3/8)·(−10) = −3,75, mix
    (1/4)·(85 − 91,75) = −1,6875. Communes: rate (5/8)·2 = +1,25, mix (−1/4)·(97 − 91,75) = −1,3125.
    Together −5,5.
    """
    groups = {"district": counts(90, 100, 160, 200), "commune": counts(288, 300, 196, 200)}
    assert effects(groups) == {
        "district": points(-3.75, -1.6875),
        "commune": points(1.25, -1.3125),
    }
    found = split(groups)
    assert found is not None
    shown = {key: (one.rate_units, one.mix_units) for key, one in found.effects.items()}
    assert shown == {"district": (-375, -169), "commune": (125, -131)}
    assert found.units == -550


# Das Gupta, P. (1993), "Standardization and Decomposition of Rates: A User's Manual", US Bureau of
# the Census, P23-186, example 5.3: population in thousands by race and age, 1985 and 1970, and
# deaths per 1,000; results as printed by the R package DasGuptR 2.1 (vignette "category_effects").
SIZE_1985 = (
    *(3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472),
    *(707, 2692, 6473, 6841, 6547, 4352, 3034, 2540, 1749, 804, 236),
)
SIZE_1970 = (
    *(2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315),
    *(535, 2162, 6120, 4781, 3096, 2718, 2363, 1767, 1149, 448, 117),
)
RATE_1985 = (
    *(9.163, 0.462, 0.248, 0.929, 1.084, 1.810, 4.715, 12.187, 27.728, 64.068, 157.570),
    *(17.208, 0.738, 0.328, 1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161),
)
RATE_1970 = (
    *(18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837),
    *(36.993, 1.352, 0.541, 2.040, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205),
)


def published() -> Groups:
    """Deaths in millionths over people in thousands: whole numbers."""
    rows = zip(SIZE_1970, RATE_1970, SIZE_1985, RATE_1985, strict=True)
    return {
        f"{place:02}": counts(
            round(size1 * rate1 * 1000), size1 * 1000, round(size2 * rate2 * 1000), size2 * 1000
        )
        for place, (size1, rate1, size2, rate2) in enumerate(rows)
    }


def test_a_published_example() -> None:
    found = split(published())
    assert found is not None
    assert float(found.earlier) == pytest.approx(9.421833, abs=5e-7)
    assert float(found.later) == pytest.approx(8.735618, abs=5e-7)
    assert float(found.difference) == pytest.approx(-0.6862158, abs=5e-8)
    assert float(found.rate) == pytest.approx(-2.2277254, abs=5e-8)
    # Age and race together are all the composition there is.
    assert float(found.mix) == pytest.approx(1.5217347 + 0.0197749, abs=1e-7)
    # White infants, then black people of 85 and more: standardised rates 1985 less 1970.
    assert float(found.effects["00"].rate) == pytest.approx(0.1250755 - 0.2521030, abs=1e-7)
    assert float(found.effects["21"].rate) == pytest.approx(0.0977867 - 0.0962585, abs=1e-7)


# --- edges ----------------------------------------------------------------------------------------


def test_a_group_with_dossiers_in_one_period_only_is_all_mix() -> None:
    """A new group at 50% takes half of the dossiers: totals 90% → 70%, mean 80%."""
    found = split({"old": counts(90, 100, 90, 100), "new": counts(0, 0, 50, 100)})
    assert found is not None
    new, old = found.effects["new"], found.effects["old"]
    assert (new.state, new.rate, new.mix) == ("new", 0, Fraction(1, 2) * points(-30)[0])
    assert (old.state, old.rate, old.mix) == ("both", 0, Fraction(-1, 2) * points(10)[0])
    back = split({"old": counts(90, 100, 90, 100), "gone": counts(50, 100, 0, 0)})
    assert back is not None
    assert (back.effects["gone"].state, back.effects["gone"].rate) == ("gone", 0)
    assert back.difference == -found.difference


def test_a_group_without_dossiers_in_both_is_left_out() -> None:
    found = split({"a": counts(9, 10, 8, 10), "none": counts(0, 0, 0, 0)})
    assert found is not None
    assert found.left_out == ("none",)
    assert list(found.effects) == ["a"]


def test_one_group_is_all_rate() -> None:
    found = split({"a": counts(9, 10, 16, 20)})
    assert found is not None
    assert (found.effects["a"].rate, found.effects["a"].mix) == (*points(-10), 0)


@pytest.mark.parametrize("rate", [0, 1], ids=["all late", "all on time"])
def test_equal_rates_have_no_effects(rate: int) -> None:
    found = split({"a": counts(rate * 5, 5, rate * 7, 7), "b": counts(rate, 1, rate * 9, 9)})
    assert found is not None
    assert (found.difference, found.units) == (0, 0)
    assert {(one.rate, one.mix) for one in found.effects.values()} == {(0, 0)}


def test_two_units_that_trade_places_balance() -> None:
    found = split({"a": counts(9, 10, 8, 10), "b": counts(8, 10, 9, 10)})
    assert found is not None
    assert found.difference == 0
    assert {key: one.rate_units for key, one in found.effects.items()} == {"a": -500, "b": 500}


@pytest.mark.parametrize(
    "groups",
    [
        {},
        {"a": counts(0, 0, 0, 0)},
        {"a": counts(1, 2, 0, 0)},
        {"a": counts(0, 0, 1, 2)},
        {"a": counts(1, 2, 1, 2), "b": counts(1, 0, 1, 2)},
    ],
    ids=["no group", "nothing", "no later", "no earlier", "a numerator of nothing"],
)
def test_what_has_no_rate_is_not_split(groups: Groups) -> None:
    assert split(groups) is None


# --- for any input --------------------------------------------------------------------------------


@st.composite
def a_count(draw: st.DrawFn) -> Counts:
    whole = draw(st.integers(0, 60_000))
    return Counts(draw(st.integers(0, whole)), whole)


any_groups = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.tuples(a_count(), a_count()), max_size=12
).filter(lambda groups: all(sum(pair[at].denominator for pair in groups.values()) for at in (0, 1)))


def plain_loop(groups: Groups) -> dict[str, tuple[float, float]]:
    """Kitagawa's formula written down once more, in floats and step by step."""
    all1 = all2 = on1 = on2 = 0
    for (n1, d1), (n2, d2) in groups.values():
        on1, all1, on2, all2 = on1 + n1, all1 + d1, on2 + n2, all2 + d2
    middle = (on1 / all1 + on2 / all2) / 2
    found = {}
    for key, ((n1, d1), (n2, d2)) in groups.items():
        if d1 == d2 == 0:
            continue
        r1 = n1 / d1 if d1 else n2 / d2
        r2 = n2 / d2 if d2 else r1
        w1, w2 = d1 / all1, d2 / all2
        found[key] = ((w1 + w2) / 2 * (r2 - r1), (w2 - w1) * ((r1 + r2) / 2 - middle))
    return found


@given(any_groups)
def test_it_is_what_a_plain_loop_finds(groups: Groups) -> None:
    loop = plain_loop(groups)
    found = effects(groups)
    assert found.keys() == loop.keys()
    for key, pair in found.items():
        assert [float(one) for one in pair] == pytest.approx(list(loop[key]), abs=1e-12)


@given(any_groups)
def test_the_effects_add_up_exactly_and_on_screen(groups: Groups) -> None:
    found = split(groups)
    assert found is not None
    parts = [part for one in found.effects.values() for part in (one.rate, one.mix)]
    assert sum(parts) == found.later - found.earlier == found.rate + found.mix
    assert abs(Fraction(found.units, 10_000) - found.difference) <= Fraction(1, 20_000)
    assert found.units == found.rate_units + found.mix_units
    # The two sums of a sentence are rounded as themselves, however many groups stand behind them.
    assert abs(found.rate_units - found.rate * 10_000) < 1
    assert abs(found.mix_units - found.mix * 10_000) < 1
    for one in found.effects.values():
        assert abs(one.rate_units - one.rate * 10_000) < 1
        assert abs(one.mix_units - one.mix * 10_000) < 1


def test_many_small_effects_do_not_carry_their_sum_away() -> None:
    """A hundred equal groups, each a thousandth of a point slower: together a tenth of a point."""
    groups = {f"{place:03}": counts(9_000, 10_000, 8_990, 10_000) for place in range(100)}
    groups["new"] = counts(0, 0, 900, 1_000)
    found = split(groups)
    assert found is not None
    assert found.rate_units == round(found.rate * 10_000)
    assert found.mix_units == round(found.mix * 10_000)


@given(any_groups, st.randoms(use_true_random=False))
def test_the_order_of_the_groups_changes_nothing(groups: Groups, chance: object) -> None:
    keys = list(groups)
    chance.shuffle(keys)  # type: ignore[attr-defined]
    first, second = split(groups), split({key: groups[key] for key in keys})
    assert first is not None and second is not None
    assert first.effects == second.effects
    assert set(first.left_out) == set(second.left_out)


@given(any_groups)
def test_backwards_is_the_opposite(groups: Groups) -> None:
    back = effects({key: (later, earlier) for key, (earlier, later) in groups.items()})
    assert {key: (-rate, -mix) for key, (rate, mix) in back.items()} == effects(groups)


# --- rounding that adds up ------------------------------------------------------------------------


def test_three_thirds_of_a_point_add_up() -> None:
    thirds = dict.fromkeys("abc", Fraction(1, 300))
    assert add_up(thirds, Fraction(1, 100)) == {"a": 34, "b": 33, "c": 33}


def test_nothing_is_given_to_a_part_that_is_nothing() -> None:
    parts = {"a": Fraction(0), "b": Fraction(49, 1_000_000), "c": Fraction(49, 1_000_000)}
    assert add_up(parts, sum(parts.values())) == {"a": 0, "b": 1, "c": 0}


# Thirty fractions are slow to add up exactly; as many parts are tried where it explores.
MOST = 30 if explores() else 12


@given(st.dictionaries(st.text(max_size=3), st.fractions(-1, 1), max_size=MOST))
def test_rounded_parts_add_up_and_stay_within_a_hundredth(parts: dict[str, Fraction]) -> None:
    found = add_up(parts, sum(parts.values(), Fraction(0)))
    whole = sum(parts.values(), Fraction(0)) * 10_000
    assert abs(sum(found.values()) - whole) <= Fraction(1, 2)
    for key, part in parts.items():
        assert abs(found[key] - part * 10_000) < 1
        assert found[key] == 0 or part != 0
