"""Findings on a page: what does not add up, the arithmetic, the sources, a text to send."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from analytics.audit import Check, Declared, Figure, Finding
from analytics.catalogue import Catalogue
from analytics.i18n import Translator, locator_words
from analytics.texts import SEVERITIES, Bilingual
from analytics.views.quality import (
    Family,
    Quality,
    letter,
    meaning,
    name,
    place,
    shown,
    suggestion_text,
    unchecked,
    where,
)
from pages.ui import sources
from pages.ui.plain import plain

# Each severity has its own sign, so that it does not hang on colour.
SIGNS = {"contradiction": "≠", "rounding": "≈", "wording": "¶", "note": "?"}


def show(view: Quality, catalogue: Catalogue, t: Translator) -> None:
    """The findings by severity, the gravest first."""
    for severity, found in view.by_severity.items():
        n = t.count(len(found))
        st.subheader(plain(f"{t(SEVERITIES[severity])} · {n}"), anchor=False)
        st.html(f'<p class="remark">{escape(meaning(severity, t))}</p>')
        for finding in found:
            _finding(finding, catalogue, t)


def not_checked(view: Quality, catalogue: Catalogue, t: Translator) -> None:
    """What could not be checked and why, behind a click; nothing where all could."""
    left = view.unchecked
    if not left and not view.idle:
        return
    n = sum(check.times for checks in left.values() for check in checks)
    title = t.plural("Không đối chiếu được: {n} chỗ", n, n=t.count(n))
    if not left:
        title = t.plural(
            "Chưa có số để đối chiếu: {n} quy tắc", len(view.idle), n=t.count(len(view.idle))
        )
    with st.expander(title, key="not-checked"):
        st.html(_left(left, catalogue, t) + _idle(view.idle, t))


def definitions(found: Sequence[Family], catalogue: Catalogue, t: Translator) -> None:
    """Definitions that answer one question differently, with the documents that use them."""
    if not found:
        return
    st.subheader(t("Cùng tên gọi, khác cách tính"), anchor=False)
    told = t("Các số dưới đây đúng theo cách tính riêng của chúng nhưng không so với nhau được.")
    st.html(f'<p class="remark">{escape(told)}</p>')
    body = ""
    for family in found:
        rows = "".join(
            f"<li><b>{escape(t(one.name))}</b>"
            f'<div class="facts">{escape(t(one.description))}</div>'
            f"<p>{_used(one.figures, one.documents, catalogue, t)}</p></li>"
            for one in family.definitions
        )
        body += f'<h4 class="part">{escape(t(family.name))}</h4>'
        body += f'<ul class="lines">{rows}</ul>'
    st.html(body)


def _used(figures: int, documents: Sequence[str], catalogue: Catalogue, t: Translator) -> str:
    said = "; ".join(sources.document(catalogue, code, t) for code in documents)
    return f"{escape(t('{n} số liệu', n=t.count(figures)))}: {said}"


def _finding(finding: Finding, catalogue: Catalogue, t: Translator) -> None:
    with st.container(border=True, key=f"finding-{finding.code}"):
        said, prints = st.columns([3, 2], gap="medium")
        said.html(f'<div class="finding {finding.severity}">{_said(finding, t)}</div>')
        with said.expander(t("Văn bản gửi đơn vị, có thể sao chép")):
            st.code(letter(finding, catalogue, t), language=None, wrap_lines=True)
        prints.html(f'<div class="finding">{_figures(finding, catalogue, t)}</div>')


def _said(finding: Finding, t: Translator) -> str:
    """The leading sentence with its arithmetic, the other relations, what would fit."""
    first, *others = finding.checks
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[finding.severity]}</span>'
    said = f"<h4>{sign}<span>{_sentence(first, t)}</span></h4>{_sums(first, t)}"
    if others:
        rows = "".join(f"<li>{_sentence(check, t)}{_sums(check, t)}</li>" for check in others)
        said += f'<ul class="also">{rows}</ul>'
    if text := suggestion_text(finding, t):
        said += f'<p class="hint">{escape(text)}</p>'
    return said


def _sentence(check: Check, t: Translator) -> str:
    return escape(t(check.sentence)) if check.sentence else ""


def _sums(check: Check, t: Translator) -> str:
    """What the sentence leaves out: the arithmetic of a relation, the units of windows."""
    if check.details is None:
        return ""
    return f'<div class="sums">{escape(t(check.details))}</div>'


def _figures(finding: Finding, catalogue: Catalogue, t: Translator) -> str:
    """The figures as printed, document by document."""
    blocks = []
    for code in finding.documents:
        own = [one for one in finding.figures if one.place.document == code]
        rows = "".join(_figure(one, finding, catalogue, t) for one in own)
        source = sources.document(catalogue, code, t)
        told = [one.locator for one in finding.checks if one.document == code and one.locator]
        source += "".join(f", {escape(locator_words(one, t))}" for one in told)
        blocks.append(f'<p class="source">{source}</p><ul class="prints">{rows}</ul>')
    return f"<h5>{escape(t('Theo văn bản gốc'))}</h5>{''.join(blocks)}" if blocks else ""


def _figure(figure: Figure, finding: Finding, catalogue: Catalogue, t: Translator) -> str:
    facts = (place(figure.place, catalogue, t), where(figure, t))
    about = escape(" · ".join(part for part in facts if part))
    return (
        f'<li><span>{escape(name(figure, t))}<span class="facts">{about}</span></span>'
        f"<b>{escape(shown(figure, finding, t))}</b></li>"
    )


def _left(left: Mapping[Bilingual, Sequence[Check]], catalogue: Catalogue, t: Translator) -> str:
    rows = ""
    for rule, checks in left.items():
        reasons = "; ".join(
            t.plural("{reason}: {n} chỗ", n, reason=reason, n=t.count(n))
            for reason, n in unchecked(checks, catalogue, t)
        )
        rows += f'<li><b>{escape(t(rule))}</b><div class="facts">{escape(reasons)}</div></li>'
    return f'<ul class="lines">{rows}</ul>' if rows else ""


def _idle(idle: Sequence[Declared], t: Translator) -> str:
    if not idle:
        return ""
    rows = "".join(f"<li>{escape(t(one.rule))}</li>" for one in idle)
    told = t("Chưa có số liệu nào để đối chiếu:")
    return f'<p class="remark">{escape(told)}</p><ul class="lines">{rows}</ul>'
