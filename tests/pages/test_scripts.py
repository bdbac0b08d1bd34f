"""The scripts of the pages reach the browser whole, and know all pages."""

import json
import re
from pathlib import Path

import pytest

from pages.main import PAGES
from pages.ui import scripts


@pytest.mark.parametrize("script", scripts.EVERY)
def test_no_script_has_what_the_sanitizer_takes_for_a_tag(script: str) -> None:
    """DOMPurify drops a script whole for ``<`` before a letter, "/" or "!", even in a text."""
    assert not re.findall(r".*<[/\w!].*", script)


def test_the_theme_is_chosen_for_every_page() -> None:
    """The entries of a closed section of the menu are not in the document to be read from."""
    script = Path(scripts.__file__).with_name("commands.js").read_text(encoding="utf-8")
    (listed,) = re.findall(r"const pages = (\[.*\]);", script)
    assert set(json.loads(listed)) == {"", *PAGES} - {"overview"}
