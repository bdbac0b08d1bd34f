"""What is handed on as a file: tables that explain themselves, and forms to be filled in.

- ``tables``: a table with its definitions and sources, CSV and XLSX
- ``forms``: a workbook whose cells are filled in and sent back, XLSX
"""

from analytics.export.forms import Blank, Form, FormColumn, FormRow, form_bytes
from analytics.export.tables import Export, csv_bytes, xlsx_bytes

__all__ = [
    "Blank",
    "Export",
    "Form",
    "FormColumn",
    "FormRow",
    "csv_bytes",
    "form_bytes",
    "xlsx_bytes",
]
