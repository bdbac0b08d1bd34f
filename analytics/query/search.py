"""Search as people type: without accents, in small letters."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def folded(text: str) -> str:
    """The words of a text in small plain letters: "Trễ hạn, đất đai" → "tre han dat dai"."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def folded_all(texts: Iterable[str | None]) -> str:
    """All of some texts as one, folded; what is not there is left out."""
    return folded(" ".join(text for text in texts if text))


def search(items: Iterable[Item], wanted: str, said: Callable[[Item], str]) -> tuple[Item, ...]:
    """The items that say what the reader typed, in their order.

    Those that say the very phrase, else those that say every word in any order. The last word may
    be unfinished, others not: "tre han" finds "trễ hạn" and leaves "trên … hành" alone.

    Args:
        items: what is searched.
        wanted: as typed; nothing matches everything.
        said: the text of an item, already ``folded``, so that a list is folded once.
    """
    items = tuple(items)
    phrase = folded(wanted)
    words = [f" {word} " for word in phrase.split()]
    if words:
        words[-1] = words[-1].rstrip()
    exact = tuple(item for item in items if f" {phrase}" in f" {said(item)} ")
    return exact or tuple(
        item for item in items if all(word in f" {said(item)} " for word in words)
    )
