"""Tables: pandas frames shown so that numbers stay numbers (they sort and export right)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analytics.query.tabular import Table


def table(
    shown: Table,
    *,
    alt: str,
    key: str | None = None,
    pinned: int = 1,
    widths: Mapping[str, str | int] | None = None,
    height: int | Literal["content"] = "content",
) -> None:
    """Show a table whose columns are already named for the reader.

    Args:
        shown: the frame and the texts of its numbers.
        alt: what a screen reader says the table is.
        key: identity of the table, which keeps its scroll over reruns.
        pinned: how many columns stay in sight when a phone scrolls sideways.
        widths: column → "small", "medium", "large" or pixels.
        height: in pixels where the table is long; "content" shows all of it.

    Numbers without texts are written as the browser writes numbers: in a table of thousands of
    cells a text of ours for each would cost more than everything else on the page.
    """
    styled = shown.frame.style if shown.texts else shown.frame
    for column, texts in shown.texts.items():
        for row, text in zip(shown.frame.index, texts, strict=True):
            styled = styled.format(_literal(text), subset=pd.IndexSlice[[row], [column]])
    bare = set(shown.frame.select_dtypes("number")) if not shown.texts else set()
    configuration = {
        str(name): _column(name in bare)(
            str(name),
            pinned=place < pinned,
            width=(widths or {}).get(str(name)),
        )
        for place, name in enumerate(shown.frame.columns)
    }
    st.dataframe(
        styled,
        hide_index=True,
        width="stretch",
        height=height,
        column_config=configuration,
        key=key,
        alt=alt,
        placeholder="—",
    )


def _column(bare: bool) -> Callable[..., Any]:
    """The kind of a column: of numbers without texts, or of anything."""
    if bare:
        return partial(st.column_config.NumberColumn, format="localized")
    return st.column_config.Column


def _literal(text: str) -> str:
    """A format string that says just ``text``."""
    return text.replace("{", "{{").replace("}", "}}")
