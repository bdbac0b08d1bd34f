"""What Xu hướng is asked, and the answers: read by sentence, chart, table and file alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from analytics.catalogue import Catalogue, group_names
from analytics.filters import Filter
from analytics.i18n import Translator
from analytics.metrics import METRICS, SMALL
from analytics.periods import crosses_break, parse, previous, sort_key
from analytics.query import (
    Answer,
    Target,
    indicator_figures,
    measured,
    records,
    source_documents,
    target,
)
from analytics.store import Reader
from analytics.texts import Term
from analytics.views.control import Control, control, controls
from analytics.views.trend.subjects import Subject, subjects

SPLITS = ("level", "unit", "sector")


@dataclass(frozen=True)
class Question:
    """One choice on the page: what is followed, its parts (None: the total), by which periods."""

    subject: str
    split: str | None
    kind: str
    chosen: Filter = field(default_factory=Filter)
    dataset: str = "official"


def names(
    reader: Reader, catalogue: Catalogue, answers: Iterable[Answer], split: str | None
) -> dict[str, Term]:
    """The name of each part that the answers speak of, in the order of the table."""
    newest: dict[str, str] = {}
    for answer in answers:
        if answer.key is not None:
            newest[answer.key] = max(
                newest.get(answer.key, answer.period), answer.period, key=sort_key
            )
    days = {code: parse(period).last_day for code, period in newest.items()}
    return group_names(reader, catalogue, split, days)


@dataclass(frozen=True)
class Trend:
    """One subject over time.

    ``answers`` are ordered by period, then key; one without a value is a gap that is known about
    (some units did not report). ``names`` call the parts, in the order of the table. ``target`` is
    the one that counts, or will count, for the newest period. ``events`` are (day, name in
    Vietnamese, in English) within the time shown: what happened can have moved published figures,
    and never made-up ones, which have none. ``breaks`` are all of them. ``documents`` are the
    sources of what is shown.
    """

    question: Question
    subject: Subject
    answers: tuple[Answer, ...]
    names: Mapping[str, Term]
    target: Target | None
    events: tuple[tuple[date, str, str], ...]
    breaks: tuple[tuple[date, str, str], ...]
    documents: tuple[str, ...]

    @cached_property
    def known(self) -> tuple[Answer, ...]:
        """The answers that have a value."""
        return tuple(answer for answer in self.answers if answer.value is not None)

    @property
    def gaps(self) -> tuple[Answer, ...]:
        """The periods left open: only a part is known, or there is nothing to divide by."""
        return tuple(answer for answer in self.answers if answer.value is None)

    def called(self, t: Translator, short: bool = False) -> dict[str, str]:
        """The parts that have a value, with their names, in the order of the table."""
        known = {answer.key for answer in self.known}
        return {
            key: term.in_(t.language, short) for key, term in self.names.items() if key in known
        }

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The parts that have a value, those with the newest and greatest volume first."""
        newest: dict[str, Answer] = {}
        for answer in self.known:
            if answer.key is not None:
                newest[answer.key] = answer
        last = max((sort_key(answer.period) for answer in newest.values()), default=None)
        return tuple(
            sorted(
                newest,
                key=lambda key: (sort_key(newest[key].period) != last, -_volume(newest[key]), key),
            )
        )

    @property
    def standout(self) -> str | None:
        """The part that is shown first; None without parts.

        Of rates the one that is worst in the newest period (the lowest where higher is better),
        among those with at least ``SMALL`` dossiers, which a single one cannot move; without any
        of them among those without counts. Else the greatest.
        """
        if not self.keys:
            return None
        last = max((answer.period for answer in self.known), key=sort_key)
        now = [answer for answer in self.known if answer.period == last and answer.key in self.keys]
        enough = [answer for answer in now if (answer.denominator or 0) >= SMALL]
        told = enough or [answer for answer in now if not answer.has_counts]
        if self.subject.noun != "%" or self.subject.better == "none" or not told:
            return self.keys[0]
        sign = 1 if self.subject.better == "up" else -1
        return min(told, key=lambda one: (sign * (one.value or 0), -_volume(one), one.key)).key

    def control(self, key: str | None) -> Control:
        """One part (None: the total) under control limits, computed when first asked for."""
        if key not in self._controlled:
            own = [answer for answer in self.answers if answer.key == key]
            self._controlled[key] = control(self.subject.code, own)
        return self._controlled[key]

    @cached_property
    def _controlled(self) -> dict[str | None, Control]:
        """The parts whose control limits have been asked for."""
        return {}

    @cached_property
    def controls(self) -> Mapping[str | None, Control]:
        """All parts under control limits."""
        return controls(self.subject.code, self.answers)

    def amount(self, answer: Answer) -> float:
        """The value in the subject's unit: 98.63 for 98,63%."""
        assert answer.value is not None
        return self.scaled(answer.value)

    def scaled(self, value: float) -> float:
        """A value or a limit in the subject's unit."""
        return round(value * self.subject.scale, 12)


