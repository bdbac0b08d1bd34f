"""``t``: says texts, numbers, periods and names in the reader's language.

One immutable object is passed on instead of a language: ``t("Chưa có số liệu cho {period}.",
period=…)``, ``t.plural("{n} đơn vị", n, n=t.count(n))``, ``t.rate(0.9863)``, ``t(LEVELS[level])``,
``t.field(row, "name")``. A test lists texts without English.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from analytics import formats, periods
from analytics.errors import Said
from analytics.formats import Number
from analytics.texts import BLOCKS, LANGUAGES, LEVELS, Bilingual, checked, gettext, inside

# Vietnamese generic words before the name of a place, written small within a sentence.
_PLACES = ("Tỉnh ", "Thành phố ", "Thị xã ", "Huyện ", "Phường ", "Thị trấn ", "Xã ", "Đặc khu ")

# Where a paragraph or the row of a table stands; "Mở đầu" is what stands before the first section.
_LOCATOR = re.compile(
    r"(?:(?P<section>(?:[IVX]+|[0-9]{1,2})(?:\.[0-9]{1,2})*)|(?P<beginning>Mở đầu))"
    r"(?: ¶(?P<paragraph>[0-9]+)| bảng (?P<table>[0-9]+), dòng (?P<row>[0-9]+))?"
)
_FOOTNOTE = re.compile(r"Chú thích (.+)")
# A cell of a sheet that was sent, as a spreadsheet calls it.
_CELL = re.compile(r"(.+)!([A-Z]+[0-9]+)")

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Translator:
    """Says things in one language, "vi" or "en"."""

    language: str

    def __call__(self, text: str | Said, /, **values: object) -> str:
        """A Vietnamese text translated, or what exists in both languages, with its values.

        A text without translation comes back as it is; one with a form for one takes that of many.
        """
        words = gettext(self.language, text) if isinstance(text, str) else text.in_(self.language)
        return words.format(**values) if values else words

    def plural(self, text: str, count: float | None, /, **values: object) -> str:
        """The text in the form that goes with ``count``: Vietnamese has one, English two.

        What cannot be counted (None) takes the form of many.
        """
        words = gettext(self.language, text, count)
        return words.format(**values) if values else words

    def pick(self, vietnamese: Thing, english: Thing) -> Thing:
        """Whichever of two is in the language."""
        return english if self.language == "en" else vietnamese

    def field(self, row: Mapping[str, Any], name: str) -> Any:
        """What a row has in both languages: ``name_vi`` (or ``name``) and ``name_en``."""
        vietnamese = f"{name}_vi" if f"{name}_vi" in row else name
        return row[self.pick(vietnamese, f"{name}_en")]

    def number(self, value: Number | None, decimals: int = 0) -> str:
        """A plain number: "1.234,5"."""
        return formats.number(value, self.language, decimals)

    def count(self, value: Number | None) -> str:
        """A whole number: "130.729"."""
        return formats.count(value, self.language)

    def rate(self, fraction: Number | None, decimals: int = 2) -> str:
        """A share between 0 and 1: "98,63%"."""
        return formats.rate(fraction, self.language, decimals)

    def distinct_rates(
        self, first: Number | None, second: Number | None, decimals: int = 2
    ) -> tuple[str, str]:
        """Two shares with as many decimals as it takes to see that they differ."""
        return formats.distinct_rates(first, second, self.language, decimals)

    def points(
        self, difference: Number | None, decimals: int = 2, approximate: bool = False
    ) -> str:
        """A difference of two shares: "−1,20 điểm %"."""
        return formats.points(difference, self.language, decimals, approximate)

    def change(self, value: Number | None, approximate: bool = False) -> str:
        """A difference of two counts: "+1.234"."""
        return formats.change(value, self.language, approximate)

    def money(self, vnd: Number | None) -> str:
        """An amount: "1.234.000 ₫"."""
        return formats.money(vnd, self.language)

    def money_short(self, vnd: Number | None) -> str:
        """An amount for a card: "1,2 triệu ₫"."""
        return formats.money_short(vnd, self.language)

    def reported(self, value: Number | None, printed: str | None, unit: str, precision: str) -> str:
        """A figure as it was printed: "hơn 163.000 hồ sơ"."""
        return formats.reported(value, printed, unit, precision, self.language)

    def with_unit(self, text: str, unit: str) -> str:
        """A figure with its noun: "130.729 hồ sơ"."""
        return formats.with_unit(text, unit, self.language)

    def period(self, code: str, short: bool = False, inside: bool = False) -> str:
        """The name of a period: "Quý I/2021"; short "Q1/21"; inside a sentence "quý I/2021"."""
        return periods.label(code, self.language, short, inside)

    def day(self, day: date | None) -> str:
        """A day: "1/4/2021"; "" for none."""
        return self.period(day.isoformat()) if day else ""

    def name(self, name: str) -> str:
        """A name within a sentence: only the word before a place gets small: "xã Cam Bình"."""
        if self.language == "vi" and name.startswith(_PLACES):
            return name[:1].lower() + name[1:]
        return name


_TRANSLATORS = {language: Translator(language) for language in LANGUAGES}
TRANSLATORS = tuple(_TRANSLATORS.values())
VI, EN = TRANSLATORS


def translator(language: str) -> Translator:
    """The one for a language, bound to the name ``t``; UnknownName for an unknown language."""
    return _TRANSLATORS[checked(language)]


def both(say: Callable[[Translator], str]) -> Bilingual:
    """What a function says in each language."""
    return Bilingual(*(say(t) for t in TRANSLATORS))


def scope_text(scope: Mapping[str, str | None], unit: str, sector: str, t: Translator) -> str:
    """What a figure is about: "Khối địa phương", "UBND cấp huyện · Thành phố Nha Trang".

    Args:
        scope: block, level, unit, sector and scope_note of a published value; None or "" for none.
        unit: the unit's name.
        sector: the sector's name.
        t: says it in the reader's language.

    Returns:
        The parts from large to small; the print's own words stand in quotation marks.
    """
    level, parts = scope["level"], []
    # A department is its own level; the office of a district and its communes are not.
    if level and not (scope["unit"] and level == "province"):
        parts.append(t(LEVELS[level]))
    if scope["unit"]:
        parts.append(unit)
    if not parts and (scope["block"] != "all" or not scope["sector"]):
        parts.append(t(BLOCKS[str(scope["block"])]))
    if scope["sector"]:
        parts.append(t("lĩnh vực {name}", name=inside(sector)))
    if note := scope["scope_note"]:
        parts.append(f"“{t(note)}”")
    return " · ".join(parts)


def locator_words(locator: str, t: Translator) -> str:
    """The place in a document: "II.2 ¶6" → "mục II.2, đoạn 6", "Số liệu!E48" → "trang tính “Số
    liệu”, ô E48"; other places as they are.

    A row of a table is "II.2 bảng 1, dòng 3", a footnote "Chú thích 1".
    """
    if cell := _CELL.fullmatch(locator):
        return t("trang tính “{sheet}”, ô {cell}", sheet=cell[1], cell=cell[2])
    if footnote := _FOOTNOTE.fullmatch(locator):
        return t("chú thích {sign}", sign=footnote[1])
    match = _LOCATOR.fullmatch(locator)
    if match is None:
        return locator
    section = t("phần mở đầu")
    if match["section"]:
        section = t("mục {section}", section=match["section"])
    if match["table"]:
        return t(
            "{section}, bảng {table}, dòng {row}",
            section=section,
            table=match["table"],
            row=match["row"],
        )
    if match["paragraph"]:
        return t("{section}, đoạn {paragraph}", section=section, paragraph=match["paragraph"])
    return section
