"""Computed values as text: counts, rates, differences, money.

Everything is rounded half up on the exact value (a float is read as the shortest decimal that
denotes it), as printed reports do; Babel's own rounding is half to even.
"""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor
from numbers import Integral

from babel import Locale
from babel.numbers import format_compact_decimal

from analytics.texts import Bilingual, checked

Number = int | float | Decimal | Fraction

MISSING = "—"
MINUS = "\N{MINUS SIGN}"

_POINTS = Bilingual("{} điểm %", "{} pts")
_LESS_THAN = {
    1: Bilingual("tăng dưới {} điểm %", "up less than {} pts"),
    -1: Bilingual("giảm dưới {} điểm %", "down less than {} pts"),
}
_ABOUT = {
    1: Bilingual("tăng khoảng {}", "up about {}"),
    0: Bilingual("khoảng {}", "about {}"),
    -1: Bilingual("giảm khoảng {}", "down about {}"),
}
_MONEY = Bilingual("{} ₫", "VND {}")
_ROMAN = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")),
    (1, "I"),
)

# Floats carry 15 decimal digits: beyond them a difference of two rates is noise, not a change.
# (Two different rates over fewer than 30 million dossiers each lie further apart.)
_DIGITS_OF_A_DIFFERENCE = 15


def number(value: Number | None, language: str, decimals: int = 0) -> str:
    """A plain number with fixed decimals: 1234.5 → "1.234,5"; "—" for no value."""
    exact = exactly(value)
    return MISSING if exact is None else write(half_up(exact, decimals), decimals, language)


