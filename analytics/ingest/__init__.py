"""A received file → everything that is wrong with it, or rows in the store's schema.

- ``files``: opening files safely, bytes → sheets
- ``read``: a file of any kind · ``form``, ``dossier_list``, ``indicator_sheet``: the kinds of files
- ``catalogue``, ``name_matching``, ``new_sectors``: what names in a file mean
- ``title``, ``period``, ``numbers``: what texts and numbers in it mean
- ``questions``: what the clerk chose and answered · ``checks``: what every kind is asked
- ``result``: what is known after reading

Nothing is imported here: the process that reads workbooks starts with this package and must not
load what it does not need.
"""
