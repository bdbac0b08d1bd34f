"""The inventory of an archive: one line per load and decision, chained by hashes, only ever added.

loads/inventory.jsonl. Each line is a JSON object with "entry" (what it is), its facts, and
"previous", the sha256 of the line before it (of the first: ""). It is written whole, after the
files that it names: a load counts from the moment that its line stands there, so several loads of
one file begin to count at once. Whoever deletes, changes or cuts anything of an archive breaks the
chain or leaves a line without its file; every snapshot keeps the lines it was built from, as a
witness that the inventory itself was not shortened or put in the place of another.

    began      the archive has an inventory from now on; "adopted": how many loads it had before
    load       "number", "name", "manifest" and "rows" (sha256 of its files), "group" (the number
               of the first load that was accepted together with it)
    rollback   "numbers" of loads that do not count until a "forward" names them
    forward    "numbers" of loads that count again
    recovered  "number", "rows": its rows were written again from a snapshot
    given_up   "number": its files are lost for good; it does not count
    restored   a backup took the place of an archive whose last load had the number "last"
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from analytics.store.files import write_whole

FILE = "inventory.jsonl"
_FACTS: dict[str, dict[str, type]] = {
    "began": {"adopted": int},
    "load": {"number": int, "name": str, "manifest": str, "rows": str, "group": int},
    "rollback": {"numbers": list, "who": str, "when": str, "why": str},
    "forward": {"numbers": list, "who": str, "when": str, "why": str},
    "recovered": {"number": int, "rows": str, "who": str, "when": str, "why": str},
    "given_up": {"number": int, "who": str, "when": str, "why": str},
    "restored": {"last": int, "when": str},
}


class BrokenChain(Exception):
    """A line of an inventory is not what was written; ``line`` is its number, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True)
class Kept:
    """A load as the inventory knows it: the sha256 of its manifest and of its rows."""

    number: int
    name: str
    manifest: str
    rows: str
    group: int


@dataclass(frozen=True)
class Decision:
    """A decision about loads that were accepted: whose, when (ISO) and why."""

    entry: str
    numbers: tuple[int, ...]
    who: str
    when: str
    why: str


@dataclass(frozen=True)
class Inventory:
    """The lines of an inventory and what they say."""

    lines: tuple[str, ...] = ()

    @cached_property
    def entries(self) -> tuple[dict[str, Any], ...]:
        """Each line's facts; raises BrokenChain for one that does not follow from the others."""
        entries: list[dict[str, Any]] = []
        previous, known = "", set[int]()
        for number, line in enumerate(self.lines, start=1):
            try:
                entry = json.loads(line)
                facts = _FACTS[entry["entry"]]
                fits = all(type(entry[name]) is kind for name, kind in facts.items())
            except (ValueError, KeyError, TypeError, RecursionError):
                raise BrokenChain(number) from None
            if not fits or entry.get("previous") != previous or not _follows(entry, known):
                raise BrokenChain(number)
            if entry["entry"] == "load":
                known.add(entry["number"])
            entries.append(entry)
            previous = _sha256(line)
        return tuple(entries)

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return "".join(f"{line}\n" for line in self.lines).encode()

    @property
    def head(self) -> str:
        """The sha256 of the last line: of everything that was ever written."""
        return _sha256(self.lines[-1]) if self.lines else ""

    @cached_property
    def loads(self) -> dict[int, Kept]:
        """The loads by number; without those given up."""
        return {load.number: load for load in self.all_loads if load.number not in self.given_up}

    @cached_property
    def all_loads(self) -> tuple[Kept, ...]:
        """Every load that was ever accepted, with the rows that were last written."""
        loads: dict[int, Kept] = {}
        for entry in self.entries:
            if entry["entry"] == "load":
                facts = {name: entry[name] for name in _FACTS["load"]}
                loads[entry["number"]] = Kept(**facts)
            elif entry["entry"] == "recovered":
                number = entry["number"]
                loads[number] = replace(loads[number], rows=entry["rows"])
        return tuple(loads.values())

    @cached_property
    def given_up(self) -> frozenset[int]:
        """Numbers of loads whose files are lost for good."""
        return frozenset(entry["number"] for entry in self.entries if entry["entry"] == "given_up")

    @cached_property
    def rollbacks(self) -> tuple[Decision, ...]:
        """The rollbacks in force, the oldest first."""
        standing: list[Decision] = []
        for entry in self.entries:
            if entry["entry"] == "rollback":
                numbers = tuple(entry["numbers"])
                facts = (entry["who"], entry["when"], entry["why"])
                standing.append(Decision("rollback", numbers, *facts))
            elif entry["entry"] == "forward":
                ended = set(entry["numbers"])
                standing = [rollback for rollback in standing if not ended & set(rollback.numbers)]
        return tuple(standing)

    @property
    def losses(self) -> tuple[Decision, ...]:
        """The decisions by which loads were given up."""
        given_up = (entry for entry in self.entries if entry["entry"] == "given_up")
        return tuple(
            Decision("given_up", (entry["number"],), entry["who"], entry["when"], entry["why"])
            for entry in given_up
        )

    @property
    def aside(self) -> frozenset[int]:
        """Numbers of loads that a rollback keeps from counting."""
        return frozenset(number for rollback in self.rollbacks for number in rollback.numbers)

    @property
    def last_number(self) -> int:
        """The greatest number that a load ever had, here or before a backup was restored."""
        numbers = [load.number for load in self.all_loads]
        return max([*numbers, *(entry["last"] for _, entry in self._restored)], default=0)

    @property
    def begun(self) -> "Inventory":
        """The inventory with its first line at least."""
        return self if self.lines else self.with_({"entry": "began", "adopted": 0})

    def with_(self, *entries: Mapping[str, Any]) -> "Inventory":
        """The inventory with further lines at its end."""
        lines, previous = list(self.lines), self.head
        for entry in entries:
            lines.append(_line(entry, previous))
            previous = _sha256(lines[-1])
        return Inventory(tuple(lines))

    def continues(self, witness: Sequence[str]) -> bool:
        """Whether it begins with the lines that a snapshot was built from.

        Or does not, and says why: a backup was restored since.
        """
        known = set(witness)
        return self.lines[: len(witness)] == tuple(witness) or any(
            line not in known for line, _ in self._restored
        )

    @property
    def _restored(self) -> list[tuple[str, dict[str, Any]]]:
        lines = zip(self.lines, self.entries, strict=True)
        return [(line, entry) for line, entry in lines if entry["entry"] == "restored"]


