"""Digits of a text that are no figures: numbers of documents, dates, years, classes, names.

In Vietnamese a count stands before what is counted ("06 quyết định"), a label behind it ("Quyết
định 06"): that tells most of them apart.
"""

import re
from collections.abc import Iterator

from analytics.texts import Message, Words

ADDRESS = Message("địa chỉ trên mạng")
DOCUMENT = Message("số, ký hiệu văn bản")
DAY = Message("ngày, tháng")
YEAR = Message("năm")
PERIOD = Message("kỳ, giai đoạn")
CLAUSE = Message("điều, khoản, phụ lục, biểu mẫu")
ORDINAL = Message("số thứ tự")
CLASS = Message("tên bậc, mức, loại")
STANDARD = Message("tên tiêu chuẩn, phiên bản")
PHONE = Message("số điện thoại")
PLACE = Message("địa chỉ")
DURATION = Message("khoảng thời gian")
NAME = Message("chữ số trong tên gọi")
PART_OF_NAME = Message("chữ số trong tên chỉ tiêu")
NOTE = Message("chú thích cuối trang")
OUTSIDE = Message("ngoài nội dung báo cáo")

_DOCUMENTS = (
    "quyết định|nghị quyết|nghị định|thông tư liên tịch|thông tư|chỉ thị|kế hoạch|kết luận|luật"
    "|công văn|văn bản|tờ trình|báo cáo|thông báo|chương trình|đề án|quy định|hướng dẫn|công điện"
    "|pháp lệnh|quy chế|dự án|hợp phần"
)
_AND = r"\s*(?:,|;|và|-|–|đến)\s*"
_SIGN = r"[A-ZĐ][\wĐđ]*(?:\s?[-–/.&]\s?[A-ZĐ][\wĐđ]*)*"
# Where the number of a label ends: "cấp 1 215 dịch vụ" has none.
_END = r"(?![.,/]?[0-9%])(?!\s[0-9]{3}(?![0-9]))"
_YEARS = r"(?:19|20)[0-9]{2}"
_DAY = r"[0-9]{1,2}\s?[/.\-]\s?[0-9]{1,2}(?:\s?[/.\-]\s?(?:19|20)[0-9]{2})?"

