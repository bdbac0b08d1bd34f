"""The benchmarks go on working when pages change: a few choices of each, nothing timed."""

from pathlib import Path

import pytest

from analytics.store import build
from tests.bench import painting, rerun
from tests.bench.choices import PAGES

pytestmark = [pytest.mark.deep, pytest.mark.browser]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmarks") / "store"
    build(folder)
    return folder


def test_every_page_is_measured_against_its_twin(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rerun, "CHOICES", 2)
    monkeypatch.setattr(rerun, "WARM_UP", 1)
    rows = rerun.rows(store)
    assert [row.what.partition(",")[0] for row in rows[::2]] == [page.name for page in PAGES]


def test_clicks_are_painted_in_page_twin_and_dash(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting, "TRIED", 2)
    assert len(painting.rows(store)) == 4 * len(painting.PAGES)
