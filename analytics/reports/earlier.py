"""A report against those before it: counts copied unchanged, totals that fell, what is missing."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from analytics.audit import Figure as Audited
from analytics.audit import figure_text
from analytics.catalogue import Row
from analytics.i18n import Translator, both, locator_words
from analytics.periods import crosses_break, parse, previous
from analytics.reports.findings import DraftFinding
from analytics.reports.known import Draft, Known
from analytics.reports.own_figures import is_count, is_more, lies_within
from analytics.texts import Message

# Counts of a period from here on are hardly the same twice: of a thousand or more, fewer than one
# in a thousand that might as well have come.
_COPIED = 1000
# An earlier report says what belongs into this one only while outlines stay the same.
_LONGEST = timedelta(days=366)
# What is printed once a year, or stands as long as the plan does, is missing in most quarters.
_EACH_TIME = ("flow", "stock", "cumulative", "rate")


def earlier_findings(draft: Draft) -> list[DraftFinding]:
    """Everything that earlier documents say about a report."""
    return [*_copied(draft), *_fallen(draft), *_missing(draft)]


# --- copied ---------------------------------------------------------------------------------------


def _copied(draft: Draft) -> Iterator[DraftFinding]:
    """Large exact counts of the period that are those of the period before, digit by digit."""
    for known in draft.figures:
        figure = known.audited
        before = previous(known.place.period)
        if before is None or figure.nature != "flow" or not is_count(figure):
            continue
        if figure.precision != "exact" or figure.step or figure.value < _COPIED:
            continue
        for other in draft.published(known.place, before):
            if other.precision == "exact" and other.value == figure.value:
                yield _copy(known, other, draft)
                break


def _copy(known: Known, other: Audited, draft: Draft) -> DraftFinding:
    message = both(
        lambda t: t(
            "{name}: {period} in {value}, đúng bằng số của {before} ({document}). Số đếm từ"
            " {least} trở lên hiếm khi trùng nhau.",
            name=draft.name(known, t),
            period=t.period(known.place.period, inside=True),
            value=figure_text(known.audited, t),
            before=t.period(other.place.period, inside=True),
            document=draft.catalogue.reference(other.place.document, t)[0],
            least=t.count(_COPIED),
        )
    )
    return DraftFinding(
        "copied",
        "note",
        known.figure.locator,
        (known.figure,),
        message,
        Message("Có phải số của kỳ trước còn sót lại? Xem lại nguồn của kỳ này."),
    )


# --- counts that only grow ------------------------------------------------------------------------


def _fallen(draft: Draft) -> Iterator[DraftFinding]:
    """Totals since a day that are less than before, and counts of months that are less than those
    of a part of them."""
    for known in draft.figures:
        if not is_count(known.audited):
            continue
        for other in _before(known, draft):
            if is_more(other, known.audited):
                yield _fall(known, other, draft)
                break


def _before(known: Known, draft: Draft) -> Iterator[Audited]:
    """The published figures that cannot be more than a figure of the report."""
    own = parse(known.place.period)
    for place, figures in draft.elsewhere.items():
        if (place.indicator, place.scope, place.scope_note) != (
            known.place.indicator,
            known.place.scope,
            known.place.scope_note,
        ) or crosses_break(*sorted((place.period, known.place.period))):
            continue
        period = parse(place.period)
        if known.audited.nature == "cumulative":
            grows = (
                own.kind == period.kind == "since"
                and own.first_day == period.first_day
                and period.last_day < own.last_day
            )
        else:
            grows = known.audited.nature == "flow" and lies_within(place.period, known.place.period)
        if grows:
            yield from figures


def _fall(known: Known, other: Audited, draft: Draft) -> DraftFinding:
    message = both(
        lambda t: t(
            "{name}: {period} in {value}, ít hơn {other} của {before} ({document}), là kỳ nằm trong"
            " đó.",
            name=draft.name(known, t),
            period=t.period(known.place.period, inside=True),
            value=figure_text(known.audited, t),
            other=figure_text(other, t),
            before=t.period(other.place.period, inside=True),
            document=draft.catalogue.reference(other.place.document, t)[0],
        )
    )
    return DraftFinding(
        "fallen",
        "contradiction",
        known.figure.locator,
        (known.figure,),
        message,
        Message("Số cộng dồn không giảm: xem lại số này, hoặc số đã công bố."),
    )


# --- missing --------------------------------------------------------------------------------------


def _missing(draft: Draft) -> Iterator[DraftFinding]:
    """Indicators that the latest full report of the year before printed and this one does not.

    A figure that nobody has recognised yet may be of any indicator that it might be.
    """
    report = _latest(draft)
    if report is None:
        return
    there = {figure.indicator for figure in draft.reading.figures}
    there |= {
        candidate.indicator for figure in draft.reading.figures for candidate in figure.candidates
    }
    gone: dict[str, dict[str, Audited]] = {}
    for figures in draft.elsewhere.values():
        for figure in figures:
            code = figure.place.indicator
            row = draft.catalogue.indicators.get(code)
            if row is None or code in there or figure.place.document != report["code"]:
                continue
            if figure.nature in _EACH_TIME and _is_of(figure, report):
                gone.setdefault(row["area"], {}).setdefault(code, figure)
    for area, missing in gone.items():
        yield _gap(area, list(missing.values()), report, draft)


def _is_of(figure: Audited, report: Row) -> bool:
    """Whether a figure is of the report's own days, not of a year that is told once."""
    period, own = parse(figure.place.period), parse(report["period"])
    if period.kind in ("day", "since"):
        return period.last_day == own.last_day
    return bool(figure.place.period == report["period"])


def _latest(draft: Draft) -> Row | None:
    """The latest full report about a period that ended before this one's, at most a year ago."""
    day = parse(draft.period).last_day
    earlier = [
        row
        for row in draft.catalogue.documents.values()
        if row["kind"] == "full_report"
        and row["period"]
        and timedelta(0) < day - parse(row["period"]).last_day <= _LONGEST
        and not crosses_break(row["period"], draft.period)
    ]
    return max(earlier, key=lambda row: parse(row["period"]).last_day, default=None)


def _gap(area: str, missing: Iterable[Audited], report: Row, draft: Draft) -> DraftFinding:
    figures = list(missing)

    def listed(t: Translator) -> str:
        names = []
        for figure in figures:
            name = t.pick(*figure.names)
            where = locator_words(figure.locator, t) if figure.locator else ""
            names.append(f"{name} ({where})" if where else name)
        return "; ".join(names)

    message = both(
        lambda t: t(
            "{area}: báo cáo {before} có, bản này chưa thấy: {names}.",
            area=t.field(draft.catalogue.areas[area], "name"),
            before=t.period(report["period"], inside=True),
            names=listed(t),
        )
    )
    return DraftFinding(
        "missing",
        "note",
        "",
        (),
        message,
        Message("Thêm vào, hoặc bỏ qua nếu kỳ này không có."),
    )
