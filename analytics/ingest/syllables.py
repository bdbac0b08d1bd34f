"""Whether a word can be a Vietnamese syllable: an onset, a rime, one tone in its place.

Text in an old encoding looks like no language at all ("Së Néi vô"); read in the right one it is
syllables ("Sở Nội vụ"). Names of other languages are neither.
"""

import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# After a stop only two tones can be heard; one of them is always written.
_STOPPED_TONES = "\u0301\u0323"
_STOPS = ("c", "ch", "k", "p", "t")
_RIMES = """
a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uy uya uych uynh uyn uyp uyt uyu uyên uyêt uê uêch uênh uơ
uân uâng uât uây uôc uôi uôm uôn uông uôt
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
# Each with the vowels that may follow it: "c" and "k", "g" and "gh", "ng" and "ngh" share them.
_ANY, _FRONT, _BACK = "aăâeêioôơuưy", "eêiy", "aăâoôơuư"
_ONSETS = {
    **dict.fromkeys([*"bdđhlmnprstvx", "ch", "gi", "kh", "nh", "ph", "th", "tr"], _ANY),
    **{"": _ANY, "c": _BACK, "k": _FRONT, "g": _BACK + "i", "gh": _FRONT, "ng": _BACK},
    **{"ngh": _FRONT, "qu": "aăâeêiơôy"},
}


def _spelled(rime: str) -> list[str]:
    """A rime in all its tones, each where it may stand."""
    places = [at for at, letter in enumerate(rime) if letter in "aăâeêioôơuưy"]
    marked = [at for at in places if rime[at] in "ăâêôơư"]
    if marked:
        at = {marked[-1]}
    elif rime in ("oa", "oe", "uy"):
        at = {0, 1}  # "hòa" and "hoà" are both written
    elif len(places) == 3 or rime[len(places) :]:
        at = {min(1, places[-1])}
    else:
        at = {0}
    is_stopped = rime.endswith(_STOPS)
    found = [] if is_stopped else [rime]
    for tone in _STOPPED_TONES if is_stopped else _TONES:
        for place in at:
            text = rime[: place + 1] + tone + rime[place + 1 :]
            found.append(unicodedata.normalize("NFC", text))
    return found


_ALL = frozenset(text for rime in _RIMES.split() for text in _spelled(rime))


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable; one without any mark is none to tell."""
    text = unicodedata.normalize("NFC", word)
    # "tÕ": a capital behind a small letter is nobody's spelling.
    if text not in (text.lower(), text.upper(), text.capitalize()):
        return False
    text = text.lower()
    return any(
        text[end:] in _ALL and _bare(text[end]) in _ONSETS.get(text[:end], "")
        for end in range(min(4, len(text)))
    )


def _bare(letter: str) -> str:
    """A vowel without its tone."""
    marks = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
