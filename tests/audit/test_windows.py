"""The days over which units counted: alike in a period, adjoining from quarter to quarter."""

from datetime import date
from typing import Any

from analytics.audit import Check, audit, audit_of_slices
from analytics.store import DATA, Reader
from analytics.windows import Window
from tests.fixtures.memory import shared_reader

BY_THE_14TH = {
    "2021-Q1": Window(date(2020, 12, 15), date(2021, 3, 14)),
    "2021-Q2": Window(date(2021, 3, 15), date(2021, 6, 14)),
}
CALENDAR = {
    "2021-Q1": Window(date(2021, 1, 1), date(2021, 3, 31)),
    "2021-Q2": Window(date(2021, 4, 1), date(2021, 6, 30)),
}
OPEN = Window(None, date(2021, 3, 14))


def row(unit: str, period: str, window: Window | None = None, **counts: int) -> dict[str, Any]:
    said = {} if window is None else {"window": window}
    return {"unit": unit, "period": period, "sector": "dat-dai", **said, **counts}


def read(*rows: dict[str, Any]) -> Reader:
    return shared_reader(DATA, published=False, dossiers=rows)


def checks(reader: Reader, code: str, state: str = "broken") -> list[Check]:
    return [one for one in audit(reader).checks if one.declared.code == code and one.state == state]


def said(reader: Reader, code: str) -> list[str]:
    return [one.sentence.vi for one in checks(reader, code) if one.sentence]


def test_units_of_one_quarter_that_counted_over_different_days_are_told_by_their_days() -> None:
    reader = read(
        row("568", "2021-Q1", BY_THE_14TH["2021-Q1"]),
        row("569", "2021-Q1", BY_THE_14TH["2021-Q1"]),
        row("570", "2021-Q1", CALENDAR["2021-Q1"]),
        row("571", "2021-Q1"),
    )
    assert said(reader, "windows_alike") == [
        "Quý I/2021: các đơn vị đếm hồ sơ theo khoảng ngày khác nhau: 15/12/2020–14/3/2021"
        " (2 đơn vị), 1/1/2021–31/3/2021 (1 đơn vị), tệp không ghi ngày (1 đơn vị)."
    ]
    (check,) = checks(reader, "windows_alike")
    assert check.arithmetic is not None
    assert check.arithmetic.vi == (
        "15/12/2020–14/3/2021: Thành phố Nha Trang; Thành phố Cam Ranh"
        " · 1/1/2021–31/3/2021: Huyện Cam Lâm · tệp không ghi ngày: Huyện Vạn Ninh"
    )
    assert check.severity == "note"


def test_a_last_day_alone_goes_with_the_days_that_end_on_it() -> None:
    reader = read(row("568", "2021-Q1", BY_THE_14TH["2021-Q1"]), row("569", "2021-Q1", OPEN))
    assert said(reader, "windows_alike") == []
    assert len(checks(reader, "windows_alike", "held")) == 1


def test_days_that_nobody_says_are_no_finding() -> None:
    reader = read(row("568", "2021-Q1"), row("569", "2021-Q1", CALENDAR["2021-Q1"]))
    assert [one for one in audit(reader).checks if one.declared.code == "windows_alike"] == []


def test_days_between_two_windows_are_told_and_the_two_quarters_not_held_together() -> None:
    """15/3 to 31/3 is in no quarter: what was left then is not what came over."""
    reader = read(
        row("568", "2021-Q1", BY_THE_14TH["2021-Q1"], received_online=4, pending_in_time=4),
        row("568", "2021-Q2", CALENDAR["2021-Q2"], carried_over=9, resolved_on_time=9),
    )
    assert said(reader, "windows_adjoin") == [
        "Thành phố Nha Trang, quý II/2021: 15/3/2021–31/3/2021 không được tính vào kỳ nào, vì kỳ"
        " số liệu không nối tiếp kỳ trước; do đó không so cột (6) với cột (11) của kỳ trước."
    ]
    assert said(reader, "carried_over") == []
    assert checks(reader, "carried_over", "held") == []


def test_days_that_two_quarters_share_are_counted_twice() -> None:
    reader = read(
        row("568", "2021-Q1", CALENDAR["2021-Q1"]), row("568", "2021-Q2", BY_THE_14TH["2021-Q2"])
    )
    (sentence,) = said(reader, "windows_adjoin")
    assert "15/3/2021–31/3/2021 được tính hai lần" in sentence


def test_windows_that_adjoin_or_are_not_known_are_held_together() -> None:
    for windows in (BY_THE_14TH, {"2021-Q1": OPEN, "2021-Q2": BY_THE_14TH["2021-Q2"]}, {}):
        reader = read(
            row("568", "2021-Q1", windows.get("2021-Q1"), received_online=4, pending_in_time=4),
            row("568", "2021-Q2", windows.get("2021-Q2"), carried_over=9, resolved_on_time=9),
        )
        assert len(said(reader, "carried_over")) == 1
        assert said(reader, "windows_adjoin") == []


def test_units_with_the_same_days_between_are_one_finding() -> None:
    rows = [
        row(unit, period, windows[period])
        for unit in ("568", "569", "570")
        for period, windows in (("2021-Q1", BY_THE_14TH), ("2021-Q2", CALENDAR))
    ]
    (check,) = checks(read(*rows), "windows_adjoin")
    assert check.sentence is not None and check.arithmetic is not None
    assert check.sentence.vi.startswith("3 đơn vị, quý II/2021: 15/3/2021–31/3/2021 không")
    assert check.arithmetic.vi == (
        "quý I/2021: 15/12/2020–14/3/2021, quý II/2021: 1/4/2021–30/6/2021 (Thành phố Nha Trang;"
        " Thành phố Cam Ranh; Huyện Cam Lâm)"
    )


def test_a_preview_asks_only_about_the_units_of_its_files() -> None:
    rows = [
        row(unit, period, windows[period])
        for unit in ("568", "569")
        for period, windows in (("2021-Q1", BY_THE_14TH), ("2021-Q2", CALENDAR))
    ]
    found = audit_of_slices(read(*rows), {("2021-Q2", "569")})
    broken = [one for one in found.checks if one.state == "broken"]
    (check,) = [one for one in broken if one.declared.code == "windows_adjoin"]
    assert check.sentence is not None
    assert check.sentence.vi.startswith("Thành phố Cam Ranh, quý II/2021")
