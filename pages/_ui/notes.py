"""The list of what deserves attention: seven at most, the rest one click away."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.attention import Finding
from analytics.formats import count
from analytics.texts import translator
from pages._ui.frame import link_with, small

SHOWN = 7


def findings(found: Sequence[Finding], language: str) -> None:
    """Show findings in their order; says so when there is nothing."""
    _ = translator(language)
    if not found:
        small(_("Không có điểm nào cần chú ý theo các quy tắc."))
        return
    st.html(_listed(found[:SHOWN], language))
    if len(found) > SHOWN:
        with st.expander(_("Xem thêm ({n})").format(n=count(len(found) - SHOWN, language))):
            st.html(_listed(found[SHOWN:], language))


def _listed(found: Sequence[Finding], language: str) -> str:
    items = (
        f'<li><span class="sign {finding.severity}" aria-hidden="true">{finding.sign}</span>'
        f"<span>{escape(finding.sentence)}{_more(finding, language)}</span></li>"
        for finding in found
    )
    return f'<ul class="notes">{"".join(items)}</ul>'


def _more(finding: Finding, language: str) -> str:
    """A link to the page that says more, where the finding has one of its own."""
    if finding.page != "quality":
        return ""
    _ = translator(language)
    address = escape("quality?" + urlencode(link_with(documents="report")), quote=True)
    return f' <a class="mark why" href="{address}" target="_self">{escape(_("xem từng điểm"))}</a>'
