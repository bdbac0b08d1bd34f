"""The same examples in every run: `make test` gives one answer on every machine."""

import importlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures import examples
from tests.fixtures.examples import some

explores = pytest.mark.skipif(examples.explores(), reason="this run tries new examples")


def drawn() -> list[int]:
    """What a property is tried with, in order."""
    seen: list[int] = []

    @given(st.integers())
    def number(one: int) -> None:
        seen.append(one)

    number()
    return seen


@explores
def test_a_run_repeats_itself() -> None:
    assert drawn() == drawn()


@explores
def test_modules_that_are_imported_later_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hypothesis would try the numbers written in them, too."""
    before = drawn()
    lines = (f"_{number} = {number}" for number in range(10**8, 10**8 + 900))
    (tmp_path / "with_numbers.py").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("with_numbers")
    assert drawn() == before


def test_exploring_is_thorough_where_each_example_costs_too() -> None:
    usual, deep = (settings.get_profile(name) for name in ("same", "deep"))
    assert deep.max_examples == 20 * usual.max_examples
    assert some(25).max_examples == settings.default.max_examples // 4
    assert (usual.deadline, deep.deadline, some(1).deadline) == (None, None, None)


def test_nothing_is_remembered_between_runs() -> None:
    assert settings.get_profile("same").database is None
    assert some(1).derandomize == settings.default.derandomize
