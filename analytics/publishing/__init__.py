"""What becomes of received files after they were read, and what is handed out to be filled in.

- ``batch``: several files at once: which go in, what is wrong with any of them
- ``preview``: figures and findings before and after, nothing written
- ``publish``: into the archive and a new snapshot · ``withdraw``: taking loaded figures back
- ``columns``: all of it as tables and sentences
- ``commands``: python -m analytics ingest
- ``template``: the empty indicator sheet · ``forms``: workbooks whose cells are filled in
- ``filled_form``: form II.06a as what is loaded fills it
"""

from analytics.publishing.batch import Batch, gather
from analytics.publishing.preview import Effect, Preview, preview
from analytics.publishing.publish import Published, publish

__all__ = ["Batch", "Effect", "Preview", "Published", "gather", "preview", "publish"]
