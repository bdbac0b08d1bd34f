"""Whose a number is: block, level, unit, sector, by the words before it or right behind it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.catalogue import Catalogue, Row
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.names import clean
from analytics.reports.words import compared

# The indicators of dossiers: theirs is a block, where others are of the whole province.
DOSSIERS = frozenset(
    {metric.indicator for metric in METRICS.values() if metric.indicator}
    | {base.indicator for base in BASE_COUNTS.values() if base.indicator}
)
_PROVINCE = re.compile(r"\s+tỉnh\b.*$", re.IGNORECASE)
_LEVELS: Mapping[str, tuple[str, ...]] = {
    "province": (
        *("cơ quan chuyên môn cấp tỉnh", "cơ quan chuyên môn thuộc UBND tỉnh", "cấp tỉnh"),
        *("cơ quan chuyên môn", "các sở, ban, ngành", "sở, ban, ngành", "các sở, ngành"),
        *("khối sở", "khối các sở", "khối sở, ban, ngành", "khối các sở, ban, ngành"),
    ),
    "district": (*("UBND cấp huyện", "cấp huyện", "khối huyện"),),
    "commune": (*("UBND cấp xã", "cấp xã", "khối xã"),),
    "land_registry": (
        *("văn phòng đăng ký đất đai", "VPĐKĐĐ", "văn phòng đăng ký đất đai và các chi nhánh"),
        "văn phòng đăng ký đất đai tỉnh",
    ),
    "multi": ("áp dụng nhiều cấp", "nhiều cấp", "áp dụng chung", "dùng chung"),
}
_LOCAL = (
    *("cơ quan, địa phương thuộc tỉnh", "khối cơ quan thuộc tỉnh", "các cơ quan thuộc tỉnh"),
    *("ba cấp chính quyền", "chính quyền ba cấp", "hai cấp chính quyền", "chính quyền hai cấp"),
    *("các cấp chính quyền", "ba cấp", "hai cấp", "cả ba cấp", "cả hai cấp"),
    *("cơ quan thuộc tỉnh", "khối địa phương", "khối tỉnh", "cơ quan, đơn vị thuộc tỉnh"),
)
_CENTRAL = (
    *("cơ quan ngành dọc", "ngành dọc", "cơ quan trung ương", "các cơ quan ngành dọc"),
    "khối trung ương",
)
_WHOLE = (
    *("các sở, ngành, địa phương", "sở, ngành, địa phương", "các sở, ban, ngành, địa phương"),
    *("sở, ban, ngành, địa phương", "sở, ban, ngành và địa phương", "sở, ngành và địa phương"),
    *("toàn tỉnh", "trên địa bàn tỉnh", "các đơn vị", "toàn bộ", "tổng cộng", "cả tỉnh"),
)
# A body that the catalogue may not have: whose its numbers are is not known then.
_BODY = re.compile(
    r"\b(?:Sở|Chi cục|Cục|Phòng|Trung tâm|Ban|Văn phòng|Công ty|Bưu điện|Bệnh viện|Trường"
    r"|Thành phố|Thị xã|Huyện|Xã|Phường|UBND (?:huyện|xã|phường|thị xã|thành phố|thị trấn)"
    r"|huyện|thị xã|thành phố|xã|phường)\s+[A-ZĐÀ-Ỹ][^\W\d_]+(?:\s+[^\W\d_]+){0,3}"
    r"|\b(?:Thuế|Hải quan|Kho bạc Nhà nước|Bảo hiểm xã hội|Ngân hàng Nhà nước)\s+(?:tỉnh|khu vực)"
)
# What is counted with a body is none of its own, what is left out even less: "UBND cấp huyện, kể cả
# các chi nhánh …", "toàn tỉnh (không tính ngành dọc)".
_INCLUDED = re.compile(
    r"[,\s]*\b(?:kể cả|bao gồm cả|gồm cả|tính cả|ngoại trừ|trừ"
    r"|(?:không|chưa) (?:tính|kể|bao gồm|gồm))\b[^:;,()]*",
    re.IGNORECASE,
)
# Behind the name of a commune they make it another one: "xã Cam Hiệp Bắc".
_FURTHER = tuple(compared(word).strip() for word in ("bắc", "nam", "đông", "tây", "trung"))
_OPENINGS = re.compile("|".join(compared(word) for word in ("trong đó", "riêng", "còn", "gồm")))
_SINGLE = ("unit", "sector")
_BODIES = compared("ngành")
_OF = {compared(word).strip() for word in ("của", "ở", "tại", "thuộc")}


@dataclass(frozen=True)
class Scope:
    """What words say of a number's scope; ``None`` for what they leave open.

    ``whole`` says that several levels are named together: the whole block. ``unknown`` is a body
    that the catalogue does not have.
    """

    block: str | None = None
    level: str | None = None
    unit: str | None = None
    sector: str | None = None
    whole: bool = False
    unknown: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the words say nothing of a scope."""
        return self == Scope()


