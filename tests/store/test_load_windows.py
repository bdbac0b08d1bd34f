"""Over which days a unit's dossiers were counted: kept with the load, there in the snapshot."""

import json
from datetime import date
from pathlib import Path

import pytest

from analytics.errors import InputProblems
from analytics.store import build, open_reader
from analytics.windows import Window
from tests.fixtures.loading import DOSSIER, add_load
from tests.fixtures.memory import memory_reader

REGULATED = Window(date(2020, 12, 15), date(2021, 3, 14))
OPEN = Window(None, date(2021, 3, 14))
_WINDOWS = "select unit, window_first, window_last from reporting_units order by unit"


@pytest.fixture
def accepted(store: Path, data: Path):
    def add(units: dict[str, Window], number: int = 1) -> None:
        add_load(
            [DOSSIER | {"unit": unit} for unit in ("568", "569")],
            kind="dossiers",
            file_name="q1.xlsx",
            sha256=f"{number:064d}",
            who="Lan",
            when="2021-04-05T08:30:00+07:00",
            windows={("2021-Q1", unit): window for unit, window in units.items()},
            root=store,
            data=data,
        )

    return add


def test_the_window_of_each_unit_is_kept_and_one_not_known_is_null(
    store: Path, data: Path, accepted
) -> None:
    accepted({"568": REGULATED})
    (manifest,) = [json.loads(path.read_bytes()) for path in (store / "loads").glob("*.json")]
    assert manifest["windows"] == [["2021-Q1", "568", "2020-12-15", "2021-03-14"]]
    reader = open_reader(build(root=store, data=data))
    assert reader.rows(_WINDOWS) == [
        {"unit": "568", "window_first": date(2020, 12, 15), "window_last": date(2021, 3, 14)},
        {"unit": "569", "window_first": None, "window_last": None},
    ]


def test_a_window_that_says_only_its_last_day(store: Path, data: Path, accepted) -> None:
    accepted({"568": OPEN, "569": REGULATED})
    (first, _) = open_reader(build(root=store, data=data)).rows(_WINDOWS)
    assert (first["window_first"], first["window_last"]) == (None, date(2021, 3, 14))


def test_a_later_load_brings_its_own_window_or_none(store: Path, data: Path, accepted) -> None:
    accepted({"568": REGULATED, "569": REGULATED})
    accepted({"569": OPEN}, number=2)
    rows = open_reader(build(root=store, data=data)).rows(_WINDOWS)
    assert [(row["window_first"], row["window_last"]) for row in rows] == [
        (None, None),
        (None, date(2021, 3, 14)),
    ]


def test_an_archive_from_before_windows_were_kept_is_read(
    store: Path, data: Path, accepted
) -> None:
    accepted({})
    (path,) = (store / "loads").glob("*.json")
    assert "windows" not in json.loads(path.read_bytes())
    assert open_reader(build(root=store, data=data)).rows("select * from windows") == []


@pytest.mark.parametrize("kept", [[["2021-Q1", "568", "2020-12-15"]], [["2021-Q1", "568", "", 3]]])
def test_a_damaged_window_is_a_damaged_manifest(
    store: Path, data: Path, accepted, kept: list[list[object]]
) -> None:
    accepted({"568": REGULATED})
    (path,) = (store / "loads").glob("*.json")
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"windows": kept}))
    with pytest.raises(InputProblems):
        build(root=store, data=data)


def test_rows_of_a_test_may_name_their_window() -> None:
    reader = memory_reader(dossiers=[{"unit": "568", "window": REGULATED}, {"unit": "569"}])
    assert [row["window_last"] for row in reader.rows(_WINDOWS)] == [date(2021, 3, 14), None]
