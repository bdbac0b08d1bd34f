"""What a page answers and what its link has become, read from a run."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.texts import LANGUAGES
from pages.ui.plain import plain
from tests.pages.opened import TITLES, html, titles

_ANSWER = re.compile(r'class="hero[ "]')


def by_turns(values: Iterable[Any], others: Iterable[Any] = LANGUAGES) -> list[Any]:
    """Cases of two parameters: each value with one of the others (languages) in turn.

    The rest of the pairs is for ``make test-deep``.
    """
    others = list(others)
    return [
        pytest.param(value, other, marks=() if number % len(others) == place else pytest.mark.deep)
        for number, value in enumerate(values)
        for place, other in enumerate(others)
    ]


def answer(at: AppTest, page: str, language: str = "vi") -> str:
    """The answer of the page; the title is checked on the way."""
    assert not at.exception
    assert titles(at) == [TITLES[page][language]]
    (said,) = [one.value for one in at.get("html") if _ANSWER.search(one.value)]
    return str(said)


def ways(at: AppTest, kind: str = 'way[^"]*') -> dict[str, str]:
    """What an empty place offers, in its order: label → address; all lead on in the same window."""
    links = re.findall(rf'<a class="{kind}" href="([^"]+)"([^>]*)>([^<]+)</a>', html(at))
    assert {target for _address, target, _label in links} <= {' target="_self"'}
    offered = {unescape(label): unescape(address) for address, _target, label in links}
    assert len(offered) == len(links)
    return offered


def names_wrong(at: AppTest, name: str, value: str) -> None:
    """The only warning names a wrong value, which the link has no more."""
    (warning,) = at.warning
    assert plain(f"“{value}”") in warning.value
    assert value not in at.query_params[name]


def in_link(at: AppTest, *names: str) -> dict[str, str]:
    """Parameters of the link; the test's own browser holds some of them as lists of one."""
    found = {name: at.query_params[name] for name in names}
    return {name: value[0] if isinstance(value, list) else value for name, value in found.items()}
