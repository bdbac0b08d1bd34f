"""The select boxes above a page, and what they are filled with on more than one page."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.i18n import Translator
from analytics.metrics import METRICS
from pages.ui.plain import plain

# Rates first: they are what a leader asks after.
RATES_FIRST = tuple(sorted(METRICS, key=lambda code: METRICS[code].format != "rate"))


def row() -> Any:
    """The row of a page's boxes; on a phone it belongs to the sheet of the bar."""
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key="pickers")


def choose(
    place: Any,
    title: str,
    names: Mapping[str, str],
    key: str,
    t: Translator,
    *,
    width: int,
    explained: str | None = None,
) -> str:
    """Draw a box.

    Args:
        place: what it stands in.
        title: of the box.
        names: what there is to choose, and how it is called.
        key: of the choice in the session.
        width: in pixels.
        explained: what its question mark says.

    Returns:
        What is chosen.
    """
    place.selectbox(
        plain(title),
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=t("Chọn trong danh sách"),
        help=None if explained is None else plain(explained),
        width=width,
    )
    return str(st.session_state[key])


def segments(title: str, names: Mapping[str, str], key: str) -> str:
    """Draw a few choices side by side, without a title to be seen; what is chosen."""
    return str(
        st.segmented_control(
            plain(title),
            list(names),
            format_func=lambda code: plain(names[code]),
            key=key,
            required=True,
            label_visibility="collapsed",
        )
    )


def metric(place: Any, t: Translator, *, width: int) -> str:
    """Draw the box of the dossier metrics."""
    names = {code: t(METRICS[code].label) for code in RATES_FIRST}
    return choose(place, t("Chỉ số"), names, "metric", t, width=width)


def heading(split: str | None, t: Translator) -> str:
    """What the parts of a whole are; "" for the whole."""
    words = {
        "level": t("Cấp"),
        "unit": t("Đơn vị"),
        "area": t("Địa bàn"),
        "sector": t("Lĩnh vực"),
    }
    return words[split] if split else ""
