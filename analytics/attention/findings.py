"""Apply every rule to a situation and say what was found."""

from collections.abc import Iterable, Mapping

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
    return [_said(rule, case, language) for rule, case in _cases(situation, rules)]


def findings_in(
    situation: Situation, languages: Iterable[str], rules: Iterable[Rule] = RULES
) -> Mapping[str, tuple[Finding, ...]]:
    """The same in several languages; the rules are applied once."""
    cases = _cases(situation, rules)
    return {
        language: tuple(_said(rule, case, language) for rule, case in cases)
        for language in languages
    }


def _cases(situation: Situation, rules: Iterable[Rule]) -> list[tuple[Rule, Case]]:
    found = [
        (list(SEVERITIES).index(rule.severity), number, -case.size, rule, case)
        for number, rule in enumerate(rules)
        for case in rule.condition(situation)
    ]
    found.sort(key=lambda entry: entry[:3])
    return [(rule, case) for *_order, rule, case in found]


def _said(rule: Rule, case: Case, language: str) -> Finding:
    words = {name: text.in_(language) for name, text in case.words.items()}
    return Finding(
        code=rule.code,
        severity=rule.severity,
        sign=SEVERITIES[rule.severity],
        sentence=rule.sentence.in_(language).format(**words),
        size=case.size,
        page=rule.page,
    )
