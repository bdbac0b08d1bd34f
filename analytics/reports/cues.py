"""Cues: how a sentence prints an indicator's figure, the number's place being "#".

"tiếp nhận … # hồ sơ" stands in data/catalogue/cues.csv. "#" is a count, "#%" a share, "#đ" money,
"/#" the whole in "06/44" and "#/" the part; "…" are words without a comma between, "~" with;
"(a|b)" is either, "(a)?" may be missing. ``topic`` names words of the sentence, the paragraph or
the heading without which the cue says nothing, "@code" the figure before; ``unless`` words beside
the number that make it another figure, "<words" those of the sentence before it. A cue that ends in
"?" is one to confirm.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analytics.names import fold
from analytics.reports.words import compared

# What may stand between a cue's words and the number and says nothing.
_FILLERS = (
    *("là", "đạt", "được", "có", "gồm", "với", "tổng", "số", "cộng", "lượng", "hiện", "đã", "còn"),
    *(":", "khoảng", "trong", "đó", "tỷ", "lệ", "chiếm", "tương", "ứng", "thêm", "cả", "nay", "bộ"),
)
_AND = compared("và").strip()
_PART = re.compile(r"#[%đ/]?|/#|…|~|\(|\)\??|\||,|[^\s()|,…~#]+")
_NEAR = r"(?: [^ #,;:()]+){0,16}?"
_FAR = r"(?: [^ #;()]+){0,16}?"


@dataclass(frozen=True)
class Cue:
    """One cue, ready to be looked for; ``weight`` counts the words that it needs."""

    indicator: str
    kind: str
    pattern: re.Pattern[str]
    weight: int
    topics: tuple[tuple[str, ...], ...]
    before: tuple[str, ...]
    unless: re.Pattern[str] | None
    never: re.Pattern[str] | None
    is_weak: bool = False


@dataclass(frozen=True)
class Place:
    """What stands around a number, as it is compared.

    ``near`` is its own clause with the number as "#…", ``tight`` what of it stands between commas;
    ``wide`` are wider circles around it: the sentence, the paragraph with what leads to it, the
    headings. ``before`` are the indicators of the figure before it in the
    sentence: two of "06/44".
    """

    kind: str
    near: str
    tight: str
    wide: tuple[str, ...]
    before: frozenset[str]


def cues_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Cue, ...]:
    """The cues of the catalogue."""
    return tuple(
        _cue(row["indicator"], row["cue"], row["topic"] or "", row["unless"] or "") for row in rows
    )


@lru_cache(maxsize=4096)
def _cue(indicator: str, text: str, topic: str, unless: str) -> Cue:
    is_weak = text.endswith("?") and not text.endswith(")?")
    pattern, kind, weight = _pattern(text.removesuffix("?") if is_weak else text)
    groups = [group.split("|") for group in topic.split("&") if group.strip()]
    before = [name.strip()[1:] for group in groups for name in group if name.strip()[:1] == "@"]
    topics = [
        tuple(compared(name) for name in group if name.strip()[:1] != "@") for group in groups
    ]
    words = [part.strip() for part in unless.split("|") if part.strip()]
    near = [re.escape(compared(part)) for part in words if part[0] != "<"]
    far = [re.escape(compared(part[1:])) for part in words if part[0] == "<"]
    return Cue(
        *(indicator, kind, pattern, weight),
        tuple(group for group in topics if group),
        tuple(before),
        re.compile("|".join(near)) if near else None,
        re.compile("|".join(far)) if far else None,
        is_weak,
    )


def _pattern(text: str) -> tuple[re.Pattern[str], str, int]:
    """A cue as an expression over compared text, the kind of its number, how many words it has."""
    # Long forms are made short within alternatives too: each is compared for itself.
    pieces: list[str] = []
    words: list[str] = []
    kind, weight, depth = "", 0, 0

    def flush() -> None:
        nonlocal weight
        if words:
            plain = compared(" ".join(words)).split()
            pieces.extend(f" {re.escape(word)}" for word in plain)
            weight += len(plain) if not depth else 0
            words.clear()

    for part in _PART.findall(text):
        if part[0] in "#/…~()|,":
            flush()
        if part in ("#", "#%", "#đ", "#/", "/#"):
            kind = part
            fillers = "|".join(re.escape(fold(word) or word) for word in _FILLERS)
            sign = "#/?" if part == "#" else re.escape(part)
            pieces.append(rf"(?: (?:{fillers}))* {sign}")
        elif part == "…":
            pieces.append(_NEAR)
        elif part == "~":
            pieces.append(_FAR)
        elif part == "(":
            depth += 1
            pieces.append("(?:")
        elif part in (")", ")?"):
            depth -= 1
            pieces.append(part)
            weight += part == ")"
        elif part == "|":
            pieces.append("|")
        elif part == ",":
            pieces.append("(?: ,)?")
        else:
            words.append(part)
    flush()
    return re.compile("".join(pieces) + "(?= )"), kind, weight


def fits(cue: Cue, place: Place) -> float:
    """How well a cue fits a number's place; 0 where it does not.

    A word near by weighs more than one in the heading.
    """
    if not _same_kind(cue.kind, place.kind):
        return 0.0
    found = cue.pattern.search(place.near)
    if found is None or (cue.unless is not None and cue.unless.search(place.tight)):
        return 0.0
    if cue.never is not None and cue.never.search(place.wide[0]):
        return 0.0
    if cue.before and not place.before.intersection(cue.before):
        return 0.0
    score = (0.5 if cue.is_weak else 1.0) * cue.weight + (2.0 if cue.before else 0.0)
    score += 0.5 * (cue.kind == place.kind and cue.kind in ("#/", "/#"))
    for group in cue.topics:
        circle = _circle(group, (place.near, *place.wide))
        if circle is None:
            return 0.0
        score += max(0.25, 1.25 - 0.25 * circle)
    return score


def is_joined(cue: Cue, place: Place) -> bool:
    """Whether what a cue names is counted together with another thing.

    "Trực tiếp và qua bưu chính 91.095 hồ sơ"; right before a number "và" only goes on: "… và 58
    TTHC bãi bỏ".
    """
    found = cue.pattern.search(place.near)
    if found is None or found[0].lstrip()[0] in "#/":
        return False
    return _AND in place.near[: found.start()].split()[-2:]


def _same_kind(cue: str, number: str) -> bool:
    return cue == number or (cue == "#" and number == "#/")


def _circle(words: Sequence[str], circles: Sequence[str]) -> int | None:
    """The nearest circle that has one of the words."""
    for number, text in enumerate(circles):
        if any(word in text for word in words):
            return number
    return None
