"""Tiles of the report's areas: each a link into the page that shows the whole area."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analytics.periods import label
from analytics.query.report import figure_text, headline_figures, records
from analytics.texts import translator
from pages._ui.frame import Context, link_with


def area_tiles(context: Context, figures: pd.DataFrame, language: str) -> None:
    """One tile per area that the report has figures of, with its headline indicators."""
    column = "name_vi" if language == "vi" else "name_en"
    areas = [
        row for row in context.catalogue.areas.values() if (figures["area"] == row["code"]).any()
    ]
    with st.grid(4, min_column_width=230, gap="small", key="tiles"):
        for area in areas:
            with st.container(border=True, height="stretch"):
                st.page_link(
                    context.pages["areas"],
                    label=f"**{area[column]}**",
                    query_params=link_with(area=area["code"]),
                )
                st.html(_rows(headline_figures(area, figures), column, language))


def _rows(figures: pd.DataFrame, column: str, language: str) -> str:
    _ = translator(language)
    lines = [
        '<div class="tile-row">'
        f"<span>{escape(figure[column] + _other_period(figure, language))}</span>"
        f"<span>{escape(figure_text(figure, language))}</span></div>"
        for figure in records(figures)
    ]
    return (
        "".join(lines)
        or f'<div class="tile-row"><span>{escape(_("chỉ có số theo cấp, đơn vị"))}</span></div>'
    )


def _other_period(figure: Mapping[str, Any], language: str) -> str:
    """The figure's own period where it is not the report's: " (năm 2020)"."""
    if figure["period"] == figure["about"]:
        return ""
    return f" ({label(figure['period'], language, inside=True)})"
