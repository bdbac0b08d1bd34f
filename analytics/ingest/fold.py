"""Names as people write them, brought to one form: spelling, spaces, tone marks, abbreviations.

The same name arrives composed or decomposed ("ò" as one sign or two), with the tone on either
vowel ("Hòa", "Hoà"), with "y" or "i" ("quý", "quí"), with thin or hard spaces, in capitals.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

# Grave, acute, tilde, hook, dot below: tones. Other marks (â, ơ, ă) are letters of their own.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_PUNCTUATION = re.compile(r"[.,;:()\[\]{}\"'“”‘’*_/\\\-–—]+")
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
_NEAR = 0.72
_MOST = 3


def clean(text: str) -> str:
    """The text composed, with plain single spaces: what is shown and searched for words."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """The text as it is compared: small letters, tones at the end of their word, no punctuation."""
    small = _PUNCTUATION.sub(" ", clean(text).lower())
    return " ".join(_FINAL_Y.sub("i", _toneless_first(word)) for word in small.split())


def name_key(text: str) -> str:
    """The key of a unit's or sector's name: folded, usual abbreviations made alike."""
    key = f" {fold(text)} "
    for long, short in _FOLDED_FORMS:
        key = key.replace(f" {long} ", f" {short} ")
    return key.strip()


def _toneless_first(word: str) -> str:
    """The word without its tone, the tone after it: "hòa" and "hoà" are both "hoa" + grave."""
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(mark for mark in marks if mark in _TONES))
    letters = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", letters) + tones


_FOLDED_FORMS = tuple((fold(long), fold(short)) for long, short in _SHORT_FORMS)


@dataclass(frozen=True)
class Match:
    """What a name is: ``code`` where exactly one candidate has it, else near ones, nearest first.

    Several candidates of exactly this name are all in ``near`` and ``shared`` is true.
    """

    code: str | None
    near: tuple[str, ...] = ()
    shared: bool = False


def match(name: str, candidates: Mapping[str, Iterable[str]]) -> Match:
    """Find the candidate that a name means.

    Args:
        name: as it stands in the file.
        candidates: code → the names it goes by.

    Returns:
        The only candidate of that name; else the three nearest by their letters.
    """
    key = name_key(name)
    keys = {code: {name_key(one) for one in names} for code, names in candidates.items()}
    exact = [code for code, known in keys.items() if key in known]
    if len(exact) == 1:
        return Match(exact[0])
    if exact:
        return Match(None, tuple(exact), shared=True)
    scored = sorted(
        (
            (max(_likeness(key, one) for one in known), code)
            for code, known in keys.items()
            if known
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return Match(None, tuple(code for score, code in scored[:_MOST] if score >= _NEAR))


def _likeness(one: str, other: str) -> float:
    """How alike two keys are, 0…1, order of letters kept."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
