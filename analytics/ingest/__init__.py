"""A received file → everything that is wrong with it, or rows in the store's schema.

- ``files``: opening files safely, bytes → sheets
- ``fold``, ``words``: names and headers as people write them · ``numbers``: numbers by a rule per
  column
- ``catalogue``, ``names``: what is matched with · ``context``: what the clerk chose
- ``new_sectors``: sectors that the clerk confirms
- ``places``: how a fault is said · ``reading``: what is known after reading
- ``form``, ``lists``: the kinds of files · ``read``: a file of any kind

Nothing is imported here: the process that reads workbooks starts with this package and must not
load what it does not need.
"""
