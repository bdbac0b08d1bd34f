"""Findings as cards: what does not add up, its arithmetic, the prints, a text to send."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import streamlit as st
from markupsafe import Markup

from analytics.audit import Check, Figure, Finding
from analytics.catalogue import Catalogue
from analytics.i18n import Translator, locator_words
from analytics.texts import SEVERITIES
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
from pages.ui import behind, markup, severity, sources


def show(view: Quality, catalogue: Catalogue, t: Translator) -> None:
    """The findings by severity, the gravest first."""
    for code, findings in view.by_severity.items():
        title = f"{t(SEVERITIES[code])} · {t.count(len(findings))}"
        markup.show("panel", title=title, subtitle=meaning(code, t))
        for finding in findings:
            _card(finding, view, catalogue, t)


def not_checked(view: Quality, catalogue: Catalogue, t: Translator) -> None:
    """What could not be checked and why, behind a click; nothing where all could."""
    if not view.unchecked and not view.idle:
        return
    n = sum(check.times for checks in view.unchecked.values() for check in checks)
    title = t.plural("Không đối chiếu được: {n} chỗ", n, n=t.count(n))
    if not view.unchecked:
        idle = len(view.idle)
        title = t.plural("Chưa có số để đối chiếu: {n} quy tắc", idle, n=t.count(idle))
    left = [(t(rule), _reasons(checks, catalogue, t)) for rule, checks in view.unchecked.items()]
    with st.expander(title, key="not-checked"):
        markup.show(
            "unchecked",
            left=left,
            idle=[t(declared.rule) for declared in view.idle],
            idle_title=t("Chưa có số liệu nào để đối chiếu:"),
        )


def definitions(families: Sequence[Family], catalogue: Catalogue, t: Translator) -> None:
    """Definitions that answer one question differently, with their documents, behind a click."""
    if families:
        behind.click(
            t("Cùng tên gọi, khác cách tính: các số này không so với nhau được"),
            "quality-families",
            lambda: _families(families, catalogue, t),
        )


def _families(families: Sequence[Family], catalogue: Catalogue, t: Translator) -> None:
    def used(figures: int, documents: Sequence[str]) -> Markup:
        names = Markup("; ".join(sources.document(catalogue, code, t) for code in documents))
        return Markup("{}: {}").format(t.plural("{n} số liệu", figures, n=t.count(figures)), names)

    markup.show(
        "families",
        families=[
            {
                "name": t(family.name),
                "ways": [
                    {
                        "name": t(way.name),
                        "description": t(way.description),
                        "used": used(way.figures, way.documents),
                    }
                    for way in family.definitions
                ],
            }
            for family in families
        ],
    )


def _card(finding: Finding, view: Quality, catalogue: Catalogue, t: Translator) -> None:
    with st.container(key=f"panel-finding-{finding.code}"):
        arithmetic, prints = st.columns([3, 2], gap="medium")
        with arithmetic:
            _arithmetic(finding, t)
            with st.expander(t("Văn bản gửi đơn vị, có thể sao chép")):
                st.code(letter(finding, catalogue, t), language=None, wrap_lines=True)
        with prints:
            _prints(finding, view, catalogue, t)


def _arithmetic(finding: Finding, t: Translator) -> None:
    """The leading sentence with its arithmetic, the other relations, what would fit."""
    first, *others = (_line(check, t) for check in finding.checks)
    markup.show(
        "finding",
        **severity.badge(finding.severity, t),
        **first,
        others=others,
        fits_word=t("Gợi ý:"),
        fits=suggestion_text(finding, t),
    )


def _line(check: Check, t: Translator) -> dict[str, str]:
    """A relation in words, and what the words leave out: its arithmetic, the units of windows."""
    return {
        "sentence": t(check.sentence) if check.sentence else "",
        "sums": t(check.details) if check.details else "",
    }


def _prints(finding: Finding, view: Quality, catalogue: Catalogue, t: Translator) -> None:
    """The figures as printed, document by document, each name once above its figures."""
    documents = []
    for code in finding.documents:
        own = [figure for figure in finding.figures if figure.place.document == code]
        places = [
            locator_words(check.locator, t)
            for check in finding.checks
            if check.document == code and check.locator
        ]
        source = Markup(sources.document(catalogue, code, t))
        documents.append(
            {
                "source": Markup(", ").join([source, *places]),
                "groups": [
                    {
                        "name": title,
                        "rows": [_row(figure, finding, view, catalogue, t) for figure in figures],
                    }
                    for title, figures in groupby(own, lambda figure: name(figure, t))
                ],
            }
        )
    if documents:
        markup.show("prints", title=t("Theo văn bản gốc"), documents=documents)


def _row(
    figure: Figure, finding: Finding, view: Quality, catalogue: Catalogue, t: Translator
) -> dict[str, Any]:
    """What a figure is about, where it is printed, behind a click the sentence that prints it."""
    return {
        "about": place(figure.place, catalogue, t),
        "where": where(figure, t),
        "quote": view.quotes.get(figure.place),
        "value": shown(figure, finding, t),
    }


def _reasons(checks: Sequence[Check], catalogue: Catalogue, t: Translator) -> str:
    return "; ".join(
        t.plural("{reason}: {n} chỗ", n, reason=reason, n=t.count(n))
        for reason, n in unchecked(checks, catalogue, t)
    )
