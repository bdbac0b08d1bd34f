"""The answer of a profile in a few plain sentences; numbers between ** for emphasis."""

from collections.abc import Mapping

from analytics.audit import how_many
from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import parse
from analytics.query import value_text
from analytics.texts import BLOCKS, inside
from analytics.views.headline import headline
from analytics.views.profile.rank import Rank, rank_sentence
from analytics.views.profile.subject import Subject
from analytics.views.profile.view import Profile


def sentence(
    shown: Profile, t: Translator, *, rows: Mapping[str, str], place: Rank | None = None
) -> str:
    """Say how punctual the subject was, what it weighs, and where it is slowest.

    Args:
        shown: the profile.
        rows: what to call the rows of its heat map.
        place: its rank among its like.
    """
    name = shown.subject.called(t)
    told = _headline(shown, t)
    said = [
        f"{name} · {told}",
        t("Đơn vị chưa gửi số liệu của kỳ này.") if shown.silent else "",
        rank_sentence(place, t) if place else "",
        _share(shown, t),
        _lowest(shown, t, rows),
    ]
    return " ".join(one for one in said if one)


def unmatched_text(shown: Profile, t: Translator) -> str:
    """What does not add up about the subject in the period; "" for nothing."""
    first = shown.unmatched[0].checks[0].sentence if shown.unmatched else None
    if first is None:
        return ""
    return t(
        "Đối chiếu số liệu: {found}. Trước hết: {first}",
        found=how_many(shown.unmatched, t),
        first=t(first),
    )


def _headline(shown: Profile, t: Translator) -> str:
    """What the overview says of a scope; where only the share of late dossiers is printed, it."""
    late = shown.cards["late"]
    if late.metric == "late_rate" and shown.value("on_time_rate") is None:
        return t(
            "{period}: **{rate}** hồ sơ đã giải quyết bị trễ hạn.",
            period=t.period(shown.period),
            rate=value_text(late.answer, t),
        )
    count_late = late.answer if late.metric == "late" else None
    on_time = shown.cards["on_time_rate"].answer
    return headline(shown.period, on_time, shown.value("resolved"), count_late, t)


def block(shown: Profile, t: Translator) -> str:
    """What the shares are of: the local or the central block."""
    name = "central" if shown.subject.whole.level == "central" else "local"
    return inside(t(BLOCKS[name]))


def _share(shown: Profile, t: Translator) -> str:
    """Its part of the block's late dossiers, beside its part of all that were resolved.

    Of few late dossiers the counts only: one more would move a percentage by points.
    """
    late, resolved = shown.share.of_the_late, shown.share.of_the_resolved
    if late is None or resolved is None or not shown.share.late:
        return ""
    if (shown.share.of_late or 0) < SMALL:
        return t.plural(
            "Giữ {n} trên {all} hồ sơ trễ của {block}.",
            shown.share.of_late,
            n=t.count(shown.share.late),
            all=t.count(shown.share.of_late),
            block=block(shown, t),
        )
    return t(
        "Chiếm **{late}** số hồ sơ trễ của {block} ({n} trên {all}), trong khi giải quyết"
        " {resolved} số hồ sơ.",
        late=t.rate(late),
        block=block(shown, t),
        n=t.count(shown.share.late),
        all=t.count(shown.share.of_late),
        resolved=t.rate(resolved),
    )


def _lowest(shown: Profile, t: Translator, rows: Mapping[str, str]) -> str:
    """The slowest row of the heat map in the period, where there are several."""
    lowest = shown.heat.lowest
    grid = shown.heat
    now = [key for key in grid.keys if grid.periods and grid.at(key, grid.periods[-1])]
    if lowest is None or len(now) < 2 or lowest.period != shown.period:
        return ""
    if value_text(lowest, t) == value_text(shown.value("on_time_rate"), t):
        return ""
    name = rows.get(lowest.key or "", lowest.key or "")
    name = t.name(name) if grid.split == "unit" else inside(name)
    return t("Thấp nhất: {name} **{rate}**.", name=name, rate=value_text(lowest, t))


def absent(one: Subject, period: str, t: Translator) -> str:
    """Say that a subject is no more, or not yet there, in a period."""
    values = {"name": one.called(t), "period": t.period(period, inside=True)}
    if one.until is not None and one.until <= parse(period).last_day:
        day = t.period(one.until.isoformat())
        return t("{name}: không còn từ **{day}**, nên không có số của {period}.").format(
            **values, day=day
        )
    day = t.period(one.since.isoformat())
    return t("{name}: có từ **{day}**, nên không có số của {period}.").format(**values, day=day)
