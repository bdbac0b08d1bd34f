"""What a page gets: findings in their order, with signs, in both languages, in plain words."""

from dataclasses import replace
from typing import Any

import pytest

from analytics.i18n import EN, VI
from analytics.views.attention import RULES, SEVERITIES, Finding, Situation, findings
from tests.views.attention.chances import CHANCES
from tests.views.attention.stories import (
    IN_FORCE,
    LEVELS,
    UNMATCHED,
    YARDSTICK,
    answer,
    counted,
    late,
    row,
    situation,
)

FULL = situation(
    total=answer(None, 0.94, covered=1, expected=2),
    levels=[*LEVELS, answer("land_registry", 0.93)],
    sectors=[counted("dau-tu", 9600, 10000), counted("dat-dai", 9700, 10000)],
    cards=[late(None, 3, basis="derived")],
    target=IN_FORCE,
    report_values=[row(45, "gần 45", nature="plan", precision="under")],
    unmatched=[UNMATCHED],
)


def test_findings_come_by_severity_then_rule_then_size() -> None:
    found = findings(FULL, VI)
    ranks = [list(SEVERITIES).index(one.severity) for one in found]
    assert ranks == sorted(ranks)
    assert [one.code for one in found] == [
        "below_target",
        "below_target",
        "below_target",
        "lowest_sector",
        "coverage_partial",
        "unmatched",
        "without_counts",
        "approximate",
        "plan",
        "derived",
    ]
    gaps = [one.size for one in found if one.code == "below_target"]
    assert gaps == sorted(gaps, reverse=True)


def test_every_finding_has_a_sign_of_its_severity() -> None:
    assert len(set(SEVERITIES.values())) == len(SEVERITIES)
    assert all(one.sign == SEVERITIES[one.severity] for one in findings(FULL, VI))


def test_an_empty_situation_has_nothing_to_say() -> None:
    assert findings(Situation("2021-Q1"), VI) == []


def test_both_languages_find_the_same() -> None:
    def bones(found: list[Finding]) -> list[tuple[str, float]]:
        return [(one.code, one.size) for one in found]

    assert bones(findings(FULL, VI)) == bones(findings(FULL, EN))


def test_every_rule_has_a_story_above() -> None:
    told = FULL
    codes = {one.code for one in findings(told, VI)}
    codes |= {one.code for one in findings(replace(told, target=YARDSTICK), VI)}
    lone = situation(levels=[answer("province", 0.99), answer("commune", 0.98)])
    codes |= {one.code for one in findings(lone, VI)}
    codes |= {one.code for chance in CHANCES for one in findings(chance, VI)}
    assert codes == {rule.code for rule in RULES}


PRAISE_OR_BLAME = ("!", "yếu", "kém", "tốt", "xuất sắc", "đáng", "vi phạm", "poor", "weak", "good")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_sentences_neither_praise_nor_blame(rule: Any) -> None:
    for text in rule.sentence:
        assert not any(word in text.lower() for word in PRAISE_OR_BLAME)
