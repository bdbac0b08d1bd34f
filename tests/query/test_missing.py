"""Why a value is missing: units have not reported, there is nothing to divide by, no source."""

from collections.abc import Sequence

import pytest

from analytics.filters import Filter
from analytics.i18n import EN, VI
from analytics.query import Answer
from analytics.query.wording import missing_text
from analytics.views.headline import headline
from tests.fixtures.memory import shared_reader
from tests.query.stories import COLUMNS, LOCAL, Q1, asked, files

# Every unit took a dossier in; nobody resolved one.
IDLE = {"received_in_person": 1, "pending_in_time": 1}


def rate_of(units: Sequence[str]) -> Answer | None:
    return asked(shared_reader(dossiers=files(units, **IDLE)), "on_time_rate")


def test_all_reported_and_nothing_resolved_is_no_gap_of_the_source() -> None:
    answer = rate_of(LOCAL)
    assert answer is not None
    assert (answer.nothing, answer.is_part, answer.has_counts) == (True, False, False)
    assert missing_text(answer, VI) == "không có hồ sơ nào đã giải quyết"
    assert missing_text(answer, EN) == "no dossiers resolved"
    said = headline(Q1, answer, None, None, VI)
    assert (
        said.sentence
        == "Quý I/2021: không có hồ sơ nào đã giải quyết, nên không có tỷ lệ đúng hạn."
    )


def test_a_part_that_resolved_nothing_is_still_a_part() -> None:
    answer = rate_of(LOCAL[:2])
    assert answer is not None
    assert (answer.nothing, answer.is_part) == (False, True)
    assert missing_text(answer, VI) == f"2 trên {len(LOCAL)} đơn vị đã gửi"


def test_what_nobody_states_is_said_to_be_missing() -> None:
    assert missing_text(None, EN) == "no figure for this choice"


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        ("online_rate", "không tiếp nhận hồ sơ nào"),
        ("late_rate", "không có hồ sơ nào đã giải quyết"),
        ("backlog_rate", "không có hồ sơ nào phải giải quyết"),
        ("overdue_share", "không có hồ sơ nào đang giải quyết"),
    ],
)
def test_the_words_follow_what_the_rate_divides_by(metric: str, words: str) -> None:
    empty = dict.fromkeys(COLUMNS, 0)
    answer = asked(shared_reader(dossiers=files(LOCAL, **empty)), metric)
    assert missing_text(answer, VI) == words


def test_a_unit_that_reported_nothing_is_told_by_itself() -> None:
    reader = shared_reader(dossiers=files(LOCAL, **IDLE))
    answer = asked(reader, "on_time_rate", Filter(level="district", unit="568"))
    assert answer is not None and answer.nothing
