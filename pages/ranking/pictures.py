"""The funnel of a ranking, and what its picture, table and files are called."""

from analytics.charts import funnel_plot
from analytics.i18n import Translator
from analytics.stats.funnel import COVERAGES
from analytics.views.ranking import Ranking, outside_text, spread_text
from pages.ui import charts, frame, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.panel import panel


def funnel(context: Context, choice: Choice, view: Ranking, key: str | None) -> None:
    """The funnel with what it says in words; ``key`` is the unit that the reader follows."""
    t = choice.t
    spread = spread_text(view, t)
    chart = store.cached(
        context,
        ("funnel", view.question, key, t),
        lambda: funnel_plot(
            view, t=t, key=key, alt=spread, filename=f"{file_name(choice, view)}-pheu"
        ),
    )
    heading = outside_text(view, t).removesuffix(".")
    with panel("funnel", heading or title(view, t), title(view, t), _note(view, t)):
        charts.show(chart, "ranking-funnel")
        frame.small(spread)


def _note(view: Ranking, t: Translator) -> str:
    """What the lines and marks are."""
    assert view.funnel is not None
    note = t(
        "Đường ngang: mức chung {common} · nét đứt: giới hạn {inner} · nét liền: giới hạn {outer}"
        " · tam giác: khác biệt rõ rệt với mức chung.",
        common=t.rate(view.funnel.rate),
        inner=t.rate(COVERAGES[0], 0),
        outer=t.rate(COVERAGES[1], 1),
    )
    return f"{note} {t('Nét mờ: giới hạn chỉ vì ngẫu nhiên.')}" if view.funnel.wide else note


def title(view: Ranking, t: Translator) -> str:
    """The title of picture, table and file."""
    return f"{t(view.metric.label)}, {t.period(view.question.period, inside=True)}"


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
