"""Tổng quan: the answer, four numbers, levels and sectors, what deserves attention, the units."""

from analytics.texts import BLOCKS, inside
from analytics.views.headline import Headline, headline
from analytics.views.overview import Overview, overview
from pages.overview import attention, newest, rates, tiles, units
from pages.ui import bar, behind, cards, empty, frame, hero, sources, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "period", "compare", "level", "district", "sector")
# The hero says the on-time rate; the central block stands among the levels.
_CARDS = ("received", "resolved", "late", "online_rate")


def page(context: Context) -> None:
    """Draw the overview of the chosen report."""
    choice = bar.draw(context, USES)
    t = choice.t
    frame.title(t("Tổng quan"))
    if choice.period is None:
        empty.no_data(t)
        return
    view = store.cached(context, ("overview", *choice.asked), lambda: _view(context, choice))
    newest.strip(context, choice)
    _hero(context, view, choice)
    empty.mentioned(context, choice)
    if view.is_empty:
        empty.elsewhere(context, view, choice)
    if not view.says_nothing:
        cards.draw([cards.face(view.cards[code], context.catalogue, t) for code in _CARDS], t)
        windows.show(rates.days_counted(context, view, choice))
        rates.show(context, view, choice)
    attention.show(context, view, choice)
    if not view.is_empty:
        units.show(context, view, choice)
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


def _hero(context: Context, view: Overview, choice: Choice) -> None:
    t = choice.t
    gone = empty.gone(context, choice) if view.is_empty else ""
    if gone:
        hero.draw(gone, t)
        return
    answer = _answer(context, view, choice)
    rate = view.value("on_time_rate")
    source = sources.short(context.catalogue, rate.document if rate else None, t)
    hero.draw(
        answer.sentence,
        t,
        number=answer.number,
        standing=answer.standing,
        remark=" · ".join(part for part in (answer.counts, source) if part),
    )


def _view(context: Context, choice: Choice) -> Overview:
    assert choice.period is not None
    return overview(
        context.reader,
        context.catalogue,
        choice.period,
        choice.filter,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )


def _answer(context: Context, view: Overview, choice: Choice) -> Headline:
    levels = [rate for rate in view.levels if rate.metric == "on_time_rate"]
    return headline(
        view.period,
        view.value("on_time_rate"),
        view.value("resolved"),
        view.value("late"),
        choice.t,
        levels=() if choice.filter.level else levels,
        scope=choice.narrowed(context.catalogue) or inside(choice.t(BLOCKS["local"])),
        target=view.target,
    )
