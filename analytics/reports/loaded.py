"""A report's figures against what the loaded dossiers add up to, for the same period and scope."""

from fractions import Fraction

from analytics.audit import Place, Range, figure_text
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.i18n import Translator, both
from analytics.metrics import METRICS, Metric
from analytics.query import Answer, value_text
from analytics.query.computed import computed
from analytics.reports.findings import DraftFinding
from analytics.reports.known import Draft, Known
from analytics.texts import Message

_METRICS = {metric.indicator: metric for metric in METRICS.values() if metric.indicator}


def loaded_findings(draft: Draft) -> list[DraftFinding]:
    """The figures that are further from the dossiers than their print can hide.

    Only where every unit that should report did: a part says nothing about the whole.
    """
    findings = []
    for known in draft.figures:
        metric = _METRICS.get(known.place.indicator)
        chosen = _filter(known.place, draft)
        if metric is None or chosen is None:
            continue
        answer = _answer(draft, metric, known.place.period, chosen)
        if answer is None:
            continue
        scale = 100 if metric.format == "rate" else 1
        value = _exact(answer) * scale
        if not known.audited.loose.meets(Range.of(value)):
            findings.append(_finding(known, answer, draft))
    return findings


def _answer(draft: Draft, metric: Metric, period: str, chosen: Filter) -> Answer | None:
    """What all dossiers come to; None where they are not all there, or nobody loaded any."""
    for answer in computed(draft.reader, (metric,), (period,), chosen, "official", None):
        is_whole = answer.expected is not None and answer.covered >= answer.expected
        if answer.value is not None and is_whole:
            return answer
    return None


def _exact(answer: Answer) -> Fraction:
    """The value without the hair of a division: counts are whole numbers."""
    if answer.numerator is not None and answer.denominator:
        return Fraction(int(answer.numerator), int(answer.denominator))
    assert answer.value is not None
    return Fraction(answer.value)


def _filter(place: Place, draft: Draft) -> Filter | None:
    """The choice that a place is; None for a scope that has none, or in words of the print."""
    if place.scope_note or place.block not in ("local", "central"):
        return None
    level = "central" if place.block == "central" else place.level
    if level is not None and level not in LEVEL_CHOICES:
        return None
    if place.unit is None:
        return Filter(level=level, sector=place.sector)
    unit = draft.catalogue.units.get(place.unit)
    if unit is None:
        return None
    if level is None and unit["level"] == "district":
        return Filter(district=place.unit, sector=place.sector)
    own = level or unit["level"]
    if own not in LEVEL_CHOICES:
        return None
    return Filter(level=own, unit=place.unit, sector=place.sector)


def _finding(known: Known, answer: Answer, draft: Draft) -> DraftFinding:
    def counted(t: Translator) -> str:
        return value_text(answer, t)

    message = both(
        lambda t: t(
            "{name}, {period}: báo cáo in {printed}, hồ sơ đã nạp của {units} đơn vị cộng lại"
            " được {value}.",
            name=draft.name(known, t),
            period=t.period(known.place.period, inside=True),
            printed=figure_text(known.audited, t),
            units=t.count(answer.covered),
            value=counted(t),
        )
    )
    return DraftFinding(
        kind="loaded",
        severity="contradiction",
        locator=known.figure.locator,
        figures=(known.figure,),
        message=message,
        suggestion=Message(
            "Có phải {value}? Nếu báo cáo đúng thì hồ sơ đã nạp thiếu hoặc thừa.",
            value=both(counted),
        ),
    )
