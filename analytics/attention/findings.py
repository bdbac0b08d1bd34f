"""Apply every rule to a situation and say what was found."""

from collections.abc import Iterable

from analytics.attention.rules import RULES, SEVERITIES, Rule
from analytics.attention.situation import Case, Finding, Situation


def findings(situation: Situation, language: str, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What deserves attention, the most pressing first.

    Args:
        situation: one period and scope.
        language: "vi" or "en".
        rules: those to apply, by default all.

    Returns:
        Findings by severity, then by rule, then by size (the widest gap first).
    """
    found = [
        (list(SEVERITIES).index(rule.severity), number, -case.size, rule, case)
        for number, rule in enumerate(rules)
        for case in rule.condition(situation)
    ]
    found.sort(key=lambda entry: entry[:3])
    return [_said(rule, case, language) for *_order, rule, case in found]


def _said(rule: Rule, case: Case, language: str) -> Finding:
    words = {name: text.in_(language) for name, text in case.words.items()}
    return Finding(
        code=rule.code,
        severity=rule.severity,
        sign=SEVERITIES[rule.severity],
        sentence=rule.sentence.in_(language).format(**words),
        size=case.size,
        page=rule.page,
        anchor=case.anchor,
    )
