"""The interface in two languages: the gettext catalogue and the words that several rooms share.

Two homes, one rule. A closed list of the field (levels, blocks, bases …) is a record here, both
languages side by side. Everything else that a page says is written in Vietnamese where it is used,
inside ``t("…")`` or a ``Message``, and has its English in ``data/locale/en.po``; unit nouns and
scope notes of the published figures, being data, are translated there too. A test lists what is
missing or left over. A text whose English changes with a count is said by ``t.plural("…", n)``, or
is a message with a count among its values, and has both forms there. Only what the page of methods
explains at length is Markdown in either language (``analytics/prose.py``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Protocol

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from analytics.errors import Said, UnknownName

LANGUAGES = ("vi", "en")
CATALOGUE = Path(__file__).parent.parent / "data" / "locale" / "en.po"


class Bilingual(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str

    def in_(self, language: str) -> str:
        """The text in ``language`` ("vi" or "en"); raises UnknownName for any other."""
        return self.en if checked(language) == "en" else self.vi


class Words(Said, Protocol):
    """What can be said in the language that is asked for later: a pair, a message, a count."""

    @property
    def vi(self) -> str:
        """The words in Vietnamese."""
        return self.in_("vi")

    @property
    def en(self) -> str:
        """The words in English."""
        return self.in_("en")

    def __iter__(self) -> Iterator[str]:
        """Both, as a pair has them."""
        return iter((self.vi, self.en))


@dataclass(frozen=True, init=False)
class Message(Words):
    """A text that outlives the language it is asked in: what is wrong, what a clerk is asked.

    Written in Vietnamese like every text of the interface, its English is in the catalogue. Values
    fill its ``{names}``; one that exists in both languages is said in the one asked for. The first
    count among them (an int, or what has a ``number``) says which form English takes.
    """

    text: str
    values: tuple[tuple[str, object], ...]

    def __init__(self, text: str, /, **values: object) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", tuple(values.items()))

    def in_(self, language: str) -> str:
        """The words in ``language`` ("vi" or "en"); raises UnknownName for any other."""
        counts = (_number(value) for _name, value in self.values)
        count = next((number for number in counts if number is not None), None)
        words = gettext(language, self.text, count)
        if not self.values:
            return words
        return words.format(**{name: _in_words(value, language) for name, value in self.values})


def _number(value: object) -> int | None:
    number = getattr(value, "number", value)
    return number if isinstance(number, int) else None


def _in_words(value: object, language: str) -> object:
    say = getattr(value, "in_", None)
    return value if say is None else say(language)


def same(text: str) -> Words:
    """A text that is the same in both languages: a name, a figure."""
    return Bilingual(text, text)


class Term(NamedTuple):
    """A name with its full form and one short enough for a card or an axis."""

    full: Bilingual
    short: Bilingual

    def in_(self, language: str, short: bool = False) -> str:
        """The full (or short) form in ``language``; raises UnknownName for an unknown language."""
        return (self.short if short else self.full).in_(language)


def checked(language: str) -> str:
    """The language itself; raises UnknownName when the interface does not speak it."""
    if language not in LANGUAGES:
        raise UnknownName(Message("ngôn ngữ"), language, LANGUAGES)
    return language


def gettext(language: str, text: str, count: float | None = None) -> str:
    """A Vietnamese text in ``language``, in the form that goes with ``count`` (None: many).

    A text without translation comes back as it is.
    """
    # the library answers an empty text with the catalogue's header
    if checked(language) != "en" or not text:
        return text
    words = _catalogue().ngettext(text, text, 2 if count is None else int(abs(count)))
    return _catalogue().gettext(text) if words == text else words


def inside(text: str) -> str:
    """A phrase within a sentence: its first letter small, unless it is or holds a name.

    "cơ quan chuyên môn cấp tỉnh", "local block", but "UBND cấp huyện", "Khánh Vĩnh district".
    """
    first, *others = text.split(" ")
    if first[1:2].isupper() or any(word[:1].isupper() for word in others):
        return text
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text as a sentence begins: its first letter is a capital."""
    return text[:1].upper() + text[1:]


def translatable(message: str) -> str:
    """The text unchanged: wraps a constant that is translated later, so that the test finds it."""
    return message


@lru_cache(maxsize=1)
def _catalogue() -> GNUTranslations:
    """The English catalogue, compiled in memory: the repository holds no .mo file to forget."""
    with CATALOGUE.open("rb") as source:
        messages = read_po(source, locale="en", abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)


