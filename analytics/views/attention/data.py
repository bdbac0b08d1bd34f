"""What the rules look at, and what a page shows of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Literal, TypeVar

from analytics.audit import Finding as Unmatched
from analytics.query import Answer, Comparison, Target
from analytics.texts import BLOCKS, Bilingual, Words
from analytics.views.control import Control, Difference

Part = TypeVar("Part")
_NO_WORDS = Bilingual("", "")

# What a finding is for a leader: to be dealt with, to be glad of, or to be known of the figures.
Kind = Literal["matter", "good", "note"]


@dataclass(frozen=True)
class Situation:
    """One period and scope, with everything that a rule may need; no rule asks the store.

    ``total`` is the on-time rate of the scope, called ``scope``. ``levels`` and ``sectors`` hold
    its on-time rates by key, and may hold their counts of late dossiers beside them. ``cards`` are
    the answers on the KPI cards. ``level_targets`` are targets of a level's own, where ``target``
    does not hold. ``report_values`` are rows of ``query.report_figures``; ``unmatched`` is what the
    audit found about the documents.

    ``control`` are the control limits of the scope's on-time rate over all periods of the kind,
    ``level_controls`` and ``unit_controls`` those of its levels and units (asked for at once, kept
    by ``control.controls``); ``comparison`` is what ``total`` is compared with, ``verdict``
    whether their difference is news; ``rose`` and ``fell`` are the units whose change from
    ``earlier`` is more than chance, by key, as fractions. Without them the rules about chance are
    silent.

    ``narrowed`` is what the page is narrowed to ("" in both languages for nothing), ``dataset``
    the words for figures that are not official: a finding stands for itself when it is passed on,
    so each names both.
    """

    period: str
    total: Answer | None = None
    levels: Sequence[Answer] = ()
    sectors: Sequence[Answer] = ()
    cards: Sequence[Answer] = ()
    target: Target | None = None
    level_targets: Mapping[str, Target] = field(default_factory=dict)
    report_values: Sequence[Mapping[str, Any]] = ()
    unmatched: Sequence[Unmatched] = ()
    sector_names: Mapping[str, Bilingual] = field(default_factory=dict)
    scope: Bilingual = BLOCKS["local"].full
    narrowed: Bilingual = _NO_WORDS
    dataset: Words = _NO_WORDS
    comparison: Comparison | None = None
    verdict: Difference | None = None
    control: Control | None = None
    level_controls: Mapping[str, Control] = field(default_factory=dict)
    unit_controls: Mapping[str, Control] = field(default_factory=dict)
    unit_names: Mapping[str, Bilingual] = field(default_factory=dict)
    earlier: str = ""
    rose: Mapping[str, float] = field(default_factory=dict)
    fell: Mapping[str, float] = field(default_factory=dict)
    made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)


def once(make: Callable[[Situation], Part]) -> Callable[[Situation], Part]:
    """What several rules ask of a situation is made for the first of them."""

    @wraps(make)
    def kept(situation: Situation) -> Part:
        if make not in situation.made:
            situation.made[make] = make(situation)
        part: Part = situation.made[make]
        return part

    return kept


@dataclass(frozen=True)
class About:
    """What a finding is about: a level, unit or sector by its key; "" for several of them.

    Without ``split`` it is the scope of the page.
    """

    split: str = ""
    key: str = ""


@dataclass(frozen=True)
class Case:
    """One time that a rule fires: how much, the words of its sentence, the answers it states."""

    size: float
    words: Mapping[str, Bilingual]
    stated: Sequence[Answer | None] = ()
    about: About = About()


@dataclass(frozen=True)
class Finding:
    """What a page shows: a sentence, how pressing it is, and where more is to be seen.

    ``sign`` stands beside the sentence, so that severity does not hang on colour. ``page`` is a
    page's url path, ``about`` what its links carry along; ``dataset`` names figures that are not
    official, which go before the sentence when it is passed on.
    """

    code: str
    kind: Kind
    severity: str
    sign: str
    sentence: str
    size: float
    page: str | None = None
    about: About = About()
    dataset: str = ""
