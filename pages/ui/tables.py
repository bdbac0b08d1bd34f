"""Tables: what is shown of a number is also what is read out, copied and sorted by its value."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analytics.tables import Table
from pages.ui import frame, paper, profiles
from pages.ui.profiles import Opener

# Pixels of a cell's edges, of a letter in a cell and of one in a heading.
_EDGES, _LETTER, _SMALL_LETTER = 34, 7.2, 5.6
_LEAST = 60
# The most that words take in the first and last column, words between them, and numbers. A phone
# keeps 200 pixels of a name and cuts long headings of numbers, or no number would be in sight.
_ENDS, _MIDDLE, _NUMBER = 320, 300, 400
_PHONE, _PHONE_NUMBER = 200, 120


def table(
    shown: Table,
    *,
    alt: str,
    key: str | None = None,
    pinned: int = 1,
    height: int | Literal["content"] = "content",
    opens: Opener | None = None,
    lines: Mapping[str, tuple[float, float]] | None = None,
) -> None:
    """Show a table whose columns are already named for the reader.

    Args:
        shown: the frame and the texts of its numbers.
        alt: what a screen reader says the table is.
        key: identity of the table, which keeps its scroll over reruns.
        pinned: how many columns stay in sight when a phone scrolls sideways.
        height: in pixels where the table is long; "content" shows all of it.
        opens: what the rows open (``profiles.opener``); needs a key.
        lines: column of lists of values over time → lowest and highest value of the one scale
            that its lines are drawn on.
    """
    paper.table(shown)
    wide = widths(shown, phone=frame.on_phone())
    configuration = {
        str(name): st.column_config.Column(
            str(name),
            pinned=place < pinned,
            width=wide[str(name)],
            alignment="right" if name in shown.texts else None,
        )
        for place, name in enumerate(shown.frame.columns)
    }
    for name, (low, high) in (lines or {}).items():
        configuration[name] = st.column_config.LineChartColumn(
            name,
            width=wide[name],
            y_min=low,
            y_max=high,
        )
    draw: Callable[..., Any] = partial(
        st.dataframe,
        said(shown),
        hide_index=True,
        width="stretch",
        height=height,
        column_config=configuration,
        key=key,
        alt=alt,
        placeholder="—",
    )
    if opens is None:
        draw()
        return
    assert key is not None
    opens.hint()
    draw(on_select=partial(profiles.choose, key), selection_mode="single-row")
    row = profiles.chosen(key)
    if row is not None:
        opens.open(row)


def widths(shown: Table, *, phone: bool) -> dict[str, int]:
    """Pixels of each column: names, words and numbers whole, as far as the screen has room.

    What a wide screen has left, the framework shares among the columns that are not pinned.

    Args:
        shown: the frame and the texts of its numbers.
        phone: whether it is read on a phone.
    """
    names = list(shown.frame.columns)
    found = {}
    for name in names:
        heading = max(_EDGES + round(_SMALL_LETTER * len(str(name))), _LEAST)
        needed = _EDGES + round(_LETTER * _longest(shown, name))
        if shown.frame[name].dtype == "str":
            most = _ENDS if name in (names[0], names[-1]) else _MIDDLE
            most = _PHONE if phone and name != names[-1] else most
            found[str(name)] = min(max(heading, needed), most)
        else:
            found[str(name)] = min(max(heading, needed), _PHONE_NUMBER if phone else _NUMBER)
    return found


def _longest(shown: Table, name: Any) -> int:
    """How many letters the longest cell of a column has; 0 where it is drawn."""
    cells = shown.frame[name]
    if name not in shown.texts and cells.dtype == "object":
        return 0
    return max((len(str(said)) for said in shown.texts.get(name, cells)), default=0)


def said(shown: Table) -> pd.DataFrame:
    """The frame with every number as the text that is shown.

    The grid reads out and copies what a cell holds, not what it shows of it, so the cell holds the
    text. It still sorts by the number (``sorting.js``), and files have numbers (``export``). A line
    is read out number by number, with two decimals.
    """
    texts: dict[str, list[Any]] = {str(name): list(told) for name, told in shown.texts.items()}
    for name, cells in shown.frame.items():
        if name not in texts and any(isinstance(cell, list) for cell in cells):
            texts[str(name)] = [_rounded(cell) for cell in cells]
    return shown.frame.assign(**texts)


def _rounded(line: object) -> list[float] | None:
    return [round(value, 2) for value in line] if isinstance(line, list) else None
