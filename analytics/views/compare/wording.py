"""Differences and effects in words, the same for sentences, cards, charts and the table."""

from collections.abc import Iterable
from fractions import Fraction

from analytics.formats.values import MINUS, half_up
from analytics.i18n import Translator
from analytics.metrics import Metric
from analytics.query import Answer
from analytics.query.wording import difference_text, rounding_note
from analytics.stats.kitagawa import add_up
from analytics.texts import inside, translatable
from analytics.views.compare.data import Change
from analytics.views.compare.decomposition import ELSEWHERE, Contribution, Group, Part

# Which dossiers a leader counts at a rate: whether those outside its numerator, their name.
_COUNTED = {
    "on_time_rate": (True, translatable("hồ sơ trễ hạn")),
    "not_overdue_rate": (True, translatable("hồ sơ quá hạn")),
    "late_rate": (False, translatable("hồ sơ trễ hạn")),
    "early_rate": (False, translatable("hồ sơ trước hạn")),
    "on_time_of_received": (False, translatable("hồ sơ đúng hạn")),
    "online_rate": (False, translatable("hồ sơ trực tuyến")),
    "backlog_rate": (False, translatable("hồ sơ còn tồn")),
    "overdue_share": (False, translatable("hồ sơ quá hạn")),
}
_PLAIN = (False, translatable("hồ sơ ở tử số"))


def counted_name(metric: Metric, t: Translator, n: float | None = None) -> str:
    """Which dossiers a leader counts at a rate: "hồ sơ trễ hạn"; in the form of ``n`` of them."""
    return t.plural(_COUNTED.get(metric.code, _PLAIN)[1], n)


def counted(answer: Answer | None) -> float | None:
    """How many they are; None without counts."""
    if answer is None or answer.numerator is None or answer.denominator is None:
        return None
    outside, _name = _COUNTED.get(answer.metric, _PLAIN)
    return answer.denominator - answer.numerator if outside else answer.numerator


def more_counted(earlier: Answer | None, later: Answer | None) -> float | None:
    """How many more of them there are in the later period; None where a side is not known."""
    before, after = counted(earlier), counted(later)
    return None if before is None or after is None else after - before


def by_volume(earlier: Answer | None, later: Answer | None) -> tuple[int, int] | None:
    """How many more of them come from more dossiers at all, and how many from the rate.

    With x of n dossiers counted: (n2 − n1) · (x1/n1 + x2/n2) ÷ 2 come from their number, rounded,
    and the rest from the rate, so that both add up to the whole (Kitagawa 1955 for two factors).

    Returns:
        (from the number, from the rate); None where a side is not known or has no dossiers.
    """
    before, after = counted(earlier), counted(later)
    if before is None or after is None or earlier is None or later is None:
        return None
    if not earlier.denominator or not later.denominator:
        return None
    first, second = Fraction(earlier.denominator), Fraction(later.denominator)
    rates = Fraction(before) / first + Fraction(after) / second
    volume = int(half_up((second - first) * rates / 2, 0))
    return volume, int(after - before) - volume


def rounding(change: Change, group: Group | None, t: Translator) -> str:
    """That a difference is not that of the rates shown beside it; "" where it is, or in words."""
    row = group or change.rows[0]
    moved = row.comparison
    if moved is None or moved.difference is None or moved.hidden or moved.approximate:
        return ""
    return rounding_note(row.earlier, row.later, t)


def effect_text(units: int, exact: Fraction, t: Translator) -> str:
    """An effect as shown: "−0,95 điểm %"; one too small to show is in words."""
    shown = Fraction(units, 10_000)
    if not units and exact:
        shown = Fraction(1 if exact > 0 else -1, 10**9)
    return t.points(shown)


def bare_effect(units: int, exact: Fraction, t: Translator) -> str:
    """The same without its unit, for a cell or a list: "−0,80", "≈ 0", "0,00" for nothing."""
    if not units and exact:
        return "≈\N{NO-BREAK SPACE}0"
    return without_unit(t.points(Fraction(units, 10_000)))


