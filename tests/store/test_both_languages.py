"""Every problem of the store is said in both languages: one case for each of its texts."""

import ast
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from analytics.errors import (
    DashboardError,
    InputProblems,
    OutOfRange,
    Overtaken,
    Problem,
    Said,
    StoreBusy,
    StoreChanged,
    StoreMissing,
    StoreReadOnly,
    UnknownName,
)
from analytics.schema import COUNTS, INDICATORS
from analytics.store import build, read_inputs, rollback, withdraw
from analytics.store.lock import writer_lock
from tests.fixtures.loading import add_load
from tests.fixtures.memory import memory_reader
from tests.fixtures.sources import nodes

ANALYTICS = Path(__file__).parents[2] / "analytics"
# Where problems are made: every text of these files is met by a case below.
MADE_IN = [
    *(ANALYTICS / "store" / f"{name}_checks.py" for name in ("cell", "row", "relation")),
    *(ANALYTICS / "store" / f"{name}.py" for name in ("text_table", "inputs", "tables")),
    *(ANALYTICS / "store" / f"{name}.py" for name in ("archive_problems", "new_rows")),
    ANALYTICS / "relations.py",
]
WHEN = "2021-04-05T08:00:00"
FIGURE = {"indicator": "received", "value": 5}
DOSSIER = {"period": "2021-Q1", "unit": "568", "sector": "dat-dai", **dict.fromkeys(COUNTS, 0)}
INDICATOR = {
    **dict.fromkeys(INDICATORS.names),
    "code": "received",
    "area": "procedures",
    "name_vi": "Lượt xem",
    "name_en": "Views",
    "unit": "lượt",
    "nature": "flow",
    "better": "none",
    "definition_vi": "Chỉ tiêu mới.",
    "definition_en": "A new indicator.",
}
SECTOR = {"code": "thue", "name": "Chăn nuôi", "name_en": "Livestock", "block": "local"}

# Rows that are wrong, one thing each.
FIGURES: list[dict[str, Any]] = [
    {"value": "98,63", "printed": "98,63"},
    {"period": "2021-Q5"},
    {"level": "xã"},
    {"locator": " II.2"},
    {"locator": "Tha\u0300nh"},
    {"locator": "II.2\nIII"},
    {"indicator": "mã khác"},
    {"indicator": "recieved"},
    {"indicator": "on_time_rate", "value": "198.63"},
    {"value": -5},
    {"precision": "derived", "printed": "5"},
    {"printed": None},
    {"printed": "6"},
    {"block": "central", "level": "commune"},
    {"unit": "cuc-thue"},
    {"unit": "568", "level": "province"},
    {"unit": "22366", "level": "commune"},
    {"indicator": "resolved"},
    {"indicator": "resolved"},
]
RELATIONS = [
    *("resolved = soon + late", "resolved = on_time[nowhere] + late", "resolved = on_time +"),
    *("resolved = on_time late", "1 = 2", "late = late + resolved", "resolved on_time"),
    *("resolved = late[]", "resolved = late ?", "resolved = names", None, "resolved"),
    *("on_time = resolved + late", "resolved = on_time + late"),
]
CATALOGUE: dict[str, list[dict[str, Any]]] = {
    "areas": [{"code": "new", "headline": "received;speed"}, {"code": "odd", "headline": "a; b"}],
    "expected_units": [{"level": "central", "units": "3.0"}],
    "targets": [
        {"metric": "speed", "value": 95, "valid_from": "01/07/2025"},
        {"metric": "on_time_rate", "value": 95, "valid_to": "2017-01-01"},
    ],
    "sectors": [{"code": "y-te", "name": "Y tế"}, {"code": "y-te", "name": "Sức khỏe"}],
    "units": [
        {"code": "one", "name": "Một", "level": "commune"},
        {"code": "one", "name": "Hai", "level": "commune", "valid_from": "2018-01-01"},
        {"code": "two", "name": "Ba", "level": "commune", "valid_from": None},
    ],
    "relations": [
        *({"relation": text} for text in RELATIONS),
        {"kind": "jump", "relation": "resolved = late"},
        {"kind": "dossiers", "relation": "received = carried_over"},
    ],
}
for place, relation in enumerate(CATALOGUE["relations"]):
    relation |= {"code": f"new{place}", "rule_vi": "x", "rule_en": "x"}

