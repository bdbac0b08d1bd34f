"""The indicator sheet: the reported figures that a unit or the reform office fills in.

``analytics.publishing.template`` makes the empty one from the catalogue; here it is read back.

- ``layout``: columns and words that both share, where they are on a sheet
- ``figures``: whose sheet it is, what each figure is of · ``values``: the numbers
- ``read``: all of it together
"""

from analytics.ingest.indicator_sheet.layout import (
    CLERK_PRECISIONS,
    COLUMNS,
    WHOLE,
    Scope,
    is_whole,
)
from analytics.ingest.indicator_sheet.read import document_of, read_sheet, recognise, unit_of

__all__ = [
    "CLERK_PRECISIONS",
    "COLUMNS",
    "WHOLE",
    "Scope",
    "document_of",
    "is_whole",
    "read_sheet",
    "recognise",
    "unit_of",
]
