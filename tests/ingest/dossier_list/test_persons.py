"""Nobody whose dossier is in a list is told, logged, stored or left behind."""

import importlib
import logging
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.ingest.dossier_list import read_list
from analytics.store import DATA, build, open_reader
from tests.fixtures.loading import add_load
from tests.fixtures.memory import memory_reader
from tests.ingest.dossier_list.papers import (
    NHA_TRANG,
    PERSON,
    ROWS,
    SHA,
    found,
    read,
    text,
    with_,
    write,
)

# Lists that go right and wrong in every way, with somebody in each row.
WITH_PERSONS = {
    "right": text(ROWS),
    "wrong days": text([with_(received="x", due="y", returned="z", fee="w")]),
    "ragged": text(ROWS) + ",".join(PERSON) + "\r\n",
    "open quote": text(ROWS) + '"' + ",".join(PERSON) + "\r\n",
    "bad quote": text(ROWS).replace(PERSON[0], f'"{PERSON[0]}" x', 3),
    "no header": text(ROWS, header=False),
    "missing column": text(ROWS).replace("Ngày hẹn trả", "Hạn"),
    "no text": text(ROWS).encode() + b"\xff\xfe\x00" + PERSON[0].encode() * 3,
    "too long": text(ROWS) + f"{PERSON[0]}," + "x" * 3_000_000,
}


@pytest.mark.parametrize("name", WITH_PERSONS)
def test_no_person_of_the_list_is_told_logged_or_left_behind(
    tmp_path: Path,
    catalogue: Catalogue,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    name: str,
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    content = WITH_PERSONS[name]
    path = write(tmp_path, content)
    with caplog.at_level(logging.DEBUG):
        reading = read_list(
            path, "list.csv", SHA, catalogue, container="csv", period="2021-Q1", work=work
        )
    told = repr(reading) + caplog.text + "".join(capfd.readouterr())
    for secret in (*PERSON, "Hư Cấu", "HS0"):
        assert secret not in told
    assert list(work.iterdir()) == []


def test_a_column_of_many_values_is_taken_for_persons(tmp_path: Path, catalogue: Catalogue) -> None:
    """A mapping that takes another column for units tells no value of it."""
    rows = [with_(unit=f"Trần Văn {number}") for number in range(60)]
    reading = read(write(tmp_path, text(rows)), catalogue)
    assert "Trần Văn" not in repr(reading)
    assert found(reading) == ["60 giá trị khác nhau không có trong danh mục"]


def test_what_is_written_anew_is_private_and_has_mapped_columns_only(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module("analytics.ingest.dossier_list.read")
    seen: list[tuple[int, int, str]] = []
    real = module.roll_up

    def spy(file: Any, *span: date) -> Any:
        folder = os.stat(file.path.parent).st_mode & 0o777
        seen.append((folder, os.stat(file.path).st_mode & 0o777, file.path.read_text("utf-8")))
        return real(file, *span)

    monkeypatch.setattr(module, "roll_up", spy)
    read(write(tmp_path, text(ROWS).encode("utf-16")), catalogue)
    ((folder, mode, content),) = seen
    assert (folder, mode) == (0o700, 0o600)
    assert NHA_TRANG in content
    assert not [secret for secret in PERSON if secret in content]


def test_nothing_of_a_person_reaches_the_store(tmp_path: Path) -> None:
    catalogue = read_catalogue(memory_reader(DATA))
    reading = read(write(tmp_path, text(ROWS)), catalogue)
    store = tmp_path / "store"
    add_load(
        reading.rows,
        kind="dossiers",
        file_name=reading.file,
        sha256=reading.sha256,
        who="thử",
        when="2021-04-05T08:00:00+07:00",
        root=store,
    )
    snapshot = build(store)
    (received,) = open_reader(snapshot).rows(
        "select sum(received_online + received_in_person)::bigint as n from current_dossiers"
        " where dataset = 'official'"
    )
    assert received["n"] == 7
    for path in store.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [secret for secret in PERSON if secret.encode() in content], path.name
