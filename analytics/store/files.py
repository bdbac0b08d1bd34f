"""Files that appear whole or not at all, and stay after a power cut."""

import os
import uuid
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part."""
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
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


def sync(path: Path) -> None:
    """Ask the operating system to put a file, or a folder's list of names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
