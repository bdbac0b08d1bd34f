"""Choices that cannot be answered: why, in words, and what is near."""

import ast
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from analytics.texts import LANGUAGES
from pages.ui.filters import CALLED
from tests.fixtures.sources import nodes
from tests.pages.opened import Asked, Opener, html
from tests.pages.reading import by_turns, ways

PAGES = Path(__file__).parents[2] / "pages"

both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize(
    ("choice", "language"),
    by_turns([{"level": "district"}, {"district": "568"}, {"level": "commune", "district": "568"}]),
)
def test_a_district_after_its_end_says_when_it_ended(
    opener: Opener, language: str, choice: dict[str, str]
) -> None:
    at = opener.holds(Asked("overview", language, period="2025-Q3", **choice))
    day = {"vi": "đã kết thúc từ <b>1/7/2025</b>", "en": "ended on <b>1 July 2025</b>"}[language]
    assert day in html(at)
    nothing = {"vi": "chưa có số liệu về giải quyết", "en": "no figures yet on"}[language]
    assert nothing not in html(at)
    marked = {"vi": "(đến 30/6/2025)", "en": "(until 30 June 2025)"}[language]
    for name in ("level", "district"):
        assert any(marked in option for option in at.selectbox(key=name).options)


@both_languages
def test_the_newest_period_with_the_same_choice_is_near(opener: Opener, language: str) -> None:
    """Nha Trang: the newest document that counts its dossiers is about 2021-Q3."""
    at = opener.open("overview", lang=language, period="2025-Q3", district="568", level="district")
    opener.check(
        at, Asked("overview", language, period="2025-Q3", district="568", level="district")
    )
    near = {"vi": "Quý III/2021", "en": "Q3 2021"}[language]
    address = ways(at, "way")[near]
    assert "period=2021-Q3" in address
    assert "district=568" in address


@both_languages
def test_an_empty_place_leads_to_the_other_dataset_and_back(opener: Opener, language: str) -> None:
    """With page and choices; a period that the other dataset has not gives way to its newest."""
    choices = {"lang": language, "district": "574", "level": "commune"}
    there = {"vi": "Xem thử với số liệu minh họa", "en": "Try it with illustrative data"}[language]
    for period, other in (("2021-Q1", "2021-Q1"), ("2024-Q1", "2021-Q1")):
        asked = Asked("overview", **choices, period=period)
        leads = _offer(opener.holds(asked), there)
        assert leads.items() >= {**asked.link, "data": "demo", "period": other}.items()
    choices["level"] = "province"
    back = {"vi": "Về số liệu chính thức", "en": "Back to official data"}[language]
    leads = _offer(opener.open(**choices, data="demo", period="2021-Q1"), back)
    assert leads.items() >= {**choices, "data": "official", "period": "2021-Q1"}.items()


def _offer(at: AppTest, label: str) -> dict[str, str]:
    """What the button of an empty place leads to."""
    return dict(parse_qsl(ways(at, "way offer")[label].removeprefix("?")))


def test_a_level_that_is_still_there_has_not_ended(opener: Opener) -> None:
    at = opener.holds(Asked("overview", period="2025-Q3", level="commune"))
    assert "đã kết thúc" not in html(at)
    at = opener.holds(Asked("overview", period="2021-Q1", level="district"))
    assert not any("(đến" in option for option in at.selectbox(key="level").options)


@pytest.mark.parametrize(
    ("compare", "language"), by_turns(["2021-Q1", "2024-Q1", "2021", "2021-H1", "2020-Q1"])
)
def test_a_comparison_that_is_not_earlier_is_taken_back_in_words(
    opener: Opener, language: str, compare: str
) -> None:
    """The report itself, a later one, other kinds of period, one without dossiers."""
    at = opener.open("overview", lang=language, period="2021-Q1", compare=compare)
    (notice,) = at.warning
    said = {"vi": "Không so được với", "en": "No comparison with"}[language]
    assert notice.value.startswith(said)
    assert {"vi": "quý I/2021", "en": "Q1 2021"}[language] in notice.value
    opener.check(at.run(), Asked("overview", language))


def test_choosing_an_earlier_report_takes_a_comparison_back(opener: Opener) -> None:
    at = opener.holds(Asked("overview", period="2024-Q1", compare="2023-Q1"))
    at.selectbox(key="period").set_value("2021-Q1").run()
    (notice,) = at.warning
    assert notice.value.startswith("Không so được với quý I/2023")
    opener.check(at.run(), Asked("overview"))


@both_languages
def test_a_period_without_a_document_of_its_own_says_so(opener: Opener, language: str) -> None:
    at = opener.holds(Asked("overview", language, period="2023-Q1"))
    said = {"vi": "Chưa có văn bản về riêng quý I/2023", "en": "No document is about Q1 2023"}
    assert said[language] in html(at)
    rate = {"vi": "99,19%", "en": "99.19%"}[language]
    assert f'class="big">{rate}<' in html(at)
    other = opener.holds(Asked("overview", language, period="2024-Q1"))
    assert said[language][:20] not in html(other)


@both_languages
def test_of_a_later_article_the_areas_list_the_period_alone(opener: Opener, language: str) -> None:
    at = opener.holds(Asked("areas", language, period="2023-Q1"))
    said = {"vi": "Quý I/2023: văn bản về kỳ khác nêu", "en": "Q1 2023: a document about another"}
    assert said[language] in html(at)


def test_every_choice_of_a_link_is_called_something() -> None:
    """Where its value cannot be used, the notice says what it is: no raw name of the link."""
    calls = (
        node
        for path in PAGES.rglob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Parameter"
    )
    names = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert {"period", "of", "population"} <= names
    own_sentence = {"due"}  # of a day the notice says how one is written
    assert names - own_sentence <= set(CALLED), names - set(CALLED)
