"""The outline of a drafted report: ``data/drafts/report.md``, whose sentences ask for figures.

``#``, ``##`` and ``###`` are headings. A paragraph has one sentence or a few on each line, ``> …``
is what whoever drafts has to add, ``@name`` a paragraph of what the store lists.
``{indicator[scope, period]}`` asks for a figure: a qualifier is a block, a level, a unit, a sector
or a period in words (``PERIODS``); without any, the whole province in the period of the report.
``{~metric}`` is how a metric of the local block changed, ``{target}`` how its on-time rate stands
to its target. What stands in ``<district>`` is left out where there is no such level any more, in
``<cuc-hai-quan>`` where there is no such unit.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.i18n import VI
from analytics.periods import parse
from analytics.schema import BLOCKS, REPORTED_LEVELS

FILE = Path(__file__).parents[3] / "data" / "drafts" / "report.md"

_ASKED = re.compile(r"\{(~?)([a-z_0-9]+)(?:\[([^\]]*)\])?\}")
_ONLY_WITH = re.compile(r"<([a-z-]+)>(.*?)</\1>")
# The periods in words, each a function of the report's.
PERIODS = ("year", "last_year", "year_before_last", "day", "day_before", "since", "since-2018")
# What a sentence names without asking for a figure.
WORDS = ("period", "year", "last_year", "year_before_last", "day")


@dataclass(frozen=True)
class Place:
    """What a figure is about."""

    indicator: str
    period: str
    block: str = "all"
    level: str | None = None
    unit: str | None = None
    sector: str | None = None


@dataclass(frozen=True)
class Change:
    """How a metric of the local block changed."""

    metric: str


@dataclass(frozen=True)
class Goal:
    """How the on-time rate of the local block stands to its target."""


@dataclass(frozen=True)
class Title:
    """A heading."""

    text: str
    level: int


@dataclass(frozen=True)
class Note:
    """What whoever drafts has to add."""

    text: str


@dataclass(frozen=True)
class Listed:
    """A paragraph of what the store lists: events, others of an area, difficulties …"""

    name: str
    area: str = ""


# Words, and what is filled in between them.
Sentence = tuple[str | Place | Change | Goal, ...]


@dataclass(frozen=True)
class Text:
    """A paragraph, sentence by sentence."""

    sentences: tuple[Sentence, ...]


Block = Title | Note | Listed | Text


def outline(period: str, catalogue: Catalogue, ended: Collection[str] = ()) -> tuple[Block, ...]:
    """The outline of the report of a period.

    Args:
        period: code of the period.
        catalogue: units and sectors, by which a qualifier is known.
        ended: levels and units that are no more in the period.
    """
    return tuple(_blocks(period, catalogue, ended))


def places(blocks: Collection[Block]) -> tuple[Place, ...]:
    """What an outline asks for, each once."""
    asked = (
        part
        for block in blocks
        if isinstance(block, Text)
        for sentence in block.sentences
        for part in sentence
        if isinstance(part, Place)
    )
    return tuple(dict.fromkeys(asked))


def _blocks(period: str, catalogue: Catalogue, ended: Collection[str]) -> Iterator[Block]:
    for piece in _pieces():
        if piece.startswith("#"):
            marks, text = piece.split(" ", 1)
            yield Title(text, len(marks))
        elif piece.startswith("> "):
            yield Note(piece.removeprefix("> "))
        elif piece.startswith("@"):
            name, _space, area = piece.removeprefix("@").partition(" ")
            yield Listed(name, area)
        else:
            lines = _ONLY_WITH.sub(lambda m: "" if m[1] in ended else m[2], piece).splitlines()
            yield Text(tuple(_sentence(line, period, catalogue) for line in lines))


@cache
def _pieces() -> tuple[str, ...]:
    text = FILE.read_text(encoding="utf-8")
    return tuple(piece.strip() for piece in text.split("\n\n") if piece.strip())


def _sentence(line: str, period: str, catalogue: Catalogue) -> Sentence:
    parts: list[str | Place | Change | Goal] = []
    end = 0
    for match in _ASKED.finditer(line):
        parts += [line[end : match.start()], _part(match, period, catalogue)]
        end = match.end()
    return tuple(part for part in (*parts, line[end:]) if part != "")


def _part(match: re.Match[str], period: str, catalogue: Catalogue) -> str | Place | Change | Goal:
    change, name, qualifiers = match.groups()
    if change:
        return Change(name)
    if name == "target":
        return Goal()
    if name in WORDS:
        return _word(name, period)
    return _place(name, (qualifiers or "").split(", "), period, catalogue)


def _word(name: str, period: str) -> str:
    return VI.period(_period(name, period), inside=True).removeprefix("năm ")


def _place(name: str, qualifiers: list[str], period: str, catalogue: Catalogue) -> Place:
    about = {"period": period, "block": "all"}
    for code in filter(None, qualifiers):
        if code in PERIODS:
            about["period"] = _period(code, period)
        elif code in BLOCKS:
            about["block"] = code
        elif code in REPORTED_LEVELS:
            about["level"] = code
        elif code in catalogue.units:
            about["unit"] = code
        elif code in catalogue.sectors:
            about["sector"] = code
        else:
            raise KeyError(code)
    return Place(name, **about)


def _period(word: str, period: str) -> str:
    last = parse(period).last_day
    first = parse(period).first_day or last
    return {
        "period": period,
        "year": f"{last.year}",
        "last_year": f"{last.year - 1}",
        "year_before_last": f"{last.year - 2}",
        "day": last.isoformat(),
        "day_before": (first - timedelta(days=1)).isoformat(),
        "since": f"since-..{period}",
        # A count begins no later than the period ends.
        "since-2018": f"since-{'2018' if last.year >= 2018 else ''}..{period}",
    }[word]
