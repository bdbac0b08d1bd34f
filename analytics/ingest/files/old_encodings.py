"""Text of before Unicode, or read in a wrong encoding, turned into what its writer saw.

A font like .VnTime or VNI-Times draws "Së Néi vô" or "Sôû Noäi vuï" as "Sở Nội vụ"; the file
holds the former. No font is asked: the text tells, by becoming Vietnamese syllables where it was
none. UTF-8 read as Windows text ("Sá»Ÿ") is told by its bytes.

SOURCE: TCVN 5712:1993 (the third set, "ABC"), RFC 1456 (VISCII), the table of the VNI fonts for
Windows: a vowel, then its marks as a sign of their own.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

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
    spellings = [] if is_stopped else [rime]
    for tone in _STOPPED_TONES if is_stopped else _TONES:
        for position in at:
            text = rime[: position + 1] + tone + rime[position + 1 :]
            spellings.append(unicodedata.normalize("NFC", text))
    return spellings


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


TCVN3, VNI, VISCII, CP1258, UTF8 = "TCVN3 (ABC)", "VNI", "VISCII", "windows-1258", "UTF-8"


def _letters_from(first: int, letters: str) -> dict[int, str]:
    return {first + at: letter for at, letter in enumerate(letters) if letter != "·"}


_TCVN3 = _letters_from(
    0xA1,
    "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ",
)
_VISCII = _letters_from(
    0x80,
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
)
# Marks behind a vowel: grave, acute, hook, tilde, dot; with a circumflex; with a breve.
_VNI_SMALL = {
    **{"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"},
    **{"â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309"},
    **{"ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "è": "\u0306\u0300"},
    **{"é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323"},
    **{"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"},
}
_VNI = {
    ord(sign): meaning
    for small, text in _VNI_SMALL.items()
    for sign, meaning in ((small, text), (small.upper(), text.upper()))
}
_CP1258 = {
    byte: bytes([byte]).decode("cp1258", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}


def _signs(encoding: str) -> dict[str, str]:
    """The sign that a Windows of that encoding shows for a byte → the byte, as a letter."""
    shown = {byte: bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256)}
    return {sign: chr(byte) for byte, sign in shown.items()}


# The Windows that the bytes were read by: Western, or Vietnamese.
_WESTERN, _VIETNAMESE = _signs("cp1252"), _signs("cp1258")
# In the order in which they are tried. VISCII is read in text files alone: in it “m²” is a word.
_TRIED = (
    *((TCVN3, _WESTERN, _TCVN3), (VNI, _WESTERN, _VNI), (CP1258, _WESTERN, _CP1258)),
    *((TCVN3, _VIETNAMESE, _TCVN3), (VNI, _VIETNAMESE, _VNI)),
)
_TABLES = {TCVN3: _TCVN3, VNI: _VNI, VISCII: _VISCII}
OLDER = tuple(_TABLES)

LOST = "\ufffd"
# Bytes that Windows has no sign for: they are lost where UTF-8 is read as Windows text.
_UNSIGNED = "\x81\x8d\x8f\x90\x9d"
_SEQUENCE = re.compile(r"[\xc2-\xdf][\x80-\xbf\ufffd]|[\xe1\xe2][\x80-\xbf][\x80-\xbf\ufffd]")
# The space that does not break is the last byte of "à", "Ơ", "Ạ": others write a plain one for it,
# or none at the end of a cell.
_SPACED = re.compile(r"([\xc3\xc6]|\xe1\xba)(?: |$)")
# What a Vietnamese text has: Latin letters, marks, signs of typography and of Western Windows.
_WRITTEN = re.compile(r"[\x80-\u024f\u02c6\u02dc\u0300-\u036f\u1ea0-\u1ef9\u2010-\u2122]")
_ROUNDS = 3
# Letters, the signs that are letters in old encodings, the sign for a lost one.
_RUN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f¡-¿×÷\ufffd])+")
# A sign or a capital within a word of three letters or more: no unit of measurement ("µm").
_TELLING = re.compile(r"(?=[^\W\d_¡-¿×]*[¡-¿×]|[À-ÿ]*[a-z]+[À-Þ])(?:[^\W\d_]|[¡-¿×]){3}")
# "H?n trả": Windows wrote "?" for letters that it has not.
_QUESTION = re.compile(r"[^\W\d_]\?[^\W\d_]")
_GAPS = re.compile(r"([ \t\r\n]+)")
# So many words that were none before make sure of an encoding: a single one may be a name of
# another language (in VNI, "Loïc" is "Lọc").
_SURE = 2
# Of the words of a text file, so many must be syllables: the rest are slips and names.
_NEARLY_ALL = 0.9
_SAMPLE = 100_000


@dataclass(frozen=True)
class Repaired:
    """What some texts are in Unicode.

    ``texts`` maps those that were not to (their text, the encoding they were in); ``lost`` are
    those whose letters are not all there.
    """

    texts: Mapping[str, tuple[str, str]]
    lost: frozenset[str]


@dataclass(frozen=True)
class _Try:
    """A text read in an encoding.

    ``gained`` words became syllables, ``wrong`` are none after it; ``is_telling`` where a sign or
    a capital stood within a word that became one.
    """

    text: str
    gained: int
    wrong: int
    is_telling: bool

    @property
    def is_sure(self) -> bool:
        """Whether it speaks for itself."""
        return not self.wrong and (self.gained >= _SURE or (self.gained > 0 and self.is_telling))


def repair(texts: Iterable[str], known: Collection[str] = frozenset()) -> Repaired:
    """Turn into Unicode what is not; what is, stays.

    Args:
        texts: those of one file, in which one tells of another.
        known: names that are looked for and their words, in small letters: where a word can be
            read in two ways, they decide.
    """
    distinct = [text for text in dict.fromkeys(texts) if not text.isascii()]
    suspects = [text for text in distinct if _is_suspect(text)]
    repaired: dict[str, tuple[str, str]] = {}
    lost = set()
    for text in suspects:
        inner = _from_utf8(text, known)
        if inner != text:
            repaired[text] = (inner, UTF8)
        if _has_lost(inner):
            lost.add(text)
    # UTF-8 may wrap an older encoding.
    inners = {text: repaired.get(text, (text, ""))[0] for text in suspects if text not in lost}
    tries = {inner: _tries(inner) for inner in inners.values()}
    sure: Counter[int] = Counter()
    for tried in tries.values():
        sure.update(
            {number: attempt.gained for number, attempt in tried.items() if attempt.is_sure}
        )
    is_mixed = any(_is_unicode(text) for text in distinct if text not in repaired)
    for text, inner in inners.items():
        number = _best(inner, tries[inner], sure, known, is_mixed)
        if number is not None:
            repaired[text] = (tries[inner][number].text, _TRIED[number][0])
    return Repaired(
        {text: new for text, new in repaired.items() if text not in lost}, frozenset(lost)
    )


def encoding_of(content: bytes) -> str | None:
    """The old encoding of a text file that is no UTF-8; None for one that Windows has."""
    text = content[:_SAMPLE].decode("latin-1")
    words = [token for token in dict.fromkeys(_GAPS.split(text)) if not token.isascii()]

    def share(table: Mapping[int, str]) -> float:
        fitting = [_is_vietnamese(_in_capitals(word, word.translate(table))) for word in words]
        return sum(fitting) / len(fitting)

    if len(words) < _SURE:
        return None
    shares = {encoding: share(table) for encoding, table in _TABLES.items()}
    best = max(shares, key=lambda encoding: shares[encoding])
    # "à" is one byte in VISCII and in Western Windows: where nothing else is there, nobody knows.
    if all(word.translate(_TABLES[best]) == word for word in words):
        return None
    return best if shares[best] >= max(_NEARLY_ALL, share(_CP1258) + 0.01) else None


def decoded(text: str, encoding: str) -> str:
    """Bytes, each as a letter, in an old encoding; signs that it has not stay."""
    table = _TABLES[encoding]
    return "".join(_in_capitals(token, token.translate(table)) for token in _GAPS.split(text))


def _runs(text: str) -> list[str]:
    return [
        run for run in _RUN.findall(text) if not run.isascii() and (len(run) > 1 or run.isalpha())
    ]


def _is_vietnamese(text: str) -> bool:
    """Whether every word with a mark is a syllable, or letters short for some ("HĐND")."""
    return all(
        is_syllable(run) or (run.isupper() and run.replace("Đ", "").isascii())
        for run in _runs(text)
    )


def _is_unicode(text: str) -> bool:
    """Whether a word is surely Vietnamese: a syllable with a letter that only Unicode has."""
    return any(max(run) > "\xff" and is_syllable(run) for run in _runs(text))


def _is_suspect(text: str) -> bool:
    """Whether a text may be in an old encoding: the words of names are few, and known by then."""
    words = [_known_word(word) for word in text.split() if not word.isascii()]
    return not all(right for right, _ in words) or not any(sure for _, sure in words)


@lru_cache(maxsize=50_000)
def _known_word(word: str) -> tuple[bool, bool]:
    return _is_vietnamese(word), _is_unicode(word)


def _has_lost(text: str) -> bool:
    return any(LOST in run and len(run) > 1 for run in _RUN.findall(text))


def _tries(text: str) -> dict[int, _Try]:
    """The text in each encoding that changes it, by its number; none where letters are lost."""
    if _QUESTION.search(text):
        return {}
    tries = {number: _try(text, view, table) for number, (_, view, table) in enumerate(_TRIED)}
    return {number: attempt for number, attempt in tries.items() if attempt.text != text}


def _try(text: str, view: Mapping[str, str], table: Mapping[int, str]) -> _Try:
    tokens = _GAPS.split(text)
    is_capital = text.upper() == text and sum(sign.isupper() for sign in text if sign.isascii()) > 1
    gained = wrong = 0
    is_telling = False
    for position, token in enumerate(tokens):
        if token.isascii():
            continue
        new = _token(token, view, table)
        was_right = _is_vietnamese(token)
        if new == token:
            wrong += not was_right
        elif not _is_vietnamese(new):
            wrong += 1
        else:
            is_gain = not was_right and any(map(is_syllable, _runs(new)))
            gained += is_gain
            is_telling |= is_gain and _TELLING.search(token) is not None
            tokens[position] = new.upper() if is_capital else new
    return _Try("".join(tokens), gained, wrong, is_telling)


def _token(token: str, view: Mapping[str, str], table: Mapping[int, str]) -> str:
    """A word in an encoding; as it is where the encoding has not all of its letters."""
    if not _runs(token) or any(sign not in view for sign in token):
        return token
    content = "".join(view[sign] for sign in token)
    if any(sign > "\x7f" and sign.isalpha() and ord(sign) not in table for sign in content):
        return token
    return _in_capitals(token, content.translate(table))


def _in_capitals(token: str, new: str) -> str:
    """TCVN3 has no capitals with tones: "KH¸NH" is meant to be one word of capitals."""
    new = unicodedata.normalize("NFC", new)
    plain = "".join(sign for sign in token[1:] if sign.isascii())
    return new.upper() if plain.isupper() else new


def _best(
    text: str,
    tries: Mapping[int, _Try],
    sure: Mapping[int, int],
    known: Collection[str],
    is_mixed: bool,
) -> int | None:
    """The number of the encoding that a text is in; None where it stays as it is."""

    def fits(number: int, attempt: _Try) -> bool:
        if attempt.wrong:
            return attempt.gained > 2 * attempt.wrong and sure.get(number, 0) > attempt.gained
        if attempt.gained:
            return attempt.is_sure or number in sure or _is_known(attempt.text, known)
        # Syllables either way: names that are known decide, or the rest of the file.
        if _is_known(text, known):
            return False
        is_meant = _is_known(attempt.text, known) or not is_mixed
        return _is_name(attempt.text, known) or (number in sure and is_meant)

    fitting = [number for number, attempt in tries.items() if fits(number, attempt)]

    def weight(number: int) -> tuple[bool, bool, int, int, int]:
        attempt = tries[number]
        return (
            *(not attempt.wrong, _is_known(attempt.text, known)),
            *(sure.get(number, 0), attempt.gained, -number),
        )

    return max(fitting, key=weight, default=None)


def _is_name(text: str, known: Collection[str]) -> bool:
    """Whether a text is a name of several words: a single word may be part of any."""
    return " " in text and text.lower() in known


def _is_known(text: str, known: Collection[str]) -> bool:
    """Whether every word with a mark is one of the known."""
    runs = _runs(text)
    return bool(runs) and all(run.lower() in known for run in runs)


def _from_utf8(text: str, known: Collection[str]) -> str:
    """The text that UTF-8 was, up to three times over; as it is where it was none.

    A lost byte is put back where only one makes a word: LOST stays in the others.
    """
    inner, count = text, 0
    for _ in range(_ROUNDS):
        unwrapped, sequences = max(
            (_unwrapped(inner, view, known) for view in (_WESTERN, _VIETNAMESE)),
            key=lambda pair: pair[1],
        )
        if not sequences:
            break
        inner, count = unwrapped, max(count, sequences)
    gained = len(_runs(inner)) > 0 and _is_vietnamese(inner.replace(LOST, ""))
    return inner if count >= _SURE or (count and gained) else text


def _unwrapped(text: str, view: Mapping[str, str], known: Collection[str]) -> tuple[str, int]:
    """The text with each sequence of UTF-8 as its letter, and how many there were."""
    content = "".join(view.get(sign, sign) for sign in text)
    if _SEQUENCE.search(content):
        content = _SPACED.sub("\\1\xa0", content)
    pieces, options, end, count = [], [], 0, 0
    for sequence in _SEQUENCE.finditer(content):
        letters = _letters(sequence[0])
        if not letters:
            continue
        count += 1
        # What is no sequence stays as it was shown.
        pieces += [text[end : sequence.start()], letters[0] if len(letters) == 1 else LOST]
        options += [letters] if len(letters) > 1 else []
        end = sequence.end()
    inner = "".join([*pieces, text[end:]])
    return (_filled(inner, options, known) if options else inner), count


def _letters(sequence: str) -> list[str]:
    """The letters that a sequence of bytes can be: one, or several where its last byte is lost."""
    if not sequence.endswith(LOST):
        letter = sequence.encode("latin-1").decode("utf-8", "ignore")
        return [letter] if _WRITTEN.fullmatch(letter) else []
    whole = [
        (sequence[:-1] + byte).encode("latin-1").decode("utf-8", "ignore") for byte in _UNSIGNED
    ]
    return [letter for letter in whole if letter and letter in _VISCII.values()]


def _filled(text: str, options: list[list[str]], known: Collection[str]) -> str:
    """The text with its lost letters, word by word, where only one choice is a word."""
    left = iter(options)
    tokens = _GAPS.split(text)
    for position, token in enumerate(tokens):
        choices = list(product(*(next(left, [LOST]) for sign in token if sign == LOST)))
        if LOST not in token or len(choices) > 100:
            continue
        words = [_put(token, choice) for choice in choices]
        words = [word for word in words if _is_vietnamese(word)]
        words = [word for word in words if _is_known(word, known)] or words
        tokens[position] = words[0] if len(words) == 1 else token
    return "".join(tokens)


def _put(token: str, letters: Iterable[str]) -> str:
    left = iter(letters)
    return "".join(next(left) if sign == LOST else sign for sign in token)
