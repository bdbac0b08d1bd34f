"""How much a unit, level or sector moves from period to period, as far as a period could know."""

from collections.abc import Iterable, Sequence

from analytics.filters import Filter
from analytics.metrics import METRICS, is_share
from analytics.periods import parse, sort_key
from analytics.query import Answer, Catalogue, measured
from analytics.stats.control_charts import Dispersions, dispersion
from analytics.store import Reader
from analytics.views.control.pieces import FEW, counts, neighbours, pieces, usable


def dispersion_of(metric: str, answers: Iterable[Answer]) -> float | None:
    """The φ of one unit (or level, sector) from its own answers over time.

    Args:
        metric: code of ``METRICS``.
        answers: of this metric, one scope and one key, in any order; only what is comparable with
            the newest of them is used (no break, one wording of scope).

    Returns:
        φ from 8 periods on, most of them neighbours; else None: only the chance of the dossiers is
        known then, and words have to say so.
    """
    record = METRICS.get(metric)
    series = pieces(answers)
    if record is None or record.format != "rate" or not is_share(record) or not series:
        return None
    points = usable(series[-1], record)
    joined = neighbours(points)
    if len(points) < FEW or 2 * sum(joined) < len(points):
        return None
    return dispersion(counts(points), joined)


def known_periods(catalogue: Catalogue, dataset: str, period: str) -> list[str]:
    """The periods of the dataset of one kind with a period, up to it."""
    kind, last = parse(period).kind, sort_key(period)
    return [
        code
        for code in catalogue.measured.get(dataset, ())
        if parse(code).kind == kind and sort_key(code) <= last
    ]


def dispersions(
    reader: Reader,
    catalogue: Catalogue,
    metric: str,
    period: str,
    chosen: Filter,
    split: str,
    *,
    dataset: str = "official",
) -> Dispersions:
    """φ of every part of a scope from its own periods up to the one asked about.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        metric: code of ``METRICS``.
        period: the page's period; later ones must not change what it says.
        chosen: the scope.
        split: what its parts are ("unit", "area", "level", "sector").
        dataset: "official" or "demo".

    Returns:
        φ by key (``dispersion_of``); parts with fewer than 8 periods have none, nor has a metric
        that is no share of its dossiers.
    """
    periods = known_periods(catalogue, dataset, period)
    if len(periods) < FEW or not is_share(METRICS[metric]):
        return {}
    scope = _shared(chosen) if split == "unit" else chosen
    return reader.once(
        ("dispersions", metric, period, scope, split, dataset),
        lambda: _by_key(
            metric, measured(reader, [metric], periods, scope, dataset=dataset, split=split)
        ),
    )


def _shared(chosen: Filter) -> Filter:
    """The block of a scope: a unit's own figures are the same in any narrower one."""
    return Filter("central" if chosen.level == "central" else None, sector=chosen.sector)


def _by_key(metric: str, answers: Sequence[Answer]) -> dict[str, float]:
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.key is not None:
            groups.setdefault(answer.key, []).append(answer)
    found = {key: dispersion_of(metric, group) for key, group in groups.items()}
    return {key: one for key, one in found.items() if one is not None}