# What is done to the bytes of a published file.
FORMS: list[Callable[[bytes], bytes]] = [
    lambda text: b"\xef\xbb\xbf" + text,
    lambda text: text.replace(b"\n", b"\r\n"),
    lambda text: text.replace("¶".encode(), b"\xb6"),
    lambda text: text.replace(b"note,note_en", b"note"),
    lambda text: text.replace(b"note,note_en", b"note_en,note"),
    lambda text: text.replace(b"note_en", b"note_en,"),
    lambda text: text.replace(b"note_en", b"note_en,note"),
    lambda text: text.replace("II.2 ¶1,,".encode(), b""),
    lambda text: text + b"\n",
    lambda text: text.replace(b"II.2", b'"II.2'),
    lambda text: b"",
]


def load(data: Path, store: Path, **more: Any) -> None:
    """One accepted file in the archive of a store."""
    given: dict[str, Any] = {"kind": "dossiers", "file_name": "Nha Trang.xlsx", "sha256": "0"}
    add_load([DOSSIER], who="Lan", when=WHEN, root=store, data=data, **given, **more)


def damages(data: Path, store: Path) -> Iterator[Callable[[], object]]:
    """Ways to break the input files and the archive, each on fresh ones, and what then fails."""
    published = data / "published" / "report-2021-Q1.csv"
    for change in FORMS:
        published.write_bytes(change(published.read_bytes()))
        yield lambda: read_inputs(data)
    (data / "catalogue" / "areas.csv").unlink()
    yield lambda: read_inputs(data)
    (data / "catalogue" / "areas.csv").unlink()
    (data / "catalogue" / "areas.csv").mkdir()
    yield lambda: read_inputs(data)
    published.rename(published.with_name("nowhere.csv"))
    yield lambda: read_inputs(data)
    loads = store / "loads"
    (loads / "0001-folder.json").mkdir(parents=True)
    yield lambda: read_inputs(data, loads)
    loads.mkdir(parents=True)
    (loads / ".together.json").write_bytes(b"")
    yield lambda: build(store, data=data)
    load(data, store)
    yield lambda: load(data, store, sectors=[SECTOR])
    yield lambda: load(data, store, indicators=[INDICATOR])
    load(data, store)
    rows, manifest = (loads / f"0001-nha-trang.{end}" for end in ("parquet", "json"))
    rows.write_bytes(b"other")
    manifest.rename(loads / "0002-other.json")
    yield lambda: build(store, data=data)
    inventory = loads / "inventory.jsonl"
    for change in (lambda text: text[:-2], lambda text: text[: text.index(b"\n") + 1]):
        load(data, store)
        inventory.write_bytes(change(inventory.read_bytes()))
        yield lambda: build(store, data=data)
    load(data, store)
    inventory.unlink()
    yield lambda: build(store, data=data)
    load(data, store)
    sectors = data / "catalogue" / "sectors.csv"
    sectors.write_bytes(sectors.read_bytes().replace(b"dat-dai,", b"land,"))
    yield lambda: build(store, data=data)


