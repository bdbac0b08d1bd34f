"""The pictures of a profile: its course and what is unusual in it, its parts by quarter."""

from collections.abc import Mapping

import streamlit as st

from analytics.charts import Chart, heat_map, trend_lines
from analytics.i18n import Translator
from analytics.views.profile import Profile
from pages.trends import pickers
from pages.ui import charts, empty, signals, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.plain import plain


def show(
    context: Context, choice: Choice, view: Profile, answer: str, rows: Mapping[str, str]
) -> None:
    """The trend with its limits, and the heat map beside it.

    Args:
        context: of the page.
        choice: the filters.
        view: the profile.
        answer: the sentence of the page, for screen readers.
        rows: what to call the rows of the heat map.
    """
    asked = (view.subject.of, *choice.asked[:3], choice.t)
    left, right = st.columns(2, gap="medium")
    t = choice.t
    with left:
        st.subheader(t("Tỷ lệ đúng hạn qua các kỳ"), anchor=False)
        if view.trend.known:
            chart = store.cached(
                context, ("profile trend", *asked), lambda: _trend(view, choice, answer)
            )
            charts.show(chart, "profile-trend")
            signals.draw(view.trend.control(None), t)
            pickers.events(view.trend, t)
        else:
            empty.place(t("Chưa có tỷ lệ đúng hạn của kỳ nào cùng loại."))
    with right:
        st.subheader(plain(heat_title(view, t)), anchor=False)
        if view.heat.keys:
            chart = store.cached(
                context, ("profile heat", *asked), lambda: _heat(view, choice, answer, rows)
            )
            charts.show(chart, "profile-heat")
        else:
            empty.place(_undivided(view, t))


def heat_title(view: Profile, t: Translator) -> str:
    """The title of the heat map."""
    return {
        "sector": t("Đúng hạn theo lĩnh vực và quý"),
        "level": t("Đúng hạn theo cấp và quý"),
        "unit": t("Đúng hạn theo đơn vị và quý"),
    }[view.heat.split]


def _undivided(view: Profile, t: Translator) -> str:
    if view.subject.group == "sector":
        return t("Chưa nguồn nào chia số của lĩnh vực này theo cấp hay theo đơn vị.")
    return t("Chưa nguồn nào chia số của đơn vị này theo lĩnh vực.")


def _trend(view: Profile, choice: Choice, answer: str) -> Chart:
    return trend_lines(
        view.trend,
        t=choice.t,
        caption=charts.caption(choice, view.subject.called(choice.t)),
        alt=answer.replace("**", ""),
        filename=charts.file_name(choice, "ho-so", view.subject.code, "xu-huong"),
    )


def _heat(view: Profile, choice: Choice, answer: str, rows: Mapping[str, str]) -> Chart:
    return heat_map(
        view.heat,
        rows,
        t=choice.t,
        caption=charts.caption(choice, view.subject.called(choice.t)),
        alt=f"{heat_title(view, choice.t)}. {answer.replace('**', '')}",
        filename=charts.file_name(choice, "ho-so", view.subject.code, "theo-quy"),
    )
