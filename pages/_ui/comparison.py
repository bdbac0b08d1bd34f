"""What So sánh quý lets choose, and its parts: figures, the two pictures, what must be known."""

from collections.abc import Iterable
from html import escape
from typing import Any

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
from analytics.filters import Filter
from analytics.formats import count
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.texts import DATASETS, translator
from pages._ui import charts, empty, frame, link, store
from pages._ui.filters import ALL, AUTO, Choice
from pages._ui.frame import Context, link_with
from pages._ui.link import Parameter, Refused

_FILTERS = ("level", "district", "sector")
# Rates first: they are what a leader asks after.
_METRICS = tuple(sorted(METRICS, key=lambda code: METRICS[code].format != "rate"))


def read() -> list[Refused]:
    """Take the number and its groups from the link."""
    refused = link.own(Parameter("metric", _METRICS, "on_time_rate"))
    return [*refused, *link.own(Parameter("split", SPLITS, "level"))]


def question(choice: Choice) -> Question:
    """Draw the boxes for the number and its groups: what is asked."""
    _ = translator(language := choice.language)
    empty_box = _("Chọn trong danh sách")
    row = st.container(horizontal=True, vertical_alignment="bottom", key="two-pickers")
    row.selectbox(
        _("Chỉ số"),
        _METRICS,
        format_func=lambda code: METRICS[code].label.in_(language),
        key="metric",
        placeholder=empty_box,
        width=430,
    )
    row.selectbox(
        _("Chia theo"),
        SPLITS,
        format_func=lambda split: heading(split, language),
        key="split",
        placeholder=empty_box,
        width=170,
    )
    return Question(
        st.session_state["metric"],
        st.session_state["split"],
        choice.period or "",
        choice.compare,
        choice.filter,
        choice.dataset,
    )


def heading(split: str, language: str) -> str:
    """What the groups are."""
    _ = translator(language)
    words = {
        "level": _("Cấp"),
        "unit": _("Đơn vị"),
        "area": _("Địa bàn"),
        "sector": _("Lĩnh vực"),
    }
    return words[split]


def figures(view: Change, language: str, usual: bool = False) -> None:
    """Both totals, their difference, the difference in dossiers."""
    cards = "".join(
        f'<div class="kpi"><div class="kpi-name"><span>{escape(one.name)}</span></div>'
        f'<div class="kpi-value{" words" if one.in_words else ""} {one.state}">'
        f"{escape(one.value)}</div>"
        f'<div class="kpi-sub">{escape(one.below)}</div></div>'
        for one in totals(view, language, usual)
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
    told = _("Chưa tách được nguyên nhân; bên cạnh là {n} nhóm có số ở cả hai kỳ.")
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
        title=(_("Vì sao thay đổi, {by}") if view.is_rate else _("Thay đổi ở đâu, {by}")).format(
            by=by(view.question.split, choice.language)
        ),
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
    name = heading(split, language)
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
            st.page_link(
                context.pages["compare"],
                label=f"{name}, {label(one.period, language, inside=True)} · {scope}",
                icon=":material/arrow_forward:",
                query_params=_link(one),
            )


def _link(one: Question) -> dict[str, str]:
    changed: dict[str, Any] = {
        "metric": one.metric,
        "split": one.split,
        "period": one.period,
        "compare": one.compare or AUTO,
    }
    return link_with(**changed, **_scope(one.chosen))


def _scope(chosen: Filter) -> dict[str, str]:
    return {name: getattr(chosen, name) or ALL for name in _FILTERS}


def _caption(context: Context, choice: Choice, view: Change) -> str:
    """What holds for the whole picture: dataset, number, periods, scope."""
    said = [DATASETS["demo"].in_(choice.language)] if choice.dataset == "demo" else []
    said += [
        view.metric.label.in_(choice.language),
        _periods(view, choice.language),
        context.catalogue.sentence(choice.filter, choice.language),
    ]
    return " · ".join(said)


def _periods(view: Change, language: str) -> str:
    """Both periods: "quý I/2021 so với quý I/2020"."""
    now = label(view.question.period, language, inside=True)
    if view.period is None:
        return now
    _ = translator(language)
    then = label(view.period, language, inside=True)
    return _("{now} so với {then}").format(now=now, then=then)


def file_name(choice: Choice, view: Change) -> str:
    """The name of a file made from the page, without its ending."""
    asked = view.question
    chosen = (asked.chosen.level, asked.chosen.district, asked.chosen.sector)
    parts = (asked.metric, asked.split, *chosen, view.period, asked.period)
    return charts.file_name(choice, "so-sanh", *(part for part in parts if part))
