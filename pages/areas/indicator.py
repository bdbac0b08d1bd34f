"""One indicator in a drawer over the page: what it is, over time, all its figures, its sources."""

from typing import Any

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.charts import Chart, history
from analytics.i18n import Translator
from analytics.texts import NATURES
from analytics.views.areas.columns import indicator_file
from analytics.views.areas.data import Indicator, Series
from analytics.views.figures import Figure
from pages.ui import charts, downloads, empty, figures, frame, markup
from pages.ui.filters import Choice
from pages.ui.plain import plain

_WIDTH = 760
_DRAWN = 1
# The parts of the template, each empty.
_NOTHING: dict[str, Any] = {"lead": None, "facts": "", "rivals": (), "figures": (), "heads": ()}


def drawer(shown: Indicator, catalogue: Catalogue, choice: Choice) -> None:
    """Open the drawer; closing it takes the indicator out of the session and of the link."""
    draw = st.dialog(plain(shown.name), width=_WIDTH, position="right", on_dismiss=_close)(_content)
    draw(shown, catalogue, choice)


def _close() -> None:
    st.session_state["indicator"] = ""


def _content(shown: Indicator, catalogue: Catalogue, choice: Choice) -> None:
    t = choice.t
    _show(t, lead=_lead(shown.lead, t), **_about(shown, t))
    if shown.disagreements:
        st.subheader(t("Các nguồn nêu khác nhau"), anchor=False)
        _show(
            t,
            rivals=[
                (
                    f"{group[0].period_name} · {group[0].scope}",
                    [_line(one, catalogue, t) for one in group],
                )
                for group in shown.disagreements
            ],
        )
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
        _show(
            t,
            heads=(t("Kỳ"), t("Phạm vi"), t("Giá trị theo văn bản gốc"), t("Nguồn")),
            figures=[_line(one, catalogue, t) for one in shown.figures],
        )
        downloads.buttons(
            lambda: indicator_file(shown, catalogue, t, dataset=choice.dataset),
            charts.file_name(choice, shown.code),
            t,
            key="indicator-downloads",
        )


def _show(t: Translator, **parts: Any) -> None:
    """Draw some parts of the template; the others are left out."""
    markup.show("indicator", **{**_NOTHING, **parts, "sentence": t("Câu trong văn bản")})


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


def _lead(one: Figure | None, t: Translator) -> dict[str, Any] | None:
    """What the report says, in large."""
    if one is None:
        return None
    about = " · ".join((one.period_name, one.scope, one.where or one.publisher))
    return {"text": one.text, "about": about, "marks": figures.marks(one, t)}


def _about(shown: Indicator, t: Translator) -> dict[str, str]:
    """What the indicator is: area, unit, kind, definition, what to beware of."""
    facts = [shown.area, t("đơn vị tính: {unit}", unit=t(shown.noun)), shown.better]
    return {
        "plan": t(NATURES["plan"]) if shown.plan else "",
        "facts": " · ".join(facts if shown.plan else [shown.nature, *facts]),
        "definition": shown.definition,
        "caution": t("Lưu ý"),
        "caveat": shown.caveat,
    }


def _line(one: Figure, catalogue: Catalogue, t: Translator) -> dict[str, Any]:
    """One published figure with its document, its place in it, and the marks of doubt."""
    return {
        "own": one.own,
        "period": one.period_name,
        "scope": one.scope,
        "text": one.text,
        "marks": figures.marks(one, t),
        "source": catalogue.reference(one.document, t)[0],
        "href": catalogue.documents[one.document]["address"] or "",
        "where": one.where,
        "note": one.note,
        "quote": one.quote,
    }
