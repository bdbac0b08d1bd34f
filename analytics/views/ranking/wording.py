"""A standing in words, the same for table, charts, file and sentence."""

from functools import lru_cache

from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.metrics import METRICS, SMALL
from analytics.query import Answer, State, Target, value_text
from analytics.query.wording import counts_text, late_text, line_text, marks, missing_text
from analytics.stats.funnel import COVERAGES
from analytics.stats.intervals import Interval
from analytics.texts import Bilingual
from analytics.views.ranking.data import Ranking
from analytics.views.ranking.standings import Standing

_EN_DASH = "–"
_KEPT = 4096

# How a unit stands to the common rate of its group, the highest first.
TIERS = {
    "higher": Bilingual("cao hơn rõ rệt", "clearly higher"),
    "same": Bilingual("chưa phân biệt", "not distinguishable"),
    "lower": Bilingual("thấp hơn rõ rệt", "clearly lower"),
}
_SIGNS = {"higher": "▲", "same": "", "lower": "▼"}


def tier_state(ranking: Ranking, tier: str) -> State:
    """A tier with its sign, and whether it is good or bad where the metric has a better side."""
    code = "no_data"
    if ranking.worse and tier in ("higher", "lower"):
        code = "missed" if tier == ranking.worse else "met"
    return State(code, _SIGNS.get(tier, ""), TIERS[tier])


@lru_cache(maxsize=_KEPT)
def whole(value: float | None, t: Translator) -> str:
    """A count or a rank; "—" for none. Kept: the table and the pictures say the same numbers."""
    return t.count(value)


@lru_cache(maxsize=_KEPT)
def value(answer: Answer, t: Translator) -> str:
    """The value of an answer as the reader sees it: "98,63%", "1.551"."""
    return value_text(answer, t)


def amount(answer: Answer, t: Translator) -> str:
    """The value with its noun: "98,63%", "1.551 hồ sơ"."""
    text = value(answer, t)
    if METRICS[answer.metric].format != "count":
        return text
    return t.with_unit(text, "hồ sơ")


def distinct(first: Answer, second: Answer, t: Translator) -> tuple[str, str]:
    """Two values with as many decimals as it takes to see that they differ."""
    texts = amount(first, t), amount(second, t)
    if METRICS[first.metric].format != "rate" or texts[0] != texts[1]:
        return texts
    return t.distinct_rates(first.value, second.value)


@lru_cache(maxsize=_KEPT)
def interval_text(interval: Interval | None, t: Translator) -> str:
    """An interval: "97,85–98,92%"; "—" for none."""
    if interval is None:
        return MISSING
    low, high = t.rate(interval.low), t.rate(interval.high)
    return low if low == high else f"{low.removesuffix('%')}{_EN_DASH}{high}"


def possible_text(possible: tuple[int, int] | None) -> str:
    """Possible ranks: "3–9", "3" where there is no other; "—" for none."""
    if possible is None:
        return MISSING
    best, worst = possible
    return f"{best}{_EN_DASH}{worst}" if best < worst else f"{best}"


def change_text(standing: Standing, t: Translator) -> str:
    """Ranks gained or lost: "▲ 3", "▼ 2", "0"; "—" where one of the two is missing.

    In brackets where chance can have moved it: "(▲ 3)".
    """
    if standing.change is None:
        return MISSING
    sign = "▲ " if standing.change > 0 else "▼ " if standing.change < 0 else ""
    text = f"{sign}{whole(abs(standing.change), t)}"
    return f"({text})" if standing.changed_by_chance else text


def way_text(standing: Standing, goal: Target, t: Translator) -> str:
    """The way to the line: "cần thêm 212 hồ sơ đúng hạn để đạt chỉ tiêu 95%"; "" at or above."""
    if not standing.needed:
        return ""
    return t(
        "cần thêm {n} hồ sơ đúng hạn để đạt {line}",
        n=whole(standing.needed, t),
        line=line_text(goal, t),
    )


def apart_text(standing: Standing, t: Translator) -> str:
    """Why a unit stands apart; "" for a ranked one."""
    answer = standing.answer
    if standing.apart in ("part", "empty"):
        return missing_text(answer, t)
    return {
        "small": t("dưới {least} hồ sơ", least=SMALL),
        "unstated": t("đã gửi, không nêu số này"),
        "about": t("số gần đúng: không xếp hạng"),
        "alone": t("chưa đủ hai đơn vị để xếp hạng"),
    }.get(standing.apart, "")


def outside_text(ranking: Ranking, t: Translator) -> str:
    """The units that chance does not explain, below and above; that there is none."""
    funnel = ranking.funnel
    if funnel is None or not funnel.chance:
        return ""
    limit = t.rate(COVERAGES[1], 1)
    outside = [standing for standing in ranking.standings if standing.key in funnel.outside]
    if not outside:
        return t("Không đơn vị nào ngoài giới hạn {limit}.", limit=limit)
    below = [t(standing.name) for standing in outside if (standing.value or 0) < funnel.rate]
    above = [t(standing.name) for standing in outside if (standing.value or 0) > funnel.rate]
    texts = []
    if below:
        texts.append(t("Dưới giới hạn {limit}: {names}.", limit=limit, names=", ".join(below)))
    if above:
        texts.append(t("Trên giới hạn {limit}: {names}.", limit=limit, names=", ".join(above)))
    return " ".join(texts)


def limit_text(ranking: Ranking, standing: Standing, t: Translator) -> str:
    """Which limit of the funnel a unit lies outside of; "" inside of what chance allows."""
    funnel = ranking.funnel
    zone = funnel.places.get(standing.key, "") if funnel else ""
    if funnel is None or zone in ("", "inside") or standing.value is None:
        return ""
    inner, outer = t.rate(COVERAGES[0], 0), t.rate(COVERAGES[1], 1)
    if zone != "outside":
        return t("ngoài giới hạn {limit}", limit=inner)
    if standing.value > funnel.rate:
        return t("trên giới hạn {limit}", limit=outer)
    return t("dưới giới hạn {limit}", limit=outer)


def remark(ranking: Ranking, standing: Standing, t: Translator) -> str:
    """What must be known beside a row: why it stands apart, its limit, the doubts of its value."""
    remarks = [apart_text(standing, t), limit_text(ranking, standing, t)]
    if standing.answer.basis != "computed":
        remarks += [word for word, _meaning in marks(standing.answer, t)]
    return " · ".join(dict.fromkeys(filter(None, remarks)))


def details(ranking: Ranking, standing: Standing, t: Translator) -> list[str]:
    """The table's row in words, line by line, for the picture."""
    answer = standing.answer
    lines = [f"{t(ranking.metric.label)}: {amount(answer, t)}"]
    if standing.rank is not None:
        rank = t(
            "hạng {rank} trong {n}", rank=whole(standing.rank, t), n=whole(len(ranking.ranked), t)
        )
        if standing.possible:
            possible = t("có thể hạng {ranks}", ranks=possible_text(standing.possible))
            rank = f"{rank}, {possible}"
        lines.append(rank)
    if standing.interval:
        lines.append(
            t("khoảng tin cậy 95%: {interval}", interval=interval_text(standing.interval, t))
        )
    if answer.numerator is not None and answer.denominator is not None:
        lines.append(counts_text(answer, t))
    lines.append(late_text(standing.late, t))
    if ranking.goal is not None:
        lines.append(way_text(standing, ranking.goal, t))
    lines.append(remark(ranking, standing, t))
    return [line for line in lines if line]
