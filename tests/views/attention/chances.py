"""Series that are usual or unusual, and the situations that the rules about chance meet."""

from analytics.query import Answer, compare
from analytics.views.attention import Situation
from analytics.views.control import Control, control, difference
from tests.views.attention.stories import situation
from tests.views.control.stories import QUARTERS, rates, swinging

NEWEST = QUARTERS[12]
USUAL = rates(swinging(13, by=0.03))
LOW = rates([*swinging(12), (700, 1000)])
HIGH = rates([*[(600 + 30 * (place % 2), 1000) for place in range(12)], (990, 1000)])
SHIFTED = rates([(955 - 30 * (place > 7) + 20 * (place % 2), 1000) for place in range(16)])
RISING = rates([(900 + 5 * place, 1000) for place in range(14)])


def under(answers: list[Answer]) -> Control:
    return control("on_time_rate", answers)


def of_total(answers: list[Answer], **fields: object) -> Situation:
    given = {"period": NEWEST, "total": answers[-1], "control": under(answers)}
    return situation(**{**given, **fields})


CHANCES = [
    of_total(
        USUAL,
        comparison=compare(USUAL[-1], USUAL, USUAL[-2].period),
        verdict=difference(USUAL[-2], USUAL[-1], USUAL),
    ),
    of_total(LOW, unit_controls={"a": under(LOW), "b": under(HIGH)}),
    of_total(HIGH),
    of_total(SHIFTED, period=QUARTERS[15]),
    of_total(RISING, period=QUARTERS[13]),
]
