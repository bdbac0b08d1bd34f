"""What a section of the methods page lists, and the file that it is handed on as."""

from collections.abc import Sequence

from analytics.export import Export
from analytics.query.glossary import Glossary
from analytics.query.guide import Part
from analytics.query.sources import Line, Sources
from analytics.sheets import entries_sheet, lines_sheet, terms_sheet
from analytics.texts import translator
from pages._ui.filters import Choice
from pages._ui.frame import Context


def lines(section: str, behind: Sources, language: str) -> dict[str, Sequence[Line]]:
    """The lists of a section ("sources" or "marks") under their titles."""
    _ = translator(language)
    if section == "sources":
        return {_("Bộ số liệu"): behind.datasets, _("Văn bản"): behind.documents}
    return {
        _("Chỉ tiêu được giao"): behind.targets,
        _("Sự kiện"): behind.events,
        _("Bao nhiêu đơn vị phải gửi hồ sơ"): behind.expected,
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
    language, dataset = choice.language, choice.dataset
    if section in ("reading", "statistics"):
        parts = behind.reading if section == "reading" else explained
        return terms_sheet(parts, language, title=title, dataset=dataset)
    if section in ("metrics", "indicators"):
        groups = known.metrics if section == "metrics" else known.indicators
        return entries_sheet(groups, context.catalogue, language, title=title, dataset=dataset)
    found = lines(section, behind, language)
    return lines_sheet(found, context.catalogue, language, title=title, dataset=dataset)