def without_unit(text: str) -> str:
    """A difference as it stands in a column whose title names the unit."""
    for suffix in (" điểm %", " pts", " hồ sơ", " dossiers", " đồng"):
        text = text.removesuffix(suffix)
    return text


def share_texts(change: Change, t: Translator) -> dict[str, str]:
    """By key the groups' shares of the change of a count: "32,4%"; as shown they add up to 100."""
    shares = {group.key: group.share for group in change.groups if group.share is not None}
    units = add_up(shares, Fraction(1), 3) if shares else {}
    return {
        key: f"{t.number(Fraction(units[key], 10), 1)}%"
        if units[key] or not share
        else "≈\N{NO-BREAK SPACE}0%"
        for key, share in shares.items()
    }


def difference(change: Change, group: Group | None, t: Translator, short: bool = False) -> str:
    """How a group (None: the whole) changed, with its unit; "" where that is not known."""
    moved = change.comparison if group is None else group.comparison
    if moved is None or moved.difference is None:
        return ""
    if change.is_rate or moved.hidden or moved.approximate:
        text = difference_text(moved, t)
        return text if change.is_rate else t.with_unit(text, unit(change.metric))
    return amount_text(change.metric, moved.difference, t, short)


def amount_text(metric: Metric, value: float, t: Translator, short: bool = False) -> str:
    """A difference of two counts with what is counted: "+1.204 hồ sơ", "−34.805.000 ₫"."""
    if metric.format != "money":
        return t.with_unit(t.change(value), unit(metric))
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return sign + (t.money_short(abs(value)) if short else t.money(abs(value)))


def unit(metric: Metric) -> str:
    """The unit of a count: dossiers or money."""
    return "đồng" if metric.format == "money" else "hồ sơ"


def size_text(change: Change, t: Translator) -> str:
    """How far the whole moved, without a sign: "1,20 điểm %", "9.034 hồ sơ"; "" if in words."""
    moved = change.comparison
    if moved is None or not moved.difference or moved.hidden or moved.approximate:
        return ""
    size = abs(moved.difference)
    if not change.is_rate:
        return amount_text(change.metric, size, t).lstrip("+")
    shown = round(size * 100, 12)
    text = t.number(shown, moved.decimals)
    return t.with_unit(text, "điểm %") if shown >= 0.5 * 10**-moved.decimals else ""


def listed(texts: Iterable[str], t: Translator) -> str:
    """A list in words: "A, B và C"."""
    *first, last = texts
    return t("{first} và {last}", first=", ".join(first), last=last) if first else last


def within(change: Change, key: str, t: Translator) -> str:
    """A group's name within a sentence: "xã Cam Bình", "Sở Nội vụ", "lĩnh vực đất đai"."""
    name = change.name(key, t)
    named = key != ELSEWHERE and change.question.split in ("unit", "area")
    name = t.name(name) if named else inside(name)
    if t.language != "vi":
        return name
    return f"lĩnh vực {name}" if change.question.split == "sector" else name


def who(change: Change, part: Contribution, t: Translator) -> str:
    """Whose contribution it is: a group's name, or how many others."""
    if len(part.groups) == 1:
        return change.name(part.key, t)
    return t.plural("{n} nhóm khác", len(part.groups), n=t.count(len(part.groups)))


def part_text(change: Change, part: Part, t: Translator) -> str:
    """A part of the change without its unit: "+0,18", "−1.204"; money is abbreviated."""
    if change.split is not None:
        return bare_effect(part.units, part.size, t)
    if change.metric.format == "money":
        return amount_text(change.metric, part.units, t, short=True)
    return t.change(part.units)


def part_words(change: Change, part: Part, t: Translator) -> str:
    """The same with its unit: "+0,18 điểm %", "−1.204 hồ sơ"."""
    if change.split is not None:
        return effect_text(part.units, part.size, t)
    return amount_text(change.metric, part.units, t)
