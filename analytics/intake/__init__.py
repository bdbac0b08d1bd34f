"""What becomes of received files after they were read: preview, publishing, who has reported.

- ``batch``: several files at once: which go in, what is wrong with any of them
- ``preview``: figures and findings before and after, nothing written
- ``publish``: into the archive and a new snapshot
- ``status``: units by quarter: reported, late, missing, withdrawn
- ``new_sectors``: sectors that files bring
- ``withdrawal``: taking loaded figures back
- ``tables``: all of it as tables and sentences
- ``commands``: python -m analytics ingest
"""

from analytics.intake.batch import Batch, gather
from analytics.intake.preview import Effect, Preview, preview
from analytics.intake.publish import Published, publish
from analytics.intake.status import STATES, Report, Status, awaited, status

__all__ = [
    "STATES",
    "Batch",
    "Effect",
    "Preview",
    "Published",
    "Report",
    "Status",
    "awaited",
    "gather",
    "preview",
    "publish",
    "status",
]
