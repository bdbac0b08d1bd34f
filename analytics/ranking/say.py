"""A standing in words: one wording for table, charts, export and sentence."""

from functools import lru_cache

from analytics.formats import count, distinct_rates, rate, with_unit
from analytics.metrics import METRICS, SMALL
from analytics.query import Answer, Target, value_text
from analytics.query.wording import marks, missing_text
from analytics.ranking.standing import Standing
from analytics.ranking.view import Ranking
from analytics.stats.funnel import COVERAGES
from analytics.stats.intervals import Interval
from analytics.texts import translator

_EN_DASH = "–"
_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def whole(value: float | None, language: str) -> str:
    """A count or a rank; "—" for none. Kept: the table and the pictures say the same numbers."""
    return count(value, language)


@lru_cache(maxsize=_KEPT)
def value(answer: Answer, language: str) -> str:
    """The value of an answer as the reader sees it: "98,63%", "1.551"."""
    return value_text(answer, language)


def amount(answer: Answer, language: str) -> str:
    """The value with its noun: "98,63%", "1.551 hồ sơ"."""
    text = value(answer, language)
    if METRICS[answer.metric].format != "count":
        return text
    return with_unit(text, "hồ sơ", language)


def distinct(one: Answer, other: Answer, language: str) -> tuple[str, str]:
    """Two values with as many decimals as it takes to see that they differ."""
    texts = amount(one, language), amount(other, language)
    if METRICS[one.metric].format != "rate" or texts[0] != texts[1]:
        return texts
    return distinct_rates(one.value, other.value, language)


@lru_cache(maxsize=_KEPT)
def interval_text(interval: Interval | None, language: str) -> str:
    """An interval: "97,85–98,92%"; "—" for none."""
    if interval is None:
        return "—"
    low, high = rate(interval.low, language), rate(interval.high, language)
    return low if low == high else f"{low.removesuffix('%')}{_EN_DASH}{high}"


def possible_text(possible: tuple[int, int] | None) -> str:
    """Possible ranks: "3–9", "3" where there is no other; "—" for none."""
    if possible is None:
        return "—"
    best, worst = possible
    return f"{best}{_EN_DASH}{worst}" if best < worst else f"{best}"


def change_text(standing: Standing, language: str) -> str:
    """Ranks gained or lost: "▲ 3", "▼ 2", "0"; "—" where one of the two is missing.

    In brackets where chance can have moved it: "(▲ 3)".
    """
    if standing.change is None:
        return "—"
    sign = "▲ " if standing.change > 0 else "▼ " if standing.change < 0 else ""
    text = f"{sign}{whole(abs(standing.change), language)}"
    return f"({text})" if standing.changed_by_chance else text


@lru_cache(maxsize=_KEPT)
def line_text(goal: Target, language: str) -> str:
    """The line that rates are held against: "chỉ tiêu 95%", "mốc tham chiếu 95%"."""
    _ = translator(language)
    said = _("chỉ tiêu {value}") if goal.in_force else _("mốc tham chiếu {value}")
    return said.format(value=goal.text(language))


def way_text(standing: Standing, goal: Target, language: str) -> str:
    """The way to the line: "cần thêm 212 hồ sơ đúng hạn để đạt chỉ tiêu 95%"; "" at or above."""
    if not standing.needed:
        return ""
    _ = translator(language)
    return _("cần thêm {n} hồ sơ đúng hạn để đạt {line}").format(
        n=whole(standing.needed, language), line=line_text(goal, language)
    )


def apart_text(standing: Standing, language: str) -> str:
    """Why a unit stands apart; "" for a ranked one."""
    _ = translator(language)
    answer = standing.answer
    if standing.apart in ("part", "empty"):
        return missing_text(answer, language)
    return {
        "small": _("dưới {least} hồ sơ").format(least=SMALL),
        "unstated": _("đã gửi, không nêu số này"),
        "about": _("số gần đúng: không xếp hạng"),
        "alone": _("chưa đủ hai đơn vị để xếp hạng"),
    }.get(standing.apart, "")


def outside_text(ranking: Ranking, language: str) -> str:
    """The units that chance does not explain, below and above; that there is none."""
    _ = translator(language)
    found = ranking.funnel
    if found is None or not found.chance:
        return ""
    limit = rate(COVERAGES[1], language, 1)
    outside = [one for one in ranking.standings if one.key in found.outside]
    if not outside:
        return _("Không đơn vị nào ngoài giới hạn {limit}.").format(limit=limit)
    below = [one for one in outside if (one.value or 0) < found.rate]
    above = [one for one in outside if (one.value or 0) > found.rate]
    said = []
    for units, text in (
        (below, _("Dưới giới hạn {limit}: {names}.")),
        (above, _("Trên giới hạn {limit}: {names}.")),
    ):
        if units:
            names = ", ".join(one.name.in_(language) for one in units)
            said.append(text.format(limit=limit, names=names))
    return " ".join(said)


def place_text(ranking: Ranking, standing: Standing, language: str) -> str:
    """Where a unit lies in the funnel, when outside of what chance allows; else ""."""
    found = ranking.funnel
    place = found.places.get(standing.key, "") if found else ""
    if found is None or place in ("", "inside") or standing.value is None:
        return ""
    _ = translator(language)
    inner, outer = rate(COVERAGES[0], language, 0), rate(COVERAGES[1], language, 1)
    above = standing.value > found.rate
    if place == "outside":
        text = _("trên giới hạn {limit}") if above else _("dưới giới hạn {limit}")
        return text.format(limit=outer)
    return _("ngoài giới hạn {limit}").format(limit=inner)


def remark(ranking: Ranking, standing: Standing, language: str) -> str:
    """What must be known beside a row: why it stands apart, its place, the doubts of its value."""
    said = [apart_text(standing, language), place_text(ranking, standing, language)]
    if standing.answer.basis != "computed":
        said += [word for word, _meaning in marks(standing.answer, language)]
    return " · ".join(dict.fromkeys(one for one in said if one))


def details(ranking: Ranking, standing: Standing, language: str) -> list[str]:
    """The table's row in words, line by line, for the picture."""
    _ = translator(language)
    answer = standing.answer
    said = [f"{ranking.metric.label.in_(language)}: {amount(answer, language)}"]
    if standing.rank is not None:
        rank = _("hạng {rank} trong {n}").format(
            rank=whole(standing.rank, language), n=whole(len(ranking.ranked), language)
        )
        if standing.possible:
            possible = _("có thể hạng {ranks}").format(ranks=possible_text(standing.possible))
            rank = f"{rank}, {possible}"
        said.append(rank)
    if standing.interval:
        said.append(
            _("khoảng tin cậy 95%: {interval}").format(
                interval=interval_text(standing.interval, language)
            )
        )
    if answer.numerator is not None and answer.denominator is not None:
        said.append(
            _.plural("{numerator} trên {denominator} hồ sơ", answer.denominator).format(
                numerator=whole(answer.numerator, language),
                denominator=whole(answer.denominator, language),
            )
        )
    if standing.late is not None:
        said.append(_("{n} hồ sơ trễ").format(n=whole(standing.late, language)))
    if ranking.goal is not None:
        said.append(way_text(standing, ranking.goal, language))
    said.append(remark(ranking, standing, language))
    return [line for line in said if line]
