"""Apply every rule to a situation and say what was found."""

from collections.abc import Iterable, Mapping

from analytics.i18n import Translator
from analytics.query.wording import conflict_text
from analytics.views.attention.rules import RULES, SEVERITIES, Rule
from analytics.views.attention.situation import Case, Finding, Situation


def findings(situation: Situation, t: Translator, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What deserves attention, the most pressing first.

    Args:
        situation: one period and scope.
        rules: those to apply, by default all.

    Returns:
        Findings by severity, then by rule, then by size (the widest gap first).
    """
    return [_said(situation, rule, case, t) for rule, case in _cases(situation, rules)]


def findings_in(
    situation: Situation, languages: Iterable[Translator], rules: Iterable[Rule] = RULES
) -> Mapping[Translator, tuple[Finding, ...]]:
    """The same in several languages; the rules are applied once."""
    cases = _cases(situation, rules)
    return {t: tuple(_said(situation, rule, case, t) for rule, case in cases) for t in languages}


def _cases(situation: Situation, rules: Iterable[Rule]) -> list[tuple[Rule, Case]]:
    found = [
        (list(SEVERITIES).index(rule.severity), number, -case.size, rule, case)
        for number, rule in enumerate(rules)
        for case in rule.condition(situation)
    ]
    found.sort(key=lambda entry: entry[:3])
    return [(rule, case) for *_order, rule, case in found]


def _said(situation: Situation, rule: Rule, case: Case, t: Translator) -> Finding:
    """The sentence with its whole scope before it, and what does not fit of it behind."""
    words = {name: t(text) for name, text in case.words.items()}
    before = [t(situation.dataset)]
    if case.words.get("subject") != situation.scope:
        before.append(t(situation.narrowed))
    said = [
        " · ".join(part for part in (*before, t(rule.sentence).format(**words)) if part),
        conflict_text(case.stated, t),
    ]
    return Finding(
        code=rule.code,
        severity=rule.severity,
        sign=SEVERITIES[rule.severity],
        sentence=" ".join(part for part in said if part),
        size=case.size,
        page=rule.page,
    )
