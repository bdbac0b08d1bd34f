"""A profile in words: its answer, its rank, names; numbers between ** for emphasis."""

from collections.abc import Iterable, Mapping, Sequence

from analytics.audit import how_many
from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import parse
from analytics.query import value_text
from analytics.texts import BLOCKS, LEVELS, inside
from analytics.views.areas.data import Item, Section
from analytics.views.figures import Figure, figure
from analytics.views.headline import headline
from analytics.views.profile.data import Profile, Rank
from analytics.views.profile.subject import Row, Subject, Subjects, subject
from analytics.views.ranking.wording import apart_text, change_text, possible_text

# --- the answer -----------------------------------------------------------------------------------


def sentence(
    view: Profile, t: Translator, *, rows: Mapping[str, str], rank: Rank | None = None
) -> str:
    """Say how punctual the subject was, what it weighs, and where it is slowest.

    Args:
        view: the profile.
        rows: what to call the rows of its heat map.
        rank: its rank among its like.
    """
    sentences = [
        f"{view.subject.called(t)} · {_headline(view, t)}",
        t("Đơn vị chưa gửi số liệu của kỳ này.") if view.silent else "",
        rank_sentence(rank, t) if rank else "",
        _share(view, t),
        _lowest(view, t, rows),
    ]
    return " ".join(text for text in sentences if text)


def _headline(view: Profile, t: Translator) -> str:
    """What the overview says of a scope; where only the share of late dossiers is printed, it."""
    late = view.cards["late"]
    if late.metric == "late_rate" and view.value("on_time_rate") is None:
        return t(
            "{period}: **{rate}** hồ sơ đã giải quyết bị trễ hạn.",
            period=t.period(view.period),
            rate=value_text(late.answer, t),
        )
    late_count = late.answer if late.metric == "late" else None
    on_time = view.cards["on_time_rate"].answer
    said = headline(view.period, on_time, view.value("resolved"), late_count, t)
    return f"**{said.number}** {said.sentence}" if said.number else said.sentence


def block(view: Profile, t: Translator) -> str:
    """What the shares are of: the local or the central block."""
    name = "central" if view.subject.whole.level == "central" else "local"
    return inside(t(BLOCKS[name]))


def _share(view: Profile, t: Translator) -> str:
    """Its part of the block's late dossiers, beside its part of all that were resolved.

    Of few late dossiers the counts only: one more would move a percentage by points.
    """
    share = view.share
    late, resolved = share.of_the_late, share.of_the_resolved
    if late is None or resolved is None or not share.late:
        return ""
    if (share.of_late or 0) < SMALL:
        return t.plural(
            "Giữ {n} trên {all} hồ sơ trễ của {block}.",
            share.of_late,
            n=t.count(share.late),
            all=t.count(share.of_late),
            block=block(view, t),
        )
    return t(
        "Chiếm **{late}** số hồ sơ trễ của {block} ({n} trên {all}), trong khi giải quyết"
        " {resolved} số hồ sơ.",
        late=t.rate(late),
        block=block(view, t),
        n=t.count(share.late),
        all=t.count(share.of_late),
        resolved=t.rate(resolved),
    )


def _lowest(view: Profile, t: Translator, rows: Mapping[str, str]) -> str:
    """The slowest row of the heat map in the period, where there are several."""
    grid, lowest = view.heat, view.heat.lowest
    now = [key for key in grid.keys if grid.periods and grid.at(key, grid.periods[-1])]
    if lowest is None or len(now) < 2 or lowest.period != view.period:
        return ""
    if value_text(lowest, t) == value_text(view.value("on_time_rate"), t):
        return ""
    name = rows.get(lowest.key or "", lowest.key or "")
    name = t.name(name) if grid.split == "unit" else inside(name)
    return t("Thấp nhất: {name} **{rate}**.", name=name, rate=value_text(lowest, t))


def unmatched_text(view: Profile, t: Translator) -> str:
    """What does not add up about the subject in the period; "" for nothing."""
    first = view.unmatched[0].checks[0].sentence if view.unmatched else None
    if first is None:
        return ""
    return t(
        "Đối chiếu số liệu: {found}. Trước hết: {first}",
        found=how_many(view.unmatched, t),
        first=t(first),
    )


