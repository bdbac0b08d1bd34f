"""Tổng quan: the answer, six KPIs, on-time rate by level and sector, what deserves attention."""

import streamlit as st

from analytics.charts import rate_dots
from analytics.headline import headline
from analytics.overview import Overview, overview
from analytics.query import Answer
from analytics.texts import LEVELS, translator
from pages._ui import cards, charts, empty, filters, frame, sources, store, tiles
from pages._ui.filters import Choice
from pages._ui.frame import Context

USES = ("data", "period", "compare", "level", "district", "sector")


def page(context: Context) -> None:
    """Draw the overview of the chosen report."""
    choice = filters.draw(context.catalogue, USES)
    if choice.period is None:
        empty.no_data(choice.language)
        return
    view = store.cached(
        overview,
        context,
        choice.period,
        choice.filter,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )
    _ = translator(choice.language)
    st.title(_("Tổng quan"), anchor=False)
    frame.answer(_answer(view, choice, context))
    if view.is_empty:
        empty.elsewhere(context, view, choice, "overview")
    cards.kpi_row(view.cards.values(), choice.language)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(_("Đúng hạn theo cấp"), anchor=False)
        names = {code: term.in_(choice.language) for code, term in LEVELS.items()}
        missing = _("Chưa có tỷ lệ đúng hạn theo cấp cho lựa chọn này.")
        _rates(view, view.levels, names, choice, "levels", missing)
    with right:
        st.subheader(_("Đúng hạn theo lĩnh vực"), anchor=False)
        column = "name" if choice.language == "vi" else "name_en"
        names = {code: row[column] for code, row in context.catalogue.sectors.items()}
        missing = _("Chưa có tỷ lệ đúng hạn theo lĩnh vực cho lựa chọn này.")
        _rates(view, view.sectors, names, choice, "sectors", missing)
    st.subheader(_("Cần chú ý"), anchor=False)
    st.subheader(_("Các lĩnh vực của báo cáo"), anchor=False)
    tiles.area_tiles(context, view.figures, choice.language)
    sources.line(context.catalogue, view.documents, choice.language)


def _answer(view: Overview, choice: Choice, context: Context) -> str:
    everything = choice.filter == type(choice.filter)()
    scope = filters.sentence(choice.filter, context.catalogue, choice.language)
    return headline(
        view.period,
        view.value("on_time_rate"),
        view.value("resolved"),
        view.value("late"),
        choice.language,
        levels=() if choice.filter.level else _rates_of(view.levels),
        scope="" if everything else scope,
    )


def _rates(
    view: Overview,
    answers: tuple[Answer, ...],
    names: dict[str, str],
    choice: Choice,
    key: str,
    missing: str,
) -> None:
    found = _rates_of(answers)
    if not found:
        empty.place(missing)
        return
    chart = rate_dots(
        found, names, language=choice.language, target=view.target, filename=f"{key}-{view.period}"
    )
    charts.show(chart, f"overview-{key}")


def _rates_of(answers: tuple[Answer, ...]) -> list[Answer]:
    return [answer for answer in answers if answer.metric == "on_time_rate"]


if __name__ == "__main__":
    __import__("dashboard").main()
