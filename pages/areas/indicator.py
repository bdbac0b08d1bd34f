"""One indicator in a drawer over the page: what it is, over time, all its figures, its sources."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.charts import Chart, history
from analytics.i18n import Translator
from analytics.texts import NATURES
from analytics.views.areas.columns import indicator_file
from analytics.views.areas.data import Indicator, Series
from analytics.views.figures import Figure
from pages.ui import charts, downloads, empty, frame, sources
from pages.ui.figures import chip, doubts
from pages.ui.filters import Choice
from pages.ui.plain import plain

_WIDTH = 760
_DRAWN = 1


def drawer(shown: Indicator, catalogue: Catalogue, choice: Choice) -> None:
    """Open the drawer; closing it takes the indicator out of the session and of the link."""
    draw = st.dialog(plain(shown.name), width=_WIDTH, position="right", on_dismiss=_close)(_content)
    draw(shown, catalogue, choice)


def _close() -> None:
    st.session_state["indicator"] = ""


def _content(shown: Indicator, catalogue: Catalogue, choice: Choice) -> None:
    t = choice.t
    st.html(_lead(shown.lead, t) + _about(shown, t))
    if shown.disagreements:
        st.subheader(t("Các nguồn nêu khác nhau"), anchor=False)
        for group in shown.disagreements:
            st.html(_side_by_side(group, catalogue, t))
    drawn = [one for one in (_chart(shown, one, choice) for one in shown.series) if one]
    if drawn or shown.reason:
        st.subheader(t("Diễn biến"), anchor=False)
    if shown.reason:
        empty.place(shown.reason)
    for place, (scope, chart) in enumerate(drawn[:_DRAWN]):
        _drawn(shown, scope, chart, place)
    if drawn[_DRAWN:]:
        with st.expander(t("Diễn biến ở phạm vi khác")):
            for place, (scope, chart) in enumerate(drawn[_DRAWN:], start=_DRAWN):
                _drawn(shown, scope, chart, place)
    if shown.figures:
        st.subheader(t("Mọi số đã công bố, kỳ mới trước"), anchor=False)
        st.html(_table(shown.figures, catalogue, t))
        downloads.buttons(
            lambda: indicator_file(shown, catalogue, t, dataset=choice.dataset),
            charts.file_name(choice, shown.code),
            t,
            key="indicator-downloads",
        )


def _chart(shown: Indicator, series: Series, choice: Choice) -> tuple[str, Chart] | None:
    """The scope and chart of a series; None where rows tell its few figures."""
    chart = history(
        series.rows,
        t=choice.t,
        noun=shown.noun,
        title=series.scope,
        breaks=shown.breaks,
        filename=charts.file_name(choice, shown.code, series.scope),
    )
    return (series.scope, chart) if chart else None


def _drawn(shown: Indicator, scope: str, chart: Chart, place: int) -> None:
    frame.small(scope)
    charts.show(chart, f"indicator-{place}", shown.name, scope)
    if chart.note:
        frame.small(chart.note)


def _lead(one: Figure | None, t: Translator) -> str:
    if one is None:
        return ""
    facts = [one.period_name, one.scope, one.where or one.publisher]
    return (
        f'<p class="lead facts"><b>{escape(one.text)}</b> {escape(" · ".join(facts))}'
        f" {doubts(one, t)}</p>"
    )


def _about(shown: Indicator, t: Translator) -> str:
    facts = [shown.area, t("đơn vị tính: {unit}", unit=t(shown.noun)), shown.better]
    kind = chip(t(NATURES["plan"]), "plan") if shown.plan else escape(shown.nature)
    caveat = ""
    if shown.caveat:
        caveat = f'<p class="caveat"><b>{escape(t("Lưu ý"))}:</b> {escape(shown.caveat)}</p>'
    return (
        f'<div class="about"><p class="facts">{kind} · {escape(" · ".join(facts))}</p>'
        f"<p>{escape(shown.definition)}</p>{caveat}</div>"
    )


def _side_by_side(group: Sequence[Figure], catalogue: Catalogue, t: Translator) -> str:
    """What each document prints for the same thing."""
    first = group[0]
    sides = "".join(
        f'<div><div class="value">{escape(one.text)}</div>'
        f"<div>{_source(one, catalogue, t)}</div>"
        f'<div class="facts">{escape(one.note)}</div></div>'
        for one in group
    )
    about = escape(f"{first.period_name} · {first.scope}")
    return f'<div class="rivals"><p class="facts">{about}</p><div class="sides">{sides}</div></div>'


def _table(figures: Sequence[Figure], catalogue: Catalogue, t: Translator) -> str:
    names = (t("Kỳ"), t("Phạm vi"), t("Giá trị theo văn bản gốc"), t("Nguồn"))
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names)
    rows = "".join(_row(one, catalogue, t) for one in figures)
    return f'<table class="published"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(one: Figure, catalogue: Catalogue, t: Translator) -> str:
    note = f'<div class="facts">{escape(one.note)}</div>' if one.note else ""
    return (
        f"<tr{' class=own' if one.own else ''}><td>{escape(one.period_name)}</td>"
        f"<td>{escape(one.scope)}</td>"
        f'<td class="value">{escape(one.text)} {doubts(one, t)}</td>'
        f"<td>{_source(one, catalogue, t)}{note}</td></tr>"
    )


def _source(one: Figure, catalogue: Catalogue, t: Translator) -> str:
    """The document with its address, and the place in it."""
    told = sources.document(catalogue, one.document, t)
    return f"{told}, {escape(one.where)}" if one.where else told
