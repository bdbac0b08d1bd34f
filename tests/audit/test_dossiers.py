"""The identities of form II.06a on dossier rows: (3) = (7) + (11), (6) = (11) a quarter before."""

from typing import Any

import pytest

from analytics.audit import audit, audit_of_rows, period_findings
from analytics.audit.dossiers import _MOST
from analytics.filters import Filter
from analytics.store import DATA, Reader
from tests.fixtures.memory import shared_reader


def row(period: str, carried: int, received: int, on_time: int, pending: int) -> dict[str, Any]:
    return {
        "unit": "568",
        "sector": "dat-dai",
        "period": period,
        "carried_over": carried,
        "received_online": received,
        "resolved_on_time": on_time,
        "pending_in_time": pending,
    }


def broken(reader: Reader) -> list[tuple[str, str]]:
    return [
        (check.declared.code, check.sentence.vi)
        for finding in audit(reader).findings
        for check in finding.checks
        if check.declared.kind == "dossiers" and check.sentence is not None
    ]


def counts(reader: Reader, code: str) -> int:
    return sum(
        check.times
        for check in audit(reader).checks
        if check.declared.code == code and check.state == "held"
    )


def read(*rows: dict[str, Any]) -> Reader:
    return shared_reader(DATA, published=False, dossiers=rows)


def test_rows_that_fit_are_counted_and_not_told() -> None:
    reader = read(row("2020-Q4", 0, 10, 6, 4), row("2021-Q1", 4, 8, 9, 3))
    assert broken(reader) == []
    assert (counts(reader, "form_identity"), counts(reader, "carried_over")) == (2, 1)


def test_what_is_carried_over_is_what_was_left() -> None:
    reader = read(row("2020-Q4", 0, 10, 6, 4), row("2021-Q1", 5, 8, 9, 4))
    assert broken(reader) == [
        (
            "carried_over",
            "Thành phố Nha Trang, Đất đai, quý I/2021: kỳ trước chuyển sang 5, cuối quý trước còn"
            " 4, lệch 1.",
        )
    ]


def test_a_quarter_that_is_not_there_cannot_be_followed() -> None:
    reader = read(row("2020-Q3", 0, 10, 6, 4), row("2021-Q1", 5, 8, 9, 4))
    assert broken(reader) == []
    assert counts(reader, "carried_over") == 0


def test_what_is_to_process_is_resolved_or_pending() -> None:
    """The import refuses such a row; the audit would find it, whoever let it in."""
    reader = read(row("2021-Q1", 4, 8, 9, 3))
    reader._connection.execute("update current_dossiers set resolved_on_time = 19")
    found = broken(reader)
    assert [code for code, _sentence in found] == ["form_identity"]
    assert found[0][1].endswith("phải giải quyết 12, đã và đang giải quyết 22, lệch 10.")


@pytest.mark.parametrize("rows", [_MOST, _MOST + 3])
def test_many_rows_are_told_one_by_one_then_together(rows: int) -> None:
    communes = [
        one["code"]
        for one in shared_reader(DATA, published=False).rows(
            "select code from units where level = 'commune' and valid_from = date '2017-01-01'"
            " order by code limit ?",
            [rows],
        )
    ]
    made = [
        {**row(period, carried, 5, 5, carried), "unit": unit}
        for unit in communes
        for period, carried in (("2020-Q4", 0), ("2021-Q1", 1))
    ]
    reader = read(*made)
    found = [one for one in audit(reader).checks if one.declared.kind == "dossiers"]
    off = [one for one in found if one.state == "broken"]
    assert sum(one.times for one in off) == rows
    assert len(off) == min(rows, _MOST) + (rows > _MOST)
    if rows > _MOST:
        assert broken(reader)[-1][1] == "Còn 3 dòng hồ sơ khác lệch như vậy."


def test_findings_of_rows_have_names_of_their_own() -> None:
    reader = read(
        row("2020-Q3", 0, 10, 6, 4), row("2020-Q4", 5, 10, 11, 4), row("2021-Q1", 5, 8, 9, 4)
    )
    names = [finding.code for finding in audit(reader).findings]
    assert [name for name in names if name.startswith("carried_over")] == [
        "carried_over:568:dat-dai:2020-Q4",
        "carried_over:568:dat-dai:2021-Q1",
    ]


def in_period(reader: Reader, period: str, **chosen: str) -> list[str]:
    """The codes of what was found in the dossiers of a period and scope."""
    found = period_findings(reader, period, (), Filter(**chosen))
    return [finding.checks[0].declared.code for finding in found]


# 2 pending at the end of 2020-Q4, 9 carried over into 2021-Q1.
CARRIED = (row("2020-Q4", 0, 10, 8, 2), row("2021-Q1", 9, 3, 10, 2))


def test_what_was_carried_over_belongs_to_the_later_quarter() -> None:
    reader = read(*CARRIED)
    assert in_period(reader, "2020-Q4") == []
    assert in_period(reader, "2021-Q1") == ["carried_over"]
    assert audit_of_rows(reader, "2021-Q1").counts["held"] == 1
    assert in_period(reader, "2021") == []


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"level": "district"}, ["carried_over"]),
        ({"level": "province"}, []),
        ({"district": "568"}, ["carried_over"]),
        ({"district": "569"}, []),
        ({"sector": "dat-dai"}, ["carried_over"]),
        ({"sector": "ho-tich"}, []),
        ({"level": "district", "unit": "568"}, ["carried_over"]),
        ({"level": "district", "unit": "569"}, []),
    ],
)
def test_a_scope_has_the_findings_that_lie_in_it(chosen: dict[str, str], found: list[str]) -> None:
    assert in_period(read(*CARRIED), "2021-Q1", **chosen) == found


def test_a_code_of_before_a_break_is_another_unit() -> None:
    unit = {"unit": "22333"}
    reader = read(
        row("2025-Q2", 0, 10, 8, 2) | unit,
        row("2025-Q3", 9, 3, 10, 2) | unit,
    )
    assert in_period(reader, "2025-Q3") == []
    assert broken(reader) == []
