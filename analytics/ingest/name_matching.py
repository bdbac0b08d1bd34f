"""Which unit, sector or indicator a name in a file means; near ones where none has it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Any

from analytics.catalogue import Catalogue
from analytics.names import clean, fold, name_key
from analytics.periods import parse
from analytics.texts import Bilingual, Message, Words, capital

_NEAR = 0.72
# Of three letters, another one is as often meant as mistyped.
_LETTERS = 4
_MOST = 3


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
    keys = {code: {name_key(candidate) for candidate in known} for code, known in names.items()}
    exact = [code for code, known in keys.items() if key in known]
    if len(exact) == 1:
        return Match(exact[0])
    if exact:
        return Match(None, tuple(exact), shared=True)
    # As typed too: a slip in "phường" keeps it from being shortened, one in a space moves a tone.
    typed = _plain(name)
    likeness = {
        code: max(
            (
                max(_likeness(key, name_key(candidate)), _likeness(typed, _plain(candidate)))
                for candidate in known
            ),
            default=0.0,
        )
        for code, known in names.items()
    }
    nearest = sorted(likeness, key=lambda code: (-likeness[code], code))
    return Match(None, tuple(code for code in nearest[:_MOST] if likeness[code] >= _NEAR))


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return clean(text).lower()


def _likeness(key: str, other: str) -> float:
    """How alike two keys are, 0…1, order of letters kept; 0 where they are certainly not near."""
    if len(other) >= _LETTERS and _one_slip(key, other):
        return 1
    matcher = SequenceMatcher(None, key, other, autojunk=False)
    # Cheap upper bounds first: a cell may hold thousands of letters, a file thousands of names.
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0
    return matcher.ratio()


def _one_slip(key: str, other: str) -> bool:
    """Whether a letter more, less or changed, or two that changed places, is all that differs."""
    if abs(len(key) - len(other)) > 1:
        return False
    pairs = enumerate(zip(key, other, strict=False))
    start = next((at for at, (a, b) in pairs if a != b), min(len(key), len(other)))
    left, right = key[start:], other[start:]
    swapped = left[1::-1] + left[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped == right


Row = Mapping[str, Any]

# "Sở Nội vụ tỉnh Khánh Hòa": the province is said, or is not.
_PROVINCE = re.compile(r"\btỉnh\b.*$", re.IGNORECASE)
_SECTOR = re.compile(r"^lĩnh vực\s*:?\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
# "LĐ-TBXH", "GD&ĐT": signs between initials say nothing.
_SIGNS = re.compile(r"[-–&,.]")
_SHORTEST = 2
_OFFICES = ("district", "commune")


@dataclass(frozen=True)
class Index:
    """Names of the catalogue: code → the names it goes by."""

    names: Mapping[str, tuple[str, ...]]

    @cached_property
    def _codes(self) -> dict[str, tuple[str, ...]]:
        codes_by_key: dict[str, dict[str, None]] = {}
        for code, names in self.names.items():
            for name in names:
                codes_by_key.setdefault(name_key(name), {})[code] = None
        return {key: tuple(codes) for key, codes in codes_by_key.items()}

    def exact(self, name: str) -> tuple[str, ...]:
        """The codes that go by exactly this name, in one of its usual spellings."""
        return next(
            (self._codes[key] for key in map(name_key, _spellings(name)) if key in self._codes), ()
        )

    def distance(self, name: str) -> int:
        """How much of a name is left off until it is known: 0 as it stands, the most if never."""
        keys = [name_key(spelling) for spelling in _spellings(name)]
        return next((number for number, key in enumerate(keys) if key in self._codes), len(keys))

    def find(self, name: str) -> Match:
        """What a name is: its code, or near ones."""
        codes = self.exact(name)
        if codes:
            return Match(codes[0]) if len(codes) == 1 else Match(None, codes, shared=True)
        near = match(_spellings(name)[-1], self.names)
        return near if near.near else Match(None, self._initials(name) or self._parts(name))

    def _initials(self, name: str) -> tuple[str, ...]:
        """Codes of a name of two words or more whose last word is its initials: "Sở GTVT"."""
        head, _, letters = _SIGNS.sub("", _PROVINCE.sub("", clean(name))).strip().rpartition(" ")
        if not head or len(letters) < _SHORTEST or letters != letters.upper():
            return ()
        wanted = f"{fold(head)} {letters.lower()}"
        size = len(head.split())
        return tuple(
            code
            for code, names in self.names.items()
            if any(_abbreviated(known, size) == wanted for known in names)
        )[:_MOST]

    def _parts(self, name: str) -> tuple[str, ...]:
        """Codes whose name is a part of this one, or has it as a part, shortest first."""
        own = f" {name_key(name)} "
        lengths = [
            (len(key), code)
            for key, codes in self._codes.items()
            if f" {key} " in own or own in f" {key} "
            for code in codes
        ]
        return tuple(dict.fromkeys(code for _, code in sorted(lengths)))[:_MOST]


def unit_index(rows: Iterable[Row], short: bool = True) -> Index:
    """The names of units in both languages; with ``short`` their short names too."""
    names: dict[str, tuple[str, ...]] = {}
    for row in rows:
        own = [row["name"], clean(_PROVINCE.sub("", row["name"])), row.get("name_en")]
        if row["level"] in _OFFICES:
            own.append(f"UBND {row['name']}")
        if short and row["short_name"]:
            own.append(row["short_name"])
        names[row["code"]] = (*names.get(row["code"], ()), *dict.fromkeys(filter(None, own)))
    return Index(names)


def sector_index(rows: Iterable[Row]) -> Index:
    """The names of sectors in both languages."""
    return Index(
        {row["code"]: tuple(filter(None, (row["name"], row.get("name_en")))) for row in rows}
    )


def sector_name(name: str) -> str:
    """What a new sector is called: without "lĩnh vực" before it and an aside at its end.

    Words in capitals become small; one alone may be short for something ("BHXH") and stays.
    """
    bare = _ASIDE.sub("", _SECTOR.sub("", clean(name))) or clean(name)
    bare = bare.lower() if bare.isupper() and " " in bare else bare
    return capital(bare)


def _abbreviated(name: str, size: int) -> str:
    """First words, then the initials of the others: "Sở Giao thông vận tải" → "sở gtvt"."""
    words = [word for word in _SIGNS.sub(" ", clean(name)).split() if word.lower() != "và"]
    letters = "".join(word[0] for word in words[size:])
    return f"{fold(' '.join(words[:size]))} {letters.lower()}"


def _spellings(name: str) -> tuple[str, ...]:
    """The name, and what is left of it without province, "lĩnh vực" and an aside at its end."""
    short = _ASIDE.sub("", _SECTOR.sub("", clean(name)))
    spellings = (clean(name), short, _PROVINCE.sub("tỉnh", short), clean(_PROVINCE.sub("", short)))
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling))


# --- the units and sectors that a name may mean ---------------------------------------------------

Option = tuple[str, Words]
# The answer that no sector of the catalogue is meant.
NEW = "=new"
_NEW = (
    NEW,
    Message("lĩnh vực mới: thêm vào danh mục khi nạp"),
)


@dataclass(frozen=True)
class Units:
    """The units that are valid on the last day of a period; all there ever were without one."""

    catalogue: Catalogue
    period: str | None

    @cached_property
    def by_code(self) -> dict[str, Row]:
        """The units, by code."""
        if self.period is None:
            return {row["code"]: row for row in self.catalogue.validities}
        return self.catalogue.units_on(parse(self.period).last_day)

    @cached_property
    def index(self) -> Index:
        """Their names, short ones too."""
        return unit_index(self._rows)

    @cached_property
    def full(self) -> Index:
        """Their full names only."""
        return unit_index(self._rows, short=False)

    @cached_property
    def ever(self) -> Index:
        """The full names of all units there ever were."""
        return unit_index(self.catalogue.validities, short=False)

    @cached_property
    def sectors(self) -> Index:
        """The names of all sectors."""
        return sector_index(self.catalogue.sectors.values())

    def is_rather_unit(self, name: str) -> bool:
        """Whether a name is a unit's, in full, before it is a sector's.

        "Bảo hiểm xã hội tỉnh" is the unit, "Bảo hiểm xã hội" as well its sector.
        """
        return self.full.distance(name) < self.sectors.distance(name)

    def options(self, near: Sequence[str], *, near_only: bool = False) -> tuple[Option, ...]:
        """The units to choose from, near ones first."""
        return _options(self.by_code, near, near_only)

    def sector_options(self, near: Sequence[str], *, near_only: bool = False) -> tuple[Option, ...]:
        """The sectors to choose from, near ones first, and that it is none of them."""
        options = _options(self.catalogue.sectors, near, near_only)
        return options if near_only else (*options, _NEW)

    def name(self, code: str) -> Bilingual:
        """A unit's name."""
        row = self.by_code.get(code)
        return Bilingual(code, code) if row is None else _name(row)

    @property
    def _rows(self) -> list[Row]:
        every = self.catalogue.validities
        return list(every if self.period is None else self.by_code.values())


def _options(
    rows: Mapping[str, Mapping[str, Any]], near: Sequence[str], near_only: bool
) -> tuple[Option, ...]:
    codes = dict.fromkeys(near if near_only else [*near, *rows])
    return tuple((code, _name(rows[code])) for code in codes if code in rows)


def _name(row: Mapping[str, Any]) -> Bilingual:
    return Bilingual(row["name"], row.get("name_en") or row["name"])
