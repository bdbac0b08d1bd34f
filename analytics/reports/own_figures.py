"""What the figures of a report say against each other: relations, repeats, parts of a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise, product
from typing import NamedTuple

from analytics.audit import Figure as Audited
from analytics.audit import Finding, Place, Range, audit_of_draft, figure_text
from analytics.i18n import both, locator_words
from analytics.metrics import BASE_COUNTS
from analytics.periods import parse
from analytics.reports.findings import DraftFinding
from analytics.reports.known import DRAFT, Draft, Known
from analytics.schema import REPORTED_LEVELS
from analytics.texts import Bilingual, Message, Words

# Of so many figures that are printed differently it is worked out which value the others bear out.
_MOST_TRIED = 12
# Counts of dossiers: each lies in one level, one unit, one sector.
_ADDED = frozenset(count.indicator for count in BASE_COUNTS.values() if count.indicator)
# Kinds of period that hold others.
_SPANS = ("quarter", "half", "nine_months", "year")


def own_findings(draft: Draft) -> list[DraftFinding]:
    """The broken relations of a report, values that differ from place to place, and parts that
    come to more than the whole."""
    repeated = [_fitted(group, draft) for group in _differing(draft.figures)]
    dropped = {known.audited for repeat in repeated for known in repeat.dropped}
    taking = tuple(known for known in draft.figures if known.audited not in dropped)
    audit = _audit(draft, taking)
    findings = [_of_audit(finding, draft) for finding in audit]
    findings += [_repeat(repeat, draft) for repeat in repeated]
    grave = [set(one.figures) for one in findings if one.severity == "contradiction"]
    for finding in (*_parts(draft, taking), *_within(draft, taking)):
        # A sum that a broken relation explains already accuses nobody else.
        if not any(figures & set(finding.figures) for figures in grave):
            findings.append(finding)
    return findings


def _of_audit(finding: Finding, draft: Draft) -> DraftFinding:
    """A finding of the audit about a draft."""
    leading = finding.checks[0]
    details = leading.details
    sentence = leading.sentence or leading.declared.rule
    message: Words = sentence
    if details is not None:
        message = both(lambda t: f"{t(sentence)} {t(details)}")
    figures = tuple(
        dict.fromkeys(
            draft.origins[figure] for figure in finding.figures if figure in draft.origins
        )
    )
    suggestion: Words | None = None
    proposed = finding.suggestion
    if proposed is not None and proposed.figure in draft.origins:
        suggestion = Message(
            "{name}, in {printed}: có phải {value}?",
            value=proposed.text,
            printed=draft.origins[proposed.figure].printed,
            name=Bilingual(*proposed.figure.names),
        )
    return DraftFinding(
        kind=leading.declared.kind,
        severity=finding.severity,
        locator=next((figure.locator for figure in figures), leading.locator or ""),
        figures=figures,
        message=message,
        suggestion=suggestion,
    )


def _audit(draft: Draft, figures: Iterable[Known]) -> Sequence[Finding]:
    audited = [known.audited for known in figures]
    return audit_of_draft(draft.reader, DRAFT, draft.period, audited).findings


# --- the same figure printed twice ----------------------------------------------------------------


class Repeat(NamedTuple):
    """A figure that is printed with different values.

    ``fitting`` is the one that the other figures bear out; None where they do not say.
    """

    known: tuple[Known, ...]
    fitting: Known | None

    @property
    def dropped(self) -> tuple[Known, ...]:
        """Those that take no part in other checks: a second finding would say the same."""
        kept = self.fitting or self.known[0]
        return tuple(one for one in self.known if one.audited.value != kept.audited.value)


def _differing(figures: Iterable[Known]) -> list[tuple[Known, ...]]:
    """The figures whose values differ from place to place."""
    places: dict[Place, list[Known]] = {}
    for known in figures:
        places.setdefault(known.place, []).append(known)
    return [
        tuple(same)
        for same in places.values()
        if not all(_agree(one.audited, other.audited) for one, other in combinations(same, 2))
    ]


def _agree(one: Audited, other: Audited) -> bool:
    """Whether two prints may be of one number.

    Two exact ones with equally many decimals are the same; else one may be a rounded other. "More
    than 95%" is true of every larger number.
    """
    if not (one.is_rough or other.is_rough) and one.step == other.step:
        return one.value == other.value
    return _said(one).meets(_said(other))


def _said(figure: Audited) -> Range:
    if figure.precision == "over":
        return Range(figure.value, None)
    if figure.precision == "under":
        return Range(None, figure.value)
    return figure.loose


def _fitted(same: tuple[Known, ...], draft: Draft) -> Repeat:
    """Which of the values breaks the fewest checks."""
    values = list(dict.fromkeys(known.audited.value for known in same))
    if len(values) > _MOST_TRIED:
        return Repeat(same, None)
    others = [known for known in draft.figures if known.place != same[0].place]
    broken: dict[Fraction, int] = {}
    for value in values:
        candidate = next(known for known in same if known.audited.value == value)
        findings = _audit(draft, (*others, candidate))
        broken[value] = sum(
            candidate.audited in check.figures
            for finding in findings
            if finding.severity in ("contradiction", "rounding")
            for check in finding.checks
        )
    least = min(broken.values())
    fitting = [value for value in values if broken[value] == least]
    if len(fitting) != 1:
        return Repeat(same, None)
    return Repeat(same, next(known for known in same if known.audited.value == fitting[0]))


def _repeat(repeat: Repeat, draft: Draft) -> DraftFinding:
    first = {known.audited.value: known for known in reversed(repeat.known)}
    each = sorted(first.values(), key=lambda known: draft.order.get(known.figure.locator, 0))
    period = repeat.known[0].place.period
    fitting = repeat.fitting
    odd = next((known for known in each if fitting is not None and known != fitting), each[-1])
    near = all(one.audited.loose.meets(other.audited.loose) for one, other in pairwise(each))
    rough = any(known.audited.is_rough for known in each)
    message = both(
        lambda t: t(
            "{name}, {period}: {values}.",
            name=draft.name(repeat.known[0], t),
            period=t.period(period, inside=True),
            values="; ".join(
                t(
                    "{printed} ở {place}",
                    place=locator_words(known.figure.locator, t),
                    printed=figure_text(known.audited, t),
                )
                for known in each
            ),
        )
    )
    suggestion: Words = Message(
        "Giữ một số ở mọi chỗ; các số khác của báo cáo không cho biết số nào đúng."
    )
    if fitting is not None:
        suggestion = Message(
            "Các số khác của báo cáo khớp với {value}: xem lại “{printed}”.",
            value=both(lambda t: figure_text(fitting.audited, t)),
            printed=both(lambda t: figure_text(odd.audited, t)),
        )
    return DraftFinding(
        kind="repeat",
        severity="rounding" if near or rough else "contradiction",
        locator=odd.figure.locator,
        figures=tuple(known.figure for known in each),
        message=message,
        suggestion=suggestion,
    )


# --- parts and their whole ------------------------------------------------------------------------


def _parts(draft: Draft, figures: Sequence[Known]) -> list[DraftFinding]:
    """Dossiers of levels, of units or of sectors that come to more than all of them."""
    findings = []
    for whole in figures:
        place = whole.place
        if place.indicator not in _ADDED or place.scope[1:] != (None, None, None):
            continue
        if place.scope_note:
            continue
        same = [
            known
            for known in figures
            if (known.place.indicator, known.place.period, known.place.block)
            == (place.indicator, place.period, place.block)
        ]
        for parts in (_levels(same), _units(same, draft), _sectors(same)):
            if len(parts) > 1 and (finding := _summed(whole, parts, draft)):
                findings.append(finding)
                break
    return findings


def _levels(same: Iterable[Known]) -> list[Known]:
    levels: dict[str, Known] = {}
    for known in same:
        place = known.place
        is_whole_level = place.unit is None or place.level == "land_registry"
        if place.level in REPORTED_LEVELS and place.sector is None and is_whole_level:
            levels.setdefault(place.level or "", known)
    return list(levels.values())


def _units(same: Iterable[Known], draft: Draft) -> list[Known]:
    """Units side by side: the communes of a district that stands there too are in it."""
    units: dict[str, Known] = {}
    for known in same:
        place = known.place
        if place.unit and place.level is None and place.sector is None:
            units.setdefault(place.unit, known)
    parents = {code: draft.catalogue.units.get(code, {}).get("parent") for code in units}
    return [known for code, known in units.items() if parents[code] not in units]


def _sectors(same: Iterable[Known]) -> list[Known]:
    sectors: dict[str, Known] = {}
    for known in same:
        place = known.place
        if place.sector and place.level is None and place.unit is None:
            sectors.setdefault(place.sector, known)
    return list(sectors.values())


def _summed(whole: Known, parts: Sequence[Known], draft: Draft) -> DraftFinding | None:
    """What is wrong when the parts, each as small as its print allows, are more than the whole."""
    least = Fraction(0)
    for known in parts:
        low = known.audited.loose.low
        assert low is not None
        least += low
    high = whole.audited.loose.high
    if high is None or least <= high:
        return None
    total = sum((known.audited.value for known in parts), Fraction(0))
    message = both(
        lambda t: t(
            "{name}, {period}: các phần cộng lại được {total}, nhiều hơn tổng số in là {whole}."
            " {sum}",
            name=draft.name(whole, t),
            period=t.period(whole.place.period, inside=True),
            total=t.count(total),
            whole=figure_text(whole.audited, t),
            sum=" + ".join(figure_text(known.audited, t) for known in parts)
            + f" = {t.count(total)} > {figure_text(whole.audited, t)}",
        )
    )
    return DraftFinding(
        kind="parts",
        severity="contradiction",
        locator=parts[-1].figure.locator,
        figures=(whole.figure, *(known.figure for known in parts)),
        message=message,
        suggestion=Message("Xem lại từng phần và tổng số: một số ở đây sai."),
    )


def _within(draft: Draft, figures: Sequence[Known]) -> list[DraftFinding]:
    """Counts of a quarter that are more than that of the months it lies in."""
    counted: dict[Place, list[Known]] = {}
    for known in figures:
        if known.audited.nature == "flow" and is_count(known.audited):
            counted.setdefault(replace(known.place, period=""), []).append(known)
    return [
        _longer(part, whole, draft)
        for same in counted.values()
        for part, whole in product(same, same)
        if lies_within(part.place.period, whole.place.period)
        and is_more(part.audited, whole.audited)
    ]


def _longer(part: Known, whole: Known, draft: Draft) -> DraftFinding:
    message = both(
        lambda t: t(
            "{name}: {period} in {value}, nhiều hơn {other} của {longer} gồm cả kỳ ấy.",
            name=draft.name(part, t),
            period=t.period(part.place.period, inside=True),
            value=figure_text(part.audited, t),
            other=figure_text(whole.audited, t),
            longer=t.period(whole.place.period, inside=True),
        )
    )
    return DraftFinding(
        kind="parts",
        severity="contradiction",
        locator=part.figure.locator,
        figures=(part.figure, whole.figure),
        message=message,
        suggestion=Message("Xem lại hai số: một số sai, hoặc thuộc kỳ hay phạm vi khác."),
    )


def is_count(figure: Audited) -> bool:
    """Whether a figure counts things or money, so that more of them is more."""
    return figure.noun not in ("%", "điểm %", "điểm", "hạng", "bậc", "phút")


def lies_within(period: str, longer: str) -> bool:
    """Whether a period is a part of another: a quarter of a half, of nine months, of a year."""
    part, whole = parse(period), parse(longer)
    if part.kind not in _SPANS or whole.kind not in _SPANS or period == longer:
        return False
    assert part.first_day is not None and whole.first_day is not None
    return whole.first_day <= part.first_day and part.last_day <= whole.last_day


def is_more(one: Audited, other: Audited) -> bool:
    """Whether a figure is more than another, whatever their prints leave open."""
    low, high = _said(one).low, _said(other).high
    return low is not None and high is not None and low > high
