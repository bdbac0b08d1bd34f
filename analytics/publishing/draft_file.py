"""The drafted report of a period as a file."""

from datetime import datetime

from analytics.catalogue import Catalogue
from analytics.papers import docx_bytes
from analytics.store import Reader
from analytics.views.draft import draft, paper


def draft_file(
    reader: Reader,
    catalogue: Catalogue,
    dataset: str,
    period: str,
    written: datetime,
    *,
    compare_with: str | None = None,
) -> bytes:
    """The draft as DOCX.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        dataset: "official" or "demo"; illustrative figures are marked on every page.
        period: of the report.
        written: the time that its properties tell.
        compare_with: a period that was chosen for comparison; None for the same of the year before.
    """
    view = draft(reader, catalogue, period, dataset=dataset, compare_with=compare_with)
    return docx_bytes(paper(view, catalogue), written)
