"""Everything that units fill in for a period, as one ZIP: a folder of its own for each unit."""

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from analytics.catalogue import Catalogue
from analytics.periods import label, parse
from analytics.publishing.blank_form import blank_forms
from analytics.publishing.forms import form_bytes
from analytics.publishing.template import asked, template
from analytics.store import Reader

# The province had 172 units that report; a catalogue of more than this is a mistake.
MOST_UNITS = 400
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def packet(reader: Reader, catalogue: Catalogue, period: str) -> bytes:
    """The ZIP of a period: of every unit form II.06a, and the sheet of figures where it has any.

    Raises:
        ValueError: for a catalogue of more units than any province has.
    """
    units = catalogue.units_on(parse(period).last_day)
    if len(units) > MOST_UNITS:
        raise ValueError(f"{len(units)} units")
    when = file_name(label(period, "vi"))
    codes = sorted(units, key=lambda code: str(units[code]["name"]))
    names = [file_name(str(units[code]["name"])) for code in codes]
    out = BytesIO()
    # Workbooks are ZIPs themselves: nothing is gained by compressing them once more.
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for code, name, form in zip(
            codes, names, blank_forms(catalogue, period, codes), strict=True
        ):
            folder = name if names.count(name) == 1 else f"{name} ({code})"
            archive.writestr(f"{folder}/Biểu II.06a, {when}.xlsx", form)
            if asked(reader, catalogue, period, code):
                sheet = form_bytes(template(reader, catalogue, period, code))
                archive.writestr(f"{folder}/Bảng số liệu, {when}.xlsx", sheet)
    return out.getvalue()


def file_name(text: str) -> str:
    """A text as the name of a file or folder, on any system: "Quý I/2021" is "Quý I-2021"."""
    return _NOT_IN_NAMES.sub("-", text).strip(" .")
