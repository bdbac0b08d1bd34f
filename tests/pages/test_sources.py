"""The source line: every document, and of many files only the first few."""

from html import unescape

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.i18n import translator
from pages.ui import sources
from tests.fixtures.memory import memory_reader
from tests.query.stories import LOCAL, files


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """A file of each unit beside the report."""
    sent = [row | {"load": load} for load, unit in enumerate(LOCAL, 1) for row in files([unit])]
    return read_catalogue(
        memory_reader(values=[{"indicator": "received", "value": 8}], dossiers=sent)
    )


@pytest.mark.parametrize(("language", "rest"), [("vi", "5 tệp khác"), ("en", "other files: 5")])
def test_of_many_files_the_first_are_named_and_the_others_counted(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, language: str, rest: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(sources.st, "html", told.append)
    documents = catalogue.documents_of("2021-Q1")
    assert len(documents) == 1 + len(LOCAL)
    sources.line(catalogue, documents, translator(language))
    said = unescape(told[0])
    kind = {"vi": "tệp nhập vào", "en": "imported file"}[language]
    assert said.count(kind) == 3
    assert said.endswith(f"; {rest}.</p>")
    report = {"vi": "Báo cáo quý I/2021", "en": "Report of Q1 2021"}[language]
    assert report in said
