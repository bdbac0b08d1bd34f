"""Reading keeps its promises for files that are damaged, shuffled or filled with odd things."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.catalogue import Catalogue, read_catalogue
from tests.fixtures.examples import some, within
from tests.fixtures.memory import memory_reader
from tests.ingest import fuzz
from tests.ingest.files.workbooks import table


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(memory_reader())


@some(10)
@given(st.randoms(use_true_random=False))
def test_any_file_is_read_or_refused_with_words(
    catalogue: Catalogue, tmp_path: Path, random: Random
) -> None:
    name, content = fuzz.file(random)
    with within(fuzz.SLOWEST):
        fuzz.check(tmp_path / "received", name, content, catalogue)


@pytest.mark.parametrize("change", fuzz.CHANGES[1:])
def test_the_damage_is_done(change: object) -> None:
    """A fuzzer that changes nothing finds nothing."""
    rows = fuzz.form(Random(5))
    before = [list(row) for row in rows]
    assert callable(change)
    change(Random(1), rows)
    assert rows != before


def test_the_same_seed_makes_the_same_file() -> None:
    files = [fuzz.file(Random(seed)) for seed in range(12)]
    assert len({content for _, content in files}) > 8
    for seed, (name, _) in enumerate(files):
        assert fuzz.file(Random(seed))[0] == name


def test_a_broken_promise_is_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "open_sheets", lambda path, name: 1 / 0)
    fuzz.main(["--minutes", "0", "--seed", "3"])
    said = capsys.readouterr().out
    assert "seed 3: ZeroDivisionError" in said
    assert "'broken promise': " in said


@pytest.mark.parametrize("seeds", [range(4), pytest.param(range(4, 24), marks=pytest.mark.deep)])
def test_undamaged_indicator_sheets_are_understood(
    tmp_path: Path, catalogue: Catalogue, seeds: range
) -> None:
    """What is shuffled and damaged is near enough to the real thing to be read whole."""
    became = set()
    for seed in seeds:
        content = table(fuzz.indicators(Random(seed)))
        became.add(fuzz.check(tmp_path / "received", "a.xlsx", content, catalogue))
    assert {"clean", "indicators with faults"} >= became
    assert "clean" in became
