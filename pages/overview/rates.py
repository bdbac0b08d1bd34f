"""On-time rates of the parts of a whole: the dot plots, and the same as tables to hand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.charts import Chart, rate_dots
from analytics.filters import Filter
from analytics.query import Answer, Target
from analytics.tables import Table
from analytics.texts import LEVELS
from analytics.views.overview import (
    Overview,
    cards_table,
    export,
    lowest,
    rates_order,
    rates_table,
)
from pages.ui import behind, charts, downloads, empty, frame, profiles, store, tables, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.plain import plain

# Five rows keep both plots and the cards above them within one screen, banner included.
MOST = 5


@dataclass(frozen=True)
class Part:
    """One way to divide the whole: its answers, the names and targets of its keys.

    ``answers`` are on-time rates, with counts of late dossiers beside them; ``missing`` stands
    where there are none. ``split`` is what it divides: of this the filter chooses nothing away.
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


def show(context: Context, view: Overview, choice: Choice) -> None:
    """The two dot plots side by side, and behind one click the same as tables."""
    t = choice.t
    parts = _parts(context.catalogue, view, choice)
    for part, column in zip(parts, st.columns(2, gap="medium"), strict=True):
        with column:
            st.subheader(plain(part.title), anchor=False)
            _plot(context, part, view, choice)
    behind.click(
        t("Xem dạng bảng, tải CSV và XLSX"),
        "overview-tables-open",
        lambda: _tables(context, parts, view, choice),
    )


def _parts(catalogue: Catalogue, view: Overview, choice: Choice) -> tuple[Part, Part]:
    t = choice.t
    name = t.pick("name", "name_en")
    sectors = {code: row[name] for code, row in catalogue.sectors.items()}
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
        ),
    )


def _plot(context: Context, part: Part, view: Overview, choice: Choice) -> None:
    """The rates of a part, or that there are none."""
    t = choice.t
    if not part.rates:
        empty.place(part.missing)
        return
    chart = store.cached(
        context,
        ("rates", part.code, *choice.asked, t),
        lambda: _chart(context, part, view, choice),
    )
    charts.show(chart, f"overview-{part.code}")
    known = sum(rate.value is not None for rate in part.rates)
    if known > MOST:
        frame.small(t("{n} thấp nhất trong {all}; tất cả ở bảng dưới đây.", n=MOST, all=known))


def _chart(context: Context, part: Part, view: Overview, choice: Choice) -> Chart:
    return rate_dots(
        part.drawn,
        part.names,
        t=choice.t,
        target=view.target,
        own=part.targets,
        chosen=part.chosen,
        caption=caption(context, part.title, view, replace(choice, filter=part.scope(choice))),
        filename=charts.file_name(choice, part.code, view.period),
    )


def _tables(context: Context, parts: Sequence[Part], view: Overview, choice: Choice) -> None:
    """Cards and rates as tables, each to be handed on."""
    t = choice.t
    shown = store.cached(
        context,
        ("cards table", *choice.asked, t),
        lambda: cards_table(view.cards.values(), context.catalogue, t),
    )
    metrics = [card.metric for card in view.cards.values()]
    table(context, view, choice, shown, "cards", t("Số liệu chính"), metrics)
    for part in parts:
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
    ofs = profiles.ofs(part.split, [rate.key for rate in rates_order(part.answers)])
    whole = replace(choice, filter=part.scope(choice))
    table(context, view, whole, shown, part.code, part.title, ofs=ofs)


# --- what the table of units shares ---------------------------------------------------------------


def table(
    context: Context,
    view: Overview,
    choice: Choice,
    shown: Table,
    code: str,
    title: str,
    metrics: Sequence[str] = ("on_time_rate",),
    height: int | None = None,
    ofs: Sequence[str | None] = (),
    words: Sequence[tuple[str, str]] = (),
) -> None:
    """A table of the overview under its title, with the buttons that hand it on.

    Its rows open the profiles ``ofs``; ``words`` explain its columns in the file.
    """
    t = choice.t
    st.markdown(f"**{plain(title)}**")
    tables.table(
        shown,
        alt=title,
        key=f"overview-{code}-table",
        height=height or "content",
        opens=profiles.opener(context, ofs, t),
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


def caption(context: Context, title: str, view: Overview, choice: Choice) -> str:
    """What stands below a chart of the overview: dataset, title, period, scope."""
    scope = context.catalogue.sentence(choice.filter, choice.t)
    return charts.caption(choice, title, choice.t.period(view.period), scope)


def days_counted(context: Context, view: Overview, choice: Choice) -> str:
    """That the units of the overview counted over different days, now or than before; or ""."""
    compared = view.cards["on_time_rate"].comparison
    before = (compared.period,) if compared is not None and compared.period else ()
    over = (*before, view.period)
    return windows.told(context, choice, choice.filter, now=view.period, over=over)
