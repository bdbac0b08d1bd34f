"""Over which days a list is counted: asked, remembered of its units, told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.ingest.dossier_list.window import Chosen, choose, window_faults
from analytics.ingest.questions import Context
from analytics.ingest.result import Location, Reading
from analytics.windows import Window, windows_of
from tests.fixtures.memory import memory_reader
from tests.ingest.dossier_list.papers import CAM_RANH, NHA_TRANG, found, read, sums, text, write

KNOWN = windows_of("2021-Q1")
REGULATED, CALENDAR = KNOWN["15"], KNOWN["calendar"]
# Received and returned, due in time: 20/12 is of the 14th's quarter I, 20/3 of the calendar's.
DECEMBER = (NHA_TRANG, "Đất đai", "20/12/2020", "30/12/2020", "28/12/2020", "Trực tiếp", "")
FEBRUARY = (NHA_TRANG, "Đất đai", "01/02/2021", "10/02/2021", "09/02/2021", "Trực tiếp", "")
MARCH = (NHA_TRANG, "Đất đai", "20/03/2021", "30/03/2021", "", "Trực tiếp", "")
OTHER = (CAM_RANH, *FEBRUARY[1:])


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return write(tmp_path, text([DECEMBER, FEBRUARY, MARCH]))


def known_by(catalogue: Catalogue, **names: str) -> Catalogue:
    """The catalogue with what units had the time before: nha_trang="15"."""
    codes = {"nha_trang": "568", "cam_ranh": "569"}
    return replace(catalogue, windows={codes[unit]: name for unit, name in names.items()})


def counts(reading: Reading) -> tuple[int, int, int]:
    """Received, resolved and pending of Nha Trang."""
    row = sums(reading)["568", "dat-dai"]
    resolved = row["resolved_early"] + row["resolved_on_time"] + row["resolved_late"]
    return row["received_in_person"], resolved, row["pending_in_time"] + row["pending_overdue"]


def said(reading: Reading) -> str:
    (value,) = [value.vi for name, value in reading.recognised if name.vi == "Kỳ số liệu"]
    return value


def test_a_list_does_not_say_its_days_so_the_clerk_is_asked_the_14th_first(
    catalogue: Catalogue, listed: Path
) -> None:
    reading = read(listed, catalogue, window=None)
    assert reading.unanswered == ("window",)
    (question,) = [one for one in reading.questions if one.code == "window"]
    assert [(code, name.vi) for code, name in question.options] == [
        ("15", "15/12/2020–14/3/2021 (chốt ngày 14)"),
        ("calendar", "1/1/2021–31/3/2021 (theo lịch)"),
        ("month", "1/12/2020–28/2/2021 (chốt sớm một tháng)"),
    ]
    assert said(reading) == "15/12/2020–14/3/2021, tạm tính, chưa chọn"


@pytest.mark.parametrize(
    ("answer", "expected", "window"),
    [("15", (2, 2, 0), REGULATED), ("calendar", (2, 1, 1), CALENDAR)],
)
def test_the_answer_decides_what_is_counted(
    catalogue: Catalogue,
    listed: Path,
    answer: str,
    expected: tuple[int, int, int],
    window: Window,
) -> None:
    """By the 14th: those of December and February; by the calendar: of February and March."""
    reading = read(listed, catalogue, window=None, answers={"window": answer})
    assert counts(reading) == expected
    assert not reading.unanswered
    assert reading.windows == {("2021-Q1", "568"): window}


def test_the_window_of_the_call_is_not_asked_again(catalogue: Catalogue, listed: Path) -> None:
    reading = read(listed, catalogue, window="2020-12-10..2021-03-09")
    assert "window" not in {one.code for one in reading.questions}
    assert reading.windows == {("2021-Q1", "568"): Window(date(2020, 12, 10), date(2021, 3, 9))}
    assert said(reading) == "10/12/2020–9/3/2021"


@pytest.mark.parametrize("window", ["14", "2021-04-01..2021-06-30", "2021-01-01"])
def test_days_that_are_none_of_the_period_are_refused(
    catalogue: Catalogue, listed: Path, window: str
) -> None:
    assert found(read(listed, catalogue, window=window)) == [f"“{window}”"]


@pytest.mark.parametrize("newest", ["15", "calendar"])
def test_what_all_units_had_the_time_before_is_taken_and_can_be_changed(
    catalogue: Catalogue, listed: Path, newest: str
) -> None:
    """Whatever the newest load of all had: what is likeliest is only where counting begins."""
    known = known_by(catalogue, nha_trang="calendar", cam_ranh=newest)
    reading = read(listed, known, window=None)
    assert not reading.unanswered
    assert counts(reading) == (2, 1, 1)
    assert said(reading) == "1/1/2021–31/3/2021, như lần trước"
    (question,) = [one for one in reading.questions if one.code == "window"]
    assert question.chosen == "calendar"
    assert counts(read(listed, known, window=None, answers={"window": "15"})) == (2, 2, 0)


@pytest.mark.parametrize("before", [{"nha_trang": "15"}, {"nha_trang": "15", "cam_ranh": "month"}])
def test_units_that_are_new_or_differ_are_asked(
    catalogue: Catalogue, tmp_path: Path, before: dict[str, str]
) -> None:
    path = write(tmp_path, text([FEBRUARY, OTHER]))
    assert read(path, known_by(catalogue, **before), window=None).unanswered == ("window",)


def test_the_newest_load_of_a_unit_is_what_it_is_known_for() -> None:
    def row(number: int, unit: str, period: str, window: Window) -> dict[str, object]:
        return {"load": number, "unit": unit, "period": period, "window": window}

    own = Window(date(2021, 3, 10), date(2021, 6, 9))
    rows = [
        row(1, "568", "2020-Q4", windows_of("2020-Q4")["15"]),
        row(1, "569", "2020-Q4", windows_of("2020-Q4")["15"]),
        row(2, "568", "2021-Q1", CALENDAR),
        row(3, "569", "2021-Q2", own),
        row(4, "22327", "2021-Q1", Window(None, date(2021, 3, 14))),
    ]
    assert read_catalogue(memory_reader(dossiers=rows)).windows == {
        "568": "calendar",
        "22327": "15",
    }


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (None, []),
        (date(2021, 3, 12), []),
        (
            date(2021, 3, 31),
            ["hồ sơ cuối cùng nhận 31/3/2021, như của kỳ số liệu 1/1/2021–31/3/2021"],
        ),
        (
            date(2021, 2, 26),
            ["hồ sơ cuối cùng nhận 26/2/2021, như của kỳ số liệu 1/12/2020–28/2/2021"],
        ),
        (date(2021, 3, 20), ["hồ sơ cuối cùng nhận 20/3/2021"]),
        (date(2021, 2, 10), []),
        (date(2021, 12, 31), []),
    ],
)
def test_a_list_that_ends_as_another_window_does_is_told(
    last: date | None, told: list[str]
) -> None:
    over = Chosen("2021-Q1", REGULATED, "answered")
    faults = window_faults(over, last, Location("list.csv"))
    assert [one.found.vi for one in faults] == told
    assert {one.severity for one in faults} <= {"notice"}


def test_the_chosen_unit_says_what_is_likeliest(catalogue: Catalogue) -> None:
    known = known_by(catalogue, nha_trang="month", cam_ranh="calendar")
    for unit, name in (("568", "month"), ("569", "calendar"), (None, "calendar")):
        first = choose(Context("x", known, "2021-Q1", unit, {}), "2021-Q1", Location("x"))
        assert isinstance(first, Chosen)
        assert first.window == KNOWN[name]
