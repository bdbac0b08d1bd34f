"""The numbers that a word processor writes before items of a list: they are not in its text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics.formats import roman

# A list may begin at any number: no Roman one is longer than this makes it.
_MOST = 2000


@dataclass(frozen=True)
class Level:
    """One level of a list: how its numbers are written ("decimal", "upperRoman", "bullet", …), the
    text around them ("%1.%2."), and the first number."""

    kind: str
    text: str
    start: int = 1


@dataclass
class Counter:
    """Counts the items of all lists: code → what it counts with, and its levels by depth."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    _numbers: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, code: str, depth: int) -> str:
        """What stands before the next item of a list: "II.", "2.1.", "-"; "" where nothing does."""
        counted, levels = self.lists.get(code, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        numbers = self._numbers.setdefault(counted, {})
        numbers[depth] = numbers.get(depth, level.start - 1) + 1
        for deeper in [other for other in numbers if other > depth]:
            del numbers[deeper]
        if level.kind == "bullet":
            return "-"
        if level.kind == "none":
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = levels.get(at, level)
            return written(numbers.get(at, of.start), of.kind)

        return re.sub(r"%([1-9])", number, level.text).strip()


def written(number: int, kind: str) -> str:
    """A number as a list writes it."""
    if kind in ("upperRoman", "I"):
        return roman(min(number, _MOST))
    if kind in ("lowerRoman", "i"):
        return roman(min(number, _MOST)).lower()
    if kind in ("lowerLetter", "a"):
        return chr(ord("a") + (number - 1) % 26)
    if kind in ("upperLetter", "A"):
        return chr(ord("A") + (number - 1) % 26)
    return f"{number:02d}" if kind == "decimalZero" else str(number)
