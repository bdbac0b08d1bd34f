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

Errors carry data (codes, files, cells), so that a page can say them in the reader's language;
``str(error)`` is the Vietnamese text for the command line.
"""

from dataclasses import dataclass


class DashboardError(Exception):
    """Base of every error this package raises on purpose."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file, in the clerk's words.

    ``row`` counts like a spreadsheet does (the header is row 1); None when the whole file is meant.
    """

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    action: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", dòng {self.row}"
        if self.column is not None:
            place += f", cột {self.column}"
        text = f"{place}: thấy {self.found}; cần {self.expected}"
        return f"{text}. {self.action}" if self.action else text


class InputProblems(DashboardError):
    """Files that cannot be loaded, with all of their problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        lines = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(f"{len(problems)} lỗi trong tệp số liệu:\n{lines}")


class UnknownName(DashboardError):
    """A code that the catalogue does not have; ``known`` are the codes that it has."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...] = ()) -> None:
        self.kind, self.name, self.known = kind, name, known
        super().__init__(f"Không có {kind} nào mang mã “{name}”")


class OutOfRange(DashboardError):
    """A number that was asked for and lies beyond [lowest, highest], or is no whole number."""

    def __init__(self, name: str, found: object, lowest: int, highest: int) -> None:
        self.name, self.found, self.lowest, self.highest = name, found, lowest, highest
        super().__init__(f"{name}: thấy {found!r}; cần số nguyên từ {lowest} đến {highest}")


class StoreError(DashboardError):
    """The store cannot be read or written."""


class StoreMissing(StoreError):
    """There is no usable snapshot."""


class StoreBusy(StoreError):
    """Another process holds the writer's lock."""


class StoreReadOnly(StoreError):
    """The store folder cannot be written."""


class StoreChanged(StoreError):
    """Somebody else has loaded or taken back what was to be changed, and when."""

    def __init__(self, period: str, unit: str, who: str, when: str, withdrawn: bool) -> None:
        self.period, self.unit, self.who, self.when = period, unit, who, when
        self.withdrawn = withdrawn
        did = "rút" if withdrawn else "nạp lại"
        super().__init__(f"Số của {unit}, {period} đã được {who} {did} lúc {when}")
