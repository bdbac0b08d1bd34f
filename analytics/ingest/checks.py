"""What every kind of file is asked or told: hidden parts, figures beyond reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from analytics.i18n import both
from analytics.ingest.files.cells import Sheet, address
from analytics.ingest.questions import RIGHT
from analytics.ingest.result import Count, Fault, Location, Question
from analytics.texts import Message, Words


def hidden_notices(
    sheet: Sheet, location: Location, *, top: int, name: int, columns: Collection[int]
) -> list[Fault]:
    """A notice of the rows and columns of a table that are hidden, or of a hidden sheet.

    Args:
        sheet: what the table is on.
        location: its file and name.
        top: the first row of the table.
        name: the column of the rows' names.
        columns: those that are read.
    """
    last = max(columns)
    rows = [str(row + 1) for row in sorted(sheet.hidden_rows) if row >= top]
    hidden = [address(0, column)[:-1] for column in sorted(sheet.hidden_columns) if column <= last]
    row_list, column_list = ", ".join(rows), ", ".join(hidden)
    parts = [
        *([Message("hàng {row_list}", row_list=row_list)] if rows else []),
        *([Message("cột {column_list}", column_list=column_list)] if hidden else []),
        *([Message("cả trang tính")] if sheet.hidden else []),
    ]
    if not parts:
        return []
    first = (int(rows[0]) - 1, name) if rows else None
    return [
        location.fault(
            first,
            Message("bị ẩn: {parts}", parts=both(lambda t: "; ".join(map(t, parts)))),
            Message("không có phần ẩn"),
            Message("Phần ẩn được tính như phần hiện; kiểm tra xem có đúng ý không."),
            "notice",
        )
    ]


# The largest count published for the province is 362.428: what its whole central block resolved in
# quarter I/2021. No row of a form comes near the threefold of it, a year's neither.
LARGEST = 1_000_000
# One digit too many makes a figure ten times as large; small ones may grow that fast.
_TIMES, _FEWEST = 10, 1_000
_SHOWN = 3


@dataclass(frozen=True)
class Large:
    """A figure with what it is of, and the largest that was known before."""

    name: Words
    value: int | Decimal
    before: int | Decimal | None


def is_large(value: int | Decimal, before: int | Decimal | None, most: int | None) -> bool:
    """Whether a figure is tenfold what there ever was, or larger than ``most`` (None: no bound)."""
    bounds = [] if most is None else [most]
    bounds += [] if before is None else [max(_FEWEST, int(before * _TIMES))]
    return bool(bounds) and value > min(bounds)


def large_question(
    figures: Sequence[Large], code: str, sheet: str | None = None, cell: str | None = None
) -> Question | None:
    """Whether figures are right that are large; None where none is."""
    if not figures:
        return None
    texts = [_figure_text(figure) for figure in figures[:_SHOWN]]
    more = "; …" if len(figures) > _SHOWN else ""
    listed = both(lambda t: "; ".join(map(t, texts)) + more)
    text = Message("Số lớn khác thường: {listed}. Có đúng không?", listed=listed)
    right = Message("đúng, nạp như tệp ghi")
    return Question(code, text, ((RIGHT, right),), sheet, cell)


def _figure_text(figure: Large) -> Words:
    count = Count(int(figure.value))
    text = Message("“{name}” {count}", name=figure.name, count=count)
    if figure.before is None:
        return text
    most = Count(int(figure.before))
    return Message("{text} (trước đây nhiều nhất {most})", text=text, most=most)