def trend(reader: Reader, catalogue: Catalogue, question: Question) -> Trend:
    """Ask the store for one subject over all periods of one kind.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        question: the choice; its subject is one of ``subjects``.

    Returns:
        The trend; without answers where the dataset has none for the choice.
    """
    subject = subjects(catalogue)[question.subject]
    answers = _answers(reader, catalogue, question)
    spans = [parse(answer.period) for answer in answers]
    first = min((one.first_day or one.last_day for one in spans), default=None)
    last = max((one.last_day for one in spans), default=None)
    within = [
        row
        for row in catalogue.events
        if question.dataset == "official"
        and first is not None
        and last is not None
        and first <= row["date"] <= last
    ]
    goal = None
    if subject.metric and answers:
        newest = max((answer.period for answer in answers), key=sort_key)
        goal = target(reader, subject.code, question.chosen.level, newest)
    return Trend(
        question=question,
        subject=subject,
        answers=tuple(answers),
        names=names(reader, catalogue, answers, question.split),
        target=goal,
        events=tuple(_named(row) for row in within if row["kind"] == "event"),
        breaks=tuple(_named(row) for row in catalogue.events if row["kind"] == "break"),
        # The newest figures first.
        documents=source_documents(catalogue, reversed(answers), question.dataset),
    )


def _answers(reader: Reader, catalogue: Catalogue, question: Question) -> list[Answer]:
    periods = catalogue.measured_periods(question.kind, question.dataset)
    if question.subject in METRICS:
        found = measured(
            reader,
            [question.subject],
            periods,
            question.chosen,
            dataset=question.dataset,
            split=question.split,
        )
        return [one for one in found if one.value is not None or one.is_part or one.nothing]
    if question.split is not None or question.chosen != Filter():
        return []
    figures = records(indicator_figures(reader, question.subject, question.dataset))
    return _once([_printed(row) for row in figures if row["period"] in periods and _whole(row)])


def _whole(row: dict[str, Any]) -> bool:
    return not any(isinstance(row[part], str) for part in ("level", "unit", "sector"))


def _printed(row: dict[str, Any]) -> Answer:
    """A published index as an answer."""
    texts: dict[str, Any] = {
        name: row[name] if isinstance(row[name], str) else None
        for name in ("printed", "document", "locator", "scope_note", "note", "note_en")
    }
    derived = row["precision"] == "derived"
    return Answer(
        metric=row["indicator"],
        period=row["period"],
        key=None,
        value=float(row["value"]),
        numerator=None,
        denominator=None,
        recomputed=None,
        basis="derived" if derived else "reported",
        precision=row["precision"],
        covered=0,
        expected=None,
        partial=None,
        doubts=row["doubts"],
        **texts,
    )


def _once(answers: Sequence[Answer]) -> list[Answer]:
    """The answers without those that only repeat another document's value."""
    first: dict[tuple[str, float | None, str | None], Answer] = {}
    for answer in sorted(answers, key=lambda one: one.basis == "derived"):
        first.setdefault((answer.period, answer.value, answer.scope_note), answer)
    return sorted(first.values(), key=lambda answer: sort_key(answer.period))


def _named(row: Mapping[str, Any]) -> tuple[date, str, str]:
    return row["date"], row["name_vi"], row["name_en"]


def _volume(answer: Answer) -> float:
    """What a part weighs: the dossiers behind a rate, or the count itself."""
    if answer.denominator is not None:
        return answer.denominator
    return 0.0 if answer.value is None else answer.value


# Fewer points of one series say nothing about a direction.
ENOUGH = 5


def runs(answers: Iterable[Answer]) -> list[list[Answer]]:
    """The answers with values, cut into series: one key, one wording of scope, no break between.

    Each in the order of time; a period that two documents print differently stands in it twice.
    """
    groups: dict[tuple[str | None, str | None], list[list[Answer]]] = {}
    known = (answer for answer in answers if answer.value is not None)
    for answer in sorted(known, key=lambda one: sort_key(one.period)):
        pieces = groups.setdefault((answer.key, answer.scope_note), [])
        if pieces and not crosses_break(pieces[-1][-1].period, answer.period):
            pieces[-1].append(answer)
        else:
            pieces.append([answer])
    return [piece for pieces in groups.values() for piece in pieces]


def longest(answers: Iterable[Answer]) -> list[Answer]:
    """The series with the most periods, of equal ones the newest; [] without any value."""
    found = runs(answers)
    return max(found, key=lambda run: (periods(run), sort_key(run[-1].period)), default=[])


def periods(run: Iterable[Answer]) -> int:
    """How many different periods a series has."""
    return len({answer.period for answer in run})


def lines(answers: Iterable[Answer]) -> list[list[Answer]]:
    """The stretches that are drawn as one line: neighbouring periods of one series.

    A period without value is a gap; a figure that another document prints too is drawn as a point,
    the line goes through the first.
    """
    found: list[list[Answer]] = []
    for run in runs(answers):
        first: dict[str, Answer] = {}
        for answer in run:
            first.setdefault(answer.period, answer)
        stretch: list[Answer] = []
        for period, answer in first.items():
            if stretch and previous(period) == stretch[-1].period:
                stretch.append(answer)
            else:
                stretch = [answer]
                found.append(stretch)
    return found
