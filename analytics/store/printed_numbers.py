"""Does a value say the same number as the words it was printed in?

Only what can be decided without guessing: numbers written in Vietnamese digits ("130.729",
"98,63%", "06/44", "35,8 tỷ đồng"), and a decimal point that cannot be a grouping one ("11.3 %").
A print without digits ("toàn bộ") is never doubted.
"""

import re
from decimal import Decimal

# Thousands in groups of three ("130.729"), else a decimal part after a comma, or after a point that
# cannot be a thousands point: the Q1/2021 report prints "11.3 %" once.
_NUMBER = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
    r"(?:\s*(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)\b)?"
)
_THOUSANDS = re.compile(r"\.(?=[0-9]{3}(?![0-9]))")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def printed_numbers(printed: str) -> tuple[Decimal, ...]:
    """Return the numbers a printed text holds: "06/44" → 6 and 44; "35,8 tỷ" → 35800000000."""
    numbers = []
    for match in _NUMBER.finditer(printed.replace("\N{NO-BREAK SPACE}", " ")):
        plain = _THOUSANDS.sub("", match["digits"])
        number = Decimal(plain.replace(",", "."))
        numbers.append(number * _SCALES.get(match["scale"] or "", 1))
    return tuple(numbers)


def agrees(value: Decimal, printed: str) -> bool:
    """Return whether one of the printed numbers is the value, up to its sign.

    The sign is left to the reader: a fall may be printed "giảm 5,19%" and stored as −5.19.
    """
    numbers = printed_numbers(printed)
    return not numbers or abs(value) in numbers
