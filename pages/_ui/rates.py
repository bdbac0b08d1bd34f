"""On-time rates of the parts of a whole: the dot plot, and the same as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.charts import Chart, rate_dots
from analytics.overview import Overview, lowest
from analytics.periods import label
from analytics.query import Answer
from analytics.query.tabular import rates_table
from analytics.texts import DATASETS, translator
from pages._ui import behind, charts, empty, frame, store, tables
from pages._ui.filters import Choice
from pages._ui.frame import Context

# Six rows keep both plots and the cards above them within one screen.
MOST = 6


@dataclass(frozen=True)
class Part:
    """One way to divide the whole: its rates, the names of its keys, what to say without any."""

    code: str
    title: str
    heading: str
    answers: Sequence[Answer]
    names: Mapping[str, str]
    missing: str
    chosen: str | None = None

    @property
    def drawn(self) -> list[Answer]:
        """The answers that the plot shows; the table has all of them."""
        return lowest(self.answers, MOST, self.chosen)


def show(context: Context, part: Part, view: Overview, choice: Choice) -> None:
    """Draw the rates of a part, or say that there are none."""
    if not part.answers:
        empty.place(part.missing)
        return
    chart = store.cached(
        context,
        ("rates", part.code, *choice.asked, choice.language),
        lambda: _chart(context, part, view, choice),
    )
    charts.show(chart, f"overview-{part.code}")
    _ = translator(choice.language)
    if len(part.drawn) < len(part.answers):
        few = _("{n} thấp nhất trong {all}; tất cả ở bảng dưới đây.")
        frame.small(few.format(n=MOST, all=len(part.answers)))
    key = f"overview-{part.code}-table"
    behind.click(_("Xem dạng bảng"), f"{key}-open", lambda: _table(context, part, choice, key))


def _table(context: Context, part: Part, choice: Choice, key: str) -> None:
    table = store.cached(
        context,
        ("rates table", part.code, *choice.asked, choice.language),
        lambda: rates_table(part.answers, part.names, part.heading, choice.language),
    )
    tables.table(table, alt=part.title, key=key)


def _chart(context: Context, part: Part, view: Overview, choice: Choice) -> Chart:
    return rate_dots(
        part.drawn,
        part.names,
        language=choice.language,
        target=view.target,
        chosen=part.chosen,
        caption=" · ".join(
            (
                *([DATASETS["demo"].in_(choice.language)] if choice.dataset == "demo" else []),
                part.title,
                label(view.period, choice.language),
                context.catalogue.sentence(choice.filter, choice.language),
            )
        ),
        filename=charts.file_name(choice, part.code, view.period),
    )
