"""The two pictures of a ranking: ranks with intervals, and the funnel."""

from analytics.charts import funnel_plot, rank_dots
from analytics.i18n import Translator
from analytics.views.ranking import Ranking, outside_text, spread_text
from pages.ui import charts, frame, store, windows
from pages.ui.filters import Choice
from pages.ui.frame import Context


def ranks(context: Context, choice: Choice, view: Ranking, key: str | None, answer: str) -> None:
    """The ranks with their intervals; ``answer`` is the page's sentence, ``key`` stands out."""
    t = choice.t
    chart = store.cached(
        context,
        ("ranks", view.question, key, t),
        lambda: rank_dots(
            view,
            t=t,
            key=key,
            title=title(view, t),
            caption=_caption(context, choice, view),
            alt=answer.replace("**", ""),
            filename=file_name(choice, view),
        ),
    )
    charts.show(chart, "ranking-chart")


def funnel(context: Context, choice: Choice, view: Ranking, key: str | None) -> None:
    """The funnel with what it says in words."""
    t = choice.t
    spread = spread_text(view, t)
    chart = store.cached(
        context,
        ("funnel", view.question, key, t),
        lambda: funnel_plot(
            view,
            t=t,
            key=key,
            title=t("Biểu đồ phễu: chênh lệch nào vượt mức ngẫu nhiên"),
            caption=_caption(context, choice, view),
            alt=spread,
            filename=f"{file_name(choice, view)}-pheu",
        ),
    )
    charts.show(chart, "ranking-funnel")
    frame.small(f"{outside_text(view, t)} {spread}".strip())


def title(view: Ranking, t: Translator) -> str:
    """The title of picture, table and file."""
    return f"{t(view.metric.label)}, {t.period(view.question.period, inside=True)}"


def _caption(context: Context, choice: Choice, view: Ranking) -> str:
    t, question = choice.t, view.question
    parts = [context.catalogue.sentence(question.chosen, t)]
    if windows.told(context, choice, question.chosen, now=question.period):
        parts.append(t("các đơn vị đếm hồ sơ theo khoảng ngày khác nhau"))
    return charts.caption(choice, *parts)


def file_name(choice: Choice, view: Ranking) -> str:
    """The name of a file made from the ranking, without its ending."""
    question = view.question
    return charts.file_name(
        choice,
        "xep-hang",
        question.population,
        "areas" if question.split == "area" else "",
        question.district,
        question.sector,
        question.metric,
        question.period,
    )
