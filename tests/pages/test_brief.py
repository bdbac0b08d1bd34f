"""The overview on one page to hand out: the same answer, nothing to choose."""

from html import unescape

import pytest

from analytics.texts import LANGUAGES
from tests.pages.opened import Opener, html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", ["official", "demo"])
def test_it_says_what_the_page_says(opener: Opener, dataset: str, language: str) -> None:
    link = {"data": dataset, "lang": language, "period": "2021-Q1"}
    page, brief = opener.open(**link), opener.open(**link, view="brief")
    assert not brief.exception
    hero = next(one.value for one in page.get("html") if 'class="hero' in one.value)
    shown = [one.value for one in brief.get("html")]
    assert hero in shown
    assert brief.selectbox.len == 0
    assert 1 <= sum(body.count('class="matter"') for body in shown) <= 3
    assert ('class="illustrative"' in "".join(shown)) == (dataset == "demo")
    assert "view" in brief.query_params and "view" not in page.query_params


def test_it_leads_back_with_every_choice(opener: Opener) -> None:
    at = opener.open(view="brief", data="demo", period="2020-Q2", district="568")
    (ways,) = [one.value for one in at.get("html") if 'class="brief-ways"' in one.value]
    assert "period=2020-Q2" in unescape(ways) and "district=568" in unescape(ways)
    assert "view=" not in ways


@pytest.mark.parametrize("period", ["2025-Q3", "2021", "2016-Q4"])
def test_a_period_with_few_figures_has_one_too(opener: Opener, period: str) -> None:
    assert not opener.open(view="brief", period=period).exception


@pytest.mark.parametrize("view", ["x", "", ["brief", "brief"]])
def test_another_word_is_no_view(opener: Opener, view: str | list[str]) -> None:
    at = opener.open(view=view)
    assert not at.exception
    assert at.selectbox.len > 0
    assert any("cách trình bày" in one.value for one in at.warning)
    assert 'class="brief-ways"' not in html(at)
