"""A received file → everything that is wrong with it, or rows in the store's schema.

- ``guards``, ``package``: what may be opened at all · ``worker``, ``workbook``, ``csvtext``,
  ``opening``: file → sheets, within limits · ``refusals``: why not · ``markup``, ``ooxml``,
  ``opendocument``, ``biff``: what is hidden, wrong or not computed in them · ``cells``: sheets and
  addresses
- ``fold``: names as people write them · ``numbers``: numbers by a rule per column
- ``catalogue``: what is matched with · ``reading``: what is known after reading

Nothing is imported here: the process that reads workbooks starts with this package and must not
load what it does not need.
"""
