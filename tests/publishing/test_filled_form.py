"""Form II.06a filled from the store: read back, it says the same counts."""

from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.ingest.read import read
from analytics.publishing.filled_form import filled_form, has_form
from analytics.schema import FORM_TOTALS
from analytics.store import Reader

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
        Filter(sector="dat-dai"),
    ],
)
def test_what_was_filled_in_is_read_back(
    with_demo: Reader, catalogue: Catalogue, chosen: Filter, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(filled_form(with_demo, catalogue, "demo", PERIOD, chosen))
    reading = read(path, path.name, catalogue)
    assert (reading.faults, reading.questions) == ((), ())
    clause, values = chosen.where()
    stored = with_demo.rows(
        f"select * from current_dossiers where dataset = 'demo' and period = ? and {clause}",
        [PERIOD, *values],
    )
    key = ("period", "unit", "sector", *COUNTS)
    wanted = {tuple(row[name] for name in key) for row in stored}
    assert stored
    assert {tuple(row[name] for name in key) for row in reading.rows} == wanted


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
