"""Files that appear whole or not at all, and stay after a power cut."""

import os
import re
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Ends in 32 hex digits: of chance, or of a writer.
_BESIDE = re.compile(r"\..+\.[0-9a-f]{32}")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part."""
    beside = beside_of(path)
    try:
        beside.write_bytes(content)
        move_whole(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def move_whole(source: Path, target: Path) -> None:
    """Rename a finished file over ``target`` and make both the bytes and the name durable."""
    sync(source)
    os.replace(source, target)
    sync(target.parent)


def set_aside(path: Path) -> None:
    """Keep a file that is not what it should be beside the one that takes its place, if any."""
    if path.exists():
        path.rename(spare_name(path))
        sync(path.parent)


def spare_name(path: Path) -> Path:
    """A free name beside a file, for what it was."""
    kept, ordinal = path.with_name(f"{path.name}.damaged"), 1
    while kept.exists():
        ordinal += 1
        kept = path.with_name(f"{path.name}.damaged-{ordinal}")
    return kept


def sync(path: Path) -> None:
    """Ask the operating system to put a file, or a folder's list of names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def beside_of(path: Path, writer: str = "") -> Path:
    """A name of its own for a file that is to take the place of ``path`` when it is whole.

    A ``writer`` of whom only one works at a time finds what it left by its ``mark_of``.
    """
    return path.with_name(f".{path.name}.{mark_of(writer) if writer else uuid.uuid4().hex}")


def mark_of(writer: str) -> str:
    """The 32 hex digits at the end of a writer's unfinished files."""
    return uuid.uuid5(uuid.NAMESPACE_URL, writer).hex


def is_beside(path: Path) -> bool:
    """Whether a file has such a name: without a living writer it is a leftover."""
    return _BESIDE.fullmatch(path.name) is not None


@contextmanager
def plain_place(path: Path) -> Iterator[Path]:
    """Where DuckDB writes a new database: elsewhere first if the path has "?".

    It would put the log of such a database into another folder.
    """
    if "?" not in str(path):
        yield path
        return
    with tempfile.TemporaryDirectory() as aside:
        plain = Path(aside) / path.name
        yield plain
        shutil.copyfile(plain, path)
