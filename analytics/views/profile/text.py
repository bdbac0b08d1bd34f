"""A profile in words: its answer, its rank, names; numbers between ** for emphasis."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analytics.audit import how_many
from analytics.catalogue import Catalogue
from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.periods import parse
from analytics.query import value_text
from analytics.texts import BASES, BLOCKS, LEVELS, Bilingual, inside
from analytics.views.areas.data import Item, Section
from analytics.views.figures import Figure, figure
from analytics.views.headline import Headline, headline
from analytics.views.profile.data import Profile, Rank
from analytics.views.profile.heat import Heat, is_small
from analytics.views.profile.subject import Row, Subject, Subjects, subject
from analytics.views.ranking.wording import apart_text, possible_text

# Not the unit "lĩnh vực" in which a report counts its fields.
_SECTOR = Bilingual("lĩnh vực", "sector")

# --- the answer -----------------------------------------------------------------------------------


def answer(view: Profile, t: Translator, *, rows: Mapping[str, str]) -> Headline:
    """Say how punctual the subject was, what it weighs, and where it is slowest.

    Args:
        view: the profile.
        rows: what to call the rows of its heat map.
    """
    said = _headline(view, t)
    sentences = [
        said.sentence,
        t("Đơn vị chưa gửi số liệu của kỳ này.") if view.silent else "",
        _share(view, t),
        _lowest(view, t, rows),
    ]
    return replace(said, sentence=" ".join(text for text in sentences if text))


def _headline(view: Profile, t: Translator) -> Headline:
    """What the overview says of a scope; where only the share of late dossiers is printed, it."""
    late = view.cards["late"]
    if view.says_share_late and late.answer is not None:
        return Headline(
            value_text(late.answer, t),
            t(
                "hồ sơ đã giải quyết bị trễ hạn trong {period}.",
                period=t.period(view.period, inside=True),
            ),
            counts=t(BASES["derived" if late.answer.basis == "derived" else "reported"]),
        )
    late_count = late.answer if late.metric == "late" else None
    on_time = view.cards["on_time_rate"].answer
    return headline(view.period, on_time, view.value("resolved"), late_count, t, target=view.goal)


def split_message(view: Profile, t: Translator, rows: Mapping[str, str]) -> str:
    """Which part of the subject has the most late dossiers, of how many.

    "" without counts, or where several have as many.
    """
    rates = [rate for key in view.heat.keys if (rate := view.heat.at(key, view.period))]
    late = {rate.key or "": rate.late for rate in rates if rate.late is not None}
    if not rates or len(late) < len(rates):
        return ""
    most = max(late, key=lambda key: late[key])
    if not late[most]:
        return t("Không lĩnh vực nào có hồ sơ trễ hạn") if view.heat.split == "sector" else ""
    if list(late.values()).count(late[most]) > 1:
        return ""
    return t(
        "Nhiều hồ sơ trễ hạn nhất: {name} ({n} trên {all})",
        name=rows[most],
        n=t.count(late[most]),
        all=t.count(sum(late.values())),
    )


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
            "Chiếm {n} trên {all} hồ sơ trễ hạn của {block}.",
            share.of_late,
            n=t.count(share.late),
            all=t.count(share.of_late),
            block=block(view, t),
        )
    return t(
        "Chiếm **{late}** số hồ sơ trễ hạn của {block} ({n} trên {all}), trong khi giải"
        " quyết {resolved} số hồ sơ.",
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
        "Số liệu chưa thống nhất: {found}. Trước hết: {first}",
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
            day=t.day(subject.until),
        )
    return t(
        "{name}: có từ **{day}**, nên không có số của {period}.",
        name=name,
        period=when,
        day=t.day(subject.since),
    )


def heat_note(grid: Heat, view: Profile, t: Translator) -> str:
    """What must be known to read the heat map: its grounds, its marks, its empty cells."""
    cells = [grid.at(key, period) for key in grid.keys for period in grid.periods]
    known = [cell for cell in cells if cell is not None]
    parts = []
    if view.goal is not None:
        parts.append(
            t(
                "Nền đỏ: thấp hơn {target}, càng xa càng đậm; nền xanh: từ {target} trở lên",
                target=view.goal.text(t),
            )
        )
    if any(is_small(cell) for cell in known):
        parts.append(t("°: dưới {least} hồ sơ, không tô nền", least=SMALL))
    if len(known) < len(cells):
        parts.append(t("ô trống: chưa có số liệu hoặc không có hồ sơ giải quyết"))
    return f"{' · '.join(parts)}." if parts else ""


# --- the rank -------------------------------------------------------------------------------------


def rank_number(rank: Rank, t: Translator) -> tuple[str, str]:
    """The ranks that are possible, under their name; one number only where no other is possible."""
    standing = rank.standing
    if standing.rank is None:
        return t("Thứ hạng"), MISSING
    if standing.possible is None:
        return t("Thứ hạng"), t.count(standing.rank)
    return t("Khoảng thứ hạng (95%)"), possible_text(standing.possible)


def rank_line(rank: Rank, t: Translator) -> str:
    """What stands under the rank: of how many, or why there is none."""
    if rank.standing.rank is None:
        return apart_text(rank.standing, t) or _unranked_text(rank, t)
    return t("trên {of} {units}", of=t.count(rank.of), units=t(rank.units))


def _unranked_text(rank: Rank, t: Translator) -> str:
    """Why nobody among its like has a rank."""
    if rank.unranked == "alike":
        return t(
            "Không xếp hạng: {of} {units} chưa khác biệt rõ với nhau",
            of=t.count(rank.of),
            units=t(rank.units),
        )
    return t("Không xếp hạng: tỷ lệ này có thể vượt 100%")


# --- names, printed figures -----------------------------------------------------------------------


def group_name(group: str, t: Translator) -> str:
    """What the members of a group are: "UBND cấp xã", "địa bàn", "lĩnh vực"."""
    if group == "area":
        return t("địa bàn, gồm cả cấp xã")
    if group == "sector":
        return t(_SECTOR)
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
