"""Names in plain letters, for file names and codes."""

import re
import unicodedata

_LONGEST = 40


def plain_words(name: str) -> str:
    """Return a name's words in plain letters: "Sở Nội vụ (Q1)" → "so-noi-vu-q1"; "" for none."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def short_words(name: str) -> str:
    """Return the first of a name's plain words, as many letters as a code should have."""
    return plain_words(name)[:_LONGEST].strip("-")


def slug(name: str) -> str:
    """Return what a file is called after its name: plain words, never nothing."""
    return short_words(name) or "load"
