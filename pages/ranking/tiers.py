"""The units of a ranking as rows: by tier where the tiers are known, else in their order."""

from collections.abc import Callable, Sequence
from itertools import groupby

from analytics.charts.axis import Axis, count_axis, rate_axis
from analytics.filters import LEVEL_CHOICES
from analytics.i18n import Translator
from analytics.query import state
from analytics.query.wording import counts_text, late_text
from analytics.texts import capital
from analytics.views.ranking import TIERS, Ranking, Standing, message, missing, tier_state
from analytics.views.ranking.wording import apart_text, possible_text, value, way_text
from pages.ui import behind, frame, hero, markup, profiles, rows
from pages.ui.filters import ALL
from pages.ui.panel import panel

# Up to so many rows stand in a list; of more, so many at either end, the rest behind a click.
MOST, ENDS = 12, 5

Listed = Callable[[Sequence[Standing], str], None]


def show(view: Ranking, key: str | None, subtitle: str, t: Translator) -> None:
    """Draw the units; ``key`` is the one that the reader follows."""
    axis = _axis(view)

    def listed(standings: Sequence[Standing], name: str) -> None:
        drawn = [_row(view, standing, key, t) for standing in standings]
        rows.draw(drawn, axis, alt=name, line=_line(view), in_force=True)

    with panel("ranking", capital(message(view, t)), subtitle, _note(view, axis, t)):
        if view.has_tiers:
            for code in TIERS if view.worse != "higher" else reversed(TIERS):
                _tier(view, code, key, listed, t)
        elif view.ranked:
            _cut(view, view.ranked, key, "all", listed, t)
        _apart(view, listed, t)
        if view.members.missing:
            frame.small(t("Chưa gửi số liệu: {names}.", names=missing(view, t)))


def _tier(view: Ranking, code: str, key: str | None, listed: Listed, t: Translator) -> None:
    """A tier under its name with the number of its units, also where it has none."""
    standings, look = view.tier(code), tier_state(view, code)
    markup.show(
        "tier",
        state=hero.verdict(look) if standings else "",
        sign=look.sign,
        name=capital(t(look.label)),
        units=t.plural("{n} đơn vị", len(standings), n=t.count(len(standings)))
        if standings
        else t("không có đơn vị nào"),
    )
    if standings:
        _cut(view, standings, key, code, listed, t)


def _cut(
    view: Ranking,
    standings: Sequence[Standing],
    key: str | None,
    code: str,
    listed: Listed,
    t: Translator,
) -> None:
    """The rows at either end and the followed one, those between them behind a click."""
    first, between, last = cut(standings, key, by_late=bool(view.unranked))
    name = capital(t(TIERS[code])) if code in TIERS else t(view.question.who.name)
    listed(first, name)
    if between:
        behind.click(
            t("Xem thêm ({n})", n=t.count(len(between))),
            f"ranking-{code}-open",
            lambda: listed(between, name),
        )
    if last:
        listed(last, name)


def cut(
    standings: Sequence[Standing], key: str | None, *, by_late: bool
) -> tuple[list[Standing], list[Standing], list[Standing]]:
    """What stands in sight, what behind a click, and what after it.

    Args:
        standings: in their order.
        key: the followed unit, which is always in sight.
        by_late: whether the order is that of late dossiers, whose end nobody asks for.
    """
    if len(standings) <= MOST:
        return list(standings), [], []
    end = len(standings) if by_late else len(standings) - ENDS
    middle = standings[ENDS:end]
    first = [*standings[:ENDS], *(row for row in middle if row.key == key)]
    return first, [row for row in middle if row.key != key], list(standings[end:])


def _apart(view: Ranking, listed: Listed, t: Translator) -> None:
    """Those without a rank, closed by reason; in sight where nobody has one."""
    known = [standing for standing in view.apart if standing.value is not None]
    if not view.ranked:
        listed(known, t(view.question.who.name))
        return
    for reason, group in groupby(sorted(view.apart, key=_reason), key=_reason):
        standings = list(group)
        words = t(
            "Không xếp hạng ({why}): {n}",
            why=t("chưa đủ đơn vị gửi") if reason == "part" else apart_text(standings[0], t),
            n=t.count(len(standings)),
        )

        def draw(standings: Sequence[Standing] = standings, words: str = words) -> None:
            listed(standings, words)

        behind.click(words, f"ranking-{reason}-open", draw)


