"""What to call the parts of a trend: as they were called in their newest period."""

from collections.abc import Iterable

from analytics.periods import parse, sort_key
from analytics.query import Answer, Catalogue
from analytics.query.names import group_names
from analytics.store import Reader
from analytics.texts import Term


def names(
    reader: Reader, catalogue: Catalogue, answers: Iterable[Answer], split: str | None
) -> dict[str, Term]:
    """The name of each part that the answers speak of, in the order of the table."""
    newest: dict[str, str] = {}
    for answer in answers:
        if answer.key is not None:
            newest[answer.key] = max(
                newest.get(answer.key, answer.period), answer.period, key=sort_key
            )
    days = {code: parse(period).last_day for code, period in newest.items()}
    return group_names(reader, catalogue, split, days)
