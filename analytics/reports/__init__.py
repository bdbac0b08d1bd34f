"""A written report: opened, read into figures, checked before it is signed.

- ``document``: a file → paragraphs with their places; ``worker``: in a process with limits
- ``word``, ``opendocument``, ``pdf``, ``plain_text``: what each kind of file holds, in order
- ``outline``: sections and paragraphs as a reader counts them
- ``numbers``: what a text states as a number, and what only looks like one
- ``reading``: which indicator, scope and period each number is of
- ``check``: what does not add up in it, as ``findings``; ``known``: its figures for the audit
- ``own_figures``, ``directions``, ``slips``: checks of the report alone
- ``loaded``, ``earlier``: against the dossiers and the documents of the store

Nothing is imported here: the process that opens files starts with this package and must not load
what it does not need.
"""
