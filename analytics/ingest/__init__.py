"""A received file → everything that is wrong with it, or rows in the store's schema.

- ``guards``: what may be opened at all · ``worker``, ``workbook``, ``markup``, ``csvtext``,
  ``opening``: file → sheets, within limits · ``cells``: sheets and addresses
- ``fold``: names as people write them · ``numbers``: numbers by a rule per column
- ``catalogue``: what is matched with · ``reading``: what is known after reading

Nothing is imported here: the process that reads workbooks starts with this package and must not
load what it does not need.
"""
