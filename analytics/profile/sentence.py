"""The answer of a profile in a few plain sentences; numbers between ** for emphasis."""

from collections.abc import Mapping

from analytics.audit import how_many
from analytics.formats import count, rate
from analytics.headline import headline
from analytics.metrics import SMALL
from analytics.periods import label, parse
from analytics.profile.rank import Rank, rank_sentence
from analytics.profile.subject import Subject
from analytics.profile.view import Profile
from analytics.query import value_text
from analytics.texts import BLOCKS, inside, inside_name, translator


def sentence(
    shown: Profile, language: str, *, rows: Mapping[str, str], place: Rank | None = None
) -> str:
    """Say how punctual the subject was, what it weighs, and where it is slowest.

    Args:
        shown: the profile.
        language: "vi" or "en".
        rows: what to call the rows of its heat map.
        place: its rank among its like.
    """
    _ = translator(language)
    name = shown.subject.called(language)
    told = _headline(shown, language)
    said = [
        f"{name} · {told}",
        _("Đơn vị chưa gửi số liệu của kỳ này.") if shown.silent else "",
        rank_sentence(place, language) if place else "",
        _share(shown, language),
        _lowest(shown, language, rows),
    ]
    return " ".join(one for one in said if one)


def unmatched_text(shown: Profile, language: str) -> str:
    """What does not add up about the subject in the period; "" for nothing."""
    first = shown.unmatched[0].checks[0].sentence if shown.unmatched else None
    if first is None:
        return ""
    _ = translator(language)
    return _("Đối chiếu số liệu: {found}. Trước hết: {first}").format(
        found=how_many(shown.unmatched, language), first=first.in_(language)
    )


def _headline(shown: Profile, language: str) -> str:
    """What the overview says of a scope; where only the share of late dossiers is printed, it."""
    _ = translator(language)
    late = shown.cards["late"]
    if late.metric == "late_rate" and shown.value("on_time_rate") is None:
        return _("{period}: **{rate}** hồ sơ đã giải quyết bị trễ hạn.").format(
            period=label(shown.period, language), rate=value_text(late.answer, language)
        )
    count_late = late.answer if late.metric == "late" else None
    on_time = shown.cards["on_time_rate"].answer
    return headline(shown.period, on_time, shown.value("resolved"), count_late, language)


def block(shown: Profile, language: str) -> str:
    """What the shares are of: the local or the central block."""
    name = "central" if shown.subject.whole.level == "central" else "local"
    return inside(BLOCKS[name].in_(language))


def _share(shown: Profile, language: str) -> str:
    """Its part of the block's late dossiers, beside its part of all that were resolved.

    Of few late dossiers the counts only: one more would move a percentage by points.
    """
    late, resolved = shown.share.of_the_late, shown.share.of_the_resolved
    if late is None or resolved is None or not shown.share.late:
        return ""
    _ = translator(language)
    if (shown.share.of_late or 0) < SMALL:
        return _.plural("Giữ {n} trên {all} hồ sơ trễ của {block}.", shown.share.of_late).format(
            n=count(shown.share.late, language),
            all=count(shown.share.of_late, language),
            block=block(shown, language),
        )
    return _(
        "Chiếm **{late}** số hồ sơ trễ của {block} ({n} trên {all}), trong khi giải quyết"
        " {resolved} số hồ sơ."
    ).format(
        late=rate(late, language),
        block=block(shown, language),
        n=count(shown.share.late, language),
        all=count(shown.share.of_late, language),
        resolved=rate(resolved, language),
    )


def _lowest(shown: Profile, language: str, rows: Mapping[str, str]) -> str:
    """The slowest row of the heat map in the period, where there are several."""
    lowest = shown.heat.lowest
    grid = shown.heat
    now = [key for key in grid.keys if grid.periods and grid.at(key, grid.periods[-1])]
    if lowest is None or len(now) < 2 or lowest.period != shown.period:
        return ""
    if value_text(lowest, language) == value_text(shown.value("on_time_rate"), language):
        return ""
    _ = translator(language)
    name = rows.get(lowest.key or "", lowest.key or "")
    name = inside_name(name, language) if grid.split == "unit" else inside(name)
    return _("Thấp nhất: {name} **{rate}**.").format(name=name, rate=value_text(lowest, language))


def absent(one: Subject, period: str, language: str) -> str:
    """Say that a subject is no more, or not yet there, in a period."""
    _ = translator(language)
    values = {"name": one.called(language), "period": label(period, language, inside=True)}
    if one.until is not None and one.until <= parse(period).last_day:
        day = label(one.until.isoformat(), language)
        return _("{name}: không còn từ **{day}**, nên không có số của {period}.").format(
            **values, day=day
        )
    day = label(one.since.isoformat(), language)
    return _("{name}: có từ **{day}**, nên không có số của {period}.").format(**values, day=day)
