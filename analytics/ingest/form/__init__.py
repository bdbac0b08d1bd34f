"""Form II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP) as it arrives → a reading.

Everything is found by its words, nothing by its cell.

- ``words``, ``places``: how words are compared, how a fault is said
- ``header``: where the columns are · ``title``: what stands above · ``lines``: the rows below
- ``counts``: their numbers · ``rows``: own rows, headings, totals · ``sums``: what must add up
- ``period``, ``unit``, ``names``, ``matching``: what the words mean in the catalogue
- ``context``: what the clerk chose · ``sheet``, ``summary``, ``file``: all of it together
"""

from analytics.ingest.form.file import read_form, recognise

__all__ = ["read_form", "recognise"]
