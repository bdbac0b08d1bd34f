"""On-time rates of the parts of a whole: the dot plots, and the same as tables to hand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analytics.charts import Chart, rate_dots
from analytics.filters import Filter
from analytics.i18n import Translator
from analytics.query import Answer, Target
from analytics.tables import Table
from analytics.views.overview import Overview, lowest
from analytics.views.overview.exports import export
from analytics.views.overview.tables import cards_table, rates_order, rates_table
from pages.ui import behind, charts, downloads, empty, frame, profiles, store, tables, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.plain import plain

# What the keys of a part are, where each has a profile.
_SPLITS = {"sectors": "sector"}
# What a part divides: of this the filter chooses nothing away.
_DIVIDES = {"levels": "level", "sectors": "sector"}
# Five rows keep both plots and the cards above them within one screen, banner included.
MOST = 5


@dataclass(frozen=True)
class Part:
    """One way to divide the whole: its answers, the names and targets of its keys.

    ``answers`` are on-time rates, with counts of late dossiers beside them; ``missing`` is said
    where there are none.
    """

    code: str
    title: str
    heading: str
    answers: Sequence[Answer]
    names: Mapping[str, str]
    goals: Mapping[str, Target]
    missing: str
    chosen: str | None = None

    def scope(self, choice: Choice) -> Filter:
        """What the rates are of: all levels stand here even where the reader chose one."""
        return replace(choice.filter, **{_DIVIDES[self.code]: None})

    @property
    def rates(self) -> list[Answer]:
        """The on-time rates."""
        return [one for one in self.answers if one.metric == "on_time_rate"]

    @property
    def drawn(self) -> list[Answer]:
        """The rates that the plot shows; the table has all of them."""
        return lowest(self.rates, MOST, self.chosen)


def show(context: Context, part: Part, view: Overview, choice: Choice) -> None:
    """Draw the rates of a part, or say that there are none."""
    if not part.rates:
        empty.place(part.missing)
        return
    chart = store.cached(
        context,
        ("rates", part.code, *choice.asked, choice.t),
        lambda: _chart(context, part, view, choice),
    )
    charts.show(chart, f"overview-{part.code}")
    t = choice.t
    known = sum(one.value is not None for one in part.rates)
    if known > MOST:
        few = t("{n} thấp nhất trong {all}; tất cả ở bảng dưới đây.")
        frame.small(few.format(n=MOST, all=known))


def in_tables(context: Context, parts: Sequence[Part], view: Overview, choice: Choice) -> None:
    """Behind one click: cards and rates as tables, each to be handed on."""
    t = choice.t
    behind.click(
        t("Xem dạng bảng, tải CSV và XLSX"),
        "overview-tables-open",
        lambda: _tables(context, parts, view, choice),
    )


def _tables(context: Context, parts: Sequence[Part], view: Overview, choice: Choice) -> None:
    t = choice.t
    shown = store.cached(
        context,
        ("cards table", *choice.asked, t),
        lambda: cards_table(tuple(view.cards.values()), context.catalogue, t),
    )
    metrics = [card.metric for card in view.cards.values()]
    table(context, view, choice, shown, "cards", t("Số liệu chính"), metrics)
    for part in parts:
        if part.rates:
            shown = store.cached(
                context,
                ("rates table", part.code, *choice.asked, t),
                lambda part=part: _table(context, part, t),  # type: ignore[misc]
            )
            keys = [one.key for one in rates_order(part.answers)]
            ofs = profiles.ofs(_SPLITS.get(part.code), keys)
            whole = replace(choice, filter=part.scope(choice))
            table(context, view, whole, shown, part.code, part.title, ofs=ofs)


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
    st.markdown(f"**{plain(title)}**")
    tables.table(
        shown,
        alt=title,
        key=f"overview-{code}-table",
        height=height or "content",
        opens=profiles.opener(context, ofs, choice.t),
    )
    downloads.buttons(
        lambda: windows.carried(
            export(
                shown,
                view,
                context.catalogue,
                choice.t,
                title=title,
                dataset=choice.dataset,
                scope=context.catalogue.sentence(choice.filter, choice.t),
                metrics=metrics,
                words=words,
            ),
            windows_told(context, view, choice),
            choice.t,
        ),
        charts.file_name(choice, "tong-quan", code, view.period),
        choice.t,
        key=f"overview-{code}-downloads",
    )


def caption(context: Context, title: str, view: Overview, choice: Choice) -> str:
    """What stands below a chart of the overview: dataset, title, period, scope."""
    scope = context.catalogue.sentence(choice.filter, choice.t)
    return charts.caption(choice, title, choice.t.period(view.period), scope)


def windows_told(context: Context, view: Overview, choice: Choice) -> str:
    """That the units of the overview counted over different days, now or than before; or ""."""
    compared = view.cards["on_time_rate"].comparison
    before = (compared.period,) if compared is not None and compared.period else ()
    over = (*before, view.period)
    return windows.told(context, choice, choice.filter, now=view.period, over=over)


def _table(context: Context, part: Part, t: Translator) -> Table:
    return rates_table(part.answers, part.names, part.heading, part.goals, context.catalogue, t)


def _chart(context: Context, part: Part, view: Overview, choice: Choice) -> Chart:
    return rate_dots(
        part.drawn,
        part.names,
        t=choice.t,
        target=view.target,
        own=part.goals,
        chosen=part.chosen,
        caption=caption(context, part.title, view, replace(choice, filter=part.scope(choice))),
        filename=charts.file_name(choice, part.code, view.period),
    )
