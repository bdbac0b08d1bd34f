"""The document of every page: our name, our words, a skeleton; the framework's scripts."""

import re

import pytest

from pages.server import document

SCRIPTS = re.compile(r'src="(\./static/js/[^"]+)"')


@pytest.mark.parametrize(
    ("language", "name", "needs"),
    [
        ("vi", "Cải cách hành chính Khánh Hòa", "Trang này cần JavaScript."),
        ("en", "Khánh Hòa administrative reform", "This page needs JavaScript."),
    ],
)
def test_a_page_begins_with_our_name_and_words(language: str, name: str, needs: str) -> None:
    text = document.document(language).decode()
    assert f'<html lang="{language}">' in text
    assert f"<title>{name}</title>" in text
    assert needs in text
    assert 'id="skeleton"' in text
    for foreign in ("<title>Streamlit", "You need to enable", "service-desc", "favicon.png"):
        assert foreign not in text
    assert SCRIPTS.findall(text) == SCRIPTS.findall(document.framework()) != []


def test_a_document_of_the_framework_that_is_another_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(document, "framework", lambda: "<html><title>Other</title></html>")
    with pytest.raises(ValueError, match="html lang"):
        document.document.__wrapped__("vi")
