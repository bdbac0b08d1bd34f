"""Đối chiếu số liệu: what does not add up in the source, the arithmetic, a text to send."""

import streamlit as st

from analytics.i18n import Translator
from analytics.tables import Export
from analytics.views.quality import Quality, answer, export, families, quality
from pages.quality import findings
from pages.ui import (
    bar,
    boxes,
    charts,
    downloads,
    empty,
    filters,
    frame,
    hero,
    link,
    sources,
    store,
)
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter

# Illustrative dossiers are looked at as a whole.
USES = {"official": ("data", "period"), "demo": ("data",)}
REPORT, EVERY = "report", "all"


def page(context: Context) -> None:
    """Draw the findings of the chosen report, or of all documents."""
    refused = link.own(Parameter("documents", (REPORT, EVERY), REPORT))
    choice = bar.draw(context, USES[filters.chosen().dataset])
    t = choice.t
    frame.title(t("Đối chiếu số liệu"))
    if choice.period is None:
        empty.no_data(t)
        return
    frame.notices(filters.refusal(parameter) for parameter in refused)
    period = _period(choice)
    view = store.cached(
        context, ("quality", choice.dataset, period), lambda: _view(context, choice, period)
    )
    facts = answer(view, t)
    hero.draw(facts.sentence, t, number=facts.number, standing=facts.standing, remark=facts.counts)
    with st.container(horizontal=True, vertical_alignment="center", key="quality-choices"):
        if choice.dataset == "official":
            _documents(choice)
        if view.audit.findings:
            downloads.buttons(
                lambda: _export(context, view, t),
                charts.file_name(choice, "chat-luong-so-lieu", view.period or "moi-van-ban"),
                t,
            )
    findings.show(view, context.catalogue, t)
    if choice.dataset == "demo" and not view.audit.findings:
        empty.place(
            t("Số liệu minh họa không có điểm nào cần hỏi lại."),
            t("Các điểm cần hỏi lại của báo cáo đứng ở số liệu chính thức."),
            t=t,
        )
    findings.not_checked(view, context.catalogue, t)
    known = store.cached(
        context, ("families", choice.dataset), lambda: families(context.reader, choice.dataset)
    )
    findings.definitions(known, context.catalogue, t)
    if view.period is not None:
        sources.line(context.catalogue, view.documents, t)


def _period(choice: Choice) -> str | None:
    """The period whose documents are looked at; None for every document.

    Illustrative dossiers are looked at as a whole, and have no documents to choose from.
    """
    is_report = choice.dataset == "official" and st.session_state["documents"] == REPORT
    return choice.period if is_report else None


def _documents(choice: Choice) -> None:
    """The choice between the documents of the period and all there are."""
    t = choice.t
    period = t.period(choice.period or "", inside=True)
    names = {REPORT: t("Văn bản về {period}", period=period), EVERY: t("Mọi văn bản")}
    boxes.segments(t("Văn bản"), names, "documents")


def _view(context: Context, choice: Choice, period: str | None) -> Quality:
    return quality(context.reader, context.catalogue, period, choice.dataset)


def _export(context: Context, view: Quality, t: Translator) -> Export:
    title = t("Đối chiếu số liệu")
    return export(view, context.catalogue, t, title=title)
