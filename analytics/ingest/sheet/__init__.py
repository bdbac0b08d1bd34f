"""The indicator sheet: the reported figures that a unit or the reform office fills in.

``analytics.intake.template`` makes the empty one from the catalogue; here it is read back.

- ``layout``: columns and words that both share · ``table``: where they are, the rows below
- ``sender``: whose sheet it is · ``rows``: what each figure is of
- ``numbers``, ``prints``, ``values``: what it says · ``file``: all of it together
"""

from analytics.ingest.sheet.file import document_of, read_sheet, recognise, unit_of
from analytics.ingest.sheet.layout import COLUMNS, SAYABLE, WHOLE, Scope, is_whole

__all__ = [
    "COLUMNS",
    "SAYABLE",
    "WHOLE",
    "Scope",
    "document_of",
    "is_whole",
    "read_sheet",
    "recognise",
    "unit_of",
]