@pytest.fixture(scope="module")
def problems(written: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """The problems of all cases."""
    folder = tmp_path_factory.mktemp("broken")
    data, store = folder / "data", folder / "store"

    def fresh() -> None:
        for path in (data, store):
            shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(written, data)

    totals = [DOSSIER, {**DOSSIER, "sector": None}]
    found = told_of(
        lambda: memory_reader(values=[FIGURE | one for one in FIGURES], **CATALOGUE)
    ) + told_of(lambda: memory_reader(dossiers=totals))
    fresh()
    for fails in damages(data, store):
        found += told_of(fails)
        fresh()
    return found


def told_of(fails: Callable[[], object]) -> list[Problem]:
    with pytest.raises(InputProblems) as caught:
        fails()
    return list(caught.value.problems)


def texts(problem: Problem) -> list[Said]:
    return [said for said in (problem.found, problem.expected, problem.action) if said is not None]


def is_english(said: Said) -> bool:
    """Whether it says something in English and, outside quotation marks, nothing in Vietnamese."""
    vi, en = (re.sub("“[^”]*”", "“”", said.in_(language)) for language in ("vi", "en"))
    return bool(en.strip()) and not has_vietnamese(en) and (vi != en or not has_vietnamese(vi))


def has_vietnamese(text: str) -> bool:
    letters = unicodedata.normalize("NFD", text.lower())
    return "đ" in letters or any(unicodedata.combining(letter) for letter in letters)


def written_texts(path: Path) -> Iterator[tuple[int, str]]:
    """The Vietnamese of each message that a file writes, as a pattern, with its line."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
            text = node.args[0]
            if isinstance(text, ast.Constant):
                pieces = re.split(r"\{\w+\}", str(text.value))
                yield node.lineno, ".*".join(re.escape(piece) for piece in pieces)


def test_every_problem_is_said_in_english(problems: list[Problem]) -> None:
    silent = [said for one in problems for said in texts(one) if not is_english(said)]
    assert silent == []


@pytest.mark.parametrize("path", MADE_IN, ids=lambda path: path.name)
def test_every_text_of_a_problem_is_among_them(path: Path, problems: list[Problem]) -> None:
    met = {said.in_("vi") for one in problems for said in texts(one)}
    patterns = list(written_texts(path))
    assert patterns
    unmet = [
        f"{path.name}:{line}"
        for line, pattern in patterns
        if not any(re.search(pattern, text, re.S) for text in met)
    ]
    assert unmet == [], "add a case for the text of these lines"


def test_the_words_around_them_are_english_too(problems: list[Problem]) -> None:
    (told,) = (one for one in problems if one.found.in_("vi") == "“198.63”")
    assert told.in_("en") == (
        "indicators-official-1, row 10, column value: found “198.63”; expected at most 100 (%)"
    )
    assert str(told).endswith("dòng 10, cột value: thấy “198.63”; cần nhiều nhất 100 (%)")
    lines = InputProblems((told, told)).in_("en").splitlines()
    assert lines == ["2 errors in the data files:", *[f"  - {told.in_('en')}"] * 2]


@pytest.mark.parametrize(
    ("error", "vi", "en"),
    [
        (
            StoreChanged((Overtaken(("2021-Q1", "568"), "Lan", "2021-04-05", "withdrawn"),)),
            "Số của 568, 2021-Q1 đã được Lan rút lúc 2021-04-05",
            "Figures of 568, 2021-Q1: taken back by Lan at 2021-04-05",
        ),
        (
            StoreChanged((Overtaken(("2021-Q1", "568"), "Lan", "2021-04-05", "loaded"),)),
            "Số của 568, 2021-Q1 đã được Lan nạp lúc 2021-04-05",
            "Figures of 568, 2021-Q1: loaded by Lan at 2021-04-05",
        ),
        (
            OutOfRange("seed", -1, 0, 9),
            "seed: thấy -1; cần số nguyên từ 0 đến 9",
            "seed: found -1; expected a whole number, 0 to 9",
        ),
    ],
)
def test_an_error_of_data_is_said_in_both(error: DashboardError, vi: str, en: str) -> None:
    assert (str(error), error.in_("vi"), error.in_("en")) == (vi, vi, en)


def test_a_store_that_cannot_be_used_is_said_in_both(store: Path, data: Path) -> None:
    store.parent.joinpath("file").write_bytes(b"")
    with pytest.raises(StoreReadOnly) as forbidden:
        build(store.parent / "file", data=data)
    with pytest.raises(StoreMissing) as missing:
        rollback(store, who="Lan", when=WHEN, data=data)
    with (
        writer_lock(store),
        pytest.raises(StoreBusy) as busy,
        writer_lock(store, patience=0),
    ):
        pass
    with pytest.raises(UnknownName) as unknown:
        withdraw([("2021-Q1", "568")], who="Lan", when=WHEN, why="nhầm", root=store, data=data)
    for error in (forbidden.value, missing.value, busy.value, unknown.value):
        assert is_english(error)
        assert has_vietnamese(str(error))
    assert unknown.value.in_("en") == "There is no loaded data with the code “2021-Q1, 568”"
