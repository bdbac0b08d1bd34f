"""The strip above the answer: what is newer than the chosen period, with its verdict."""

from urllib.parse import urlencode

from analytics.filters import Filter
from analytics.periods import sort_key
from analytics.query import Answer, Target, measured, state, target
from analytics.views.headline import verdict_text
from pages.ui import hero, markup, store
from pages.ui.filters import Choice
from pages.ui.frame import Context, link_with

_RATE = "on_time_rate"


def strip(context: Context, choice: Choice) -> None:
    """Say what the newest published result is, where the page shows an older period."""
    catalogue, t = context.catalogue, choice.t
    newest = max(catalogue.report_periods(choice.dataset), key=sort_key, default=None)
    if newest is None or choice.period is None or sort_key(newest) <= sort_key(choice.period):
        return
    rate, goal = store.cached(
        context, ("newest result", choice.dataset), lambda: _result(context, newest, choice.dataset)
    )
    period = t.period(newest, inside=True)
    standing = None
    if rate is None or rate.value is None:
        sentence = t("Mới nhất: {period}.", period=period)
    else:
        sentence = t(
            "Mới nhất: {period} {result}.", period=period, result=verdict_text(rate, goal, t)
        )
        standing = state(rate.value, goal) if goal is not None and goal.in_force else None
    markup.show(
        "strip",
        state=hero.verdict(standing),
        sign="" if standing is None else standing.sign,
        sentence=sentence,
        href="?" + urlencode(link_with(period=newest, compare="auto")),
        label=t("Xem"),
    )


def _result(context: Context, period: str, dataset: str) -> tuple[Answer | None, Target | None]:
    """The on-time rate of the local block in a period, and its target."""
    answers = measured(context.reader, [_RATE], [period], Filter(), dataset=dataset)
    return next(iter(answers), None), target(context.reader, _RATE, None, period)
