"""A form as a workbook: cells to fill in, all others locked, lists to choose from, help beside it.

The lock has no password: it keeps a slip of the hand from a wrong cell, nothing more. Whoever takes
the sheet back trusts none of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from analytics.tables import harmless, workbook

# What Excel takes of a list written into the cell itself, and of the words beside a cell.
_LONGEST_LIST, _LONGEST_HINT, _LONGEST_TITLE = 255, 255, 32
_INPUT = "#FFF7DC"
_SECTION = "#EEF2F6"
_QUIET = "#5B6673"
# Points: longer words are read in the hint of a cell, or by widening its column.
_TWO_LINES = 30
_ALLOWED = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
}


@dataclass(frozen=True)
class FormColumn:
    """A column: its heading, its width in characters, whether its cells are filled in.

    A quiet column is there to look things up; a hidden one is read back and says nothing to who
    fills in.
    """

    heading: str
    width: int
    typed: bool = False
    quiet: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Blank:
    """A cell to fill in: what it is asked for, what may be chosen, what lies outside.

    ``choices`` are offered and may be typed over. A number outside ``lowest`` … ``highest`` is
    warned of. ``hint`` shows while the cell is chosen. ``whole``: a count, grouped by thousands.
    """

    filled: str = ""
    choices: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    hint: str = ""
    whole: bool = False


@dataclass(frozen=True)
class FormRow:
    """A row: a text or a blank for each column."""

    cells: tuple[str | Blank, ...]


@dataclass(frozen=True)
class Form:
    """A form: title, lines below it, columns, rows by section, what each part means.

    ``name`` and ``help_name`` are those of the two sheets; ``warning`` is (title, text) of a number
    outside what a cell takes; the columns up to ``anchor`` stay in sight.
    """

    title: str
    lines: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    sections: Mapping[str, Sequence[FormRow]]
    name: str
    help_name: str
    help: tuple[tuple[str, str], ...]
    warning: tuple[str, str]
    anchor: int = 0


def form_bytes(form: Form) -> bytes:
    """The form as a workbook."""
    out = BytesIO()
    with workbook(out, form.title) as book:
        looks = _looks(book)
        _form_sheet(book, form, looks)
        _help_sheet(book, form, looks)
    return out.getvalue()


def _form_sheet(book: Any, form: Form, looks: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(form.name)
    sheet.write_string(0, 0, harmless(form.title), looks["title"])
    for place, line in enumerate(form.lines, 1):
        sheet.write_string(place, 0, harmless(line), looks["line"])
    top = len(form.lines) + 2
    for at, column in enumerate(form.columns):
        sheet.set_column(at, at, column.width, None, {"hidden": column.hidden})
        heading = looks["typed heading"] if column.typed else looks["heading"]
        sheet.write_string(top, at, harmless(column.heading), heading)
    place = top
    for section, rows in form.sections.items():
        place += 1
        for at in range(len(form.columns)):
            sheet.write_blank(place, at, None, looks["section"])
        sheet.write_string(place, 0, harmless(section), looks["section"])
        for row in rows:
            place += 1
            _row(sheet, place, row, form, looks)
    sheet.freeze_panes(top + 1, form.anchor + 1)
    sheet.autofilter(top, 0, place, len(form.columns) - 1)
    sheet.protect("", _ALLOWED)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _row(sheet: Any, place: int, row: FormRow, form: Form, looks: Mapping[str, Any]) -> None:
    sheet.set_row(place, _TWO_LINES)
    for at, (column, cell) in enumerate(zip(form.columns, row.cells, strict=True)):
        if isinstance(cell, str):
            look = looks["quiet" if column.quiet else "locked"]
            sheet.write_string(place, at, harmless(cell), look)
            continue
        look = looks["count" if cell.whole else "blank"]
        if cell.filled:
            sheet.write_string(place, at, harmless(cell.filled), look)
        else:
            sheet.write_blank(place, at, None, look)
        rule = _rule(cell, form.warning)
        if rule:
            sheet.data_validation(place, at, place, at, rule)


def _rule(cell: Blank, warning: tuple[str, str]) -> dict[str, Any]:
    """What Excel and LibreOffice check while typing; nothing is forbidden, words may be needed."""
    title, text = warning
    rule: dict[str, Any] = {}
    if cell.choices and len(",".join(cell.choices)) <= _LONGEST_LIST:
        rule = {"validate": "list", "source": list(cell.choices)}
    elif cell.lowest is not None and cell.highest is not None:
        rule = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": cell.lowest,
            "maximum": cell.highest,
        }
    elif cell.lowest is not None:
        rule = {"validate": "decimal", "criteria": ">=", "value": cell.lowest}
    elif cell.hint:
        rule = {"validate": "any"}
    if rule and rule["validate"] != "any":
        rule |= {
            "error_type": "warning",
            "error_title": title[:_LONGEST_TITLE],
            "error_message": text[:_LONGEST_HINT],
        }
    if rule and cell.hint:
        rule["input_message"] = cell.hint[:_LONGEST_HINT]
    return rule


def _help_sheet(book: Any, form: Form, looks: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(form.help_name)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for place, (what, text) in enumerate(form.help):
        sheet.write_string(place, 0, harmless(what), looks["name"])
        sheet.write_string(place, 1, harmless(text), looks["locked"])
    sheet.protect("", _ALLOWED)


def _looks(book: Any) -> dict[str, Any]:
    """The cell formats by name."""
    top: dict[str, Any] = {"valign": "top"}
    open_cell = {**top, "locked": False, "bg_color": _INPUT, "border": 1, "border_color": "#D9C98F"}
    wrapped: Iterable[tuple[str, dict[str, Any]]] = (
        ("title", {"bold": True, "size": 14}),
        ("line", {}),
        ("heading", {**top, "bold": True, "bottom": 1, "text_wrap": True}),
        (
            "typed heading",
            {**top, "bold": True, "bottom": 1, "text_wrap": True, "bg_color": _INPUT},
        ),
        ("section", {"bold": True, "bg_color": _SECTION}),
        ("locked", {**top, "text_wrap": True}),
        ("name", {**top, "bold": True, "text_wrap": True}),
        ("quiet", {**top, "text_wrap": True, "font_color": _QUIET}),
        ("blank", {**open_cell, "text_wrap": True}),
        ("count", {**open_cell, "num_format": "#,##0"}),
    )
    return {name: book.add_format(look) for name, look in wrapped}
