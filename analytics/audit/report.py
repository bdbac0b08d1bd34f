"""An audit as plain records: what ``--json`` prints, what other programs may rely on."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from analytics.audit.checks import Check
from analytics.audit.figures import Figure
from analytics.audit.findings import Audit, Finding


def report(audit: Audit, dataset: str) -> dict[str, Any]:
    """The audit as a dict of texts, numbers, lists: dataset, counts, findings, unchecked.

    Texts are Vietnamese. A number is the value as printed, in the indicator's unit (98.63 for
    98,63%); None where there is none.
    """
    return {
        "dataset": dataset,
        "counts": dict(audit.counts),
        "findings": [_finding(finding) for finding in audit.findings],
        "unchecked": [_unchecked(check) for check in audit.checks if check.state == "unchecked"],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    suggestion = finding.suggestion
    return {
        "severity": finding.severity,
        "code": finding.code,
        "sentence": _sentence(finding.checks[0]),
        "relations": [_relation(check) for check in finding.checks],
        "figures": [_figure(figure) for figure in finding.figures],
        "suggestion": suggestion
        and {
            "indicator": suggestion.figure.place.indicator,
            "document": suggestion.figure.place.document,
            "locator": suggestion.figure.locator,
            "printed": suggestion.figure.printed,
            "value": suggestion.text.vi,
        },
    }


def _relation(check: Check) -> dict[str, Any]:
    left, right = check.sides
    return {
        "code": check.declared.code,
        "relation": check.declared.text or None,
        "rule": check.declared.rule.vi,
        "sentence": _sentence(check),
        "arithmetic": check.arithmetic.vi if check.arithmetic else None,
        "left": _number(left),
        "right": _number(right),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    place = figure.place
    return {
        "indicator": place.indicator,
        "name": figure.names[0],
        "document": place.document,
        "period": place.period,
        "block": place.block,
        "level": place.level,
        "unit": place.unit,
        "sector": place.sector,
        "value": _number(figure.value),
        "printed": figure.printed,
        "locator": figure.locator,
    }


def _unchecked(check: Check) -> Mapping[str, Any]:
    return {
        "relation": check.declared.code,
        "figures": [_figure(figure) for figure in check.figures],
        "missing": list(check.missing),
    }


def _sentence(check: Check) -> str:
    return check.sentence.vi if check.sentence else ""


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