def _reason(standing: Standing) -> str:
    return standing.apart


def _row(view: Ranking, standing: Standing, key: str | None, t: Translator) -> rows.Row:
    name = t(standing.name)
    if standing.rank is not None and _is_sure(standing):
        name = f"{t.count(standing.rank)}. {name}"
    verdict = tier_state(view, standing.tier) if standing.tier else None
    if view.goal is not None and view.goal.in_force and view.is_rate and not standing.apart:
        verdict = state(standing.value, view.goal)
    of = profiles.of(view.question.split, standing.key)
    return rows.Row(
        name=name,
        value=value(standing.answer, t),
        place=standing.value,
        between=_between(view, standing),
        note=" · ".join(filter(None, _facts(view, standing, t))),
        state=hero.verdict(verdict),
        sign="" if verdict is None or not hero.verdict(verdict) else verdict.sign,
        href="" if of is None else profiles.address(of),
        hollow=view.is_rate and not standing.answer.has_counts,
        chosen=standing.key == key,
        way=_why(view, standing, t),
    )


def _is_sure(standing: Standing) -> bool:
    """Whether no other rank is possible, or chance has no part in the value."""
    return standing.possible is None or standing.possible[0] == standing.possible[1]


def _facts(view: Ranking, standing: Standing, t: Translator) -> list[str]:
    """What stands beside a value: dossiers, possible ranks, the way to a target in force."""
    answer, facts = standing.answer, []
    if standing.value is None:
        return [apart_text(standing, t)]
    if standing.late is not None:
        facts.append(late_text(standing.late, t))
    elif answer.numerator is not None and answer.denominator is not None:
        facts.append(counts_text(answer, t))
    if standing.possible and not _is_sure(standing):
        facts.append(t("Khoảng thứ hạng (95%): {ranks}", ranks=possible_text(standing.possible)))
    if view.goal is not None and view.goal.in_force:
        facts.append(way_text(standing, view.goal, t))
    return facts


def _why(view: Ranking, standing: Standing, t: Translator) -> tuple[str, str] | None:
    """Where the causes of a rate stand: the unit's own sectors in both periods."""
    level = view.question.who.level
    if not view.is_rate or standing.value is None or level not in LEVEL_CHOICES:
        return None
    scope = {"unit": standing.key, "level": ALL, "district": ALL}
    if level == "district":
        is_area = view.question.split == "area"
        scope = {"district": standing.key, "level": ALL if is_area else level}
    address = frame.address("compare", metric=view.metric.code, split="sector", sector=ALL, **scope)
    return t("Nguyên nhân"), address


def _between(view: Ranking, standing: Standing) -> tuple[float, float] | None:
    """A rate's interval, or a count's bar from zero."""
    if not view.is_rate:
        return None if standing.value is None else (0.0, standing.value)
    return None if standing.wide is None else (standing.wide.low, standing.wide.high)


def _line(view: Ranking) -> float | None:
    """The common rate, which the tiers are about."""
    return view.funnel.rate if view.has_tiers and view.funnel is not None else None


def _axis(view: Ranking) -> Axis:
    """The axis of all lists: of ranked units, for those that stand apart would stretch it."""
    standings = view.ranked or view.known
    values = [standing.value for standing in standings if standing.value is not None]
    if not view.is_rate:
        return count_axis(values)
    for standing in standings:
        if standing.interval is not None and not standing.apart:
            values += [standing.interval.low, standing.interval.high]
    return rate_axis(values)


def _note(view: Ranking, axis: Axis, t: Translator) -> str:
    """Where the tracks begin and end, and how the tiers are told."""
    if not view.is_rate:
        return ""
    ends = rows.axis_remark(axis, None, t)
    if not view.has_tiers or view.funnel is None:
        return ends
    rule = t(
        "vạch dọc: mức chung {common} · dải: khoảng tin cậy 95%; rõ rệt khi cả dải nằm về một phía"
        " của vạch",
        common=t.rate(view.funnel.rate),
    )
    return f"{ends} · {rule}"
