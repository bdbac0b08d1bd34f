"""The strip above the answer: what is newer than the chosen period, with its verdict."""

from typing import Any

from analytics.filters import Filter
from analytics.periods import sort_key
from analytics.query import Answer, Target, measured, standing, target
from analytics.texts import BLOCKS, inside
from analytics.views.headline import verdict_text
from pages.ui import frame, hero, markup, store
from pages.ui.filters import Choice
from pages.ui.frame import Context

_RATE = "on_time_rate"


def strip(context: Context, choice: Choice) -> None:
    """Say what the newest published result is, and the newest full report, where one is newer."""
    catalogue, t = context.catalogue, choice.t
    newest = max(catalogue.report_periods(choice.dataset), key=sort_key, default=None)
    usual = catalogue.default_period(choice.dataset)
    names = {newest: t("Mới nhất")}
    if usual != newest:
        names[usual] = t("Báo cáo đầy đủ mới nhất")
    results = [
        _said(context, choice, period, name)
        for period, name in names.items()
        if period and choice.period and sort_key(period) > sort_key(choice.period)
    ]
    if results:
        markup.show("strip", results=results, label=t("Xem"))


def _said(context: Context, choice: Choice, period: str, name: str) -> dict[str, Any]:
    t = choice.t
    rate, goal = store.cached(
        context,
        ("newest result", choice.dataset, period),
        lambda: _result(context, period, choice.dataset),
    )
    when = t.period(period, inside=True)
    verdict = None
    if rate is None or rate.value is None:
        sentence = f"{name}: {when}."
    else:
        if choice.narrowed(context.catalogue):
            # The page is of a part; this number is of the whole.
            name = f"{name} ({inside(t(BLOCKS['local']))})"
        sentence = f"{name}: {when} {verdict_text(rate, goal, t)}."
        verdict = standing(rate.value, goal)
    return {
        "state": hero.verdict(verdict),
        "sign": "" if verdict is None else verdict.sign,
        "sentence": sentence,
        "href": frame.here(period=period, compare="auto"),
    }


def _result(context: Context, period: str, dataset: str) -> tuple[Answer | None, Target | None]:
    """The on-time rate of the local block in a period, and its target."""
    answers = measured(context.reader, [_RATE], [period], Filter(), dataset=dataset)
    return next(iter(answers), None), target(context.reader, _RATE, None, period)
