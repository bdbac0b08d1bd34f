"""Form II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP) as it arrives → a reading.

Everything is found by its words, nothing by its cell.

- ``header``: where the columns are · ``lines``: the rows below and their counts
- ``line_kinds``: own rows, headings, totals · ``of_which``: "trong đó" · ``sums``: what must add up
- ``table_checks``: what is wrong with the whole table
- ``senders``, ``matching``: which units and sectors of the catalogue the words mean
- ``sheet``, ``read``: all of it together
"""

from analytics.ingest.form.read import read_form, recognise

__all__ = ["read_form", "recognise"]
