"""The overview of a choice and its answer: the same on the page and on its one-page brief."""

from analytics.texts import BLOCKS, inside
from analytics.views.headline import Headline, headline
from analytics.views.overview import Overview, overview
from pages.ui import cards, empty, hero, sources, store
from pages.ui.filters import Choice
from pages.ui.frame import Context


def view_of(context: Context, choice: Choice) -> Overview:
    """The overview of a choice with a period."""
    return store.cached(context, ("overview", *choice.asked), lambda: _view(context, choice))


def show(context: Context, view: Overview, choice: Choice) -> None:
    """Draw the hero."""
    t = choice.t
    gone = empty.gone(context, choice) if view.is_empty else ""
    if gone:
        hero.draw(gone, t)
        return
    answer = _answer(context, view, choice)
    rate = view.value("on_time_rate")
    source = sources.short(context.catalogue, rate.document if rate else None, t)
    hero.draw(
        answer.sentence,
        t,
        number=answer.number,
        standing=answer.standing,
        remark=" · ".join(part for part in (answer.counts, source) if part),
    )


def numbers(context: Context, view: Overview, choice: Choice) -> None:
    """Draw the four cards."""
    t = choice.t
    shown = (view.cards[code] for code in cards.BESIDE_THE_HERO)
    cards.draw([cards.face(card, context.catalogue, t) for card in shown], t)


def _view(context: Context, choice: Choice) -> Overview:
    assert choice.period is not None
    return overview(
        context.reader,
        context.catalogue,
        choice.period,
        choice.filter,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )


def _answer(context: Context, view: Overview, choice: Choice) -> Headline:
    levels = [rate for rate in view.levels if rate.metric == "on_time_rate"]
    return headline(
        view.period,
        view.value("on_time_rate"),
        view.value("resolved"),
        view.value("late"),
        choice.t,
        levels=() if choice.filter.level else levels,
        scope=choice.narrowed(context.catalogue) or inside(choice.t(BLOCKS["local"])),
        target=view.target,
    )
