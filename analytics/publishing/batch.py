"""Several received files at once: which would go in, and everything that is wrong with any."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.errors import InputProblems, Problem
from analytics.i18n import Translator, both
from analytics.ingest.indicator_sheet import WHOLE
from analytics.ingest.read import KINDS
from analytics.ingest.result import Fault, Reading
from analytics.names import name_key
from analytics.store import Reader, Receipt
from analytics.store.acceptance import Rules, read_rules
from analytics.store.archive import read_archive
from analytics.store.folders import archive_folder
from analytics.store.loads import SLICES
from analytics.texts import Bilingual, Message, Words, same

# Loads that some figure in use still comes from.
_COUNTING = """
select sha256 from loads
where kind <> 'published' and (
    load_id in (select load_id from reporting_units)
    or load_id in (select distinct load_id from current_indicator_values)
)
"""
_COUNTING_DOSSIERS = """
select r.period, r.unit, l.name as load
from reporting_units r join loads l on l.load_id = r.load_id
where r.dataset = 'official'
"""
_COUNTING_SHEETS = """
select distinct v.document, l.name as load
from current_indicator_values v join loads l on l.load_id = v.load_id
where v.dataset = 'official' and l.kind = 'indicators'
"""
_THERE = "select period, unit from reporting_units where dataset = 'official'"
SAID_BY_ITSELF = "tự khai"
# Who publishes the figures of a sheet that is of no single unit.
PROVINCE = "UBND tỉnh Khánh Hòa"


@dataclass(frozen=True, order=True)
class Slice:
    """What one file says, and a later one replaces whole: the dossiers of a unit and period, or
    their indicator sheet (``unit`` "" for the whole province's)."""

    kind: str
    period: str
    unit: str


@dataclass(frozen=True)
class Batch:
    """Files that were read together.

    ``new`` would go in, in this order; ``repeated`` are in already, or are the same file twice;
    all others have errors or open questions and change nothing. ``replaced`` is what is in
    already and would be replaced. ``loads`` names the load that counts of each slice, by kind and
    slice: what publishing is held against.
    """

    readings: tuple[Reading, ...]
    new: tuple[Reading, ...]
    repeated: tuple[Reading, ...]
    replaced: tuple[Slice, ...] = ()
    loads: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong or worth knowing, file by file."""
        return tuple(fault for reading in self.readings for fault in reading.faults)

    @property
    def refused(self) -> tuple[Reading, ...]:
        """The files that change nothing as they are."""
        return tuple(
            one for one in self.readings if not (self.goes_in(one) or self.is_repeated(one))
        )

    def goes_in(self, reading: Reading) -> bool:
        """Whether this very file would be loaded."""
        return any(one is reading for one in self.new)

    def is_repeated(self, reading: Reading) -> bool:
        """Whether this very file is in already."""
        return any(one is reading for one in self.repeated)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods of the files that would go in."""
        return tuple(sorted({period for reading in self.new for period in reading.periods}))

    @property
    def counted_periods(self) -> tuple[str, ...]:
        """Those of them that the files bring dossiers of."""
        counted = (one for one in self.new if one.kind != "indicators")
        return tuple(sorted({period for reading in counted for period in reading.periods}))


def gather(
    readings: Iterable[Reading],
    reader: Reader,
    catalogue: Catalogue,
    data: Path | None = None,
    root: Path | None = None,
) -> Batch:
    """Sort files into those that go in and those that do not.

    Two files for one unit and period are both refused: which of them counts is for the clerk to
    say. The rules of the store are asked here too, so that publishing meets no surprise.

    Args:
        readings: of all files.
        reader: the snapshot in use: what of it still counts is not loaded twice.
        catalogue: names of units for the receipts.
        data: the folder of catalogue/ and published/; None for the tree's own.
        root: the store folder.
    """
    counting = {row["sha256"] for row in reader.rows(_COUNTING)}
    kept: list[Reading] = []
    seen: set[str] = set()
    repeated: list[Reading] = []
    for reading in readings:
        again = reading.sha256 in counting or reading.sha256 in seen
        (repeated if again and not reading.errors else kept).append(reading)
        seen.add(reading.sha256)
    rules = cache(lambda: read_rules(data, read_archive(archive_folder(root))))
    checked = [
        _against_rules(one, catalogue, rules)
        for one in without_clashes(of_one_name(kept), catalogue)
    ]
    new = tuple(one for one in checked if one.is_clean)
    there = {Slice("dossiers", row["period"], row["unit"]) for row in reader.rows(_THERE)}
    there |= {
        Slice("indicators", reading.periods[0], "".join(reading.units))
        for reading in new
        if reading.kind == "indicators" and reading.rows[0]["document"] in catalogue.documents
    }
    said = {one for reading in new for one in slices(reading)}
    replaced = tuple(sorted(there & said))
    return Batch((*checked, *repeated), new, tuple(repeated), replaced, _loads(reader))


def receipt(
    reading: Reading,
    catalogue: Catalogue,
    who: str,
    when: str,
    why: str | None = None,
    loads: Mapping[tuple[str, ...], str] | None = None,
) -> Receipt:
    """What the store is given of a file; ``who`` says the name by itself, nobody has checked it.

    ``loads`` are those of the batch that the clerk was shown.
    """
    indicators = reading.kind == "indicators"
    return Receipt(
        rows=reading.rows,
        kind="indicators" if indicators else "dossiers",
        file_name=reading.file,
        sha256=reading.sha256,
        who=f"{who} ({SAID_BY_ITSELF})",
        when=when,
        why=why,
        source=_source(reading, catalogue),
        sectors=reading.new_sectors,
        windows=reading.windows,
        columns=reading.columns,
        seen={} if loads is None else _seen(reading, loads),
    )


def _loads(reader: Reader) -> dict[tuple[str, ...], str]:
    """(kind, *slice) → the name of the accepted load whose rows count."""
    dossiers = reader.rows(_COUNTING_DOSSIERS)
    sheets = reader.rows(_COUNTING_SHEETS)
    counting = {("dossiers", row["period"], row["unit"]): row["load"] for row in dossiers}
    return counting | {("indicators", row["document"]): row["load"] for row in sheets}


def _seen(
    reading: Reading, loads: Mapping[tuple[str, ...], str]
) -> dict[tuple[str, ...], str | None]:
    """Of each slice of a file the load that counted when it was read; None: there was none."""
    kind = "indicators" if reading.kind == "indicators" else "dossiers"
    slices = {tuple(str(row[name]) for name in SLICES[kind]) for row in reading.rows}
    return {one: loads.get((kind, *one)) for one in slices}


def _source(reading: Reading, catalogue: Catalogue) -> Mapping[str, str | None] | None:
    """The record of the document that the figures come from."""
    units = [unit for unit in reading.units if unit in catalogue.units]
    sheet = reading.kind == "indicators"
    if len(units) == 1 or sheet:
        sender = sender_name("".join(units), catalogue, inside=True)
    else:
        sender = Message("{units} đơn vị", units=len(units))
    kind = KINDS[reading.kind]
    said: dict[str, str | None] = {
        "title_vi": f"{kind.vi} của {sender.vi}, tệp {reading.file}",
        "title_en": f"{kind.en} of {sender.en}, file {reading.file}",
        "publisher": sender.vi if units or not sheet else PROVINCE,
    }
    if sheet:
        # Its figures have periods of their own: the document is about the sheet's.
        said |= {"code": str(reading.rows[0]["document"]), "period": reading.periods[0]}
    return said


def _against_rules(reading: Reading, catalogue: Catalogue, rules: Callable[[], Rules]) -> Reading:
    """The reading, with what the store's own rules refuse of its rows."""
    if not reading.is_clean:
        return reading
    try:
        rules().check(receipt(reading, catalogue, "", "2000-01-01"))
    except InputProblems as error:
        told = tuple(_fault(reading.file, one) for one in error.problems)
        return replace(reading, faults=(*reading.faults, *told))
    return reading


def _fault(file: str, problem: Problem) -> Fault:
    """A problem of the store as a fault, in the store's words."""
    column = "" if problem.column is None else f"{problem.column}: "
    row = "" if problem.row is None else f"#{problem.row - 1} "
    found = both(lambda t: f"{row}{column}{t(problem.found)}")
    action = problem.action or Message("Sửa rồi gửi lại.")
    return Fault(
        file, None, None, found, both(lambda t: t(problem.expected)), both(lambda t: t(action))
    )


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
    return Fault(
        file,
        None,
        None,
        Message(
            "{n} tệp cùng nói về {name}, {period}: {others}",
            n=len(files),
            name=name,
            period=both(lambda t: t.period(one.period, inside=True)),
            others=others,
        ),
        Message("mỗi đơn vị và kỳ một tệp"),
        Message(
            "Bỏ bớt, chỉ giữ tệp đúng. Danh sách gửi thành nhiều phần: gộp thành nhiều trang của"
            " một tệp."
        ),
    )


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
            _sector_clash(reading.file, own["name"], own["code"], other.file, one["name"])
            for own in reading.new_sectors
            for other, one in named
            if one["code"] == own["code"] and name_key(one["name"]) != name_key(own["name"])
        ]
        told.append(replace(reading, faults=(*reading.faults, *faults)))
    return told


def _sector_clash(file: str, name: str, code: str, other: str, its_name: str) -> Fault:
    return Fault(
        file,
        None,
        None,
        Message(
            "lĩnh vực mới “{name}” mang mã “{code}”; trong “{other}” mã ấy là “{its_name}”",
            name=name,
            code=code,
            other=other,
            its_name=its_name,
        ),
        Message("mỗi lĩnh vực mới một tên"),
        Message("Sửa tên lĩnh vực cho giống nhau, hoặc cập nhật tệp kia trước."),
    )


def sender_name(unit: str, catalogue: Catalogue, inside: bool = False) -> Words:
    """A unit's newest name; the whole province for "", small within a sentence."""
    rows = [row for row in catalogue.validities if row["code"] == unit]
    if not rows:
        small = both(lambda t: f"{t(WHOLE)[0].lower()}{t(WHOLE)[1:]}")
        return same(unit) if unit else small if inside else WHOLE
    return Bilingual(rows[-1]["name"], rows[-1]["name_en"])
