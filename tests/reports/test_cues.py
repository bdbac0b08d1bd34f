"""Cues are what they say: each fits its own example, and no other indicator's fits it better."""

import re

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.cues import Cue, Place, cues_of, fits
from analytics.reports.words import compared

_ALTERNATIVE = re.compile(r"\(([^()|]*)(?:\|[^()]*)?\)(\?)?")


def example(text: str) -> str:
    """A cue with its first alternatives and nothing in its gaps: a clause that it is made for."""
    plain = _ALTERNATIVE.sub(lambda match: "" if match[2] else match[1], text.removesuffix("?"))
    return " ".join(plain.replace("…", " ").replace("~", " ").split())


def place_of(cue: Cue, text: str, topic: str) -> Place:
    clause = compared(example(text))
    words = " ".join(group.split("|")[0].strip() for group in topic.split("&"))
    context = compared("" if words.startswith("@") else words)
    return Place(cue.kind, clause, clause, (context,), frozenset(cue.before))


def test_a_cue_is_a_clause_around_a_number() -> None:
    (cue,) = cues_of(
        [{"indicator": "a", "cue": "tiếp nhận … # hồ sơ", "topic": "", "unless": "qua mạng"}]
    )

    def score(near: str, kind: str = "#") -> float:
        words = compared(near)
        return fits(cue, Place(kind, words, words, (), frozenset()))

    assert score("đã tiếp nhận tổng số là # hồ sơ") > 0
    assert score("tiếp nhận của người dân # hồ sơ") > 0
    assert score("tiếp nhận, chuyển # hồ sơ") == 0
    assert score("tiếp nhận qua mạng # hồ sơ") == 0
    assert score("tiếp nhận #% hồ sơ", "#%") == 0


def test_a_topic_stands_anywhere_and_nearer_counts_more() -> None:
    (cue,) = cues_of([{"indicator": "a", "cue": "# phút", "topic": "chuyên mục", "unless": ""}])

    def score(*circles: str) -> float:
        near = compared("# phút")
        return fits(cue, Place("#", near, near, tuple(circles), frozenset()))

    cue_word = compared("chuyên mục")
    assert score("", "") == 0
    assert score(cue_word) > score("", cue_word) > 0


@pytest.mark.parametrize("part", range(4))
def test_no_cue_fits_another_indicators_example_better(catalogue: Catalogue, part: int) -> None:
    cues = cues_of(catalogue.cues)
    rows = list(zip(cues, catalogue.cues, strict=True))
    ambiguous = []
    for cue, row in rows[part::4]:
        place = place_of(cue, row["cue"], row["topic"] or "")
        own = fits(cue, place)
        assert own > 0, row
        better = {
            other.indicator
            for other in cues
            if other.indicator != cue.indicator and fits(other, place) > own
        }
        if better and not cue.is_weak:
            ambiguous.append((row["indicator"], row["cue"], better))
    assert ambiguous == []


def test_every_indicator_of_a_report_has_a_cue(catalogue: Catalogue) -> None:
    told = {row["indicator"] for row in catalogue.cues}
    missing = {
        code
        for code, row in catalogue.indicators.items()
        if code not in told and row["area"] != "indices"
    }
    assert missing == set()
