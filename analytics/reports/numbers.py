"""What a text states as a number: its value, unit, and how exactly it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from analytics.reports.left_out import left_out
from analytics.texts import Words


@dataclass(frozen=True)
class Number:
    """A number of a text: its value, and how it is printed from ``start`` to ``end``.

    ``printed`` has the words that say how exact it is and the unit of a share or of money, as the
    published files have it: "hơn 100", "06/44", "65,91%", "100.210.000 đồng". ``unit`` is "%",
    "điểm %", "đồng", or the noun that is counted ("hồ sơ"), "" where none follows. ``precision`` is
    one of ``schema.PRECISIONS``. ``part`` is "of" for the first of "06/44", "base" for the second,
    "word" for a number in words, "" for any other.
    """

    value: Decimal
    printed: str
    unit: str
    precision: str
    start: int
    end: int
    part: str = ""


@dataclass(frozen=True)
class LeftOut:
    """Digits that are no figure: a date, the number of a document, a class; and why."""

    text: str
    locator: str
    reason: Words
    start: int = 0
    end: int = 0


# What reports of reform count, longest first where one begins with another.
NOUNS = (
    *("tin, bài", "tin bài", "tin", "bài viết", "bài", "lượt truy cập", "lượt người", "lượt"),
    *("cuộc họp", "cuộc kiểm tra", "cuộc", "hội nghị", "lớp tập huấn", "lớp", "buổi", "đợt"),
    *("thủ tục hành chính", "thủ tục", "tthc", "dịch vụ công", "dịch vụ", "dvc", "dvctt"),
    *("quy trình nội bộ", "quy trình", "hồ sơ", "giao dịch", "kết quả"),
    *("văn bản quy phạm pháp luật", "văn bản qppl", "văn bản", "quyết định", "nghị quyết"),
    *("kế hoạch", "chỉ thị", "công văn", "chương trình", "đề án", "nhiệm vụ", "mục tiêu"),
    *("giải pháp", "nội dung", "hình thức", "chuyên mục", "chuyên đề", "phóng sự", "phút"),
    *("cơ quan, đơn vị, địa phương", "cơ quan, đơn vị", "cơ quan chuyên môn", "cơ quan"),
    *("đơn vị sự nghiệp công lập", "đơn vị sự nghiệp", "đơn vị hành chính", "đơn vị", "tổ chức"),
    *("sở, ban, ngành", "sở", "ban quản lý", "ban", "ngành", "phòng", "chi cục", "trung tâm"),
    *("ubnd cấp huyện", "ubnd cấp xã", "ubnd", "huyện", "thị xã", "thành phố", "xã", "phường"),
    *("thị trấn", "địa phương", "đầu mối", "chỉ tiêu", "biên chế", "người", "công chức"),
    *("viên chức", "cán bộ", "học viên", "đại biểu", "trường hợp", "phản ánh, kiến nghị"),
    *("phản ánh", "kiến nghị", "ý kiến", "câu hỏi", "tin nhắn", "tình huống", "biểu mẫu"),
    *("chứng thư số", "chứng thư", "chữ ký số", "tài khoản", "hệ thống", "htqlcl", "lĩnh vực"),
    *("vùng", "khu vực", "lần", "bước", "điểm", "hạng", "bậc", "sáng kiến", "mô hình"),
    *("nhóm mục tiêu", "nhóm nhiệm vụ", "nhóm nội dung", "nhóm giải pháp", "đặc khu"),
    *("doanh nghiệp", "hộ", "dự án", "công trình", "hạng mục", "máy", "bộ", "mẫu", "thành viên"),
)
_NOUN = re.compile(
    rf"\s+(?P<noun>{'|'.join(sorted(map(re.escape, NOUNS), key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_DIGITS = (
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:[ '’][0-9]{3})+(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?"
)
_NUMBER = re.compile(
    rf"(?<![0-9.,/\w])(?P<sign>(?<![\w)%])[-−](?=[0-9]))?(?P<number>{_DIGITS})"
    rf"(?:\s?/\s?(?P<base>{_DIGITS}))?(?![0-9/])"
    r"(?P<scale>\s+(?:nghìn|ngàn|triệu|tỷ|tỉ)\b(?!\s+(?:lệ|trọng|suất)))?"
    r"(?P<unit>\s?(?:%\s?điểm\b|điểm\s?%|%)|\s+(?:điểm\s+)?phần\s+trăm\b"
    r"|\s*(?:đồng\b|vnđ\b|vnd\b|đ\b))?",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"\s+(?P<number>{_DIGITS})\s+(?P<scale>nghìn|ngàn|triệu)\b(?P<unit>\s*(?:đồng\b|vnđ\b|đ\b))",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s+điểm\b(?!\s+(?:%|phần|trên))", re.IGNORECASE)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_PRECISION = re.compile(
    r"(?P<word>\b(?:khoảng|ước(?:\s+(?:đạt|khoảng|tính))?|chừng|xấp\s+xỉ|gần|hơn|trên|dưới|quá"
    r"|không\s+quá|không\s+dưới|chưa\s+(?:đến|tới|đầy)))\s+$",
    re.IGNORECASE,
)
_MEANS = {
    **{"khoảng": "about", "chừng": "about", "xấp xỉ": "about", "ước": "about"},
    **{"gần": "under", "dưới": "under", "không quá": "under"},
    **{"hơn": "over", "trên": "over", "quá": "over", "không dưới": "over"},
}
# "cao hơn 2,03%" compares; "29 trên 44" divides; "trên 6 lĩnh vực" says where.
_COMPARED = re.compile(
    r"\b(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|tốt|kém|sớm|muộn|giảm|tăng|vượt)\s+$", re.IGNORECASE
)
_WHERE = re.compile(r"\s+(?:lĩnh vực|địa bàn|tổng số|mặt|phương diện|nội dung|tiêu chí)\b", re.I)
# Each tells a number only in some places.
UNCLEAR = {"một": 1, "năm": 5}
_WORDS = {
    **{"mười một": 11, "mười hai": 12, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7},
    **{"tám": 8, "chín": 9, "mười": 10},
}
# "hai mươi ba": tens, then ones.
_ONES = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "năm": 5, **_WORDS}
_TENS = "|".join(word for word, value in _WORDS.items() if value < 10)
_IN_WORDS = re.compile(
    rf"(?<!thứ )(?<!cấp )(?<!hàng )\b(?P<word>(?:{_TENS})\s+mươi(?:\s+(?:{'|'.join(_ONES)}))?"
    rf"|{'|'.join(_WORDS)})"
    rf"(?={_NOUN.pattern.replace('?P<noun>', '')})",
    re.IGNORECASE,
)
# "Năm" is a year and "một" an article, where they do not stand in a count's place.
_ONE_OR_FIVE = re.compile(
    rf"(?:\b(?:có|chỉ|và|còn|gồm|với|là)|[,;(])\s+(?P<word>một|năm)"
    rf"(?={_NOUN.pattern.replace('?P<noun>', '')})",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\b(?P<word>không\s+có|chưa\s+có|không\s+phát\s+sinh|không\s+còn)"
    rf"(?={_NOUN.pattern.replace('?P<noun>', '')})",
    re.IGNORECASE,
)
_LARGEST = Decimal(10**15)


def read_numbers(text: str, locator: str = "") -> tuple[tuple[Number, ...], tuple[LeftOut, ...]]:
    """The numbers of a paragraph in their order, and digits that are none.

    "06/44" are two numbers with one print. A number in words, "không có" too, counts only before
    what is counted.
    """
    blanked, spans = left_out(text, _NOUN)
    numbers = sorted(
        (*_in_digits(text, blanked), *_in_words(blanked)), key=lambda number: number.start
    )
    left = tuple(LeftOut(text[start:end], locator, why, start, end) for start, end, why in spans)
    return tuple(numbers), left


def is_number(cell: str) -> bool:
    """Whether a cell holds nothing but a number: "gần 1.300", "260 hồ sơ"."""
    numbers, _ = read_numbers(cell) if re.search(r"[0-9]", cell) else ((), ())
    return any(cell in (number.printed, f"{number.printed} {number.unit}") for number in numbers)


def _in_digits(text: str, blanked: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(blanked):
        unit = _unit(match["unit"])
        noun = _NOUN.match(blanked, match.end())
        is_count = unit == "" and not match["scale"] and noun is not None
        base = None if match["base"] is None else value_of(match["base"], is_count=True)
        value = value_of(match["number"], is_count=is_count or base is not None)
        if value is None or value >= _LARGEST or (base is None and match["base"]):
            continue
        if match["scale"]:
            value *= _SCALES[match["scale"].strip().lower()]
        if match["sign"]:
            value = -value
        more = _MORE.match(blanked, match.end()) if match["scale"] and not unit else None
        points = (
            _POINTS.match(blanked, match.end()) if not unit and _grows(blanked, match) else None
        )
        end = match.end()
        if more is not None:
            # "2 tỷ 145 triệu đồng"
            value += (value_of(more["number"], is_count=True) or 0) * _SCALES[more["scale"].lower()]
            end, unit = more.end(), _unit(more["unit"])
        elif points is not None:
            end, unit = points.end(), "điểm %"
        word, precision, start = _precision(blanked, match, value)
        printed = text[match.start() : end].strip()
        printed = f"{word} {printed}" if word else printed
        counted = unit or (noun["noun"].lower() if noun else "")
        first = "of" if base is not None else ""
        yield Number(value, printed, counted, precision, start, end, first)
        if base is not None:
            yield Number(base, printed, counted, precision, start, end, "base")


def _grows(text: str, match: re.Match[str]) -> bool:
    """Whether a number says by how much something grew or fell: "tăng 1,27 điểm"."""
    return re.search(r"\b(?:tăng|giảm)\s+$", text[: match.start()], re.IGNORECASE) is not None


def _unit(text: str | None) -> str:
    words = " ".join((text or "").lower().split())
    if "điểm" in words:
        return "điểm %"
    if words in ("%", "phần trăm"):
        return "%"
    return "đồng" if words else ""


def value_of(text: str, *, is_count: bool) -> Decimal | None:
    """The value of digits as Vietnamese write them; a point that groups nothing is a comma.

    Args:
        text: "1.769", "98,63", "11.3".
        is_count: whether things are counted: then "1,769" groups thousands too.
    """
    text = re.sub(r"[ '’]", "", text)
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if is_count and re.fullmatch(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+", text):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", text):
        return Decimal(text.replace(",", "."))
    return None


def _precision(text: str, match: re.Match[str], value: Decimal) -> tuple[str, str, int]:
    """The word before a number that says how exact it is, its meaning, where the print begins."""
    before = text[: match.start()]
    found = _PRECISION.search(before)
    if found is None:
        return "", "exact", match.start()
    word = " ".join(found["word"].lower().split())
    meaning = _MEANS.get(word) or ("about" if word.startswith("ước") else "under")
    head = before[: found.start()]
    if word in ("trên", "hơn", "quá") and (
        _COMPARED.search(head)
        or re.search(r"[0-9%]\s*$", head)
        or (word == "trên" and (_WHERE.match(text, match.end()) or not _is_round(match, value)))
    ):
        return "", "exact", match.start()
    return text[found.start("word") : found.end("word")], meaning, found.start("word")


def _is_round(match: re.Match[str], value: Decimal) -> bool:
    """Whether a number looks like an estimate: "trên 145" and "trên 06" are none."""
    if match["unit"] or match["scale"] or "," in match["number"]:
        return True
    if match["number"].startswith("0"):
        return False
    return value % (10 if value >= 100 else 5) == 0


def _in_words(text: str) -> Iterator[Number]:
    for pattern in (_IN_WORDS, _ONE_OR_FIVE, _NONE):
        for match in pattern.finditer(text):
            noun = _NOUN.match(text, match.end())
            assert noun is not None
            value = Decimal(0 if pattern is _NONE else _spelled(match["word"]))
            unit, start = noun["noun"].lower(), match.start("word")
            yield Number(value, match["word"], unit, "exact", start, match.end(), "word")


def _spelled(words: str) -> int:
    """The value of a number in words: "mười hai", "hai mươi ba"."""
    words = " ".join(words.lower().split())
    if words in _WORDS or words in UNCLEAR:
        return {**_WORDS, **UNCLEAR}[words]
    tens, _, ones = words.partition(" mươi")
    return 10 * _WORDS[tens] + _ONES.get(ones.strip(), 0)
