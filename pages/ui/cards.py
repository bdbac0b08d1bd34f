"""KPI cards: name, value, one line below, and behind ⓘ definition, source and exactness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from analytics.catalogue import Catalogue
from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query import value_text
from analytics.query.wording import (
    backing_indicator,
    comparison_text,
    difference_text,
    marks,
    missing_text,
    source_text,
)
from analytics.texts import LEVELS, capital
from analytics.views.cards import Card
from pages.ui import frame, hero, markup

# The hero says the on-time rate; these stand below it.
BESIDE_THE_HERO = ("received", "resolved", "late", "online_rate")


@dataclass(frozen=True)
class Face:
    """What a card shows: name, value, the line below (** stands out), and the facts behind ⓘ.

    ``facts`` are pairs of a word and its meaning; ``state`` is a verdict ("good", "near", "bad");
    ``source`` leads to the published figures behind the number, or to what ``leads_to`` says.
    """

    name: str
    value: str
    line: str = ""
    facts: Sequence[tuple[str, str]] = ()
    state: str = ""
    source: str = ""
    leads_to: str = ""

    @property
    def kind(self) -> str:
        """The classes of the value: its verdict, whether it is missing or said in words."""
        if self.value == MISSING:
            return "none"
        words = " words" if any(letter.isalpha() for letter in self.value) else ""
        return f"{self.state}{words}".strip()


def draw(faces: Iterable[Face], t: Translator) -> None:
    """The row of cards: side by side on a desk, two by two on a phone."""
    markup.show(
        "cards",
        cards=list(faces),
        explain=t("Giải thích"),
        to_source=t("Xem nguồn và mọi số đã công bố"),
    )


def face(card: Card, catalogue: Catalogue, t: Translator) -> Face:
    """The face of a KPI."""
    metric, answer = METRICS[card.metric], card.answer
    name = t(LEVELS["central"].short) if card.code == "central" else t(metric.short)
    facts = [(t(metric.label), t(metric.description))]
    if answer is None or answer.value is None:
        facts += [] if answer is None else marks(answer, t)
        return Face(name, MISSING, capital(missing_text(answer, t)), facts)
    facts += marks(answer, t, source_text(answer, catalogue, t))
    return Face(
        name,
        value_text(answer, t, short=True),
        _line(card, t),
        facts,
        hero.verdict(card.standing),
        _to_source(card),
    )


def _to_source(card: Card) -> str:
    """The link to every published figure of the number, with document, place and address."""
    indicator = None if card.answer is None else backing_indicator(card.answer)
    if indicator is None:
        return ""
    return frame.address("areas", indicator=indicator)


def mark(word: str, meaning: str) -> str:
    """A word that explains itself on hover, focus and touch."""
    told = escape(meaning, quote=True)
    return (
        f'<span class="mark" tabindex="0" role="note" aria-label="{told}" data-tip="{told}">'
        f"{escape(word)}</span>"
    )


def _line(card: Card, t: Translator) -> str:
    """The one line below a value: its share or its change; else what it cannot be compared with."""
    if card.comparison is not None and (change := difference_text(card.comparison, t)):
        return f"**{change}** {comparison_text(card.comparison, t)}"
    if card.late is not None and card.late.value is not None:
        return t("{n} hồ sơ trễ hạn", n=value_text(card.late, t))
    if card.metric != card.code and card.code != "central":
        return t(METRICS[card.metric].label)
    return "" if card.comparison is None else capital(comparison_text(card.comparison, t))
