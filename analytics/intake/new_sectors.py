"""Sectors that files bring: said before they go in, and refused where two files disagree."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.i18n import Translator
from analytics.ingest.result import Fault, Reading
from analytics.names import name_key
from analytics.texts import Bilingual


def new_sectors_text(readings: Sequence[Reading], t: Translator) -> str:
    """The sectors that some files add to the catalogue, in a sentence; "" for none."""
    names = {
        one["code"]: t.field(one, "name") for reading in readings for one in reading.new_sectors
    }
    if not names:
        return ""
    return t("Lĩnh vực mới: {names}.", names=", ".join(sorted(names.values())))


def of_one_name(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, each told where another file gives a new sector's code to another name."""
    named = [(reading, one) for reading in readings for one in reading.new_sectors]
    told = []
    for reading in readings:
        faults = [
            _clash(reading.file, own["name"], own["code"], other.file, one["name"])
            for own in reading.new_sectors
            for other, one in named
            if one["code"] == own["code"] and name_key(one["name"]) != name_key(own["name"])
        ]
        told.append(replace(reading, faults=(*reading.faults, *faults)))
    return told


def _clash(file: str, name: str, code: str, other: str, its_name: str) -> Fault:
    return Fault(
        file,
        None,
        None,
        Bilingual(
            f"lĩnh vực mới “{name}” mang mã “{code}”; trong “{other}” mã ấy là “{its_name}”",
            f"the new sector “{name}” has the code “{code}”; in “{other}” that is “{its_name}”",
        ),
        Bilingual("mỗi lĩnh vực mới một tên", "one name for each new sector"),
        Bilingual(
            "Sửa tên lĩnh vực cho giống nhau, hoặc nạp tệp kia trước.",
            "Make the names of the sector agree, or import the other file first.",
        ),
    )