def count(value: Number | None, language: str) -> str:
    """A whole number: 130729 → "130.729"; "—" for no value."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):  # nothing to round, as with nearly all counts
        return write(value, 0, language)
    return number(value, language)


def rate(fraction: Number | None, language: str, decimals: int = 2) -> str:
    """A share between 0 and 1 in per cent: 111824/113375 → "98,63%"; "—" for no value.

    Never rounded to 0 or 100 unless it is exactly that: ">99,99%", "<0,01%". A ``Fraction`` of the
    two counts keeps that exact whatever their size.
    """
    exact = exactly(fraction)
    if exact is None:
        return MISSING
    percent = exact * 100
    rounded = half_up(percent, decimals)
    step = Decimal(1).scaleb(-decimals)
    sign = ""
    if rounded == 100 and percent != 100:
        sign, rounded = (">", rounded - step) if percent < 100 else (">", rounded)
    elif rounded == 0 and percent != 0:
        sign, rounded = ("<", step) if percent > 0 else ("<", rounded)
    return f"{sign}{write(rounded, decimals, language)}%"


def distinct_rates(
    first: Number | None, second: Number | None, language: str, decimals: int = 2
) -> tuple[str, str]:
    """Two shares with as many decimals as it takes to see that they differ: 28,701% and 28,698%.

    Equal ones are written with ``decimals``.
    """
    texts = rate(first, language, decimals), rate(second, language, decimals)
    for more in range(decimals + 1, _DIGITS_OF_A_DIFFERENCE):
        if texts[0] != texts[1] or first == second:
            break
        texts = rate(first, language, more), rate(second, language, more)
    return texts


def points(
    difference: Number | None, language: str, decimals: int = 2, approximate: bool = False
) -> str:
    """A difference of two rates (as fractions) in percentage points: −0.012 → "−1,20 điểm %".

    A difference too small to show is said in words, "giảm dưới 0,01 điểm %", never as 0,00;
    an approximate one too: "giảm khoảng 1,20 điểm %". "—" for no value.
    """
    if isinstance(difference, float):
        difference = round(float(difference), _DIGITS_OF_A_DIFFERENCE)
    exact = exactly(difference)
    if exact is None:
        return MISSING
    unit = _POINTS.in_(language)
    rounded = half_up(exact * 100, decimals)
    if approximate:
        size = unit.format(write(abs(rounded), decimals, language))
        return _ABOUT[_sign(rounded)].in_(language).format(size)
    if exact and not rounded:
        step = write(Decimal(1).scaleb(-decimals), decimals, language)
        return _LESS_THAN[_sign(exact)].in_(language).format(step)
    return unit.format(write(rounded, decimals, language, plus=True))


def rounds_apart(earlier: Number | None, later: Number | None, decimals: int = 2) -> bool:
    """Whether later − earlier as shown is not what the two rates as shown leave.

    98,285% and 98,632% are shown as 98,29% and 98,63%, their difference as 0,35, not 0,34.
    """
    first, second = exactly(earlier), exactly(later)
    if first is None or second is None:
        return False
    # A float's noise must not tip a half: 15 digits, as in ``points``.
    moved = round(second - first, _DIGITS_OF_A_DIFFERENCE)
    shown = half_up(second * 100, decimals) - half_up(first * 100, decimals)
    return half_up(moved * 100, decimals) != shown


def change(value: Number | None, language: str, approximate: bool = False) -> str:
    """A difference of two counts: "+1.234", "−87", "0"; approximate: "giảm khoảng 87"."""
    exact = exactly(value)
    if exact is None:
        return MISSING
    rounded = half_up(exact, 0)
    if approximate:
        size = write(abs(rounded), 0, language)
        return _ABOUT[_sign(rounded)].in_(language).format(size)
    return write(rounded, 0, language, plus=True)


def money(vnd: Number | None, language: str) -> str:
    """An amount in full: "100.210.000 ₫", "VND 100,210,000"; "—" for no value."""
    exact = exactly(vnd)
    return MISSING if exact is None else _MONEY.in_(language).format(count(exact, language))


def money_short(vnd: Number | None, language: str) -> str:
    """An amount for a card: "100,2 triệu ₫", "VND 100.2 million"; in full below a million."""
    exact = exactly(vnd)
    if exact is None or abs(exact) < 10**6:
        return money(vnd, language)
    # Rounded first: 999,95 million is 1 billion, not "1000 million".
    thousands = 10 ** (3 * ((len(str(floor(abs(exact)))) - 1) // 3))
    rounded = half_up(abs(exact) / thousands, 1) * thousands
    text = format_compact_decimal(
        rounded, format_type="long", locale=locale(language), fraction_digits=1
    )
    minus = MINUS if exact < 0 else ""
    return _MONEY.in_(language).format(minus + text.replace("\N{NO-BREAK SPACE}", " "))


def exactly(value: Number | None) -> Fraction | None:
    """The value as an exact fraction; None for None, NaN, infinity and pandas' NA.

    NumPy scalars are numbers too: a cell of a frame can be passed as it is.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Integral):
        return Fraction(int(value))
    if value is None or str(value) in ("nan", "NaN", "<NA>", "NaT", "inf", "-inf"):
        return None
    return Fraction(value if isinstance(value, Decimal) else Decimal(repr(float(value))))


def half_up(value: Fraction, decimals: int) -> Decimal:
    """The value rounded to ``decimals`` digits, halves away from zero."""
    # ⌊|value| · 10^decimals + 1/2⌋ in whole numbers: fractions would be reduced at every step.
    twice = 2 * value.denominator
    digits = (2 * abs(value.numerator) * 10**decimals + value.denominator) // twice
    return Decimal(-digits if value < 0 else digits).scaleb(-decimals)


def roman(number: int) -> str:
    """A Roman number: 12 → "XII"; "" below 1."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def write(value: Decimal | int, decimals: int, language: str, plus: bool = False) -> str:
    """An already rounded number with the language's separators and a true minus sign."""
    sign = MINUS if value < 0 else "+" if plus and value > 0 else ""
    return sign + f"{abs(value):,.{decimals}f}".translate(_separators(language))


@lru_cache(maxsize=8)
def locale(language: str) -> Locale:
    """Babel's locale of a language; raises UnknownName for one the interface does not speak."""
    return Locale.parse(checked(language))


@lru_cache(maxsize=8)
def _separators(language: str) -> dict[int, str]:
    """Python's own separators → the language's; Babel's patterns take ten times as long."""
    symbols = locale(language).number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"]})


def _sign(value: Fraction | Decimal) -> int:
    return (value > 0) - (value < 0)
