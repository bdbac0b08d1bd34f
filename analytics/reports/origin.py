"""Which period a report is of, and whose: what its title and its first words say."""

import re
from collections import Counter
from itertools import pairwise

from analytics.names import fold
from analytics.reports.document import Document
from analytics.reports.times import Dating, expressions

# Whose figures these are.
OURS = "Khánh Hòa"
# The provinces that reports came from before and after 1 July 2025.
PROVINCES = (
    *("An Giang", "Bà Rịa - Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bắc Ninh", "Bến Tre"),
    *("Bình Định", "Bình Dương", "Bình Phước", "Bình Thuận", "Cà Mau", "Cần Thơ", "Cao Bằng"),
    *("Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai"),
    *("Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang"),
    *("Hòa Bình", "Hưng Yên", OURS, "Kiên Giang", "Kon Tum", "Lai Châu", "Lâm Đồng"),
    *("Lạng Sơn", "Lào Cai", "Long An"),
    *("Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình"),
    *("Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh"),
    *("Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Huế", "Tiền Giang"),
    *("Hồ Chí Minh", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái"),
)
_FOLDED = {fold(name): name for name in PROVINCES}
# The longest first: "Thừa Thiên Huế" does not name "Huế" too.
_NAMED = re.compile(rf"(?<!\S)(?:{'|'.join(sorted(_FOLDED, key=len, reverse=True))})(?!\S)")
# Who writes for less than a province: a district, a commune, or a department of itself.
_LESSER = re.compile(
    r"^(?:ủy ban nhân dân|ubnd)\s+(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)\b",
    re.IGNORECASE,
)
# In a letterhead, whose lines may have been joined; a committee and a steering board are no office.
_OFFICE = re.compile(
    r"\b(?:SỞ|(?<!ỦY )(?<!UỶ )BAN(?! CHỈ ĐẠO)|CHI CỤC|CỤC|VĂN PHÒNG|THANH TRA|TRUNG TÂM)\s+\w"
)
_OF_PROVINCE = re.compile(r"\b(?:của|toàn|trên địa bàn|trong)\s+tỉnh\b", re.IGNORECASE)
_COUNTED = ("quarter", "half", "nine", "year")
_OPENING = 6
_FRONT = 12
# Where a text leaves the year out.
_NO_YEAR = "0000"


def dating_of(document: Document) -> Dating:
    """The period that a report is of: that of its title, or of its first words.

    A title may name two, "quý II và 6 tháng đầu năm": the first words tell which of them is meant
    where a sentence says none. Where they do not, a period that is not said is never sure.
    """
    first = next(
        (at for at, part in enumerate(document.paragraphs) if part.kind == "heading"), _OPENING
    )
    opening = [part.text for part in document.paragraphs[:first] if part.kind in ("text", "item")]
    titled = _named(document.title)
    told = [period for text in opening for period in _named(text)]
    if len(titled) == 1:
        return Dating(titled[0])
    if len(titled) > 1:
        both = [period for period in dict.fromkeys(told) if period in titled]
        return Dating(both[0] if len(both) == 1 else titled[0], len(both) == 1)
    return Dating(told[0], len(set(told)) == 1) if told else Dating(None)


def _named(text: str) -> list[str]:
    """The periods that a text names; a year that stands behind the last is that of all."""
    found = [named for named in expressions(text, _NO_YEAR) if named.kind in _COUNTED]
    years = [named.period[:4] for named in found if named.period and named.period[:4] != _NO_YEAR]
    spans = [named.period for named in found if named.kind != "year" and named.period]
    if not years:
        return []
    dated = [code.replace(_NO_YEAR, years[-1]) for code in spans]
    return list(dict.fromkeys(dated or years[:1]))


def province_of(document: Document) -> str | None:
    """The province that a report is of: the one that is named most, its head and title above all.

    None where it names none, or two of them as often.
    """
    names: Counter[str] = Counter()
    body = [part.text for part in document.paragraphs if part.kind in ("text", "item")]
    circles = (
        (8, [document.title]),
        (4, [part.text for part in document.paragraphs if part.kind == "furniture"][:_FRONT]),
        (3, [*body[:_OPENING], *body[-_OPENING:]]),
        (1, body),
    )
    for weight, texts in circles:
        for text in texts:
            names.update(dict.fromkeys(_provinces(text), weight))
    most = [name for name, weight in names.items() if weight == max(names.values())]
    return most[0] if len(most) == 1 else None


def _provinces(text: str) -> set[str]:
    """The provinces that a text names."""
    return {_FOLDED[folded] for folded in _NAMED.findall(fold(text))}


def is_of_a_part(document: Document) -> bool:
    """Whether a district, a commune or a department reports on itself, not on the province."""
    front = [part.text for part in document.paragraphs if part.kind == "furniture"][:_FRONT]
    lines = [line.strip() for text in front for line in text.split(" | ")]
    # "ỦY BAN NHÂN DÂN" and "HUYỆN DIÊN KHÁNH" may be two lines.
    pairs = [f"{first} {second}" for first, second in pairwise(lines)]
    cities = tuple(_FOLDED)
    lesser = [text for text in (*lines, *pairs) if _LESSER.match(text)]
    if any(not fold(text).endswith(cities) for text in lesser):
        return True
    body = [part.text for part in document.paragraphs if part.kind in ("text", "item")]
    opening = " ".join([document.title, *body[:2]])
    return any(_OFFICE.search(line) for line in lines) and not _OF_PROVINCE.search(opening)
