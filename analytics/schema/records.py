"""What a received table is made of: columns, types, rules by name, closed lists. Data only."""

from dataclasses import dataclass

from analytics.texts import APPROXIMATE, Message

PERIOD_TEXT = Message(
    "mã kỳ, ví dụ {codes}",
    codes="2021-Q1, 2022-H1, 2021-9M, 2020, 2021-03-31, since-2018..2021-Q1",
)

# Types of a cell. Every cell arrives as text; an empty cell is null.
TEXT, CODE, CODES, DATE, PERIOD = "text", "code", "codes", "date", "period"
INTEGER, DECIMAL = "integer", "decimal"

# Names of rules that look at one row.
INTERVAL = "interval"  # valid_from < valid_to
WITHIN_LIMITS = "within_limits"  # value inside the LIMITS of its indicator
AS_PRINTED = "as_printed"  # value says the same number as the print
ONE_SCOPE = "one_scope"  # block, level and unit name the same place

LEVELS = ("province", "district", "commune", "land_registry", "central", "public_service")
REPORTED_LEVELS = ("province", "district", "commune", "land_registry", "multi")
BLOCKS = ("local", "central")
DATASETS = ("official", "demo")
DOCUMENT_KINDS = ("full_report", "article", "decision", "ranking", "import", "demo")
NATURES = ("flow", "stock", "cumulative", "plan", "rate", "rank")
# What a relation is about: figures or dossier rows by an equation, or what every figure takes.
RELATION_KINDS = (
    *("figures", "dossiers", "windows", "succession"),
    *("documents", "period", "date", "print", "jump"),
)
# How grave it is that something does not add up, the gravest first.
SEVERITIES = ("contradiction", "rounding", "wording", "note")
PRECISIONS = ("exact", *APPROXIMATE, "derived")


@dataclass(frozen=True)
class Column:
    """One column: its name, what a reader calls it, and what a cell may hold.

    ``reference`` names the table whose codes it takes; ``form_column`` is its number on the form.
    """

    name: str
    label: str
    type: str = TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    reference: str = ""
    form_column: int | None = None


@dataclass(frozen=True)
class Table:
    """One received table: grain in words, unique key, columns in file order, rules on a row."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in file order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError when there is none."""
        return {column.name: column for column in self.columns}[name]


@dataclass(frozen=True)
class Limit:
    """Lowest and highest value of the indicators of a unit or a nature ("" = any)."""

    unit: str
    nature: str
    lowest: int | None
    highest: int | None


# The first line that fits decides. A difference of rates may have either sign; a planned change of
# staff may be a cut; a share of a whole lies between 0 and 100; nothing else is below zero.
LIMITS = (
    Limit("điểm %", "", -100, 100),
    Limit("%", "", 0, 100),
    Limit("", "rank", 1, None),
    Limit("", "", 0, None),
)
