"""Sectors that the clerk confirms as new: their records, and what speaks against one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.catalogue import Catalogue
from analytics.ingest.name_matching import sector_name
from analytics.ingest.result import Fault, Location, quoted
from analytics.names import name_key, short_words
from analytics.texts import Bilingual, Message, Words, capital, same

Row = Mapping[str, Any]
_EXPECTED = Message("lĩnh vực có trong danh mục")


@dataclass(frozen=True)
class NewSector:
    """A sector that no catalogue has, and where its name stands; ``code`` "" for no letters."""

    code: str
    name: str
    location: Location
    cell: tuple[int, int] | None


def new_sector(name: str, location: Location, cell: tuple[int, int] | None) -> NewSector:
    """The new sector that a file calls by a name."""
    proper = sector_name(name)
    return NewSector(short_words(proper), proper, location, cell)


def new_sector_faults(
    sectors: Iterable[NewSector], catalogue: Catalogue, instead: Words
) -> list[Fault]:
    """A notice of each new sector; an error where its code means another sector already.

    Args:
        sectors: the new sectors of a file, each as often as it stands there.
        catalogue: the sectors there are.
        instead: what else may be done, words that follow a semicolon.
    """
    names = {code: str(row["name"]) for code, row in catalogue.sectors.items()}
    faults = []
    seen: set[tuple[str, str]] = set()
    for sector in sectors:
        key = (sector.code, name_key(sector.name))
        if key in seen:
            continue
        seen.add(key)
        if sector.code and sector.code not in names:
            names[sector.code] = sector.name
            faults.append(_notice(sector))
        else:
            faults.append(_refused(sector, names.get(sector.code), instead))
    return faults


def sector_records(
    sectors: Sequence[NewSector], rows: Sequence[Row], catalogue: Catalogue
) -> tuple[dict[str, str], ...]:
    """The rows of schema.SECTORS for the new sectors that some rows name.

    The English name is the Vietnamese one until somebody translates it; the block is that of the
    units, local where they are of both.
    """
    blocks = {row["code"]: row["block"] for row in catalogue.validities}
    of: dict[str, set[str]] = {}
    for row in rows:
        of.setdefault(row["sector"], set()).add(blocks[row["unit"]])
    names = {sector.code: sector.name for sector in reversed(sectors) if sector.code in of}
    return tuple(
        {
            "code": code,
            "name": name,
            "name_en": name,
            "block": "central" if of[code] == {"central"} else "local",
        }
        for code, name in sorted(names.items())
    )


def _notice(sector: NewSector) -> Fault:
    return sector.location.fault(
        sector.cell,
        Message("“{name}”: lĩnh vực mới", name=sector.name),
        _EXPECTED,
        Message(
            "Lĩnh vực này vào danh mục cùng lần nạp, mang mã “{code}”; kiểm tra tên đã viết đúng"
            " chưa.",
            code=sector.code,
        ),
        "notice",
    )


def _refused(sector: NewSector, other: str | None, instead: Words) -> Fault:
    if other is None:
        found = quoted(sector.name)
        other_way: Words = same("")
    else:
        found = Message(
            "“{name}” mang mã “{code}”, là mã của lĩnh vực “{other}”",
            name=sector.name,
            code=sector.code,
            other=other,
        )
        other_way = Message("Chọn “{other}” nếu là một; nếu không, ", other=other)
    add = Message(
        "thêm dòng “mã,{name},tên tiếng Anh,local” vào data/catalogue/sectors.csv rồi nạp lại",
        name=sector.name,
    )
    ways = (other_way.vi + add.vi, other_way.en + add.en)
    more = (instead.vi, instead.en)
    action = [f"{capital(way)}{rest}." for way, rest in zip(ways, more, strict=True)]
    return sector.location.fault(
        sector.cell,
        found,
        Message("lĩnh vực mới có mã chưa dùng"),
        Bilingual(*action),
    )
