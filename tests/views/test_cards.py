"""A card colours a change only where neither chance nor everyday variation explains it."""

from collections.abc import Sequence

from analytics.periods import span
from analytics.query import Answer
from analytics.views.cards import Card, card
from tests.query.stories import an_answer

MANY = 100_000


def rates(*on_time: int, of: int = MANY) -> list[Answer]:
    """Quarters up to the first of 2021, so many dossiers on time in each."""
    periods = span("2017-Q1", "2021-Q1")[-len(on_time) :]
    return [
        an_answer(period=period, counts=(part, of), value=part / of)
        for period, part in zip(periods, on_time, strict=True)
    ]


def shown(history: Sequence[Answer], before: str) -> Card:
    return card("on_time_rate", "2021-Q1", history, None, before)


def test_a_change_that_so_few_dossiers_make_by_chance_is_no_news() -> None:
    assert shown(rates(90, 92, of=100), "2020-Q4").verdict.by_chance
    assert shown(rates(50, 92, of=100), "2020-Q4").verdict.is_news


def test_beyond_the_chance_of_dossiers_a_change_is_news_where_no_course_is_known() -> None:
    assert shown(rates(98_000, 98_400), "2020-Q4").verdict.is_news


def test_a_swing_like_every_quarters_is_no_news_however_many_dossiers() -> None:
    course = [98_000, 98_400] * 6
    verdict = shown(rates(*course), "2020-Q4").verdict
    assert verdict.small_but_real and not verdict.is_news
    assert shown(rates(*course, 90_000), "2020-Q4").verdict.is_news


def test_a_change_from_an_unusual_quarter_is_news() -> None:
    assert shown(rates(*[98_000, 98_400] * 5, 90_000, 98_200), "2020-Q4").verdict.is_news


def test_without_counts_nothing_is_known_of_chance() -> None:
    history = [
        an_answer(period=period, value=value)
        for period, value in (
            ("2020-Q4", 0.90),
            ("2021-Q1", 0.91),
        )
    ]
    verdict = shown(history, "2020-Q4").verdict
    assert (verdict.interval, verdict.is_news) == (None, True)


def test_what_comes_later_changes_no_verdict() -> None:
    course = rates(*[98_000, 98_400] * 6, 97_600)
    later = [an_answer(period="2021-Q2", counts=(1_000, MANY), value=0.01)]
    assert shown([*course, *later], "2020-Q1").verdict == shown(course, "2020-Q1").verdict
