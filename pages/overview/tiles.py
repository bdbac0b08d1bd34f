"""Tiles of the report's areas: each a link into the page that shows the whole area."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from analytics.i18n import Translator
from analytics.query.figures import headline_figures, province_figures
from analytics.query.wording import doubt_marks
from analytics.views.areas.data import PROPOSALS
from analytics.views.figures import figure_text
from analytics.views.overview import Overview
from pages.ui import frame, markup
from pages.ui.cards import mark
from pages.ui.frame import Context
from pages.ui.panel import panel


def show(context: Context, view: Overview, t: Translator) -> None:
    """One tile per area that the report has figures of, with its headline indicators.

    They are the report's own: no filter but the period changes them, and their heading says so.
    """
    figures = view.figures
    way = _difficulties(context, view, t)
    if figures.empty and way is None:
        return
    codes = set(figures["area"])
    province = province_figures(figures)
    tiles = [
        {
            "name": t.field(area, "name"),
            "href": frame.address("areas", area=area["code"]),
            "figures": [_figure(figure, t) for figure in headline_figures(area, province)],
        }
        for area in context.catalogue.areas.values()
        if area["code"] in codes
    ]
    note = t("Số của cả báo cáo, không đổi theo cấp, địa bàn hay lĩnh vực đang chọn.")
    with panel("areas", t("Các nội dung của báo cáo"), note):
        markup.show("tiles", tiles=tiles, nothing=t("chỉ có số theo cấp, đơn vị"), way=way)


def _difficulties(context: Context, view: Overview, t: Translator) -> dict[str, str] | None:
    """How many difficulties and proposals the documents state, and where they are to be read."""
    kinds = Counter(
        row["kind"] for row in context.catalogue.proposals if row["document"] in view.documents
    )
    if not kinds:
        return None
    label = t(
        "Báo cáo nêu {difficulties} khó khăn, {proposals} kiến nghị: xem từng ý",
        difficulties=t.count(kinds["difficulty"]),
        proposals=t.count(kinds["proposal"]),
    )
    return {"label": label, "href": frame.address("areas", area=PROPOSALS)}


def _figure(figure: Mapping[str, Any], t: Translator) -> dict[str, str]:
    """A line of a tile; a figure that does not add up is marked."""
    doubts = [mark("≠", meaning) for _word, meaning in doubt_marks(figure["doubts"], t)]
    return {
        "name": t.field(figure, "name") + _other_period(figure, t),
        "value": _value(figure, t),
        "doubt": Markup(" ".join(doubts)),
    }


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
