"""What a profile is made of: asked once per part, read by sentence, cards, charts and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analytics.audit import Finding, period_findings
from analytics.catalogue import Catalogue
from analytics.filters import Filter
from analytics.periods import parse, sort_key
from analytics.query import (
    Answer,
    Target,
    compare,
    measured,
    source_documents,
    target,
)
from analytics.query.coverage import reported_periods
from analytics.store import Reader
from analytics.texts import Bilingual
from analytics.views.cards import CARDS, METRICS_ASKED, Card, card
from analytics.views.profile.heat import Heat, columns, heat
from analytics.views.profile.subject import Row, Subject, printed
from analytics.views.ranking import Question as RankingQuestion
from analytics.views.ranking import Ranking, Standing
from analytics.views.trend import Question, Trend, trend

OWN_CARDS = tuple(code for code in CARDS if code != "central")
_RATE, _LATE = "on_time_rate", "late_rate"


@dataclass(frozen=True)
class Share:
    """What a subject weighs in the block that it is a part of, in one period.

    ``late`` and ``resolved`` are counts of dossiers, ``of_late`` and ``of_resolved`` those of the
    block; None where one is not known.
    """

    late: float | None
    of_late: float | None
    resolved: float | None
    of_resolved: float | None

    @property
    def of_the_late(self) -> float | None:
        """The share of the block's late dossiers, a fraction; None without both counts."""
        return None if self.late is None or not self.of_late else self.late / self.of_late

    @property
    def of_the_resolved(self) -> float | None:
        """The share of the block's resolved dossiers, a fraction; None without both counts."""
        if self.resolved is None or not self.of_resolved:
            return None
        return self.resolved / self.of_resolved


@dataclass(frozen=True)
class Profile:
    """Everything that a profile says; every part of the page reads from here.

    ``parts`` are answers of one period by unit: the communes of a district or an area, the units
    that handle a sector. ``goal`` is the target (or yardstick) of the on-time rate, None for the
    central block. ``trend`` ends with the period. ``printed`` are the figures that documents print
    of the subject, ``unmatched`` what does not add up about it in the period. ``silent``: it is a
    unit that did not report in a period in which others did.
    """

    subject: Subject
    period: str
    dataset: str
    cards: Mapping[str, Card]
    share: Share
    goal: Target | None
    trend: Trend
    heat: Heat
    parts: tuple[Answer, ...]
    printed: tuple[Row, ...]
    silent: bool
    unmatched: tuple[Finding, ...]
    documents: tuple[str, ...]

    def value(self, code: str) -> Answer | None:
        """The answer of a card; None where it has no value."""
        answer = self.cards[code].answer
        return None if answer is None or answer.value is None else answer

    @property
    def says_share_late(self) -> bool:
        """Whether only the share of late dossiers is printed, neither their number nor a rate."""
        return self.cards["late"].metric == _LATE and self.value(_RATE) is None

    @property
    def is_empty(self) -> bool:
        """Whether no card has a value."""
        return all(self.value(code) is None for code in self.cards)


def profile(
    reader: Reader,
    catalogue: Catalogue,
    subject: Subject,
    period: str,
    *,
    dataset: str = "official",
    compare_with: str | None = None,
) -> Profile:
    """Ask the store once per part of the page.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        subject: the bearer of the code in the period.
        period: the report's period.
        dataset: "official" or "demo".
        compare_with: the period chosen for comparison; None for the rule.

    Returns:
        The profile; parts without figures are empty, never invented. Periods in which the code
        was another unit's are left out.
    """
    kind = parse(period).kind
    periods = [code for code in catalogue.measured_periods(kind, dataset) if subject.exists(code)]
    chosen = subject.chosen
    history = measured(reader, (*METRICS_ASKED, _LATE), periods, chosen, dataset=dataset)
    # The target was set for the local block.
    local = subject.whole.level != "central"
    goal = target(reader, _RATE, chosen.level, period) if local else None
    cards = {code: card(code, period, history, goal, compare_with) for code in OWN_CARDS}
    cards["late"] = _late_card(cards["late"], period, history, compare_with)
    until_then = {code for code in periods if sort_key(code) <= sort_key(period)}
    line = trend(reader, catalogue, Question(_RATE, None, kind, chosen, dataset))
    line = replace(
        line,
        # What came later is no news of this period (control: "until").
        answers=tuple(answer for answer in line.answers if answer.period in until_then),
        target=line.target if local else None,
    )
    parts = _parts(reader, subject, period, dataset)
    figures = printed(reader, subject, dataset)
    grid = _heat(reader, subject, columns(period, periods), dataset)
    known = any(answer.value is not None for answer in history if answer.period == period)
    is_unit = subject.group not in ("area", "sector")
    return Profile(
        subject=subject,
        period=period,
        dataset=dataset,
        cards=cards,
        share=_share(reader, subject, period, dataset, history),
        goal=goal,
        trend=line,
        heat=grid,
        parts=tuple(parts),
        printed=figures,
        silent=is_unit and not known and period in reported_periods(reader, dataset),
        unmatched=period_findings(
            reader,
            period,
            catalogue.documents_of(period, dataset),
            chosen,
            dataset,
            only=catalogue.mentioned(period) and dataset == "official",
        ),
        # The newest figures first.
        documents=source_documents(
            catalogue,
            [*reversed(history), *grid.cells.values(), *parts],
            dataset,
            (row["document"] for row in figures),
        ),
    )


