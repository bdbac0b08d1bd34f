"""Every printed figure that is held against another is caught when it is changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from analytics.audit import Check, Figure, audited
from analytics.audit.suggestions import _with_value
from tests.audit.conftest import Real

# Figures of relations that are broken already: the finding is there and names them.
BROKEN = {
    ("online_of_resolved", "report-2021-Q1"),
    ("units_rated_average", "report-2021-Q1"),
    ("late_rate", "baokhanhhoa-nha-trang-2021-Q3"),
    ("resolved", "baokhanhhoa-nha-trang-2021-H1"),
    ("sipas_rank", "laodong-par-sipas-2024"),
    ("sipas_rank", "vietnam-vn-par-sipas-2024"),
}

# "gần 100.000" messages are any number below that: no total can be too small for them.
OPEN = {("sms_sent_total", "report-2021-Q1")}

# What an equation leaves open: counts that only a rounded rate holds, where a few more or less do
# not show; eight rounded parts of PAPI; what is broken already.
LOOSE = {
    "on_time",
    "resolved",
    "received",
    "received_online",
    "online_resolved",
    "education_staff_quota",
    "public_employee_quota",
    "iso_bodies_converted_total",
    "papi",
    "papi_participation",
    "papi_transparency",
    "papi_accountability",
    "papi_corruption_control",
    "papi_administrative_procedures",
    "papi_public_services",
    "papi_environment",
}


def compared(real: Real) -> Iterator[tuple[Figure, list[Check]]]:
    """The figures of checks of two figures or more, each with its checks."""
    found: dict[Figure, list[Check]] = {}
    for check in real.audit.checks:
        if check.state != "unchecked" and check.declared.kind in ("figures", "documents"):
            for figure in check.figures:
                found.setdefault(figure, []).append(check)
    yield from found.items()


def caught(real: Real, figure: Figure, checks: list[Check], value: Fraction) -> bool:
    """Whether another value of the figure breaks a relation of it that held."""
    codes = {check.declared.code for check in checks}
    relations = [one for one in real.relations if one.code in codes]
    changed = _with_value(figure, value)
    figures = [changed if one == figure else one for one in real.figures]
    held = {
        (check.declared.code, tuple(one.place for one in check.figures))
        for check in checks
        if check.state == "held"
    }
    named = {
        (check.declared.code, tuple(one.place for one in check.figures))
        for finding in audited(relations, figures, real.codes).findings
        if figure.place in {one.place for one in finding.figures}
        for check in finding.checks
    }
    return bool(named & held)


def grossly(figure: Figure) -> list[Fraction]:
    return [figure.value * 1000 + 7, figure.value / 1000]


def slightly(figure: Figure) -> list[Fraction]:
    step = 3 * (figure.step or 1)
    return [figure.value + step, figure.value - step]


def missed(real: Real, change: Callable[[Figure], list[Fraction]], equal: bool) -> list[Figure]:
    found = []
    for figure, checks in compared(real):
        relations = [check.declared.relation for check in checks]
        if equal and not any(one is None or one.sign == "=" for one in relations):
            continue
        if not any(caught(real, figure, checks, value) for value in change(figure)):
            found.append(figure)
    return found


def test_a_gross_change_of_any_compared_figure_is_found(real: Real) -> None:
    found = {(one.place.indicator, one.place.document) for one in missed(real, grossly, False)}
    assert found == BROKEN | OPEN


def test_a_slight_change_of_a_figure_in_an_equation_is_found(real: Real) -> None:
    found = missed(real, slightly, True)
    left = [one for one in found if (one.place.indicator, one.place.document) not in BROKEN]
    assert {one.place.indicator for one in left} == LOOSE
    assert len(list(compared(real))) > 150


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        ("procedures_published", 1679),
        ("internal_workflows", 2313),
        ("reform_plan_areas", 7),
        ("iso_documents_converted", 79),
        ("public_employee_quota", 25155),
        ("received", 310729),
    ],
)
def test_swapped_digits_are_found(real: Real, indicator: str, value: int) -> None:
    for figure, checks in compared(real):
        place = figure.place
        if (place.indicator, place.document, place.level) == (indicator, "report-2021-Q1", None):
            assert caught(real, figure, checks, Fraction(value))
            return
    raise AssertionError(indicator)


def test_the_order_of_the_figures_changes_nothing(real: Real) -> None:
    def bones(figures: list[Figure]) -> set[tuple[str, frozenset[object]]]:
        found = audited(real.relations, figures, real.codes).findings
        return {(one.severity, frozenset(figure.place for figure in one.figures)) for one in found}

    assert bones(list(reversed(real.figures))) == bones(list(real.figures))


def test_a_figure_that_is_not_printed_leaves_its_relations_unchecked(real: Real) -> None:
    left = [
        one
        for one in real.figures
        if one.place.document == "report-2021-Q1" and one.place.indicator != "units_rated_fair"
    ]
    relation = [one for one in real.relations if one.code == "units_rated"]
    (check,) = audited(relation, left, real.codes).checks
    assert (check.state, check.missing) == ("unchecked", ("units_rated_fair",))


def test_a_zero_denominator_says_nothing(real: Real) -> None:
    relation = [one for one in real.relations if one.code == "education_share"]
    figures = [
        replace(one, value=Fraction(0), printed="0")
        if one.place.indicator == "public_employee_quota"
        else one
        for one in real.figures
    ]
    (check,) = audited(relation, figures, real.codes).checks
    assert (check.state, check.missing) == ("unchecked", ("÷ 0",))
