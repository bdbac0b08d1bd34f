"""What the stories of this folder share: the small province's units, its files, one answer."""

from collections.abc import Iterable, Sequence
from typing import Any

from analytics.filters import Filter
from analytics.query import Answer, measured
from analytics.store import Reader

Q1 = "2021-Q1"
LOCAL = (
    "so-noi-vu",
    "so-tu-phap",
    "568",
    "569",
    "22327",
    "22330",
    "22408",
    "van-phong-dang-ky-dat-dai",
)
COLUMNS = (
    "received_online",
    "received_in_person",
    "carried_over",
    "resolved_early",
    "resolved_on_time",
    "resolved_late",
    "pending_in_time",
    "pending_overdue",
)


def files(units: Iterable[str] = LOCAL, **counts: Any) -> list[dict[str, Any]]:
    """One row per unit with the same counts: 1 received, 1 on time unless said otherwise."""
    given = counts or {"received_in_person": 1, "resolved_on_time": 1}
    return [{"unit": unit, "sector": "dat-dai"} | given for unit in units]


def asked(
    reader: Reader,
    metric: str,
    chosen: Filter | None = None,
    period: str = Q1,
    *,
    key: str | None = None,
    split: str | None = None,
    dataset: str = "official",
) -> Answer | None:
    """The one answer to one question."""
    found = measured(reader, [metric], [period], chosen or Filter(), dataset=dataset, split=split)
    return next((answer for answer in found if answer.key == key), None)


def told(reader: Reader, metric: str, *args: Any, **more: Any) -> Answer:
    """The answer, where the story expects one."""
    answer = asked(reader, metric, *args, **more)
    assert answer is not None, f"{metric}: no answer"
    return answer


def an_answer(
    metric: str = "on_time_rate",
    value: float | None = 0.95,
    period: str = Q1,
    *,
    counts: Sequence[float] | None = None,
    **fields: Any,
) -> Answer:
    """An answer as a report gives it, with or without the counts behind a rate."""
    numerator, denominator = counts or (None, None)
    plain: dict[str, Any] = {
        "key": None,
        "recomputed": numerator / denominator if numerator is not None and denominator else None,
        "basis": "reported",
        "precision": "exact",
        "printed": None,
        "document": "report-2021-Q1",
        "locator": None,
        "scope_note": None,
        "note": None,
        "note_en": None,
        "covered": 0,
        "expected": None,
        "partial": None,
    }
    plain |= {"metric": metric, "period": period, "value": value}
    return Answer(**(plain | {"numerator": numerator, "denominator": denominator} | fields))
