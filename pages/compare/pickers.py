"""What So sánh quý lets choose, and its parts: figures, the two pictures, what must be known."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from analytics.charts import Chart, dumbbell, waterfall
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.views.compare import (
    ELSEWHERE,
    SPLITS,
    Change,
    Group,
    Question,
    mix_meaning,
    notes,
    rate_meaning,
    reason,
    totals,
    unreported_notes,
)
from pages.ui import boxes, charts, empty, filters, frame, link, store
from pages.ui.filters import AUTO, Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused


def read() -> list[Refused]:
    """Take the number and its groups from the link."""
    return link.own(
        Parameter("metric", boxes.RATES_FIRST, "on_time_rate"), Parameter("split", SPLITS, "level")
    )


def question(choice: Choice) -> Question:
    """Draw the boxes for the number and its groups: what is asked."""
    t = choice.t
    row = st.container(horizontal=True, vertical_alignment="bottom", key="two-pickers")
    parts = {split: boxes.heading(split, t) for split in SPLITS}
    return Question(
        boxes.metric(row, t, width=430),
        boxes.choose(row, t("Chia theo"), parts, "split", t, width=170),
        choice.period or "",
        choice.compare,
        choice.filter,
        choice.dataset,
    )


def figures(view: Change, t: Translator) -> None:
    """Both totals, their difference, the difference in dossiers."""
    cards = "".join(
        f'<div class="kpi"><div class="kpi-name"><span>{escape(one.name)}</span></div>'
        f'<div class="kpi-value{" words" if one.in_words else ""} {one.state}">'
        f"{escape(one.value)}</div>"
        f'<div class="kpi-sub">{escape(one.below)}</div></div>'
        for one in totals(view, t)
    )
    st.html(f'<div class="kpis four">{cards}</div>')


def pictures(context: Context, choice: Choice, view: Change) -> None:
    """Why it changed, and both values of the groups; where there is no split, why not."""
    t = choice.t
    asked = (view.question, t)
    explains = view.explains and len(view.groups) > 1
    if not any(one.difference is not None for one in view.groups):
        told = t("Không {part} nào có số ở cả hai kỳ: văn bản không nêu, hoặc chưa gửi hồ sơ.")
        empty.place(told.format(part=_part(view.question.split, t)))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        if explains:
            chart = store.cached(context, ("why", *asked), lambda: _why(context, choice, view))
            charts.show(chart, "compare-why")
            _method(view, t)
        else:
            empty.place(_unexplained(view, t))
    with right:
        chart = store.cached(context, ("both", *asked), lambda: _both(context, choice, view))
        charts.show(chart, "compare-both")


def _unexplained(view: Change, t: Translator) -> str:
    """Why there is nothing to explain the change with."""
    if view.explains:
        return t("Phạm vi này chỉ có một nhóm: chọn cách chia khác để xem nguyên nhân.")
    if view.comparable:
        return reason(view, t)
    both = sum(one.difference is not None for one in view.groups)
    told = t.plural("Chưa tách được nguyên nhân; bên cạnh là {n} nhóm có số ở cả hai kỳ.", both)
    return " ".join([told.format(n=t.count(both)), *unreported_notes(view, t)])


def _method(view: Change, t: Translator) -> None:
    """How the change was split, behind one click."""
    if view.split is None:
        return
    lines = "".join(f"<li>{escape(one(t))}</li>" for one in (rate_meaning, mix_meaning))
    summary = escape(t("Cách tách"))
    st.html(f'<details class="source"><summary>{summary}</summary><ul>{lines}</ul></details>')


def _why(context: Context, choice: Choice, view: Change) -> Chart:
    t = choice.t
    return waterfall(
        view,
        t=choice.t,
        title=(
            t("Vì sao thay đổi, {by}")
            if view.is_rate and view.verdict.is_news
            else t("Thay đổi ở đâu, {by}")
        ).format(by=by(view.question.split, choice.t)),
        caption=_caption(context, choice, view),
        filename=f"{file_name(choice, view)}-vi-sao",
    )


def _both(context: Context, choice: Choice, view: Change) -> Chart:
    t = choice.t
    return dumbbell(
        view,
        t=choice.t,
        title=t("Trước và sau, {by}", by=by(view.question.split, choice.t)),
        caption=_caption(context, choice, view),
        filename=file_name(choice, view),
    )


def by(split: str, t: Translator) -> str:
    """How the change is divided, within a title: "theo cấp"."""
    return t("theo {part}").format(part=_part(split, t))


def _part(split: str, t: Translator) -> str:
    """What the groups are, within a sentence: "cấp"."""
    name = boxes.heading(split, t)
    return name[:1].lower() + name[1:]


def title(view: Change, t: Translator) -> str:
    """The title of the table and of the file."""
    name = t(view.metric.label)
    return f"{name}, {by(view.question.split, t)}, {_periods(view, t)}"


def keys(shown: Iterable[Group]) -> list[str | None]:
    """The keys of the table's rows that may have a profile; None for the whole and the rest."""
    return [one.key if one.key not in ("", ELSEWHERE) else None for one in shown]


def remarks(view: Change, t: Translator) -> None:
    """Groups that are new, gone or without dossiers, and units that did not report."""
    for told in notes(view, t):
        frame.small(told)


def elsewhere(context: Context, choice: Choice, found: Iterable[Question]) -> None:
    """The comparisons that have something to show, as links."""
    t = choice.t
    with st.container(border=True, key="elsewhere"):
        st.markdown(t("So được:"))
        for one in found:
            scope = context.catalogue.sentence(one.chosen, t)
            name = t(METRICS[one.metric].label)
            when = _between(one.period, one.compare, t)
            frame.way(
                context,
                "compare",
                f"{name}, {when} · {scope}",
                metric=one.metric,
                split=one.split,
                period=one.period,
                compare=one.compare or AUTO,
                **filters.values(one.chosen),
            )


def _caption(context: Context, choice: Choice, view: Change) -> str:
    """What holds for the whole picture: dataset, number, periods, scope."""
    return charts.caption(
        choice,
        choice.t(view.metric.label),
        _periods(view, choice.t),
        context.catalogue.sentence(choice.filter, choice.t),
    )


def _periods(view: Change, t: Translator) -> str:
    return _between(view.question.period, view.period, t)


def _between(period: str, earlier: str | None, t: Translator) -> str:
    """Both periods: "quý I/2021 so với quý I/2020"."""
    now = t.period(period, inside=True)
    if earlier is None:
        return now
    then = t.period(earlier, inside=True)
    return t("{now} so với {then}", now=now, then=then)


def file_name(choice: Choice, view: Change) -> str:
    """The name of a file made from the page, without its ending."""
    asked = view.question
    chosen = (asked.chosen.level, asked.chosen.district, asked.chosen.sector)
    parts = (asked.metric, asked.split, *chosen, view.period, asked.period)
    return charts.file_name(choice, "so-sanh", *parts)
