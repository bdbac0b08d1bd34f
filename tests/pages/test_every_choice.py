"""Every page, in both languages, with every value of every filter, and choices at random.

Each run is held against the store: title, numbers, link and fields. A second run of a page can be
empty without an exception, so the absence of an exception proves nothing.
"""

import random
from itertools import cycle

import pytest

from analytics.texts import LANGUAGES
from tests.pages.opened import FILTERS, PATHS, Asked, Opener, html

SEED = 20211
COMBINATIONS = 500
FEW = 10
both_languages = pytest.mark.parametrize("language", LANGUAGES)
every_page = pytest.mark.parametrize("page", PATHS)


every_filter = pytest.mark.parametrize(
    "name", [name for name in FILTERS if name not in ("lang", "data")]
)


@every_filter
@pytest.mark.parametrize("hand", range(len(PATHS)))
def test_every_value_of_a_filter_on_some_page(opener: Opener, hand: int, name: str) -> None:
    """The values are dealt out; a page that gets none of few takes one of another."""
    page = list(PATHS)[hand]
    values = opener.options(name)
    turns = cycle(LANGUAGES if hand % 2 else LANGUAGES[::-1])
    own = values[hand :: len(PATHS)] or [values[hand % len(values)]]
    for value, language in zip(own, turns, strict=False):
        opener.holds(Asked(page, language, **{name: value}))


@pytest.mark.deep
@every_page
@both_languages
@every_filter
def test_every_value_of_a_filter_alone(opener: Opener, page: str, language: str, name: str) -> None:
    values = opener.options(name)
    assert len(values) > 1
    for value in values:
        opener.holds(Asked(page, language, **{name: value}))


@pytest.mark.parametrize(
    "number",
    [
        *range(FEW),
        *(pytest.param(number, marks=pytest.mark.deep) for number in range(FEW, COMBINATIONS)),
    ],
)
def test_choices_at_random(opener: Opener, number: int) -> None:
    opener.holds(opener.somewhere(random.Random(SEED + number)))


@every_page
@both_languages
def test_a_bare_address_opens_on_the_newest_full_report(
    opener: Opener, page: str, language: str
) -> None:
    at = opener.open(page, lang=language)
    opener.check(at, Asked(page, language))


def test_the_first_quarter_shows_the_figures_of_the_report(opener: Opener) -> None:
    shown = html(opener.holds(Asked()))
    for value in ("130.729", "113.375", "1.551", "21,65%"):
        assert f'<div class="card-value">{value}</div>' in shown
    assert '<div class="big">98,63%</div>' in shown
    assert "&gt;99,99%</span>" in shown


@every_page
def test_a_choice_stays_when_widgets_change(opener: Opener, page: str) -> None:
    """The reader changes the language, then the same page is run again by a widget."""
    at = opener.holds(Asked(page, "vi", level="commune", sector="dat-dai"))
    at.segmented_control(key="lang").set_value("en").run()
    opener.check(at, Asked(page, "en", level="commune", sector="dat-dai"))
    at.run()
    opener.check(at, Asked(page, "en", level="commune", sector="dat-dai"))


def test_pages_hand_their_choices_on(opener: Opener) -> None:
    """A page that does not use a filter keeps it; the next page uses it again."""
    at = opener.holds(Asked("overview", district="568"))
    at.selectbox(key="period").set_value("2024-Q1").run()
    opener.check(at, Asked("overview", period="2024-Q1", district="568"))
    for page in ("methods", "areas", "overview"):
        at._page_hash = opener.hashes[PATHS[page]]
        at.query_params.clear()
        at.run()
        opener.check(at, Asked(page, period="2024-Q1", district="568"))


def test_two_choices_in_a_moment_are_both_kept_and_back_goes_back(opener: Opener) -> None:
    """The second is sent with the link of before the first."""
    at = opener.holds(Asked())
    before = dict(at.query_params)

    def with_link_of_before() -> None:
        at.query_params.clear()
        for name, value in before.items():
            at.query_params[name] = value
        at.run()

    at.selectbox(key="level").set_value("district").run()
    at.selectbox(key="district").set_value("568")
    with_link_of_before()
    opener.check(at, Asked(level="district", district="568"))
    at.selectbox(key="district").set_value("all").run()
    at.selectbox(key="level").set_value("all").run()
    at.selectbox(key="level").set_value("district").run()
    opener.check(at, Asked(level="district"))
    with_link_of_before()
    opener.check(at, Asked())
