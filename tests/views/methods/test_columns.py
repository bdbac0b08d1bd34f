"""Lists of the methods page that are handed on: every word and source, read back."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from analytics.catalogue import Catalogue
from analytics.i18n import VI, translator
from analytics.store import Reader
from analytics.tables import Export, csv_bytes, xlsx_bytes
from analytics.views.methods.columns import entries_file, lines_file, terms_file
from analytics.views.methods.glossary import glossary
from analytics.views.methods.sources import sources
from analytics.views.methods.text import reading


def rows(made: Export) -> list[dict[str, str]]:
    data = csv_bytes(made)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_glossary_as_a_workbook(official: Reader, catalogue: Catalogue, language: str) -> None:
    known = glossary(official, catalogue, translator(language))
    made = entries_file(
        known.metrics, catalogue, translator(language), title="x", dataset="official"
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(made, translator(language))))
    cells = [cell for row in book.get_sheet_by_index(0).to_python() for cell in row]
    for group in known.metrics:
        for entry in group.entries:
            assert entry.name in cells
            assert entry.meaning in cells


def test_words_and_sources(official: Reader, catalogue: Catalogue) -> None:
    parts = reading(official.rows("select * from targets"), VI)
    words = rows(terms_file(parts, VI, title="Cách đọc số", dataset="official"))
    assert len(words) == sum(len(part.terms) for part in parts)
    behind = sources(official, catalogue, VI)
    lists = {"Văn bản": behind.documents, "Chỉ tiêu được giao": behind.targets}
    lines = rows(lines_file(lists, catalogue, VI, title="Nguồn", dataset="official"))
    assert len(lines) == len(behind.documents) + len(behind.targets)