def _late_card(
    late: Card, period: str, history: Sequence[Answer], compare_with: str | None
) -> Card:
    """The card of late dossiers; where only their share is printed, the share."""
    shares = [answer for answer in history if answer.metric == _LATE]
    known = (share for share in shares if share.period == period and share.value is not None)
    now = next(known, None)
    if now is None or (late.answer is not None and late.answer.value is not None):
        return late
    return replace(late, metric=_LATE, answer=now, comparison=compare(now, shares, compare_with))


def _share(
    reader: Reader, subject: Subject, period: str, dataset: str, history: Sequence[Answer]
) -> Share:
    """Counts of one source only: a share of two documents' counts would be neither's."""
    whole = measured(reader, ("late", "resolved"), [period], subject.whole, dataset=dataset)
    own = {answer.metric: answer for answer in history if answer.period == period}
    of = {answer.metric: answer for answer in whole}
    counts: list[float | None] = []
    for metric in ("late", "resolved"):
        part, total = own.get(metric), of.get(metric)
        if part is None or total is None or part.document != total.document:
            counts += [None, None]
        else:
            counts += [part.value, total.value]
    return Share(*counts)


def _heat(reader: Reader, subject: Subject, periods: Sequence[str], dataset: str) -> Heat:
    """Sectors of a unit; of a sector its levels, its units where only one level handles it."""

    def by(split: str) -> Heat:
        rates = measured(reader, [_RATE], periods, subject.chosen, dataset=dataset, split=split)
        return heat(rates, split, periods)

    if subject.group != "sector":
        return by("sector")
    levels = by("level")
    return levels if len(levels.keys) > 1 else by("unit")


def _parts(reader: Reader, subject: Subject, period: str, dataset: str) -> list[Answer]:
    """The communes of a district or an area; the units of a sector; nothing for other units."""
    if subject.group in ("district", "area"):
        chosen = Filter(level="commune", district=subject.code)
    elif subject.group == "sector":
        chosen = subject.chosen
    else:
        return []
    return measured(reader, (_RATE, "received"), [period], chosen, dataset=dataset, split="unit")


# --- the rank among its like ----------------------------------------------------------------------

_POPULATIONS = {
    "province": "departments",
    "district": "districts",
    "area": "districts",
    "commune": "communes",
    "central": "central",
}


@dataclass(frozen=True)
class Rank:
    """A subject in the ranking of its population by the on-time rate.

    ``of`` units are set against each other; ``units`` is the noun after that number; ``unranked``
    why none of them has a rank (``Ranking.unranked``).
    """

    question: RankingQuestion
    standing: Standing
    of: int
    units: Bilingual
    unranked: str


def rank_question(
    subject: Subject, period: str, dataset: str, compare: str | None
) -> RankingQuestion | None:
    """What the ranking is asked; None for a sector and for the land registry, alone of its kind.

    ``compare`` is the period whose ranks are compared; None for the rule.
    """
    population = _POPULATIONS.get(subject.group)
    if population is None:
        return None
    return RankingQuestion(
        population=population,
        metric=_RATE,
        period=period,
        areas=subject.group == "area",
        compare=compare,
        dataset=dataset,
    )


def rank_of(subject: Subject, ranking: Ranking) -> Rank | None:
    """Where the subject stands in a ranking; None where it has no figures there."""
    standing = ranking.of(subject.code)
    if standing is None:
        return None
    return Rank(
        question=ranking.question,
        standing=standing,
        of=len(ranking.ranked),
        units=ranking.question.who.units,
        unranked=ranking.unranked,
    )
