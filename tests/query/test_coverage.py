"""Who reported and who should have: the only thing that makes a sum of files a total."""

from analytics.filters import Filter
from analytics.periods import span
from analytics.query import answers, measure
from analytics.store import memory_reader
from tests.query.stories import LOCAL, Q1, files, told


def test_one_silent_unit_is_enough_to_have_no_total() -> None:
    """Eight quarters, and in each another unit has not reported."""
    silent = dict(zip(span("2021-Q1", "2022-Q4"), LOCAL, strict=True))
    rows = [
        row | {"period": period}
        for period, unit in silent.items()
        for row in files(other for other in LOCAL if other != unit)
    ]
    frame = measure(memory_reader(dossiers=rows), ["received"], list(silent), Filter())
    assert len(frame) == 8
    for answer in answers(frame):
        assert (answer.value, answer.basis) == (None, None)
        assert (answer.covered, answer.expected, answer.partial) == (7, 8, 7)


def test_a_level_is_complete_when_its_own_units_have_reported() -> None:
    reader = memory_reader(dossiers=files(["568", "569", "22327"]))
    levels = measure(reader, ["received"], [Q1], Filter(), split="level")
    found = {
        answer.key: (answer.value, answer.covered, answer.expected) for answer in answers(levels)
    }
    assert found == {"district": (2, 2, 2), "commune": (None, 1, 3)}


def test_an_area_expects_its_office_and_each_of_its_communes() -> None:
    reader = memory_reader(dossiers=files(["568", "22327", "569", "22408"]))
    nha_trang = told(reader, "received", Filter(district="568"))
    cam_ranh = told(reader, "received", Filter(district="569"))
    assert (nha_trang.value, nha_trang.covered, nha_trang.expected) == (None, 2, 3)
    assert (cam_ranh.value, cam_ranh.covered, cam_ranh.expected) == (2, 2, 2)
    assert told(reader, "received", Filter("district", "568")).value == 1


def test_areas_say_what_the_filter_of_each_area_says() -> None:
    reader = memory_reader(dossiers=files(["568", "22327", "569", "22408", "so-noi-vu"]))
    areas = answers(measure(reader, ["received"], [Q1], Filter(), split="area"))
    assert [(answer.key, answer.value, answer.covered, answer.expected) for answer in areas] == [
        ("568", None, 2, 3),
        ("569", 2, 2, 2),
    ]
    for answer in areas:
        alone = told(reader, "received", Filter(district=answer.key))
        assert (alone.value, alone.covered, alone.expected) == (
            answer.value,
            answer.covered,
            answer.expected,
        )
    offices = answers(measure(reader, ["received"], [Q1], Filter("district"), split="area"))
    assert [(answer.key, answer.value) for answer in offices] == [("568", 1), ("569", 1)]


def test_a_unit_without_a_dossier_of_a_sector_has_still_reported_on_it() -> None:
    rows = [*files(LOCAL[1:]), {"unit": LOCAL[0], "sector": "xay-dung", "received_online": 9}]
    land = told(memory_reader(dossiers=rows), "received", Filter(sector="dat-dai"))
    assert (land.value, land.basis, land.covered) == (7, "computed", 8)


def test_a_unit_that_does_not_divide_by_sector_leaves_every_sector_incomplete() -> None:
    undivided = {"unit": LOCAL[0], "sector": None, "received_online": 9}
    reader = memory_reader(dossiers=[*files(LOCAL[1:]), undivided])
    land = told(reader, "received", Filter(sector="dat-dai"))
    assert (land.value, land.covered, land.expected, land.partial) == (None, 7, 8, 7)
    sectors = answers(measure(reader, ["received"], [Q1], Filter(), split="sector"))
    assert [(answer.key, answer.value, answer.partial) for answer in sectors] == [
        ("dat-dai", None, 7)
    ]
    assert told(reader, "received").value == 16


def test_a_unit_on_its_own_is_always_complete() -> None:
    answer = told(memory_reader(dossiers=files(["568"])), "received", split="unit", key="568")
    assert (answer.value, answer.covered, answer.expected) == (1, 1, 1)


def test_where_nobody_said_how_many_should_report_nothing_is_a_total() -> None:
    commune = files(["22366"])[0] | {"period": "2025-Q3"}
    answer = told(memory_reader(dossiers=[commune]), "received", period="2025-Q3")
    assert (answer.value, answer.covered, answer.expected, answer.partial) == (None, 1, None, 1)


def test_a_unit_is_asked_for_by_what_was_valid_on_the_last_day() -> None:
    commune = files(["22366"])[0] | {"period": "2025-Q3"}
    one = {"level": "commune", "units": 1, "valid_from": "2025-07-01"}
    reader = memory_reader(dossiers=[commune], expected_units=[one])
    answer = told(reader, "received", Filter("commune"), "2025-Q3")
    assert (answer.value, answer.expected) == (1, 1)
    assert told(reader, "received", period="2025-Q3").value is None  # the other levels are unknown
