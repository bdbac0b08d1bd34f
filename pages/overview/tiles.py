"""Tiles of the report's areas: each a link into the page that shows the whole area."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analytics.i18n import Translator
from analytics.query.figures import headline_figures, province_figures
from analytics.query.wording import doubt_marks
from analytics.views.areas.data import PROPOSALS
from analytics.views.figures import figure_text
from pages.ui import frame
from pages.ui.cards import mark
from pages.ui.frame import Context, link_with
from pages.ui.plain import plain


def area_tiles(context: Context, figures: pd.DataFrame, t: Translator) -> None:
    """One tile per area that the report has figures of, with its headline indicators.

    They are the report's own: no filter but the period changes them, and their heading says so.
    """
    st.subheader(t("Các lĩnh vực của báo cáo"), anchor=False)
    frame.small(t("Số của cả báo cáo, không đổi theo cấp, địa bàn hay lĩnh vực đang chọn."))
    codes = set(figures["area"])
    areas = [row for row in context.catalogue.areas.values() if row["code"] in codes]
    province = province_figures(figures)
    with st.grid(4, min_column_width=230, gap="small", key="tiles"):
        for area in areas:
            with st.container(border=True, height="stretch"):
                st.page_link(
                    context.pages["areas"],
                    label=f"**{plain(t.field(area, 'name'))}**",
                    query_params=link_with(area=area["code"]),
                )
                st.html(_rows(headline_figures(area, province), t))


def difficulties(context: Context, documents: Sequence[str], t: Translator) -> None:
    """How many difficulties and proposals the documents state, and where they are to be read."""
    kinds = Counter(
        row["kind"] for row in context.catalogue.proposals if row["document"] in documents
    )
    if not kinds:
        return
    words = t(
        "Báo cáo nêu {difficulties} khó khăn, {proposals} kiến nghị: xem từng ý",
        difficulties=t.count(kinds["difficulty"]),
        proposals=t.count(kinds["proposal"]),
    )
    frame.way(context, "areas", words, area=PROPOSALS)


def _rows(figures: Sequence[Mapping[str, Any]], t: Translator) -> str:
    lines = [
        '<div class="tile-row">'
        f"<span>{escape(t.field(figure, 'name') + _other_period(figure, t))}</span>"
        f"<span>{escape(_value(figure, t))}{_mark(figure, t)}</span></div>"
        for figure in figures
    ]
    return (
        "".join(lines)
        or f'<div class="tile-row"><span>{escape(t("chỉ có số theo cấp, đơn vị"))}</span></div>'
    )


def _mark(figure: Mapping[str, Any], t: Translator) -> str:
    """The mark of a figure that does not add up."""
    return "".join(f" {mark('≠', meaning)}" for _word, meaning in doubt_marks(figure["doubts"], t))


def _value(figure: Mapping[str, Any], t: Translator) -> str:
    """The figure as printed; a change whose print leaves the word to the sentence around it keeps
    it: "tăng 2,03%"."""
    text = figure_text(figure, t)
    if figure["noun"] == "điểm %" and figure["value"] > 0 and text[:1].isdigit():
        return t("tăng {n}", n=text)
    return text


def _other_period(figure: Mapping[str, Any], t: Translator) -> str:
    """The figure's own period where it is not the report's: " (năm 2020)"."""
    if figure["period"] == figure["about"]:
        return ""
    return f" ({t.period(figure['period'], inside=True)})"
