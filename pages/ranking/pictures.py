"""The two pictures of a ranking: ranks with intervals, and the funnel."""

from analytics.charts import Chart, funnel_plot, rank_dots
from analytics.i18n import Translator
from analytics.views.ranking import Ranking, outside_text, spread_text
from pages.ui import charts, frame, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context


def ranks(context: Context, choice: Choice, view: Ranking, key: str | None, said: str) -> None:
    """The ranks with their intervals; ``said`` is the page's sentence, ``key`` stands out."""
    asked = (view.question, key, choice.t)
    chart = store.cached(
        context, ("ranks", *asked), lambda: _chart(context, choice, view, key, said)
    )
    charts.show(chart, "ranking-chart")


def funnel(context: Context, choice: Choice, view: Ranking, key: str | None) -> None:
    """The funnel with what it says in words."""
    spread = spread_text(view, choice.t)
    drawn = store.cached(
        context,
        ("funnel", view.question, key, choice.t),
        lambda: _funnel(context, choice, view, key, spread),
    )
    charts.show(drawn, "ranking-funnel")
    frame.small(f"{outside_text(view, choice.t)} {spread}".strip())


def _chart(context: Context, choice: Choice, view: Ranking, key: str | None, said: str) -> Chart:
    return rank_dots(
        view,
        t=choice.t,
        key=key,
        title=title(view, choice.t),
        caption=_caption(context, choice, view),
        alt=said.replace("**", ""),
        filename=file_name(choice, view),
    )


def _funnel(context: Context, choice: Choice, view: Ranking, key: str | None, spread: str) -> Chart:
    t = choice.t
    return funnel_plot(
        view,
        t=choice.t,
        key=key,
        title=t("Biểu đồ phễu: chênh lệch nào vượt mức ngẫu nhiên"),
        caption=_caption(context, choice, view),
        alt=spread,
        filename=f"{file_name(choice, view)}-pheu",
    )


def title(view: Ranking, t: Translator) -> str:
    """The title of picture, table and file."""
    return f"{t(view.metric.label)}, {t.period(view.question.period, inside=True)}"


def _caption(context: Context, choice: Choice, view: Ranking) -> str:
    t = choice.t
    asked = view.question
    parts = [context.catalogue.sentence(asked.chosen, choice.t)]
    if windows.told(context, choice, asked.chosen, now=asked.period):
        parts.append(t("các đơn vị đếm hồ sơ theo khoảng ngày khác nhau"))
    return charts.caption(choice, *parts)


def file_name(choice: Choice, view: Ranking) -> str:
    """The name of a file made from the ranking, without its ending."""
    asked = view.question
    parts = (asked.population, "areas" if asked.split == "area" else "", asked.district)
    told = (*parts, asked.sector, asked.metric, asked.period)
    return charts.file_name(choice, "xep-hang", *told)
