"""Names as people write them, brought to one form: spelling, spaces, tone marks, abbreviations.

The same name arrives composed or decomposed ("ò" as one sign or two), with the tone on either
vowel ("Hòa", "Hoà"), with "y" or "i" ("quý", "quí"), with thin or hard spaces, in capitals.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

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
_NEAR = 0.72
# Of three letters, another one is as often meant as mistyped.
_LETTERS = 4
_MOST = 3


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
        The only candidate of that name; else the three nearest: one slip away, then by letters.
    """
    key = name_key(name)
    names = {code: tuple(known) for code, known in candidates.items()}
    keys = {code: {name_key(one) for one in known} for code, known in names.items()}
    exact = [code for code, known in keys.items() if key in known]
    if len(exact) == 1:
        return Match(exact[0])
    if exact:
        return Match(None, tuple(exact), shared=True)
    # As typed too: a slip in "phường" keeps it from being shortened, one in a space moves a tone.
    typed = _plain(name)
    likeness = {
        code: max(
            (max(_likeness(key, name_key(one)), _likeness(typed, _plain(one))) for one in known),
            default=0.0,
        )
        for code, known in names.items()
    }
    nearest = sorted(likeness, key=lambda code: (-likeness[code], code))
    return Match(None, tuple(code for code in nearest[:_MOST] if likeness[code] >= _NEAR))


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return clean(text).lower()


def _likeness(one: str, other: str) -> float:
    """How alike two keys are, 0…1, order of letters kept; 0 where they are certainly not near."""
    if len(other) >= _LETTERS and _one_slip(one, other):
        return 1
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Cheap upper bounds first: a cell may hold thousands of letters, a file thousands of names.
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0
    return matcher.ratio()


def _one_slip(one: str, other: str) -> bool:
    """Whether a letter more, less or changed, or two that changed places, is all that differs."""
    if abs(len(one) - len(other)) > 1:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    start = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    swapped = left[1::-1] + left[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped == right