@dataclass(frozen=True)
class _Term:
    kind: str
    code: str
    block: str


class Scopes:
    """The scope terms of the catalogue as they are valid on a day."""

    def __init__(self, catalogue: Catalogue, day: date) -> None:
        self.units = catalogue.units_on(day)
        self.sectors = catalogue.sectors
        self._found: dict[str, tuple[tuple[int, int, _Term], ...]] = {}
        self._definitions: dict[str, frozenset[_Term]] = {}
        terms: dict[str, _Term] = {}
        for code, row in self.sectors.items():
            terms.setdefault(compared(row["name"]).strip(), _Term("sector", code, row["block"]))
        communes: defaultdict[str, list[_Term]] = defaultdict(list)
        for code, row in self.units.items():
            term = _Term("unit", code, row["block"])
            if row["level"] == "commune":
                communes[compared(row["name"]).strip()].append(term)
                continue
            for name in _unit_names(row):
                terms.setdefault(compared(name).strip(), term)
        # Two communes of one name: which is meant is not known.
        terms |= {name: same[0] for name, same in communes.items() if len(same) == 1}
        for level, names in _LEVELS.items():
            for name in names:
                terms[compared(name).strip()] = _Term("level", level, "local")
        for name in _LOCAL:
            terms[compared(name).strip()] = _Term("local", "", "local")
        for name in _CENTRAL:
            terms[compared(name).strip()] = _Term("central", "", "central")
        for name in _WHOLE:
            terms[compared(name).strip()] = _Term("whole", "", "")
        self._terms = {name: term for name, term in terms.items() if name}
        # Names that stand for a body only in a list of bodies: "ngành Thuế, Hải quan".
        self._short = {
            compared(row["short_name"]).strip(): _Term("unit", code, row["block"])
            for code, row in self.units.items()
            if row["level"] == "central"
        }
        self._registry = next(
            (code for code, row in self.units.items() if row["level"] == "land_registry"), None
        )
        longest = sorted(self._terms, key=len, reverse=True)
        ends = {name: rf"(?! (?:{'|'.join(_FURTHER)}) )" for name in communes}
        either = "|".join(f"{re.escape(name)}{ends.get(name, '')}" for name in longest)
        self._pattern = re.compile(rf"(?<= )(?:{either})(?= )")
        self._sector_word = compared("lĩnh vực").strip()

    def found(self, words: str) -> tuple[tuple[int, int, _Term], ...]:
        """The terms of compared words with where they stand."""
        if words not in self._found:
            self._found[words] = tuple(
                (match.start(), match.end(), self._terms[match[0]])
                for match in self._pattern.finditer(words)
            )
        return self._found[words]

    def of(self, text: str, right: str = "", ignored: str = "", noun: str = "") -> Scope:
        """The scope that a clause says.

        Args:
            text: the words before the number, as printed.
            right: those behind it: only what stands at the counted noun tells.
            ignored: the name and definition of the indicator; what they name is no scope.
            noun: what is counted.
        """
        words, forbidden = compared(_INCLUDED.sub("", text)), self._named(ignored)
        after_semicolon = words.rsplit(" ; ", 1)
        if len(after_semicolon) == 2:
            opening, last = after_semicolon
            short = self._short.get(last.strip())
            if short is not None and _BODIES in opening:
                return self._scope([short])
            tail = self._of(f" {last}", forbidden, bare_sectors=True)
            if not tail.is_empty:
                return tail
        # Alone between commas a sector needs no "lĩnh vực": "đất đai 86,6%, hộ tịch 99,5%".
        last = f" {re.split(' [,:] ', words)[-1].strip()} "
        last = f" {_OPENINGS.sub(' ', last).strip()} "
        listed = self._terms.get(last.strip())
        is_listed = listed is not None and listed.kind == "sector"
        scope = self._of(last if is_listed else words, forbidden, bare_sectors=is_listed)
        behind = compared(right)
        for start, _, term in self.found(behind)[:1]:
            between = [word for word in behind[:start].split() if word not in _OF]
            counted = compared(noun).split()
            is_own = term.kind in ("level", "unit") and (not between or between == counted)
            if is_own and term not in forbidden:
                return self._scope([term])
        if scope.unknown or not scope.is_empty:
            return scope
        body = next(
            (
                match[0]
                for match in _BODY.finditer(text)
                if compared(match[0]).strip() not in compared(ignored)
                and not any(compared(match[0]).strip().startswith(name) for name in self._terms)
            ),
            "",
        )
        return Scope(unknown=clean(body)) if body else scope

    def _named(self, definition: str) -> frozenset[_Term]:
        """What a definition names, as a part of what it defines: one level, a unit by any name.

        Several levels are those that its figures are divided by.
        """
        if definition in self._definitions:
            return self._definitions[definition]
        words = compared(definition)
        kinds = ("level", "unit")
        terms = {term for _, _, term in self.found(words) if term.kind in kinds}
        terms = {term for term in terms if term.code != "multi"}
        levels = {term for term in terms if term.kind == "level"}
        if len(levels) > 1:
            terms -= levels
        terms |= {
            _Term("unit", code, row["block"])
            for code, row in self.units.items()
            if row["level"] != "commune" and compared(row["short_name"]) in words
        }
        self._definitions[definition] = frozenset(terms)
        return self._definitions[definition]

    def _of(self, words: str, forbidden: frozenset[_Term], *, bare_sectors: bool) -> Scope:
        terms = []
        sector_at = words.rfind(f" {self._sector_word} ")
        for start, _, term in self.found(words):
            if term in forbidden:
                continue
            if term.kind == "sector" and not bare_sectors and not (0 <= sector_at < start):
                continue
            terms.append(term)
        return self._scope(terms)

    def _scope(self, terms: Sequence[_Term]) -> Scope:
        kinds = {term.kind for term in terms}
        levels = {term.code for term in terms if term.kind == "level"} - {"multi"}
        if "central" in kinds and not levels and "unit" not in kinds:
            return Scope(block="central")
        if len(levels) > 1 and not {"province", "commune"} <= levels:
            return Scope(block="local", unknown="…")
        if any(len({term.code for term in terms if term.kind == kind}) > 1 for kind in _SINGLE):
            # "Xã Khánh Sơn, xã Tây Khánh Sơn": of both together, or of each.
            return Scope(block="local", unknown="…")
        if len(levels) > 1:
            sectors = [term.code for term in terms if term.kind == "sector"]
            return Scope(
                block="local", whole=True, sector=sectors[0] if len(sectors) == 1 else None
            )
        scope = Scope()
        for term in terms:
            if term.kind == "level":
                # Of the land registry, the store asks for level and unit both.
                unit = self._registry if term.code == "land_registry" else None
                scope = replace(scope, block="local", level=term.code, unit=unit)
            elif term.kind == "unit" and self.units[term.code]["level"] != "land_registry":
                scope = replace(scope, block=term.block, level=None, unit=term.code)
            elif term.kind == "local" and scope.is_empty:
                scope = replace(scope, block="local", whole=True)
            elif term.kind == "sector":
                scope = replace(scope, block=scope.block or term.block, sector=term.code)
            elif term.kind == "central":
                scope = replace(scope, block="central", level=None)
            elif term.kind == "whole" and scope.is_empty:
                scope = replace(scope, whole=True)
        return scope


def _unit_names(row: Row) -> tuple[str, ...]:
    """What a unit is called in a report; not its short name alone, which may be a sector."""
    name = row["name"]
    names = [name, clean(_PROVINCE.sub("", name))]
    if row["level"] == "district":
        names += [f"UBND {name}", row["short_name"]]
    if row["level"] == "central":
        names += [f"ngành {row['short_name']}", f"{row['short_name']} tỉnh"]
    return tuple(dict.fromkeys(names))
