"""What can go wrong, as a tree; imports nothing.

DashboardError
├── InputProblems      received or published files are wrong: every problem at once
├── UnknownName        a code that no catalogue has
├── OutOfRange         a number beyond what is possible
└── StoreError
    ├── StoreMissing   no usable snapshot and none can be built
    ├── StoreBusy      another process is writing the store
    ├── StoreReadOnly  the store folder cannot be written
    └── StoreChanged   what is to be changed is no longer what was seen

Errors carry data (codes, files, cells) and words in both languages, so that a page can say them in
the reader's: ``error.in_(language)``. ``str(error)`` is the Vietnamese text for the command line.
"""

from dataclasses import dataclass
from typing import Protocol


class Said(Protocol):
    """Words in both languages, as ``texts.Bilingual`` has them."""

    def in_(self, language: str) -> str:
        """The words in ``language`` ("vi" or "en")."""


class DashboardError(Exception):
    """Base of every error this package raises on purpose; ``said`` tells what went wrong."""

    def __init__(self, said: Said) -> None:
        self.said = said

    def in_(self, language: str) -> str:
        """What went wrong, in ``language`` ("vi" or "en")."""
        return self.said.in_(language)

    def __str__(self) -> str:
        return self.in_("vi")


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file, in the clerk's words.

    ``row`` counts like a spreadsheet does (the header is row 1); None when the whole file is meant.
    ``column`` is its name in the file; ``action`` is None where what is expected says enough.
    """

    file: str
    row: int | None
    column: str | None
    found: Said
    expected: Said
    action: Said | None = None

    def in_(self, language: str) -> str:
        """Place, what was found, what is expected and what to do, in ``language``."""
        english = language == "en"
        place = self.file
        if self.row is not None:
            place += f", {'row' if english else 'dòng'} {self.row}"
        if self.column is not None:
            place += f", {'column' if english else 'cột'} {self.column}"
        found, expected = self.found.in_(language), self.expected.in_(language)
        told = f"found {found}; expected" if english else f"thấy {found}; cần"
        text = f"{place}: {told} {expected}"
        return text if self.action is None else f"{text}. {self.action.in_(language)}"

    def __str__(self) -> str:
        return self.in_("vi")


class InputProblems(DashboardError):
    """Files that cannot be loaded, with all of their problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems

    @property
    def of_archive(self) -> bool:
        """Whether accepted loads are missing or changed, not only files that were received."""
        return any(problem.file.startswith("loads/") for problem in self.problems)

    def in_(self, language: str) -> str:
        """How many problems there are, and each on a line of its own."""
        where = {
            False: {"vi": "lỗi trong tệp số liệu", "en": "errors in the data files"},
            True: {"vi": "chỗ sai trong kho số liệu", "en": "faults in the data store"},
        }
        words = where[self.of_archive]["en" if language == "en" else "vi"]
        lines = "\n".join(f"  - {problem.in_(language)}" for problem in self.problems)
        return f"{len(self.problems)} {words}:\n{lines}"


class UnknownName(DashboardError):
    """A code that the catalogue does not have; ``known`` are the codes that it has."""

    def __init__(self, kind: Said, name: str, known: tuple[str, ...] = ()) -> None:
        self.kind, self.name, self.known = kind, name, known

    def in_(self, language: str) -> str:
        """What there is none of, and the code."""
        kind = self.kind.in_(language)
        if language == "en":
            return f"There is no {kind} with the code “{self.name}”"
        return f"Không có {kind} nào mang mã “{self.name}”"


class OutOfRange(DashboardError):
    """A number that was asked for and lies beyond [lowest, highest], or is no whole number."""

    def __init__(self, name: str, found: object, lowest: int, highest: int) -> None:
        self.name, self.found, self.lowest, self.highest = name, found, lowest, highest

    def in_(self, language: str) -> str:
        """What was asked for and what is possible."""
        found, lowest, highest = self.found, self.lowest, self.highest
        if language == "en":
            return f"{self.name}: found {found!r}; expected a whole number, {lowest} to {highest}"
        return f"{self.name}: thấy {found!r}; cần số nguyên từ {lowest} đến {highest}"


class StoreError(DashboardError):
    """The store cannot be read or written."""


class StoreMissing(StoreError):
    """There is no usable snapshot."""


class StoreBusy(StoreError):
    """Another process holds the writer's lock."""


class StoreReadOnly(StoreError):
    """The store folder cannot be written."""


@dataclass(frozen=True)
class Overtaken:
    """What somebody else has done meanwhile: "loaded", "withdrawn", or set "aside" (a rollback).

    ``what`` is (period, unit) of dossiers, (document,) of an indicator sheet; ``when`` ISO text.
    """

    what: tuple[str, ...]
    who: str
    when: str
    did: str

    def in_(self, language: str) -> str:
        """Whose figures, and who did what with them when; codes as the store has them."""
        what = ", ".join(reversed(self.what))
        if language == "en":
            did = {"loaded": "loaded", "withdrawn": "taken back", "aside": "set aside"}[self.did]
            return f"Figures of {what}: {did} by {self.who} at {self.when}"
        did = {"loaded": "nạp", "withdrawn": "rút", "aside": "để riêng"}[self.did]
        return f"Số của {what} đã được {self.who} {did} lúc {self.when}"


class StoreChanged(StoreError):
    """What was to be changed is no longer what was seen; ``changes`` say what happened."""

    def __init__(self, changes: tuple[Overtaken, ...]) -> None:
        self.changes = changes

    def in_(self, language: str) -> str:
        """Every change, each on a line of its own."""
        return "\n".join(one.in_(language) for one in self.changes)
