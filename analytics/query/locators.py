"""Places in documents, in words."""

import re

from analytics.i18n import Translator

_LOCATOR = re.compile(r"([IVX]+(?:\.[0-9]+)*)(?: ¶([0-9]+))?")
# A cell of a sheet that was sent, as a spreadsheet calls it.
_CELL = re.compile(r"(.+)!([A-Z]+[0-9]+)")


def locator_words(locator: str, t: Translator) -> str:
    """The place in a document: "II.2 ¶6" → "mục II.2, đoạn 6", "Số liệu!E48" → "trang tính “Số
    liệu”, ô E48"; other places as they are."""
    if cell := _CELL.fullmatch(locator):
        return t("trang tính “{sheet}”, ô {cell}", sheet=cell[1], cell=cell[2])
    match = _LOCATOR.fullmatch(locator)
    if match is None:
        return locator
    section, paragraph = match.groups()
    if paragraph is None:
        return t("mục {section}", section=section)
    return t("mục {section}, đoạn {paragraph}", section=section, paragraph=paragraph)
