"""Xếp hạng: the units of a population in order, and how much of the order is chance."""

from analytics.i18n import Translator
from analytics.views.ranking import (
    Ranking,
    empty_sentence,
    export,
    line_column,
    nearest,
    ranking,
    reading,
    table,
    verdict,
)
from pages.ranking import pickers, pictures, tiers
from pages.ui import (
    bar,
    behind,
    boxes,
    downloads,
    empty,
    filters,
    frame,
    hero,
    markup,
    profiles,
    sources,
    store,
    tables,
    windows,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context


def page(context: Context) -> None:
    """Draw the ranking of the chosen population."""
    refused = pickers.read()
    choice = bar.draw(context, pickers.uses())
    t = choice.t
    frame.title(t("Xếp hạng"))
    row = boxes.row()
    question = pickers.question(row, choice)
    if choice.period is None:
        empty.no_data(t)
        return
    view = store.cached(
        context, ("ranking", question), lambda: ranking(context.reader, context.catalogue, question)
    )
    key, unknown = pickers.followed(row, view, t)
    frame.notices(map(filters.refusal, (*refused, *unknown)))
    scope = pickers.scope(context, question, t)
    if view.known:
        _answer(view, t, scope)
        windows.show(_windows(context, choice, view))
        _body(context, choice, view, key)
    if not view.ranked:
        _elsewhere(context, choice, view, scope)
    sources.line(context.catalogue, view.documents, t)


def _answer(view: Ranking, t: Translator, scope: str) -> None:
    """Who is clearly lowest or highest, or that nobody is."""
    answer = verdict(view, t, scope=scope)
    hero.draw(
        answer.sentence,
        t,
        name=answer.name,
        number=answer.number,
        standing=answer.state,
        remark=answer.remark,
    )


def _windows(context: Context, choice: Choice, view: Ranking) -> str:
    """That the ranked units counted over different days; "" where they did not."""
    return windows.told(context, choice, view.question.chosen, now=view.question.period)


def _body(context: Context, choice: Choice, view: Ranking, key: str | None) -> None:
    """The units by tier; behind a click each: the funnel, the table, how to read them."""
    t = choice.t
    subtitle = f"{pictures.title(view, t)} · {context.catalogue.sentence(view.question.chosen, t)}"
    tiers.show(view, key, subtitle, t)
    if view.funnel is not None and view.ranked:
        behind.click(
            t("Biểu đồ phễu: đơn vị nào khác biệt rõ rệt với mức chung"),
            "ranking-funnel-open",
            lambda: pictures.funnel(context, choice, view, key),
        )
    behind.click(
        t("Xem tất cả dạng bảng, tải CSV và XLSX"),
        "ranking-table-open",
        lambda: _table(context, choice, view),
    )
    _reading(view, t)


def _reading(view: Ranking, t: Translator) -> None:
    """How to read ranks, intervals and limits."""
    markup.show("terms", summary=t("Cách đọc bảng và biểu đồ"), terms=reading(view, t))


def _table(context: Context, choice: Choice, view: Ranking) -> None:
    """The table and the downloads; a name opens the unit's profile."""
    t, title = choice.t, pictures.title(view, choice.t)
    shown = store.cached(context, ("ranking table", view.question, t), lambda: table(view, t))
    keys = [standing.key for standing in view.standings]
    tables.table(
        shown,
        alt=title,
        lines=line_column(view, t),
        links=profiles.addresses(view.question.split, keys),
    )
    downloads.buttons(
        lambda: windows.carried(
            export(view, context.catalogue, t, title=title), _windows(context, choice, view), t
        ),
        pictures.file_name(choice, view),
        t,
    )


def _elsewhere(context: Context, choice: Choice, view: Ranking, scope: str) -> None:
    """Say why there is nothing to rank, and offer the nearest choices that have something."""
    t = choice.t
    choices = store.cached(
        context,
        ("nearest ranking", view.question),
        lambda: nearest(context.reader, context.catalogue, view.question),
    )
    ways = pickers.nearest(context, choice, choices)
    if view.known:
        empty.place(t("Có thể xếp hạng ở lựa chọn khác."), ways=ways, t=t)
        return
    why = t("Nguồn chỉ công bố số chung.") if choice.dataset == "official" else ""
    empty.place(empty_sentence(view, t, scope=scope), why, ways, t=t)
