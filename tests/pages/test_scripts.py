"""The scripts of the pages reach the browser: none looks like markup to the sanitizer."""

import re

import pytest

from pages.ui import scripts


@pytest.mark.parametrize("script", scripts.EVERY)
def test_no_script_has_what_the_sanitizer_takes_for_a_tag(script: str) -> None:
    """DOMPurify drops a script whole for ``<`` before a letter, "/" or "!", even in a text."""
    assert not re.findall(r".*<[/\w!].*", script)
