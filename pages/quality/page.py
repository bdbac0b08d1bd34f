"""Chất lượng số liệu: what does not add up in the source, the arithmetic, a text to send."""

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
    frame.notices(filters.refusal(one) for one in refused)
    period = _period(choice)
    view = store.cached(
        context, ("quality", choice.dataset, period), lambda: _view(context, choice, period)
    )
    hero.draw(answer(view, t), t)
    if view.audit.findings:
        frame.small(
            t(
                "Số vẫn giữ như bản in. Bảng điều khiển chỉ nêu chỗ không khớp và gợi ý, không tự"
                " sửa."
            )
        )
    findings.show(view, context.catalogue, t)
    findings.not_checked(view, context.catalogue, t)
    if view.audit.findings:
        downloads.buttons(
            lambda: _export(context, view, t),
            charts.file_name(choice, "chat-luong-so-lieu", view.period or "moi-van-ban"),
            t,
        )
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
    if choice.dataset == "demo":
        return None
    t = choice.t
    said = {
        REPORT: t("Văn bản về {period}", period=choice.t.period(choice.period or "", inside=True)),
        EVERY: t("Mọi văn bản"),
    }
    chosen = boxes.segments(t("Văn bản"), said, "documents")
    return choice.period if chosen == REPORT else None


def _view(context: Context, choice: Choice, period: str | None) -> Quality:
    return quality(context.reader, context.catalogue, period, choice.dataset)


def _export(context: Context, view: Quality, t: Translator) -> Export:
    title = t("Đối chiếu số liệu")
    return export(view, context.catalogue, t, title=title)
