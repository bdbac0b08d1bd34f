"""What the menu hands on of the chosen period: figures, drafted report, form II.06a filled."""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from analytics.filters import Filter
from analytics.periods import VIETNAM
from analytics.publishing.draft_file import draft_file
from analytics.publishing.filled_form import filled_form, has_form
from analytics.tables import Export, csv_bytes, xlsx_bytes
from analytics.views.areas.columns import figures_file
from analytics.views.areas.data import printed
from analytics.views.overview import cards_table, export, overview
from pages.ui import charts, frame, store
from pages.ui.downloads import DOCX, XLSX
from pages.ui.filters import SCOPE, Choice
from pages.ui.frame import Context
from pages.ui.plain import plain


def draw(context: Context, choice: Choice, uses: Sequence[str]) -> None:
    """The entries of the menu; each file is made when it is asked for.

    Args:
        context: of the page.
        choice: what the reader looks at.
        uses: names of the filters that the page uses: it shows the whole where it has no scope.
    """
    period, t = choice.period, choice.t
    if period is None or "data" not in uses:
        return
    chosen = choice.filter if set(SCOPE) <= set(uses) else Filter()
    when = t.period(period, inside=True)
    name = charts.file_name(choice, "so-lieu", period)
    figures = t("Số liệu {period}", period=when)
    _entry(
        f"{figures} (XLSX)",
        lambda: xlsx_bytes(_figures(context, choice, chosen, period), t),
        f"{name}.xlsx",
        XLSX,
    )
    _entry(
        f"{figures} (CSV)",
        lambda: csv_bytes(_figures(context, choice, chosen, period)),
        f"{name}.csv",
        "text/csv",
    )
    reader, dataset = context.reader, choice.dataset
    _entry(
        t("Dự thảo báo cáo {period} (DOCX)", period=when),
        lambda: draft_file(
            reader,
            context.catalogue,
            dataset,
            period,
            datetime.now(VIETNAM),
            compare_with=choice.compare,
        ),
        charts.file_name(choice, "du-thao-bao-cao", period) + ".docx",
        DOCX,
    )
    asked = ("has form", dataset, period, chosen)
    if not store.cached(context, asked, lambda: has_form(reader, dataset, period, chosen)):
        frame.small(t("Biểu II.06a: {period} chưa có số hồ sơ của từng đơn vị.", period=when))
        return
    _entry(
        t("Biểu II.06a đã điền, {period} (XLSX)", period=when),
        lambda: filled_form(reader, context.catalogue, dataset, period, chosen),
        charts.file_name(choice, "bieu-II.06a", period, *filter(None, vars(chosen).values()))
        + ".xlsx",
        XLSX,
    )


def _entry(label: str, made: Callable[[], bytes], name: str, kind: str) -> None:
    st.download_button(
        plain(label),
        made,
        file_name=name,
        mime=kind,
        on_click="ignore",
        type="tertiary",
        key=f"menu-{name}",
    )


def _figures(context: Context, choice: Choice, chosen: Filter, period: str) -> Export:
    """Every figure that the period's documents print; without any, those of the overview."""
    t, catalogue = choice.t, context.catalogue
    shown = printed(context.reader, catalogue, period, t, dataset=choice.dataset)
    if shown.figures:
        title = t("Số liệu báo cáo")
        return figures_file(shown, catalogue, t, title=title, dataset=choice.dataset)
    view = overview(
        context.reader,
        catalogue,
        period,
        chosen,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )
    return export(
        cards_table(view.cards.values(), catalogue, t),
        view,
        catalogue,
        t,
        title=t("Số liệu chính"),
        dataset=choice.dataset,
        scope=catalogue.sentence(chosen, t),
        metrics=[card.metric for card in view.cards.values()],
    )
