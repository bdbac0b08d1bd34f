"""What So sánh quý lets choose, and its parts: figures, the two pictures, what must be known."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from analytics.change import (
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
from analytics.charts import Chart, dumbbell, waterfall
from analytics.formats import count
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.texts import translator
from pages._ui import boxes, charts, empty, filters, frame, link, store
from pages._ui.filters import AUTO, Choice
from pages._ui.frame import Context
from pages._ui.link import Parameter, Refused


def read() -> list[Refused]:
    """Take the number and its groups from the link."""
    return link.own(
        Parameter("metric", boxes.RATES_FIRST, "on_time_rate"), Parameter("split", SPLITS, "level")
    )


def question(choice: Choice) -> Question:
    """Draw the boxes for the number and its groups: what is asked."""
    _ = translator(language := choice.language)
    row = st.container(horizontal=True, vertical_alignment="bottom", key="two-pickers")
    parts = {split: boxes.heading(split, language) for split in SPLITS}
    return Question(
        boxes.metric(row, language, width=430),
        boxes.choose(row, _("Chia theo"), parts, "split", language, width=170),
        choice.period or "",
        choice.compare,
        choice.filter,
        choice.dataset,
    )


def figures(view: Change, language: str) -> None:
    """Both totals, their difference, the difference in dossiers."""
    cards = "".join(
        f'<div class="kpi"><div class="kpi-name"><span>{escape(one.name)}</span></div>'
        f'<div class="kpi-value{" words" if one.in_words else ""} {one.state}">'
        f"{escape(one.value)}</div>"
        f'<div class="kpi-sub">{escape(one.below)}</div></div>'
        for one in totals(view, language)
    )
    st.html(f'<div class="kpis four">{cards}</div>')


def pictures(context: Context, choice: Choice, view: Change) -> None:
    """Why it changed, and both values of the groups; where there is no split, why not."""
    _ = translator(language := choice.language)
    asked = (view.question, language)
    explains = view.explains and len(view.groups) > 1
    if not any(one.difference is not None for one in view.groups):
        told = _("Không {part} nào có số ở cả hai kỳ: văn bản không nêu, hoặc chưa gửi hồ sơ.")
        empty.place(told.format(part=_part(view.question.split, language)))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        if explains:
            chart = store.cached(context, ("why", *asked), lambda: _why(context, choice, view))
            charts.show(chart, "compare-why")
            _method(view, language)
        else:
            empty.place(_unexplained(view, language))
    with right:
        chart = store.cached(context, ("both", *asked), lambda: _both(context, choice, view))
        charts.show(chart, "compare-both")


def _unexplained(view: Change, language: str) -> str:
    """Why there is nothing to explain the change with."""
    _ = translator(language)
    if view.explains:
        return _("Phạm vi này chỉ có một nhóm: chọn cách chia khác để xem nguyên nhân.")
    if view.comparable:
        return reason(view, language)
    both = sum(one.difference is not None for one in view.groups)
    told = _.plural("Chưa tách được nguyên nhân; bên cạnh là {n} nhóm có số ở cả hai kỳ.", both)
    return " ".join([told.format(n=count(both, language)), *unreported_notes(view, language)])


def _method(view: Change, language: str) -> None:
    """How the change was split, behind one click."""
    if view.split is None:
        return
    _ = translator(language)
    lines = "".join(f"<li>{escape(one(language))}</li>" for one in (rate_meaning, mix_meaning))
    summary = escape(_("Cách tách"))
    st.html(f'<details class="source"><summary>{summary}</summary><ul>{lines}</ul></details>')


def _why(context: Context, choice: Choice, view: Change) -> Chart:
    _ = translator(choice.language)
    return waterfall(
        view,
        language=choice.language,
        title=(
            _("Vì sao thay đổi, {by}")
            if view.is_rate and view.verdict.is_news
            else _("Thay đổi ở đâu, {by}")
        ).format(by=by(view.question.split, choice.language)),
        caption=_caption(context, choice, view),
        filename=f"{file_name(choice, view)}-vi-sao",
    )


def _both(context: Context, choice: Choice, view: Change) -> Chart:
    _ = translator(choice.language)
    return dumbbell(
        view,
        language=choice.language,
        title=_("Trước và sau, {by}").format(by=by(view.question.split, choice.language)),
        caption=_caption(context, choice, view),
        filename=file_name(choice, view),
    )


def by(split: str, language: str) -> str:
    """How the change is divided, within a title: "theo cấp"."""
    return translator(language)("theo {part}").format(part=_part(split, language))


def _part(split: str, language: str) -> str:
    """What the groups are, within a sentence: "cấp"."""
    name = boxes.heading(split, language)
    return name[:1].lower() + name[1:]


def title(view: Change, language: str) -> str:
    """The title of the table and of the file."""
    name = view.metric.label.in_(language)
    return f"{name}, {by(view.question.split, language)}, {_periods(view, language)}"


def keys(shown: Iterable[Group]) -> list[str | None]:
    """The keys of the table's rows that may have a profile; None for the whole and the rest."""
    return [one.key if one.key not in ("", ELSEWHERE) else None for one in shown]


def remarks(view: Change, language: str) -> None:
    """Groups that are new, gone or without dossiers, and units that did not report."""
    for told in notes(view, language):
        frame.small(told)


def elsewhere(context: Context, choice: Choice, found: Iterable[Question]) -> None:
    """The comparisons that have something to show, as links."""
    _ = translator(language := choice.language)
    with st.container(border=True, key="elsewhere"):
        st.markdown(_("So được:"))
        for one in found:
            scope = context.catalogue.sentence(one.chosen, language)
            name = METRICS[one.metric].label.in_(language)
            when = _between(one.period, one.compare, language)
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
        view.metric.label.in_(choice.language),
        _periods(view, choice.language),
        context.catalogue.sentence(choice.filter, choice.language),
    )


def _periods(view: Change, language: str) -> str:
    return _between(view.question.period, view.period, language)


def _between(period: str, earlier: str | None, language: str) -> str:
    """Both periods: "quý I/2021 so với quý I/2020"."""
    now = label(period, language, inside=True)
    if earlier is None:
        return now
    _ = translator(language)
    then = label(earlier, language, inside=True)
    return _("{now} so với {then}").format(now=now, then=then)


def file_name(choice: Choice, view: Change) -> str:
    """The name of a file made from the page, without its ending."""
    asked = view.question
    chosen = (asked.chosen.level, asked.chosen.district, asked.chosen.sector)
    parts = (asked.metric, asked.split, *chosen, view.period, asked.period)
    return charts.file_name(choice, "so-sanh", *parts)
