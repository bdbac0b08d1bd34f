"""The store takes the dataset as one load of its own, and says in both languages what it is."""

from pathlib import Path

import pandas as pd
import pytest

from analytics.demo import DEMO_DOCUMENT, fingerprint
from analytics.demo.published import RECEIVED
from analytics.schema import DOCUMENTS
from analytics.store import ensure, open_reader
from tests.fixtures.loading import add_load


def test_the_document_says_that_it_is_illustrative() -> None:
    assert DEMO_DOCUMENT["title_vi"] == "Số liệu minh họa"
    assert DEMO_DOCUMENT["title_en"] == "Illustrative data"
    assert DEMO_DOCUMENT["code"] == DEMO_DOCUMENT["kind"] == DEMO_DOCUMENT["dataset"] == "demo"
    assert set(DEMO_DOCUMENT) <= set(DOCUMENTS.names)
    assert "không phải số liệu" in str(DEMO_DOCUMENT["publisher"])


def test_every_build_has_it_as_a_dataset_of_its_own(
    published: Path, reported: pd.DataFrame
) -> None:
    reader = open_reader(ensure(published))
    (load,) = reader.rows("select row_count, sha256 from loads where dataset = 'demo'")
    assert load == {"row_count": len(reported), "sha256": fingerprint(reported)}
    (demo,) = reader.rows(
        "select sum(received_online + received_in_person)::bigint as received"
        " from current_dossiers where dataset = 'demo' and period = '2021-Q1' and block = 'local'"
    )
    assert demo["received"] == RECEIVED
    assert not reader.rows("select 1 from current_dossiers where dataset <> 'demo' limit 1")
    assert reader.rows("select dataset from documents where code = 'demo'") == [{"dataset": "demo"}]


def test_an_archive_that_holds_an_older_one_shows_today_s(
    own_store: Path, reported: pd.DataFrame
) -> None:
    add_load(
        reported.head(5),
        kind="dossiers",
        file_name="so-lieu-minh-hoa",
        sha256="ab" * 32,
        who="Bảng điều khiển",
        when="2021-04-05",
        dataset="demo",
        source=DEMO_DOCUMENT,
        root=own_store,
    )
    reader = open_reader(ensure(own_store))
    rows = reader.rows("select sha256 from loads where dataset = 'demo'")
    assert rows == [{"sha256": fingerprint(reported)}]


@pytest.mark.parametrize("column", ["who", "when", "sha256"])
def test_what_comes_with_the_load_is_not_in_the_document(column: str) -> None:
    assert column not in DEMO_DOCUMENT
