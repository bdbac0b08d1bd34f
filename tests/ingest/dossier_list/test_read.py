"""A list of dossiers added up: every column by hand, any period, against a count one by one."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.catalogue import Catalogue
from tests.fixtures.examples import some
from tests.ingest.dossier_list.papers import (
    BY_HAND,
    HEADER,
    NHA_TRANG,
    ROWS,
    counts,
    found,
    read,
    sums,
    text,
    write,
)


def test_every_column_by_hand(tmp_path: Path, catalogue: Catalogue) -> None:
    reading = read(write(tmp_path, text(ROWS)), catalogue)
    assert sums(reading) == BY_HAND
    assert {row["period"] for row in reading.rows} == {"2021-Q1"} == set(reading.periods)
    assert reading.units == ("568", "569")
    assert reading.is_clean
    told = {name.vi: value.vi for name, value in reading.recognised}
    assert (told["Số hồ sơ trong danh sách"], told["Số hồ sơ thuộc kỳ"]) == ("12", "10")
    assert told["Cột còn lại"].startswith("5 cột khác")


def test_pending_of_a_quarter_is_carried_over_into_the_next(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = write(tmp_path, text(ROWS))
    following = sums(read(path, catalogue, "2021-Q2"))
    for key, row in BY_HAND.items():
        pending = row["pending_in_time"] + row["pending_overdue"]
        assert following.get(key, counts())["carried_over"] == pending


def test_a_longer_period_and_one_without_dossiers(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, text(ROWS))
    year = sums(read(path, catalogue, "2020"))
    assert year["568", "dat-dai"] == counts(
        received_in_person=2, resolved_on_time=1, pending_in_time=1
    )
    empty = read(path, catalogue, "2019-Q1")
    assert found(empty) == ["không hồ sơ nào thuộc kỳ đã chọn"] and not empty.is_clean


def test_a_period_must_be_chosen(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, text(ROWS))
    for period in (None, "2021-03-31", "since-2018..2021-Q1", "quý 1"):
        assert found(read(path, catalogue, period)) == ["chưa chọn kỳ"]


def test_without_a_column_of_payments_nothing_is_known_of_them(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    content = text(ROWS).replace(HEADER[-1], "Phí phải nộp")
    rows = read(write(tmp_path, content), catalogue).rows
    assert {(row["paid_online"], row["fees_online_vnd"]) for row in rows} == {(None, None)}


@pytest.mark.parametrize(
    ("written", "amount"),
    [("15.000", 15000), ("15,000 đ", 15000), ("15000.0", 15000), ("1.250.000đồng", 1250000)],
)
def test_amounts_in_dong(tmp_path: Path, catalogue: Catalogue, written: str, amount: int) -> None:
    row = (NHA_TRANG, "Đất đai", "02/01/2021", "05/01/2021", "04/01/2021", "Trực tuyến", written)
    (read_row,) = read(write(tmp_path, text([row])), catalogue).rows
    assert (read_row["paid_online"], read_row["fees_online_vnd"]) == (1, amount)


DAYS = st.dates(date(2020, 10, 1), date(2021, 9, 30))
DOSSIERS = st.lists(
    st.tuples(DAYS, st.none() | st.integers(0, 60), st.none() | st.integers(0, 200), st.booleans()),
    min_size=1,
    max_size=30,
)


@some(3)
@given(dossiers=DOSSIERS)
def test_as_somebody_counts_one_dossier_after_the_other(
    dossiers: list[tuple[date, int | None, int | None, bool]],
    tmp_path_factory: pytest.TempPathFactory,
    catalogue: Catalogue,
) -> None:
    days = [
        (
            received,
            None if due is None else received + timedelta(due),
            None if returned is None else received + timedelta(returned),
            online,
        )
        for received, due, returned, online in dossiers
    ]
    rows = [
        (
            *(NHA_TRANG, "Đất đai"),
            *(f"{one:%d/%m/%Y}" if one else "" for one in day[:3]),
            *("Trực tuyến" if day[3] else "Trực tiếp", ""),
        )
        for day in days
    ]
    path = write(tmp_path_factory.mktemp("list"), text(rows))
    pending: int | None = None
    for first, last, period in (
        (date(2020, 10, 1), date(2020, 12, 31), "2020-Q4"),
        (date(2021, 1, 1), date(2021, 3, 31), "2021-Q1"),
        (date(2021, 4, 1), date(2021, 6, 30), "2021-Q2"),
    ):
        told = sums(read(path, catalogue, period)).get(("568", "dat-dai"), counts())
        assert told == _one_by_one(days, first, last)
        assert told["received_online"] + told["received_in_person"] + told["carried_over"] == sum(
            told[name] for name in told if name.startswith(("resolved", "pending"))
        )
        assert pending is None or told["carried_over"] == pending
        pending = told["pending_in_time"] + told["pending_overdue"]


def _one_by_one(
    days: list[tuple[date, date | None, date | None, bool]], first: date, last: date
) -> dict[str, Any]:
    told = counts()
    for received, due, returned, online in days:
        if received > last or (returned and returned < first):
            continue
        if received < first:
            told["carried_over"] += 1
        else:
            told["received_online" if online else "received_in_person"] += 1
        if returned and returned <= last:
            late = due is not None and returned > due
            early = due is not None and returned < due
            told[f"resolved_{'late' if late else 'early' if early else 'on_time'}"] += 1
        else:
            told["pending_overdue" if due and due <= last else "pending_in_time"] += 1
    return told