# In this order: what a pattern takes, no later one sees. Those with ``label`` take no number that
# something counted follows: "điểm 3 xã".
_PATTERNS: tuple[tuple[str, Words], ...] = (
    (r"<?(?:https?://|www\.)[^\s<>]+>?|\b[\w.]+@[\w.]+|\b[\w-]+(?:\.[\w-]+)*\.vn\b", ADDRESS),
    # "12, 13/QĐ-UBND", "107/2020/NĐ-CP", "12-CTr/TU"
    (
        rf"(?<![\w/.,])(?:[0-9]{{1,5}}{_AND})*[0-9]{{1,5}}[a-z]?(?:\s?/\s?{_YEARS})?\s?[/\-]\s?{_SIGN}",
        DOCUMENT,
    ),
    (rf"(?<![\w/])[0-9]{{1,4}}/{_YEARS}/(?=\s|[a-zđ])", DOCUMENT),
    (
        rf"(?i:\b(?:{_DOCUMENTS})\s+(?:liên\s+tịch\s+)?số)\s*:?\s*[0-9]{{1,5}}(?:/[0-9]{{4}})?"
        rf"(?:{_AND}(?:số\s+)?[0-9]{{1,5}}{_END})*",
        DOCUMENT,
    ),
    (
        rf"\b(?:{'|'.join(word.capitalize() for word in _DOCUMENTS.split('|'))})\s+0?[0-9]{{1,4}}"
        rf"(?:/(?:19|20)[0-9]{{2}})?{_END}",
        DOCUMENT,
    ),
    (rf"(?i:\b(?:từ\s+)?ngày)\s+{_DAY}(?:\s*(?:-|–|đến(?:\s+ngày)?)\s*{_DAY})?", DAY),
    (
        r"(?i:\bngày)\s+[0-9]{1,2}(?:\s*(?:,|và|-)\s*[0-9]{1,2})*\s+tháng\s+[0-9]{1,2}"
        rf"(?:\s+năm\s+{_YEARS})?",
        DAY,
    ),
    (rf"(?<![\w/.,])[0-9]{{1,2}}[/.\-][0-9]{{1,2}}[/.\-]{_YEARS}(?![0-9])", DAY),
    (
        rf"(?i:\btháng)\s+[0-9]{{1,2}}(?:{_AND}(?:tháng\s+)?[0-9]{{1,2}})*(?:\s*(?:/|năm)\s*{_YEARS})?"
        rf"{_END}",
        DAY,
    ),
    (rf"(?i:\bngày)\s+[0-9]{{1,2}}{_END}", DAY),
    (r"(?<![\w/.,])[0-9]{1,2}\s?(?:giờ|h)\s?(?:[0-9]{1,2}(?:\s?phút)?)?(?=\s*,?\s*ngày)", DAY),
    (
        rf"(?i:\bquý)\s+(?:[IV]{{1,3}}|0?[1-4])\b(?:{_AND}(?:quý\s+)?(?:[IV]{{1,3}}|0?[1-4])\b)*"
        rf"(?:\s*(?:/|,|-|năm)\s*(?:năm\s+)?{_YEARS})?",
        PERIOD,
    ),
    (
        rf"(?<![\w/.,])(?:0?[3-9]|1[0-2])\s+tháng(?:\s+(?:đầu|cuối)(?:\s+của)?)?"
        rf"(?:\s*(?:/|năm)\s*{_YEARS}|\s+năm\b)?",
        PERIOD,
    ),
    (rf"(?<![\w/.,]){_YEARS}\s?[-–]\s?{_YEARS}(?![0-9])", PERIOD),
    (
        rf"(?i:\bnăm)\s+(?:học\s+)?{_YEARS}(?:{_AND}(?:năm\s+)?{_YEARS})*(?![.,]?[0-9])",
        YEAR,
    ),
    (r"(?i:\b(?:tiêu chuẩn|TCVN|ISO|IEC)\b)[\s/:\-A-Z]*[0-9]{3,5}(?:[-:][0-9]{1,4})*", STANDARD),
    (
        r"(?i:\b(?:phiên bản|version|công nghiệp|cách mạng))\s+(?:số\s+)?[0-9]+(?:\.[0-9]+)*",
        STANDARD,
    ),
    (r"(?<![\w.,])[0-9]\.0(?![0-9%])", STANDARD),
    (
        r"(?i:\b(?:điện thoại|đường dây nóng|hotline|tổng đài|đầu số|fax|số máy|zalo))"
        r"[^0-9\n]{0,20}\(?[0-9][0-9.\s()\-]{2,14}[0-9]",
        PHONE,
    ),
    (
        r"(?<![\w.,])(?:\(0[0-9]{2,3}\)|0[0-9]{2,3})[\s.\-]?[0-9]{1,4}(?:[\s.\-]?[0-9]{3}){1,2}\b",
        PHONE,
    ),
    (
        r"(?i:\b(?:điều|khoản|chương|tiểu mục|phụ lục|phụ biểu|biểu(?: mẫu| số)?|mẫu(?: số)?"
        r"|bảng số|tiêu chí số|nội dung số))\s+(?:số\s+)?"
        rf"(?:[IVX]+\.)?[0-9]{{1,3}}[a-zđ]?(?:\.[0-9]+)*{_END}(?!\s*%)",
        CLAUSE,
    ),
    (
        r"(?i:\b(?:điểm|mục|bảng|hình|trang|tiêu chí|phần|tiết))\s+[0-9]{1,3}[a-zđ]?(?:\.[0-9]+)*"
        rf"{_END}(?!\s*%)(?P<label>)",
        CLAUSE,
    ),
    (r"\b(?:[IVX]+\.)[0-9]+[a-z]?(?:\.[0-9]+)*", CLAUSE),
    (rf"(?i:(?<!xếp )(?<!đứng )(?<!trí )(?<!hạng )\bthứ)\s+[0-9]{{1,3}}{_END}", ORDINAL),
    (
        rf"(?i:\b(?:khóa|kỳ họp|nhiệm kỳ|đợt|lần|vòng|kỳ))\s+(?:thứ\s+)?[0-9]{{1,2}}{_END}",
        ORDINAL,
    ),
    (
        rf"(?i:\b(?:mức độ|mức|cấp độ|loại|nhóm|bậc|cấp|giai đoạn|hạng|tầng nấc))\s+[0-9]"
        rf"(?:{_AND}(?:mức độ\s+|mức\s+|cấp độ\s+)?[0-9])*{_END}(?!\s*%)",
        CLASS,
    ),
    (
        r"(?i:\b(?:số nhà|số))\s+[0-9]{1,4}[A-Z]?(?:/[0-9]+)?,?\s+(?:đường\s+)?"
        r"[A-ZĐ][^\W\d_]+\s+[A-ZĐ]",
        PLACE,
    ),
    (
        r"(?i:\b(?:đường|quốc lộ|tỉnh lộ|tầng|phòng số|quầy số|quầy|tổ dân phố))\s+(?:số\s+)?"
        r"[0-9]{1,3}"
        rf"(?:/[0-9]{{1,2}})?{_END}",
        PLACE,
    ),
    (r"(?<![\w.,])24/(?:7|24)(?=\s*(?:giờ|h\b|[.,;)]|$))(?:\s*(?:giờ|h\b))?", DURATION),
    (
        r"(?<![\w./,])[0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,3})?\s+(?:năm|tháng|tuần|ngày(?:\s+làm\s+việc)?"
        r"|giờ|buổi)\b(?!\s+(?:tập huấn|tuyên truyền|đối thoại|hội nghị|làm việc với))",
        DURATION,
    ),
    (r"\b[A-ZĐa-z][\wĐđ]*-?[0-9]+[\w]*(?:-[0-9]+)?\b(?<![0-9]%)", NAME),
    (r"(?<![\w.,/])[0-9]{1,3}[A-Za-zĐ](?![\w])", NAME),
    (r"^\(?[0-9]{1,2}(?:\.[0-9]{1,2})*(?:[.)/:]|\s-)\s+(?=\D)", ORDINAL),
    (r"(?<=\s)\([0-9]{1,2}\)\s+(?=[^\W\d_])", ORDINAL),
    (rf"(?<![\w.,/]){_YEARS}(?![\w.,]?[0-9])(?!\s*/\s*[0-9])(?P<label>)", YEAR),
)
_COMPILED = tuple((re.compile(pattern), reason) for pattern, reason in _PATTERNS)
_BLANK = "\x00"


def left_out(text: str, is_counted: re.Pattern[str]) -> tuple[str, list[tuple[int, int, Words]]]:
    """The text with digits that are no figures blanked, and where they stood and why.

    Args:
        text: a paragraph.
        is_counted: matches what is counted, right behind a number: "2021 hồ sơ" is no year.
    """
    spans: list[tuple[int, int, Words]] = []
    for pattern, reason in _COMPILED:
        for start, end in _spans(pattern, text, is_counted):
            spans.append((start, end, reason))
            text = text[:start] + _BLANK * (end - start) + text[end:]
    return text, sorted(spans, key=lambda span: span[0])


def _spans(
    pattern: re.Pattern[str], text: str, is_counted: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    is_checked = "label" in pattern.groupindex
    for match in pattern.finditer(text):
        start, end = match.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        if _BLANK in match[0] or not any(sign.isdigit() for sign in match[0]):
            # "quý I": a period without digits is looked for elsewhere
            continue
        if is_checked and is_counted.match(text, end):
            continue
        yield start, end
