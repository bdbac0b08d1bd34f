"""A finding stands for itself: it names what the page is narrowed to, and what does not fit."""

import pytest

from analytics.i18n import VI, translator
from analytics.texts import DATASETS, Bilingual
from analytics.views.attention import findings
from tests.views.attention.stories import LEVELS, YARDSTICK, counted, late, row, situation

SECTOR = Bilingual("Lĩnh vực đất đai", "Land sector")
SCOPE = Bilingual("Khối địa phương · đất đai", "Local block · land")
OFF = Bilingual("Các phần cộng lại được 14.309, in 14.322.", "The parts add up to 14,309.")


@pytest.mark.parametrize(
    ("language", "begins"), [("vi", "Lĩnh vực đất đai · "), ("en", "Land sector · ")]
)
def test_every_finding_but_that_of_the_scope_names_it_first(language: str, begins: str) -> None:
    found = situation(
        total=counted(None, 90, 100),
        target=YARDSTICK,
        levels=LEVELS,
        report_values=[row(1300, "gần 1.300", precision="under")],
        scope=SCOPE,
        narrowed=SECTOR,
    )
    told = findings(found, translator(language))
    assert len(told) > 3
    own = [one.sentence for one in told if one.sentence.startswith(SCOPE.in_(language))]
    others = [one.sentence for one in told if one.sentence not in own]
    assert len(own) == 1
    assert all(sentence.startswith(begins) for sentence in others), others


def test_illustrative_figures_are_named_in_every_finding() -> None:
    found = situation(total=counted(None, 90, 100), target=YARDSTICK, dataset=DATASETS["demo"])
    assert [one.sentence[:18] for one in findings(found, VI)] == ["Số liệu minh họa ·"]


def test_a_whole_page_has_nothing_before_its_findings() -> None:
    found = situation(levels=LEVELS, target=YARDSTICK)
    assert [one.sentence[:14] for one in findings(found, VI)] == [
        "UBND cấp huyện",
        "3 tỷ lệ không ",
    ]


def test_a_finding_says_where_the_figures_it_states_do_not_fit() -> None:
    rate = counted(None, 14_283, 14_322, doubts=(OFF,), basis="reported")
    found = situation(total=rate, cards=[late(None, 26, doubts=(OFF,))], target=None)
    assert findings(found, VI) == []
    low = counted(None, 14_283, 20_000, doubts=(OFF,), basis="reported")
    (said,) = findings(situation(total=low, target=YARDSTICK), VI)
    assert said.sentence.endswith(f"Số in có điểm không khớp: {OFF.vi}")
