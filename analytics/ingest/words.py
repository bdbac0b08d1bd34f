"""Words of a table as they are looked for: without marks, without the numbers before names."""

import re
import unicodedata

from analytics.ingest.fold import clean, fold

_NUMBERING = re.compile(r"\(?([0-9]{1,3}|[IVX]{1,5}|[A-H])(?:[.)/:]|\s*[-–]\s)+\s*(?=\S)")
_BULLET = re.compile(r"[-–+*•]+\s*(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]")


def plain(text: str) -> str:
    """Folded text without any mark: headers differ in marks, never in their letters."""
    bare = unicodedata.normalize("NFD", fold(text))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return letters.replace("đ", "d")


def has(text: str, *phrases: str) -> bool:
    """Whether one of the phrases stands in a plain text as whole words."""
    return any(f" {phrase} " in f" {text} " for phrase in phrases)


def has_letters(text: str) -> bool:
    """Whether a text has any letter: "-" and "1.769" have none."""
    return _LETTERS.search(text) is not None


def is_bulleted(text: str) -> bool:
    """Whether a dash or another sign of a list stands before a name."""
    return _BULLET.match(clean(text)) is not None


def unnumbered(text: str) -> tuple[str, str]:
    """The number, letter or bullet that stands before a name, and the name: ("I", "Đất đai")."""
    name = clean(text)
    found = _NUMBERING.match(name)
    if found is not None:
        return found[1], name[found.end() :]
    bullet = _BULLET.match(name)
    return ("", name[bullet.end() :]) if bullet is not None else ("", name)
