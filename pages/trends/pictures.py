"""The picture of a trend: the chart, or rows where few values may be compared; what it means."""

from dataclasses import replace

from analytics.charts import trend_lines
from analytics.charts.axis import value_axis, value_tick
from analytics.i18n import Translator
from analytics.periods import parse, sort_key
from analytics.query import Answer, state
from analytics.query.wording import counts_text, line_text
from analytics.texts import capital
from analytics.views.trend import Trend, amount_text, is_drawn, message
from analytics.views.trend.text import hollow
from pages.trends import pickers
from pages.ui import charts, hero, rows, signals, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.panel import panel
from pages.ui.rows import Row

# Parts that stand in rows together.
_FEW = 5


def show(
    context: Context,
    choice: Choice,
    view: Trend,
    key: str | None,
    said: str,
    subtitle: str,
    filename: str,
) -> None:
    """Draw the card of the trend.

    Args:
        context: of the page.
        choice: the filters.
        view: the trend; at least one answer has a value.
        key: the part that is followed; None for the total.
        said: the sentence of the page, for screen readers.
        subtitle: number, scope and unit.
        filename: of the picture.
    """
    t = choice.t
    title = message(view, t, key)
    if not is_drawn(view, key):
        with panel("trend", title, subtitle):
            _rows(view, key, t, title)
        pickers.to_profile(context, view, key, t)
        return
    chart = store.cached(
        context,
        ("trend chart", key, view.question, len(view.answers), view.target, said, filename, t),
        lambda: trend_lines(
            view, t=t, key=key, alt=f"{title}. {said.replace('**', '')}", filename=filename
        ),
    )
    with panel("trend", title, subtitle, chart.note):
        charts.show(chart, "trends-chart")
    pickers.to_profile(context, view, key, t)
    signals.draw(view.control(key), t)


def _rows(view: Trend, key: str | None, t: Translator, title: str) -> None:
    """The values, the newest first; of few parts all of them."""
    names = view.called(t)
    several = 1 < len(names) <= _FEW
    shown = [one for one in view.known if several or one.key == key]
    shown.sort(key=lambda one: sort_key(one.period), reverse=True)
    goal = view.target
    values = [view.amount(one) for one in shown]
    line = None if goal is None else view.scaled(goal.value)
    axis = value_axis([*values, *([] if line is None else [line])], view.subject.noun)
    said = (
        []
        if goal is None
        else [t("vạch: {target}", target=line_text(replace(goal, in_force=False), t))]
    )
    if axis.cut and not view.subject.rank:
        said.append(t("trục từ {start}", start=value_tick(axis.low, axis, view.subject.noun, t)))
    rows.draw(
        [_row(view, one, names if several else {}, key, t) for one in shown],
        None if view.subject.rank else axis,
        alt=title,
        line=line,
        in_force=goal is not None and goal.in_force,
        remark=capital("; ".join(said)),
    )


def _row(view: Trend, answer: Answer, names: dict[str, str], key: str | None, t: Translator) -> Row:
    goal = view.target
    if goal is not None:
        # A value of before the day from which the target counts neither meets nor misses it.
        goal = replace(goal, in_force=parse(answer.period).last_day >= goal.valid_from)
    found = state(answer.value, goal)
    verdict = hero.verdict(found)
    name = names.get(answer.key or "", "")
    doubt = hollow(view.subject, answer, t)
    return Row(
        name=", ".join(one for one in (t.period(answer.period), name) if one),
        value=amount_text(view.subject, answer, t),
        place=view.amount(answer),
        note=counts_text(answer, t) if answer.has_counts else doubt,
        state=verdict,
        sign=found.sign if verdict else "",
        hollow=bool(doubt),
        chosen=bool(name) and answer.key == key,
        early=goal is not None and not goal.in_force,
    )
