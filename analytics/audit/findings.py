"""Broken checks with one cause are one finding; the whole audit of a dataset."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analytics.audit.checks import STATES, Check
from analytics.audit.figures import Figure, Place
from analytics.audit.suggestions import Suggestion, by_figure, suggestion
from analytics.i18n import Translator
from analytics.schema import SEVERITIES
from analytics.texts import Bilingual

# The severities whose figures carry a mark wherever they are shown.
MARKED = ("contradiction", "rounding", "wording")


@dataclass(frozen=True)
class Finding:
    """What does not add up, and everything that is known of it.

    ``checks`` are the broken relations, the most telling first: one written for the document says
    more than one that holds everywhere. ``figures`` are all that they are about, in the same
    order.
    """

    severity: str
    checks: tuple[Check, ...]
    figures: tuple[Figure, ...]
    suggestion: Suggestion | None

    @property
    def code(self) -> str:
        """A name that stays the same while the finding does: its relation and its place."""
        leading = self.checks[0]
        place = place_parts(leading.figures[0].place) if leading.figures else ()
        document = (leading.document,) if leading.document else ()
        return ":".join((leading.declared.code, *place, *document, *leading.at))

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that the finding is about."""
        return tuple(dict.fromkeys(code for check in self.checks for code in check.documents))


@dataclass(frozen=True)
class Audit:
    """Every check of a dataset and what was found."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many checks held, were broken, could not be made."""
        counted: Counter[str] = Counter()
        for check in self.checks:
            counted[check.state] += check.times
        return {state: counted[state] for state in STATES}

    @cached_property
    def doubts(self) -> Mapping[Place, tuple[Bilingual, ...]]:
        """What a mark beside a figure says: of each finding the sentence that is about it.

        Notes are left out: they ask, they do not doubt.
        """
        found: dict[Place, tuple[Bilingual, ...]] = {}
        for finding in self.findings:
            if finding.severity not in MARKED:
                continue
            for figure in finding.figures:
                said = (check.sentence for check in finding.checks if figure in check.figures)
                first = next((one for one in said if one is not None), None)
                if first is not None:
                    found[figure.place] = (*found.get(figure.place, ()), first)
        return found

    def of_documents(self, documents: Iterable[str]) -> "Audit":
        """The checks and findings about any of some documents."""
        wanted = set(documents)
        return Audit(
            tuple(one for one in self.checks if wanted & set(one.documents)),
            tuple(one for one in self.findings if wanted & set(one.documents)),
        )


def audit_of_checks(checks: Iterable[Check]) -> Audit:
    """Gather broken checks into findings: the gravest first, then in the order of the source."""
    every = tuple(checks)
    broken = [check for check in every if check.state == "broken"]
    order = {figure: place for place, figure in enumerate(_figures(every))}
    made = by_figure(every)
    findings = [_finding(group, made) for group in _groups(broken)]
    findings.sort(
        key=lambda one: (
            SEVERITIES.index(one.severity),
            min((order[figure] for figure in one.figures), default=len(order)),
            one.checks[0].declared.ordinal,
        )
    )
    return Audit(every, tuple(findings))


def how_many(findings: Sequence[Finding], t: Translator) -> str:
    """How many of each severity: "2 điểm chưa thống nhất, 1 điểm làm tròn"; "" for none."""
    counted = Counter(finding.severity for finding in findings)
    words = {
        "contradiction": t.plural("{n} điểm chưa thống nhất", counted["contradiction"]),
        "rounding": t("{n} điểm làm tròn"),
        "wording": t("{n} điểm về câu chữ"),
        "note": t("{n} điểm cần hỏi lại"),
    }
    return ", ".join(
        words[severity].format(n=t.count(counted[severity]))
        for severity in SEVERITIES
        if counted[severity]
    )


def place_parts(place: Place) -> tuple[str, ...]:
    """A place as its codes, those that say something."""
    parts = (place.document, place.period, place.block, place.level, place.unit, place.sector)
    return tuple(part for part in parts if part)


def _finding(group: Sequence[Check], made: Mapping[Figure, Sequence[Check]]) -> Finding:
    group = sorted(group, key=_telling)
    severity = group[0].severity
    assert severity is not None
    return Finding(severity, tuple(group), tuple(_figures(group)), suggestion(group, made))


def _telling(check: Check) -> tuple[bool, int]:
    return check.declared.document is None, check.declared.ordinal


def _groups(broken: Sequence[Check]) -> list[list[Check]]:
    """Broken checks of one severity that share a figure, directly or through others."""
    groups: list[list[Check]] = []
    for check in broken:
        near = [
            group
            for group in groups
            if group[0].severity == check.severity
            and any(set(one.figures) & set(check.figures) for one in group)
        ]
        merged = [one for group in near for one in group] + [check]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _figures(checks: Iterable[Check]) -> list[Figure]:
    return list(dict.fromkeys(figure for check in checks for figure in check.figures))
