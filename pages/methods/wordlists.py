"""What a section of the methods page lists, and the file that it is handed on as."""

from collections.abc import Sequence

from analytics.i18n import Translator
from analytics.prose import Part
from analytics.tables import Export
from analytics.views.methods.columns import entries_file, lines_file, terms_file
from analytics.views.methods.glossary import Glossary
from analytics.views.methods.sources import Line, Sources
from pages.ui.filters import Choice
from pages.ui.frame import Context


def lines(section: str, behind: Sources, t: Translator) -> dict[str, Sequence[Line]]:
    """The lists of a section ("sources" or "marks") under their titles."""
    if section == "sources":
        return {t("Bộ số liệu"): behind.datasets, t("Văn bản"): behind.documents}
    return {
        t("Chỉ tiêu được giao"): behind.targets,
        t("Sự kiện"): behind.events,
        t("Bao nhiêu đơn vị phải gửi hồ sơ"): behind.expected,
    }


def sheet(
    section: str,
    title: str,
    known: Glossary,
    behind: Sources,
    explained: Sequence[Part],
    context: Context,
    choice: Choice,
) -> Export:
    """All that a section lists; ``explained`` are the words of its statistics."""
    t, dataset = choice.t, choice.dataset
    if section in ("reading", "statistics"):
        parts = behind.reading if section == "reading" else explained
        return terms_file(parts, t, title=title, dataset=dataset)
    if section in ("metrics", "indicators"):
        groups = known.metrics if section == "metrics" else known.indicators
        return entries_file(groups, context.catalogue, t, title=title, dataset=dataset)
    found = lines(section, behind, t)
    return lines_file(found, context.catalogue, t, title=title, dataset=dataset)
