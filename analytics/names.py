"""Names as people write them, brought to one form: to compare, to search, to make codes of.

The same name arrives composed or decomposed ("ò" as one sign or two), with the tone on either
vowel ("Hòa", "Hoà"), with "y" or "i" ("quý", "quí"), with thin or hard spaces, in capitals, with a
number before it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

# Grave, acute, tilde, hook, dot below: tones. Other marks (â, ơ, ă) are letters of their own.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SPACES = re.compile(r"\s+")
# Signs without a picture, which come with text copied from a web page or from Word.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_PUNCTUATION = re.compile(r"[.,;:()\[\]{}\"'“”‘’„«»…*_/\\\-\u2010-\u2015\u2212]+")
# The Icelandic letter that old fonts and converters put where "đ" belongs.
_LOOKALIKES = str.maketrans("ðɖ", "đđ")
_FINAL_Y = re.compile(r"(?<=[bcdđghklmnprstvx])y\b|(?<=\bqu)y\b")
# Longest first; each is a whole word or phrase of the folded text.
_SHORT_FORMS = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("thành phố", "tp"),
    ("thị xã", "tx"),
    ("thị trấn", "tt"),
    ("huyện", "h"),
    ("phường", "p"),
    ("xã", "x"),
    ("văn phòng", "vp"),
    ("ban quản lý", "bql"),
)
_NUMBERING = re.compile(r"\(?([0-9]{1,3}|[IVX]{1,5}|[A-H])(?:[.)/:]|\s*[-–]\s)+\s*(?=\S)")
_BULLET = re.compile(r"[-–+*•]+\s*(?=\S)")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_CODE = 40

Item = TypeVar("Item")


def clean(text: str) -> str:
    """The text composed, with plain single spaces: what is shown and searched for words."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text))).strip()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The text as it is compared: small letters, tones at the end of their word, no punctuation."""
    small = _PUNCTUATION.sub(" ", clean(text).lower().translate(_LOOKALIKES))
    return " ".join(_FINAL_Y.sub("i", _toneless_first(word)) for word in small.split())


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """The key of a unit's or sector's name: folded, usual abbreviations made alike."""
    return _LONG_FORM.sub(lambda found: _FOLDED_FORMS[found[0]], fold(text))


def _toneless_first(word: str) -> str:
    """The word without its tone, the tone after it: "hòa" and "hoà" are both "hoa" + grave."""
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(mark for mark in marks if mark in _TONES))
    letters = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", letters) + tones


_FOLDED_FORMS = {fold(long): fold(short) for long, short in _SHORT_FORMS}
_LONG_FORM = re.compile(rf"(?<!\S)(?:{'|'.join(_FOLDED_FORMS)})(?!\S)")


def plain(text: str) -> str:
    """Folded text without any mark: headers differ in marks, never in their letters."""
    return _without_marks(fold(text))


def has(text: str, *phrases: str) -> bool:
    """Whether one of the phrases stands in a plain text as whole words."""
    return any(f" {phrase} " in f" {text} " for phrase in phrases)


def has_letters(text: str) -> bool:
    """Whether a text has any letter: "-" and "1.769" have none."""
    return _LETTER.search(text) is not None


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


def search_words(text: str) -> str:
    """The words of a text as readers type them: "Trễ hạn, đất đai" → "tre han dat dai"."""
    return " ".join(re.findall(r"[a-z0-9]+", _without_marks(text.lower())))


def search_text(texts: Iterable[str | None]) -> str:
    """The words of several texts as one; what is not there is left out."""
    return search_words(" ".join(text for text in texts if text))


def search(items: Iterable[Item], wanted: str, text: Callable[[Item], str]) -> tuple[Item, ...]:
    """The items that say what the reader typed, in their order.

    Those that say the very phrase, else those that say every word in any order. The last word may
    be unfinished, others not: "tre han" finds "trễ hạn" and leaves "trên … hành" alone.

    Args:
        items: what is searched.
        wanted: as typed; nothing matches everything.
        text: of an item, already as ``search_words``, so that each is made once.
    """
    items = tuple(items)
    phrase = search_words(wanted)
    words = [f" {word} " for word in phrase.split()]
    if words:
        words[-1] = words[-1].rstrip()
    exact = tuple(item for item in items if f" {phrase}" in f" {text(item)} ")
    return exact or tuple(
        item for item in items if all(word in f" {text(item)} " for word in words)
    )


def plain_words(name: str) -> str:
    """A name as a code: "Sở Nội vụ (Q1)" → "so-noi-vu-q1"; "" for a name without letters."""
    return search_words(name).replace(" ", "-")


def short_words(name: str) -> str:
    """The first words of such a code, as many letters as a code should have."""
    return plain_words(name)[:_LONGEST_CODE].strip("-")


def slug(name: str) -> str:
    """What a file is called after a name: never nothing."""
    return short_words(name) or "load"


def _without_marks(text: str) -> str:
    """Small letters without tones and other marks: "đất" → "dat"."""
    signs = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