def read_inventory(folder: Path) -> Inventory | None:
    """The inventory of an archive, or None where there is no file; OSError when it cannot be read.

    Raises BrokenChain for a file that is not what was written.
    """
    try:
        content = (folder / FILE).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BrokenChain(1 + content.count(b"\n", 0, error.start)) from None
    if lines.pop() != "" or not lines:  # cut off within a line
        raise BrokenChain(len(lines) + 1)
    inventory = Inventory(tuple(lines))
    inventory.entries  # noqa: B018 (read here, so that it breaks here)
    return inventory


def readable_lines(folder: Path) -> tuple[str, ...]:
    """The lines before the first that is not as it was written; OSError as ``read_inventory``."""
    lines = (folder / FILE).read_bytes().decode("utf-8", errors="replace").split("\n")[:-1]
    try:
        Inventory(tuple(lines)).entries  # noqa: B018 (read here, so that it breaks here)
    except BrokenChain as error:
        return tuple(lines[: error.line - 1])
    return tuple(lines)


def write_inventory(folder: Path, inventory: Inventory) -> None:
    """Put an inventory in the place of the one before; the caller holds the lock."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / FILE, inventory.content)


def load_entry(
    number: int, name: str, manifest: bytes, rows_sha256: str, group: int
) -> dict[str, Any]:
    """The line of a load."""
    facts = {"number": number, "name": name, "rows": rows_sha256, "group": group}
    return {"entry": "load", **facts, "manifest": hashlib.sha256(manifest).hexdigest()}


def decision(
    entry: str, numbers: Iterable[int], *, who: str, when: str, why: str
) -> dict[str, Any]:
    """The line of a rollback or of its end."""
    return {"entry": entry, "numbers": sorted(numbers), "who": who, "when": when, "why": why}


def _follows(entry: Mapping[str, Any], known: set[int]) -> bool:
    """Whether a line speaks of loads that stand before it, a load's own line of a new one."""
    numbers = set(entry.get("numbers", [entry["number"]] if "number" in entry else []))
    if entry["entry"] == "load":
        return not numbers & known
    return numbers <= known


def _line(entry: Mapping[str, Any], previous: str) -> str:
    return json.dumps({**entry, "previous": previous}, ensure_ascii=False, sort_keys=True)


def _sha256(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
