"""A suggestion is the only figure and the only value that would fit, or there is none."""

from analytics.audit import Suggestion, audited
from tests.audit.builders import CODES, figure, relation


def suggested(relations: list[str], **values: float | str) -> tuple[str, str] | None:
    declared = [relation(text, f"r{place}") for place, text in enumerate(relations)]
    figures = [figure(name, value) for name, value in values.items()]
    (finding,) = audited(declared, figures, CODES).findings
    found: Suggestion | None = finding.suggestion
    return found and (found.figure.place.indicator, found.text.vi)


def test_two_relations_point_at_the_figure_they_share() -> None:
    assert suggested(["whole = a + b", "other = b + c"], whole=44, a=40, b=3, c=6, other=10) == (
        "b",
        "4",
    )


def test_a_sum_alone_does_not_say_which_part_is_wrong() -> None:
    assert suggested(["whole = a + b"], whole=44, a=40, b=3) is None


def test_a_rate_that_holds_keeps_its_counts() -> None:
    """29 ÷ 44 is 65,91%: neither may be another number, nor b = 0 be less than none."""
    found = suggested(
        ["whole = a + b", "share = 100 * a / whole"], whole=44, a=29, b=14, share="65,91%"
    )
    assert found == ("b", "15")


def test_a_share_is_suggested_as_it_would_be_printed() -> None:
    assert suggested(
        ["share = 100 * a / whole", "whole = a + b", "rest = 100 * b / whole"],
        whole=8,
        a=3,
        b=5,
        share="35,5%",
        rest="62,5%",
    ) == ("share", "37,5%")


def test_no_count_below_zero_is_suggested() -> None:
    assert suggested(["a <= whole", "whole = a + b"], a=9, whole=5, b=1) is None


def test_an_inequality_leaves_many_values() -> None:
    assert suggested(["a <= whole"], a=9, whole=5) is None
