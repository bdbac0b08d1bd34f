"""On-time rates of the parts of a whole: the dot plots, and the same as tables to hand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.charts.axis import Axis, rate_axis
from analytics.filters import Filter
from analytics.i18n import Translator
from analytics.query import Answer, Target, standing, value_text
from analytics.query.wording import beside_text, missing_text
from analytics.tables import Table
from analytics.texts import LEVELS, capital
from analytics.views.overview import (
    Overview,
    cards_table,
    export,
    lowest,
    rates_order,
    rates_table,
    text,
)
from pages.ui import (
    charts,
    downloads,
    empty,
    frame,
    hero,
    profiles,
    rows,
    store,
    tables,
    windows,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.panel import panel
from pages.ui.plain import plain

# Five rows keep both plots and the cards above them within one screen, banner included.
MOST = 5


@dataclass(frozen=True)
class Part:
    """One way to divide the whole: its answers, the names and targets of its keys.

    ``answers`` are on-time rates, with counts of late dossiers beside them; ``missing`` stands
    where there are none. ``split`` is what it divides: of this the filter chooses nothing away.
    ``message`` is what they say; ``apart`` is a rate beside them that the whole does not count.
    """

    code: str
    split: str
    title: str
    heading: str
    answers: Sequence[Answer]
    names: Mapping[str, str]
    targets: Mapping[str, Target]
    missing: str
    chosen: str | None = None
    message: str = ""
    apart: Answer | None = None

    def scope(self, choice: Choice) -> Filter:
        """What the rates are of: all levels stand here even where the reader chose one."""
        return replace(choice.filter, **{self.split: None})

    @property
    def rates(self) -> list[Answer]:
        """The on-time rates."""
        return [answer for answer in self.answers if answer.metric == "on_time_rate"]

    @property
    def drawn(self) -> list[Answer]:
        """The rates that the plot shows; the table has all of them."""
        return lowest(self.rates, MOST, self.chosen)


def show(context: Context, view: Overview, choice: Choice, *, tables: bool = True) -> None:
    """The two lists side by side on one scale; ``tables`` follow with what they leave out."""
    t = choice.t
    parts = _parts(context.catalogue, view, choice)
    drawn = [rate for part in parts for rate in (*part.drawn, part.apart) if rate is not None]
    values = [rate.value for rate in drawn if rate.value is not None]
    lines = [goal.value for part in parts for goal in part.targets.values()]
    axis = rate_axis([*values, *lines])
    period = t.period(view.period, inside=True)
    subtitle = t("Tỷ lệ giải quyết đúng hạn, {period}", period=period)
    for part, column in zip(parts, st.columns(2, gap="small"), strict=True):
        with column, panel(part.code, part.message, subtitle):
            _listed(part, axis, choice, tables)


def _parts(catalogue: Catalogue, view: Overview, choice: Choice) -> tuple[Part, Part]:
    t = choice.t
    sectors = catalogue.names(t).sectors
    central = view.value("central")
    return (
        Part(
            "levels",
            "level",
            t("Đúng hạn theo cấp"),
            t("Cấp"),
            view.levels,
            {code: t(term) for code, term in LEVELS.items()},
            view.level_targets,
            t("Chưa có tỷ lệ đúng hạn theo cấp cho lựa chọn này."),
            choice.filter.level,
            text.levels_title(view.levels, view.level_targets, t),
            central if central is not None and central.value is not None else None,
        ),
        Part(
            "sectors",
            "sector",
            t("Đúng hạn theo lĩnh vực"),
            t("Lĩnh vực"),
            view.sectors,
            sectors,
            dict.fromkeys(sectors, view.target) if view.target else {},
            t("Chưa có tỷ lệ đúng hạn theo lĩnh vực cho lựa chọn này."),
            choice.filter.sector,
            text.sectors_title(view.sectors, view.target, sectors, t),
        ),
    )


def _listed(part: Part, axis: Axis, choice: Choice, tables: bool) -> None:
    """The rates of a part as rows, the highest first, or that there are none."""
    t = choice.t
    if part.apart is None and all(rate.value is None for rate in part.rates):
        reasons = "; ".join(dict.fromkeys(missing_text(rate, t) for rate in part.rates))
        empty.place(part.missing, f"{capital(reasons)}." if reasons else "")
        return
    drawn = sorted(part.drawn, key=lambda rate: (rate.value is None, -(rate.value or 0)))
    listed = [_row(rate, part, t) for rate in drawn]
    if part.apart is not None:
        listed.append(_apart(part.apart, part, t))
    goals = {goal.value: goal for goal in part.targets.values()}
    line = next(iter(goals.values())) if len(goals) == 1 else None
    rows.draw(
        listed,
        axis,
        alt=part.title,
        line=None if line is None else line.value,
        in_force=line is not None and line.in_force,
        remark=rows.axis_remark(axis, line, t, listed),
    )
    known = sum(rate.value is not None for rate in part.rates)
    if known > MOST:
        words = t("{n} thấp nhất trong {all}; tất cả ở bảng dưới đây.", n=MOST, all=known)
        frame.small(words if tables else t("{n} thấp nhất trong {all}.", n=MOST, all=known))


def _row(rate: Answer, part: Part, t: Translator) -> rows.Row:
    key = rate.key or ""
    goal = part.targets.get(key)
    verdict = standing(rate.value, goal)
    of = profiles.of(part.split, key)
    return rows.Row(
        name=part.names[key],
        value=value_text(rate, t),
        place=rate.value,
        note=beside_text(rate, t),
        state=hero.verdict(verdict),
        sign="" if verdict is None or rate.value is None else verdict.sign,
        href="" if of is None else profiles.address(of),
        hollow=rate.value is not None and not rate.has_counts,
        chosen=key == part.chosen,
    )


def _apart(rate: Answer, part: Part, t: Translator) -> rows.Row:
    """The central block among the levels: told apart, for the local block does not count it."""
    row = _row(replace(rate, key="central"), part, t)
    return replace(row, note=t("ngoài khối địa phương"), apart=True)


def tables_of(context: Context, view: Overview, choice: Choice) -> None:
    """Cards and rates as tables, each to be handed on."""
    t = choice.t
    shown = store.cached(
        context,
        ("cards table", *choice.asked, t),
        lambda: cards_table(view.cards.values(), context.catalogue, t),
    )
    metrics = [card.metric for card in view.cards.values()]
    table(context, view, choice, shown, "cards", t("Số liệu chính"), metrics)
    for part in _parts(context.catalogue, view, choice):
        if part.rates:
            _rates_table(context, part, view, choice)


def _rates_table(context: Context, part: Part, view: Overview, choice: Choice) -> None:
    t = choice.t
    shown = store.cached(
        context,
        ("rates table", part.code, *choice.asked, t),
        lambda: rates_table(
            part.answers, part.names, part.heading, part.targets, context.catalogue, t
        ),
    )
    links = profiles.addresses(part.split, [rate.key for rate in rates_order(part.answers)])
    whole = replace(choice, filter=part.scope(choice))
    table(context, view, whole, shown, part.code, part.title, links=links)


# --- what the table of units shares ---------------------------------------------------------------


def table(
    context: Context,
    view: Overview,
    choice: Choice,
    shown: Table,
    code: str,
    title: str,
    metrics: Sequence[str] = ("on_time_rate",),
    links: Sequence[str | None] = (),
    words: Sequence[tuple[str, str]] = (),
) -> None:
    """A table of the overview under its title, with the buttons that hand it on.

    Its names are ``links``; ``words`` explain its columns in the file.
    """
    t = choice.t
    st.markdown(f"**{plain(title)}**")
    tables.table(
        shown,
        alt=title,
        links=links,
    )
    downloads.buttons(
        lambda: windows.carried(
            export(
                shown,
                view,
                context.catalogue,
                t,
                title=title,
                dataset=choice.dataset,
                scope=context.catalogue.sentence(choice.filter, t),
                metrics=metrics,
                words=words,
            ),
            days_counted(context, view, choice),
            t,
        ),
        charts.file_name(choice, "tong-quan", code, view.period),
        t,
        key=f"overview-{code}-downloads",
    )


def days_counted(context: Context, view: Overview, choice: Choice) -> str:
    """That the units of the overview counted over different days, now or than before; or ""."""
    compared = view.cards["on_time_rate"].comparison
    before = (compared.period,) if compared is not None and compared.period else ()
    over = (*before, view.period)
    return windows.told(context, choice, choice.filter, now=view.period, over=over)
