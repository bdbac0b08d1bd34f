"""Taking back: what may be, what is said of it, and that two clerks do not do it twice."""

import pytest

from analytics.catalogue import read_catalogue
from analytics.errors import StoreChanged, UnknownName
from analytics.i18n import EN, VI
from analytics.publishing import gather, publish
from analytics.publishing.withdraw import came_from, consequence, loaded, overtaken, take_back
from analytics.store import current, open_reader
from tests.fixtures.memory import memory_reader
from tests.publishing.forms import LINE

WHEN, LATER = "2026-04-05T08:30:00+07:00", "2026-04-06T09:00:00+07:00"
PAIR = ("2021-Q1", "so-noi-vu")


@pytest.fixture
def publishing(own_store, catalogue):
    """publishing(reading, …): the files in the store, and a reader of it."""

    def publishing(*readings, when: str = WHEN):
        batch = gather(readings, open_reader(current()), catalogue)
        done = publish(batch, catalogue, who="Lan", when=when, why="báo cáo quý.")
        return open_reader(done.snapshot)

    return publishing


def taken(load: str | None, who: str = "Minh"):
    return take_back(*PAIR, who=who, when=LATER, why=" gửi nhầm ", load=load)


def test_without_any_load_there_is_nothing_to_take_back(reader) -> None:
    assert loaded(reader) == ()


def test_illustrative_figures_cannot_be_taken_back() -> None:
    one = {"unit": "568", "sector": "dat-dai", "received_online": 3}
    found = loaded(memory_reader(dossiers=[one, one | {"dataset": "demo"}]))
    assert [(one.period, one.unit, one.times) for one in found] == [("2021-Q1", "568", 1)]


def test_what_counts_is_told_with_its_load(sent, publishing, catalogue) -> None:
    second = sent("tu-phap.xlsx", unit="Sở Tư pháp", period="Quý II/2021")
    found = loaded(publishing(sent(), second))
    assert [(one.period, one.unit) for one in found] == [("2021-Q2", "so-tu-phap"), PAIR]
    one = found[1]
    assert (one.load, one.file, one.who) == ("0001-so-noi-vu", "so-noi-vu.xlsx", "Lan (tự khai)")
    assert (one.times, one.others) == (1, 0)
    assert came_from(one, VI) == (
        "Tệp so-noi-vu.xlsx, Lan (tự khai) cập nhật ngày 5/4/2026. Lý do: báo cáo quý."
    )
    assert consequence(one, catalogue, VI) == (
        "Số hồ sơ quý I/2021 của Sở Nội vụ thôi được tính trên mọi trang; kho vẫn giữ tệp, người"
        " cập nhật và lý do. Muốn tính lại thì cập nhật lại tệp."
    )


def test_earlier_loads_of_it_are_told_and_do_not_come_back(sent, publishing, catalogue) -> None:
    publishing(sent())
    (one,) = loaded(publishing(sent("sua.xlsx", lines={"Đất đai": LINE}), when=LATER))
    assert (one.load, one.times) == ("0002-sua", 2)
    assert "1 lần cập nhật trước của đơn vị cho kỳ này cũng không được tính lại." in consequence(
        one, catalogue, VI
    )
    _load, snapshot = taken(one.load)
    assert loaded(open_reader(snapshot)) == ()


def test_it_stops_counting_with_name_and_reason(sent, publishing) -> None:
    publishing(sent())
    load, snapshot = taken("0001-so-noi-vu")
    now = open_reader(snapshot)
    assert loaded(now) == ()
    assert now.rows("select * from current_dossiers where dataset = 'official'") == []
    (told,) = now.rows("select loaded_by, reason from loads where name = ?", [load.name])
    assert told == {"loaded_by": "Minh (tự khai)", "reason": "gửi nhầm"}


def test_the_second_clerk_is_told_who_was_faster(sent, own_store, publishing, catalogue) -> None:
    (one,) = loaded(publishing(sent()))
    taken("0001-so-noi-vu")
    with pytest.raises(StoreChanged) as caught:
        taken("0001-so-noi-vu", who="Hoa")
    assert overtaken(caught.value, one, catalogue, VI) == (
        "Số quý I/2021 của Sở Nội vụ đã được Minh (tự khai) thu hồi ngày 6/4/2026; lần này không"
        " thay đổi gì."
    )
    with pytest.raises(StoreChanged):
        taken(None)
    assert len(list((own_store / "loads").glob("*.json"))) == 2


def test_a_newer_file_is_not_taken_back_unseen(sent, own_store, publishing, catalogue) -> None:
    (one,) = loaded(publishing(sent()))
    publishing(sent("sua.xlsx", lines={"Đất đai": LINE}), when=LATER)
    with pytest.raises(StoreChanged) as caught:
        taken("0001-so-noi-vu")
    assert "đã được Lan (tự khai) cập nhật lại ngày 6/4/2026" in overtaken(
        caught.value, one, catalogue, VI
    )
    assert "were loaded again by Lan" in overtaken(caught.value, one, catalogue, EN)
    assert len(list((own_store / "loads").glob("*.json"))) == 2


def test_what_was_taken_back_may_be_loaded_and_taken_back_again(
    sent, own_store, publishing
) -> None:
    publishing(sent())
    _load, snapshot = taken("0001-so-noi-vu")
    now = open_reader(snapshot)
    known = read_catalogue(now)
    again = publish(gather([sent()], now, known), known, who="Lan", when=LATER)
    (one,) = loaded(open_reader(again.snapshot))
    assert one.load == "0003-so-noi-vu"
    assert loaded(open_reader(taken(one.load)[1])) == ()


@pytest.mark.parametrize("said", [{"who": " "}, {"why": ""}])
def test_without_name_or_reason_nothing_happens(sent, own_store, publishing, said) -> None:
    publishing(sent())
    given = {"who": "Minh", "when": LATER, "why": "gửi nhầm"}
    with pytest.raises(ValueError, match="nobody"):
        take_back(*PAIR, **(given | said))
    assert len(list((own_store / "loads").glob("*.json"))) == 1


def test_what_was_never_loaded(sent, publishing) -> None:
    publishing(sent())
    with pytest.raises(UnknownName):
        take_back("2021-Q1", "so-tu-phap", who="Minh", when=LATER, why="x")
