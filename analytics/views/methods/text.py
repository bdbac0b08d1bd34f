"""How to read the numbers, the form that counts dossiers, the statistics: each word explained.

The prose stands in ``data/methods``; here is what it is filled in with, and what catalogues say.
"""

from collections.abc import Sequence

from analytics import prose
from analytics.catalogue import Row
from analytics.errors import Said
from analytics.i18n import Translator
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.names import search, search_words
from analytics.periods import BREAKS, quarter_of
from analytics.prose import Part
from analytics.schema import DOSSIERS, FORM_BALANCE, FORM_TOTALS
from analytics.texts import (
    APPROXIMATE,
    BASES,
    BLOCKS,
    DATASETS,
    LEVELS,
    MARKS,
    NATURES,
    PRECISIONS,
    capital,
)

# The parts of the page's first section, and those of the statistics, in reading order.
READING = ("minute", "origin", "marks", "comparisons", "targets", "coverage")
STATISTICS = ("certainty", "units", "causes", "variation")

# The levels of the local block, in the order of the report.
_LOCAL = ("province", "district", "commune", "land_registry")
# Words of closed lists that the prose names by their codes.
_WORDS: tuple[tuple[str, Said], ...] = (
    *BASES.items(),
    *MARKS.items(),
    *((code, PRECISIONS[code]) for code in APPROXIMATE),
    *((code, BLOCKS[code]) for code in ("local", "central")),
    ("plan", NATURES["plan"]),
    ("demo", DATASETS["demo"]),
)

# English names of form columns are those of the table; where that says too little, it stands here.
_FORM_ENGLISH = {
    "received_in_person": "Received in person or by post",
    "carried_over": "Carried over from the period before",
}


def reading(targets: Sequence[Row], t: Translator) -> tuple[Part, ...]:
    """How to read the numbers, in plain words.

    Args:
        targets: rows of the targets, in force or not yet; each is listed with its days.
        t: says it in the reader's language.
    """
    known = values(targets, t)
    listed = tuple(
        (t(METRICS[row["metric"]].short), f"{capital(target_text(row, t))}.") for row in targets
    )
    parts = {name: prose.part(name, t, **known) for name in READING}
    rules = parts["targets"]
    parts["targets"] = Part(rules.name, rules.terms + listed)
    return tuple(parts.values())


def statistics(t: Translator) -> tuple[Part, ...]:
    """Confidence, rank, funnel, split of a change, control limits: what each says, its source."""
    return tuple(prose.part(name, t) for name in STATISTICS)


def values(targets: Sequence[Row], t: Translator) -> dict[str, str | None]:
    """What the prose is filled in with: words as pages show them, days, and the target.

    The target is the last one set for the on-time rate of all levels; None where there is none.
    """
    whole, rest = BASE_COUNTS["late"].complement or ("", "")
    target = since = None
    for row in targets:
        if row["metric"] == "on_time_rate" and row["level"] is None:
            target = t.reported(row["value"], None, "%", "exact")
            since = t.period(quarter_of(row["valid_from"]), inside=True)
    return {
        **{code: t(word) for code, word in _WORDS},
        "part": base_name("late", t),
        "whole": base_name(whole, t),
        "rest": base_name(rest, t),
        "levels": ", ".join(t(LEVELS[level]) for level in _LOCAL),
        "year_before": t("So với cùng kỳ"),
        "merged": t.day(BREAKS[0]),
        "target": target,
        "since": since,
    }


def form(t: Translator) -> tuple[Part, ...]:
    """The columns of form II.06a by number: each total with the columns it is the sum of.

    Source: Thông tư 01/2020/TT-VPCP, form II.06a/VPCP/KSTT.
    """
    parts = []
    for total, numbers in FORM_TOTALS.items():
        columns = [column for column in DOSSIERS.columns if column.form_column in numbers]
        names = tuple(column.name for column in columns)
        metric = next(code for code, base in BASE_COUNTS.items() if base.columns == names)
        parts.append(
            Part(
                f"{t(METRICS[metric].label)}: {_sum(total, numbers)}",
                tuple(
                    (f"({column.form_column})", form_column(column.name, t)) for column in columns
                ),
            )
        )
    return tuple(parts)


def find_terms(parts: Sequence[Part], wanted: str) -> tuple[Part, ...]:
    """The parts with only the words that say what was typed (accents left aside)."""
    terms = [term for part in parts for term in part.terms]
    matching = search(terms, wanted, lambda term: search_words(" ".join(term)))
    kept = (
        Part(part.name, tuple(term for term in part.terms if term in matching)) for part in parts
    )
    return tuple(part for part in kept if part.terms)


def form_column(name: str, t: Translator) -> str:
    """The name of a form column: as the form prints it, in English as the table calls it."""
    if t.language == "vi":
        return DOSSIERS.column(name).label
    return _FORM_ENGLISH.get(name, name.replace("_", " ").capitalize())


def form_balance() -> str:
    """The identity that ties the three totals: "(3) = (7) + (11)"."""
    return _sum(*FORM_BALANCE)


def target_text(row: Row, t: Translator) -> str:
    """A target with its days: "từ 95%, tính từ 1/7/2025, đặt ra ngày 19/9/2025"."""
    template = (
        t("từ {value} trở lên, tính từ {since}, đặt ra ngày {day}")
        if METRICS[row["metric"]].better == "up"
        else t("không quá {value}, tính từ {since}, đặt ra ngày {day}")
    )
    return template.format(
        value=t.reported(row["value"], None, "%", "exact"),
        since=t.day(row["valid_from"]),
        day=t.day(row["set_on"]),
    )


def base_name(code: str, t: Translator) -> str:
    """A base count within a sentence: its short name, else the form column that counts it."""
    metric = METRICS.get(code)
    column = next(iter(BASE_COUNTS[code].columns), "")
    name = t(metric.short) if metric else form_column(column, t)
    return name[:1].lower() + name[1:]


def _sum(total: int, numbers: Sequence[int]) -> str:
    return f"({total}) = {' + '.join(f'({number})' for number in numbers)}"
