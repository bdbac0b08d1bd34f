"""Search as people type: without accents, in small letters."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from analytics.names import search_words

Item = TypeVar("Item")


def search_text(texts: Iterable[str | None]) -> str:
    """The words of several texts as one; what is not there is left out."""
    return search_words(" ".join(text for text in texts if text))


def search(items: Iterable[Item], wanted: str, said: Callable[[Item], str]) -> tuple[Item, ...]:
    """The items that say what the reader typed, in their order.

    Those that say the very phrase, else those that say every word in any order. The last word may
    be unfinished, others not: "tre han" finds "trễ hạn" and leaves "trên … hành" alone.

    Args:
        items: what is searched.
        wanted: as typed; nothing matches everything.
        said: the text of an item, already as ``search_words``, so that each is made once.
    """
    items = tuple(items)
    phrase = search_words(wanted)
    words = [f" {word} " for word in phrase.split()]
    if words:
        words[-1] = words[-1].rstrip()
    exact = tuple(item for item in items if f" {phrase}" in f" {said(item)} ")
    return exact or tuple(
        item for item in items if all(word in f" {said(item)} " for word in words)
    )
