"""Where a subject stands among its like, with the ranks that chance leaves open."""

from dataclasses import dataclass

from analytics.i18n import Translator
from analytics.query import Answer
from analytics.texts import Bilingual
from analytics.views.profile.subject import Subject
from analytics.views.ranking import Question, Ranking, Standing
from analytics.views.ranking.say import apart_text, change_text, possible_text

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
    why none of them has a rank (``Ranking.unranked``); ``compared`` the period of the earlier
    ranks.
    """

    question: Question
    standing: Standing
    of: int
    units: Bilingual
    unranked: str
    compared: str | None

    @property
    def answer(self) -> Answer:
        """The rate that was ranked: the one of the subject's card."""
        return self.standing.answer


def rank_question(
    subject: Subject, period: str, dataset: str, compare: str | None
) -> Question | None:
    """What the ranking is asked; None for a sector and for the land registry, alone of its kind.

    Args:
        subject: whose rank is wanted.
        period: the report's period.
        dataset: "official" or "demo".
        compare: the period whose ranks are compared; None for the rule.
    """
    population = _POPULATIONS.get(subject.group)
    if population is None:
        return None
    return Question(
        population=population,
        metric="on_time_rate",
        period=period,
        areas=subject.group == "area",
        compare=compare,
        dataset=dataset,
    )


def rank(found: Ranking, subject: Subject) -> Rank | None:
    """The subject's place in a ranking; None where it has no figures there."""
    standing = found.of(subject.code)
    if standing is None:
        return None
    who = found.question.who
    return Rank(
        found.question, standing, len(found.ranked), who.units, found.unranked, found.compared
    )


def rank_sentence(place: Rank, t: Translator) -> str:
    """The rank in a sentence: "Hạng **5** trên 21 sở, ban, ngành (có thể 3–9)."."""
    standing = place.standing
    if standing.rank is None:
        said = "" if standing.apart else unranked_text(place, t)
        return said and f"{said[:1].upper()}{said[1:]}."
    values = {
        "rank": t.count(standing.rank),
        "of": t.count(place.of),
        "units": t(place.units),
        "possible": possible_text(standing.possible),
    }
    if standing.possible is None:
        return t("Hạng **{rank}** trên {of} {units}.").format(**values)
    return t("Hạng **{rank}** trên {of} {units} (có thể hạng {possible}).").format(**values)


def unranked_text(place: Rank, t: Translator) -> str:
    """Why nobody among its like has a rank."""
    text = (
        t("không xếp hạng: chưa phân biệt được {of} {units} với nhau")
        if place.unranked == "alike"
        else t("không xếp hạng: tỷ lệ này có thể vượt 100%")
    )
    return text.format(of=t.count(place.of), units=t(place.units))


def rank_lines(place: Rank, t: Translator) -> list[str]:
    """What stands under the rank on a card: of how many, the ranks it may as well have."""
    standing = place.standing
    if standing.rank is None:
        return [apart_text(standing, t) or unranked_text(place, t)]
    units = t(place.units)
    said = [t("trên {of} {units}", of=t.count(place.of), units=units)]
    if standing.possible is not None:
        ranks = possible_text(standing.possible)
        said.append(t("có thể hạng {ranks}", ranks=ranks))
    return said


def rank_change(place: Rank, t: Translator) -> tuple[str, str]:
    """The change of rank and what it is compared with; ("", "") without an earlier rank."""
    if place.standing.change is None or place.compared is None:
        return "", ""
    when = t.period(place.compared, inside=True)
    said = t("so với {period}")
    if place.standing.changed_by_chance:
        said = t("so với {period}, có thể do ngẫu nhiên")
    return change_text(place.standing, t), said.format(period=when)
