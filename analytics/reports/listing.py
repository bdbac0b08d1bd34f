"""A report that was read and checked, as data for other programs and as lines to read."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from analytics.catalogue import Catalogue
from analytics.i18n import VI
from analytics.reports.figure import Figure
from analytics.reports.findings import DraftFinding
from analytics.reports.proposals import proposals_of
from analytics.reports.reading import Reading
from analytics.texts import SEVERITIES

_FIELDS = (
    *("printed", "locator", "sentence", "indicator", "block", "level", "unit", "sector"),
    *("scope_note", "period", "precision", "confidence"),
)
_DEGREES = {"sure": "chắc", "confirm": "cần xác nhận", "unknown": "chưa rõ"}


def as_data(
    reading: Reading, findings: Sequence[DraftFinding], catalogue: Catalogue
) -> dict[str, Any]:
    """What JSON says of a report: its figures, what is none, what does not add up; new indicators
    that its unknown figures may be the first of."""
    return {
        "title": reading.title,
        "period": reading.period,
        "province": reading.province,
        "notes": [note.vi for note in reading.document.notes],
        "figures": [
            {"value": _number(figure.value), **{name: getattr(figure, name) for name in _FIELDS}}
            for figure in reading.figures
        ],
        "left_out": [
            {"text": part.text, "locator": part.locator, "reason": part.reason.vi}
            for part in reading.left_out
        ],
        "findings": [
            {
                "kind": finding.kind,
                "severity": finding.severity,
                "locator": finding.locator,
                "message": finding.message.vi,
                "printed": [figure.printed for figure in finding.figures],
                "suggestion": None if finding.suggestion is None else finding.suggestion.vi,
            }
            for finding in findings
        ],
        "new_indicators": list(_proposals(reading, catalogue)),
    }


def refusal_data(words: str) -> dict[str, Any]:
    """What JSON says of a file that is not read: nothing of it, and why."""
    return {"figures": [], "left_out": [], "findings": [], "refused": words}


def _proposals(reading: Reading, catalogue: Catalogue) -> Iterator[dict[str, str]]:
    for place, proposal in proposals_of(reading, catalogue).items():
        figure = reading.figures[place]
        yield {**asdict(proposal), "printed": figure.printed, "locator": figure.locator}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def lines(
    reading: Reading, findings: Sequence[DraftFinding], catalogue: Catalogue
) -> Iterator[str]:
    """What the command line says of a report: findings first, then every figure in its place."""
    if not reading.is_ours:
        yield f"Báo cáo của tỉnh {reading.province}: không số nào được coi là chắc của tỉnh ta."
    period = "không rõ kỳ" if reading.period is None else VI.period(reading.period)
    yield f"{reading.title} · {period}"
    yield from (note.vi for note in reading.document.notes)
    yield ""
    for finding in findings:
        yield f"{SEVERITIES[finding.severity].vi.upper()} · {finding.locator}"
        yield f"  {finding.message.vi}"
        if finding.suggestion is not None:
            yield f"  {finding.suggestion.vi}"
    for figure in reading.figures:
        yield f"{figure.locator} · {figure.printed} · {_meaning(figure, catalogue)}"
    counts = dict.fromkeys(_DEGREES, 0)
    for figure in reading.figures:
        counts[figure.confidence] += 1
    degrees = ", ".join(f"{counts[code]} {name}" for code, name in _DEGREES.items())
    yield ""
    yield (
        f"{len(reading.figures)} số: {degrees}. {len(reading.left_out)} chỗ có chữ số không phải"
        f" số liệu. {len(findings)} điểm không khớp."
    )


def _meaning(figure: Figure, catalogue: Catalogue) -> str:
    if figure.indicator is None:
        return _DEGREES["unknown"]
    names = (figure.block, figure.level, figure.unit, figure.sector, figure.scope_note)
    scope = " ".join(name for name in names if name)
    name = catalogue.indicators[figure.indicator]["name_vi"]
    return f"{name} [{scope}, {figure.period}] · {_DEGREES[figure.confidence]}"