def absent(subject: Subject, period: str, t: Translator) -> str:
    """Say that a subject is no more, or not yet there, in a period."""
    name, when = subject.called(t), t.period(period, inside=True)
    if subject.until is not None and subject.until <= parse(period).last_day:
        return t(
            "{name}: không còn từ **{day}**, nên không có số của {period}.",
            name=name,
            period=when,
            day=t.period(subject.until.isoformat()),
        )
    return t(
        "{name}: có từ **{day}**, nên không có số của {period}.",
        name=name,
        period=when,
        day=t.period(subject.since.isoformat()),
    )


# --- the rank -------------------------------------------------------------------------------------


def rank_sentence(rank: Rank, t: Translator) -> str:
    """The rank in a sentence: "Hạng **5** trên 21 sở, ban, ngành (có thể 3–9)."."""
    standing = rank.standing
    if standing.rank is None:
        why = "" if standing.apart else _unranked_text(rank, t)
        return why and f"{why[:1].upper()}{why[1:]}."
    values = {"rank": t.count(standing.rank), "of": t.count(rank.of), "units": t(rank.units)}
    if standing.possible is None:
        return t("Hạng **{rank}** trên {of} {units}.", **values)
    possible = possible_text(standing.possible)
    return t(
        "Hạng **{rank}** trên {of} {units} (có thể hạng {possible}).", **values, possible=possible
    )


def rank_lines(rank: Rank, t: Translator) -> list[str]:
    """What stands under the rank on a card: of how many, the ranks it may as well have."""
    standing = rank.standing
    if standing.rank is None:
        return [apart_text(standing, t) or _unranked_text(rank, t)]
    lines = [t("trên {of} {units}", of=t.count(rank.of), units=t(rank.units))]
    if standing.possible is not None:
        lines.append(t("có thể hạng {ranks}", ranks=possible_text(standing.possible)))
    return lines


def rank_change(rank: Rank, t: Translator) -> tuple[str, str]:
    """The change of rank and what it is compared with; ("", "") without an earlier rank."""
    if rank.standing.change is None or rank.compared is None:
        return "", ""
    against = t("so với {period}")
    if rank.standing.changed_by_chance:
        against = t("so với {period}, có thể do ngẫu nhiên")
    return (
        change_text(rank.standing, t),
        against.format(period=t.period(rank.compared, inside=True)),
    )


def _unranked_text(rank: Rank, t: Translator) -> str:
    """Why nobody among its like has a rank."""
    if rank.unranked == "alike":
        return t(
            "không xếp hạng: chưa phân biệt được {of} {units} với nhau",
            of=t.count(rank.of),
            units=t(rank.units),
        )
    return t("không xếp hạng: tỷ lệ này có thể vượt 100%")


# --- names, printed figures -----------------------------------------------------------------------


def group_name(group: str, t: Translator) -> str:
    """What the members of a group are: "UBND cấp xã", "địa bàn", "lĩnh vực"."""
    if group == "area":
        return t("địa bàn, gồm cả cấp xã")
    if group == "sector":
        return t("lĩnh vực")
    return t(LEVELS[group])


def names(
    known: Subjects,
    catalogue: Catalogue,
    split: str,
    keys: Iterable[str],
    period: str,
    t: Translator,
) -> dict[str, str]:
    """The name of each key of a split: levels, sectors, or units as they were called then."""
    if split == "level":
        return {key: t(LEVELS[key]) for key in keys}
    if split == "sector":
        return {key: str(t.field(catalogue.sectors[key], "name")) for key in keys}
    units = {key: subject(known, f"unit.{key}", period) for key in keys}
    return {key: key if unit is None else t(unit.name) for key, unit in units.items()}


def sections(
    rows: Sequence[Row], catalogue: Catalogue, period: str, t: Translator
) -> tuple[Section, ...]:
    """Printed figures by area of the reform and by indicator.

    Args:
        rows: a profile's ``printed``.
        catalogue: names of areas and indicators.
        period: the period of the page; figures of others are marked as such.
    """
    figures: dict[str, list[Figure]] = {}
    for row in rows:
        figures.setdefault(row["indicator"], []).append(figure(row, catalogue, period, t))
    areas = []
    for code, area in catalogue.areas.items():
        items = tuple(
            Item(
                code=indicator,
                name=t.field(catalogue.indicators[indicator], "name"),
                plan=catalogue.indicators[indicator]["nature"] == "plan",
                figures=tuple(own),
            )
            for indicator, own in figures.items()
            if catalogue.indicators[indicator]["area"] == code
        )
        if items:
            areas.append(Section(code, t.field(area, "name"), items))
    return tuple(areas)
