"""Tables: pandas frames shown so that numbers stay numbers (they sort and export right)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from analytics.query.tabular import Table
from pages._ui import profiles
from pages._ui.profiles import Opener


def table(
    shown: Table,
    *,
    alt: str,
    key: str | None = None,
    pinned: int = 1,
    widths: Mapping[str, str | int] | None = None,
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
        widths: column → "small", "medium", "large" or pixels.
        height: in pixels where the table is long; "content" shows all of it.
        opens: what the rows open (``profiles.opener``); needs a key.
        lines: column of lists of values over time → lowest and highest value of the one scale
            that its lines are drawn on.
    """
    configuration = {
        str(name): st.column_config.Column(
            str(name),
            pinned=place < pinned,
            width=(widths or {}).get(str(name)),  # type: ignore[arg-type]
        )
        for place, name in enumerate(shown.frame.columns)
    }
    for name, (low, high) in (lines or {}).items():
        configuration[name] = st.column_config.LineChartColumn(
            name,
            width=(widths or {}).get(name),  # type: ignore[arg-type]
            y_min=low,
            y_max=high,
        )
    draw: Callable[..., Any] = partial(
        st.dataframe,
        _styled(shown),
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


def _styled(shown: Table) -> Styler:
    """The frame with its texts.

    One formatter a column: a call of ``format`` for each cell costs 0.7 ms (measured), more than
    all else on a page. Where one value has two texts ("98,5%" and "98,50%"), the cell gets its own.
    """
    columns: dict[Any, str | Callable[[object], str] | None] = {}
    odd = []
    for column, texts in shown.texts.items():
        told: dict[object, str] = {}
        for row, (value, text) in enumerate(zip(shown.frame[column], texts, strict=True)):
            if told.setdefault(value, text) != text and value == value:
                odd.append((row, column, text))
        columns[column] = partial(_text, told)
    styled = shown.frame.style.format(columns)
    for row, column, text in odd:
        cell = pd.IndexSlice[[shown.frame.index[row]], [column]]
        styled = styled.format(partial(_text, {}, otherwise=text), subset=cell)
    return styled


def _text(told: Mapping[object, str], value: object, otherwise: str = "") -> str:
    return told.get(value, otherwise)
