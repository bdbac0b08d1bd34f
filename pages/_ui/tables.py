"""Tables: pandas frames shown so that numbers stay numbers (they sort and export right)."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st


def table(
    frame: pd.DataFrame,
    formats: Mapping[str, Callable[[float], str]],
    *,
    alt: str,
    key: str | None = None,
    pinned: int = 1,
    widths: Mapping[str, str | int] | None = None,
) -> None:
    """Show a frame whose columns are already named for the reader.

    Args:
        frame: rows to show; numbers as numbers.
        formats: column → how its numbers are written.
        alt: what a screen reader says the table is.
        key: identity of the table, which keeps its scroll over reruns.
        pinned: how many columns stay in sight when a phone scrolls sideways.
        widths: column → "small", "medium", "large" or pixels.
    """
    styled = frame.style.format(dict(formats), na_rep="—")
    configuration = {
        name: st.column_config.Column(
            name,
            pinned=place < pinned,
            width=(widths or {}).get(name),  # type: ignore[arg-type]
        )
        for place, name in enumerate(frame.columns)
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