LEVELS = {
    "province": Term(
        Bilingual("Cơ quan chuyên môn cấp tỉnh", "Provincial departments"),
        Bilingual("Cấp tỉnh", "Province"),
    ),
    "district": Term(
        Bilingual("UBND cấp huyện", "District People's Committees"),
        Bilingual("Cấp huyện", "District"),
    ),
    "commune": Term(
        Bilingual("UBND cấp xã", "Commune People's Committees"),
        Bilingual("Cấp xã", "Commune"),
    ),
    "land_registry": Term(
        Bilingual("Văn phòng Đăng ký đất đai", "Land Registration Office"),
        Bilingual("VP Đăng ký đất đai", "Land registration"),
    ),
    "central": Term(
        Bilingual("Cơ quan ngành dọc", "Central agencies"),
        Bilingual("Ngành dọc", "Central"),
    ),
    "multi": Term(
        Bilingual("Áp dụng nhiều cấp", "Applied at several levels"),
        Bilingual("Nhiều cấp", "Several levels"),
    ),
    "public_service": Term(
        Bilingual("Đơn vị sự nghiệp công lập", "Public service units"),
        Bilingual("ĐV sự nghiệp", "Public service"),
    ),
}

BLOCKS = {
    "local": Term(
        Bilingual("Khối địa phương", "Provincial and local agencies"),
        Bilingual("Địa phương", "Local"),
    ),
    "central": Term(
        Bilingual("Khối ngành dọc", "Central agencies"), Bilingual("Ngành dọc", "Central")
    ),
    "all": Term(Bilingual("Toàn tỉnh", "Whole province"), Bilingual("Toàn tỉnh", "Province")),
}

BASES = {
    "computed": Bilingual("tính từ hồ sơ", "computed from dossiers"),
    "reported": Bilingual("theo văn bản gốc", "as in the document"),
    "derived": Bilingual("số tính lại từ văn bản", "recomputed from the document"),
}

MARKS = {
    "no_denominator": Bilingual("nguồn không nêu số hồ sơ", "no dossier counts in the source"),
    "contradiction": Bilingual("số liệu chưa thống nhất", "inconsistent figures"),
}

SEVERITIES = {
    "contradiction": Bilingual("Chưa thống nhất", "Contradiction"),
    "rounding": Bilingual("Làm tròn", "Rounding"),
    "wording": Bilingual("Câu chữ", "Wording"),
    "note": Bilingual("Cần hỏi lại", "To be asked"),
}

PRECISIONS = {
    "exact": Bilingual("chính xác", "exact"),
    "about": Bilingual("khoảng", "about"),
    "over": Bilingual("hơn", "over"),
    "under": Bilingual("gần", "nearly"),
    "derived": Bilingual("số tính lại từ văn bản", "recomputed from the document"),
}
# Of these a document gives no exact number.
APPROXIMATE = ("about", "over", "under")

DOCUMENT_KINDS = {
    "full_report": Bilingual("báo cáo đầy đủ", "full report"),
    "article": Bilingual("bài báo", "article"),
    "decision": Bilingual("quyết định", "decision"),
    "ranking": Bilingual("kết quả xếp hạng", "ranking"),
    "import": Bilingual("tệp nhập vào", "imported file"),
    "demo": Bilingual("số liệu minh họa", "illustrative data"),
}

NATURES = {
    "flow": Bilingual("trong kỳ", "in the period"),
    "stock": Bilingual("tại thời điểm", "as of the date"),
    "cumulative": Bilingual("lũy kế", "cumulative"),
    "plan": Bilingual("kế hoạch", "plan"),
    "rate": Bilingual("tỷ lệ", "rate"),
    "rank": Bilingual("thứ hạng", "rank"),
}

DIRECTIONS = {
    "up": Bilingual("cao hơn là tốt hơn", "higher is better"),
    "down": Bilingual("thấp hơn là tốt hơn", "lower is better"),
    "none": Bilingual("không xét cao hay thấp", "neither direction is better"),
}

PERIOD_KINDS = {
    "quarter": Bilingual("quý", "quarter"),
    "half": Bilingual("6 tháng", "half-year"),
    "nine_months": Bilingual("9 tháng", "nine months"),
    "year": Bilingual("năm", "year"),
    "day": Bilingual("thời điểm", "date"),
    "since": Bilingual("lũy kế", "cumulative"),
}

PROPOSAL_KINDS = {
    "difficulty": Bilingual("Khó khăn, vướng mắc", "Difficulties"),
    "proposal": Bilingual("Kiến nghị, đề xuất", "Proposals"),
}

DATASETS = {
    "official": Bilingual("Số liệu chính thức", "Official data"),
    "demo": Bilingual("Số liệu minh họa", "Illustrative data"),
}
