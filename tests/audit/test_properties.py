"""Generated figures: where all relations hold there is no finding; one slip is found and named."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analytics.audit import Figure, audited
from tests.audit.builders import CODES, figure, relation

RELATIONS = (
    relation("whole = one + two + three", "whole"),
    relation("share = 100 * one / whole", "share"),
    relation("rest = 100 - share", "rest"),
    relation("one <= whole", "part"),
    relation("again = whole", "again"),
    relation("change = whole - before", "change"),
)
parts = st.lists(st.integers(20, 5000), min_size=3, max_size=3)


def consistent(one: int, two: int, three: int, before: int, decimals: int) -> list[Figure]:
    """Counts that add up; shares rounded as usual."""
    whole = one + two + three
    share = round(Fraction(100 * one, whole), decimals)
    text = f"{float(share):.{decimals}f}".replace(".", ",")
    rest = f"{float(100 - share):.{decimals}f}".replace(".", ",")
    return [
        figure("one", one),
        figure("two", two),
        figure("three", three),
        figure("whole", whole),
        figure("again", whole),
        figure("before", before),
        figure("change", whole - before),
        figure("share", f"{text}%"),
        figure("rest", f"{rest}%"),
    ]


def changed(figures: list[Figure], indicator: str, by: Fraction) -> list[Figure]:
    found = []
    for one in figures:
        if one.place.indicator == indicator:
            value = one.value + by
            decimals = len((one.printed or "").rstrip("%").partition(",")[2])
            text = f"{float(value):.{decimals}f}".replace(".", ",") + one.noun.replace("hồ sơ", "")
            one = figure(indicator, text)
        found.append(one)
    return found


@given(parts, st.integers(0, 9000), st.integers(0, 2))
def test_figures_that_fit_give_no_finding(given_: list[int], before: int, decimals: int) -> None:
    found = audited(RELATIONS, consistent(*given_, before, decimals), CODES)
    assert found.findings == ()
    assert found.counts == {"held": len(RELATIONS), "broken": 0, "unchecked": 0}


@given(
    parts,
    st.integers(0, 9000),
    st.sampled_from(["one", "two", "three", "whole", "again", "before", "change", "share", "rest"]),
    st.integers(3, 400),
    st.booleans(),
)
def test_one_slip_is_found_and_named(
    given_: list[int], before: int, indicator: str, steps: int, up: bool
) -> None:
    figures = consistent(*given_, before, 2)
    step = Fraction(1, 100) if indicator in ("share", "rest") else Fraction(1)
    wrong = changed(figures, indicator, step * steps * (1 if up else -1))
    found = audited(RELATIONS, wrong, CODES).findings
    assert found
    assert all(indicator in {one.place.indicator for one in finding.figures} for finding in found)
    # A suggestion is never wrong: it names the slip and gives back what stood there.
    for finding in found:
        if finding.suggestion is not None and len(found) == 1:
            right = next(one for one in figures if one.place.indicator == indicator)
            if finding.suggestion.figure.place.indicator == indicator:
                assert finding.suggestion.text.vi.replace(".", "").lstrip("−") == str(
                    right.printed
                ).lstrip("-")


@given(parts, st.integers(0, 9000), st.permutations(range(9)))
def test_the_order_of_figures_is_no_matter(
    given_: list[int], before: int, order: list[int]
) -> None:
    figures = changed(consistent(*given_, before, 2), "two", Fraction(5))
    shuffled = [figures[place] for place in order]

    def bones(found: list[Figure]) -> set[tuple[str, frozenset[str]]]:
        return {
            (one.severity, frozenset(figure.place.indicator for figure in one.figures))
            for one in audited(RELATIONS, found, CODES).findings
        }

    assert bones(shuffled) == bones(figures)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_share_cut_off_is_rounding_at_most(one: int, more: int) -> None:
    """99,99917% printed as 99,99% may be worth a remark, never a contradiction."""
    share = Fraction(100 * one, one + more)
    cut = Fraction(int(share * 100), 100)
    figures = [
        figure("one", one),
        figure("whole", one + more),
        figure("share", f"{float(cut):.2f}%".replace(".", ",")),
    ]
    found = audited(RELATIONS[1:2], figures, CODES).findings
    assert all(finding.severity == "rounding" for finding in found)
    assert bool(found) == (share - cut > Fraction(5, 1000))
