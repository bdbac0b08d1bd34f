"""A report checked before it is signed: its own figures, and against those that count already."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from analytics.catalogue import Catalogue
from analytics.i18n import both
from analytics.reports.columns import column_findings
from analytics.reports.dates import date_findings
from analytics.reports.directions import direction_findings
from analytics.reports.earlier import earlier_findings
from analytics.reports.findings import DraftFinding
from analytics.reports.known import Draft, drafted
from analytics.reports.loaded import loaded_findings
from analytics.reports.own_figures import own_findings
from analytics.reports.reading import Reading
from analytics.reports.slips import slip_findings
from analytics.schema import SEVERITIES
from analytics.store import Reader

_Check = Callable[[Draft], Iterable[DraftFinding]]

# What holds of the report alone, and what holds it against our store.
_OWN: tuple[_Check, ...] = (
    own_findings,
    direction_findings,
    slip_findings,
    date_findings,
    column_findings,
)
_OURS: tuple[_Check, ...] = (loaded_findings, earlier_findings)
# What is asked of figures in doubt too, and of it these kinds: the other checks would only ask
# twice what they mean. The units of another province are none of ours, so that only relations
# within a scope can be asked.
_ASKED: tuple[_Check, ...] = (own_findings, loaded_findings)
_IN_DOUBT = ("figures", "repeat", "parts", "loaded")
_OF_OTHERS = ("figures",)


def check_report(
    reading: Reading, reader: Reader, catalogue: Catalogue
) -> tuple[DraftFinding, ...]:
    """What does not add up in a report, the gravest first, then as the text goes.

    Figures that are sure are held against each other and against the store. What only shows with
    figures to confirm is a hint: it may be their meaning that is wrong. Of another province's
    report only its own figures are held against each other.
    """
    if reading.period is None:
        return ()
    checks = (*_OWN, *_OURS) if reading.is_ours else _OWN
    sure = drafted(reading, reading.period, reader, catalogue, ("sure",))
    findings = [finding for check in checks for finding in check(sure)]
    if any(figure.confidence == "confirm" for figure in reading.figures):
        known = drafted(reading, reading.period, reader, catalogue, ("sure", "confirm"))
        asked = [finding for check in checks if check in _ASKED for finding in check(known)]
        findings += _hints(asked, findings, _IN_DOUBT if reading.is_ours else _OF_OTHERS)
    order = sure.order
    return tuple(
        sorted(
            findings,
            key=lambda finding: (
                SEVERITIES.index(finding.severity),
                order.get(finding.locator, len(order)),
            ),
        )
    )


def _hints(
    findings: Iterable[DraftFinding], sure: Iterable[DraftFinding], kinds: Collection[str]
) -> Iterable[DraftFinding]:
    """What shows only with figures to confirm, as a question."""
    known = {finding.message.vi for finding in sure}
    for finding in findings:
        in_doubt = [figure for figure in finding.figures if figure.confidence == "confirm"]
        is_asked = finding.kind in kinds and finding.severity in ("contradiction", "wording")
        # Two values in one paragraph are two things: it is the reading that took them for one.
        places = [figure.locator for figure in finding.figures]
        is_asked &= finding.kind != "repeat" or len(set(places)) == len(places)
        if is_asked and in_doubt and finding.message.vi not in known:
            yield _hint(finding, [figure.printed for figure in in_doubt])


def _hint(finding: DraftFinding, prints: Iterable[str]) -> DraftFinding:
    printed = ", ".join(dict.fromkeys(f"“{text}”" for text in prints))
    message = both(
        lambda t: t(
            "Cần xác nhận trước {printed}. Nếu hiểu đúng: {finding}",
            printed=printed,
            finding=t(finding.message),
        )
    )
    return replace(finding, severity="note", message=message)
