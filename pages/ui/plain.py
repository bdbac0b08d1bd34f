"""Text in an element that takes Markdown: shown as it is written, nothing of it done.

Labels, headings, buttons and notices of the framework are Markdown: a unit that calls itself
"![x](http://…)" would make the browser of whoever reads it fetch a picture. ``plain`` is for them
what ``html.escape`` is for markup; a test names every element that is given text without it.

A sign of Markdown gets a backslash only where it would act, for a label is also read out as it is
written. What the framework looks for after the backslashes are gone (addresses, ":name:", arrows)
is parted by a sign without width.
"""

import re

_JOINER = "\u2060"
_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# What would begin a heading, a quotation, a line or a list.
_BEGINS = ("#", ">", "+", "-", "=")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?= |$)")
_ACTS = re.compile(
    r"(?P<arrow><->|->|<-|--|[<>~]=)"
    r"|(?P<sign>[\\`*~${\[\]]|<(?=[a-z/!?])|&(?=#|\w+;)|(?<![^\W_])_|_(?![^\W_]))"
    r"|(?P<at>(?<=[\w.+-])@)"
    r"|:(?=\S)|www(?=\.)",
    re.IGNORECASE,
)


def plain(text: object) -> str:
    """The text, on one line, for an element that takes Markdown."""
    said = _ACTS.sub(_harmless, _BREAKS.sub(" ", str(text)).strip(" "))
    if said.startswith(_BEGINS):
        return f"\\{said}"
    number = _NUMBER.match(said)
    return f"{number[1]}\\{said[number.end(1) :]}" if number else said


def _harmless(found: re.Match[str]) -> str:
    text = found[0]
    if found["arrow"]:
        return _JOINER.join("\\~" if one == "~" else one for one in text)
    if found["sign"]:
        return f"\\{text}"
    return _JOINER + text if found["at"] else text + _JOINER
