"""Findings on a page: what does not add up, the arithmetic, the sources, a text to send."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from analytics.audit import Check, Declared, Figure, Finding
from analytics.formats import count
from analytics.quality import (
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
from analytics.query import Catalogue
from analytics.query.locators import locator_words
from analytics.texts import SEVERITIES, Bilingual, translator
from pages._ui import sources
from pages._ui.plain import plain

# Each severity has its own sign, so that it does not hang on colour.
SIGNS = {"contradiction": "≠", "rounding": "≈", "wording": "¶", "note": "?"}


def show(view: Quality, catalogue: Catalogue, language: str) -> None:
    """The findings by severity, the gravest first."""
    for severity, found in view.by_severity.items():
        n = count(len(found), language)
        st.subheader(plain(f"{SEVERITIES[severity].in_(language)} · {n}"), anchor=False)
        st.html(f'<p class="remark">{escape(meaning(severity, language))}</p>')
        for finding in found:
            _finding(finding, catalogue, language)


def not_checked(view: Quality, catalogue: Catalogue, language: str) -> None:
    """What could not be checked and why, behind a click; nothing where all could."""
    left = view.unchecked
    if not left and not view.idle:
        return
    _ = translator(language)
    n = sum(check.times for checks in left.values() for check in checks)
    title = _.plural("Không đối chiếu được: {n} chỗ", n).format(n=count(n, language))
    if not left:
        title = _.plural("Chưa có số để đối chiếu: {n} quy tắc", len(view.idle)).format(
            n=count(len(view.idle), language)
        )
    with st.expander(title, key="not-checked"):
        st.html(_left(left, catalogue, language) + _idle(view.idle, language))


def definitions(found: Sequence[Family], catalogue: Catalogue, language: str) -> None:
    """Definitions that answer one question differently, with the documents that use them."""
    if not found:
        return
    _ = translator(language)
    st.subheader(_("Cùng tên gọi, khác cách tính"), anchor=False)
    told = _("Các số dưới đây đúng theo cách tính riêng của chúng nhưng không so với nhau được.")
    st.html(f'<p class="remark">{escape(told)}</p>')
    body = ""
    for family in found:
        rows = "".join(
            f"<li><b>{escape(one.name.in_(language))}</b>"
            f'<div class="facts">{escape(one.description.in_(language))}</div>'
            f"<p>{_used(one.figures, one.documents, catalogue, language)}</p></li>"
            for one in family.definitions
        )
        body += f'<h4 class="part">{escape(family.name.in_(language))}</h4>'
        body += f'<ul class="lines">{rows}</ul>'
    st.html(body)


def _used(figures: int, documents: Sequence[str], catalogue: Catalogue, language: str) -> str:
    _ = translator(language)
    said = "; ".join(sources.document(catalogue, code, language) for code in documents)
    return f"{escape(_('{n} số liệu').format(n=count(figures, language)))}: {said}"


def _finding(finding: Finding, catalogue: Catalogue, language: str) -> None:
    _ = translator(language)
    with st.container(border=True, key=f"finding-{finding.code}"):
        said, prints = st.columns([3, 2], gap="medium")
        said.html(f'<div class="finding {finding.severity}">{_said(finding, language)}</div>')
        with said.expander(_("Văn bản gửi đơn vị, có thể sao chép")):
            st.code(letter(finding, catalogue, language), language=None, wrap_lines=True)
        prints.html(f'<div class="finding">{_figures(finding, catalogue, language)}</div>')


def _said(finding: Finding, language: str) -> str:
    """The leading sentence with its arithmetic, the other relations, what would fit."""
    first, *others = finding.checks
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[finding.severity]}</span>'
    said = f"<h4>{sign}<span>{_sentence(first, language)}</span></h4>{_sums(first, language)}"
    if others:
        rows = "".join(
            f"<li>{_sentence(check, language)}{_sums(check, language)}</li>" for check in others
        )
        said += f'<ul class="also">{rows}</ul>'
    if text := suggestion_text(finding, language):
        said += f'<p class="hint">{escape(text)}</p>'
    return said


def _sentence(check: Check, language: str) -> str:
    return escape(check.sentence.in_(language)) if check.sentence else ""


def _sums(check: Check, language: str) -> str:
    """What the sentence leaves out: the arithmetic of a relation, the units of windows."""
    if check.details is None:
        return ""
    return f'<div class="sums">{escape(check.details.in_(language))}</div>'


def _figures(finding: Finding, catalogue: Catalogue, language: str) -> str:
    """The figures as printed, document by document."""
    _ = translator(language)
    blocks = []
    for code in finding.documents:
        own = [one for one in finding.figures if one.place.document == code]
        rows = "".join(_figure(one, finding, catalogue, language) for one in own)
        source = sources.document(catalogue, code, language)
        told = [one.locator for one in finding.checks if one.document == code and one.locator]
        source += "".join(f", {escape(locator_words(one, language))}" for one in told)
        blocks.append(f'<p class="source">{source}</p><ul class="prints">{rows}</ul>')
    return f"<h5>{escape(_('Như bản in'))}</h5>{''.join(blocks)}" if blocks else ""


def _figure(figure: Figure, finding: Finding, catalogue: Catalogue, language: str) -> str:
    facts = (place(figure.place, catalogue, language), where(figure, language))
    about = escape(" · ".join(part for part in facts if part))
    return (
        f'<li><span>{escape(name(figure, language))}<span class="facts">{about}</span></span>'
        f"<b>{escape(shown(figure, finding, language))}</b></li>"
    )


def _left(left: Mapping[Bilingual, Sequence[Check]], catalogue: Catalogue, language: str) -> str:
    _ = translator(language)
    rows = ""
    for rule, checks in left.items():
        reasons = "; ".join(
            _.plural("{reason}: {n} chỗ", n).format(reason=reason, n=count(n, language))
            for reason, n in unchecked(checks, catalogue, language)
        )
        rows += (
            f"<li><b>{escape(rule.in_(language))}</b>"
            f'<div class="facts">{escape(reasons)}</div></li>'
        )
    return f'<ul class="lines">{rows}</ul>' if rows else ""


def _idle(idle: Sequence[Declared], language: str) -> str:
    if not idle:
        return ""
    _ = translator(language)
    rows = "".join(f"<li>{escape(one.rule.in_(language))}</li>" for one in idle)
    told = _("Chưa có số liệu nào để đối chiếu:")
    return f'<p class="remark">{escape(told)}</p><ul class="lines">{rows}</ul>'
