"""Tables: pandas frames shown so that numbers stay numbers (they sort and export right)."""

from collections.abc import Mapping

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
) -> None:
    """Show a table whose columns are already named for the reader.

    Args:
        shown: the frame and the texts of its numbers.
        alt: what a screen reader says the table is.
        key: identity of the table, which keeps its scroll over reruns.
        pinned: how many columns stay in sight when a phone scrolls sideways.
        widths: column → "small", "medium", "large" or pixels.
    """
    styled = shown.frame.style
    for column, texts in shown.texts.items():
        for row, text in zip(shown.frame.index, texts, strict=True):
            styled = styled.format(_literal(text), subset=pd.IndexSlice[[row], [column]])
    configuration = {
        str(name): st.column_config.Column(
            str(name),
            pinned=place < pinned,
            width=(widths or {}).get(str(name)),  # type: ignore[arg-type]
        )
        for place, name in enumerate(shown.frame.columns)
    }
    st.dataframe(
        styled,
        hide_index=True,
        width="stretch",
        height="content",
        column_config=configuration,
        key=key,
        alt=alt,
    )


def _literal(text: str) -> str:
    """A format string that says just ``text``."""
    return text.replace("{", "{{").replace("}", "}}")
