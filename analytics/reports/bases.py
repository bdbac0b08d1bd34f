"""What a printed share is a share of: the counts beside it tell, where its words do not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from analytics.reports.guess import Guess

# Shares that differ in nothing but their whole: each with its part and its whole.
_FAMILIES: tuple[Mapping[str, tuple[str, str]], ...] = (
    {
        "online_rate": ("received_online", "received"),
        "online_of_resolved": ("online_resolved", "resolved"),
        "online_rate_unstated": ("", ""),
    },
    {
        "on_time_rate": ("on_time", "resolved"),
        "on_time_of_received": ("on_time", "received"),
    },
)
_UNSTATED = "online_rate_unstated"
Key = tuple[str, object, str | None]


def settle_bases(guesses: Sequence[Guess]) -> None:
    """Give each share the whole by which the printed counts divide to it.

    Where none does, though counts are printed, or where nothing tells, it is to confirm.
    """
    values = _values(guesses)
    for guess in guesses:
        family = next((family for family in _FAMILIES if guess.indicator in family), None)
        if family is None or guess.indicator is None:
            continue
        shares = [
            (code, Decimal(100) * part / whole)
            for code, (of, base) in family.items()
            for part in values[of, guess.scope, guess.period]
            for whole in values[base, guess.scope, guess.period]
            if whole
        ]
        fitting = sorted({code for code, share in shares if _is_printed_as(share, guess)})
        if len(fitting) == 1:
            if guess.indicator != fitting[0]:
                guess.indicator = fitting[0]
        elif guess.indicator == _UNSTATED or (shares and not guess.says_base):
            guess.doubt()


def _values(guesses: Sequence[Guess]) -> Mapping[Key, set[Decimal]]:
    """The exact counts by what they are of: more than one where the report contradicts itself."""
    counts: defaultdict[Key, set[Decimal]] = defaultdict(set)
    for guess in guesses:
        if guess.indicator is not None and guess.spot.number.precision == "exact":
            counts[guess.indicator, guess.scope, guess.period].add(guess.spot.number.value)
    return counts


def _is_printed_as(share: Decimal, guess: Guess) -> bool:
    """Whether a share may be printed so: rounded, or cut off."""
    value = guess.spot.number.value
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return abs(share - value) < step
