"""One indicator over all documents: what it is, its series, its figures, who disagrees."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from analytics.errors import UnknownName
from analytics.i18n import Translator
from analytics.periods import parse, sort_key
from analytics.query.catalogue import Catalogue
from analytics.query.evidence import Figure, figure, scope_key, scope_words
from analytics.query.report import disagreements, indicator_figures, records
from analytics.store import Reader
from analytics.texts import DIRECTIONS, NATURES, Bilingual


@dataclass(frozen=True)
class Series:
    """Figures of one scope and one kind of period, two periods or more: they may be compared."""

    scope: str
    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Indicator:
    """Everything known about one indicator, in the reader's language.

    ``lead`` is what the report says about it, for the province as a whole if it does; else the
    newest figure. ``figures`` are all published ones, the newest period first; ``series`` those
    that can be drawn over time, the local block as a whole first, then the longest; ``reason``
    says why there is none.
    ``disagreements`` are groups of figures of one thing that documents print differently.
    """

    code: str
    name: str
    area: str
    noun: str
    plan: bool
    nature: str
    better: str
    definition: str
    caveat: str
    lead: Figure | None
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    reason: str
    disagreements: tuple[tuple[Figure, ...], ...]
    breaks: Mapping[date, str]


def indicator(
    reader: Reader,
    catalogue: Catalogue,
    code: str,
    period: str | None,
    t: Translator,
    dataset: str = "official",
) -> Indicator:
    """Read everything that is published about an indicator.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        code: of the indicator; UnknownName when there is none.
        period: the report's period; its figures are marked.
        dataset: "official" or "demo".
    """
    if code not in catalogue.indicators:
        raise UnknownName(Bilingual("chỉ tiêu", "indicator"), code, tuple(catalogue.indicators))
    row = catalogue.indicators[code]
    frame = indicator_figures(reader, code, dataset)
    told = records(frame)
    drawn = series(told, catalogue, t)
    said = [figure(one, catalogue, period, t) for one in told]
    said.sort(key=lambda one: sort_key(one.period), reverse=True)
    against = [figure(one, catalogue, period, t) for one in records(disagreements(frame))]
    return Indicator(
        code=code,
        name=t.field(row, "name"),
        area=t.field(catalogue.areas[row["area"]], "name"),
        noun=row["unit"],
        plan=row["nature"] == "plan",
        nature=t(NATURES[row["nature"]]),
        better=t(DIRECTIONS[row["better"]]),
        definition=t.field(row, "definition"),
        caveat=t.field(row, "caveats") or "",
        lead=_lead(said, catalogue.documents_of(period or "", dataset)),
        figures=tuple(said),
        series=drawn,
        reason="" if drawn else no_line(told, t),
        disagreements=tuple(
            tuple(group) for _key, group in groupby(against, key=lambda one: one.key)
        ),
        breaks={
            event["date"]: t.field(event, "name")
            for event in catalogue.events
            if event["kind"] == "break"
        },
    )


def series(
    figures: Sequence[Mapping[str, Any]], catalogue: Catalogue, t: Translator
) -> tuple[Series, ...]:
    """The figures that may be compared over time.

    Args:
        figures: rows of ``indicator_figures``.
        catalogue: names of units and sectors.

    Returns:
        Groups of equal scope, in the source's words too, and equal kind of period, with two
        periods or more; the local block as a whole first, then the longest.
    """
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in figures:
        code, _period, *scope = scope_key(row)
        groups.setdefault((code, parse(row["period"]).kind, *scope), []).append(row)
    long = [rows for rows in groups.values() if _periods(rows) > 1]
    long.sort(key=lambda rows: (not _is_whole(rows[0]), -_periods(rows)))
    return tuple(Series(scope_words(rows[0], catalogue, t), tuple(rows)) for rows in long)


def no_line(figures: Sequence[Mapping[str, Any]], t: Translator) -> str:
    """Why the figures of an indicator are not drawn over time.

    Args:
        figures: rows of ``indicator_figures`` without two comparable ones.
    """
    if not figures:
        return t("Chưa văn bản nào nêu số liệu này.")
    if _periods(figures) == 1:
        period = t.period(figures[0]["period"], inside=True)
        return t("Mới có một kỳ ({period}): chưa có gì để so theo thời gian.", period=period)
    return t(
        "Có số của {several} kỳ, nhưng phạm vi hoặc độ dài kỳ khác nhau nên không vẽ thành một"
        " đường.",
        several=t.count(_periods(figures)),
    )


def _lead(figures: Sequence[Figure], documents: Collection[str]) -> Figure | None:
    """The figure of the report, of the whole if it has one; else the newest of any document."""
    own = [one for one in figures if one.document in documents] or figures
    whole = [one for one in own if one.whole] or own
    return whole[0] if whole else None


def _is_whole(row: Mapping[str, Any]) -> bool:
    """Whether a figure is about the local block as a whole."""
    parts = (row["level"], row["unit"], row["sector"])
    return row["block"] == "local" and not any(isinstance(part, str) for part in parts)


def _periods(figures: Sequence[Mapping[str, Any]]) -> int:
    return len({row["period"] for row in figures})
