"""A written report into the archive: every figure with its place and the paragraph it stands in."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.i18n import EN, VI
from analytics.publishing.batch import PROVINCE, SAID_BY_ITSELF
from analytics.publishing.publish import Published
from analytics.reports.figure import Figure
from analytics.reports.reading import Reading
from analytics.schema import PUBLISHED
from analytics.store import Reader, Receipt, accept
from analytics.store.loads import INDICATORS
from analytics.store.lock import Progress, silent

_COUNTING = """
select distinct l.name as load, l.kind
from current_indicator_values v
join loads l on l.load_id = v.load_id
where v.dataset = 'official' and v.document = ?
"""
_NUMBER = "select count(*) as n from current_indicator_values where document = ?"


def report_code(period: str) -> str:
    """The code of the document that a report of the province is: one for a period, whoever brings
    it, so that a report that was entered by hand and the same one read from its file are one."""
    return f"report-{period}"


def counting(reader: Reader, period: str) -> tuple[str | None, int]:
    """The load that the report of a period comes from (None: none, or a published file), and how
    many figures of it count."""
    code = report_code(period)
    loads = [row["load"] for row in reader.rows(_COUNTING, [code]) if row["kind"] == INDICATORS]
    (number,) = reader.rows(_NUMBER, [code])
    return next(iter(loads), None), int(number["n"])


def at_odds(reading: Reading) -> tuple[int, ...]:
    """The places of sure figures that say another value of a thing than one before them."""
    values: dict[tuple[object, ...], Figure] = {}
    places = []
    for place, figure in enumerate(reading.figures):
        if figure.confidence == "sure":
            first = values.setdefault(_key(figure, reading), figure)
            if first.value != figure.value:
                places.append(place)
    return tuple(places)


def rows_of(reading: Reading) -> tuple[Mapping[str, Any], ...]:
    """The sure figures as rows of schema.INDICATOR_VALUES; a thing that is said twice counts once.

    Raises:
        ValueError: for a report of no period, or of another province.
    """
    if reading.period is None or not reading.is_ours:
        raise ValueError("no report of ours about a period")
    rows: dict[tuple[object, ...], Mapping[str, Any]] = {}
    for figure in reading.figures:
        if figure.confidence == "sure":
            rows.setdefault(_key(figure, reading), _row(figure, reading))
    return tuple(rows.values())


def publish_report(
    reading: Reading,
    *,
    file: str,
    sha256: str,
    who: str,
    when: str,
    why: str,
    seen: str | None,
    indicators: Sequence[Mapping[str, Any]] = (),
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> Published:
    """Load the sure figures of a report, and publish a snapshot with them.

    Args:
        reading: the report, with what was decided about its open figures.
        file, sha256: of the received file.
        who: the name that the clerk gave.
        when: ISO date and time.
        why: the reason, in the clerk's words.
        seen: the load that the report came from when it was shown (``counting``).
        indicators: rows of those that the catalogue lacks; what no figure names is left out.
        root: the store folder.
        data: the folder of catalogue/ and published/; None for the tree's own.
        progress: is told what is done.

    Raises:
        ValueError: without a name or a figure, and as ``rows_of``.
        StoreChanged: when somebody else has loaded or taken back the report meanwhile.
        InputProblems, StoreBusy, StoreReadOnly: as ``accept``.
    """
    rows = rows_of(reading)
    if not rows or not who.strip():
        raise ValueError("nothing to load, or nobody who loads it")
    assert reading.period is not None
    code = report_code(reading.period)
    named = {row["indicator"] for row in rows}
    receipt = Receipt(
        rows=rows,
        kind=INDICATORS,
        file_name=file,
        sha256=sha256,
        who=f"{who.strip()} ({SAID_BY_ITSELF})",
        when=when,
        why=why.strip(),
        source=_source(code, reading.period, sha256),
        indicators=[row for row in indicators if row["code"] in named],
        seen={(code,): seen},
    )
    loads, snapshot = accept([receipt], root=root, data=data, progress=progress)
    return Published(loads, snapshot, (reading.period,))


def _source(code: str, period: str, sha256: str) -> Mapping[str, str | None]:
    """The record of the document; what data/catalogue/ says of it goes before."""
    vietnamese, english = (t.period(period, inside=True) for t in (VI, EN))
    return {
        "code": code,
        "title_vi": f"Báo cáo kết quả cải cách hành chính {vietnamese} của tỉnh Khánh Hòa",
        "title_en": f"Khánh Hòa: report on administrative reform, {english}",
        "publisher": PROVINCE,
        "kind": "full_report",
        "date": None,
        "period": period,
        "sha256": sha256,
    }


def _key(figure: Figure, reading: Reading) -> tuple[object, ...]:
    cells = _scope(figure, reading)
    return tuple(cells[name] for name in PUBLISHED.key)


def _scope(figure: Figure, reading: Reading) -> dict[str, str | None]:
    return {
        "indicator": figure.indicator,
        "period": figure.period or reading.period,
        **figure.scope,
    }


def _row(figure: Figure, reading: Reading) -> Mapping[str, Any]:
    paragraph = reading.document.paragraph(figure.locator)
    text = "" if paragraph is None else paragraph.text
    assert reading.period is not None
    return {
        "document": report_code(reading.period),
        **_scope(figure, reading),
        "value": figure.value,
        "printed": figure.printed,
        "precision": figure.precision,
        "locator": figure.locator,
        "paragraph": text or None,
        "printed_at": figure.start if text else None,
    }


def skipped_words(numbers: Sequence[tuple[str, str, str]]) -> str:
    """What was left out, as it is kept with the reason: (print, place, why) each."""
    return "; ".join(f"“{printed}” ({place}): {why}" for printed, place, why in numbers)
