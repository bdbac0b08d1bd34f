"""The list of what deserves attention: seven at most, the rest one click away."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics.attention import Finding
from analytics.texts import translator

SHOWN = 7


def findings(found: Sequence[Finding], language: str) -> None:
    """Show findings in their order; says so when there is nothing."""
    _ = translator(language)
    if not found:
        st.html(
            f'<p class="source">{escape(_("Không có điểm nào cần chú ý theo các quy tắc."))}</p>'
        )
        return
    st.html(_listed(found[:SHOWN]))
    if len(found) > SHOWN:
        with st.expander(_("Xem thêm ({n})").format(n=len(found) - SHOWN)):
            st.html(_listed(found[SHOWN:]))


def _listed(found: Sequence[Finding]) -> str:
    items = (
        f'<li><span class="sign {finding.severity}" aria-hidden="true">{finding.sign}</span>'
        f"<span>{escape(finding.sentence)}</span></li>"
        for finding in found
    )
    return f'<ul class="notes">{"".join(items)}</ul>'
