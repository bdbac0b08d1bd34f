"""The store takes the dataset as one load of its own, and says in both languages what it is."""

from pathlib import Path

import pandas as pd
import pytest

from analytics.demo import DEMO_DOCUMENT, fingerprint
from analytics.demo.published import RECEIVED
from analytics.schema import DOCUMENTS
from analytics.store import add_load, build, open_reader


def test_the_document_says_that_it_is_illustrative() -> None:
    assert DEMO_DOCUMENT["title_vi"] == "Số liệu minh họa"
    assert DEMO_DOCUMENT["title_en"] == "Illustrative data"
    assert DEMO_DOCUMENT["code"] == DEMO_DOCUMENT["kind"] == DEMO_DOCUMENT["dataset"] == "demo"
    assert set(DEMO_DOCUMENT) <= set(DOCUMENTS.names)
    assert "không phải số liệu" in str(DEMO_DOCUMENT["publisher"])


def test_the_store_accepts_it_as_a_dataset_of_its_own(
    tmp_path: Path, reported: pd.DataFrame
) -> None:
    load = add_load(
        reported,
        kind="dossiers",
        file_name="so-lieu-minh-hoa.parquet",
        sha256=fingerprint(reported),
        who="test",
        when="2021-04-05",
        dataset="demo",
        source=DEMO_DOCUMENT,
        root=tmp_path,
    )
    assert load.row_count == len(reported)
    reader = open_reader(build(root=tmp_path))
    (demo,) = reader.rows(
        "select sum(received_online + received_in_person)::bigint as received"
        " from current_dossiers where dataset = 'demo' and period = '2021-Q1' and block = 'local'"
    )
    assert demo["received"] == RECEIVED
    assert not reader.rows("select 1 from current_dossiers where dataset <> 'demo' limit 1")
    assert reader.rows("select dataset from documents where code = 'demo'") == [{"dataset": "demo"}]


@pytest.mark.parametrize("column", ["who", "when", "sha256"])
def test_what_comes_with_the_load_is_not_in_the_document(column: str) -> None:
    assert column not in DEMO_DOCUMENT
