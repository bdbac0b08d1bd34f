"""Form II.06a filled from the store: read back, it says the same counts."""

import random
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.ingest.read import read
from analytics.periods import parse
from analytics.publishing.filled_form import filled_form, has_form
from analytics.schema import FORM_TOTALS
from analytics.store import DATA, Reader
from tests.fixtures.memory import shared_reader

PERIOD = "2021-Q1"
COUNTS = (
    *("received_online", "received_in_person", "carried_over"),
    *("resolved_early", "resolved_on_time", "resolved_late"),
    *("pending_in_time", "pending_overdue"),
)
NHA_TRANG = "568"


@pytest.fixture
def catalogue(with_demo: Reader) -> Catalogue:
    return read_catalogue(with_demo)


def cells(content: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return book.get_sheet_by_name("II.06a").to_python()


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(),
        Filter(level="province"),
        Filter(level="district"),
        Filter(district=NHA_TRANG),
        Filter(level="district", district=NHA_TRANG),
        Filter(level="commune"),
        Filter(level="land_registry"),
        Filter(level="central"),
        Filter(level="central", unit="bao-hiem-xa-hoi"),
        Filter(level="central", unit="cuc-thue"),
        Filter(level="commune", unit="22690"),
        Filter(sector="dat-dai"),
    ],
)
def test_what_was_filled_in_is_read_back(
    with_demo: Reader, catalogue: Catalogue, chosen: Filter, tmp_path: Path
) -> None:
    reads_back(with_demo, catalogue, "demo", PERIOD, chosen, tmp_path)


def reads_back(
    reader: Reader, catalogue: Catalogue, dataset: str, period: str, chosen: Filter, folder: Path
) -> None:
    """Fill the form, read it: no fault, no question, the same rows."""
    path = folder / "form.xlsx"
    path.write_bytes(filled_form(reader, catalogue, dataset, period, chosen))
    reading = read(path, path.name, catalogue)
    assert (reading.errors, reading.questions) == ((), ())
    clause, values = chosen.where()
    stored = reader.rows(
        f"select * from current_dossiers where dataset = ? and period = ? and {clause}",
        [dataset, period, *values],
    )
    key = ("period", "unit", "sector", *COUNTS)
    assert stored
    assert sorted(str([row[name] for name in key]) for row in reading.rows) == sorted(
        str([row[name] for name in key]) for row in stored
    )


@pytest.mark.parametrize(
    ("period", "rows"),
    [
        # The sector has the name of a unit, its own or another's.
        (PERIOD, {("bao-hiem-xa-hoi", "bao-hiem-xa-hoi"): 6, ("cuc-thue", "bao-hiem-xa-hoi"): 5}),
        (PERIOD, {("so-noi-vu", "bao-hiem-xa-hoi"): 8, ("so-xay-dung", "xay-dung"): 3}),
        # More units without sectors than with them.
        ("2018-Q2", {("22456", "dat-dai"): 9, ("22456", "ho-tich"): 4, "22690": 5, "22737": 7}),
        ("2026-Q1", {("cong-an-tinh", "can-cuoc"): 9}),
    ],
)
def test_units_and_sectors_of_one_name_are_told_apart(
    period: str, rows: Mapping[str | tuple[str, str], int], tmp_path: Path
) -> None:
    dossiers = [
        {
            "period": period,
            **dict(zip(("unit", "sector"), [key] if isinstance(key, str) else key, strict=False)),
            "received_online": count,
            "resolved_on_time": count,
        }
        for key, count in rows.items()
    ]
    reader = shared_reader(DATA, dossiers=dossiers)
    for level in _levels(reader):
        reads_back(reader, read_catalogue(reader), "official", period, Filter(level), tmp_path)


def _levels(reader: Reader) -> list[str]:
    """The levels that have a form of their own."""
    levels = reader.rows("select distinct level from current_dossiers where dataset = 'official'")
    return sorted({row["level"] for row in levels} - {"public_service"})


@pytest.mark.parametrize("period", ["2018-Q2", "2024", "2025-Q3"])
def test_every_unit_with_any_sectors_is_read_back(
    catalogue: Catalogue, period: str, tmp_path: Path
) -> None:
    """Some units divided by sector, some not, some with nothing; over a hundred communes."""
    draw = random.Random(period)
    sectors = sorted(catalogue.sectors)
    dossiers = [
        {"period": period, "unit": unit, "sector": sector, **counts(draw)}
        for unit in sorted(catalogue.units_on(parse(period).last_day))
        for sector in draw.choice(([None], draw.sample(sectors, 1), draw.sample(sectors, 4)))
    ]
    reader = shared_reader(DATA, dossiers=dossiers)
    known = read_catalogue(reader)
    for level in (None, *_levels(reader)):
        reads_back(reader, known, "official", period, Filter(level), tmp_path)
    for row in draw.sample(dossiers, 6):
        unit = known.units_on(parse(period).last_day)[row["unit"]]
        if unit["level"] != "public_service":
            chosen = Filter(unit["level"], unit=str(row["unit"]))
            reads_back(reader, known, "official", period, chosen, tmp_path)


def counts(draw: random.Random) -> dict[str, int]:
    """Counts of a line that add up: what came in was resolved or is pending."""
    done = {name: draw.choice((0, draw.randint(1, 400))) for name in COUNTS[3:]}
    total = sum(done.values())
    online = draw.randint(0, total)
    here = draw.randint(0, total - online)
    return {**done, **dict(zip(COUNTS, (online, here, total - online - here), strict=False))}


def test_the_last_line_is_the_total(with_demo: Reader, catalogue: Catalogue) -> None:
    rows = cells(filled_form(with_demo, catalogue, "demo", PERIOD, Filter(level="province")))
    (added,) = with_demo.rows(
        "select sum(resolved_late)::bigint as late, sum(carried_over)::bigint as carried"
        " from current_dossiers where dataset = 'demo' and period = ? and level = 'province'",
        [PERIOD],
    )
    last = dict(enumerate(rows[-1], 1))
    assert (last[2], last[10], last[6]) == ("Tổng cộng", added["late"], added["carried"])
    assert all(
        last[code] == sum(last[part] for part in parts) for code, parts in FORM_TOTALS.items()
    )


def test_illustrative_counts_say_so(with_demo: Reader, catalogue: Catalogue) -> None:
    rows = cells(filled_form(with_demo, catalogue, "demo", PERIOD, Filter(level="district")))
    title = [str(row[0]) for row in rows[:6]]
    assert title[2].startswith("SỐ LIỆU MINH HỌA")
    assert title[3] == "Kỳ báo cáo: Quý I/2021"
    assert title[5] == "Phạm vi: UBND cấp huyện · mọi lĩnh vực"


def test_there_is_no_form_without_counts(official: Reader, with_demo: Reader) -> None:
    assert not has_form(official, "official", PERIOD, Filter())
    assert not has_form(with_demo, "demo", "2016-Q1", Filter())
    assert has_form(with_demo, "demo", PERIOD, Filter())
