"""Conditions about on-time rates: below the target or yardstick, the lowest of their kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from analytics.i18n import both
from analytics.metrics import SMALL
from analytics.query import Answer, Target
from analytics.texts import LEVELS, Bilingual, inside
from analytics.views.attention import text
from analytics.views.attention.data import About, Case, Situation, once
from analytics.views.control import clearly_lowest


@dataclass(frozen=True)
class _Subject:
    """A rate that can be looked at: whose it is, its late dossiers, among which it is lowest."""

    about: About
    name: Bilingual
    rate: Answer
    late: Answer | None
    target: Target | None
    lowest: Bilingual

    @property
    def stated(self) -> tuple[Answer | None, ...]:
        """The answers whose figures its sentence states."""
        return self.rate, self.late


# More than there are levels and sectors in practice.
_MOST = 60

_OF_LEVELS = Bilingual("{n} cấp", "{n} levels")
_OF_SECTORS = Bilingual("{n} lĩnh vực có số liệu", "{n} sectors with figures")
_LARGE_LEVELS = Bilingual(
    f"{{n}} cấp có từ {SMALL} hồ sơ", f"{{n}} levels with {SMALL} dossiers or more"
)
_LARGE_SECTORS = Bilingual(
    f"{{n}} lĩnh vực có từ {SMALL} hồ sơ", f"{{n}} sectors with {SMALL} dossiers or more"
)


def below_target(situation: Situation) -> Iterator[Case]:
    """Rates below a target in force: of the scope, of a level, of a sector."""
    for subject, target, gap in _widest(situation):
        if target.in_force:
            needed = text.needed_part(subject.rate, target)
            words = {**_words(subject, target), "needed": needed}
            yield Case(gap, words, subject.stated, subject.about)


def below_yardstick(situation: Situation) -> Iterator[Case]:
    """Rates below a target that was set later: said without met or missed."""
    for subject, target, gap in _widest(situation):
        if not target.in_force:
            words = {**_words(subject, target), "since": text.period(target.first_quarter)}
            yield Case(gap, words, subject.stated, subject.about)


def target_met(situation: Situation) -> Iterator[Case]:
    """Rates of the scope and of its levels that reach a target in force."""
    levels = _levels(situation)
    known = {_figure(subject.rate) for subject in levels}
    total = [subject for subject in _total(situation) if _figure(subject.rate) not in known]
    for subject in (*total, *levels):
        target, reached = subject.target, subject.rate.value
        if target is not None and target.in_force and (reached or 0) >= target.value:
            words = {
                "subject": subject.name,
                "value": text.value(subject.rate),
                "target": both(target.text),
                "late": text.late_part(subject.late, subject.rate),
            }
            yield Case((reached or 0) - target.value, words, subject.stated, subject.about)


def lowest_level(situation: Situation) -> Iterator[Case]:
    """The lowest level, unless a rule above has already named it."""
    return _lowest(situation, _levels(situation))


def lowest_sector(situation: Situation) -> Iterator[Case]:
    """The lowest sector, unless a rule above has already named it."""
    return _lowest(situation, _sectors(situation))


def _lowest(situation: Situation, subjects: list[_Subject]) -> Iterator[Case]:
    named = {subject.name for subject, _target, _gap in _below(situation)}
    for subject in subjects:
        if subject.lowest != text.NOTHING and subject.name not in named:
            yield Case(
                1 - (subject.rate.value or 0),
                {
                    "subject": subject.name,
                    "group": subject.lowest,
                    "value": text.value(subject.rate),
                    "late": text.late_part(subject.late, subject.rate),
                },
                subject.stated,
                subject.about,
            )


@once
def _below(situation: Situation) -> list[tuple[_Subject, Target, float]]:
    """Every rate below what it is held against, with the gap as a fraction."""
    parts = [*_levels(situation), *_sectors(situation)]
    # A scope that is one of its own parts (the filter chose a level) is said once.
    known = {_figure(subject.rate) for subject in parts}
    total = [subject for subject in _total(situation) if _figure(subject.rate) not in known]
    below = []
    for subject in (*total, *parts):
        if subject.target is None or subject.rate.value is None:
            continue
        gap = round(subject.target.value - subject.rate.value, 12)
        if gap > 0:
            below.append((subject, subject.target, gap))
    return below


@once
def _widest(situation: Situation) -> list[tuple[_Subject, Target, float]]:
    """The widest of those gaps: a catalogue of thousands of sectors is not read to its end."""
    return nlargest(_MOST, _below(situation), key=lambda entry: entry[2])


def _figure(rate: Answer) -> tuple[object, ...]:
    return (rate.value, rate.numerator, rate.denominator, rate.document, rate.locator)


def _words(subject: _Subject, target: Target) -> dict[str, Bilingual]:
    lowest = text.NOTHING
    if subject.lowest != text.NOTHING:
        lowest = text.filled(
            Bilingual(", thấp nhất trong {group}", ", the lowest of {group}"),
            group=subject.lowest,
        )
    return {
        "subject": subject.name,
        "value": text.value(subject.rate),
        "gap": text.points_below(subject.rate, target),
        "target": both(target.text),
        "lowest": lowest,
        "late": text.late_part(subject.late, subject.rate),
    }


def _total(situation: Situation) -> list[_Subject]:
    rate = situation.total
    if rate is None or rate.metric != "on_time_rate" or rate.value is None:
        return []
    late = next((card for card in situation.cards if card.metric == "late"), None)
    late = None if late is None or rate.has_counts else late
    return [_Subject(About(), situation.scope, rate, late, situation.target, text.NOTHING)]


@once
def _levels(situation: Situation) -> list[_Subject]:
    names = {code: term.full for code, term in LEVELS.items()}
    return [
        _Subject(
            About("level", rate.key or ""),
            names.get(rate.key or "", Bilingual(rate.key or "", rate.key or "")),
            rate,
            _late(situation.levels, rate),
            situation.level_targets.get(rate.key or "", situation.target),
            lowest,
        )
        for rate, lowest in _ranked(situation.levels, _OF_LEVELS, _LARGE_LEVELS)
    ]


@once
def _sectors(situation: Situation) -> list[_Subject]:
    subjects = []
    for rate, lowest in _ranked(situation.sectors, _OF_SECTORS, _LARGE_SECTORS):
        key = rate.key or ""
        name = situation.sector_names.get(key, Bilingual(key, key))
        subject = Bilingual(f"Lĩnh vực {inside(name.vi)}", f"{name.en} sector")
        late = _late(situation.sectors, rate)
        subjects.append(
            _Subject(About("sector", key), subject, rate, late, situation.target, lowest)
        )
    return subjects


def _ranked(
    answers: Sequence[Answer], group: Bilingual, large: Bilingual
) -> list[tuple[Answer, Bilingual]]:
    """The on-time rates, the lowest with the size of its group where it is clearly so.

    Rates of few dossiers are left out, as units are: one dossier more or less moves them by
    points. Where there are any, the group is that of the ``large`` ones.
    """
    known = [
        answer for answer in answers if answer.metric == "on_time_rate" and answer.value is not None
    ]
    rates = [rate for rate in known if not rate.has_counts or (rate.denominator or 0) >= SMALL]
    lowest = clearly_lowest(rates)
    group = group if len(rates) == len(known) else large
    size = text.filled(group, n=text.count(len(rates)))
    return [(rate, size if rate is lowest else text.NOTHING) for rate in rates]


def _late(answers: Sequence[Answer], rate: Answer) -> Answer | None:
    """The late dossiers counted beside a rate without counts of its own."""
    if rate.has_counts:
        return None
    counts = (answer for answer in answers if answer.metric == "late")
    return next((count for count in counts if count.key == rate.key), None)
