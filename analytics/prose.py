"""What Phương pháp explains: Markdown of ``data/methods``, a file per part and language.

``#`` is the part's name, ``##`` a word, and what stands below it, over any number of lines, is what
the word means. A ``{name}`` is filled in by the page that shows it.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from analytics.i18n import Translator

FOLDER = Path(__file__).parent.parent / "data" / "methods"


@dataclass(frozen=True)
class Part:
    """A few words that belong together, each with what it means."""

    name: str
    terms: tuple[tuple[str, str], ...]


def part(name: str, t: Translator, **values: str | None) -> Part:
    """A part in the reader's language with its values.

    A word that needs a value which is None is left out; a value that nobody knows is a KeyError.
    """
    written = read(name, t.language)
    return Part(
        written.name.format(**values),
        tuple(
            (word.format(**values), meaning.format(**values))
            for word, meaning in written.terms
            if all(values[each] is not None for each in names(word + meaning))
        ),
    )


def names(text: str) -> list[str]:
    """The names of the values that a text asks for."""
    return [name for _text, name, _spec, _as in Formatter().parse(text) if name]


@cache
def read(name: str, language: str) -> Part:
    """A part as its file holds it, its values not filled in."""
    text = (FOLDER / language / f"{name}.md").read_text(encoding="utf-8")
    title, *sections = f"\n{text}".removeprefix("\n# ").split("\n## ")
    terms = (section.split("\n", 1) for section in sections)
    return Part(
        title.strip(), tuple((word.strip(), " ".join(meaning.split())) for word, meaning in terms)
    )
