"""A figure as a drafted report prints it: whole numbers "1.234", rates "98,63%", words kept."""

from dataclasses import dataclass
from decimal import Decimal

from analytics.catalogue import Row
from analytics.formats import decimals_of, scales_of
from analytics.formats.values import exactly, half_up
from analytics.i18n import VI
from analytics.metrics import METRICS
from analytics.query import Answer
from analytics.texts import APPROXIMATE
from analytics.views.draft.outline import Place

_DECIMALS = 2
# A rate next to 0 or 100 is printed with as many decimals as show that it is neither.
_MOST_DECIMALS = 6
_ENDS = (Decimal(0), Decimal(100))


@dataclass(frozen=True)
class Number:
    """A printed number without its noun, and the value that the print says."""

    text: str
    value: Decimal


@dataclass(frozen=True)
class Stated:
    """A number that the draft states: as printed, its value, its place (None: a difference)."""

    printed: str
    value: Decimal
    place: Place | None = None


def is_doubted(answer: Answer | None, row: Row | None = None) -> bool:
    """Whether a figure does not fit with others."""
    return bool(row["doubts"]) if row is not None else answer is not None and bool(answer.doubts)


def of_row(row: Row) -> Number | None:
    """A figure of a document: its digits in one way, the words of an estimate as printed."""
    exact = exactly(row["value"])
    if exact is None:
        return None
    noun, printed = row["noun"], row["printed"]
    value = half_up(exact, 6).normalize()
    if not isinstance(printed, str) or not printed:
        text = VI.reported(row["value"], None, noun, row["precision"])
        return Number(text.removesuffix(f" {noun}"), value)
    if row["precision"] in APPROXIMATE or scales_of(printed):
        return Number(printed.removesuffix(f" {noun}"), value)
    decimals = decimals_of(printed) if "%" in noun or noun == "điểm" else 0
    text = VI.number(exact, decimals)
    return Number(f"{text}%" if noun == "%" else text, value)


def of_answer(answer: Answer) -> Number | None:
    """A measured value: one that a document prints as printed, others rounded."""
    exact = exactly(answer.value)
    if exact is None:
        return None
    rate = METRICS[answer.metric].format == "rate"
    if answer.printed and answer.approximate:
        words = answer.printed.removesuffix(" hồ sơ").removesuffix(" đồng")
        return Number(words, half_up(exact * (100 if rate else 1), 6).normalize())
    if not rate:
        return Number(VI.count(answer.value), half_up(exact, 0))
    if answer.printed:
        print_ = answer.printed.replace(" ", "").replace(".", ",")
        return Number(print_, Decimal(print_.removesuffix("%").replace(",", ".")))
    percent = exact * 100
    decimals = _DECIMALS
    while decimals < _MOST_DECIMALS and percent not in _ENDS:
        if half_up(percent, decimals) not in _ENDS:
            break
        decimals += 1
    rounded = half_up(percent, decimals)
    return Number(f"{VI.number(rounded, decimals)}%", rounded)
