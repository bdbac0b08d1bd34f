"""What a page gets: findings in their order, with signs, in both languages, in plain words."""

from dataclasses import replace
from typing import Any

import pytest

from analytics.i18n import EN, VI, translator
from analytics.texts import DATASETS, Bilingual
from analytics.views.attention import RULES, SEVERITIES, About, Finding, Situation, findings
from tests.fixtures.situations import (
    BETTER,
    CHANCES,
    IN_FORCE,
    LEVELS,
    UNMATCHED,
    YARDSTICK,
    answer,
    changed,
    counted,
    late,
    row,
    situation,
)
from tests.views.control.stories import rates

FULL = situation(
    total=answer(None, 0.94, covered=1, expected=2),
    levels=[*LEVELS, answer("land_registry", 0.93)],
    sectors=[counted("dau-tu", 9600, 10000), counted("dat-dai", 9700, 10000)],
    cards=[late(None, 3, basis="derived")],
    target=IN_FORCE,
    report_values=[row(45, "gần 45", nature="plan", precision="under")],
    unmatched=[UNMATCHED],
)
CHANGED = changed(BETTER, rose={"a": 0.2, "b": 0.3}, fell={"c": -0.1})


def test_findings_come_by_severity_then_rule_then_size() -> None:
    seen = findings(FULL)[VI]
    ranks = [list(SEVERITIES).index(finding.severity) for finding in seen]
    assert ranks == sorted(ranks)
    assert [finding.code for finding in seen] == [
        "below_target",
        "below_target",
        "below_target",
        "lowest_sector",
        "coverage_partial",
        "unmatched",
        "target_met",
        "target_met",
        "without_counts",
        "approximate",
        "plan",
        "derived",
    ]
    gaps = [finding.size for finding in seen if finding.code == "below_target"]
    assert gaps == sorted(gaps, reverse=True)


def test_every_finding_has_a_sign_of_its_severity() -> None:
    assert len(set(SEVERITIES.values())) == len(SEVERITIES)
    every = [finding for one in (FULL, *CHANCES) for finding in findings(one)[VI]]
    good = [finding for finding in every if finding.kind == "good"]
    assert {finding.sign for finding in good} == {"●"}
    others = [finding for finding in every if finding not in good]
    assert all(finding.sign == SEVERITIES[finding.severity] for finding in others)


def test_an_empty_situation_has_nothing_to_say() -> None:
    assert findings(Situation("2021-Q1"))[VI] == ()


def test_both_languages_find_the_same() -> None:
    def bones(seen: list[Finding]) -> list[tuple[str, float]]:
        return [(finding.code, finding.size) for finding in seen]

    assert bones(findings(FULL)[VI]) == bones(findings(FULL)[EN])


def test_every_rule_has_a_story_above() -> None:
    codes = {finding.code for finding in findings(FULL)[VI]}
    codes |= {finding.code for finding in findings(replace(FULL, target=YARDSTICK))[VI]}
    lone = situation(levels=[answer("province", 0.99), answer("commune", 0.98)])
    codes |= {finding.code for finding in findings(lone)[VI]}
    codes |= {finding.code for chance in CHANCES for finding in findings(chance)[VI]}
    assert codes == {rule.code for rule in RULES}


def test_a_finding_knows_what_it_is_about() -> None:
    about = {(finding.code, finding.about) for finding in findings(FULL)[VI]}
    assert about >= {
        ("below_target", About()),
        ("below_target", About("level", "district")),
        ("target_met", About("level", "commune")),
        ("lowest_sector", About("sector", "dau-tu")),
        ("unmatched", About()),
    }
    moved = {finding.code: finding.about for finding in findings(CHANGED)[VI]}
    assert moved["units_rose"] == About("unit")
    assert moved["units_fell"] == About("unit", "c")


def test_what_rose_is_apart_from_what_fell_and_from_notes() -> None:
    kinds = {finding.code: finding.kind for finding in findings(CHANGED)[VI]}
    assert (kinds["rose"], kinds["units_rose"], kinds["units_fell"]) == ("good", "good", "matter")
    assert {finding.kind for finding in findings(FULL)[VI] if finding.severity == "low"} == {
        "note",
        "good",
    }


def test_a_change_that_chance_may_explain_is_no_rise() -> None:
    little = rates([(900, 1000), (905, 1000)])
    assert not {"rose", "fell"} & {finding.code for finding in findings(changed(little))[VI]}


def test_units_that_moved_are_named_the_greatest_change_first() -> None:
    (sentence,) = [one.sentence for one in findings(CHANGED)[VI] if one.code == "units_rose"]
    earlier = VI.period(CHANGED.earlier, inside=True)
    assert sentence == (
        f"2 đơn vị (b +30,00 điểm %, a +20,00 điểm %) có tỷ lệ đúng hạn tăng rõ so với {earlier}."
    )


PRAISE_OR_BLAME = ("!", "yếu", "kém", "tốt", "xuất sắc", "đáng", "vi phạm", "poor", "weak", "good")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_sentences_neither_praise_nor_blame(rule: Any) -> None:
    for text in rule.sentence:
        assert not any(word in text.lower() for word in PRAISE_OR_BLAME)


# --- a finding stands for itself ------------------------------------------------------------------

SECTOR = Bilingual("Lĩnh vực đất đai", "Land sector")
SCOPE = Bilingual("Khối địa phương · đất đai", "Provincial and local agencies · land")
OFF = Bilingual("Các phần cộng lại được 14.309, in 14.322.", "The parts add up to 14,309.")


@pytest.mark.parametrize(
    ("language", "begins"), [("vi", "Lĩnh vực đất đai · "), ("en", "Land sector · ")]
)
def test_every_finding_but_that_of_the_scope_names_it_first(language: str, begins: str) -> None:
    given = situation(
        total=counted(None, 90, 100),
        target=YARDSTICK,
        levels=LEVELS,
        report_values=[row(1300, "gần 1.300", precision="under")],
        scope=SCOPE,
        narrowed=SECTOR,
    )
    texts = [finding.sentence for finding in findings(given)[translator(language)]]
    assert len(texts) > 3
    own = [text for text in texts if text.startswith(SCOPE.in_(language))]
    others = [text for text in texts if text not in own]
    assert len(own) == 1
    assert all(text.startswith(begins) for text in others), others


def test_illustrative_figures_are_named_in_every_finding() -> None:
    given = situation(total=counted(None, 90, 100), target=YARDSTICK, dataset=DATASETS["demo"])
    assert [finding.dataset for finding in findings(given)[VI]] == ["Số liệu minh họa"]


def test_a_whole_page_has_nothing_before_its_findings() -> None:
    given = situation(levels=LEVELS, target=YARDSTICK)
    assert [finding.sentence[:14] for finding in findings(given)[VI]] == [
        "UBND cấp huyện",
        "3 tỷ lệ mà ngu",
    ]


def test_a_finding_says_where_the_figures_it_states_do_not_fit() -> None:
    rate = counted(None, 14_283, 14_322, doubts=(OFF,), basis="reported")
    given = situation(total=rate, cards=[late(None, 26, doubts=(OFF,))], target=None)
    assert findings(given)[VI] == ()
    low = counted(None, 14_283, 20_000, doubts=(OFF,), basis="reported")
    (finding,) = findings(situation(total=low, target=YARDSTICK))[VI]
    assert finding.sentence.endswith(f"Số liệu chưa thống nhất: {OFF.vi}")
