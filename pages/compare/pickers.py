"""What So sánh hai kỳ lets choose: the number, its groups, one of them; where else to look."""

from collections.abc import Iterable

from analytics.metrics import METRICS
from analytics.views.compare import SPLITS, Question
from pages.compare.parts import periods_text
from pages.ui import boxes, filters, frame, link
from pages.ui.filters import AUTO, Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused


def read() -> list[Refused]:
    """Take the number, its groups and the chosen group from the link."""
    return link.own(
        Parameter("metric", boxes.RATES_FIRST, "on_time_rate"),
        Parameter("split", SPLITS, "level"),
        Parameter("key", None, ""),
    )


def question(choice: Choice) -> Question:
    """Draw the boxes for the number and its groups: what is asked."""
    t = choice.t
    row = boxes.row()
    splits = {split: boxes.heading(split, t) for split in SPLITS}
    return Question(
        boxes.metric(row, t, width=430),
        boxes.choose(row, t("Chia theo"), splits, "split", t, width=170),
        choice.period or "",
        choice.compare,
        choice.filter,
        choice.dataset,
    )


def nearest(
    context: Context, choice: Choice, questions: Iterable[Question]
) -> list[tuple[str, str]]:
    """The comparisons that have something to show, (label, address)."""
    t = choice.t
    ways = []
    for other in questions:
        periods = periods_text(other.period, other.compare, t)
        scope = context.catalogue.sentence(other.chosen, t)
        address = frame.here(
            metric=other.metric,
            split=other.split,
            period=other.period,
            compare=other.compare or AUTO,
            **filters.values(other.chosen),
        )
        ways.append((f"{t(METRICS[other.metric].label)}, {periods} · {scope}", address))
    return ways
