"""Vietnamese as programs of before Unicode wrote it, or read in a wrong encoding.

The tables are written here once more, the other way round, so that reading is not tried with its
own table.
"""

import unicodedata

# RFC and standard order: a letter, its byte in TCVN 5712:1993 (third set).
_TCVN3_SMALL = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6"
            "e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ).decode("latin-1"),
        strict=True,
    )
)
_TCVN3 = _TCVN3_SMALL | dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
# Letters of their own in the fonts of VNI; marks behind a vowel.
_VNI = dict(zip("đơưíìỉĩịỵ", "ñôöíìæóòî", strict=True))
_VNI_MARKS = {
    **dict(zip("\u0300\u0301\u0309\u0303\u0323\u0302\u0306", "øùûõïâê", strict=True)),
    **{"\u0302\u0300": "à", "\u0302\u0301": "á", "\u0302\u0309": "å", "\u0302\u0303": "ã"},
    **{"\u0302\u0323": "ä", "\u0306\u0300": "è", "\u0306\u0301": "é", "\u0306\u0309": "ú"},
    **{"\u0306\u0303": "ü", "\u0306\u0323": "ë"},
}
_SHAPES = "\u0302\u0306"


def tcvn3(text: str) -> str:
    """As a font like .VnTime draws it; it has no capitals with tones."""
    return "".join(
        _TCVN3.get(sign) or (sign if sign.isascii() else _TCVN3_SMALL.get(sign.lower(), sign))
        for sign in unicodedata.normalize("NFC", text)
    )


def vni(text: str) -> str:
    """As a font like VNI-Times draws it."""
    return "".join(map(_vni, unicodedata.normalize("NFC", text)))


def _vni(sign: str) -> str:
    small = sign.lower()
    if small in _VNI:
        written = _VNI[small]
    else:
        letter, *marks = unicodedata.normalize("NFD", small)
        base = _VNI["ơ" if letter == "o" else "ư"] if "\u031b" in marks else letter
        left = [mark for mark in marks if mark != "\u031b"]
        left.sort(key=lambda mark: mark not in _SHAPES)
        written = base + _VNI_MARKS.get("".join(left), "".join(left))
    return written.upper() if sign != small else written


def misread(text: str, encoding: str = "cp1252", times: int = 1, lost: str = "ignore") -> str:
    """UTF-8 read as Windows text; with "replace", bytes that Windows has no sign for are lost."""
    for _ in range(times):
        signs = (bytes([byte]) for byte in text.encode())
        text = "".join(one.decode(encoding, lost) or chr(one[0]) for one in signs)
    return text
