"""Opening received files safely: bytes → sheets, or the one fault that says why not.

- ``guards``, ``package``: what may be opened at all · ``kinds``: what a file is
- ``worker``: in a process with limits
- ``workbook``, ``workbook_xml``, ``biff``: workbooks · ``csvtext``: text files
- ``old_encodings``, ``unicode``: text of before Unicode · ``cells``: sheets and addresses
- ``private_folder``: where received files lie meanwhile · ``opening``: all of it together

Nothing is imported here: the process that reads workbooks starts with this package and must not
load what it does not need.
"""
