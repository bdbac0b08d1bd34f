"""Why a file's cells were not read: what the process that reads workbooks can answer with."""


class TooMuch(Exception):
    """The file needs more memory or time than a form ever does."""


class Damaged(Exception):
    """The file cannot be read."""


class Locked(Exception):
    """The workbook has a password."""


class Macros(Exception):
    """A sheet of the workbook is a macro."""


class TooFar(Exception):
    """A cell stands so far from the others that the sheet is no table; ``sheet``, ``cell``."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(sheet, cell)
        self.sheet = sheet
        self.cell = cell
