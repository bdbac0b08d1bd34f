"""The list of what deserves attention: seven at most, the rest one click away."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.i18n import Translator
from analytics.views.attention import Finding
from pages.ui.frame import link_with, small

SHOWN = 7


def show(findings: Sequence[Finding], t: Translator) -> None:
    """Show findings in their order; says so when there is nothing."""
    if not findings:
        small(t("Không có điểm nào cần chú ý theo các quy tắc."))
        return
    st.html(_listed(findings[:SHOWN], t))
    if len(findings) > SHOWN:
        with st.expander(t("Xem thêm ({n})", n=t.count(len(findings) - SHOWN))):
            st.html(_listed(findings[SHOWN:], t))


def _listed(findings: Sequence[Finding], t: Translator) -> str:
    items = (
        f'<li><span class="sign {finding.severity}" aria-hidden="true">{finding.sign}</span>'
        f"<span>{escape(finding.sentence)}{_more(finding, t)}</span></li>"
        for finding in findings
    )
    return f'<ul class="notes">{"".join(items)}</ul>'


def _more(finding: Finding, t: Translator) -> str:
    """A link to the page that says more, where the finding has one of its own."""
    if finding.page != "quality":
        return ""
    address = escape("quality?" + urlencode(link_with(documents="report")), quote=True)
    return f' <a class="mark why" href="{address}" target="_self">{escape(t("xem từng điểm"))}</a>'
