"""Administrative documents: ``paper`` is what one says, ``word`` how that looks as DOCX."""

from datetime import datetime

from analytics.papers.paper import OPEN, Grid, Heading, Paper, Paragraph, Row, Sheet, Span

__all__ = [
    "OPEN",
    "Grid",
    "Heading",
    "Paper",
    "Paragraph",
    "Row",
    "Sheet",
    "Span",
    "docx_bytes",
    "sheet_bytes",
]


def docx_bytes(paper: Paper, written: datetime) -> bytes:
    """The document as a file.

    Args:
        paper: what it says.
        written: when it was written, as its properties tell.
    """
    # A tenth of a second to load, and only a file that is asked for needs it.
    from analytics.papers.word import paper_bytes

    return paper_bytes(paper, written)


def sheet_bytes(sheet: Sheet, written: datetime) -> bytes:
    """A list as a file; ``written`` as for ``docx_bytes``."""
    from analytics.papers import word

    return word.sheet_bytes(sheet, written)
