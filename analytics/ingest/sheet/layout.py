"""The indicator sheet: its columns, and the words that its cells take.

The template and the reader share what stands here. A column is found by its heading, never by its
place; the template is in Vietnamese, as the forms are that units fill in.
"""

from dataclasses import dataclass

from analytics.texts import PRECISIONS, Bilingual


@dataclass(frozen=True)
class Column:
    """One column: its field, its heading, its width in characters, whether a clerk fills it in,
    whether it is there to look things up."""

    field: str
    heading: Bilingual
    width: int
    typed: bool = False
    quiet: bool = False


COLUMNS = (
    Column("code", Bilingual("Mã số liệu", "Code of the figure"), 30, quiet=True),
    Column("name", Bilingual("Số liệu báo cáo", "Reported figure"), 44),
    Column("scope", Bilingual("Phạm vi", "Scope"), 30),
    Column("unit", Bilingual("Đơn vị tính", "Counted in"), 12),
    Column("value", Bilingual("Giá trị", "Value"), 14, typed=True),
    Column("precision", Bilingual("Mức chính xác", "Exactness"), 13, typed=True),
    Column("period", Bilingual("Kỳ của số", "Period of the figure"), 20, typed=True),
    Column("note", Bilingual("Ghi chú", "Note"), 30, typed=True),
    Column("last", Bilingual("Số gần nhất", "Last figure"), 18, quiet=True),
    Column("last_period", Bilingual("Kỳ gần nhất", "Its period"), 18, quiet=True),
    Column("source", Bilingual("Nguồn của số gần nhất", "Its source"), 40, quiet=True),
    Column("definition", Bilingual("Định nghĩa", "Definition"), 90, quiet=True),
    Column("caveats", Bilingual("Lưu ý", "Caveats"), 60, quiet=True),
    Column("place", Bilingual("Mã phạm vi", "Code of the scope"), 30),
)
HEADINGS = {column.field: column.heading for column in COLUMNS}
# Without these a sheet cannot be read; the others are there for the clerk.
NEEDED = ("code", "name", "unit", "value", "period", "place")

# Who a sheet is of, where it is of no unit but of the province.
WHOLE = Bilingual("Toàn tỉnh", "The whole province")
# What a clerk may say of a figure; "derived" is said by those who compute one.
SAYABLE = {code: words for code, words in PRECISIONS.items() if code != "derived"}

# Figures in these are measured or averaged and may have decimals; all others are counted.
_MEASURED = ("%", "điểm %", "điểm", "phút")


def is_whole(noun: str) -> bool:
    """Whether figures in this unit of measurement are whole numbers."""
    return noun not in _MEASURED


@dataclass(frozen=True)
class Scope:
    """What a figure is about, as the columns of ``schema.PUBLISHED`` say it; None: all of it."""

    block: str
    level: str | None = None
    unit: str | None = None
    sector: str | None = None
    scope_note: str | None = None

    @property
    def code(self) -> str:
        """The scope in a cell: "block=local; level=district; unit=568"."""
        told = {name: value for name, value in vars(self).items() if value}
        return "; ".join(f"{name}={value}" for name, value in told.items())


def read_scope(code: str) -> Scope | None:
    """The scope that a cell says; None where it says none."""
    said: dict[str, str] = {}
    for part in code.split(";"):
        name, equals, value = part.partition("=")
        if not equals or name.strip() in said:
            return None
        said[name.strip()] = value.strip()
    known = {*Scope.__dataclass_fields__}
    if "block" not in said or not set(said) <= known or not all(said.values()):
        return None
    return Scope(**said)
