"""Tổng quan: the answer, four numbers, levels and sectors, what deserves attention, the units."""

from analytics.views.overview import Overview
from pages.overview import answer, attention, brief, newest, rates, tiles, units
from pages.ui import bar, behind, empty, frame, sources, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare", "level", "district", "sector")


def page(context: Context) -> None:
    """Draw the overview of the chosen report, or its one-page brief."""
    if brief.asked():
        brief.page(context, USES)
        return
    choice = bar.draw(context, USES)
    t = choice.t
    frame.title(t("Tổng quan"))
    if choice.period is None:
        empty.no_data(t)
        return
    view = answer.view_of(context, choice)
    newest.strip(context, choice)
    answer.show(context, view, choice)
    empty.mentioned(context, choice)
    if view.is_empty:
        empty.elsewhere(context, view, choice)
    if not view.says_nothing:
        answer.numbers(context, view, choice)
        windows.show(rates.days_counted(context, view, choice))
        rates.show(context, view, choice)
    attention.show(context, view, choice)
    if not view.is_empty or view.by_unit.is_counted:
        units.show(view, choice)
    if not view.says_nothing:
        behind.click(
            t("Xem tất cả dạng bảng, tải CSV và XLSX"),
            "overview-tables-open",
            lambda: _tables(context, view, choice),
        )
    tiles.show(context, view, t)
    sources.line(context.catalogue, view.documents, t)


def _tables(context: Context, view: Overview, choice: Choice) -> None:
    rates.tables_of(context, view, choice)
    if view.by_unit.is_counted:
        units.table(context, view, choice)
