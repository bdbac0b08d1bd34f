"""relations.csv: what is wrong in it is said all at once, with row and column."""

from typing import Any

import pytest

from analytics.errors import InputProblems, Problem
from analytics.store import DATA
from tests.fixtures.memory import memory_reader


def problems(*rows: dict[str, Any]) -> tuple[Problem, ...]:
    given = [
        {"code": f"new{place}", "ordinal": 900 + place, "rule_vi": "x", "rule_en": "x", **row}
        for place, row in enumerate(rows)
    ]
    with pytest.raises(InputProblems) as error:
        memory_reader(DATA, relations=given)
    return error.value.problems


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        ({"relation": "resolved = soon + late"}, "“soon”", "mã có trong catalogue/indicators.csv"),
        (
            {"relation": "resolved = on_time[nowhere] + late"},
            "“nowhere” trong “on_time[nowhere]”",
            "mã khối, cấp, đơn vị, lĩnh vực hoặc kỳ",
        ),
        ({"relation": "resolved = on_time +"}, "“resolved = on_time +”", "một đẳng thức; thiếu"),
        ({"relation": None}, "ô trống", "một đẳng thức"),
        ({"kind": "jump", "relation": "resolved = late"}, "“resolved = late”", "ô trống"),
        (
            {"kind": "dossiers", "relation": "received = carried_over"},
            "“received”",
            "một cột của biểu II.06a",
        ),
        ({"relation": "resolved = names"}, "ô trống", "các tên mà văn bản nêu"),
        ({"relation": "on_time = resolved + late"}, "một phần của chính nó", "không nằm trong"),
    ],
)
def test_each_slip_is_found(row: dict[str, Any], found: str, expected: str) -> None:
    told = problems(row)
    assert any(found in one.found.vi and expected in one.expected.vi for one in told), told
    assert all(one.file.endswith("relations.csv") and one.row is not None for one in told)


def test_all_of_them_at_once() -> None:
    told = problems(
        {"relation": "resolved = soon + late"},
        {"relation": "resolved = on_time[nowhere] + late"},
        {"severity": "grave", "relation": "resolved = on_time"},
        {"document": "no-such", "relation": "resolved = on_time"},
    )
    assert len({one.row for one in told}) == 4
    assert {"relation", "severity", "document"} <= {one.column for one in told}
