"""Dossiers that ended without a result: received, then neither resolved nor pending."""

from pathlib import Path

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list.mapping import is_state
from analytics.ingest.result import Reading
from tests.fixtures.memory import memory_reader
from tests.ingest.dossier_list.papers import (
    GOOD,
    HEADER,
    counts,
    found,
    read,
    sums,
    text,
    with_,
    write,
)

WITHDRAWN = "Người nộp rút hồ sơ"


def listed(*rows: tuple[tuple[str, ...], str], header: str = "Trạng thái") -> str:
    """The list with a last column: each dossier with its state."""
    lines = text([row for row, _state in rows]).splitlines()
    states = [header, *(f'"{state}"' for _row, state in rows)]
    return "\n".join(f"{line},{state}" for line, state in zip(lines, states, strict=True)) + "\n"


def of(path: Path, catalogue: Catalogue, period: str = "2021-Q1", **more: object) -> dict[str, int]:
    """The counts of Nha Trang in a period, those that are there."""
    return counted(read(path, catalogue, period, **more))


def counted(reading: Reading) -> dict[str, int]:
    rows = sums(reading).get(("568", "dat-dai"), {})
    return {name: count for name, count in rows.items() if count}


OPEN = with_(received="05/01/2021", due="20/01/2021", returned="", channel="Trực tiếp", fee="")


def test_without_a_day_it_ended_in_the_period_it_came_in(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    rows = (OPEN, WITHDRAWN), (OPEN, "Trả lại, không đủ điều kiện"), (GOOD, "Đã trả kết quả")
    path = write(tmp_path, listed(*rows))
    reading = read(path, catalogue)
    assert counted(reading) == {
        "received_online": 1,
        "received_in_person": 2,
        "resolved_early": 1,
        "ended_without_result": 2,
        "paid_online": 1,
        "fees_online_vnd": 15000,
    }
    assert of(path, catalogue, "2021-Q2") == {}
    told = found(reading, "notice")
    assert (
        "2 hồ sơ kết thúc không có kết quả mà không ghi ngày: tính kết thúc ngay trong kỳ tiếp"
        " nhận (dòng 2, 3)"
    ) in told
    labels = {name.vi: value.vi for name, value in reading.recognised}
    assert next(value for name, value in labels.items() if "không có kết quả" in name) == "2"


def test_until_the_day_it_ended_it_was_pending(tmp_path: Path, catalogue: Catalogue) -> None:
    ended = with_(
        received="05/01/2021", due="20/01/2021", returned="02/04/2021", channel="Trực tiếp", fee=""
    )
    path = write(tmp_path, listed((ended, "Đã rút")))
    assert of(path, catalogue) == {"received_in_person": 1, "pending_overdue": 1}
    assert of(path, catalogue, "2021-Q2") == {"carried_over": 1, "ended_without_result": 1}
    assert of(path, catalogue, "2021-Q3") == {}


def test_words_are_alike_without_marks_and_capitals(tmp_path: Path, catalogue: Catalogue) -> None:
    states = ["đã rút", "DA RUT", "Từ chối", "Dừng xử lý", "dung xu ly", "Huỷ", "Đã hủy"]
    reading = read(write(tmp_path, listed(*((OPEN, state) for state in states))), catalogue)
    assert reading.questions == ()
    assert counted(reading)["ended_without_result"] == len(states)


def test_other_states_are_as_their_days_say(tmp_path: Path, catalogue: Catalogue) -> None:
    states = ["Trả đúng hạn", "Đang xử lý", "", "Tạm dừng", "Chờ bổ sung"]
    rows = [(OPEN, state) for state in states], [(GOOD, "Đã trả kết quả đúng hạn")] * len(states)
    reading = read(write(tmp_path, listed(*rows[0], *rows[1])), catalogue)
    assert reading.questions == () and reading.is_clean
    assert counted(reading)["pending_overdue"] == len(states)


def test_a_state_that_says_done_without_a_day_of_return_is_told(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    done = ["Đã trả kết quả", "Hoàn thành", "Đã trả kết quả cho công dân", "Trả đúng hạn"]
    going_on = ["Chưa trả kết quả", "Đã có kết quả, chờ trả", "Đang xử lý"]
    states = [*going_on, *done, "Completed"]
    rows = [(row, state) for row in (OPEN, GOOD) for state in states]
    words = (
        "5 hồ sơ có trạng thái là đã xong mà không ghi ngày trả: đang tính là chưa giải quyết"
        " (dòng 5, 6, 7, 8, 9)"
    )
    assert words in found(read(write(tmp_path, listed(*rows)), catalogue), "notice")


def test_an_unknown_word_that_looks_like_an_end_is_asked(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = write(tmp_path, listed((OPEN, "Công dân xin rút"), (OPEN, "CÔNG DÂN  XIN RÚT")))
    (question,) = read(path, catalogue).questions
    assert question.text.vi == (
        "2 hồ sơ có trạng thái “Công dân xin rút”: đã kết thúc mà không có kết quả?"
    )
    ended = of(path, catalogue, answers={question.code: "ended"})
    going_on = of(path, catalogue, answers={question.code: "other"})
    assert (ended["ended_without_result"], going_on["pending_overdue"]) == (2, 2)


def test_a_column_of_states_that_nobody_mapped_is_told(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = write(tmp_path, listed((GOOD, "Đã rút"), header="Trạng thái dịch vụ công"))
    reading = read(path, catalogue)
    assert reading.is_clean
    assert "cột “Trạng thái dịch vụ công” không được khai báo" in found(reading, "notice")
    assert {row["ended_without_result"] for row in reading.rows} == {None}


@pytest.mark.parametrize(
    ("header", "state"),
    [
        ("Tình trạng hồ sơ", True),
        ("TrangThaiHoSo", True),
        ("trang_thai", True),
        ("Status", True),
        ("State", True),
        ("Kết quả xử lý", True),
        ("Kết quả", True),
        ("Trang", False),
        *((name, False) for name in HEADER),
    ],
)
def test_headers_of_states(header: str, state: bool) -> None:
    assert is_state(header) is state


def test_the_balance_of_the_form_counts_them(tmp_path: Path) -> None:
    """Received 3, resolved 1, ended 2: nothing is missing. A form that says nothing has none."""
    from analytics.audit import audit

    good = counts(received_online=3, resolved_early=1) | {"ended_without_result": 2}
    form = counts(received_online=3, resolved_early=2)
    reader = memory_reader(
        dossiers=[{"unit": "568", "sector": "dat-dai", **good}],
        relations=[
            {
                "code": "form_identity",
                "kind": "dossiers",
                "relation": "received_online = resolved_early + ended_without_result",
                "rule_vi": "…",
                "rule_en": "…",
            }
        ],
    )
    assert audit(reader).findings == ()
    broken = memory_reader(
        dossiers=[{"unit": "568", "sector": "dat-dai", **form}],
        relations=[
            {
                "code": "form_identity",
                "kind": "dossiers",
                "relation": "received_online = resolved_early + ended_without_result",
                "rule_vi": "…",
                "rule_en": "…",
            }
        ],
    )
    assert len(audit(broken).findings) == 1
