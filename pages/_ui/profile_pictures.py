"""The pictures of a profile: its course and what is unusual in it, its parts by quarter."""

from collections.abc import Mapping

import streamlit as st

from analytics.charts import Chart, heat_map, trend_lines
from analytics.profile import Profile
from analytics.texts import translator
from pages._ui import charts, empty, pickers, signals, store
from pages._ui.filters import Choice
from pages._ui.frame import Context
from pages._ui.plain import plain


def show(
    context: Context, choice: Choice, view: Profile, said: str, rows: Mapping[str, str]
) -> None:
    """The trend with its limits, and the heat map beside it.

    Args:
        context: of the page.
        choice: the filters.
        view: the profile.
        said: the sentence of the page, for screen readers.
        rows: what to call the rows of the heat map.
    """
    asked = (view.subject.of, *choice.asked[:3], choice.language)
    left, right = st.columns(2, gap="medium")
    _ = translator(language := choice.language)
    with left:
        st.subheader(_("Tỷ lệ đúng hạn qua các kỳ"), anchor=False)
        if view.trend.known:
            made = store.cached(
                context, ("profile trend", *asked), lambda: _trend(view, choice, said)
            )
            charts.show(made, "profile-trend")
            signals.draw(view.trend.control(None), language)
            pickers.events(view.trend, language)
        else:
            empty.place(_("Chưa có tỷ lệ đúng hạn của kỳ nào cùng loại."))
    with right:
        st.subheader(plain(heat_title(view, language)), anchor=False)
        if view.heat.keys:
            made = store.cached(
                context, ("profile heat", *asked), lambda: _heat(view, choice, said, rows)
            )
            charts.show(made, "profile-heat")
        else:
            empty.place(_undivided(view, language))


def heat_title(view: Profile, language: str) -> str:
    """The title of the heat map."""
    _ = translator(language)
    return {
        "sector": _("Đúng hạn theo lĩnh vực và quý"),
        "level": _("Đúng hạn theo cấp và quý"),
        "unit": _("Đúng hạn theo đơn vị và quý"),
    }[view.heat.split]


def _undivided(view: Profile, language: str) -> str:
    _ = translator(language)
    if view.subject.group == "sector":
        return _("Chưa nguồn nào chia số của lĩnh vực này theo cấp hay theo đơn vị.")
    return _("Chưa nguồn nào chia số của đơn vị này theo lĩnh vực.")


def _trend(view: Profile, choice: Choice, said: str) -> Chart:
    return trend_lines(
        view.trend,
        language=choice.language,
        caption=charts.caption(choice, view.subject.called(choice.language)),
        alt=said.replace("**", ""),
        filename=charts.file_name(choice, "ho-so", view.subject.code, "xu-huong"),
    )


def _heat(view: Profile, choice: Choice, said: str, rows: Mapping[str, str]) -> Chart:
    return heat_map(
        view.heat,
        rows,
        language=choice.language,
        caption=charts.caption(choice, view.subject.called(choice.language)),
        alt=f"{heat_title(view, choice.language)}. {said.replace('**', '')}",
        filename=charts.file_name(choice, "ho-so", view.subject.code, "theo-quy"),
    )
