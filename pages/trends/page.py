"""Xu hướng: one number over time, as a whole or by its parts, and where it may be compared."""

from analytics.i18n import Translator
from analytics.query import Answer
from analytics.query.wording import counts_text
from analytics.tables import Export, Table
from analytics.views.trend import (
    Question,
    Trend,
    amount_text,
    export,
    nearest,
    newest,
    row_keys,
    sentence,
    standing,
    table,
    trend,
)
from pages.trends import pickers, pictures
from pages.ui import (
    bar,
    behind,
    boxes,
    charts,
    downloads,
    empty,
    filters,
    frame,
    hero,
    profiles,
    sources,
    store,
    tables,
    windows,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context

USES = ("data", "level", "district", "sector")


def page(context: Context) -> None:
    """Draw the trend of the chosen number."""
    known = pickers.known(context)
    refused = pickers.read(known)
    choice = bar.draw(context, USES)
    t = choice.t
    frame.title(t("Xu hướng"))
    row = boxes.row()
    question, more = pickers.question(row, context, known, choice)
    view = store.cached(context, ("trend", question), lambda: _trend(context, question))
    key, unknown = pickers.followed(row, view, t)
    frame.notices(filters.refusal(one) for one in (*refused, *more, *unknown))
    if not view.known:
        _elsewhere(context, choice, view)
        return
    said = sentence(view, t, key=key, scope=_scope(context, choice, view))
    _hero(context, choice, view, key, said)
    windows.show(_windows(context, choice, view))
    subtitle = _subtitle(context, choice, view, key)
    pictures.show(context, choice, view, key, said, subtitle, _file_name(choice, view))
    behind.click(
        t("Bảng số liệu, tải CSV và XLSX"),
        "trends-table-open",
        lambda: _data(context, choice, view),
    )
    pickers.ways(view.subject, known, t)
    pickers.events(view, t)
    sources.line(context.catalogue, view.documents, t)


def _trend(context: Context, question: Question) -> Trend:
    return trend(context.reader, context.catalogue, question)


def _hero(context: Context, choice: Choice, view: Trend, key: str | None, said: str) -> None:
    t, answer = choice.t, newest(view, key)
    hero.draw(
        said,
        t,
        number="" if answer is None else amount_text(view.subject, answer, t),
        standing=standing(view, answer),
        remark="" if answer is None else _remark(context, answer, t),
    )


def _remark(context: Context, answer: Answer, t: Translator) -> str:
    """The dossiers behind the newest value, and its source."""
    counts = counts_text(answer, t) if answer.has_counts else ""
    source = sources.short(context.catalogue, answer.document, t)
    return " · ".join(part for part in (counts, source) if part)


def _data(context: Context, choice: Choice, view: Trend) -> None:
    """The table and the downloads."""
    t = choice.t
    shown = store.cached(
        context, ("trend table", view.question, t), lambda: _table(context, view, t)
    )
    tables.table(
        shown,
        alt=_title(view, t),
        links=profiles.addresses(view.question.split, row_keys(view)),
        linked=boxes.heading(view.question.split, t),
    )
    pickers.left_out(view, t)
    downloads.buttons(
        lambda: windows.carried(_export(context, choice, view), _windows(context, choice, view), t),
        _file_name(choice, view),
        t,
    )


def _table(context: Context, view: Trend, t: Translator) -> Table:
    return table(view, context.catalogue, t, heading=boxes.heading(view.question.split, t))


def _export(context: Context, choice: Choice, view: Trend) -> Export:
    return export(
        view,
        context.catalogue,
        choice.t,
        heading=boxes.heading(view.question.split, choice.t),
        title=_title(view, choice.t),
    )


def _windows(context: Context, choice: Choice, view: Trend) -> str:
    """That units changed the days they count by within the course; "" where they did not."""
    periods = [answer.period for answer in view.answers]
    return windows.told(context, choice, view.question.chosen, over=periods)


def _title(view: Trend, t: Translator) -> str:
    name = t(view.subject.name)
    return f"{name}, {pickers.split_words(view.question.split, view.question.kind, t)}"


def _scope(context: Context, choice: Choice, view: Trend) -> str:
    """The filter in words where it narrows; a unit tells its level by itself."""
    chosen = choice.filter
    if view.question.split == "unit" and not (chosen.district or chosen.sector):
        return ""
    return choice.narrowed(context.catalogue)


def _subtitle(context: Context, choice: Choice, view: Trend, key: str | None) -> str:
    """Number, part, scope, kind of period, unit; illustrative data says so."""
    t = choice.t
    name = view.called(t).get(key or "", "")
    scope = _scope(context, choice, view)
    parts = [
        t(view.subject.name),
        name,
        scope if name else scope or context.catalogue.sentence(choice.filter, t),
        pickers.split_words(None, view.question.kind, t),
        "" if view.subject.noun in ("", "%") else t("đơn vị: {unit}", unit=t(view.subject.noun)),
    ]
    return charts.caption(choice, *(part for part in parts if part))


def _file_name(choice: Choice, view: Trend) -> str:
    periods = [answer.period for answer in view.answers]
    chosen = (choice.filter.level, choice.filter.district, choice.filter.sector)
    parts = (view.subject.code, view.question.split, *chosen, periods[0], periods[-1])
    return charts.file_name(choice, "xu-huong", *parts)


def _elsewhere(context: Context, choice: Choice, view: Trend) -> None:
    """Say that there is nothing, and offer the nearest choices that have something."""
    found = store.cached(
        context,
        ("nearest", view.question),
        lambda: nearest(context.reader, context.catalogue, view.question),
    )
    t = choice.t
    empty.place(
        sentence(view, t, scope=choice.narrowed(context.catalogue)),
        _why(view, t),
        pickers.nearest(context, choice, found),
        t=t,
    )


def _why(view: Trend, t: Translator) -> str:
    """Why there is nothing: sources print the whole only, or have nothing of the kind."""
    if not view.subject.metric:
        return t("Nguồn chỉ công bố số chung của cả tỉnh, theo năm.")
    if view.question.dataset == "official":
        return t("Văn bản đã công bố không nêu số này ở phạm vi đã chọn.")
    return ""
