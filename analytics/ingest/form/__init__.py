"""Form II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP) as it arrives → a reading.

Everything is found by its words, nothing by its cell.

- ``header``: where the columns are · ``lines``: the rows below
- ``counts``: their numbers · ``rows``: own rows, headings, totals · ``sums``: what must add up
- ``totals``, ``parts``: sums by number, "trong đó" · ``headings``, ``whole``: what stops
- ``unit``, ``senders``, ``matching``: what the words mean in the catalogue
- ``sheet``, ``summary``, ``file``: all of it together
"""

from analytics.ingest.form.file import read_form, recognise

__all__ = ["read_form", "recognise"]
