"""What each unit did, in the report's period and in the one compared with: one question."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.filters import Filter
from analytics.metrics import SMALL
from analytics.periods import crosses_break, parse, sort_key
from analytics.query import Answer, Catalogue, compared_with, measured
from analytics.query.names import unit_names
from analytics.store import Reader
from analytics.texts import Bilingual

# The same volume below which a unit has no rank: it is neither held against a line nor against its
# own past here.
ENOUGH = SMALL


@dataclass(frozen=True)
class Unit:
    """A unit with its on-time rates; None where nothing is known of that period.

    Of a unit that reported and resolved nothing the answer has no value: no dossier is late.
    """

    key: str
    level: str
    name: Bilingual
    now: Answer | None
    before: Answer | None

    @property
    def late(self) -> int | None:
        """Dossiers resolved late in the report's period; None without counts."""
        return None if self.now is None or self.now.late is None else int(self.now.late)

    @property
    def is_large(self) -> bool:
        """Whether enough dossiers stand behind the rate of the report's period."""
        return enough(self.now)


def enough(answer: Answer | None) -> bool:
    """Whether a rate stands on enough counted dossiers to be told from chance."""
    return answer is not None and answer.has_counts and (answer.denominator or 0) >= ENOUGH


def units(
    reader: Reader,
    catalogue: Catalogue,
    period: str,
    earlier: str | None,
    chosen: Filter,
    *,
    dataset: str = "official",
) -> tuple[Unit, ...]:
    """Every unit of a scope with its on-time rate in two periods, in the order of their codes.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        period: the report's period.
        earlier: the one compared with; None for none.
        chosen: the scope whose units are meant.
        dataset: "official" or "demo".

    Returns:
        The units that have a rate in one of the periods at least, or resolved nothing then, called
        as in the report's.
    """
    periods = [period] if earlier is None else [earlier, period]
    found: dict[str, dict[str, Answer]] = {}
    for answer in measured(
        reader, ("on_time_rate",), periods, chosen, dataset=dataset, split="unit"
    ):
        if (answer.value is not None or answer.nothing) and answer.key is not None:
            found.setdefault(answer.key, {})[answer.period] = answer
    called = unit_names(reader, dict.fromkeys(found, parse(period).last_day))
    return tuple(
        Unit(
            key,
            catalogue.units[key]["level"] if key in catalogue.units else "",
            called[key].full if key in called else Bilingual(key, key),
            rates.get(period),
            rates.get(earlier or ""),
        )
        for key, rates in sorted(found.items())
    )


def earlier_period(period: str, compare_with: str | None, known: Sequence[str]) -> str | None:
    """The period that units are compared with, where no card says it.

    None where the dataset does not know it, and where a break lies between.
    """
    kind, before = parse(period).kind, sort_key(period)
    wanted = compared_with(period, compare_with)
    found = next((one for one in known if one == wanted and parse(one).kind == kind), None)
    if found is None or sort_key(found) >= before or crosses_break(found, period):
        return None
    return found
