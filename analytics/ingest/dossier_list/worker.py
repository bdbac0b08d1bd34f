"""Reading a list in a process of its own, with limits.

A list of a few kilobytes can say two billion dossiers, or twenty million units. A text no longer
than a form's is read by the server itself: it holds no more than its own bytes.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from analytics.ingest.dossier_list.source import Head, Rewritten
from analytics.ingest.dossier_list.source import rewrite_text as _rewrite
from analytics.ingest.files import worker
from analytics.ingest.files.cells import Damaged, TooMuch
from analytics.ingest.files.csvtext import NotText
from analytics.ingest.files.guards import LONGEST_TEXT
from analytics.ingest.files.unicode import rows_in_unicode
from analytics.store import list_sums
from analytics.store.list_file import ListFile
from analytics.store.list_profile import Copies, Profile
from analytics.store.list_sums import RolledUp, TooManyGroups, UnreadableList

_MODULE = "analytics.ingest.dossier_list.worker"
# Address space: a process of 0,7 GB has reserved 2,3 GB of it, most of which it never touches.
_ADDRESSES = 3 * 2**30
# What does not fit into memory goes to the list's private folder, and so does what is written anew.
_LARGEST_FILE = 8 * 2**30
# Every dossier of the province in twenty-five years; a list is of some quarters.
MOST_ROWS = 50_000_000
# Four threads work at once; the minute of the clock holds beside it.
_SECONDS = 4 * worker.SECONDS
_REFUSED: Mapping[str, type[Exception]] = {
    error.__name__: error for error in (NotText, TooManyGroups, TooMuch, UnreadableList)
}


class TooManyRows(Exception):
    """The list says that it has more rows than any has; ``rows``."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows = rows


def head_of_parquet(path: Path) -> Head:
    """The names of a parquet file's columns as its first row.

    Raises:
        UnreadableList: when it is no such file.
        TooManyRows, TooMuch: when it is more than a list.
    """
    names, types, rows = _columns(path.resolve(), path.stat().st_mtime_ns)
    if rows > MOST_ROWS:
        raise TooManyRows(rows)
    return Head(rows_in_unicode([names]), names=names, types=types)


@lru_cache(maxsize=8)
def _columns(path: Path, _written: int) -> tuple[list[str], list[str], int]:
    """Asked twice of each file: whether it is a list, and what stands in it."""
    names, types, rows = _answer("columns", path=str(path))
    return names, types, rows


def look(file: ListFile, identity: int | None = None) -> Profile:
    """As ``store.list_sums.look``; raises TooMuch beyond the limits."""
    if _is_small(file):
        return list_sums.look(file, identity)
    answer = _answer("look", file=_plain(file), identity=identity)
    return Profile(answer["texts"], Copies(**answer["copies"]), answer["rows"])


def swallowing(file: ListFile, most: int) -> int | None:
    """As ``store.list_sums.swallowing``; raises TooMuch beyond the limits."""
    row: int | None = _answer("swallowing", file=_plain(file), most=most)
    return row


def roll_up(file: ListFile, first: date, last: date) -> RolledUp:
    """As ``store.list_sums.roll_up``; raises TooMuch beyond the limits."""
    if _is_small(file):
        return list_sums.roll_up(file, first, last)
    answer = _answer("roll_up", file=_plain(file), first=first.isoformat(), last=last.isoformat())
    begins, ends = (answer[day] and date.fromisoformat(answer[day]) for day in _DAYS)
    wrong = {name: (number, tuple(rows)) for name, (number, rows) in answer["wrong"].items()}
    return RolledUp(tuple(answer["rows"]), answer["dossiers"], begins, ends, wrong)


def rewrite_text(path: Path, head: Head, *, work: Path, **how: Any) -> Rewritten:
    """As ``source.rewrite_text``; raises TooMuch beyond the limits."""
    if path.stat().st_size <= LONGEST_TEXT:
        return _rewrite(path, head, work=work, **how)
    asked = {"path": str(path.resolve()), "work": str(work.resolve()), "head": asdict(head)}
    answer = _answer("rewrite", **asked, how=how)
    number, rows = answer["ragged"]
    return Rewritten(Path(answer["path"]), (number, tuple(rows)), answer["broken"])


_DAYS = ("first", "last")


def _is_small(file: ListFile) -> bool:
    return not file.is_parquet and file.path.stat().st_size <= LONGEST_TEXT


def _plain(file: ListFile) -> dict[str, Any]:
    return asdict(file) | {"path": str(file.path.resolve()), "work": str(file.work.resolve())}


def _answer(what: str, **asked: Any) -> Any:
    try:
        answer = worker.answer_of(_MODULE, asked=json.dumps({"what": what, **asked}))
    except Damaged:
        raise UnreadableList from None
    if "refused" in answer:
        raise _REFUSED[answer["refused"]]
    return answer["told"]


def _file(asked: Mapping[str, Any]) -> ListFile:
    fields = asked["file"]
    return ListFile(**{**fields, "path": Path(fields["path"]), "work": Path(fields["work"])})


_WHAT: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "columns": lambda asked: list_sums.parquet_columns(Path(asked["path"])),
    "look": lambda asked: asdict(list_sums.look(_file(asked), asked["identity"])),
    "swallowing": lambda asked: list_sums.swallowing(_file(asked), asked["most"]),
    "roll_up": lambda asked: asdict(
        list_sums.roll_up(_file(asked), *(date.fromisoformat(asked[day]) for day in _DAYS))
    ),
    "rewrite": lambda asked: asdict(
        _rewrite(
            Path(asked["path"]), Head(**asked["head"]), work=Path(asked["work"]), **asked["how"]
        )
    ),
}


def main() -> int:
    """Answer what stands in stdin, or why not, to stdout as JSON."""
    worker.limit(_ADDRESSES, _SECONDS, _LARGEST_FILE)
    asked = json.load(sys.stdin)
    try:
        answer = {"told": _WHAT[asked.pop("what")](asked)}
    except MemoryError:
        answer = {"refused": TooMuch.__name__}
    except tuple(_REFUSED.values()) as error:
        answer = {"refused": type(error).__name__}
    json.dump(answer, sys.stdout, default=str)
    return 0


if __name__ == "__main__":
    sys.exit(main())
