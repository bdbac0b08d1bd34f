"""Files for the same thing: which of them counts is for the clerk to say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.i18n import EN, VI
from analytics.ingest.catalogue import Catalogue
from analytics.ingest.result import Fault, Reading
from analytics.intake.senders import sender_name
from analytics.texts import Bilingual


@dataclass(frozen=True, order=True)
class Slice:
    """What one file says, and a later one replaces whole: the dossiers of a unit and period, or
    their indicator sheet (``unit`` "" for the whole province's)."""

    kind: str
    period: str
    unit: str


def slices(reading: Reading) -> set[Slice]:
    """What a file says."""
    if reading.kind == "indicators":
        unit = "".join(reading.units)
        return {Slice("indicators", period, unit) for period in reading.periods if reading.rows}
    return {Slice("dossiers", str(row["period"]), str(row["unit"])) for row in reading.rows}


def without_clashes(readings: Sequence[Reading], catalogue: Catalogue) -> list[Reading]:
    """The readings, each told of the other files for the same unit and period."""
    files: dict[Slice, list[str]] = {}
    for reading in readings:
        for one in sorted(slices(reading)):
            files.setdefault(one, []).append(reading.file)
    return [
        replace(
            reading,
            faults=(
                *reading.faults,
                *(
                    _clash(reading.file, one, files[one], catalogue)
                    for one in sorted(slices(reading))
                    if len(files[one]) > 1
                ),
            ),
        )
        for reading in readings
    ]


def _clash(file: str, one: Slice, files: Sequence[str], catalogue: Catalogue) -> Fault:
    others = ", ".join(f"“{name}”" for name in files)
    name = sender_name(one.unit, catalogue)
    vi, en = (
        f"{words}, {t.period(one.period, inside=True)}"
        for words, t in ((name.vi, VI), (name.en, EN))
    )
    return Fault(
        file,
        None,
        None,
        Bilingual(
            f"{len(files)} tệp cùng nói về {vi}: {others}",
            f"{len(files)} files about {en}: {others}",
        ),
        Bilingual("mỗi đơn vị và kỳ một tệp", "one file for each unit and period"),
        Bilingual(
            "Bỏ bớt, chỉ giữ tệp đúng. Danh sách gửi thành nhiều phần: gộp thành nhiều trang của"
            " một tệp.",
            "Leave only the right file. Parts of one list: make them sheets of one file.",
        ),
    )
