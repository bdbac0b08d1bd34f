"""Does a value say the same number as the words it was printed in?

Only what can be decided without guessing: numbers written in Vietnamese digits ("130.729",
"352 640", "98,63%", "06/44", "35,8 tỷ đồng", "2 tỷ 145 triệu"), and a decimal point that cannot be
a grouping one ("11.3 %"). Where a comma may group thousands as well ("1,769 thủ tục"), either
number will do. A print without digits ("toàn bộ") is never doubted.
"""

import re
from decimal import Decimal

# Thousands in groups of three, by points ("130.729") or spaces ("352 640"), else a decimal part
# after a comma, or after a point that cannot be a thousands point: the Q1/2021 report prints
# "11.3 %" once.
_NUMBER = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?"
    r"|[1-9][0-9]{0,2}(?:[ '’][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
    r"(?:\s*(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)\b)?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\.(?=[0-9]{3}(?![0-9]))|[ '’]")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
# A comma groups thousands in the prints of some offices; a share has no thousands.
_COMMAS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9.,]|\s*%)")


def printed_numbers(printed: str) -> tuple[Decimal, ...]:
    """Return the numbers a printed text holds: "06/44" → 6 and 44; "35,8 tỷ" → 35800000000.

    What is said in falling scales is one number: "2 tỷ 145 triệu" → 2145000000.
    """
    text = re.sub(r"\s", " ", printed)
    numbers: list[Decimal] = []
    end, before = -1, 0
    for match in _NUMBER.finditer(text):
        plain = _THOUSANDS.sub("", match["digits"])
        scale = _SCALES.get((match["scale"] or "").lower(), 1)
        number = Decimal(plain.replace(",", ".")) * scale
        goes_on = 1 < scale < before and not text[end : match.start()].strip()
        if goes_on:
            numbers[-1] += number
        else:
            numbers.append(number)
        end, before = match.end(), scale
    return tuple(numbers)


def agrees(value: Decimal, printed: str) -> bool:
    """Return whether one of the printed numbers is the value, up to its sign.

    The sign is left to the reader: a fall may be printed "giảm 5,19%" and stored as −5.19.
    """
    numbers = printed_numbers(printed)
    grouped = (Decimal(match[0].replace(",", "")) for match in _COMMAS.finditer(printed))
    return not numbers or abs(value) in (*numbers, *grouped)
